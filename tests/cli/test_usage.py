"""A wrong command line or a wrong setting: exit code 2, one line that says what and where, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Command = Callable[..., Run]

WRONG = [
    (["nonesuch"], "nonesuch"),
    (["ingest"], "PATH"),
    (["ingest", ""], "blank"),
    (["extract"], "PATH"),
    (["events", "--contry", "KR"], "--contry"),
    (["events", "--kind", "party"], "agreement, twinning"),
    (["events", "--country", "Korea"], "two letters"),
    (["events", "--status", "done"], "held, planned"),
    (["events", "--from", "yesterday"], "2023-01-04"),
    (["events", "--to", "2023-02-30"], "2023-01-04"),
    (["events", "--lang", "fr"], "en, vi, zh"),
    (["events", "--from", "2024", "--to", "2020"], "after to=2020"),
    (["events", "--limit", "many"], "many"),
    (["events", "--limit", "0"], "number from 1"),
    (["events", "--format", "xml"], "xml"),
    (["events", "unexpected"], "unexpected"),
    (["evaluate", "--articles", "a.jsonl"], "gold"),
    (["publish"], "--out"),
    (["serve", "--port", "http"], "--port"),
    (["serve", "--port", "70000"], "not a port"),
    (["serve", "--public-url", "example.org"], "not an address"),
    (["--store"], "a command must follow"),
    (["--store", "var"], "a command must follow"),
]


@pytest.mark.parametrize("arguments, hint", WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_usage(run: Command, arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("timeline: ") and hint in result.err


def test_a_wrong_variable_is_named(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_PORT", "http")
    result = run("events")
    assert (result.code, result.err) == (
        2,
        "timeline: TIMELINE_PORT: 'http' is not a port (0 to 65535; 0 takes a free one)\n",
    )


def test_a_wrong_settings_file_is_named(run: Command) -> None:
    Path("timeline.toml").write_text("stor = 'x'")
    result = run("events")
    assert result.code == 2 and "timeline.toml: unknown setting stor" in result.err


@pytest.mark.parametrize("command", ["events", "serve", "ingest"])
def test_a_language_that_is_not_spoken_is_refused_by_every_command(run: Command, command: str) -> None:
    Path("timeline.toml").write_text("language = 'fr'")
    result = run(command, *(["a.txt"] if command == "ingest" else []))
    assert result.code == 2 and "timeline.toml, language: 'fr' is not one of en, vi, zh" in result.err


def test_a_message_with_control_characters_is_shown_as_text(run: Command) -> None:
    result = run("events", "--lang", "\x1b[31mred\x9b\u202e")
    assert result.code == 2 and not {"\x1b", "\x9b", "\u202e"} & set(result.err)


def test_a_store_that_is_no_folder_is_one_line(run: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("events", "--store", tmp_path / "file" / "below")
    assert result.code in (0, 1) and "Traceback" not in result.err


def test_an_interrupt_is_told_by_the_exit_code(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.cli.views.Store", interrupted)
    result = run("events")
    assert (result.code, result.err) == (130, "timeline: interrupted\n")

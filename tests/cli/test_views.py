"""What is in the store, printed and published."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.factories import fill_store, make_event, make_evidence
from timeline.model import Kind, Party, Status

Command = Callable[..., Run]
HOSTILE = "=1+1\x1b[31mred\x9b2J\u202e[bold]x[/bold]\nnext"

EVENTS = (
    make_event(uid="seoul", summary={"en": "Visit to Seoul", "vi": "Thăm Seoul"}, kind=Kind.VISIT),
    make_event(
        uid="lao",
        summary={"vi": "Tiếp đoàn Champasak"},
        dtstart=date(2024, 5, 6),
        countries=("LA",),
        parties=(Party("Champasak", country="LA"),),
        status=Status.PLANNED,
        evidence=(make_evidence(), make_evidence(article="news-2", language="vi", quote="Đoàn Champasak thăm tỉnh.")),
    ),
    make_event(uid="recently", summary={"en": "Recently so"}, dtstart=None),
    make_event(uid="hostile", summary={"en": HOSTILE}, dtstart=date(2001, 1, 1)),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill_store(tmp_path / "store", EVENTS)
    return tmp_path / "store"


def uids(run: Command, store: Path, *options: str) -> list[str]:
    text = run("events", "--store", store, "--format", "jsonl", *options).out
    return [json.loads(line)["uid"] for line in text.split("\n") if line]


CHOSEN = [
    ([], {"seoul", "lao", "hostile"}),
    (["--undated"], {"seoul", "lao", "recently", "hostile"}),
    (["--undated", "--from", "2000"], {"seoul", "lao", "hostile"}),
    (["--undated", "--to", "2001"], {"hostile"}),
    (["--kind", "visit"], {"seoul"}),
    (["--kind", "visit", "--kind", "agreement", "--country", "LA"], {"lao"}),
    (["--country", "la"], {"lao"}),
    (["--party", "champasak"], {"lao"}),
    (["--status", "planned"], {"lao"}),
    (["--from", "2024"], {"lao"}),
    (["--to", "2001"], {"hostile"}),
    (["--q", "tham seoul"], {"seoul"}),
    (["--province", "binh-duong", "--kind", "visit"], {"seoul"}),
    (["--province", "Da Nang"], set()),
]


def test_a_province_that_no_event_names_is_told(run: Command, store: Path) -> None:
    told = run("events", "--store", store, "--province", "Atlantis", "--province", "Bình Dương").err
    assert [line for line in told.splitlines() if "province" in line] == [
        "timeline: note: no event is of the province 'Atlantis'; there are events of binh-duong"
    ]


def test_a_province_without_events_of_that_kind_is_none_that_nobody_names(run: Command, store: Path) -> None:
    told = run("events", "--store", store, "--province", "binh-duong", "--kind", "award").err
    assert told == "timeline: note: no event fits\n"


@pytest.mark.parametrize("options, found", CHOSEN, ids=[" ".join(row[0]) for row in CHOSEN])
def test_events_that_fit_are_printed(run: Command, store: Path, options: list[str], found: set[str]) -> None:
    printed = uids(run, store, *options)
    assert set(printed) == found and len(printed) == len(set(printed))


def test_the_latest_comes_first_and_a_limit_keeps_it(run: Command, store: Path) -> None:
    assert uids(run, store, "--from", "2001", "--limit", "2") == ["lao", "seoul"]


def test_a_line_of_json_has_the_fields_that_are_promised(run: Command, store: Path) -> None:
    line = run("events", "--store", store, "--kind", "visit", "--format", "jsonl").out
    assert set(json.loads(line)) >= {
        *("uid", "sequence", "created", "last_modified", "sources", "start", "end", "precision", "part_of_day", "kind"),
        *("also", "scope", "status", "main", "title", "countries", "parties", "location", "confidence"),
    }


def test_sources_have_the_fields_that_are_promised(run: Command, store: Path) -> None:
    line = run("events", "--store", store, "--country", "LA", "--format", "jsonl").out
    assert [set(source) for source in json.loads(line)["sources"]] == [
        {"id", "url", "language", "quote", "gone", "reprint_of"}
    ] * 2


def test_jsonl_is_not_escaped_ascii(run: Command, store: Path) -> None:
    assert "Tiếp đoàn Champasak" in run("events", "--store", store, "--format", "jsonl").out


def test_a_title_is_in_the_language_that_is_asked_for(run: Command, store: Path) -> None:
    assert "Thăm Seoul" in run("events", "--store", store, "--lang", "vi").out


def test_jsonl_holds_no_control_characters(run: Command, store: Path) -> None:
    assert not {"\x1b", "\x9b"} & set(run("events", "--store", store, "--format", "jsonl").out)


def test_a_table_shows_control_characters_and_markup_as_text(run: Command, store: Path) -> None:
    text = run("events", "--store", store).out
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert "[bold]x[/bold]" in text and r"\x1b[31mred" in text


def test_a_plan_of_the_past_is_announced_in_the_table_and_planned_as_data(run: Command, store: Path) -> None:
    table = run("events", "--store", store, "--country", "LA")
    assert "announced" in table.out and "planned" not in table.out
    assert "no report says so far that it took place" in table.err
    assert (
        json.loads(run("events", "--store", store, "--country", "LA", "--format", "jsonl").out)["status"] == "planned"
    )


def test_a_table_has_a_row_for_each_event(run: Command, store: Path) -> None:
    assert len(run("events", "--store", store, "--undated").out.splitlines()) == 1 + len(EVENTS)


def test_csv_is_safe_in_a_spreadsheet(run: Command, store: Path) -> None:
    rows = list(csv.DictReader(run("events", "--store", store, "--undated", "--format", "csv").out.splitlines()))
    assert len(rows) == len(EVENTS)
    assert [row["title"][:5] for row in rows if row["uid"] == "hostile"] == ["'=1+1"]


def test_nothing_fits(run: Command, store: Path) -> None:
    result = run("events", "--store", store, "--country", "SE", "--format", "jsonl")
    assert (result.code, result.out, result.err) == (0, "", "timeline: note: no event fits\n")


def test_the_store_may_be_named_before_the_command(run: Command, store: Path) -> None:
    assert run("--store", store, "events", "--kind", "visit") == run("events", "--kind", "visit", "--store", store)


def test_the_store_may_be_named_by_the_environment(run: Command, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_STORE", str(store))
    assert "Seoul" in run("events").out


def test_a_store_that_is_not_there_is_told(run: Command, tmp_path: Path) -> None:
    result = run("events", "--store", tmp_path / "none")
    assert result.code == 0 and "there is no store yet" in result.err


@pytest.mark.parametrize("command", [["publish", "--out", "site"], ["serve", "--port", "0"]])
def test_a_site_of_an_unknown_province_is_refused(run: Command, store: Path, command: list[str]) -> None:
    result = run(*command, "--store", store, "--province", "hanoi")
    assert (result.code, result.err.splitlines()[-1]) == (
        2,
        "timeline: province: 'hanoi' has no profile, and no events in the store; there are binh-duong",
    )
    assert not Path("site").exists()


def test_a_sound_store_has_no_faults(run: Command, store: Path) -> None:
    assert run("check", "--store", store).out == ""

"""Every command says what it does and shows how; what it shows can be run."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from tests.cli.conftest import Run
from timeline import __version__
from timeline.cli import app
from timeline.cli.application import app as application

COMMANDS = [name for name in application if not name.startswith("-")]
Command = Callable[..., Run]


def examples(text: str) -> list[str]:
    return [line.strip() for line in text.partition("Examples:")[2].splitlines() if line.strip()]


def test_the_commands_are_there() -> None:
    assert set(COMMANDS) == {
        *("ingest", "extract", "dates", "explain", "events", "evaluate", "publish", "serve", "check"),
        *("history", "reprocess", "review", "sources", "update", "watch"),
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented(run: Command, command: str) -> None:
    text = run(command, "--help").out
    assert text.startswith(f"Usage: timeline {command}") and len(text.splitlines()[2].split()) > 4


@pytest.mark.parametrize("command", COMMANDS)
def test_every_parameter_of_a_command_is_explained(command: str) -> None:
    parameters = application[command].assemble_argument_collection(parse_docstring=True)
    shown = [a for a in parameters if a.parameter.show is not False and a.name != "*"]  # "*": a group of options
    bare = [a.name for a in shown if not a.parameter.help]
    assert len(parameters) and bare == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_examples_of_its_own(run: Command, command: str) -> None:
    shown = examples(run(command, "--help").out)
    assert shown and all(line.startswith(f"timeline {command}") for line in shown)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_are_right(run: Command, command: str) -> None:
    for line in examples(run(command, "--help").out):
        _, *tokens = shlex.split(line.partition(" > ")[0])
        app.parse_args(tokens, exit_on_error=False, print_error=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_fit_a_terminal(run: Command, command: str) -> None:
    assert all(len(line) < 80 for line in run(command, "--help").out.partition("Examples:")[2].splitlines())


def test_the_whole_shows_examples_too(run: Command) -> None:
    assert len(examples(run("--help").out)) >= 3


def test_without_arguments_there_is_help(run: Command) -> None:
    result = run()
    assert result.code == 0 and result.out.startswith("Usage: timeline COMMAND")


def test_the_version(run: Command) -> None:
    assert run("--version").out == f"timeline {__version__}\n"


def test_the_format_of_labels_is_told(run: Command) -> None:
    assert '{"id": ..., "events": [{"start": "2023-01-04", "kind": "visit"}]}' in " ".join(
        run("evaluate", "--help").out.split()
    )

"""The command as the system runs it: locales, pipes, signals and streams are real."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.factories import fill_store, make_event, make_events

COMMAND = [sys.executable, "-m", "timeline"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIMELINE_", "LC_", "PYTHON"))}
    return kept | {"PYTHONPATH": str(PROJECT)} | more


def run(arguments: Sequence[object], folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_under_any_locale(tmp_path: Path, form: str, locale: str) -> None:
    fill_store(tmp_path / "var", [make_event(summary={"zh": "平阳省代表团 thăm Đại Điền"})])
    result = run(["events", "--format", form], tmp_path, LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "平阳省代表团 thăm Đại Điền" in result.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_complaint_names_a_file_in_utf8_under_any_locale(tmp_path: Path) -> None:
    result = run(["ingest", "Đối ngoại.jsonl"], tmp_path, LC_ALL="C")
    assert result.returncode == 1 and b"Traceback" not in result.stderr and "Đối ngoại".encode() in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_a_closed_pipe_is_quiet(tmp_path: Path, form: str) -> None:
    fill_store(tmp_path / "var", make_events(2000))
    command = [*COMMAND, "events", "--format", form]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
    assert (process.returncode, complaints) == (0, b"")


def test_no_progress_and_no_colour_where_there_is_no_terminal(tmp_path: Path) -> None:
    fill_store(tmp_path / "var", make_events(3))
    assert b"\x1b" not in run(["events"], tmp_path).stdout


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A delegation of Daejeon came to Binh Duong on January 4, 2023.")
    ours, theirs = pty.openpty()
    command = [*COMMAND, "ingest", "a.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        assert process.stdout is not None
        results, shown = process.stdout.read(), b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    assert b"1 articles read" in shown and b"articles: new 1" in results and b"\x1b" not in results


def read_terminal(descriptor: int) -> bytes:
    """What was written to a terminal; nothing once the other side is closed (Linux then says EIO)."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


def test_an_interrupt_while_the_libraries_are_imported_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "cyclopts.py").write_text("import time\nprint('importing', flush=True)\ntime.sleep(60)\n")
    with subprocess.Popen(
        [*COMMAND, "ingest", "."],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"importing\n"  # a module in the working folder goes before the library
        process.send_signal(signal.SIGINT)
        complaints = process.stderr.read()
    assert (process.returncode, complaints) == (130, b"timeline: interrupted\n")


def test_the_installed_command_begins_where_the_module_does() -> None:
    scripts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"timeline": "timeline.__main__:main"}


def test_importing_the_command_line_does_not_import_the_server(tmp_path: Path) -> None:
    code = "import sys, timeline.cli; print(sorted({'streamlit', 'uvicorn'} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert result.stdout == b"[]\n"


def test_a_line_of_json_is_a_line_for_every_reader(tmp_path: Path) -> None:
    fill_store(tmp_path / "var", [make_event(summary={"en": "one\u2028two\x85three\x0cfour"})])
    lines = run(["events", "--format", "jsonl"], tmp_path).stdout.decode("utf-8").splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["one\u2028two\x85three\x0cfour"]

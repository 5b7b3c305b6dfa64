"""The watcher beside a server: when it runs, that it ends with its server, and that it is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from timeline.config import Settings
from timeline.watcher import Watcher, wants_watching

DEADLINE = 60  # seconds
# Stands for the watcher: writes down that it runs, and ends when its standard input does.
_STANDS_FOR = """
import os, sys
with open(os.environ["TIMELINE_STORE"] + "/ran", "a") as file:
    file.write(f"{os.getpid()}\\n")
sys.stdin.read()
"""
_DIES = _STANDS_FOR.replace("sys.stdin.read()", "os._exit(9)")
_STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + _STANDS_FOR


def until(is_so: Callable[[], object]) -> None:
    """Return once it is so."""
    deadline = time.monotonic() + DEADLINE
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


def started(folder: Path) -> list[int]:
    """The processes that were started, in order."""
    path = folder / "ran"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def watcher(folder: Path, script: str = _STANDS_FOR, watch: bool | None = True) -> Watcher:
    return Watcher(Settings(store=folder, watch=watch), (sys.executable, "-c", script))


@pytest.mark.parametrize(
    ("setting", "has_sources", "expected"),
    [(None, False, False), (None, True, True), (True, False, True), (False, True, False)],
)
def test_when_a_server_watches(tmp_path: Path, setting: bool | None, has_sources: bool, expected: bool) -> None:
    if has_sources:
        (tmp_path / "sources.toml").touch()
    assert wants_watching(Settings(store=tmp_path, watch=setting)) is expected


def test_it_ends_with_its_server(tmp_path: Path) -> None:
    beside = watcher(tmp_path)
    beside.start()
    until(lambda: started(tmp_path))
    beside.stop()
    assert not is_running(started(tmp_path)[0])


def test_it_begins_once_somebody_adds_a_source(tmp_path: Path) -> None:
    beside = watcher(tmp_path, watch=None)
    beside.start()
    (tmp_path / "sources.toml").touch()
    until(lambda: started(tmp_path))
    beside.stop()


def test_one_that_dies_is_started_again(tmp_path: Path) -> None:
    beside = watcher(tmp_path, _DIES)
    beside.start()
    until(lambda: len(started(tmp_path)) >= 2)
    beside.stop()


@pytest.mark.slow
def test_one_that_does_not_end_is_ended(tmp_path: Path) -> None:
    beside = watcher(tmp_path, _STUBBORN)
    beside.start()
    until(lambda: started(tmp_path))
    beside.stop()
    assert not is_running(started(tmp_path)[0])


def test_it_ends_when_its_server_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from timeline.config import Settings\n"
        "from timeline.watcher import Watcher\n"
        "Watcher(Settings(store=Path(sys.argv[1]), watch=True), (sys.executable, '-c', sys.argv[2])).start()\n"
        "time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path), _STANDS_FOR], cwd=PROJECT) as server:
        until(lambda: started(tmp_path))
        server.send_signal(signal.SIGKILL)
    until(lambda: not is_running(started(tmp_path)[0]))

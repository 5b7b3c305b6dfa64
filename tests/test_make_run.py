"""`make run` as a newcomer types it: once, stopped with Ctrl+C, and once more."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import PROJECT

DEADLINE = 600  # seconds: on a machine that is busy, or where `make` has yet to install
ARTICLES = sum(len(path.read_text("utf-8").splitlines()) for path in (PROJECT / "data" / "articles").glob("*.jsonl"))


@contextmanager
def running(make: str, store: Path, port: int, log: Path) -> Iterator[None]:
    """`make run`, which gets what Ctrl+C sends at the end: an interrupt to it and to all that it started."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIMELINE_", "MAKE", "MFLAGS"))}
    environment = kept | {"TIMELINE_STORE": str(store), "TIMELINE_PORT": str(port)}
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [make, "run"], cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        ) as started,
    ):
        try:
            wait_until(lambda: answers(f"http://127.0.0.1:{port}/calendar.ics"), started, log)
            yield
            os.killpg(started.pid, signal.SIGINT)
            started.wait(60)
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)


def wait_until(is_so: Callable[[], bool], started: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + DEADLINE
    while not is_so():
        if started.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"`make run` does not serve (exit code {started.poll()}):\n{log.read_text('utf-8')}")
        time.sleep(0.2)


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=30) as response:
            return response.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False


def read(address: str) -> bytes:
    with urlopen(address, timeout=60) as response:
        octets: bytes = response.read()
    return octets


def counted(log: Path) -> dict[str, str]:
    """What a run said of itself: "articles", "events" ... to what stands behind."""
    return dict(line.split(": ", 1) for line in log.read_text("utf-8").splitlines() if ": " in line)


@pytest.mark.slow
def test_make_run_serves_and_a_second_time_changes_nothing(
    tmp_path: Path, free_port: int, system_program: Callable[[str], str]
) -> None:
    make, logs = system_program("make"), [tmp_path / "first.log", tmp_path / "second.log"]
    calendars = []
    for log in logs:
        with running(make, tmp_path / "store", free_port, log):
            assert b"Foreign affairs of Binh Duong" in read(f"http://127.0.0.1:{free_port}/")
            calendars.append(read(f"http://127.0.0.1:{free_port}/calendar.ics"))
        assert "Traceback" not in log.read_text("utf-8")
        assert f"open            http://127.0.0.1:{free_port}/\n" in log.read_text("utf-8")
    first, second = map(counted, logs)
    assert first["articles"].startswith(f"new {ARTICLES}, changed 0, unchanged 0, failed 0")
    assert second["articles"].startswith(f"new 0, changed 0, unchanged {ARTICLES}, failed 0")
    assert second["events"].startswith("new 0, changed 0, unchanged ")
    assert calendars[0] == calendars[1] and calendars[0].count(b"BEGIN:VEVENT") > 50

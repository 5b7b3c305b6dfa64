"""`timeline serve` as a person starts and stops it."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.test_process import COMMAND, environment, run
from tests.factories import fill_store, make_event


def test_serve_prints_addresses_that_answer_and_ends_well_on_an_interrupt(tmp_path: Path) -> None:
    fill_store(tmp_path / "var", [make_event(uid="served")])
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        try:
            lines = [process.stdout.readline() for _ in range(8)]
            addresses = [line.split()[-1] for line in lines if "http://" in line]
            statuses = {address.rsplit("/", 1)[1]: urlopen(address).status for address in addresses}
        finally:
            process.send_signal(signal.SIGINT)
        complaints = process.stderr.read()
    assert set(statuses) == {"", "calendar.ics", "rss.xml", "atom.xml", "feed.json", "events.csv", "events.jsonl"}
    assert (set(statuses.values()), process.returncode, complaints) == ({200}, 0, "")


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    fill_store(tmp_path / "var", [make_event()])
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run(["serve", "--port", taken.getsockname()[1]], tmp_path)
    assert result.returncode == 2 and result.stderr.count(b"\n") == 1 and b"--port" in result.stderr


@pytest.mark.slow
def test_who_listens_to_all_is_told_that_a_public_address_is_missing(tmp_path: Path) -> None:
    fill_store(tmp_path / "var", [make_event()])
    with socket.socket() as taken:  # so that it says what it has to say, and ends
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        result = run(["serve", "--host", "0.0.0.0", "--port", taken.getsockname()[1]], tmp_path)
    assert b"public_url" in result.stderr.splitlines()[0] and b"--public-url" in result.stderr.splitlines()[0]

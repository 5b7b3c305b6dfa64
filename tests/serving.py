"""The real server over a real store, in a process of its own, for tests that talk to it over HTTP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import PROJECT

START_UP = 60  # seconds; a machine under load takes its time
_SERVE = """
import json, sys
from datetime import datetime
from pathlib import Path
from timeline.config import Settings
from timeline.server import serve
settings = json.loads(sys.argv[1])
settings["store"] = Path(settings["store"])
now = sys.argv[2] and datetime.fromisoformat(sys.argv[2])
clock = (lambda: now) if now else None
serve(Settings(**settings), lambda addresses: print(json.dumps(dict(addresses)), flush=True), clock)
"""


@contextmanager
def served(store: Path, now: datetime | None = None, **settings: object) -> Iterator[str]:
    """The server's base address; it serves `store` at a free port until the block ends, and must then end by itself.

    now: what its clock says all the time, None for what it is.
    """
    given = json.dumps({"port": 0, **settings, "store": str(store)})
    with process([sys.executable, "-c", _SERVE, given, now.isoformat() if now else ""]) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        assert said, "the server ended before it answered"
        Thread(target=server.stdout.read, daemon=True).start()  # so that it never waits for us to read
        yield json.loads(said)["page"].rstrip("/")
    assert server.returncode == 0, f"the server ended with {server.returncode}"


@contextmanager
def process(command: list[str], **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A process in the project's folder, which gets SIGTERM at the end."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("TIMELINE_", "STREAMLIT_"))}
    with subprocess.Popen(
        command, cwd=PROJECT, env={**environ, **environment}, stdout=subprocess.PIPE, text=True
    ) as started:
        try:
            yield started
        finally:
            started.send_signal(signal.SIGTERM)
            try:
                started.wait(30)
            except subprocess.TimeoutExpired:
                started.kill()
                raise


def wait_for(address: str) -> None:
    """Return once the address answers."""
    deadline = time.monotonic() + START_UP
    while True:
        try:
            with urlopen(address):
                return
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)

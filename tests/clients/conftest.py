"""What the tests of subscribers share: a real server on the loopback address over a real store, and real programs."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from tests.clients.evolution import EvolutionProgram, has_evolution, subscribed_evolution
from tests.clients.newsboat import FeedProgram
from tests.clients.spoiling import Proxy, proxied
from tests.conftest import missing
from timeline.config import Settings
from timeline.model import Event
from timeline.provinces import read_profile
from timeline.records import Plan
from timeline.store import Store
from timeline.web import exception_handlers, routes
from timeline.web.assets import Assets
from timeline.web.clock import Clock
from timeline.web.columns import Views
from timeline.web.protection import protection
from timeline.web.site import Site

ZONE = "Asia/Ho_Chi_Minh"
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


@dataclass
class Server:
    """url: without a slash at the end. today: the day at home."""

    url: str
    store: Store
    today: date

    def save(self, *events: Event) -> None:
        """Put these events into the store, in the place of those with the same uids."""
        with self.store.write(NOW) as writer:
            writer.apply(Plan(events=events))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The routes of the program, served by uvicorn, over an empty store."""
    settings = Settings(store=tmp_path / "store")
    site = Site(settings, Store(settings.store), read_profile("binh-duong"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(f"http://127.0.0.1:{listening.getsockname()[1]}", site.store, NOW.date())
        app = Starlette(
            routes=routes(
                site, Views(site), Assets({}, "none"), Clock(lambda: datetime.now(UTC), lambda: server.today)
            ),
            middleware=protection(settings),
            exception_handlers=exception_handlers(),
        )
        running = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        _await(lambda: running.started or not thread.is_alive())
        yield server
        running.should_exit = True
        thread.join(30)


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """What stands in front of the server, and can spoil what it answers."""
    with proxied(server.url) as proxy:
        yield proxy


def _await(is_so: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.02)


@dataclass(frozen=True)
class CalendarProgram:
    """A calendar kept by vdirsyncer and shown by khal, with homes of their own."""

    home: Path
    vdirsyncer: str
    khal: str

    def subscribe(self, url: str) -> None:
        self._write_configuration(url)
        self._run(self.vdirsyncer, "-c", str(self.home / "vdirsyncer.conf"), "discover")

    def subscribe_elsewhere(self, path: str) -> None:
        """The same calendar is henceforth fetched from another path of the server."""
        configuration = self.home / "vdirsyncer.conf"
        configuration.write_text(configuration.read_text().replace("/calendar.ics", path))

    def sync(self, expect: int = 0) -> str:
        """Fetch the calendar; what was said. expect: the exit code."""
        return self._run(self.vdirsyncer, "-c", str(self.home / "vdirsyncer.conf"), "sync", expect=expect)

    def agenda(self, first: str = "2022-01-01", days: int = 1200) -> list[str]:
        """Lines of "start|end|title|cancelled" as khal lists them, each event once."""
        said = self._run(
            self.khal,
            *("-c", str(self.home / "khal.conf"), "list", "--once", "--day-format", ""),
            *("--format", "{start-long}|{end-long}|{title}|{status}", first, f"{days}d"),
        )
        return sorted(line.strip() for line in said.splitlines() if line.strip())

    def _run(self, *command: str, expect: int = 0) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment |= {"HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": ZONE}
        environment |= {f"XDG_{name}_HOME": str(self.home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == expect, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def _write_configuration(self, url: str) -> None:
        events = self.home / "events"
        events.mkdir()
        (self.home / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{self.home}/status/"\n'
            '[pair timeline]\na = "remote"\nb = "local"\ncollections = null\nconflict_resolution = "a wins"\n'
            f'[storage remote]\ntype = "http"\nurl = "{url}"\n'
            f'[storage local]\ntype = "filesystem"\npath = "{events}"\nfileext = ".ics"\n'
        )
        (self.home / "khal.conf").write_text(
            f"[calendars]\n[[timeline]]\npath = {events}\nreadonly = True\n"
            f"[sqlite]\npath = {self.home}/khal.db\n"
            f"[locale]\nlocal_timezone = {ZONE}\ndefault_timezone = {ZONE}\ntimeformat = %H:%M\n"
            "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )


@pytest.fixture
def calendar_program(tmp_path: Path, system_program: Callable[[str], str]) -> CalendarProgram:
    home = tmp_path / "home"
    home.mkdir()
    return CalendarProgram(home, system_program("vdirsyncer"), system_program("khal"))


@pytest.fixture
def feed_program(tmp_path: Path, system_program: Callable[[str], str]) -> FeedProgram:
    home = tmp_path / "newsboat"
    home.mkdir()
    return FeedProgram(home, system_program("newsboat"))


@pytest.fixture
def evolution(
    tmp_path: Path, proxy: Proxy, system_program: Callable[[str], str]
) -> Iterator[Callable[[str], EvolutionProgram]]:
    """`evolution("/calendar.ics")` subscribes with Evolution Data Server, through the proxy, until the test ends."""
    if not has_evolution():
        missing("evolution-data-server and its bindings are not installed (`make system-packages` installs them)")
    with ExitStack() as until_the_end:
        yield lambda path: until_the_end.enter_context(
            subscribed_evolution(system_program("dbus-run-session"), tmp_path / "evolution", proxy, path)
        )

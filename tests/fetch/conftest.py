"""A bad server, and a fetcher whose clock and waiting are played."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest
from tenacity import wait_fixed

from tests.fetch.outside import Outside, outside
from timeline.fetch.fetcher import Fetcher
from timeline.fetch.limits import Limits, Manners

PUBLIC = ip_address("93.184.215.14")  # no test connects to it: see `Led`
TLS = ssl.create_default_context()  # one for all: it takes long to make
START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@dataclass
class Played:
    """A clock that moves only when somebody waits. waited: each wait, in seconds."""

    seconds: float = 0.0
    waited: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.waited.append(seconds)
            self.seconds += seconds


class Led(httpcore2.SyncBackend):
    """Leads each connection to a server on loopback. connected: the addresses and ports that were asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connected: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> httpcore2.NetworkStream:
        self.connected.append((host, port))
        return super().connect_tcp("127.0.0.1", self.port, *rest, **named)


@pytest.fixture
def server() -> Iterator[Outside]:
    with outside() as played:
        yield played


@pytest.fixture
def clock() -> Played:
    return Played()


@pytest.fixture
def fetcher(clock: Played) -> Iterator[Callable[..., Fetcher]]:
    """Makes fetchers that may ask 127.0.0.1, pause for 1 second between requests and for 5 before another try."""
    made: list[Fetcher] = []

    def make(**given: Any) -> Fetcher:
        usual = {
            "now": clock.now,
            "sleep": clock.sleep,
            "monotonic": clock.monotonic,
            "allow": ["127.0.0.1"],
            "tls": TLS,
            "wait": wait_fixed(5),
            "limits": Limits(size=100_000, silence=5, connect=5),
            "manners": Manners(pause=1),
        }
        made.append(Fetcher(**(usual | given)))
        return made[-1]

    yield make
    for one in made:
        one.close()

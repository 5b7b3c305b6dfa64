"""One request at a time to a host, with a pause between them, and none while it wants to be left alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from timeline.errors import LaterError

_FORGOTTEN_AFTER = 3600.0  # seconds without a request


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0  # that have the lock, or wait for it
    free_at: float = float("-inf")  # when the last answer came
    held_until: float = float("-inf")


class Turns:
    """Who may ask which host, and when. monotonic: a clock in seconds; sleep: waits so many seconds."""

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], None], longest_hold: float) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._longest_hold = longest_hold
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float, subject: str) -> Iterator[None]:
        """The caller's turn to ask the host, `pause` seconds after the last answer.

        Raises LaterError at once while the host is held.
        """
        entry = self._enter(host)
        try:
            with entry.lock:
                self._wait(entry, pause, subject)
                try:
                    yield
                finally:
                    entry.free_at = self._monotonic()
        finally:
            with self._lock:
                entry.users -= 1

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long (longest_hold at most): it said that it is too much for it."""
        entry = self._enter(host)
        entry.held_until = max(entry.held_until, self._monotonic() + min(seconds, self._longest_hold))
        with self._lock:
            entry.users -= 1

    def _wait(self, entry: _Host, pause: float, subject: str) -> None:
        now = self._monotonic()
        if entry.held_until > now:
            left = entry.held_until - now
            raise LaterError("its server asked to be left alone for now", subject=subject, retry_after=left)
        if entry.free_at + pause > now:
            self._sleep(entry.free_at + pause - now)

    def _enter(self, host: str) -> _Host:
        with self._lock:
            if host not in self._hosts:
                self._forget()
            entry = self._hosts.setdefault(host, _Host())
            entry.users += 1
            return entry

    def _forget(self) -> None:
        """So that years of hosts, and redirects to ever new ones, take no memory."""
        long_ago = self._monotonic() - _FORGOTTEN_AFTER
        idle = [name for name, host in self._hosts.items() if not host.users and _last(host) < long_ago]
        for name in idle:
            del self._hosts[name]


def _last(host: _Host) -> float:
    return max(host.free_at, host.held_until)

"""What is left of the time and of the bytes that one fetch may take.

Limits of single reads do not suffice: a server that sends a byte now and then never breaks them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from timeline.errors import FetchError, LaterError
from timeline.fetch.limits import Limits

_HEADS = 300_000  # bytes for the head of an answer, chunk sizes, TLS: beside the body


class Allowance:
    """Runs down while requests run (`running`), not while they wait for their turn. monotonic: a clock in seconds."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float], subject: str) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self.subject = subject
        self._seconds = limits.seconds
        self._bytes = 0
        self._deadline: float | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """One request and its answer: its bytes are counted from zero, its time is taken from what is left."""
        started = self._monotonic()
        self._bytes = _on_the_wire(self._limits)
        self._deadline = started + self._seconds
        try:
            yield
        finally:
            self._seconds -= self._monotonic() - started
            self._deadline = None

    @property
    def is_spent(self) -> bool:
        return self._seconds <= 0

    def seconds(self, most: float | None) -> float:
        """How long the next step may take. Raises LaterError where the time is up."""
        left = self._seconds if self._deadline is None else self._deadline - self._monotonic()
        if left <= 0:
            raise LaterError(f"the answer took longer than {self._limits.seconds:g} seconds", subject=self.subject)
        return left if most is None else min(left, most)

    def take(self, count: int) -> None:
        """So many bytes came. Raises FetchError where they are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise FetchError(f"the answer is larger than {self._limits.size:,} bytes", subject=self.subject)


def _on_the_wire(limits: Limits) -> int:
    """Bytes that an answer may have on its way: those of the body twice, for what a chunked one has beside it.

    Where each byte comes as a chunk of its own, they are six times as many; no honest server writes so.
    """
    return limits.size * 2 + _HEADS

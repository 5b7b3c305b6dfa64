"""What a server asks of robots: the Robots Exclusion Protocol (RFC 9309), and how long to pause between requests.

The rules are kept for a day. Where there are none (4xx) all is allowed; where they cannot be had now (5xx, no answer)
nothing is, unless older ones are known (sections 2.3.1 and 2.4).
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from protego import Protego

from timeline.errors import FetchError, LaterError
from timeline.fetch.addresses import Place, WebAddress
from timeline.fetch.exchange import GOOD, Answer

LARGEST = 500 * 1024  # bytes that are read; section 2.5
_LOG = logging.getLogger(__name__)
_KEPT = timedelta(days=1)  # section 2.4
_OLD_KEPT = timedelta(days=30)  # section 2.3.1.4
_NEXT_TRY = timedelta(minutes=1)
_MOST_KEPT = 4_000_000  # bytes of all that is kept, as it was sent; parsed it takes up to 70 times as much
_LEAST = 1000  # bytes that each counts for
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(.*)", re.IGNORECASE)
_PRODUCT = re.compile(r"[a-z_-]*")  # section 2.2.1


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for this program on one server. pause: seconds that it wants between requests, or 0."""

    parsed: Protego
    product: str
    size: int  # bytes, as sent

    def allows(self, address: WebAddress) -> bool:
        return bool(self.parsed.can_fetch(str(address), self.product))

    @property
    def pause(self) -> float:
        rate = self.parsed.request_rate(self.product)
        every = rate.seconds / rate.requests if rate and rate.requests > 0 else 0
        return max(self.parsed.crawl_delay(self.product) or 0, every)


def read_rules(content: bytes, product: str) -> Rules:
    """The rules in a robots.txt. product: our name in it, in small letters."""
    text = content[:LARGEST].decode("utf-8-sig", errors="replace")
    lines = (_agent_line(line, product) for line in text.splitlines())
    return Rules(Protego.parse("\n".join(lines)), product, len(content))


def _agent_line(line: str, product: str) -> str:
    """A line that names a robot, with but three names: ours, all, another.

    Whether it is ours goes by the whole product name. And a file that names thousands before thousands of rules would
    make the parser keep each rule for each name: gigabytes.
    """
    found = _AGENT_LINE.match(line)
    if not found:
        return line
    named = found[1].partition("#")[0].strip().lower()
    same = _PRODUCT.match(named)
    if same and same[0] == product:
        return f"User-agent: {product}"
    return "User-agent: *" if named == "*" else "User-agent: another"


@dataclass(frozen=True, slots=True)
class _Kept:
    """found: the rules, or why they were never had. had: when they were. next_try: when they are looked up again."""

    found: Rules | FetchError
    had: datetime
    next_try: datetime


class Robots:
    """The rules of the servers that are asked, each fetched when it is first needed. Used from several threads.

    ask: the last answer for a robots.txt, redirects followed, no more than LARGEST bytes of it. longest_pause: in
    seconds; that a server wants a longer one, which is not kept, is told in the log.
    """

    def __init__(
        self, product: str, ask: Callable[[WebAddress], Answer], now: Callable[[], datetime], longest_pause: float
    ) -> None:
        self._product = product
        self._longest_pause = longest_pause
        self._ask = ask
        self._now = now
        self._kept: dict[Place, _Kept] = {}
        self._locks: dict[Place, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, place: Place) -> Rules:
        """Raises FetchError (LaterError, RefusedError) while they cannot be had."""
        with self._lock_of(place):
            now = self._now()
            kept = self._kept.get(place)
            if kept is None or now >= kept.next_try:
                kept = self._looked_up(place, kept, now)
                self._keep(place, kept)
        if isinstance(kept.found, FetchError):
            raise _again(kept.found, kept.next_try - now) from kept.found.__cause__
        return kept.found

    def _looked_up(self, place: Place, kept: _Kept | None, now: datetime) -> _Kept:
        try:
            return _Kept(self._fetched(WebAddress(place, "/").robots), now, now + _KEPT)
        except FetchError as error:
            said = error.retry_after if isinstance(error, LaterError) else None
            next_try = now + min(max(_NEXT_TRY, timedelta(seconds=said or 0)), _KEPT)
            if kept and isinstance(kept.found, Rules) and now < kept.had + _OLD_KEPT:
                return replace(kept, next_try=next_try)
            return _Kept(error, now, next_try)

    def _fetched(self, address: WebAddress) -> Rules:
        """None where the answer is 4xx, or redirects that lead nowhere (sections 2.3.1.2 and 2.3.1.3)."""
        answer = self._ask(address)
        rules = read_rules(answer.body if answer.status in GOOD else b"", self._product)
        if rules.pause > self._longest_pause:
            message = "%s wants %g seconds between requests; %g are kept"
            _LOG.warning(message, address, rules.pause, self._longest_pause)
        return rules

    def _lock_of(self, place: Place) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(place, threading.Lock())

    def _keep(self, place: Place, kept: _Kept) -> None:
        """The newest ones: hostile servers, to which redirects lead, cannot fill the memory with their rules."""
        with self._lock:
            self._kept.pop(place, None)
            self._kept[place] = kept
            total = sum(_weight(one) for one in self._kept.values())
            while total > _MOST_KEPT:
                oldest = next(iter(self._kept))
                total -= _weight(self._kept.pop(oldest))
                self._locks.pop(oldest, None)


def _weight(kept: _Kept) -> int:
    return max(_LEAST, kept.found.size if isinstance(kept.found, Rules) else 0)


def _again(fault: FetchError, wait: timedelta) -> FetchError:
    """Why nothing can be asked now. Where no answer came at all, that is the news, not the robots.txt."""
    if not isinstance(fault, LaterError):
        return type(fault)(fault.message, subject=fault.subject)
    said = None if fault.retry_after is None else max(0.0, wait.total_seconds())
    message = fault.message if fault.status is None else f"without its robots.txt nothing is asked, and {fault.message}"
    return LaterError(message, subject=fault.subject, status=fault.status, retry_after=said)

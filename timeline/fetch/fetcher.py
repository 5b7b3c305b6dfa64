"""Fetches an address: by the rules of its server, in its turn, through redirects, again where it fails for a moment."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from httpcore2 import NetworkBackend
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from timeline.config import Settings
from timeline.errors import FetchError, LaterError, RefusedError
from timeline.fetch.addresses import AllowedHosts, WebAddress, web_address
from timeline.fetch.agent import PRODUCT, own_headers
from timeline.fetch.allowance import Allowance
from timeline.fetch.exchange import GOOD, Answer, Exchange
from timeline.fetch.headers import charset, conditions, media_type, retry_after, validators
from timeline.fetch.limits import Limits, Manners
from timeline.fetch.network import Resolve, resolve_host
from timeline.fetch.robots import LARGEST, Robots
from timeline.fetch.turns import Turns
from timeline.fetch.way import REDIRECTS, Way
from timeline.followed import Response, Validators

_GONE = {404, 410}
_LATER = {408, 425, 429}
_WORTH_ANOTHER_TRY = {None, 408, 500, 502, 503, 504}  # None: no answer at all
Wait = Callable[[RetryCallState], float]


class Fetcher:
    """The one way to the web: a `followed.Fetch`. A context manager; used from several threads.

    contact: goes into the User-Agent. allow: hosts (or host:port) that may be on a private network. now: an aware
    clock. sleep, monotonic: wait, and a clock for it. wait: seconds before another try, by tenacity; they must differ.
    resolve: looks names up. below: connects to addresses; None for the system's sockets. tls: whom to trust; None for
    whom this machine trusts. Raises ConfigError for what is no host in `allow`.
    """

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        contact: str | None = None,
        allow: Iterable[str] = (),
        limits: Limits = Limits(),  # noqa: B008 - frozen
        manners: Manners = Manners(),  # noqa: B008 - frozen
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Wait = wait_exponential_jitter(initial=1, max=10, jitter=2),  # noqa: B008 - without state
        resolve: Resolve = resolve_host,
        below: NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._now, self._sleep, self._monotonic, self._wait = now, sleep, monotonic, wait
        self._limits, self._manners = limits, manners
        self._headers = own_headers(contact)
        self._exchange = Exchange(AllowedHosts.of(allow), limits, resolve, below, tls)
        self._turns = Turns(monotonic, sleep, manners.longest_hold)
        self._robots = Robots(PRODUCT, self._ask_for_robots, now, manners.longest_pause)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept."""
        self._exchange.close()

    def __call__(self, url: str, validators: Validators | None = None) -> Response:
        """Raises RefusedError for what is not asked, LaterError where another try may do better, else FetchError."""
        start = web_address(url)
        allowance = Allowance(self._limits, self._monotonic, str(start))
        headers = self._headers | conditions(validators)
        way = Way(self._limits.redirects, start)
        while True:
            answer = self._ask_politely(way.address, headers, allowance)
            if answer.status not in REDIRECTS:
                return self._response(start, way, answer, is_conditional=len(headers) > len(self._headers))
            way.follow(answer)

    def _ask_politely(self, address: WebAddress, headers: Mapping[str, str], allowance: Allowance) -> Answer:
        if address == address.robots:  # RFC 9309, section 2.2.2: always allowed
            return self._ask(address, headers, allowance, self._manners.pause)
        rules = self._robots.rules(address.place)
        if not rules.allows(address):
            raise RefusedError("its robots.txt does not allow it", subject=str(address))
        pause = max(self._manners.pause, min(rules.pause, self._manners.longest_pause))
        return self._ask(address, headers, allowance, pause)

    def _ask_for_robots(self, address: WebAddress) -> Answer:
        """The last answer for a robots.txt, through redirects, which need no other robots.txt. Raises FetchError."""
        limits = replace(self._limits, size=max(self._limits.size, LARGEST))
        allowance = Allowance(limits, self._monotonic, str(address))
        way = Way(limits.redirects, address)
        while True:
            answer = self._ask(way.address, self._headers, allowance, self._manners.pause, cut_at=LARGEST)
            if answer.status not in REDIRECTS or not way.can_follow(answer):
                return answer

    def _ask(
        self,
        address: WebAddress,
        headers: Mapping[str, str],
        allowance: Allowance,
        pause: float,
        cut_at: int | None = None,
    ) -> Answer:
        """The answer, whatever it says; tries again where the server fails. Raises FetchError where there is none."""
        host = address.place.host_key

        def attempt() -> Answer:
            with self._turns.turn(host, pause, str(address)):
                answer = self._exchange.ask(address, headers, allowance, cut_at)
            return self._unless_later(answer)

        retrying = Retrying(
            sleep=self._sleep,
            stop=stop_after_attempt(self._limits.tries),
            wait=self._seconds_to_wait,
            retry=retry_if_exception(lambda error: self._is_worth_another_try(error) and not allowance.is_spent),
            reraise=True,
        )
        return retrying(attempt)

    def _unless_later(self, answer: Answer) -> Answer:
        """Raises LaterError where the server is not up to it now; its host is held for as long as it says."""
        if answer.status not in _LATER and answer.status < 500:
            return answer
        wait = retry_after(answer.headers, self._now())
        seconds = None if wait is None else wait.total_seconds()
        if seconds is not None:
            self._turns.hold(answer.address.place.host_key, seconds)
        message = f"the server answered {answer.status} {_phrase(answer.status)}".rstrip()
        raise LaterError(message, subject=str(answer.address), status=answer.status, retry_after=seconds)

    def _is_worth_another_try(self, error: BaseException) -> bool:
        if not isinstance(error, LaterError):
            return False
        if error.retry_after is not None:
            return error.retry_after <= self._manners.patience
        return error.status in _WORTH_ANOTHER_TRY

    def _seconds_to_wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        said = error.retry_after if isinstance(error, LaterError) else None
        return self._wait(state) if said is None else said

    def _response(self, start: WebAddress, way: Way, answer: Answer, is_conditional: bool) -> Response:
        _refuse_bad_status(answer, is_conditional)
        wait = retry_after(answer.headers, self._now())
        return Response(
            asked=str(start),
            url=str(way.address),
            status=200 if answer.status in GOOD else answer.status,
            content=answer.body,
            fetched=self._now(),
            media_type=media_type(answer.headers),
            charset=charset(answer.headers),
            validators=validators(answer.headers),
            moved=way.is_permanent and answer.status not in _GONE,
            retry_after=wait,
        )


def open_fetcher(
    settings: Settings, *, now: Callable[[], datetime], sleep: Callable[[float], None] = time.sleep
) -> Fetcher:
    """A fetcher as the settings have it. now: an aware clock; sleep: waits so many seconds."""
    manners = Manners(pause=settings.fetch_pause)
    return Fetcher(now=now, sleep=sleep, contact=settings.contact, allow=settings.fetch_allow, manners=manners)


def _refuse_bad_status(answer: Answer, is_conditional: bool) -> None:
    """304 is an answer to a condition only (RFC 9110, section 15.4.5)."""
    if answer.status not in GOOD | _GONE and not (answer.status == 304 and is_conditional):
        raise _wrong_status(answer)


def _wrong_status(answer: Answer) -> FetchError:
    message = f"the server answered {answer.status} {_phrase(answer.status)}".rstrip()
    return FetchError(message, subject=str(answer.address))


def _phrase(status: int) -> str:
    """What the standard calls it: what the server calls it may be anything."""
    return HTTPStatus(status).phrase if status in HTTPStatus.__members__.values() else ""

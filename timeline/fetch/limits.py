"""How much of a server's answer is taken, how long it may take, and how hard a server is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. Sizes are bytes, times seconds.

    size: of a body, as it is sent and with its content coding undone. seconds: in all, for all redirects, tries and the
    reading; waiting for a host's turn does not count. connect: for one connection to be made. silence: without a
    byte. redirects: on the way of one fetch. tries: of one request, where the server or the way to it fails.
    """

    size: int = 20_000_000
    seconds: float = 60
    connect: float = 15
    silence: float = 30
    redirects: int = 8
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is treated. Times are seconds.

    pause: the least time between an answer and the next request to the same host; longer where its robots.txt asks for
    it, up to longest_pause. patience: how long a Retry-After may be to be waited for within a fetch; a longer one is
    left to the caller. longest_hold: how long at most a whole host is left alone since it said so for one address.
    """

    pause: float = 1
    longest_pause: float = 60
    patience: float = 20
    longest_hold: float = 3600

"""A feed's past, in parts that nothing ever enters once they are there (RFC 5005, section 4).

A part is of a span of time that is over: its events are those that last became known or changed then. An event that
changes leaves its part for the present, so parts only shrink, and who reads one once has missed nothing by never
reading it again. That holds as long as no write to the store is marked with an instant that an earlier one had
(`Store.write`), whatever becomes of the events: merged, withdrawn, corrected into another feed or out of it.

So no part hangs on how many events there are before it. A span is a month (UTC), or, where more than `LARGEST` events
last changed in it, a half of it, a half of that, and so on; what one write changed at one instant is cut by the digits
of a hash of the uids. Where enough events have left, halves are one part again, under that one's own id: read once
more, it tells nothing new, and nothing is missing.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Generic

from timeline.publish.wording import Stamped, dated

LARGEST = 100
_INSTANT = 42  # binary digits of the microseconds of a month
_HASH = 64
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Part(Generic[Stamped]):
    """id: "2026-11"; of a piece of that month "2026-11-b", the halvings that lead to it behind a 1, in hexadecimal.

    events: in the order in which they last changed; at most `LARGEST`.
    """

    id: str
    events: tuple[Stamped, ...]


def archived_parts(events: Sequence[Stamped]) -> list[Part[Stamped]]:
    """The parts of the past of a feed of these events, the oldest first; none where all of it is recent.

    The events with a date that are in none are those of the span that is not over: at most `LARGEST`, and no other
    changed after them. Those that were withdrawn count, told or not.
    """
    known = sorted(dated(events), key=lambda event: (event.last_modified, event.uid))
    pieces = [(month, *piece) for month, group in groupby(known, key=_month) for piece in _pieces(month, list(group))]
    # The last piece has room for what is still to come, unless it is of one instant: no other write has that.
    if pieces and len(pieces[-1][1]) < _INSTANT:
        pieces.pop()
    return [Part(_id(month, digits), tuple(held)) for month, digits, held in pieces]


def _month(event: Stamped) -> datetime:
    return event.last_modified.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _pieces(month: datetime, events: Sequence[Stamped]) -> Iterator[tuple[str, Sequence[Stamped]]]:
    """The pieces of a month, the oldest first, each with the halvings that lead to it."""
    moments = [(event.last_modified - month) // _MICROSECOND for event in events]
    for digits, start, end in _halved(moments, _INSTANT):
        if end - start <= LARGEST:
            yield digits, events[start:end]
        else:
            yield from ((digits + more, piece) for more, piece in _pieces_of_instant(events[start:end]))


def _pieces_of_instant(events: Sequence[Stamped]) -> Iterator[tuple[str, Sequence[Stamped]]]:
    hashed = sorted(((_hash(event.uid), event) for event in events), key=itemgetter(0))
    for digits, start, end in _halved([key for key, _ in hashed], _HASH):
        yield digits, sorted((event for _, event in hashed[start:end]), key=lambda event: event.uid)


def _hash(uid: str) -> int:
    return int.from_bytes(hashlib.sha256(uid.encode("utf-8", "surrogatepass")).digest()[: _HASH // 8])


def _halved(keys: Sequence[int], width: int) -> Iterator[tuple[str, int, int]]:
    """Where the halvings of all numbers of `width` binary digits cut these ones, which are sorted: of each piece, the
    digits that lead to it, and from where to where it goes. More than `LARGEST` are of one number."""
    todo = [(0, len(keys), 0)]
    while todo:
        start, end, depth = todo.pop()
        first, last = keys[start], keys[end - 1]
        if end - start <= LARGEST or first == last:
            yield f"{first:0{width}b}"[: depth if end - start <= LARGEST else width], start, end
            continue
        differing = (
            first ^ last
        ).bit_length()  # digits from the first on in which they differ; before, halves are empty
        middle = bisect_left(keys, last >> (differing - 1) << (differing - 1), start, end)
        todo += [(middle, end, width - differing + 1), (start, middle, width - differing + 1)]


def _id(month: datetime, digits: str) -> str:
    return f"{month:%Y-%m}-{int(f'1{digits}', 2):x}" if digits else f"{month:%Y-%m}"

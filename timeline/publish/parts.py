"""A feed's past, in parts of which each stays what it is (RFC 5005, section 4).

Events stand in the order in which they became known, in parts of one month (UTC) and of at most `LARGEST` events. What
became known last and fills no part yet is in none: it is in the document that people subscribe to. So a part that was
read once needs never be read again: what changes in it later, that document tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import Generic

from timeline.publish.wording import Stamped, dated

LARGEST = 100


@dataclass(frozen=True, slots=True)
class Part(Generic[Stamped]):
    """id: "2026-11", the month's second part "2026-11-2". events: in the order in which they became known."""

    id: str
    events: tuple[Stamped, ...]


def archived_parts(events: Sequence[Stamped]) -> list[Part[Stamped]]:
    """The parts of the past of a feed of these events, the oldest first; none where all of it is recent."""
    whole = _parts(events)
    return whole[:-1] if whole and len(whole[-1].events) < LARGEST else whole


def recent(events: Sequence[Stamped]) -> tuple[Stamped, ...]:
    """The events with a date that are in no part of the past."""
    whole = _parts(events)
    return whole[-1].events if whole and len(whole[-1].events) < LARGEST else ()


def _parts(events: Sequence[Stamped]) -> list[Part[Stamped]]:
    """Those that were withdrawn count for ever, told or not: else others would change their part."""
    known = sorted(dated(events), key=lambda event: (event.created, event.uid))
    parts: list[Part[Stamped]] = []
    for month, group in groupby(known, key=_month):
        held = tuple(group)
        for number, start in enumerate(range(0, len(held), LARGEST), 1):
            parts.append(Part(month if number == 1 else f"{month}-{number}", held[start : start + LARGEST]))
    return parts


def _month(event: Stamped) -> str:
    return event.created.astimezone(UTC).strftime("%Y-%m")

"""How much there is in a selection of events, for one line above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Event


@dataclass(frozen=True, slots=True)
class Overview:
    """events, countries: how many. first, last: the years of the first and the last start; None where none is dated."""

    events: int = 0
    countries: int = 0
    first: int | None = None
    last: int | None = None


def overview_of(events: Sequence[Event]) -> Overview:
    years = [event.dtstart.year for event in events if event.dtstart is not None]
    countries = {code for event in events for code in event.countries}
    return Overview(len(events), len(countries), min(years, default=None), max(years, default=None))

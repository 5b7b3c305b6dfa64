"""How much there is in a selection of events, for one line above it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """events, countries: how many. first, last: the years of the first and the last start; None where none is dated."""

    events: int = 0
    countries: int = 0
    first: int | None = None
    last: int | None = None

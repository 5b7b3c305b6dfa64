"""Which period a report is of: what an address asks for, with what it leaves out filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.errors import FilterError
from timeline.filter import EventFilter

_EARLIEST, _LATEST, _MOST_YEARS = 1000, 9000, 100


def in_period(chosen: EventFilter, today: date) -> EventFilter:
    """The filter with both ends of the period. Raises FilterError for one that no report is of, or none is before."""
    year = (chosen.since or chosen.until or today).year
    since, until = chosen.since or date(year, 1, 1), chosen.until or date(year, 12, 31)
    if since.year < _EARLIEST or until.year > _LATEST or until.year - since.year >= _MOST_YEARS:
        raise FilterError(
            "a report is of at most {most} years, from {first} to {last}",
            subject="from" if chosen.since else "to",
            values={"most": str(_MOST_YEARS), "first": str(_EARLIEST), "last": str(_LATEST)},
        )
    return replace(chosen, since=since, until=until)

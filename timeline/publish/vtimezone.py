"""The VTIMEZONE of a calendar (RFC 5545, section 3.6.5): what clients need to place a local clock time.

Three shapes are written, because clients read no others alike: one plain STANDARD where the zone's offset does not
change in the years that matter, two observances with a yearly rule each where it changes twice a year by one rule, and
none for every other zone: then the caller writes its times in UTC.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of the offset. local: the wall-clock time at which it happens, by the offset that ends with it."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str


def timezone_component(zone: str, first_year: int, last_year: int) -> Timezone | None:
    """The VTIMEZONE of an IANA zone that is right in these years, both included; None where no simple rule is."""
    rules = ZoneInfo(zone)
    years = range(max(first_year - 1, 1), last_year + 1)  # the year before has the change that January still goes by
    changes = [_transitions(rules, year) for year in years]
    if not any(changes[1:]):
        return _plain(zone, rules, first_year)
    observances = [_observance(list(each)) for each in zip(*changes, strict=False)]
    if {len(each) for each in changes} != {2} or None in observances:
        return None
    return _component(zone, [o for o in observances if o is not None])


def _plain(zone: str, rules: tzinfo, first_year: int) -> Timezone:
    start = datetime(first_year, 1, 1)  # noqa: DTZ001 - a local time, as RFC 5545 has it here
    offset = start.replace(tzinfo=rules).utcoffset() or timedelta()
    return _component(zone, [_standard(start, offset, offset, start.replace(tzinfo=rules).tzname() or zone)])


def _component(zone: str, observances: list[TimezoneStandard | TimezoneDaylight]) -> Timezone:
    component = Timezone()
    component.add("tzid", zone)
    for observance in observances:
        component.add_component(observance)
    return component


def _observance(changes: list[Transition]) -> TimezoneStandard | TimezoneDaylight | None:
    """One observance for the same change in each year, or None where it does not follow one rule."""
    first = changes[0]
    alike = {(c.before, c.after, c.name, c.local.time(), c.local.month, c.local.weekday()) for c in changes}
    week = _week({c.local.day for c in changes}, [c.local for c in changes])
    if len(alike) != 1 or week is None:
        return None
    observance = _standard(first.local, first.before, first.after, first.name)
    byday = f"{week}{_WEEKDAYS[first.local.weekday()]}"
    observance.add("rrule", {"freq": "yearly", "bymonth": first.local.month, "byday": byday})
    return observance


def _standard(start: datetime, before: timedelta, after: timedelta, name: str) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if after > before else TimezoneStandard()
    observance.add("dtstart", start)
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", after)
    observance.add("tzname", name)
    return observance


def _week(days: set[int], moments: list[datetime]) -> int | None:
    """Which week of the month the day always lies in: -1 for the last, 1 to 4, None where it varies."""
    if all(m.day + 7 > monthrange(m.year, m.month)[1] for m in moments):
        return -1
    weeks = {(day - 1) // 7 + 1 for day in days}
    return weeks.pop() if len(weeks) == 1 else None


@lru_cache(maxsize=1024)
def _transitions(rules: tzinfo, year: int) -> tuple[Transition, ...]:
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(monthrange(year, 2)[1] + 338)]
    return tuple(
        _transition(rules, a, b)
        for a, b in pairwise(days)
        if a.astimezone(rules).utcoffset() != b.astimezone(rules).utcoffset()
    )


def _transition(rules: tzinfo, low: datetime, high: datetime) -> Transition:
    """The change between two instants, found to the second by halving."""
    before, after = _offset(rules, low), _offset(rules, high)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(rules, middle) == before else (low, middle)
    local = (high + before).replace(tzinfo=None)
    return Transition(local, before, after, high.astimezone(rules).tzname() or "")


def _offset(rules: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(rules).utcoffset() or timedelta()

"""The VTIMEZONE of a calendar (RFC 5545, section 3.6.5): what clients need to place a local clock time.

Its observances are of the shapes that all clients read alike: a change that came by one rule in several years is one
observance with a yearly rule, which ends where the rule did; a change by no rule that BYDAY can say is an observance of
its own, which begins and has no rule; a zone that does not change is one plain STANDARD. No RDATE lists: Thunderbird
misreads them.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EARLIEST, _LATEST = 1800, 2100  # no zone of the IANA database changes before, or but by one yearly rule after
_AHEAD = 3  # years that are looked at beyond those asked for: whether a rule goes on is seen later
_NO_TIME = timedelta()


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of the offset. local: the wall-clock time at which it happens, by the offset that ends with it.

    is_daylight: what it changes to is summer time.
    """

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool

    @property
    def utc(self) -> datetime:
        return (self.local - self.before).replace(tzinfo=UTC)

    @property
    def kind(self) -> tuple[object, ...]:
        """What transitions of one yearly rule have in common, but for the week."""
        local = self.local
        return self.before, self.after, self.name, self.is_daylight, local.time(), local.month, local.weekday()

    @property
    def weeks(self) -> frozenset[int]:
        """Which weekday of its month it is: 1 to 4, and -1 for the last. A fifth is the last, too."""
        nth = (self.local.day - 1) // 7 + 1
        is_last = self.local.day + 7 > monthrange(self.local.year, self.local.month)[1]
        return frozenset({nth} - {5}) | ({-1} if is_last else frozenset())


@dataclass(frozen=True, slots=True)
class Era:
    """Transitions of successive years by one rule. week: see `Transition.weeks`. is_open: the rule is in force."""

    transitions: tuple[Transition, ...]
    week: int
    is_open: bool


@lru_cache(maxsize=256)
def timezone_text(zone: str, first_year: int, last_year: int) -> str:
    """The lines of `timezone_component`: many calendars have the same."""
    octets: bytes = timezone_component(zone, first_year, last_year).to_ical()
    return octets.decode()


def timezone_component(zone: str, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of an IANA zone that is right for the local times of these years, both included."""
    rules = ZoneInfo(zone)
    # the year before has the change that January still goes by
    start = min(max(first_year - 1, _EARLIEST), _LATEST - _AHEAD)
    end = min(max(last_year, start) + _AHEAD, _LATEST)
    changes = [change for year in range(start, end + 1) for change in _transitions(rules, year)]
    eras = [era for era in _eras(changes, end) if era.transitions[0].local.year <= last_year]
    component = Timezone()
    component.add("tzid", zone)
    for observance in _observances(rules, min(start, first_year), eras, first_year):
        component.add_component(observance)
    return component


def _observances(
    rules: tzinfo, start: int, eras: Sequence[Era], first_year: int
) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """By their first onsets; before these, how the zone was, where the year before tells nothing of it."""
    onsets = sorted(eras, key=lambda era: era.transitions[0].local)
    if not onsets or onsets[0].transitions[0].local.year >= first_year:
        yield _plain(rules, start if onsets else first_year)
    for era in onsets:
        yield _observance(era)


def _plain(rules: tzinfo, year: int) -> TimezoneStandard | TimezoneDaylight:
    begin = datetime(year, 1, 1)  # noqa: DTZ001 - a local time, as RFC 5545 has it here
    local = begin.replace(tzinfo=rules)
    offset = local.utcoffset() or _NO_TIME
    return _begun(Transition(begin, offset, offset, local.tzname() or str(rules), (local.dst() or _NO_TIME) > _NO_TIME))


def _observance(era: Era) -> TimezoneStandard | TimezoneDaylight:
    first, last = era.transitions[0], era.transitions[-1]
    observance = _begun(first)
    if len(era.transitions) == 1 and not era.is_open:
        return observance
    byday = f"{era.week}{_WEEKDAYS[first.local.weekday()]}"
    rule = {"freq": "yearly", "bymonth": first.local.month, "byday": byday}
    # In UTC, as section 3.6.5 wants it; a day late, which gives the same onsets, also to who takes it for local time.
    observance.add("rrule", rule if era.is_open else rule | {"until": last.utc + timedelta(days=1)})
    return observance


def _begun(change: Transition) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if change.is_daylight else TimezoneStandard()
    observance.add("dtstart", change.local)
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("tzname", change.name)
    return observance


def _eras(changes: Iterable[Transition], end: int) -> Iterator[Era]:
    """The changes in as few eras as rules allow. end: the last year that was looked at."""
    running: dict[tuple[object, ...], tuple[list[Transition], frozenset[int]]] = {}
    for change in changes:
        row, weeks = running.get(change.kind, ([], change.weeks))
        goes_on = bool(row) and row[-1].local.year + 1 == change.local.year and bool(weeks & change.weeks)
        if row and not goes_on:
            yield from _era(row, weeks, end)
        running[change.kind] = ([*row, change], weeks & change.weeks) if goes_on else ([change], change.weeks)
    for row, weeks in running.values():
        yield from _era(row, weeks, end)


def _era(row: Sequence[Transition], weeks: Iterable[int], end: int) -> Iterator[Era]:
    """One era; where two onsets are too few to tell a rule from chance, an era for each."""
    is_open = row[-1].local.year == end
    if len(row) > 2:
        yield Era(tuple(row), min(weeks), is_open)
    else:
        yield from (Era((change,), min(change.weeks), False) for change in row)


@lru_cache(maxsize=1024)
def _transitions(rules: tzinfo, year: int) -> tuple[Transition, ...]:
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(366 + isleap(year))]
    return tuple(
        _transition(rules, a, b)
        for a, b in pairwise(days)
        if a.astimezone(rules).utcoffset() != b.astimezone(rules).utcoffset()
    )


def _transition(rules: tzinfo, low: datetime, high: datetime) -> Transition:
    """The change between two instants, found to the second by halving."""
    before, after = _offset(rules, low), _offset(rules, high)
    was_winter = (low.astimezone(rules).dst() or _NO_TIME) < _NO_TIME  # Ireland's summer time is its standard time
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(rules, middle) == before else (low, middle)
    begun = high.astimezone(rules)
    is_daylight = was_winter or (begun.dst() or _NO_TIME) > _NO_TIME
    return Transition((high + before).replace(tzinfo=None), before, after, begun.tzname() or "", is_daylight)


def _offset(rules: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(rules).utcoffset() or _NO_TIME

"""The figures of a report: what took place in a period, counted, and the period before it beside it.

An event counts where it began. One whose month or year alone is known counts where the whole of that month or year lies
within the period: for a quarter, an event "in 2023" is told apart, since nobody knows whether it was then. What was
withdrawn counts nowhere; what was cancelled, postponed or only announced is told apart from what was held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Generic, TypeVar

from timeline.model import Event, Kind, Precision, Role, Status

Key = TypeVar("Key", bound=Hashable)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """first, last: its days, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Count(Generic[Key]):
    """How many events of one sort there were in the period, and in the one before."""

    of: Key
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Report:
    """before: the period that it is compared with.

    held: how many events took place. kinds, countries: the most first; an event with several countries counts for each.
    months: (year, month) of the period, in order, of events whose month is known.
    came, went: visits from outside, and those abroad. signed: agreements and twinnings. Each list by date.
    unsure: events that may have been in the period: no more than the year or month is known, and it reaches beyond it.
    planned: announced, without a report that they took place; called_off: cancelled or postponed.
    """

    period: Period
    before: Period
    held: Count[str]
    kinds: tuple[Count[Kind], ...]
    countries: tuple[Count[str], ...]
    months: tuple[Count[tuple[int, int]], ...]
    came: tuple[Event, ...]
    went: tuple[Event, ...]
    signed: tuple[Event, ...]
    came_before: int
    went_before: int
    signed_before: int
    unsure: tuple[Event, ...]
    planned: tuple[Event, ...]
    called_off: tuple[Event, ...]


def previous_period(period: Period) -> Period:
    """The one just before, as people compare: whole years with whole years, whole months with as many months, else as
    many days."""
    months = _months_between(period)
    if months is None:
        length = period.last - period.first
        return Period(period.first - length - _DAY, period.first - _DAY)
    return Period(_back(period.first, months), period.first - _DAY)


def report_of(events: Iterable[Event], period: Period, home: str, before: Period | None = None) -> Report:
    """The report of the period. events: those of both periods, in any order; others are left out. home: the province's
    own country (ISO 3166-1 alpha-2): its people are no delegation from outside."""
    before = before or previous_period(period)
    known = sorted((e for e in events if e.withdrawn is None and e.dtstart), key=lambda e: (str(e.dtstart), e.uid))
    now = [e for e in known if _is_in(e, period)]
    then = [e for e in known if _is_in(e, before) and e.status is Status.HELD]
    held = [e for e in now if e.status is Status.HELD]
    return Report(
        period=period,
        before=before,
        held=Count("held", len(held), len(then)),
        kinds=_counted(held, then, lambda event: (event.kind,)),
        countries=_counted(held, then, lambda event: event.countries),
        months=_months(held, then, period, before),
        came=tuple(event for event in held if has_come(event, home)),
        went=tuple(event for event in held if has_gone(event, home)),
        signed=without_summaries([event for event in held if is_signed(event)]),
        came_before=sum(has_come(event, home) for event in then),
        went_before=sum(has_gone(event, home) for event in then),
        signed_before=len(without_summaries([event for event in then if is_signed(event)])),
        unsure=tuple(e for e in known if _may_be_in(e, period) and e.status is Status.HELD),
        planned=tuple(e for e in now if e.status is Status.PLANNED),
        called_off=tuple(e for e in now if e.status in {Status.CANCELLED, Status.POSTPONED}),
    )


def has_come(event: Event, home: str) -> bool:
    """Whether somebody from outside came: a delegation is what is named as a visitor from another country."""
    return Role.VISITOR in _roles_abroad(event, home)


def has_gone(event: Event, home: str) -> bool:
    """Whether the province's own people travelled: they are the guests of somebody abroad."""
    roles = _roles_abroad(event, home)
    return event.kind is Kind.VISIT and Role.HOST in roles and Role.VISITOR not in roles


def _roles_abroad(event: Event, home: str) -> set[Role]:
    return {party.role for party in event.parties if party.country and party.country != home}


def without_summaries(events: Sequence[Event]) -> tuple[Event, ...]:
    """Those that are no summary of others: what is told of a month or a year ("signed with A, B and C in 2023") beside
    an event of a day in it with one of the same countries is that event once more."""
    exact = [event for event in events if event.precision is Precision.DAY]
    return tuple(
        event for event in events if event.precision is Precision.DAY or not any(_sums_up(event, one) for one in exact)
    )


def _sums_up(event: Event, other: Event) -> bool:
    first, last = _days(event)
    return first <= _days(other)[0] <= last and not set(event.countries).isdisjoint(other.countries)


def is_signed(event: Event) -> bool:
    return not {event.kind, *event.also}.isdisjoint({Kind.AGREEMENT, Kind.TWINNING})


def _is_in(event: Event, period: Period) -> bool:
    first, last = _days(event)
    if event.precision is Precision.DAY:
        return period.first <= first <= period.last
    return period.first <= first and last <= period.last


def _may_be_in(event: Event, period: Period) -> bool:
    first, last = _days(event)
    return not _is_in(event, period) and event.precision is not Precision.DAY and _meet(first, last, period)


def _meet(first: date, last: date, period: Period) -> bool:
    return first <= period.last and last >= period.first


def _days(event: Event) -> tuple[date, date]:
    assert event.dtstart is not None, "undated events are left out"
    return event.dtstart, max(event.dtstart, (event.dtend or event.dtstart + _DAY) - _DAY)


def _counted(
    now: Sequence[Event], before: Sequence[Event], keys: Callable[[Event], Iterable[Key]]
) -> tuple[Count[Key], ...]:
    mine, theirs = (Counter(key for event in events for key in set(keys(event))) for events in (now, before))
    found = [Count(key, mine[key], theirs[key]) for key in mine | theirs]
    return tuple(sorted(found, key=lambda count: (-count.now, -count.before, str(count.of))))


def _months(
    now: Sequence[Event], before: Sequence[Event], period: Period, past: Period
) -> tuple[Count[tuple[int, int]], ...]:
    """Each month of the period beside the month that lies as far in the period before."""
    mine, theirs = _by_month(now), _by_month(before)
    pairs = zip_longest(_every_month(period), _every_month(past))
    return tuple(Count(month, mine[month], theirs[then]) for month, then in pairs if month is not None)


def _by_month(events: Sequence[Event]) -> Counter[tuple[int, int]]:
    known = (event.dtstart for event in events if event.precision is not Precision.YEAR)
    return Counter((day.year, day.month) for day in known if day is not None)


def _every_month(period: Period) -> list[tuple[int, int]]:
    first, last = (12 * day.year + day.month - 1 for day in (period.first, period.last))
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _months_between(period: Period) -> int | None:
    """How many whole months it is, None where it begins or ends within one."""
    after = period.last + _DAY
    if period.first.day != 1 or after.day != 1:
        return None
    return 12 * (after.year - period.first.year) + after.month - period.first.month


def _back(day: date, months: int) -> date:
    number = 12 * day.year + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)

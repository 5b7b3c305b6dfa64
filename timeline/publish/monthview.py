"""A month as people look at it: its weeks with what is on which day, its days as an agenda, and apart from both what is
known as some time in the month or in the year. Pure figures; whoever draws them takes them from here.
"""

from __future__ import annotations

import re
from calendar import Calendar, monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_skeleton, get_day_names

from timeline.lexicon.labels import locale
from timeline.model import Event, Precision

_NO_MONTH = frozenset({Precision.YEAR, Precision.BEFORE})  # of these, no month is known
_LAST_MONTH = 9999 * 12 + 11  # the last that a date can name
_WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
LANES = 4  # events that a week shows one below the other; of more, their number is told


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar; year from 1 to 9999, number from 1 to 12."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def moved(self, months: int) -> Month | None:
        """The month so many later; None where no date names it."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1) if 12 <= index <= _LAST_MONTH else None

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True, slots=True)
class Bar:
    """An event within a week. first: its first weekday there, 0 for the week's own first; days: how many it lasts.

    begins, ends: whether it does so there, or goes on from the week before and into the next one.
    """

    event: Event
    first: int
    days: int
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Week:
    """days: seven, None where the day is of another month. lanes: rows of bars that do not overlap, by first weekday.

    more: of each day, how many events found no lane.
    """

    days: tuple[date | None, ...]
    lanes: tuple[tuple[Bar, ...], ...] = ()
    more: tuple[int, ...] = (0,) * 7


@dataclass(frozen=True, slots=True)
class MonthView:
    """agenda: the days that something begins on, or goes on from the month before (then the first), with their events.

    in_month, in_year: events of which no more is known than the month, or than the year.
    """

    month: Month
    weeks: tuple[Week, ...]
    agenda: tuple[tuple[date, tuple[Event, ...]], ...]
    in_month: tuple[Event, ...] = ()
    in_year: tuple[Event, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no event is of this month for sure."""
        return not self.agenda and not self.in_month


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def read_month(written: str) -> Month | None:
    """The month that "2026-11" names; None where it names none."""
    match = _WRITTEN.fullmatch(written)
    return Month(int(match[1]), int(match[2])) if match and match[1] != "0000" else None


def month_name(month: Month, language: str) -> str:
    """ "November 2026", as the language writes it."""
    return str(format_skeleton("yMMMM", month.first, locale=locale(language)))


def weekday_names(language: str) -> list[tuple[str, str]]:
    """The days of the week, short and in full, from the one that the language's calendars begin with (CLDR)."""
    found = locale(language)
    short, wide = (get_day_names(width, "stand-alone", found) for width in ("short", "wide"))
    return [(short[day], wide[day]) for day in Calendar(found.first_week_day).iterweekdays()]


def weeks_of(month: Month, language: str) -> list[tuple[date | None, ...]]:
    """The weeks that the month has days in, None for days of other months."""
    numbers = Calendar(locale(language).first_week_day).monthdayscalendar(month.year, month.number)
    return [tuple(month.first.replace(day=number) if number else None for number in row) for row in numbers]


def is_vague(event: Event) -> bool:
    """Whether no day is known."""
    return event.precision is not Precision.DAY


def is_within(event: Event, month: Month) -> bool:
    """Whether the month shows the event."""
    return event.precision not in _NO_MONTH and _touches(event, month.first, month.last)


def days_within(event: Event, month: Month) -> tuple[date, date] | None:
    """The first and the last day of the month that the event is on; None for none, and where no day is known."""
    if is_vague(event) or event.dtstart is None or event.dtend is None or not is_within(event, month):
        return None
    return max(event.dtstart, month.first), min(event.dtend - timedelta(days=1), month.last)


def month_view(events: Iterable[Event], month: Month, language: str, lanes: int = LANES) -> MonthView:
    """The month with those of the events that it holds, in weeks as `language` begins them.

    lanes: how many events a week shows one below the other.
    """
    ordered = sorted(events, key=lambda event: (str(event.dtstart), event.uid))
    exact = [(event, *days) for event in ordered if (days := days_within(event, month)) is not None]
    agenda: dict[date, list[Event]] = {}
    for event, first, _ in exact:
        agenda.setdefault(first, []).append(event)
    year = (date(month.year, 1, 1), date(month.year, 12, 31))
    return MonthView(
        month,
        tuple(_week(days, exact, lanes) for days in weeks_of(month, language)),
        tuple((day, tuple(found)) for day, found in sorted(agenda.items())),
        tuple(event for event in ordered if is_vague(event) and is_within(event, month)),
        tuple(event for event in ordered if event.precision is Precision.YEAR and _touches(event, *year)),
    )


def _touches(event: Event, first: date, last: date) -> bool:
    return event.dtstart is not None and event.dtend is not None and event.dtstart <= last and event.dtend > first


def _week(days: tuple[date | None, ...], exact: Sequence[tuple[Event, date, date]], most: int) -> Week:
    """The longest of what begins on a day come first, so that what lasts keeps its place at the top."""
    bars = [bar for event, first, last in exact if (bar := _bar(event, first, last, days)) is not None]
    lanes: list[list[Bar]] = []
    more = [0] * len(days)
    for bar in sorted(bars, key=lambda bar: (bar.first, -bar.days)):
        lane = next((lane for lane in lanes if lane[-1].first + lane[-1].days <= bar.first), None)
        if lane is not None:
            lane.append(bar)
        elif len(lanes) < most:
            lanes.append([bar])
        else:
            more[bar.first : bar.first + bar.days] = [n + 1 for n in more[bar.first : bar.first + bar.days]]
    return Week(days, tuple(map(tuple, lanes)), tuple(more))


def _bar(event: Event, first: date, last: date, days: Sequence[date | None]) -> Bar | None:
    places = [place for place, day in enumerate(days) if day is not None and first <= day <= last]
    if not places:
        return None
    begins, ends = days[places[0]] == event.dtstart, event.dtend == _next(days[places[-1]])
    return Bar(event, places[0], len(places), begins, ends)


def _next(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)

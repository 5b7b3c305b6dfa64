"""A month's figures: its weeks, what is on which day, what finds no room, and what has no day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import make_event
from timeline.model import Event, Precision
from timeline.publish.monthview import Month, MonthView, month_view, read_month, weekday_names, weeks_of

NOVEMBER = Month(2026, 11)  # begins on a Sunday


def lasting(first: date, end: date, precision: Precision = Precision.DAY, uid: str = "e") -> Event:
    return make_event(uid=uid, dtstart=first, dtend=end, precision=precision)


def seen(*events: Event, lanes: int = 4) -> MonthView:
    return month_view(events, NOVEMBER, "en", lanes)


@pytest.mark.parametrize(
    ("language", "first", "weeks"),
    [("en", "Monday", 6), ("vi", "Thứ Hai", 6), ("zh", "星期一", 6)],
)
def test_the_week_begins_as_the_language_has_it(language: str, first: str, weeks: int) -> None:
    assert (weekday_names(language)[0][1], len(weeks_of(NOVEMBER, language))) == (first, weeks)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-11", NOVEMBER),
        ("0001-01", Month(1, 1)),
        ("0000-01", None),
        ("2026-13", None),
        ("2026-1", None),
        ("2026-11-01", None),
        ("２０２６-11", None),
        ("", None),
    ],
)
def test_a_month_is_read_from_an_address(written: str, month: Month | None) -> None:
    assert read_month(written) == month


BARS = [  # first day, end; of each week: the first weekday, the days, whether it begins and ends there
    (date(2026, 11, 1), date(2026, 11, 2), [(0, 6, 1, True, True)]),
    (date(2026, 11, 3), date(2026, 11, 7), [(1, 1, 4, True, True)]),
    (date(2026, 11, 7), date(2026, 11, 11), [(1, 5, 2, True, False), (2, 0, 2, False, True)]),
    (date(2026, 10, 20), date(2026, 11, 3), [(0, 6, 1, False, False), (1, 0, 1, False, True)]),
    (date(2026, 11, 30), date(2026, 12, 4), [(5, 0, 1, True, False)]),
    (date(2026, 10, 1), date(2026, 11, 1), []),
    (date(2026, 12, 1), date(2026, 12, 2), []),
]


@pytest.mark.parametrize(("first", "end", "bars"), BARS)
def test_an_event_of_several_days_lies_across_them(
    first: date, end: date, bars: list[tuple[int, int, int, bool, bool]]
) -> None:
    weeks = enumerate(seen(lasting(first, end)).weeks)
    assert [(n, b.first, b.days, b.begins, b.ends) for n, w in weeks for lane in w.lanes for b in lane] == bars


def test_bars_of_one_lane_do_not_overlap_and_the_longest_comes_first() -> None:
    week = seen(
        lasting(date(2026, 11, 3), date(2026, 11, 4), uid="short"),
        lasting(date(2026, 11, 3), date(2026, 11, 6), uid="long"),
        lasting(date(2026, 11, 4), date(2026, 11, 5), uid="after"),
        lasting(date(2026, 11, 6), date(2026, 11, 7), uid="last"),
    ).weeks[1]
    assert [[bar.event.uid for bar in lane] for lane in week.lanes] == [["long", "last"], ["short", "after"]]


def test_what_finds_no_room_is_counted_on_each_of_its_days() -> None:
    events = [lasting(date(2026, 11, 3), date(2026, 11, 5), uid=str(number)) for number in range(5)]
    week = seen(*events, lanes=2).weeks[1]
    assert (len(week.lanes), week.more) == (2, (0, 3, 3, 0, 0, 0, 0))


def test_the_agenda_tells_each_event_once_at_its_first_day_of_the_month() -> None:
    found = seen(
        lasting(date(2026, 11, 9), date(2026, 11, 20), uid="b"),
        lasting(date(2026, 10, 30), date(2026, 11, 3), uid="a"),
        lasting(date(2026, 11, 9), date(2026, 11, 10), uid="c"),
    )
    assert [(day.day, [event.uid for event in events]) for day, events in found.agenda] == [(1, ["a"]), (9, ["b", "c"])]


@pytest.mark.parametrize(
    ("first", "end", "precision", "places"),
    [
        (date(2026, 11, 1), date(2026, 12, 1), Precision.MONTH, (1, 0)),
        (date(2026, 10, 1), date(2026, 12, 1), Precision.MONTH, (1, 0)),
        (date(2026, 12, 1), date(2027, 1, 1), Precision.MONTH, (0, 0)),
        (date(2026, 1, 1), date(2027, 1, 1), Precision.YEAR, (0, 1)),
        (date(2024, 1, 1), date(2027, 1, 1), Precision.YEAR, (0, 1)),
        (date(2025, 1, 1), date(2026, 1, 1), Precision.YEAR, (0, 0)),
        (None, date(2026, 11, 5), Precision.BEFORE, (0, 0)),
    ],
)
def test_what_has_no_day_is_on_none(first: date, end: date, precision: Precision, places: tuple[int, int]) -> None:
    found = seen(lasting(first, end, precision))
    assert (len(found.in_month), len(found.in_year)) == places
    assert not found.agenda
    assert not any(week.lanes for week in found.weeks)


def test_a_month_of_which_only_years_are_known_is_empty() -> None:
    assert seen(lasting(date(2026, 1, 1), date(2027, 1, 1), Precision.YEAR)).is_empty


@pytest.mark.parametrize("month", [Month(1, 1), Month(9999, 12)])
def test_the_first_and_the_last_month_of_all_can_be_seen(month: Month) -> None:
    found = month_view([lasting(date.min, date.max)], month, "en")
    assert sum(day is not None for week in found.weeks for day in week.days) == 31

"""From month to month with events: which is shown first, and where the ways lead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_event
from timeline.filter import EventFilter
from timeline.model import Event, Precision, Withdrawal
from timeline.pipeline.months import Months
from timeline.publish.monthview import Month

MAY = Month(2024, 5)


def on(*days: date) -> list[Event]:
    return [make_event(dtstart=day) for day in days]


def months(folder: Path, events: list[Event], selection: EventFilter | None = None) -> Months:
    return Months(fill_store(folder, events), selection or EventFilter())


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([], MAY),
        ([date(2024, 5, 31), date(2024, 6, 1)], MAY),
        ([date(2023, 1, 1), date(2024, 3, 2), date(2024, 9, 9)], Month(2024, 3)),
        ([date(2025, 2, 1), date(2024, 9, 9)], Month(2024, 9)),
    ],
)
def test_the_month_that_is_shown_first_holds_something(tmp_path: Path, days: list[date], shown: Month) -> None:
    assert months(tmp_path, on(*days)).to_show(MAY) == shown


NEIGHBOURS = [
    ([], None, None),
    ([date(2024, 5, 3)], None, None),
    ([date(2024, 4, 30), date(2024, 6, 1)], Month(2024, 4), Month(2024, 6)),
    ([date(1999, 1, 1), date(2003, 7, 7), date(2031, 2, 2), date(2030, 12, 1)], Month(2003, 7), Month(2030, 12)),
    ([date(2024, 12, 1), date(2024, 8, 1)], None, Month(2024, 8)),
]


@pytest.mark.parametrize(("days", "before", "after"), NEIGHBOURS)
def test_the_ways_lead_over_empty_months(
    tmp_path: Path, days: list[date], before: Month | None, after: Month | None
) -> None:
    found = months(tmp_path, on(*days))
    assert (found.before(MAY), found.after(MAY)) == (before, after)


def lasting(first: date, end: date, precision: Precision = Precision.DAY) -> Event:
    return make_event(dtstart=first, dtend=end, precision=precision)


def test_what_goes_on_is_in_the_next_month_too(tmp_path: Path) -> None:
    found = months(tmp_path, [lasting(date(2024, 4, 20), date(2024, 6, 2))])
    assert (found.before(MAY), found.after(MAY)) == (Month(2024, 4), Month(2024, 6))


def test_what_ends_with_the_month_does_not_go_on(tmp_path: Path) -> None:
    found = months(tmp_path, [lasting(date(2024, 5, 20), date(2024, 6, 1))])
    assert (found.before(MAY), found.after(MAY)) == (None, None)


def test_a_year_is_no_month_and_a_month_is_one(tmp_path: Path) -> None:
    year = lasting(date(2022, 1, 1), date(2023, 1, 1), Precision.YEAR)
    coming = lasting(date(2026, 1, 1), date(2027, 1, 1), Precision.YEAR)
    month = lasting(date(2020, 3, 1), date(2020, 4, 1), Precision.MONTH)
    found = months(tmp_path, [year, coming, month])
    assert (found.before(MAY), found.after(MAY)) == (Month(2020, 3), None)
    assert found.to_show(MAY) == Month(2020, 3)


def test_what_was_withdrawn_holds_no_month(tmp_path: Path) -> None:
    gone = make_event(dtstart=date(2024, 4, 1), withdrawn=Withdrawal(KNOWN, "article-changed"))
    assert months(tmp_path, [gone]).before(MAY) is None


def test_the_filters_own_period_bounds_the_ways(tmp_path: Path) -> None:
    days = on(date(2020, 2, 1), date(2021, 3, 1), date(2024, 1, 1))
    found = months(tmp_path, days, EventFilter(since=date(2021, 1, 1), until=date(2021, 12, 31)))
    assert found.to_show(MAY) == Month(2021, 3)
    assert (found.before(Month(2021, 3)), found.after(Month(2021, 3))) == (None, None)
    assert found.events(Month(2020, 2)) == []


def test_the_ends_of_the_calendar(tmp_path: Path) -> None:
    found = months(tmp_path, on(date(1, 1, 1), date(9999, 12, 30)))
    assert (found.before(Month(1, 1)), found.after(Month(9999, 12))) == (None, None)
    assert (found.before(MAY), found.after(MAY)) == (Month(1, 1), Month(9999, 12))

"""What counts in a report, and where."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.factories import make_event
from timeline.errors import FilterError
from timeline.filter import parse_filter
from timeline.model import Event, Kind, Party, Precision, Role, Status, Withdrawal
from timeline.publish.report import Count, Period, Report, in_period, previous_period, report_of

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
QUARTER = Period(date(2023, 4, 1), date(2023, 6, 30))
GONE = Withdrawal(datetime(2024, 1, 1, tzinfo=UTC), "gone")


def on(first: str, last: str | None = None, **changes: Any) -> Event:
    """An event of those days: its last day is the day after `last`."""
    start = date.fromisoformat(first)
    end = date.fromisoformat(last or first)
    return make_event(uid=f"{first}-{changes}", dtstart=start, dtend=end.fromordinal(end.toordinal() + 1), **changes)


MONTH = on("2023-06-01", "2023-06-30", precision=Precision.MONTH)
WHOLE_YEAR = on("2023-01-01", "2023-12-31", precision=Precision.YEAR)

PERIODS = [
    (YEAR, Period(date(2022, 1, 1), date(2022, 12, 31))),
    (QUARTER, Period(date(2023, 1, 1), date(2023, 3, 31))),
    (Period(date(2024, 2, 1), date(2024, 2, 29)), Period(date(2024, 1, 1), date(2024, 1, 31))),
    (Period(date(2024, 1, 1), date(2024, 2, 29)), Period(date(2023, 11, 1), date(2023, 12, 31))),
    (Period(date(2023, 1, 10), date(2023, 1, 19)), Period(date(2022, 12, 31), date(2023, 1, 9))),
    (Period(date(2023, 1, 1), date(2023, 1, 1)), Period(date(2022, 12, 31), date(2022, 12, 31))),
]


@pytest.mark.parametrize(("period", "before"), PERIODS)
def test_the_period_before_is_as_people_compare(period: Period, before: Period) -> None:
    assert previous_period(period) == before


COUNTED = [
    (on("2023-01-01"), YEAR, 1),
    (on("2023-12-31"), YEAR, 1),
    (on("2023-12-30", "2024-01-02"), YEAR, 1),
    (on("2022-12-30", "2023-01-02"), YEAR, 0),
    (on("2022-12-31"), YEAR, 0),
    (on("2024-01-01"), YEAR, 0),
    (MONTH, YEAR, 1),
    (MONTH, QUARTER, 1),
    (MONTH, Period(date(2023, 6, 2), date(2023, 6, 30)), 0),
    (WHOLE_YEAR, YEAR, 1),
    (WHOLE_YEAR, QUARTER, 0),
    (on("2023-05-05", withdrawn=GONE), YEAR, 0),
    (on("2023-05-05", status=Status.PLANNED), YEAR, 0),
    (on("2023-05-05", status=Status.CANCELLED), YEAR, 0),
    (make_event(dtstart=None, precision=Precision.BEFORE), YEAR, 0),
]


@pytest.mark.parametrize(("event", "period", "held"), COUNTED, ids=[str(n) for n in range(len(COUNTED))])
def test_an_event_counts_where_it_surely_was(event: Event, period: Period, held: int) -> None:
    assert report_of([event], period, "VN").held.now == held


@pytest.mark.parametrize(("event", "told"), [(WHOLE_YEAR, True), (MONTH, False), (on("2023-05-05"), False)])
def test_what_may_have_been_then_is_told_apart(event: Event, told: bool) -> None:
    assert bool(report_of([event], QUARTER, "VN").unsure) is told


def test_what_is_announced_or_called_off_is_told_apart() -> None:
    events = [on("2023-05-05", status=status) for status in Status]
    report = report_of(events, YEAR, "VN")
    assert [e.status for e in report.planned] == [Status.PLANNED]
    assert {e.status for e in report.called_off} == {Status.CANCELLED, Status.POSTPONED}


GUEST, HOST = Party("Daejeon", Role.VISITOR, "KR"), Party("Daejeon", Role.HOST, "KR")
LISTS = [
    (Kind.VISIT, (), (GUEST,), ["came"]),
    (Kind.CONSULAR, (), (GUEST,), ["came"]),
    (Kind.VISIT, (), (HOST,), ["went"]),
    (Kind.CONFERENCE, (), (HOST,), []),
    (Kind.VISIT, (), (Party("Horasis", Role.VISITOR),), []),
    (Kind.AGREEMENT, (), (GUEST,), ["came", "signed"]),
    (Kind.VISIT, (Kind.AGREEMENT,), (HOST,), ["went", "signed"]),
    (Kind.TWINNING, (), (), ["signed"]),
]


@pytest.mark.parametrize(("kind", "also", "parties", "lists"), LISTS, ids=[str(n) for n in range(len(LISTS))])
def test_who_came_who_went_and_what_was_signed(
    kind: Kind, also: tuple[Kind, ...], parties: tuple[Party, ...], lists: list[str]
) -> None:
    report = report_of([on("2023-05-05", kind=kind, also=also, parties=parties)], YEAR, "VN")
    assert [name for name in ("came", "went", "signed") if getattr(report, name)] == lists


def counts(report: Report) -> dict[str, tuple[int, int]]:
    return {count.of: (count.now, count.before) for count in report.countries}


def test_an_event_with_several_countries_counts_for_each() -> None:
    events = [on("2023-05-05", countries=("KR", "JP")), on("2022-05-05", countries=("KR",))]
    assert counts(report_of(events, YEAR, "VN")) == {"KR": (1, 1), "JP": (1, 0)}


def test_most_come_first_and_what_was_only_before_is_there() -> None:
    events = [on("2023-05-05", kind=Kind.AWARD), on("2023-05-06", kind=Kind.AWARD, main=False)]
    events += [on("2023-07-05", kind=Kind.MEETING), on("2022-05-05", kind=Kind.VISIT)]
    report = report_of(events, YEAR, "VN")
    assert report.kinds == (Count(Kind.AWARD, 2, 0), Count(Kind.MEETING, 1, 0), Count(Kind.VISIT, 0, 1))


def test_each_month_stands_beside_that_of_the_period_before() -> None:
    months = report_of([on("2023-05-05"), on("2022-05-09"), WHOLE_YEAR, MONTH], YEAR, "VN").months
    assert [count.of for count in months] == [(2023, month) for month in range(1, 13)]
    assert [(c.now, c.before) for c in months if c.now or c.before] == [(1, 1), (1, 0)]


def test_a_period_without_events_has_a_report() -> None:
    report = report_of([], YEAR, "VN")
    assert (report.held, report.kinds, len(report.months)) == (Count("held", 0, 0), (), 12)


ASKED = [
    ([], ("2024-01-01", "2024-12-31")),
    ([("from", "2022")], ("2022-01-01", "2022-12-31")),
    ([("to", "2022-06")], ("2022-01-01", "2022-06-30")),
    ([("from", "2021-04"), ("to", "2022-06-15")], ("2021-04-01", "2022-06-15")),
]


@pytest.mark.parametrize(("query", "days"), ASKED)
def test_what_an_address_leaves_out_is_filled_in(query: list[tuple[str, str]], days: tuple[str, str]) -> None:
    chosen = in_period(parse_filter(query), date(2024, 6, 1))
    assert (str(chosen.since), str(chosen.until)) == days


@pytest.mark.parametrize("query", [[("from", "0001")], [("to", "9999")], [("from", "1900"), ("to", "2000")]])
def test_a_period_of_no_report_is_refused(query: list[tuple[str, str]]) -> None:
    with pytest.raises(FilterError, match="at most 100 years"):
        in_period(parse_filter(query), date(2024, 6, 1))

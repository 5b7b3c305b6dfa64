"""Dates and countries in the table, one case a row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import make_event
from timeline.cli.output import printable
from timeline.cli.tables import event_table
from timeline.model import Event, Kind, Precision, Status, Withdrawal

TODAY = date(2024, 6, 1)


def cells(event: Event, language: str | None = None) -> list[str]:
    return [str(next(iter(column.cells))) for column in event_table([event], language, TODAY).columns]


PERIODS = [
    (Precision.DAY, date(2024, 12, 17), date(2024, 12, 18), "2024-12-17"),
    (Precision.DAY, date(2024, 12, 17), date(2024, 12, 20), "2024-12-17 to 19"),
    (Precision.DAY, date(2024, 11, 30), date(2024, 12, 2), "2024-11-30 to 12-01"),
    (Precision.DAY, date(2024, 12, 30), date(2025, 1, 2), "2024-12-30 to 2025-01-01"),
    (Precision.MONTH, date(2024, 12, 1), date(2025, 1, 1), "2024-12"),
    (Precision.MONTH, date(2024, 5, 1), date(2024, 8, 1), "2024-05 to 07"),
    (Precision.YEAR, date(2024, 1, 1), date(2025, 1, 1), "2024"),
    (Precision.YEAR, date(2019, 1, 1), date(2023, 1, 1), "2019 to 2022"),
    (Precision.BEFORE, None, date(2024, 3, 2), "by 2024-03-01"),
]


@pytest.mark.parametrize("precision, dtstart, dtend, shown", PERIODS, ids=[row[3] for row in PERIODS])
def test_dates_are_no_more_exact_than_known(
    precision: Precision, dtstart: date | None, dtend: date, shown: str
) -> None:
    assert cells(make_event(precision=precision, dtstart=dtstart, dtend=dtend))[0] == shown


COUNTRIES = [
    ((), ""),
    (("KR",), "KR"),
    (("KR", "LA", "JP", "CN"), "KR LA JP CN"),
    (("KR", "LA", "JP", "CN", "US"), "KR LA JP +2"),
]


@pytest.mark.parametrize("countries, shown", COUNTRIES)
def test_many_countries_are_counted(countries: tuple[str, ...], shown: str) -> None:
    assert cells(make_event(countries=countries))[3] == shown


def test_what_is_background_is_in_brackets() -> None:
    assert cells(make_event(kind=Kind.VISIT, main=False))[1] == "(visit)"


def test_a_withdrawn_event_says_so() -> None:
    event = make_event()
    assert cells(make_event(withdrawn=Withdrawal(event.created, "gone")))[2] == "withdrawn"


@pytest.mark.parametrize(("day", "shown"), [(date(2024, 5, 31), "announced"), (TODAY, "planned")])
def test_a_plan_whose_day_has_passed_was_announced(day: date, shown: str) -> None:
    planned = make_event(status=Status.PLANNED, dtstart=day, dtend=day + timedelta(days=1))
    assert cells(planned)[2] == shown


ESCAPED = [
    ("Đối ngoại 平阳", "Đối ngoại 平阳"),
    ("a\x1b[2Jb", r"a\x1b[2Jb"),
    ("a\nb\tc", r"a\nb\tc"),
    ("a\x9bb\x7f", r"a\x9bb\x7f"),
    ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
    ("a\u2028b", r"a\u2028b"),
    ("a\udc80b", r"a\udc80b"),
]


@pytest.mark.parametrize("text, shown", ESCAPED)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_an_event_is_named_by_as_much_of_its_uid_as_tells_it_from_the_others() -> None:
    uids = ["01234567-89aa", "01234567-89ab", "ffffffff-0000"]
    column = event_table([make_event(uid=uid) for uid in uids], None, TODAY).columns[-1]
    assert [str(cell) for cell in column.cells] == uids


def test_eight_characters_of_a_uid_are_enough_where_they_differ() -> None:
    column = event_table([make_event(uid="01234567-89aa"), make_event(uid="ffffffff-0000")], None, TODAY).columns[-1]
    assert [str(cell) for cell in column.cells] == ["01234567", "ffffffff"]

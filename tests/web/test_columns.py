"""The timeline's data: columns for the canvas."""

from __future__ import annotations

from datetime import UTC, date, datetime

import httpx2

from tests.factories import drawn, make_event, make_evidence
from tests.web.conftest import VISIT, Served
from timeline.model import Kind, Precision, Status, Withdrawal

WITHDRAWN = Withdrawal(datetime(2024, 1, 1, tzinfo=UTC), "gone")


def test_days_are_counted_from_1970_and_the_end_is_exclusive() -> None:
    columns = drawn([make_event(dtstart=date(1970, 1, 2), dtend=date(1970, 1, 5))], "en")
    assert (columns["start"], columns["end"]) == ([1], [4])


def test_rows_are_in_order_of_their_start() -> None:
    events = [make_event(uid=str(year), dtstart=date(year, 1, 1)) for year in (2020, 1999, 2010)]
    assert drawn(events, "en")["uid"] == ["1999", "2010", "2020"]


def test_precision_is_told_by_a_letter() -> None:
    month = make_event(dtstart=date(2020, 1, 1), dtend=date(2020, 2, 1), precision=Precision.MONTH)
    year = make_event(dtstart=date(2021, 1, 1), dtend=date(2022, 1, 1), precision=Precision.YEAR)
    assert drawn([month, year, make_event()], "en")["precision"] == "myd"


def test_what_has_no_date_has_no_place() -> None:
    assert drawn([make_event(dtstart=None)], "en")["uid"] == []


def test_kinds_and_statuses_are_indexes() -> None:
    columns = drawn([make_event(kind=Kind.VISIT, status=Status.CANCELLED, withdrawn=WITHDRAWN, main=False)], "en")
    [kind], [status] = columns["kind"], columns["status"]  # type: ignore[misc]
    assert (columns["kinds"][kind], columns["statuses"][status]) == ("visit", "cancelled")  # type: ignore[index]
    assert (columns["withdrawn"], columns["main"]) == ([1], [0])


def test_what_reports_differ_in_is_marked() -> None:
    events = [make_event(uid="a"), make_event(uid="b", conflicts=("status:held:news-7",))]
    assert drawn(events, "en")["conflicts"] == [0, 1]


def test_languages_are_those_of_the_sources() -> None:
    evidence = (make_evidence(language="vi"), make_evidence(article="b", language="en"))
    assert drawn([make_event(evidence=evidence)], "zh")["languages"] == ["en vi"]


def test_the_languages_of_titles_are_indexes() -> None:
    events = [make_event(uid="a", summary={"vi": "Thăm"}), make_event(uid="b", summary={"en": "Visit"})]
    columns = drawn(events, "en")
    assert (columns["title_languages"], columns["title_language"]) == (["en", "vi"], [1, 0])


def test_the_filter_selects(client: httpx2.Client) -> None:
    data = client.get("/data/timeline.json?kind=visit&country=LA&from=2022&to=2022&lang=vi").json()
    assert (data["uid"], data["title"]) == ([VISIT.uid], [VISIT.summary["vi"]])


def test_all_dated_events_are_there(client: httpx2.Client, site: Served) -> None:
    data = client.get("/data/timeline.json").json()
    assert set(data["uid"]) == {e.uid for e in site.events if e.dtstart is not None}

"""Records: the fields of events and extractions as JSON, and lines that stay lines."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.factories import KNOWN, make_event, make_events, make_evidence
from timeline.model import (
    Article,
    EventCandidate,
    Evidence,
    Extraction,
    Kind,
    PartOfDay,
    Party,
    Precision,
    Rejection,
    Review,
    Role,
    Span,
    Status,
    Withdrawal,
)
from timeline.publish import Feed, candidate_record, event_record, extraction_record, json_line, render_jsonl

ARTICLE = Article(
    key="news-1",
    text="On January 4 they met.",
    language="en",
    source="a.jsonl",
    content_hash="0" * 64,
    url="https://news.example/1",
    title="They met",
    published=date(2023, 1, 5),
)
CANDIDATE = EventCandidate(
    dtstart=date(2023, 1, 4),
    dtend=date(2023, 1, 5),
    precision=Precision.DAY,
    kind=Kind.MEETING,
    summary="They met",
    language="en",
    evidence=Evidence("news-1", Span(0, 22), ARTICLE.text),
    date_span=Span(3, 12),
    also=(Kind.VISIT,),
    part_of_day=PartOfDay.EVENING,
    parties=(Party("Daejeon", Role.VISITOR, "KR"),),
    countries=("KR",),
    location="Thu Dau Mot",
    confidence=0.87654,
)


def test_an_event_whose_town_is_not_named_has_no_point() -> None:
    assert event_record(make_event(location="Bình Dương"))["geo"] is None


def test_an_event() -> None:
    event = make_event(
        uid="e-1",
        status=Status.PLANNED,
        withdrawn=Withdrawal(KNOWN, "page gone"),
        conflicts=("another day",),
        review=Review(KNOWN, confirmed=True, fields=("dates",)),
        clock=time(8),
        sequence=3,
        last_modified=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
    )
    assert event_record(event) == {
        "uid": "e-1",
        "start": "2023-03-03",
        "end": None,
        "precision": "day",
        "part_of_day": None,
        "clock": "08:00",
        "clock_end": None,
        "kind": "agreement",
        "also": [],
        "scope": "international",
        "status": "planned",
        "main": True,
        "title": "Memorandum on vocational training signed with Daejeon",
        "countries": ["KR"],
        "parties": [{"name": "Daejeon", "role": "signatory", "country": "KR", "title": None}],
        "location": "Thu Dau Mot",
        "geo": {"latitude": 10.98, "longitude": 106.65},
        "province": "binh-duong",
        "confidence": 0.9,
        "sequence": 3,
        "created": "2024-03-01T08:30:00Z",
        "last_modified": "2024-05-06T07:08:09Z",
        "withdrawn": {"at": "2024-03-01T08:30:00Z", "reason": "page gone"},
        "conflicts": ["another day"],
        "review": {"at": "2024-03-01T08:30:00Z", "confirmed": True, "fields": ["dates"]},
        "sources": [
            {
                "id": "news-1",
                "url": "https://news.example/1",
                "language": "en",
                "quote": "On March 3, the two sides signed a memorandum on vocational training.",
                "gone": None,
                "reprint_of": None,
            }
        ],
    }


@pytest.mark.parametrize(
    ("dtstart", "dtend", "precision", "start", "end"),
    [
        (date(2023, 1, 4), date(2023, 1, 5), Precision.DAY, "2023-01-04", None),
        (date(2023, 1, 4), date(2023, 1, 7), Precision.DAY, "2023-01-04", "2023-01-06"),
        (date(2017, 6, 1), date(2017, 7, 1), Precision.MONTH, "2017-06", None),
        (date(2017, 6, 1), date(2017, 9, 1), Precision.MONTH, "2017-06", "2017-08"),
        (date(2019, 1, 1), date(2023, 1, 1), Precision.YEAR, "2019", "2022"),
        (None, date(2023, 1, 6), Precision.BEFORE, None, "2023-01-05"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(
    dtstart: date | None, dtend: date, precision: Precision, start: str | None, end: str | None
) -> None:
    record = candidate_record(replace(CANDIDATE, dtstart=dtstart, dtend=dtend, precision=precision))
    assert (record["start"], record["end"], record["precision"]) == (start, end, precision)


def test_an_extraction() -> None:
    rejection = Rejection("in 2021", Span(4, 11), "statistic")
    assert extraction_record(Extraction(ARTICLE, (CANDIDATE,), (), (rejection,))) == {
        "id": "news-1",
        "url": "https://news.example/1",
        "published": "2023-01-05",
        "language": "en",
        "title": "They met",
        "events": [
            {
                "start": "2023-01-04",
                "end": None,
                "precision": "day",
                "part_of_day": "evening",
                "clock": None,
                "clock_end": None,
                "kind": "meeting",
                "also": ["visit"],
                "scope": "international",
                "status": "held",
                "main": True,
                "title": "They met",
                "countries": ["KR"],
                "parties": [{"name": "Daejeon", "role": "visitor", "country": "KR", "title": None}],
                "location": "Thu Dau Mot",
                "confidence": 0.877,
                "evidence": {"quote": "On January 4 they met.", "span": [0, 22]},
            }
        ],
        "rejected": [{"text": "in 2021", "span": [4, 11], "reason": "statistic"}],
    }


def test_an_extraction_may_be_called_otherwise() -> None:
    assert extraction_record(Extraction(ARTICLE), "001")["id"] == "001"


def test_an_undated_article() -> None:
    assert extraction_record(Extraction(replace(ARTICLE, published=None)))["published"] is None


def test_lines_are_the_records_in_their_order(feed: Feed) -> None:
    events = [*make_events(20), make_event(dtstart=None)]
    lines = render_jsonl(events, feed).decode().splitlines()
    assert [json.loads(line) for line in lines] == [event_record(event) for event in events]


def test_titles_are_in_the_asked_language_where_there_is_one(feed: Feed) -> None:
    event = make_event(summary={"en": "Talks", "vi": "Hội đàm"})
    titles = [json.loads(render_jsonl([event], replace(feed, language=lang)))["title"] for lang in ("vi", "zh")]
    assert titles == ["Hội đàm", "Talks"]


def test_no_events_are_no_lines(feed: Feed) -> None:
    assert render_jsonl([], feed) == b""


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "a\r\nb", "\x9b31m", "đ 会 😀"])
def test_a_text_never_breaks_its_line(text: str) -> None:
    line = json_line({"title": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"title": text}


def test_half_a_character_is_replaced(feed: Feed) -> None:
    event = make_event(evidence=(make_evidence(quote="a \ud83d b"),))
    record: Any = json.loads(render_jsonl([event], feed).decode("utf-8"))
    assert record["sources"][0]["quote"] == "a \ufffd b"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://news.example/1", "https://u:p@x.example/"]
)
def test_what_is_no_address_of_the_web_is_left_out(url: str) -> None:
    event = make_event(evidence=(make_evidence(url=url),))
    assert [source["url"] for source in event_record(event)["sources"]] == [None]


def test_a_source_that_is_no_longer_there_says_since_when() -> None:
    event = make_event(evidence=(make_evidence(gone=KNOWN), make_evidence(article="news-2")))
    assert [source["gone"] for source in event_record(event)["sources"]] == ["2024-03-01T08:30:00Z", None]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("dtstart:2024-12-17:news-1", "start:2024-12-17:news-1"),
        ("dtend:2024-12-20:https://a.example/1", "end:2024-12-19:https://a.example/1"),
        ("status:held:news-7", "status:held:news-7"),
        ("dtend:soon:x", "end:soon:x"),
        ("odd", "odd"),
    ],
)
def test_another_date_is_told_as_the_records_own_are(code: str, told: str) -> None:
    assert event_record(make_event(conflicts=(code,)))["conflicts"] == [told]

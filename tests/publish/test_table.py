"""CSV: a row for each event, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.factories import make_event, make_events, make_evidence
from timeline.model import Event, Party, Status
from timeline.publish import Feed, event_record, render_csv
from timeline.publish.table import COLUMNS, safe_cell


def rows(events: list[Event], feed: Feed) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(events, feed).decode(), newline="")))


def test_no_events_are_a_header(feed: Feed) -> None:
    assert render_csv([], feed) == (",".join(COLUMNS) + "\r\n").encode()


def test_every_field_of_a_record_has_a_column() -> None:
    columns = set(event_record(make_event())) - {"geo"} | {"quote", "latitude", "longitude"}
    assert columns == set(COLUMNS)


def test_a_point_is_two_numbers(feed: Feed) -> None:
    (row,) = rows([make_event(location="Cape Town")], feed)
    assert (row["latitude"], row["longitude"]) == ("-33.93", "18.42")


def test_a_row(feed: Feed) -> None:
    event = make_event(
        uid="e-1",
        status=Status.PLANNED,
        countries=("KR", "LA"),
        parties=(Party("Daejeon", country="KR"), Party("ICF")),
        evidence=(make_evidence(quote='They said "yes", then left.'), make_evidence(article="news-2", url=None)),
    )
    (row,) = rows([event], feed)
    chosen = ("uid", "start", "end", "status", "main", "countries", "parties", "quote", "sources", "withdrawn")
    assert {name: row[name] for name in chosen} == {
        "uid": "e-1",
        "start": "2023-03-03",
        "end": "",
        "status": "planned",
        "main": "true",
        "countries": "KR; LA",
        "parties": "Daejeon (participant, KR); ICF (participant)",
        "quote": 'They said "yes", then left.',
        "sources": "https://news.example/1; news-2",
        "withdrawn": "",
    }


def test_conflicts_are_in_words(feed: Feed) -> None:
    event = make_event(conflicts=("dtstart:2023-03-06:news-1", "status:planned:news-7"))
    told = {language: rows([event], replace(feed, language=language))[0]["conflicts"] for language in ("en", "zh")}
    assert told == {
        "en": "Another report says: 6 Mar 2023 (news.example); Another report says: Planned (news-7)",
        "zh": "另有报道称：2023年3月6日（news.example）; 另有报道称：计划中（news-7）",
    }


def test_rows_are_in_the_order_given(feed: Feed) -> None:
    events = make_events(30)
    assert [row["uid"] for row in rows(events, feed)] == [event.uid for event in events]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", "\r\n=", " =", "\x00="])
def test_a_formula_is_text(start: str, feed: Feed) -> None:
    (row,) = rows([make_event(summary={"en": f"{start}cmd|'/c calc'!A0"})], feed)
    assert row["title"].startswith("'")


def test_a_cell_is_one_line(feed: Feed) -> None:
    (row,) = rows([make_event(location="a\r\nb\x0bc\u2028d")], feed)
    assert row["location"] == "a b c d"


def test_titles_are_in_the_feeds_language(feed: Feed) -> None:
    event = make_event(summary={"en": "Talks", "zh": "会谈"})
    assert rows([event], replace(feed, language="zh"))[0]["title"] == "会谈"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (True, "true"), (0, "0"), (0.5, "0.5"), ("a", "a")])
def test_values(value: object, cell: str) -> None:
    assert safe_cell(value) == cell

"""Hostile articles: whatever stands in their texts and addresses comes out as text, and injects nothing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import feedparser
import icalendar
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from lxml import etree
from lxml import html as lxml_html

from tests.factories import KNOWN, make_event, make_evidence
from tests.publish.feedrules import atom_complaints, rss_complaints
from tests.publish.octets import complaints, events, text
from tests.publish.sites import files_of, static_site
from tests.publish.test_jsonfeed import SCHEMA
from timeline.model import Event, Party, Precision, Review, Status, Withdrawal
from timeline.publish import (
    Feed,
    event_record,
    render_atom,
    render_calendar,
    render_csv,
    render_json_feed,
    render_jsonl,
    render_rss,
)
from timeline.publish.text import clean_line
from timeline.publish.wording import entry_title, headline

TODAY = KNOWN.date()
BITS = [
    "\r\nBEGIN:VEVENT\r\nUID:evil\r\n",
    "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "]]>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp;&lt;",
    "<!--",
    "</title></style>",
    "=cmd|'/c calc'!A0",
    "@SUM(1)",
    "\\N\\n\\,\\;",
    "{title}{0}%s",
    "\x00\x07\x1b[31m",
    "\x85\u2028\u2029\x0b\x0c\x1c",
    "\u202eمرحبا שלום",
    "👩‍👩‍👧‍👦🇻🇳",
    "\ud83d",
    "\ufffe\uffff",
    "x" * 2000,
    "Hội nghị 会议 " * 30,
    "a\u0301" * 90,
]
TEXT = st.lists(st.sampled_from(BITS) | st.text(st.characters(), max_size=20), max_size=6).map("".join)
URL = TEXT | TEXT.map(lambda tail: f"https://a.example/{tail}") | TEXT.map(lambda tail: f"javascript:{tail}")
CODE = st.sampled_from(["KR", "LA", "<b", "\r\n", "ZZ", ""])


@st.composite
def hostile_events(draw: st.DrawFn) -> Event:
    evidence = [
        make_evidence(
            article=draw(TEXT), quote=draw(TEXT), url=draw(URL), title=draw(TEXT | st.none()), language=draw(TEXT)
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    return make_event(
        uid=draw(st.text(st.characters(codec="utf-8"), max_size=10)) + "-1",
        summary={draw(st.sampled_from(["en", "vi", "xx"])): draw(TEXT)},
        parties=(Party(draw(TEXT), country=draw(CODE | st.none()), title=draw(TEXT | st.none())),),
        countries=tuple(draw(st.lists(CODE, max_size=2))),
        location=draw(TEXT | st.none()),
        conflicts=(draw(TEXT),),
        status=draw(st.sampled_from(list(Status))),
        withdrawn=draw(st.none() | TEXT.map(lambda reason: Withdrawal(KNOWN, reason))),
        evidence=tuple(evidence),
    )


FEED = Feed(
    title="Feed",
    description="All",
    language="en",
    home_url="https://timeline.example/",
    self_url="https://timeline.example/x",
    updated=datetime(2024, 3, 2, tzinfo=UTC),
    timezone="Asia/Ho_Chi_Minh",
)
LANGUAGES = st.sampled_from(["en", "vi", "zh"])
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


PERIODS = st.sampled_from(
    [
        (Precision.DAY, date(2023, 3, 3), date(2023, 3, 4)),
        (Precision.DAY, date(1, 1, 1), date(1, 1, 3)),
        (Precision.DAY, date(9999, 12, 30), date(9999, 12, 31)),
        (Precision.MONTH, date(2023, 3, 1), date(2023, 4, 1)),
        (Precision.YEAR, date(1945, 1, 1), date(1946, 1, 1)),
    ]
)
CLOCKS = st.sampled_from([(None, None), (time(8), None), (time(8), time(9, 30)), (time(23), time(1)), (time(0), None)])
PROVINCES = st.sampled_from(["binh-duong", "Punjab (PK)", "\x00", "", None])


@st.composite
def hostile_times(draw: st.DrawFn) -> Event:
    """Hostile events of all sorts of dates, entered by hand and corrected too."""
    event = draw(hostile_events())
    precision, dtstart, dtend = draw(PERIODS)
    clock, clock_end = draw(CLOCKS)
    by_hand = [replace(e, article=f"by-hand:{draw(TEXT)}") for e in event.evidence[:1]]
    return replace(
        event,
        precision=precision,
        dtstart=dtstart,
        dtend=dtend,
        clock=clock,
        clock_end=clock_end,
        province=draw(PROVINCES),
        evidence=(*by_hand, *event.evidence[1:]) if draw(st.booleans()) else event.evidence,
        review=draw(st.sampled_from([None, Review(KNOWN, True, ("dates",))])),
    )


@some
@given(
    st.lists(hostile_times(), max_size=3, unique_by=lambda event: clean_line(event.uid)),
    LANGUAGES,
    st.booleans(),
    st.sampled_from(["Africa/Casablanca", "UTC", "Asia/Ho_Chi_Minh"]),
    TEXT | st.just("desk@timeline.example") | st.just('a"b@timeline.example') | st.none(),
)
def test_a_calendar_holds_just_the_events(
    several: list[Event], language: str, rich: bool, zone: str, contact: str | None
) -> None:
    feed = replace(FEED, language=language, coarse=True, rich=rich, timezone=zone, contact=contact)
    octets = render_calendar(several, feed)
    assert complaints(octets) == []
    titles = {headline(event, language) for event in several}
    told = [text(found["SUMMARY"].value) for found in events(octets)]
    assert len(told) == len(several)
    assert all(any(one.endswith(title) for title in titles) for one in told)


@some
@given(hostile_times())
def test_other_parsers_find_no_fault_in_what_is_rich(event: Event) -> None:
    octets = render_calendar([event], replace(FEED, coarse=True, rich=True))
    assert [c.errors for c in icalendar.Calendar.from_ical(octets).walk() if c.errors] == []


@some
@given(hostile_events())
def test_other_parsers_find_just_the_event(event: Event) -> None:
    octets = render_calendar([event], FEED)
    assert [c.errors for c in icalendar.Calendar.from_ical(octets).walk() if c.errors] == []
    (found,) = IcsCalendarStream.calendar_from_ics(octets.decode()).events
    assert found.summary == headline(event, "en")


@some
@given(TEXT, TEXT)
def test_the_calendars_own_texts_are_texts(title: str, description: str) -> None:
    assert complaints(render_calendar([], replace(FEED, title=title, description=description))) == []


@some
@given(hostile_events(), LANGUAGES)
@pytest.mark.parametrize("render", [render_rss, render_atom])
def test_a_feed_holds_just_the_entry(render: object, event: Event, language: str) -> None:
    octets: bytes = render([event], replace(FEED, language=language))  # type: ignore[operator]
    root = etree.fromstring(octets)
    assert feedparser.parse(octets).bozo == 0
    assert (atom_complaints if render is render_atom else rss_complaints)(octets) == []
    (title,) = root.xpath("//*[local-name()='item' or local-name()='entry']/*[local-name()='title']/text()")
    assert title == entry_title(event, language)
    (body,) = root.xpath("//*[local-name()='item']/description/text() | //*[local-name()='content']/text()")
    assert_harmless(f"<div>{body}</div>")


@some
@given(TEXT, TEXT, TEXT | TEXT.map(lambda text: f"{text}@a.example") | URL)
def test_a_feeds_own_texts_are_texts(title: str, description: str, contact: str) -> None:
    feed = replace(FEED, title=title, description=description, contact=contact)
    assert atom_complaints(render_atom([], feed)) == []
    assert rss_complaints(render_rss([], feed)) == []
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render_json_feed([], feed)))


@some
@given(hostile_events(), LANGUAGES)
def test_a_json_feed_holds_just_the_item(event: Event, language: str) -> None:
    whole = json.loads(render_json_feed([event], replace(FEED, language=language)))
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    (item,) = whole["items"]
    assert item["title"] == entry_title(event, language)
    assert_harmless(f"<div>{item['content_html']}</div>")


@pytest.mark.slow
@some
@given(hostile_events())
def test_the_site_is_harmless(event: Event) -> None:
    files = files_of(static_site([event], FEED))
    pages = [octets.decode() for path, octets in files.items() if path.endswith(".html") and "subscribe" not in path]
    assert len(pages) >= 4
    for page in pages:
        assert_harmless(page)


@some
@given(hostile_events())
def test_a_line_of_json_holds_the_record(event: Event) -> None:
    (line,) = render_jsonl([event], FEED).decode().splitlines()
    sound = json.dumps(event_record(event, "en")).encode().decode()
    assert json.loads(line) == _without_halves(json.loads(sound))


@some
@given(hostile_events())
def test_a_table_has_just_the_row_and_no_formula(event: Event) -> None:
    header, *rest = csv.reader(io.StringIO(render_csv([event], FEED).decode(), newline=""))
    (row,) = rest
    assert len(row) == len(header)
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def _without_halves(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_halves(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_halves(one) for key, one in value.items()}
    return value


def assert_harmless(page: str) -> None:
    """Nothing in the HTML runs, loads or leads anywhere but to a page of the web."""
    tree = lxml_html.fromstring(page)
    assert not tree.xpath("//script[not(@type='application/ld+json')] | //img | //iframe | //object | //embed")
    assert not tree.xpath("//form | //svg | //base")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    links = [str(link) for link in tree.xpath("//a/@href")]
    assert not [link for link in links if ":" in link and not link.startswith(("https://", "http://"))]

"""Conditional requests and compression: over HTTP, and the rules by themselves."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import Response

from timeline.web.conditional import Document, accepts_gzip, respond
from timeline.web.rendered import compress

CHANGED = datetime(2024, 3, 1, 8, 30, 15, 400_000, tzinfo=UTC)
LATER = CHANGED + timedelta(minutes=5)
DOCUMENT = Document(compress(b"BEGIN:VCALENDAR"), "text/calendar", "abc", CHANGED)


def answer(now: datetime = LATER, **headers: str) -> Response:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return respond(Request({"type": "http", "method": "GET", "headers": raw}), DOCUMENT, now)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"if_none_match": '"abc"'}, 304),
        ({"if_none_match": 'W/"abc"'}, 304),
        ({"if_none_match": '"x", "abc"'}, 304),
        ({"if_none_match": "*"}, 304),
        ({"if_none_match": '"x"'}, 200),
        ({"if_none_match": "abc"}, 200),
        ({"if_none_match": '"abc-gz"'}, 200),
        ({"if_none_match": '"abc-gz"', "accept_encoding": "gzip"}, 304),
        ({"if_none_match": '"abc"', "accept_encoding": "gzip"}, 200),
        ({"if_modified_since": "Fri, 01 Mar 2024 08:30:15 GMT"}, 304),
        ({"if_modified_since": "Fri, 01 Mar 2024 08:30:14 GMT"}, 200),
        ({"if_modified_since": "Fri, 01 Mar 2024 09:30:15 GMT"}, 304),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_modified_since": "Fri, 01 Mar 99999 08:30:15 GMT"}, 200),
        ({"if_modified_since": "Fri, 01 Mar 2024 08:30:15 GMT", "if_none_match": '"x"'}, 200),
    ],
)
def test_the_copy_of_the_client_is_compared(headers: dict[str, str], status: int) -> None:
    assert answer(**headers).status_code == status


def test_a_date_within_the_second_of_the_change_is_not_told() -> None:
    assert "last-modified" not in answer(now=CHANGED + timedelta(milliseconds=300)).headers


def test_a_date_is_told_once_the_second_is_over() -> None:
    assert answer().headers["last-modified"] == "Fri, 01 Mar 2024 08:30:15 GMT"


@pytest.mark.parametrize(
    ("accept_encoding", "expected"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("identity, *;q=0", False),
        ("gzip;q=0, *", False),
    ],
)
def test_gzip_is_given_to_whom_it_is_acceptable(accept_encoding: str, expected: bool) -> None:
    assert accepts_gzip(accept_encoding) is expected


def test_a_calendar_that_was_not_changed_is_304_over_http(client: httpx2.Client) -> None:
    first = client.get("/calendar.ics")
    second = client.get("/calendar.ics", headers={"If-None-Match": first.headers["etag"]})
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize("coding", ["gzip", "identity", "gzip;q=0"])
def test_a_strong_tag_stands_for_the_octets_of_one_coding(client: httpx2.Client, coding: str) -> None:
    with client.stream("GET", "/calendar.ics", headers={"Accept-Encoding": coding}) as got:
        octets = b"".join(got.iter_raw())
    is_gzip = coding == "gzip"
    assert (got.headers.get("content-encoding") == "gzip") is is_gzip
    assert got.headers["etag"].endswith('-gz"') is is_gzip
    assert got.headers["vary"] == "Accept-Encoding"
    assert (gzip.decompress(octets) if is_gzip else octets).startswith(b"BEGIN:VCALENDAR")


def test_each_filter_and_format_has_its_own_tag(client: httpx2.Client) -> None:
    paths = ["/calendar.ics", "/calendar.ics?kind=visit", "/calendar.ics?lang=vi", "/rss.xml"]
    assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)


def test_one_filter_has_one_tag_however_it_is_written(client: httpx2.Client) -> None:
    paths = ["/rss.xml?kind=visit&country=la&utm_source=x", "/rss.xml?country=LA&kind=visit&kind="]
    assert len({client.get(path).headers["etag"] for path in paths}) == 1


def test_feeds_are_asked_for_again_each_time(client: httpx2.Client) -> None:
    assert client.get("/rss.xml").headers["cache-control"] == "no-cache"

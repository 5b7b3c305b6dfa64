"""Conditional requests and compression: over HTTP, and the rules by themselves."""

from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import Response

from tests.factories import fill_store
from tests.serving import served
from tests.web.conftest import VISIT
from timeline.web.conditional import Document, accepts_gzip, respond
from timeline.web.rendered import Coded, compress

OCTETS = b"BEGIN:VCALENDAR"
DOCUMENT = Document(compress(OCTETS), "text/calendar")
TAGS = {"PLAIN": DOCUMENT.rendered.plain.tag, "GZIP": DOCUMENT.rendered.gzipped.tag}


def answer(**headers: str) -> Response:
    """The answer; PLAIN and GZIP in a header stand for the document's tags."""
    for name, tag in TAGS.items():
        headers = {header: value.replace(name, tag) for header, value in headers.items()}
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return respond(Request({"type": "http", "method": "GET", "headers": raw}), DOCUMENT)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"if_none_match": '"PLAIN"'}, 304),
        ({"if_none_match": 'W/"PLAIN"'}, 304),
        ({"if_none_match": '"x", "PLAIN"'}, 304),
        ({"if_none_match": "*"}, 304),
        ({"if_none_match": '"x"'}, 200),
        ({"if_none_match": "PLAIN"}, 200),
        ({"if_none_match": '"GZIP"'}, 200),
        ({"if_none_match": '"GZIP"', "accept_encoding": "gzip"}, 304),
        ({"if_none_match": '"PLAIN"', "accept_encoding": "gzip"}, 200),
        ({"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"}, 200),
        ({"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT", "if_none_match": '"x"'}, 200),
    ],
)
def test_the_copy_of_the_client_is_compared(headers: dict[str, str], status: int) -> None:
    assert answer(**headers).status_code == status


def test_the_tag_follows_from_the_octets_of_the_coding() -> None:
    assert compress(OCTETS) == compress(OCTETS)
    assert len({coded.tag for octets in (OCTETS, b"END") for coded in _codings(octets)}) == 4


def _codings(octets: bytes) -> tuple[Coded, Coded]:
    rendered = compress(octets)
    return rendered.plain, rendered.gzipped


def test_no_date_is_told_where_none_is_known() -> None:
    assert "last-modified" not in answer().headers


SINCE = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_modified_since": "Sat, 01 Jun 2024 12:00:00 GMT"}, 304),
        ({"if_modified_since": "Sat, 01 Jun 2024 12:00:01 GMT"}, 304),
        ({"if_modified_since": "Sat, 01 Jun 2024 11:59:59 GMT"}, 200),
        ({"if_modified_since": "Sat, 01 Jun 2024 12:00:00"}, 304),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_modified_since": "Sat, 01 Jun 99999 12:00:00 GMT"}, 200),
        ({"if_modified_since": "Sat, 01 Jun 99999999999999999999 12:00:00 GMT"}, 200),
        ({"if_modified_since": "Sat, 01 Jun 2024 12:00:00 GMT", "if_none_match": '"x"'}, 200),
    ],
)
def test_a_date_counts_where_no_tag_is_sent(headers: dict[str, str], status: int) -> None:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    dated = Document(DOCUMENT.rendered, "text/calendar", SINCE)
    said = respond(Request({"type": "http", "method": "GET", "headers": raw}), dated)
    assert (said.status_code, said.headers["last-modified"]) == (status, "Sat, 01 Jun 2024 12:00:00 GMT")


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


def test_over_http_the_tag_is_the_hash_of_what_was_sent(client: httpx2.Client) -> None:
    with client.stream("GET", "/calendar.ics", headers={"Accept-Encoding": "identity"}) as got:
        octets = b"".join(got.iter_raw())
    assert got.headers["etag"] == f'"{hashlib.sha256(octets).hexdigest()[:32]}"'


@pytest.mark.slow
@pytest.mark.parametrize("setting", [{"language": "vi"}, {"province": "da-nang"}])
def test_a_restart_with_other_settings_is_no_304_for_another_text(
    tmp_path: Path, free_port: int, setting: dict[str, str]
) -> None:
    paths = ("/calendar.ics", "/rss.xml", "/data/timeline.json")
    fill_store(tmp_path, [VISIT])
    with served(tmp_path, port=free_port) as base_url:
        firsts = [httpx2.get(base_url + path) for path in paths]
    with served(tmp_path, port=free_port, **setting) as base_url:
        tags = [{"If-None-Match": first.headers["etag"]} for first in firsts]
        agains = [httpx2.get(base_url + path, headers=tag) for path, tag in zip(paths, tags, strict=True)]
        nows = [httpx2.get(base_url + path) for path in paths]
    for first, again, now in zip(firsts, agains, nows, strict=True):
        assert again.status_code == (304 if now.content == first.content else 200)
        assert (now.headers["etag"] == first.headers["etag"]) is (now.content == first.content)


@pytest.mark.slow
def test_a_restart_with_the_same_settings_is_304(tmp_path: Path, free_port: int) -> None:
    fill_store(tmp_path, [VISIT])
    tags = []
    for _ in range(2):
        with served(tmp_path, port=free_port) as base_url:
            tags.append(httpx2.get(f"{base_url}/calendar.ics").headers["etag"])
    assert tags[0] == tags[1]


def test_one_filter_has_one_tag_however_it_is_written(client: httpx2.Client) -> None:
    paths = ["/rss.xml?kind=visit&country=la&utm_source=x", "/rss.xml?country=LA&kind=visit&kind="]
    assert len({client.get(path).headers["etag"] for path in paths}) == 1


def test_feeds_are_asked_for_again_each_time(client: httpx2.Client) -> None:
    assert client.get("/rss.xml").headers["cache-control"] == "no-cache"

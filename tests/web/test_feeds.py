"""Calendar, feeds and tables over HTTP: what they are, what they hold, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from tests.factories import KNOWN, fill_store, make_event
from tests.serving import served
from tests.web.conftest import VISIT, Served
from timeline.filter import LANGUAGES
from timeline.model import Precision, Status, Withdrawal

TYPES = {
    "/calendar.ics": "text/calendar; charset=utf-8",
    "/rss.xml": "application/rss+xml; charset=utf-8",
    "/atom.xml": "application/atom+xml; charset=utf-8",
    "/feed.json": "application/feed+json; charset=utf-8",
    "/events.csv": "text/csv; charset=utf-8; header=present",
    "/events.jsonl": "application/jsonl; charset=utf-8",
}
VISITS = "?kind=visit&country=LA&from=2022&to=2022"


@pytest.mark.parametrize(("path", "media_type"), TYPES.items())
def test_each_format_has_its_media_type(client: httpx2.Client, path: str, media_type: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


@pytest.mark.parametrize("path", TYPES)
def test_each_format_holds_what_its_filter_says(client: httpx2.Client, path: str) -> None:
    body = client.get(path + VISITS).text
    assert "Champasak" in body and "Daejeon" not in body


@pytest.mark.parametrize("path", TYPES)
def test_head_answers_like_get_without_a_body(client: httpx2.Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    ignored = {"date"}
    assert head.content == b""
    assert {k: v for k, v in head.headers.items() if k not in ignored} == {
        k: v for k, v in get.headers.items() if k not in ignored
    }


@pytest.mark.parametrize("path", TYPES)
def test_other_methods_are_not_allowed(client: httpx2.Client, path: str) -> None:
    answer = client.post(path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("path", [*TYPES, "/data/timeline.json"])
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?knid=visit", "unknown filter 'knid'"),
        ("?kind=party", "agreement, twinning, consular"),
        ("?country=Korea", "two letters"),
        ("?status=done", "held, planned, postponed, cancelled"),
        ("?from=yesterday", "2023-01-04"),
        ("?lang=xx", "en, vi, zh"),
        ("?lang=vi&lang=en", "only once"),
        ("?country=ZZ", "ISO 3166"),
        ("?cancelled=no", "0, 1"),
        ("?precision=year", "day, month"),
        ("?limit=some", "nor all"),
    ],
)
def test_an_unknown_filter_is_refused_and_the_allowed_ones_named(
    client: httpx2.Client, path: str, query: str, named: str
) -> None:
    answer = client.get(path + query)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert named in answer.text


def test_markup_in_a_refused_value_stays_text(client: httpx2.Client) -> None:
    answer = client.get("/rss.xml", params={"kind": "<script>alert(1)</script>"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_titles_are_in_the_language_that_is_asked_for(client: httpx2.Client) -> None:
    assert "Đoàn Champasak thăm khu công nghiệp" in client.get(f"/rss.xml{VISITS}&lang=vi").text


def test_a_feed_says_what_it_was_filtered_by(client: httpx2.Client) -> None:
    feed = client.get(f"/feed.json{VISITS}").json()
    assert feed["title"] == "Foreign affairs of Binh Duong: Visit, Laos"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("&lang=vi", "Đối ngoại Bình Dương: Thăm và làm việc, Lào"),
        ("&lang=zh", "平阳省外事：访问、老挝"),
        ("&lang=zh&q=Champasak", "平阳省外事：访问、老挝、“Champasak”"),
    ],
)
def test_its_title_is_punctuated_as_its_language_is(client: httpx2.Client, query: str, title: str) -> None:
    assert client.get(f"/feed.json{VISITS}{query}").json()["title"] == title


def test_a_feed_knows_its_own_address_with_its_filter(site: Served, client: httpx2.Client) -> None:
    feed = client.get("/feed.json?country=LA&kind=visit").json()
    assert feed["feed_url"] == f"{site.base_url}/feed.json?kind=visit&country=LA"


def test_a_feed_links_to_the_page_of_each_event(site: Served, client: httpx2.Client) -> None:
    assert client.get(f"/feed.json{VISITS}").json()["items"][0]["url"] == f"{site.base_url}/event/{VISIT.uid}"


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml", "/calendar.ics"])
def test_a_feed_in_another_language_links_to_pages_in_it(client: httpx2.Client, path: str) -> None:
    said = client.get(f"{path}{VISITS}&lang=zh").text.replace("\r\n ", "")
    assert f"/event/{VISIT.uid}?lang=zh" in said
    assert f"/event/{VISIT.uid}?lang" not in client.get(f"{path}{VISITS}&lang=en").text.replace("\r\n ", "")


def test_chinese_sentences_have_no_blank_between_them(client: httpx2.Client) -> None:
    assert "。平阳省" in client.get("/rss.xml?lang=zh").text


def test_no_address_comes_from_the_host_header(site: Served, client: httpx2.Client) -> None:
    port = site.base_url.rsplit(":", 1)[1]
    body = client.get("/feed.json", headers={"Host": f"localhost:{port}", "X-Forwarded-Host": "evil.example"}).text
    assert "localhost" not in body and "evil.example" not in body


def test_the_public_address_is_that_of_the_settings(tmp_path: Path, free_port: int) -> None:
    fill_store(tmp_path, [VISIT])
    with served(tmp_path, port=free_port, public_url="https://timeline.example/abroad") as announced:
        feed = httpx2.get(f"http://127.0.0.1:{free_port}/feed.json").json()
    assert announced == "https://timeline.example/abroad"
    assert feed["feed_url"] == f"{announced}/feed.json"
    assert feed["items"][0]["url"] == f"{announced}/event/{VISIT.uid}"


def test_news_feeds_hold_what_became_known_last(client: httpx2.Client, site: Served) -> None:
    newest = max((e for e in site.events if e.dtstart is not None), key=lambda e: e.created)
    [item] = client.get("/feed.json?limit=1").json()["items"]
    assert newest.title() in item["title"]


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml", "/feed.json"])
def test_an_old_event_that_is_cancelled_reaches_the_followers_of_news(path: str, many: str) -> None:
    assert "Cancelled: The old one" in httpx2.get(many + path).text


@pytest.mark.parametrize(("query", "count"), [("", 100), ("?limit=5", 5), ("?limit=120", 120), ("?limit=1000", 150)])
def test_news_feeds_hold_a_hundred_or_as_many_as_are_asked_for(query: str, count: int, many: str) -> None:
    items = httpx2.get(f"{many}/feed.json{query}").json()["items"]
    assert len(items) == count
    assert any("The old one" in item["title"] for item in items)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of 150 events, of which the first that became known was cancelled last."""
    folder = tmp_path_factory.mktemp("many")
    times = [KNOWN + timedelta(hours=number) for number in range(150)]
    old = make_event(uid="old", summary={"en": "The old one"}, created=times[0], last_modified=times[0])
    fill_store(folder, [old, *(make_event(created=time, last_modified=time) for time in times[1:])])
    cancelled = replace(old, status=Status.CANCELLED, last_modified=KNOWN + timedelta(days=30), sequence=1)
    fill_store(folder, [cancelled], cancelled.last_modified)
    with served(folder) as base_url:
        yield base_url


@pytest.mark.slow
def test_what_was_withdrawn_long_ago_is_data_and_no_news(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    events = [make_event(uid=f"w{days}", withdrawn=Withdrawal(now - timedelta(days=days), "x")) for days in (5, 95)]
    fill_store(tmp_path, events)
    with served(tmp_path) as base_url:
        told = {path: httpx2.get(base_url + path).text for path in TYPES}
        drawn = httpx2.get(f"{base_url}/data/timeline.json").json()["uid"]
    counts = {path: sum(word in text for word in ("w5", "w95")) for path, text in told.items()}
    assert counts == dict.fromkeys(TYPES, 1) | {"/events.csv": 2, "/events.jsonl": 2}
    assert set(drawn) == {"w5", "w95"}


CODES = ("status:planned", "time:14:30", "", "{title}", "status:planned|https://news.example/2")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", TYPES)
def test_a_conflict_told_as_a_code_is_shown_as_it_is(coded: str, path: str, language: str) -> None:
    answer = httpx2.get(f"{coded}{path}?lang={language}")
    told = answer.text.replace("\r\n ", "").replace("\\", "")
    assert answer.status_code == 200
    assert all(code in told for code in (*CODES, "reports:gone"))


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("coded")
    fill_store(folder, [make_event(conflicts=CODES, withdrawn=Withdrawal(datetime.now(UTC), "reports:gone"))])
    with served(folder) as base_url:
        yield base_url


def test_the_table_has_a_row_for_each_dated_event(client: httpx2.Client, site: Served) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv").content.decode("utf-8-sig"))))
    assert {row["uid"] for row in rows} == {e.uid for e in site.events if e.dtstart is not None}


def test_json_lines_are_json(client: httpx2.Client) -> None:
    records = [json.loads(line) for line in client.get(f"/events.jsonl{VISITS}").text.splitlines()]
    assert [record["uid"] for record in records] == [VISIT.uid]


def test_a_store_without_dated_events_gives_an_empty_but_valid_calendar(tmp_path: Path) -> None:
    fill_store(tmp_path, [make_event(dtstart=None, precision=Precision.BEFORE)])
    with served(tmp_path) as base_url:
        answer = httpx2.get(f"{base_url}/calendar.ics")
    assert answer.status_code == 200
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n") and answer.text.endswith("END:VCALENDAR\r\n")
    assert "BEGIN:VEVENT" not in answer.text


@pytest.mark.slow
def test_what_another_process_writes_shows_up_without_a_restart(tmp_path: Path) -> None:
    fill_store(tmp_path, [VISIT])
    with served(tmp_path) as base_url:
        before = httpx2.get(f"{base_url}/events.jsonl")
        fill_store(tmp_path, [make_event(uid="brand-new", last_modified=KNOWN)])
        deadline = time.monotonic() + 10
        while "brand-new" not in httpx2.get(f"{base_url}/events.jsonl").text:
            assert time.monotonic() < deadline, "the new event did not show up"
            time.sleep(0.1)
        after = httpx2.get(f"{base_url}/events.jsonl", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200


@pytest.mark.parametrize(
    "path", ["/country/LA/rss.xml", "/country/la/rss.xml", "/rss.xml?country=LA", "/rss.xml?country=la,LA"]
)
def test_one_filter_is_one_feed_whichever_address_is_asked(client: httpx2.Client, path: str) -> None:
    assert client.get(path).content == client.get("/country/LA/rss.xml").content


def test_a_short_address_knows_itself(client: httpx2.Client, site: Served) -> None:
    assert client.get("/feed.json?country=LA").json()["feed_url"] == f"{site.base_url}/country/LA/feed.json"


@pytest.mark.parametrize("path", ["/kind/visit/calendar.ics", "/country/LA/events.csv", "/country/LA/rss.xml?lang=vi"])
def test_short_addresses_hold_what_they_say(client: httpx2.Client, path: str) -> None:
    body = client.get(path).text
    assert "Champasak" in body and "Daejeon" not in body


@pytest.mark.parametrize(
    ("path", "status"),
    [("/kind/party/rss.xml", 400), ("/country/ZZ/rss.xml", 400), ("/kind/visit/x/rss.xml", 404)],
)
def test_a_short_address_of_nothing_is_refused(client: httpx2.Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")


@pytest.mark.parametrize("path", TYPES)
def test_an_unknown_province_is_refused_and_the_known_ones_named(client: httpx2.Client, path: str) -> None:
    answer = client.get(f"{path}?province=atlantis")
    assert (answer.status_code, "binh-duong" in answer.text) == (400, True)


@pytest.mark.parametrize("path", TYPES)
def test_a_page_of_another_site_may_read_it(client: httpx2.Client, path: str) -> None:
    assert client.get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", TYPES)
def test_who_has_but_a_date_gets_304_too(client: httpx2.Client, path: str) -> None:
    since = client.get(path).headers["last-modified"]
    assert client.get(path, headers={"if-modified-since": since}).status_code == 304


@pytest.mark.parametrize("path", TYPES)
def test_the_tag_counts_more_than_the_date(client: httpx2.Client, path: str) -> None:
    since = client.get(path).headers["last-modified"]
    assert client.get(path, headers={"if-modified-since": since, "if-none-match": '"x"'}).status_code == 200


@pytest.mark.parametrize("path", TYPES)
def test_a_page_of_another_site_may_ask_whether_it_changed(client: httpx2.Client, path: str) -> None:
    answer = client.options(path, headers={"access-control-request-headers": "if-none-match"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]

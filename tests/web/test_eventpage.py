"""Each event's own address, over HTTP: page, calendar file, where merged and withdrawn ones lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import quote

import html5lib
import httpx2
import pytest
from lxml import html

from tests.factories import KNOWN, fill_store, make_event
from tests.publish.octets import complaints
from tests.reports import make_candidate
from tests.serving import served
from timeline.model import Precision, Withdrawal
from timeline.records import Plan, Report

UID = "a/b \"'><i>%2F?#"
ADDRESSES = [UID, "plain", "địa điểm", "..a", "x;y=z&w", "https://a.example/1"]


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    events = [make_event(uid=uid) for uid in ADDRESSES]
    events.append(make_event(uid="gone", withdrawn=Withdrawal(KNOWN, "article-changed")))
    events.append(make_event(uid="leaving", withdrawn=Withdrawal(datetime.now(UTC), "article-changed")))
    events.append(make_event(uid="recently", dtstart=None, dtend=date(2023, 3, 5), precision=Precision.BEFORE))
    events.append(make_event(uid="month", dtstart=date(2023, 3, 1), precision=Precision.MONTH))
    events.append(make_event(uid="elsewhere", province="da-nang"))
    store = fill_store(tmp_path_factory.mktemp("pages"), events)
    reports = tuple(
        Report(name, uid, make_candidate("news-1")) for name, uid in [(UID, UID), ("merged", UID), ("lost", "gone")]
    )
    with store.write(KNOWN) as writer:
        writer.apply(Plan(reports=reports))
    with served(store.folder) as address:
        yield address


def get(base_url: str, uid: str, rest: str = "", **headers: str) -> httpx2.Response:
    return httpx2.get(f"{base_url}/event/{quote(uid, safe='')}{rest}", headers=headers)


@pytest.mark.parametrize("uid", ADDRESSES)
def test_an_event_has_a_page_whatever_its_id_holds(base_url: str, uid: str) -> None:
    answer = get(base_url, uid)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    html5lib.HTMLParser(strict=True).parse(answer.content)
    address = f"{base_url}/event/{quote(uid, safe='')}"
    assert html.fromstring(answer.text).xpath("//link[@rel='canonical']/@href") == [address]


@pytest.mark.parametrize("uid", ADDRESSES)
def test_an_event_alone_is_a_calendar(base_url: str, uid: str) -> None:
    answer = get(base_url, uid, "/event.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert complaints(answer.content) == []
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert f"SOURCE;VALUE=URI:{base_url}/event/".encode() in answer.content.replace(b"\r\n ", b"")


def test_a_month_is_a_file_too(base_url: str) -> None:
    assert b"SUMMARY:March 2023" in get(base_url, "month", "/event.ics").content


def test_every_link_of_a_page_leads_somewhere(base_url: str) -> None:
    page = html.fromstring(get(base_url, UID).text)
    own = {address for address in page.xpath("//@href") if address.startswith(base_url)}
    assert len(own) > 10
    assert {address: httpx2.get(address).status_code for address in own} == dict.fromkeys(own, 200)


def test_what_was_merged_redirects_for_good(base_url: str) -> None:
    answer = get(base_url, "merged")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{base_url}/event/{quote(UID, safe='')}")


def test_its_file_and_language_come_along(base_url: str) -> None:
    answer = get(base_url, "merged", "/event.ics?lang=vi&utm_source=mail")
    assert answer.headers["location"] == f"{base_url}/event/{quote(UID, safe='')}/event.ics?lang=vi"


def test_a_slash_behind_it_is_taken_off(base_url: str) -> None:
    answer = get(base_url, "plain", "/")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{base_url}/event/plain")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "Withdrawn here on 1 Mar 2024: the article changed and no longer reports it"),
        ("?lang=vi", "Đã rút khỏi đây ngày 1 thg 3, 2024: bài viết đã sửa và không còn đưa tin này"),
        ("?lang=zh", "本站于2024年3月1日撤回：文章已修改，不再报道此事"),
    ],
)
def test_a_withdrawn_events_page_is_gone_and_says_why(base_url: str, query: str, reason: str) -> None:
    answer = get(base_url, "gone", query)
    assert (answer.status_code, answer.headers["content-type"]) == (410, "text/html; charset=utf-8")
    html5lib.HTMLParser(strict=True).parse(answer.content)
    assert reason in html.fromstring(answer.text).xpath("//p[@class='note']/text()")


def test_who_subscribed_to_an_event_is_told_that_it_was_withdrawn(base_url: str) -> None:
    answer = get(base_url, "leaving", "/event.ics")
    assert answer.status_code == 200
    assert b"STATUS:CANCELLED\r\n" in answer.content


def test_a_long_withdrawn_events_file_is_gone_and_says_why_as_text(base_url: str) -> None:
    answer = get(base_url, "gone", "/event.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (410, "text/plain; charset=utf-8")
    assert answer.text == "Withdrawn here on 1 Mar 2024: the article changed and no longer reports it\n"


@pytest.mark.parametrize(
    "path", ["nothing", "nothing/event.ics", "nothing/", "plain/other.ics", "recently/event.ics", ""]
)
def test_at_other_addresses_there_is_nothing(base_url: str, path: str) -> None:
    answer = httpx2.get(f"{base_url}/event/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize("query", ["?lang=xx", "?kind=visit", "?contry=KR", "?rich=1"])
def test_nothing_but_a_language_can_be_asked(base_url: str, query: str) -> None:
    assert get(base_url, "plain", query).status_code == 400


def test_what_others_append_is_ignored(base_url: str) -> None:
    assert get(base_url, "plain", "?utm_source=mail&fbclid=1").content == get(base_url, "plain").content


def test_it_is_in_the_language_asked_for(base_url: str) -> None:
    page = html.fromstring(get(base_url, "plain", "?lang=vi").text)
    assert page.get("lang") == "vi"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{base_url}/event/plain?lang=vi"]
    assert f"{base_url}/kind/agreement/rss.xml?lang=vi" in page.xpath("//main//a/@href")


@pytest.mark.parametrize("rest", ["", "/event.ics"])
def test_who_has_it_is_told_so(base_url: str, rest: str) -> None:
    tag = get(base_url, "plain", rest).headers["etag"]
    assert get(base_url, "plain", rest, **{"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("uid", "status"), [("plain", 200), ("gone", 410), ("merged", 308), ("nothing", 404)])
def test_head_tells_what_get_would(base_url: str, uid: str, status: int) -> None:
    answer = httpx2.head(f"{base_url}/event/{uid}")
    assert (answer.status_code, answer.content) == (status, b"")
    assert answer.headers["content-type" if status != 308 else "location"]


def test_a_browser_may_do_nothing_with_it(base_url: str) -> None:
    policy = get(base_url, "plain").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("; frame-ancestors 'self'")


@pytest.mark.slow
def test_an_event_of_another_province_is_of_that_one(base_url: str) -> None:
    page = html.fromstring(get(base_url, "elsewhere").text)
    assert page.xpath("string(//header//a)") == "Foreign affairs of Da Nang"
    assert f"{base_url}/?province=da-nang&event=elsewhere" in page.xpath("//main//a/@href")

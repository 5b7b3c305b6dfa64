"""The static site: every file, a page that lists the events by year, and a policy that its style passes."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
from lxml import html

from tests.factories import KNOWN, make_event, make_events
from tests.publish.octets import complaints
from timeline.model import Event, Status, Withdrawal
from timeline.publish import Feed, render_site

TODAY = KNOWN.date()
FILES = {"index.html", "calendar.ics", "rss.xml", "atom.xml", "feed.json", "events.csv", "events.jsonl"}


def index(events: list[Event], feed: Feed) -> Any:
    return html.fromstring(render_site(events, replace(feed, event_url=None), TODAY)["index.html"].decode())


def test_it_has_every_file(feed: Feed) -> None:
    assert set(render_site(make_events(20), feed, TODAY)) == set(render_site([], feed, TODAY)) == FILES


def test_each_feed_names_itself(feed: Feed) -> None:
    files = render_site([make_event()], replace(feed, home_url="https://site.example/timeline"), TODAY)
    assert json.loads(files["feed.json"])["feed_url"] == "https://site.example/timeline/feed.json"
    links = {link["rel"]: link["href"] for link in feedparser.parse(files["atom.xml"]).feed.links}
    assert links == {"alternate": "https://site.example/timeline/", "self": "https://site.example/timeline/atom.xml"}
    assert complaints(files["calendar.ics"]) == []
    assert b"SOURCE;VALUE=URI:https://site.example/timeline/calendar.ics\r\n" in files["calendar.ics"]


def test_an_events_page_is_its_place_in_the_index(feed: Feed) -> None:
    files = render_site([make_event(uid="e 1@x")], replace(feed, event_url=None), TODAY)
    page = html.fromstring(files["index.html"].decode())
    (article,) = page.xpath("//article")
    assert article.xpath("h3/a/@href") == [f"#{article.get('id')}"]
    assert feedparser.parse(files["rss.xml"]).entries[0].link == f"https://timeline.example/#{article.get('id')}"


def test_years_are_listed_the_latest_first(feed: Feed) -> None:
    events = [make_event(dtstart=date(year, 5, 1)) for year in (2019, 2023, 2021, 2023)]
    page = index(events, feed)
    assert page.xpath("//h2/text()") == ["2023", "2021", "2019"]
    assert [len(section.xpath("article")) for section in page.xpath("//section")] == [2, 1, 1]


def test_an_event_shows_quote_and_source(feed: Feed) -> None:
    (article,) = index([make_event(status=Status.CANCELLED)], feed).xpath("//article")
    assert article.xpath("string(h3)") == "Cancelled: Memorandum on vocational training signed with Daejeon"
    assert "On March 3, the two sides signed" in article.xpath("string(blockquote)")
    assert article.xpath(".//li/a/@href") == ["https://news.example/1"]


def test_what_was_withdrawn_long_ago_stays_on_the_page_and_leaves_the_calendar(feed: Feed) -> None:
    withdrawn = make_event(withdrawn=Withdrawal(KNOWN, "article-changed"))
    files = render_site([withdrawn], feed, TODAY + timedelta(days=90))
    assert b"Withdrawn: " in files["index.html"]
    assert b"BEGIN:VEVENT" not in files["calendar.ics"]


def test_recently_is_not_listed(feed: Feed) -> None:
    page = index([make_event(dtstart=None)], feed)
    assert page.xpath("//article") == []
    assert "No events yet." in page.xpath("string(//main)")


def test_feeds_are_found_from_the_page(feed: Feed) -> None:
    found = {link.get("type"): link.get("href") for link in index([], feed).xpath("//link[@rel='alternate']")}
    assert found == {
        "text/calendar": "calendar.ics",
        "application/rss+xml": "rss.xml",
        "application/atom+xml": "atom.xml",
        "application/feed+json": "feed.json",
    }
    assert set(index([], feed).xpath("//nav//a/@href")) == FILES - {"index.html"}


def test_the_policy_allows_just_the_pages_own_style(feed: Feed) -> None:
    page = index([], feed)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.xpath("//script | //@style") == []


def test_the_page_is_in_the_feeds_language(feed: Feed) -> None:
    page = index([make_event()], replace(feed, language="vi"))
    assert page.get("lang") == "vi"
    assert "Nguồn" in page.xpath("string(//article)")

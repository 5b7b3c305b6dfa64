"""The static site: which files there are, what they say, that their addresses are those at which they will stand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
import html5lib
import pytest
from lxml import etree, html

from tests.factories import KNOWN, make_event, make_events
from tests.publish.octets import complaints
from tests.publish.sites import files_of, static_site
from timeline.model import Event, Kind, Precision, Status, Withdrawal
from timeline.publish import Feed, render_calendar
from timeline.publish.formats import FORMATS
from timeline.publish.staticplaces import event_folder
from timeline.publish.staticsite import render_static_site

BASE = "https://site.example/affairs"
FILES = {form.file for form in FORMATS}
NAMES = {"index.html", "404.html", "robots.txt", "feeds.opml", "sitemap.xml", "subscribe/index.html"}
VISIT = make_event(uid="visit-1", kind=Kind.VISIT, also=(Kind.MEETING,), countries=("LA", "KR"))
BEFORE = KNOWN - timedelta(days=50)
GONE = make_event(uid="gone-1", withdrawn=Withdrawal(KNOWN, "article-changed"))


def render(feed: Feed, *events: Event, **more: Any) -> dict[str, bytes]:
    return files_of(static_site(events, feed, **more))


def tree(octets: bytes) -> Any:
    html5lib.HTMLParser(strict=True).parse(octets)  # raises on the slightest fault
    return html.fromstring(octets.decode())


def test_there_is_a_feed_of_all_and_of_each_kind_and_country(feed: Feed) -> None:
    files = render(feed, VISIT)
    folders = ("kind/visit/", "kind/meeting/", "country/LA/", "country/KR/")
    pages = {
        "index.html",
        "404.html",
        "robots.txt",
        "feeds.opml",
        "sitemap.xml",
        "subscribe/index.html",
        "year/2023/index.html",
    }
    feeds = {f"{folder}{file}" for folder in ("", *folders) for file in FILES}
    own = {f"event/visit-1/{file}" for file in ("index.html", "event.ics")}
    assert files.keys() == pages | feeds | own | {f"{folder}index.html" for folder in folders}


def test_a_country_that_no_event_has_any_more_keeps_its_feeds_which_are_empty(feed: Feed) -> None:
    was = render(feed, replace(VISIT, countries=("NE",))).keys() | {"country/xx/rss.xml", "country/DE/photo.jpg"}
    files = render(feed, replace(VISIT, countries=("NG",)), published=was)
    assert {name for name in files if name.startswith("country/NE/")} == {
        f"country/NE/{name}" for name in (*FILES, "index.html")
    }
    assert complaints(files["country/NE/calendar.ics"]) == []
    assert b"VEVENT" not in files["country/NE/calendar.ics"]
    for name in ("rss.xml", "atom.xml"):
        found = feedparser.parse(files[f"country/NE/{name}"])
        assert (found.bozo, found.entries) == (False, [])
    assert not [name for name in files if name.startswith(("country/xx/", "country/DE/"))]
    assert b"country/NE" not in files["sitemap.xml"] + files["index.html"] + files["feeds.opml"]


def test_a_site_without_events_is_whole(feed: Feed) -> None:
    files = render(feed)
    assert files.keys() == FILES | NAMES
    assert "No events yet." in tree(files["index.html"]).xpath("string(//main)")


@pytest.mark.parametrize("folder", ["", "kind/visit/", "country/LA/"])
def test_each_feed_names_its_own_address_and_page(feed: Feed, folder: str) -> None:
    files = render(feed, VISIT)
    assert json.loads(files[f"{folder}feed.json"])["feed_url"] == f"{BASE}/{folder}feed.json"
    assert json.loads(files[f"{folder}feed.json"])["home_page_url"] == f"{BASE}/{folder}"
    for name in ("atom.xml", "rss.xml"):
        links = [link["href"] for link in feedparser.parse(files[f"{folder}{name}"]).feed.links if link.rel == "self"]
        assert links == [f"{BASE}/{folder}{name}"]
    octets = files[f"{folder}calendar.ics"].replace(b"\r\n ", b"")
    assert f"SOURCE;VALUE=URI:{BASE}/{folder}calendar.ics\r\n".encode() in octets


def test_feeds_lead_to_the_pages_of_events(feed: Feed) -> None:
    files = render(feed, VISIT)
    assert feedparser.parse(files["rss.xml"]).entries[0].link == f"{BASE}/event/visit-1/"
    assert f"URL:{BASE}/event/visit-1/\r\n".encode() in files["calendar.ics"]


def test_the_past_of_a_feed_stands_beside_it(feed: Feed) -> None:
    files = render(feed, make_event(created=BEFORE, last_modified=BEFORE), *make_events(80))
    addresses, address = [], f"{BASE}/atom.xml"
    while address:
        document = feedparser.parse(files[address.removeprefix(f"{BASE}/")])
        addresses.append(address)
        links = {link.rel: link.href for link in document.feed.links}
        assert links["self"] == address
        address = links.get("prev-archive", "")
    assert addresses[1:] == [f"{BASE}/archive/2024-01/atom.xml"]


def test_what_a_file_follows_from_tells_whether_it_would_be_another(feed: Feed) -> None:
    """Of files with the same key, the octets are the same, and one event's change changes few keys."""
    events = make_events(120)
    changed = replace(events[60], location="Di An", last_modified=KNOWN + timedelta(days=1))
    later = [changed if event is events[60] else event for event in events]
    sites = [static_site(events, feed), static_site(later, feed, updated=changed.last_modified)]
    before, after = ({file.path: file for file in render_static_site(site)} for site in sites)
    keyed = [path for path, file in after.items() if file.key is not None and path in before]
    same = [path for path in keyed if before[path].key == after[path].key]
    assert [path for path in same if before[path].make() != after[path].make()] == []
    assert 250 < len(same) < len(keyed)


def test_calendars_are_what_the_server_makes(feed: Feed) -> None:
    events = make_events(40)
    site = static_site(events, feed)
    files = files_of(site)
    shown = [event for event in events if Kind.VISIT in (event.kind, *event.also)]
    chosen = replace(site.feed, title=f"{feed.title} visit", home_url=f"{BASE}/kind/visit/")
    made = render_calendar(shown, replace(chosen, self_url=f"{BASE}/kind/visit/calendar.ics"))
    assert files["kind/visit/calendar.ics"] == made


def test_an_events_own_calendar_holds_it_alone(feed: Feed) -> None:
    octets = render(feed, VISIT, make_event())["event/visit-1/event.ics"]
    assert complaints(octets) == []
    assert octets.count(b"BEGIN:VEVENT") == 1
    assert f"SOURCE;VALUE=URI:{BASE}/event/visit-1/event.ics\r\n".encode() in octets.replace(b"\r\n ", b"")


def test_a_month_has_a_file_of_its_own_and_is_in_no_calendar(feed: Feed) -> None:
    files = render(feed, make_event(uid="month", precision=Precision.MONTH))
    assert b"BEGIN:VEVENT" in files["event/month/event.ics"]
    assert b"BEGIN:VEVENT" not in files["calendar.ics"]


def test_a_withdrawn_event_has_a_page_that_says_so_and_is_in_no_list(feed: Feed) -> None:
    files = render(feed, GONE)
    assert "This event was withdrawn" in tree(files["event/gone-1/index.html"]).xpath("//h1/text()")
    assert "event/gone-1/event.ics" not in files
    assert b"Memorandum" not in files["index.html"]
    assert b"gone-1" not in files["sitemap.xml"]


def test_a_withdrawn_event_leaves_the_calendar_after_a_while(feed: Feed) -> None:
    late = KNOWN.date() + timedelta(days=90)
    assert b"STATUS:CANCELLED" in render(feed, GONE)["calendar.ics"]
    assert b"BEGIN:VEVENT" not in render(feed, GONE, today=late)["calendar.ics"]


def test_a_merged_event_leads_to_what_it_is_now(feed: Feed) -> None:
    files = render(feed, VISIT, redirects={"old-1": "visit-1", "stray": "elsewhere"})
    moved = tree(files["event/old-1/index.html"])
    assert moved.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={BASE}/event/visit-1/"]
    assert "event/stray/index.html" not in files


UIDS = [
    ("3f2b9c1e-5d41-5c7e-9a55-6f2a4ad0c1be", True),
    ("news-1@timeline.example", True),
    ("../../etc/passwd", False),
    ("..", False),
    (".hidden", False),
    ("a/b", False),
    ("/etc", False),
    ("A", False),  # a file system may take it for "a"
    ("địa", False),
    ("x" * 300, False),
    ("a\0b", False),
    ("con\n", False),
    ("x-00000000-0000-0000-0000-000000000000", False),  # looks like a name that is made for others
    ("", False),
]


@pytest.mark.parametrize(("uid", "is_kept"), UIDS)
def test_a_folder_is_called_by_the_id_where_that_is_safe(uid: str, is_kept: bool) -> None:
    folder = event_folder(uid)
    assert (folder == f"event/{uid}") == is_kept
    head, _, name = folder.partition("/")
    assert head == "event" and "/" not in name and not name.startswith(".")
    assert 0 < len(name.encode()) <= 200 and name.isascii() and name.isprintable()


def test_ids_have_folders_of_their_own() -> None:
    folders = {event_folder(uid) for uid, _ in UIDS}
    assert len(folders) == len(UIDS)


def test_the_first_page_leads_everywhere(feed: Feed) -> None:
    links = tree(render(feed, VISIT)["index.html"]).xpath("//main//a/@href | //nav//a/@href")
    for address in ("event/visit-1/", "year/2023/", "kind/visit/", "country/LA/", "subscribe/", *FILES):
        assert address in links


def test_the_first_page_tells_the_latest_in_full(feed: Feed) -> None:
    page = tree(render(feed, *make_events(60))["index.html"])
    assert len(page.xpath("//article")) == 30
    assert page.xpath("//article//blockquote")


def test_a_list_is_by_year_the_latest_first(feed: Feed) -> None:
    page = tree(render(feed, *(event for event in make_events(60)))["kind/visit/index.html"])
    years = page.xpath("//h2/text()")
    assert years == sorted(years, reverse=True) and len(years) > 2


def test_feeds_are_found_from_the_pages(feed: Feed) -> None:
    files = render(feed, VISIT)
    for name in ("index.html", "kind/visit/index.html"):
        found = {link.get("type"): link.get("href") for link in tree(files[name]).xpath("//link[@rel='alternate']")}
        assert found == {
            "text/calendar": "calendar.ics",
            "application/rss+xml": "rss.xml",
            "application/atom+xml": "atom.xml",
            "application/feed+json": "feed.json",
        }


def test_every_page_is_valid_and_allows_just_its_own_style(feed: Feed) -> None:
    events = [*make_events(20), VISIT, GONE, make_event(status=Status.CANCELLED)]
    for path, octets in render(feed, *events, redirects={"old-1": "visit-1"}).items():
        if path.endswith(".html"):
            page = tree(octets)
            (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
            assert policy.startswith("default-src 'none'; ")
            assert page.xpath("//script[not(@type='application/ld+json')] | //@style") == [], path


def test_the_sitemap_has_every_page_with_when_it_changed(feed: Feed) -> None:
    document = etree.fromstring(render(feed, VISIT, GONE)["sitemap.xml"])
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    pages = document.xpath("//s:loc/text()", namespaces=spaces)
    assert {f"{BASE}/", f"{BASE}/event/visit-1/", f"{BASE}/kind/visit/", f"{BASE}/year/2023/"} <= set(pages)
    assert set(document.xpath("//s:lastmod/text()", namespaces=spaces)) == {"2024-03-01T08:30:00Z"}


def test_robots_are_told_of_the_sitemap(feed: Feed) -> None:
    assert render(feed)["robots.txt"] == f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n".encode()


def test_the_site_is_in_the_feeds_language(feed: Feed) -> None:
    files = render(replace(feed, language="vi"), VISIT)
    for name in ("index.html", "event/visit-1/index.html", "kind/visit/index.html", "404.html"):
        assert tree(files[name]).get("lang") == "vi"

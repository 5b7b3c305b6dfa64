"""OPML: a reader that is not ours takes the list, and every address in it is a feed's."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parsedate_to_datetime

import listparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.factories import KNOWN, make_event
from timeline.filter import EventFilter
from timeline.model import Event, Kind, Precision
from timeline.publish import Feed
from timeline.publish.opml import FeedList, render_opml

HOST = "https://timeline.example"
LISTED = FeedList(HOST, EventFilter(), ("Binh Duong",))
EVENTS = [
    make_event(kind=Kind.VISIT, also=(Kind.MEETING,), countries=("KR", "LA")),
    make_event(kind=Kind.AGREEMENT, countries=("JP",)),
    make_event(kind=Kind.AWARD, countries=("US",), dtstart=None, precision=Precision.BEFORE),
]


def addresses(events: list[Event], feed: Feed, listed: FeedList = LISTED) -> list[tuple[str, str, tuple[str, ...]]]:
    """(title, address, headings) of each feed, as listparser finds them."""
    found = listparser.parse(render_opml(events, feed, listed))
    assert not found.bozo
    return [(one.title, one.url, tuple(tag for row in one.categories for tag in row)) for one in found.feeds]


def test_all_then_each_kind_and_each_country_that_occurs(feed: Feed) -> None:
    everything = "Foreign affairs of Binh Duong"
    assert addresses(EVENTS, feed) == [
        (everything, f"{HOST}/atom.xml", ()),
        (f"{everything}: Agreement", f"{HOST}/kind/agreement/atom.xml", ("Each kind by itself",)),
        (f"{everything}: Meeting", f"{HOST}/kind/meeting/atom.xml", ("Each kind by itself",)),
        (f"{everything}: Visit", f"{HOST}/kind/visit/atom.xml", ("Each kind by itself",)),
        (f"{everything}: Japan", f"{HOST}/country/JP/atom.xml", ("Each country by itself",)),
        (f"{everything}: Laos", f"{HOST}/country/LA/atom.xml", ("Each country by itself",)),
        (f"{everything}: South Korea", f"{HOST}/country/KR/atom.xml", ("Each country by itself",)),
    ]


def test_without_events_there_is_one_feed(feed: Feed) -> None:
    assert [url for _, url, _ in addresses([], feed)] == [f"{HOST}/atom.xml"]


def test_the_readers_language_is_in_titles_and_addresses(feed: Feed) -> None:
    listed = FeedList(HOST, EventFilter(language="vi"), ("Bình Dương",))
    found = addresses(EVENTS[1:2], replace(feed, language="vi"), listed)
    assert [url for _, url, _ in found] == [
        f"{HOST}/atom.xml?lang=vi",
        f"{HOST}/kind/agreement/atom.xml?lang=vi",
        f"{HOST}/country/JP/atom.xml?lang=vi",
    ]
    assert "Nhật Bản" in found[2][0] and found[2][2] == ("Riêng từng quốc gia, vùng lãnh thổ",)


@pytest.mark.parametrize("contact", [None, "a@b.example", "https://b.example/write"])
def test_it_keeps_the_specification(contact: str | None, feed: Feed) -> None:
    root = etree.fromstring(render_opml(EVENTS, replace(feed, contact=contact), LISTED))
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    head = {child.tag: child.text for child in root[0]}
    assert parsedate_to_datetime(head.pop("dateModified") or "") == KNOWN
    assert head.pop("ownerEmail", None) == ("a@b.example" if contact == "a@b.example" else None)
    assert head.pop("ownerId", None) == ("https://b.example/write" if contact == "https://b.example/write" else None)
    assert set(head) == {"title", "docs"}
    for outline in root.iter("outline"):
        assert outline.get("text")
        if outline.get("type"):
            assert outline.get("type") == "rss"
            assert outline.get("xmlUrl", "").startswith(HOST) and outline.get("htmlUrl", "").startswith(HOST)


@given(st.text(), st.text(), st.lists(st.text(max_size=3), max_size=3))
def test_hostile_texts_become_text(title: str, province: str, countries: list[str]) -> None:
    event = make_event(countries=tuple(countries))
    feed = Feed(title, "", "en", f"{HOST}/", f"{HOST}/feeds.opml", KNOWN)
    root = etree.fromstring(render_opml([event], feed, FeedList(HOST, EventFilter(), (province,))))
    assert len(root.findall("body/outline")) <= 3

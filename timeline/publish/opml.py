"""OPML 2.0: a list of all feeds that news readers take in one go: all events, each kind, each country that occurs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import format_datetime

from lxml import etree

from timeline.countries import COUNTRIES
from timeline.filter import EventFilter
from timeline.folding import fold
from timeline.lexicon.labels import phrase
from timeline.model import Event, Kind
from timeline.publish.addresses import feed_path, page_path
from timeline.publish.contact import contact_email, contact_link
from timeline.publish.feed import Feed
from timeline.publish.naming import selection_title
from timeline.publish.syndication import feed_changed, feed_title
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, dated

FILE = "feeds.opml"
MEDIA_TYPE = "text/x-opml; charset=utf-8"
_FORMAT = "atom.xml"  # of the formats that every reader takes, the one that says most
_SPECIFICATION = "http://opml.org/spec2.opml"


@dataclass(frozen=True, slots=True)
class FeedList:
    """What the list is of. base_url: the site's address without a slash at the end. chosen: language and provinces of
    the feeds, as their addresses have them. provinces: the names of those whose events they are. page: the path of the
    page that shows what a filter chooses."""

    base_url: str
    chosen: EventFilter
    provinces: tuple[str, ...]
    page: Callable[[EventFilter], str] = page_path


def render_opml(events: Sequence[Event], feed: Feed, listed: FeedList) -> bytes:
    """The list of the feeds of these events (UTF-8). feed: of all of them; its address is the page's."""
    language, base = feed.language, EventFilter(provinces=listed.chosen.provinces, language=listed.chosen.language)
    root = etree.Element("opml", version="2.0")
    _add_head(etree.SubElement(root, "head"), feed, events)
    body = etree.SubElement(root, "body")
    _add_feed(body, base, language, listed)
    held = dated(events)
    _add_group(body, "subscribe_kinds", _kinds(held, base), language, listed)
    _add_group(body, "subscribe_countries", _countries(held, base), language, listed)
    octets: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return octets


def _add_head(head: etree._Element, feed: Feed, events: Sequence[Event]) -> None:
    email = contact_email(feed.contact)
    said = {
        "title": feed_title(feed),
        "dateModified": format_datetime(feed_changed(feed, events), usegmt=True),
        "ownerEmail": email,
        "ownerId": None if email else contact_link(feed.contact),
        "docs": _SPECIFICATION,
    }
    for name, text in said.items():
        if text:
            etree.SubElement(head, name).text = text


def _kinds(events: Sequence[Event], base: EventFilter) -> Iterator[EventFilter]:
    occurring = {kind for event in events for kind in (event.kind, *event.also)}
    yield from (replace(base, kinds=(kind,)) for kind in Kind if kind in occurring)


def _countries(events: Sequence[Event], base: EventFilter) -> Iterator[EventFilter]:
    occurring = {code for event in events for code in event.countries}
    yield from (replace(base, countries=(code,)) for code in occurring & COUNTRIES)


def _add_group(
    body: etree._Element, name: str, filters: Iterable[EventFilter], language: str, listed: FeedList
) -> None:
    """The feeds of these filters, by title, below a heading; nothing where there are none."""
    titled = sorted(filters, key=lambda chosen: fold(_title(chosen, language, listed)))
    if titled:
        heading = phrase(name, language)
        group = etree.SubElement(body, "outline", text=heading, title=heading)
        for chosen in titled:
            _add_feed(group, chosen, language, listed)


def _add_feed(parent: etree._Element, chosen: EventFilter, language: str, listed: FeedList) -> None:
    title = _title(chosen, language, listed)
    etree.SubElement(
        parent,
        "outline",
        {
            "type": "rss",  # of Atom, too: readers look into the feed itself
            "text": title,
            "title": title,
            "xmlUrl": f"{listed.base_url}{feed_path(_FORMAT, chosen)}",
            "htmlUrl": f"{listed.base_url}{listed.page(chosen)}",
            "language": language,
        },
    )


def _title(chosen: EventFilter, language: str, listed: FeedList) -> str:
    return clean_line(selection_title(chosen, listed.provinces, language), LONGEST_TITLE)

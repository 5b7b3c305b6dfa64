"""What RSS and Atom have in common, made with feedgen, and its habits put right.

feedgen takes the last link added for RSS's home page, shares one self link between the formats, puts entries before
each other, fills in today's date where none is given, leaves out an author without an address, and knows neither
xml:lang on a title nor GeoRSS nor RFC 5005: so each format gets a generator of its own, entries are appended, every
instant is given from the record, and what is missing is added to the finished elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from timeline.lexicon.labels import country_name, kind_label
from timeline.model import Event
from timeline.provinces.coordinates import find_coordinates
from timeline.publish.contact import contact_email, contact_link
from timeline.publish.content import event_html, language_tag
from timeline.publish.feed import Feed
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import (
    LONGEST_TITLE,
    Source,
    entry_title,
    instant,
    newest_first,
    permanent_id,
    sources,
    stamp,
    title_language,
)

GENERATOR = "Foreign Affairs Timeline"
KIND_SCHEME = permanent_id("scheme of kinds")  # of categories; countries have a standard's name for theirs (RFC 5141)
COUNTRY_SCHEME = "urn:iso:std:iso:3166"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
GEORSS = "http://www.georss.org/georss"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def new_feed(feed: Feed, links: Sequence[tuple[str, str, str]], events: Sequence[Event]) -> FeedGenerator:
    """A generator without entries. links: (rel, media type, address), in the order in which they shall stand."""
    made, changed = FeedGenerator(), feed_changed(feed, events)
    made.id(permanent_id(feed_key(feed)))
    made.title(feed_title(feed))
    made.description(clean_line(feed.description) or GENERATOR)
    made.language(feed.language)
    made.updated(changed)
    made.lastBuildDate(changed)
    made.author(_author(feed))
    if email := contact_email(feed.contact):
        made.managingEditor(f"{email} ({feed_title(feed)})")  # RSS wants the name in brackets
    made.generator(GENERATOR)
    for rel, media_type, address in links:
        made.link(href=address, rel=rel, type=media_type)
    made.register_extension("whole", lambda: _Whole(feed, links))
    return made


def further_links(feed: Feed, media_type: str) -> list[tuple[str, str, str]]:
    """The hub that tells of changes (WebSub, section 4), then the other documents of the feed (RFC 5005, section 4)."""
    archive = feed.archive
    named = [("hub", "", feed.hub)]
    if archive is not None:
        named += [("prev-archive", media_type, archive.older), ("next-archive", media_type, archive.newer)]
        named += [("current", media_type, archive.current)]
    return [(rel, kind, address) for rel, kind, address in named if address is not None]


def feed_title(feed: Feed) -> str:
    return clean_line(feed.title, LONGEST_TITLE) or GENERATOR


def feed_key(feed: Feed) -> str:
    """What the feed's own id follows from; else its address without the host."""
    if feed.key is not None:
        return feed.key
    address = web_address(feed.self_url) or feed.self_url
    return address.split("://", 1)[-1].partition("/")[2]


def feed_changed(feed: Feed, events: Sequence[Event]) -> datetime:
    """When what the feed holds last changed; of an empty one, what it says itself."""
    held = newest_first(events)
    return max((instant(e.last_modified, e.uid) for e in held), default=instant(feed.updated))


def add_entries(made: FeedGenerator, events: Sequence[Event], feed: Feed) -> None:
    """Append the events that have a date, the last learnt first."""
    for event in newest_first(events):
        made.add_entry(_entry(event, feed), order="append")


def entry_address(event: Event, feed: Feed) -> str | None:
    """The event's page, else the first source with an address."""
    if feed.event_url is not None:
        return web_address(feed.event_url(event.uid))
    return next((source.url for source in sources(event, feed.language) if source.url), None)


def entry_language(event: Event, feed: Feed) -> str | None:
    """The language that the title is in, where it is not the feed's (BCP 47)."""
    language = title_language(event, feed.language)
    return None if language == feed.language else language_tag(language)


def _author(feed: Feed) -> dict[str, str]:
    author = {"name": feed_title(feed)}
    if email := contact_email(feed.contact):
        return author | {"email": email}
    link = contact_link(feed.contact)
    return author | {"uri": link} if link else author


def _entry(event: Event, feed: Feed) -> FeedEntry:
    entry = FeedEntry()
    entry.id(permanent_id(event.uid))
    entry.title(entry_title(event, feed.language))
    entry.published(instant(event.created, event.uid))
    entry.updated(instant(event.last_modified, event.uid))
    entry.content(event_html(event, feed.language), type="html")
    if address := entry_address(event, feed):
        entry.link(href=address, rel="alternate", type="text/html")
    for kind in (event.kind, *event.also):
        entry.category(term=str(kind), scheme=KIND_SCHEME, label=kind_label(kind, feed.language))
    for code in filter(None, map(clean_line, event.countries)):
        entry.category(term=code, scheme=COUNTRY_SCHEME, label=clean_line(country_name(code, feed.language)) or code)
    entry.register_extension("event", lambda: _Event(event, feed))
    return entry


class _Whole(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What a feed says of itself beyond feedgen: that it is an archive document, and in RSS all links but the first."""

    def __init__(self, feed: Feed, links: Sequence[tuple[str, str, str]]) -> None:
        self._is_archive = feed.archive is not None and feed.archive.current is not None
        self._links = [link for link in links if link[0] not in {"self", "alternate"}]

    def extend_ns(self) -> dict[str, str]:
        return {"georss": GEORSS, **({"fh": HISTORY} if self._is_archive else {})}

    def extend_atom(self, root: etree._Element) -> etree._Element:
        self._mark(root)
        return root

    def extend_rss(self, root: etree._Element) -> etree._Element:
        channel = root[0]
        for rel, media_type, address in self._links:
            stated = {"rel": rel, "type": media_type, "href": address}
            etree.SubElement(channel, f"{{{ATOM}}}link", {name: value for name, value in stated.items() if value})
        self._mark(channel)
        return root

    def _mark(self, element: etree._Element) -> None:
        if self._is_archive:
            etree.SubElement(element, f"{{{HISTORY}}}archive")


class _Event(BaseEntryExtension):  # type: ignore[misc]
    """What an entry says of its event beyond feedgen: its title's language, its sources, where it lies; in RSS, which
    cannot say that an item changed, when it did, as readers that know Atom's element there show it."""

    def __init__(self, event: Event, feed: Feed) -> None:
        self._event, self._feed = event, feed

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        for link in entry.findall("link"):  # feedgen writes no more of it than where it leads
            link.attrib.update({"rel": "alternate", "type": "text/html"})
        return self._extended(entry, "link")

    def extend_rss(self, item: etree._Element) -> etree._Element:
        changed = stamp(self._event.last_modified, self._event.uid)
        etree.SubElement(item, f"{{{ATOM}}}updated").text = changed
        return self._extended(item, f"{{{ATOM}}}link")

    def _extended(self, element: etree._Element, link: str) -> etree._Element:
        if language := entry_language(self._event, self._feed):
            for title in element.findall("title"):
                title.set(_LANGUAGE, language)
        for source in _reported(self._event, self._feed.language):
            etree.SubElement(element, link, _via(source))
        if point := find_coordinates(self._event.location, self._event.province):
            etree.SubElement(element, f"{{{GEORSS}}}point").text = "{} {}".format(*point)
        return element


def _reported(event: Event, language: str) -> Iterator[Source]:
    """The sources with an address, each address once."""
    first: dict[str, Source] = {}
    for source in sources(event, language):
        if source.url is not None:
            first.setdefault(source.url, source)
    yield from first.values()


def _via(source: Source) -> dict[str, str]:
    """The attributes of a link to where an entry's information comes from (RFC 4287, section 4.2.7.2)."""
    stated = {"rel": "via", "type": "text/html", "href": source.url or ""}
    return stated | {"hreflang": language_tag(source.language), "title": source.label}

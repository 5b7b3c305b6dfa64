"""What RSS and Atom have in common, made with feedgen, and its habits put right.

feedgen takes the last link added for RSS's home page, shares one self link between the formats, puts entries before
each other, fills in today's date where none is given, and leaves out an author without an address: so each format gets
a generator of its own, entries are appended, and every instant is given from the record.
"""

from __future__ import annotations

from collections.abc import Sequence

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from timeline.lexicon.labels import country_name, kind_label
from timeline.model import Event
from timeline.publish.content import event_html
from timeline.publish.feed import Feed
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import (
    LONGEST_TITLE,
    entry_title,
    instant,
    newest_first,
    permanent_id,
    sources,
    stamp,
)

GENERATOR = "Foreign Affairs Timeline"
_ATOM = "http://www.w3.org/2005/Atom"


def new_feed(feed: Feed, links: Sequence[tuple[str, str, str]]) -> FeedGenerator:
    """A generator without entries. links: (rel, media type, address), in the order in which they shall stand."""
    made = FeedGenerator()
    made.id(permanent_id(feed_key(feed)))
    made.title(clean_line(feed.title, LONGEST_TITLE) or GENERATOR)
    made.description(clean_line(feed.description) or GENERATOR)
    made.language(feed.language)
    made.updated(instant(feed.updated))
    made.lastBuildDate(instant(feed.updated))
    made.author({"name": clean_line(feed.title, LONGEST_TITLE) or GENERATOR})
    made.generator(GENERATOR)
    for rel, media_type, address in links:
        made.link(href=address, rel=rel, type=media_type)
    return made


def feed_key(feed: Feed) -> str:
    """What the feed's own id follows from: its address without the host."""
    address = web_address(feed.self_url) or feed.self_url
    return address.split("://", 1)[-1].partition("/")[2]


def add_entries(made: FeedGenerator, events: Sequence[Event], feed: Feed) -> None:
    """Append the events that have a date, the last learnt first."""
    for event in newest_first(events):
        made.add_entry(_entry(event, feed), order="append")


def entry_address(event: Event, feed: Feed) -> str | None:
    """The event's page, else the first source with an address."""
    if feed.event_url is not None:
        return web_address(feed.event_url(event.uid))
    return next((source.url for source in sources(event, feed.language) if source.url), None)


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
        entry.category(term=str(kind), label=kind_label(kind, feed.language))
    for code in event.countries:
        entry.category(term=clean_line(code), label=clean_line(country_name(code, feed.language)))
    changed = stamp(event.last_modified, event.uid)
    entry.register_extension("changed", lambda: _Changed(changed), atom=False)
    return entry


class _Changed(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """RSS itself cannot say that an item changed; readers that know Atom's element there show it."""

    def __init__(self, changed: str) -> None:
        self._changed = changed

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        etree.SubElement(entry, f"{{{_ATOM}}}updated").text = self._changed
        return entry

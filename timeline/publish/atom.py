"""Atom (RFC 4287): an entry's id stays while the event changes, `updated` says when it did."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Event
from timeline.publish.feed import Feed
from timeline.publish.syndication import add_entries, further_links, new_feed

_TYPE = "application/atom+xml"


def render_atom(events: Sequence[Event], feed: Feed) -> bytes:
    """The feed of these events, the last learnt first; `published` is when an event became known here."""
    # The home page first: simple readers take the first link for it.
    links = [("alternate", "text/html", feed.home_url), ("self", _TYPE, feed.self_url), *further_links(feed, _TYPE)]
    made = new_feed(feed, links, events)
    add_entries(made, events, feed)
    octets: bytes = made.atom_str()
    return octets

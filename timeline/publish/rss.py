"""RSS 2.0: for the readers that take nothing else. An item's guid stays while the event changes."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Event
from timeline.publish.feed import Feed
from timeline.publish.syndication import add_entries, further_links, new_feed

_TYPE = "application/rss+xml"


def render_rss(events: Sequence[Event], feed: Feed) -> bytes:
    """The feed of these events, the last learnt first; pubDate is when an event became known here."""
    # The home page last: feedgen makes the last link the channel's.
    links = [("self", _TYPE, feed.self_url), *further_links(feed, _TYPE), ("alternate", "text/html", feed.home_url)]
    made = new_feed(feed, links, events)
    add_entries(made, events, feed)
    octets: bytes = made.rss_str()
    return octets

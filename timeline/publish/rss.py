"""RSS 2.0: for the readers that take nothing else. An item's guid stays while the event changes."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Event
from timeline.publish.feed import Feed
from timeline.publish.syndication import add_entries, new_feed


def render_rss(events: Sequence[Event], feed: Feed) -> bytes:
    """The feed of these events, the last learnt first; pubDate is when an event became known here."""
    # The home page last: feedgen makes the last link the channel's.
    links = [("self", "application/rss+xml", feed.self_url), ("alternate", "text/html", feed.home_url)]
    made = new_feed(feed, links)
    add_entries(made, events, feed)
    octets: bytes = made.rss_str()
    return octets

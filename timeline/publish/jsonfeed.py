"""JSON Feed 1.1: like Atom, with the event's whole record under `_event` for programs that want more than text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from timeline.model import Event
from timeline.publish.contact import contact_link
from timeline.publish.content import event_html
from timeline.publish.feed import Feed
from timeline.publish.records import event_record, sound_json
from timeline.publish.syndication import entry_address, entry_language, feed_title
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import (
    categories,
    entry_title,
    newest_first,
    permanent_id,
    sources,
    stamp,
)

VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(events: Sequence[Event], feed: Feed) -> bytes:
    """The feed of these events, the last learnt first (UTF-8)."""
    title = feed_title(feed)
    whole = {
        "version": VERSION,
        "title": title,
        "description": clean_line(feed.description),
        "home_page_url": web_address(feed.home_url),
        "feed_url": web_address(feed.self_url),
        "next_url": web_address(feed.archive.older) if feed.archive else None,
        "language": feed.language,
        "authors": [_stated({"name": title, "url": contact_link(feed.contact)})],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
        "items": [_item(event, feed) for event in newest_first(events)],
    }
    return sound_json(json.dumps(_stated(whole), ensure_ascii=False, indent=1)).encode()


def _item(event: Event, feed: Feed) -> dict[str, Any]:
    item = {
        "id": permanent_id(event.uid),
        "url": entry_address(event, feed),
        "external_url": next((s.url for s in sources(event, feed.language) if s.url), None),
        "title": entry_title(event, feed.language),
        "content_html": event_html(event, feed.language),
        "date_published": stamp(event.created, event.uid),
        "date_modified": stamp(event.last_modified, event.uid),
        "tags": categories(event, feed.language),
        "language": entry_language(event, feed),
        "_event": event_record(event, feed.language),
    }
    return _stated(item)


def _stated(values: dict[str, Any]) -> dict[str, Any]:
    """Without the fields that nothing is known of: JSON Feed knows no null."""
    return {name: value for name, value in values.items() if value is not None}

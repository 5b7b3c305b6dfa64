"""JSON Feed, version 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

from timeline.errors import SourceFormatError
from timeline.followed import Link, Listing, Response
from timeline.sources.instants import read_instant
from timeline.sources.listings.feeds import MAX_ENTRIES, MAX_FEED_BYTES
from timeline.sources.plainly import one_line


def read_json_feed(content: bytes, response: Response, zone: ZoneInfo) -> Listing:
    """The items of a feed. Raises SourceFormatError where it is too large, no JSON, or of another form."""
    feed = parse_json_feed(content, response)
    items = [item for item in feed["items"][:MAX_ENTRIES] if isinstance(item, dict)]
    links = (_link(item, response, zone) for item in items)
    further = feed.get("next_url")
    return Listing(
        links=tuple(link for link in links if link is not None),
        more=(further,) if isinstance(further, str) else (),
    )


def parse_json_feed(content: bytes, response: Response) -> dict[str, Any]:
    """The feed's object, `items` in it a list. Raises SourceFormatError as `read_json_feed`."""
    if len(content) > MAX_FEED_BYTES:
        raise SourceFormatError(f"the feed is larger than {MAX_FEED_BYTES // 1_000_000} MB", subject=response.url)
    try:
        feed = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceFormatError("the JSON feed cannot be read", subject=response.url) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise SourceFormatError("the JSON feed has no items", subject=response.url)
    return feed


def _link(item: dict[str, Any], response: Response, zone: ZoneInfo) -> Link | None:
    """`url` is the item's own page, `external_url` what it is about, and an id is often the address."""
    named = (item.get(name) for name in ("url", "external_url", "id"))
    url = next((value for value in named if isinstance(value, str) and value.startswith(("http", "/"))), None)
    if url is None:
        return None
    title = item.get("title")
    return Link(
        url=url,
        title=one_line(title) if isinstance(title, str) else None,
        published=read_instant(item.get("date_published"), zone, response.fetched),
        updated=read_instant(item.get("date_modified"), zone, response.fetched),
    )

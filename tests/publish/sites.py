"""Static sites of made-up events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.factories import KNOWN
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.publish import Feed
from timeline.publish.staticsite import StaticSite, render_static_site


def static_site(events: Iterable[Event], feed: Feed, **more: Any) -> StaticSite:
    """A site at https://site.example/affairs whose feeds are called by their kinds and countries."""

    def feed_of(file: str, chosen: EventFilter) -> Feed:
        return replace(feed, title=" ".join([feed.title, *chosen.kinds, *chosen.countries]))

    values = {"base_url": "https://site.example/affairs", "today": KNOWN.date(), "updated": KNOWN}
    return StaticSite(events=tuple(events), feed_of=feed_of, **(values | more))


def files_of(site: StaticSite) -> dict[str, bytes]:
    """Each file's path and octets."""
    return {file.path: file.make() for file in render_static_site(site)}

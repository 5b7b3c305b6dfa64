"""What a feed is of, and where it stands: all that a format has to know beside the events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Archive:
    """Which document of a feed this is, and which are beside it (RFC 5005, section 4); addresses are absolute.

    current: the document that people subscribe to; None where it is this one. older, newer: the archive document before
    and after this one; None where there is none. A subscription document has no newer one.
    """

    current: str | None = None
    older: str | None = None
    newer: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """title, description: for people, in `language` (ISO 639-1), which is also that of labels and, where there are
    such, of the events' titles.

    home_url: the page, absolute. self_url: this very feed, absolute.
    updated: when what it holds last changed (an aware instant; never the time of the request).
    timezone: IANA name; the clock times of events are local times there.
    contact: an e-mail or a web address for corrections and take-down; None where there is none.
    coarse, rich, whole: of a calendar alone. Whether it shows events of which but the month or the year is known; what
    only newer programs understand (RFC 9073, RFC 9253); and all events, however large that makes it.
    event_url: the absolute address of an event's page by its uid; None where events have no page.
    key: what the feed's own id follows from (`addresses.feed_key`); None takes the path of self_url.
    archive: where the feed's past stands, None where all of it is here. hub: the address of a WebSub hub.
    """

    title: str
    description: str
    language: str
    home_url: str
    self_url: str
    updated: datetime
    timezone: str = "UTC"
    event_url: Callable[[str], str] | None = None
    contact: str | None = None
    coarse: bool = False
    rich: bool = False
    whole: bool = False
    key: str | None = None
    archive: Archive | None = None
    hub: str | None = None

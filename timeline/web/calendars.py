"""Calendars put together of texts that are kept in the store; what has none yet is rendered on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.filter import EventFilter
from timeline.model import Event
from timeline.pipeline.texts import text_name, texts_version
from timeline.publish import Feed, join_calendar
from timeline.publish.calendar import ROOM
from timeline.publish.formats import WITHDRAWN_SHOWN
from timeline.publish.vevent import LEAST, home_zone, opening
from timeline.store import Store


@dataclass(frozen=True, slots=True)
class Openings:
    """rows: uid and kept text, the latest event first. others: the events of those rows that have no text, by uid."""

    rows: Sequence[tuple[str, str | None]]
    others: Mapping[str, Event]


def find_openings(store: Store, asked: EventFilter, language: str, today: date) -> Openings:
    """What a calendar in `language` of the events that `asked` selects is put together of."""
    rows = _rows(store, asked, text_name(language), today)
    lacking = [uid for uid, text in rows if text is None]
    return Openings(rows, store.get_events(lacking) if lacking else {})


def find_shown(store: Store, asked: EventFilter, today: date) -> list[Event]:
    """The events of a calendar that no texts are kept for, in any order: no more than it could have room for."""
    return list(store.get_events(uid for uid, _ in _rows(store, asked, "", today)).values())


def _rows(store: Store, asked: EventFilter, name: str, today: date) -> list[tuple[str, str | None]]:
    return store.find_texts(
        asked,
        name,
        texts_version(),
        withdrawn_after=today - WITHDRAWN_SHOWN,
        at_most=ROOM // LEAST if asked.limit is None else None,
    )


def render_openings(found: Openings, feed: Feed) -> bytes:
    """Octet for octet what `render_calendar` makes of the events, for a feed that is not rich."""
    return join_calendar(_told(found, feed), feed)


def _told(found: Openings, feed: Feed) -> Iterator[tuple[str, str]]:
    for uid, text in found.rows:
        if text is not None:
            yield uid, text
        elif event := found.others.get(uid):
            yield uid, opening(event, feed.language, home_zone(event, feed.timezone))

"""The documents that a news feed consists of (RFC 5005, section 4): the one that people subscribe to, with what changed
last, and the archive documents, each with a part of its past. Whoever walks from the first along `prev-archive` finds
every event that the feed tells of.

In JSON Feed, which has no archives, the older document is the next page (`next_url`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic

from timeline.filter import EventFilter
from timeline.publish.addresses import archive_path, feed_path
from timeline.publish.feed import Archive, Feed
from timeline.publish.formats import Format, Purpose, is_past_telling
from timeline.publish.parts import archived_parts
from timeline.publish.wording import Stamped


@dataclass(frozen=True, slots=True)
class ArchiveDocument(Generic[Stamped]):
    """path: below the site's address, with its query. events: what it holds. archive: where it stands among others."""

    path: str
    events: tuple[Stamped, ...]
    archive: Archive


def archive_documents(
    form: Format, chosen: EventFilter, events: Sequence[Stamped], base_url: str, today: date
) -> list[ArchiveDocument[Stamped]]:
    """The archive documents of the feed of `chosen` in this format, the oldest first; none of a calendar or of data.

    events: those of `form.selection(chosen)`, or their stamps. base_url: the site's address without a slash at the end.
    Each is rendered by `form.render(document.events, archived(feed, document, base_url))`.
    """
    return list(_documents(form, chosen, events, base_url, today)) if has_archives(form, chosen) else []


def subscription(form: Format, chosen: EventFilter, events: Sequence[Stamped], base_url: str, feed: Feed) -> Feed:
    """The feed of the document that people subscribe to: it says where the past stands, if that is elsewhere."""
    parts = archived_parts(events) if has_archives(form, chosen) else []
    if not parts:
        return feed
    return replace(feed, archive=Archive(older=_address(form, chosen, parts[-1].id, base_url)))


def archived(feed: Feed, document: ArchiveDocument[Stamped], base_url: str) -> Feed:
    """The feed of an archive document, made from that of the document that people subscribe to."""
    return replace(feed, self_url=f"{base_url}{document.path}", archive=document.archive, hub=None)


def has_archives(form: Format, chosen: EventFilter) -> bool:
    """Whether the past of the feed can be read: not where its reader wants but so many events."""
    return form.purpose is Purpose.NEWS and chosen.limit is None


def _documents(
    form: Format, chosen: EventFilter, events: Sequence[Stamped], base_url: str, today: date
) -> Iterator[ArchiveDocument[Stamped]]:
    parts = archived_parts(events)
    addresses = [_address(form, chosen, part.id, base_url) for part in parts]
    current = f"{base_url}{feed_path(form.file, chosen)}"
    for part, older, newer in zip(parts, [None, *addresses], [*addresses[1:], None], strict=False):
        told = tuple(event for event in part.events if not is_past_telling(event, today))
        yield ArchiveDocument(archive_path(form.file, chosen, part.id), told, Archive(current, older, newer))


def _address(form: Format, chosen: EventFilter, part: str, base_url: str) -> str:
    return f"{base_url}{archive_path(form.file, chosen, part)}"

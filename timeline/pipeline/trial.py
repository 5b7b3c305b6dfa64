"""What a source would give: it is asked once, and nothing is kept of what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from timeline.errors import FetchError, SourceError
from timeline.followed import Fetch, Link, Listing, Response, Source, SourceKind
from timeline.provinces.followed import zone_of
from timeline.sources import read_listing, read_response
from timeline.sources.draft import Draft
from timeline.sources.listings.matching import takes

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a source names now. links: its articles, the newest first, those without a day last; passed_over: how many
    it names whose addresses are not meant (`Source.pages`). more: how many further lists it names.
    """

    source: Source
    links: tuple[Link, ...]
    passed_over: int = 0
    more: int = 0


def see(source: Source, fetch: Fetch, province: str) -> Seen:
    """Ask a source what it names now. province: the home province, as the settings name it.

    Raises SourceError where it cannot be had, or is not what it should be.
    """
    response = fetch(source.url)
    if response.is_gone:
        raise FetchError(f"HTTP {response.status}: there is nothing at this address", subject=source.url)
    zone = zone_of(source, province)
    if source.kind is SourceKind.PAGE:
        return Seen(source, (_article(response, source, province),))
    return seen_in(source, read_listing(response, source, zone))


def seen_in(source: Source, listing: Listing) -> Seen:
    """What a list that was read already names of this source."""
    meant = [link for link in listing.links if takes(source, link.url)]
    newest = sorted(meant, key=lambda link: link.published or link.updated or _NEVER, reverse=True)
    return Seen(source, tuple(newest), len(listing.links) - len(meant), len(listing.more))


def _article(response: Response, source: Source, province: str) -> Link:
    for found in read_response(response, source, zone_of(source, province)):
        if isinstance(found, Draft):
            article = found.article
            return replace(Link(source.url), title=article.title, published=_midnight(article.published))
        if isinstance(found, SourceError):
            raise found
    raise SourceError("there is no article in this page", subject=source.url)


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)

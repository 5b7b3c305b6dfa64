"""How what the web answers becomes lists and articles in a run: the readers of sources, told the time zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.config import Settings
from timeline.errors import SourceError
from timeline.followed import Link, Listing, Response, Source
from timeline.provinces.followed import zone_of
from timeline.sources import read_listing, read_response
from timeline.sources.draft import Draft, Notice


@dataclass(frozen=True, slots=True)
class WebReading:
    """A `looking.Reading`. province: the home province, as the settings name it."""

    province: str

    def listing(self, response: Response, source: Source) -> Listing:
        return read_listing(response, source, zone_of(source, self.province))

    def page(self, response: Response, source: Source, listed: Link) -> Iterator[Draft | SourceError | Notice]:
        return read_response(response, source, zone_of(source, self.province), listed)


def reading_of(settings: Settings) -> WebReading:
    return WebReading(settings.province)

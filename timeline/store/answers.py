"""What the store answers about articles and about itself; events come as `timeline.model.Event`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from timeline.model import Rejection


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """Which articles are meant. words: all of them occur in title, address or key, accents ignored.

    host: of its address, without "www."; "" for those that have no web address, None for all. key: the one article.
    provinces: ids or names of profiles for which they were read, empty for all; those of which that is not known are
    always meant.
    """

    words: str | None = None
    host: str | None = None
    key: str | None = None
    provinces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HostRecord:
    """What was read of one host ("" for what has no web address), and what was found there.

    published: the latest date of publication. read: when an article of it last came or changed. events: how many
    are reported there now; rejections: date expressions that gave none.
    """

    host: str
    articles: int
    published: date | None
    read: datetime
    events: int
    rejections: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What was read, and what was found in it. events: uids. first_seen, last_changed: instants in UTC.

    fetched, source_id: see `Article`. gone: since when its page is no longer there, None where it is, or is no page.
    reprint_of: key of the article that it prints nearly word for word.
    """

    key: str
    url: str | None
    title: str | None
    language: str
    source: str
    published: date | None
    published_from: str | None
    province: str | None
    first_seen: datetime
    last_changed: datetime
    events: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    fetched: datetime | None = None
    source_id: str | None = None
    gone: datetime | None = None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class RejectionRecord:
    """A rejection, and the article that it was found in."""

    article: str
    rejection: Rejection


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Dated events as columns of equal length, by first day, last day and uid.

    title: in the asked language, else that of the first report. dtend: exclusive. precision, kind, status: as the
    model's words. conflicts: whether reports differ. countries: codes, with spaces between them. languages: those
    of the evidence, in the order of the alphabet, with spaces between them. title_language: ISO 639-1.
    """

    uid: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    dtstart: tuple[date, ...] = ()
    dtend: tuple[date, ...] = ()
    precision: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    main: tuple[bool, ...] = ()
    withdrawn: tuple[bool, ...] = ()
    conflicts: tuple[bool, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    title_language: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many dated events a filter selects, withdrawn ones too. countries: by code, the most first. years: by the
    year of their first day.
    """

    events: int = 0
    countries: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A counterpart by its name, and how many events a filter would select with it. country: its, where it has one."""

    name: str
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Beside each choice, how many dated events there would be with it, given all that is chosen of other things: what
    is chosen of the same thing plays no part.

    kinds, countries, statuses: by value; what is not there has none. parties: the commonest localities and bodies, and
    those that are chosen, the most first; no persons. ended: by the year of their last day, whatever the period's
    beginning; begun: by the year of their first day, whatever its end.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    parties: tuple[PartyCount, ...] = ()
    ended: Mapping[int, int] = field(default_factory=dict)
    begun: Mapping[int, int] = field(default_factory=dict)

    def events_since(self, year: int) -> int:
        """How many there would be with a period that begins with that year."""
        return sum(events for ended, events in self.ended.items() if ended >= year)

    def events_until(self, year: int) -> int:
        """How many there would be with a period that ends with that year."""
        return sum(events for begun, events in self.begun.items() if begun <= year)


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much there is. events: all, those that are withdrawn or have no date too.

    undated: events of precision `before`. undated_articles: without a publication date. The mappings count events by
    kind, status and country, articles by language, and rejections by reason. first, last: first days of the earliest
    and the latest dated event.
    """

    events: int = 0
    withdrawn: int = 0
    undated: int = 0
    articles: int = 0
    undated_articles: int = 0
    reports: int = 0
    rejections: int = 0
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_status: Mapping[str, int] = field(default_factory=dict)
    by_country: Mapping[str, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    by_reason: Mapping[str, int] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None

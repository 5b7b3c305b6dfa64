"""What the store answers about articles and about itself; events come as `timeline.model.Event`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from timeline.model import Rejection


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What was read, and what was found in it. events: uids. first_seen, last_changed: instants in UTC."""

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


@dataclass(frozen=True, slots=True)
class RejectionRecord:
    """A rejection, and the article that it was found in."""

    article: str
    rejection: Rejection


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Dated events as columns of equal length, by first day, last day and uid.

    title: in the asked language, else that of the first report. dtend: exclusive. precision, kind, status: as the
    model's words. conflicts: whether reports differ. countries: codes, with spaces between them.
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


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many dated events a filter selects, withdrawn ones too. countries: by code, the most first. years: by the
    year of their first day.
    """

    events: int = 0
    countries: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)


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

"""What the store keeps besides events, and what a run is going to change there.

`Known` is what the decider is shown of the store, `Plan` is what it decides: the one is read, the other applied in one
transaction, and the decider between them is a pure function. Instants are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from timeline.model import Article, Event, EventCandidate, Precision, Rejection


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event, once it is known here.

    id: follows from the article's key and what was first reported; it stays when the article is extracted again.
    event: uid of the event that it reports. gone: since when the article no longer says so, or None.
    """

    id: str
    event: str
    candidate: EventCandidate
    gone: datetime | None = None

    @property
    def article(self) -> str:
        return self.candidate.evidence.article

    @property
    def window(self) -> Window:
        return window_of(self.candidate)


Window = tuple[date | None, date | None, Precision, str | None]


def window_of(candidate: EventCandidate) -> Window:
    """What two reports must have in common to be looked at together: dates, precision, home province."""
    return (candidate.dtstart, candidate.dtend, candidate.precision, candidate.province)


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What is known of an article. text_hash: SHA-256 in hex of its text (spans of an equal text can be compared).

    rules: names the rules that it was last extracted with.
    """

    key: str
    content_hash: str
    text_hash: str
    rules: str
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """Where an article of the store was last read from. source, content_hash: as `Article` has them."""

    key: str
    source: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Known:
    """The part of the store that a batch of articles can touch.

    articles: by key. reports: all of those articles, and all of each window and each event that they or the batch
    touch, gone ones too. events: by uid, those that the reports name.
    """

    articles: Mapping[str, ArticleState] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article as it is to be kept, with what was not understood in it."""

    article: Article
    rules: str
    text_hash: str
    first_seen: datetime
    last_changed: datetime
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one event that subscribers now see differently. old, new: JSON. article, rules: what brought it."""

    uid: str
    sequence: int
    at: datetime
    field: str
    old: str
    new: str
    article: str | None = None
    rules: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch changes: rows to put in the place of those with the same key, or to add.

    removed: uids of events that were merged into others: their evidence lives on there, and since a uid is the id of a
    report, the report's `event` redirects from it. new, changed, withdrawn: uids, for the summary.
    """

    articles: tuple[SavedArticle, ...] = ()
    reports: tuple[Report, ...] = ()
    events: tuple[Event, ...] = ()
    removed: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.articles or self.reports or self.events or self.removed)

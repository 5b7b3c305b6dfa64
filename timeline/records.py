"""What the store keeps besides events, and what a run is going to change there.

`Known` is what the decider is shown of the store, `Plan` is what it decides: the one is read, the other applied in one
transaction, and the decider between them is a pure function. Instants are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from timeline.model import Article, Event, EventCandidate, Precision, Rejection, Withdrawal


@dataclass(frozen=True, slots=True)
class EventStamp:
    """When an event took place, became known and changed: see `Event` for the fields."""

    uid: str
    dtstart: date | None
    precision: Precision
    created: datetime
    last_modified: datetime
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event, once it is known here.

    id: follows from the article's key and what was first reported; it stays when the article is extracted again.
    event: uid of the event that it reports. gone: since when the article no longer says so, or None; because: why, as
    `Withdrawal` has it.
    """

    id: str
    event: str
    candidate: EventCandidate
    gone: datetime | None = None
    because: str | None = None

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

    rules: names the rules that it was last extracted with. gone: since when its page is no longer there, or None.
    fetched: see `Article`.
    """

    key: str
    content_hash: str
    text_hash: str
    rules: str
    first_seen: datetime
    gone: datetime | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """Where an article of the store was last read from. source, content_hash: as `Article` has them."""

    key: str
    source: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Known:
    """The part of the store that a batch of articles can touch.

    articles: by key. reports: all of those articles, all that share a shelf (`lexicon.shelves`) or an event with them
    or with the batch's, all that do with those, and so on; gone ones too. events: by uid, those that the reports name.
    corrections: all that people ever decided. added: what they added, by id of the correction. gone: of all articles
    whose page is no longer there, since when, by key.
    """

    articles: Mapping[str, ArticleState] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    added: Mapping[str, EventCandidate] = field(default_factory=dict)
    gone: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """What an article was before it changed. seen: since when it was so, as far as is known; until: when it was found
    changed. The rest: see `Article`, and `ArticleState` for text_hash.
    """

    key: str
    seen: datetime
    until: datetime
    title: str | None
    published: date | None
    text: str
    content_hash: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article as it is to be kept, with what was not understood in it. gone: see `ArticleState`; reprint_of, bands:
    see `Extraction`.
    """

    article: Article
    rules: str
    text_hash: str
    first_seen: datetime
    last_changed: datetime
    rejections: tuple[Rejection, ...] = ()
    gone: datetime | None = None
    reprint_of: str | None = None
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one event that subscribers now see differently. old, new: JSON. article, rules: what brought it.

    correction: the id of the correction that brought it, or None.
    """

    uid: str
    sequence: int
    at: datetime
    field: str
    old: str
    new: str
    article: str | None = None
    rules: str | None = None
    correction: str | None = None


class Action(StrEnum):
    """What a person can decide about what is shown."""

    SET = "set"  # a field has another value
    CONFIRM = "confirm"  # the event is as it is shown
    REJECT = "reject"  # it is no event
    MERGE = "merge"  # several events are one
    SPLIT = "split"  # some reports of an event are of another one
    APART = "apart"  # two events are two, and stay so
    ADD = "add"  # an event that no article reports
    UNDO = "undo"  # an earlier correction was wrong


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided, laid over what is extracted; kept for ever, in the order in which it was decided.

    id: a UUID. at: when, in UTC; no two in one store have the same. by: who, as they signed in or named themselves.
    note: why, in their words.
    uid: SET, CONFIRM, REJECT: id of a report of the event, one that knows its date most exactly, so that the decision
        stays with what was shown when vaguer reports leave. SPLIT, APART: the event that is left. ADD: the id of the
        report that is added. MERGE: the event that remains. UNDO: id of the correction.
    ids: SET, CONFIRM, REJECT: the ids of all reports of the event then: what the person knew of. MERGE: the ids of all
        reports of the events that are one. SPLIT: the ids of the reports that leave together; APART: those of the
        other event.
    rest: SPLIT, APART: the ids of the reports that stay.
    field, value: SET: which field (`resolve.fields` has their names) and what it is, as JSON. told: what the reports
        said then, as JSON. CONFIRM: both are objects, by field.
    added: ADD: the facts, as JSON (a candidate, as the store keeps it).
    """

    id: str
    at: datetime
    by: str
    action: Action
    uid: str
    ids: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    told: str = ""
    added: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person asks for, in the form that people write; a `Correction` is made of it (see `timeline.review`).

    uid: of the event (an id that leads to it serves too); UNDO: the id of the correction; ADD: none.
    field, value: SET: a field's name, and its value as text ("dates", "2023-01-04/2023-01-06").
    uids: MERGE: the other events. SPLIT: ids of the reports that leave. APART: the other event.
    added: ADD: the values by field, as text; besides the fields there are "url", "quote", "language" and "province".
    """

    action: Action
    uid: str = ""
    by: str = ""
    note: str = ""
    uids: tuple[str, ...] = ()
    added: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people said of pairs of reports (two ids, the smaller first): one event, or two; each pair in one at most.

    one: the newest decision first. It holds also where rules say that two reports can never be one event.
    """

    one: tuple[tuple[str, str], ...] = ()
    two: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class PossiblePair:
    """Two events that may be one: not enough speaks for it to merge them. one, other: uids, the smaller first.

    reasons: codes of what speaks for it ("same-counterpart", "near-dates" ...). likeness: 0 to 1, to sort by.
    """

    one: str
    other: str
    reasons: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch changes: rows to put in the place of those with the same key, or to add.

    removed: uids of events that were merged into others: their evidence lives on there, and since a uid is the id of a
    report, the report's `event` redirects from it. new, changed, withdrawn: uids, for the summary.
    pairs: events that may be one; they take the place of all pairs with one of `paired`, the uids that were looked at.
    gone: of further articles, by key, since when their page is no longer there; None where it is back.
    """

    articles: tuple[SavedArticle, ...] = ()
    reports: tuple[Report, ...] = ()
    events: tuple[Event, ...] = ()
    removed: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    pairs: tuple[PossiblePair, ...] = ()
    paired: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()
    gone: Mapping[str, datetime | None] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.articles or self.reports or self.events or self.removed or self.corrections or self.gone)

"""What the rooms hand to each other: frozen values, one type a stage.

    Article -> DateMention -> EventCandidate (in an Extraction) -> Event

Dates are `datetime.date`s of the proleptic Gregorian calendar in the province's own time zone; an end is exclusive,
as RFC 5545, section 3.6.1 has it. Instants (created, last_modified, ...) are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

LANGUAGES = ("en", "vi", "zh")  # those that pages, feeds and labels speak; articles are read in those of the lexicons


class Precision(StrEnum):
    """How exactly a date is known. Never finer than what was stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"  # "recently": a limit (the publication date), but no date


class Resolution(StrEnum):
    """How a date expression got its value."""

    STATED = "stated"  # all that is needed is printed
    INFERRED = "inferred"  # a missing part (mostly the year) was supplied from elsewhere
    RELATIVE = "relative"  # "yesterday", "last month", "the same day"


class PartOfDay(StrEnum):
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Kind(StrEnum):
    """Kinds of event, in the order of precedence where several fit (the earlier wins)."""

    AGREEMENT = "agreement"
    TWINNING = "twinning"
    CONSULAR = "consular"
    CONFERENCE = "conference"
    PROMOTION = "promotion"
    VISIT = "visit"
    MEETING = "meeting"
    MEMBERSHIP = "membership"
    AWARD = "award"
    EXCHANGE = "exchange"
    STATEMENT = "statement"
    OTHER = "other"


class Status(StrEnum):
    """What the world did. That a report of ours was withdrawn is `Event.withdrawn`, never a status."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Scope(StrEnum):
    INTERNATIONAL = "international"
    DOMESTIC = "domestic"


class Role(StrEnum):
    VISITOR = "visitor"
    HOST = "host"
    SIGNATORY = "signatory"
    ORGANISER = "organiser"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets in code points into `Article.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given. `text` is never normalised: every span that we claim points into it.

    key: its id if given, else its url, else the name of its file (of a row: with a hash of the text), or a longer name
        where another article has that one.
    published_from: where the publication date was read ("given", "metadata", "stamp", "dateline", "url", "listing" for
        the feed or sitemap that named the page, or "guess" for what a library takes for it in an HTML page), or None.
    language: ISO 639-1. province: the home province as the source names it, or None.
    source: the place that it was read from. content_hash: SHA-256 in hex of what was given; says whether it changed.
    fetched: when a page of the web first said what this says, in UTC; source_id: which followed source named that page
    (`followed.Source`). Both are None of what was read from a file.
    """

    key: str
    text: str
    language: str
    source: str
    content_hash: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    province: str | None = None
    fetched: datetime | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression in a text, with its value if it could be resolved.

    dtstart, dtend: first day and the day after the last; both None while unresolved.
        With precision `before`, dtstart is None and dtend the day after the limit.
    form: what the expression states, in the date layer's own words ("day", "month-day", "day-only", "month", "year",
        "weekday", "relative", "recent", "same-day", "period" ...): a reader of a decision wants to know it.
    month, day: as stated, where the year is missing (they serve whoever can supply the year).
    weekday: as stated (Monday is 0): a slip of it says that the date may be one, too.
    ends: where a range states both ends for themselves ("from 2019 to 2021"), the span of each.
    """

    span: Span
    text: str
    form: str
    precision: Precision
    dtstart: date | None = None
    dtend: date | None = None
    resolved: Resolution | None = None
    part_of_day: PartOfDay | None = None
    clock: time | None = None
    clock_end: time | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ends: tuple[Span, Span] | None = None

    @property
    def is_resolved(self) -> bool:
        return self.dtend is not None

    @property
    def is_at_odds(self) -> bool:
        """Whether the one day that is meant is no such weekday as is stated with it."""
        one = self.dtstart is not None and self.dtend == self.dtstart + timedelta(days=1)
        return self.weekday is not None and self.dtstart is not None and one and self.dtstart.weekday() != self.weekday


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: a state, locality or body from outside, or a person of either side.

    country: ISO 3166-1 alpha-2, None for an international or domestic body. title: of a person, the office as the page
    words it, "" where it names none; None for who is no person.
    """

    name: str
    role: Role = Role.PARTICIPANT
    country: str | None = None
    title: str | None = None

    @property
    def is_person(self) -> bool:
        return self.title is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so, and the page that it stands on. `quote` is the span's text, as printed.

    gone: since when the page is no longer there (HTTP 404 or 410), None while it is, and in what one article says.
    reprint_of: the address, or else the key, of the article that this page prints the sentence from: both together tell
    no more than one.
    """

    article: str
    span: Span
    quote: str
    url: str | None = None
    language: str = "en"
    title: str | None = None
    published: date | None = None
    gone: datetime | None = None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """What one article says of one event. See `Event` for the fields that the two share.

    summary: the source's own words (a headline, the event's name), or one that the program made of kind and parties;
    then `composed` holds such titles by language (ISO 639-1), else it is empty. date_span: where the date stands.
    """

    dtstart: date | None
    dtend: date | None
    precision: Precision
    kind: Kind
    summary: str
    language: str
    evidence: Evidence
    date_span: Span
    also: tuple[Kind, ...] = ()
    status: Status = Status.HELD
    scope: Scope = Scope.INTERNATIONAL
    main: bool = True
    part_of_day: PartOfDay | None = None
    clock: time | None = None
    clock_end: time | None = None
    parties: tuple[Party, ...] = ()
    countries: tuple[str, ...] = ()
    location: str | None = None
    province: str | None = None
    confidence: float = 0.5
    composed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A date expression, or an event that could not be dated, that gave no event; and why."""

    text: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gave. `trace` is for people: decisions in order, as (span, rule, outcome).

    reprint_of: key of the article that it prints nearly word for word. bands: numbers, some of which texts that are
    nearly the same share (see `extract.signatures`); empty for a reprint: the original is the one to be found.
    """

    article: Article
    candidates: tuple[EventCandidate, ...] = ()
    mentions: tuple[DateMention, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    trace: tuple[tuple[Span, str, str], ...] = ()
    reprint_of: str | None = None
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules saw at one place of a text; for people.

    group: "event", "repeated" or "rejected" of a date; "headline", "lead", "prose", "row" (of a list),
    "caption" or "clutter" of a sentence; "stamp"; else that of a word or a name ("kind", "cue", "word", "country",
    "home-name" ...).
    value: which date, kind, cue, country ... it is. note: why, in words.
    """

    span: Span
    group: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An extraction with all that the rules saw. province: id of the profile. marks: by position; they may overlap."""

    extraction: Extraction
    province: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Our reports of the event vanished or were withdrawn; the event itself may well have taken place.

    reason: "article-changed", "rules-changed"; "rejected" by a person, "undone" what a person had added; or somebody's
    own words, also after "rejected:".
    """

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """That a person looked at the event. at: when last, in UTC. confirmed: they say that it took place, or will.

    fields: names of the fields that they corrected.
    """

    at: datetime
    confirmed: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event, with all the reports of it that are known.

    dtstart, dtend: RFC 5545 DTSTART and DTEND as dates, the end exclusive; None, limit for precision `before`.
    clock, clock_end: local clock times, only where the page prints them ("evening" is `part_of_day`).
    kind, also: the kind that goes first and the others that fit. main: reported as news, not mentioned in passing.
    summary: RFC 5545 SUMMARY by language (ISO 639-1), first the language of the report that was known first.
    countries: ISO 3166-1 alpha-2 of the parties from outside. province: id of the home province's profile, or its name.
    conflicts: what other reports say otherwise, as codes "field:value:article's address or key" ("status:held:news-7").
    Beside what a person decided: "field:value:correction" where the reports now say something that this person did not
    know of, "field:value:overruled" for an earlier decision that a later one does not know of, "gone:reason:article"
    where what they uphold is no longer reported. "source-gone:day:article's address or key" for each source, where all
    pages that report it are no longer there, and since when. review: what people decided of it, None where nobody has
    looked.
    Conflicts get their words from `publish.conflicts`, the reason of a withdrawal ("article-changed") from
    `lexicon.reasons`.
    created, last_modified, sequence: RFC 5545 CREATED, LAST-MODIFIED, SEQUENCE of what subscribers see.
    """

    uid: str
    dtstart: date | None
    dtend: date | None
    precision: Precision
    kind: Kind
    summary: Mapping[str, str]
    created: datetime
    last_modified: datetime
    sequence: int = 0
    also: tuple[Kind, ...] = ()
    status: Status = Status.HELD
    withdrawn: Withdrawal | None = None
    scope: Scope = Scope.INTERNATIONAL
    main: bool = True
    part_of_day: PartOfDay | None = None
    clock: time | None = None
    clock_end: time | None = None
    parties: tuple[Party, ...] = ()
    countries: tuple[str, ...] = ()
    location: str | None = None
    province: str | None = None
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = field(default=())
    conflicts: tuple[str, ...] = ()
    review: Review | None = None

    def title(self, language: str | None = None) -> str:
        """The summary in `language` where a report has one, else the first reported."""
        if language is not None and language in self.summary:
            return self.summary[language]
        return next(iter(self.summary.values()))


def period_start(dtstart: date | None, precision: Precision) -> str | None:
    """A start as people write it at this precision: "YYYY-MM-DD", "YYYY-MM", "YYYY", or None for `before`."""
    if dtstart is None or precision is Precision.BEFORE:
        return None
    return dtstart.isoformat()[: _LENGTH[precision]]


def period_end(dtstart: date | None, dtend: date | None, precision: Precision) -> str | None:
    """The inclusive end at this precision; None where the period is one day, month or year. For `before`: the limit."""
    if dtend is None:
        return None
    last = (dtend - timedelta(days=1)).isoformat()[: _LENGTH[precision]]
    return None if last == period_start(dtstart, precision) else last


_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.BEFORE: 10}

"""How an event is put into words for readers: its date as exactly as it is known, its title, its notes, its sources.

All formats say the same, so all of them take their words from here. Results are clean text, never markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from babel.dates import format_interval, format_skeleton

from timeline.errors import PublishError
from timeline.lexicon.labels import (
    brackets,
    country_name,
    kind_label,
    locale,
    part_of_day_label,
    party_label,
    phrase,
    scope_label,
)
from timeline.lexicon.reasons import withdrawal_words
from timeline.model import Event, Evidence, Party, Precision, Scope, Status
from timeline.publish.text import clean_line, web_address
from timeline.records import EventStamp

LONGEST_TITLE = 500  # characters; a title of more is no title
LONGEST_QUOTE = 1000  # a sentence is what may be quoted, not an article
_BY_HAND = "by-hand:"  # before the key of an article that there is none of
_NAMESPACE = UUID("8c8bb2f4-1d0f-5d0c-9d5e-6a2f3b7c4e10")
_SKELETONS = {Precision.DAY: "yMMMd", Precision.MONTH: "yMMMM", Precision.YEAR: "y", Precision.BEFORE: "yMMMd"}


@dataclass(frozen=True, slots=True)
class Source:
    """One article that reports the event. label: its title, or what else tells it, and its date.

    url: a web address, or None. host: whose page it is, "" without an address.
    """

    label: str
    url: str | None
    host: str
    language: str


Stamped = TypeVar("Stamped", bound=Event | EventStamp)


def dated(events: Iterable[Stamped]) -> list[Stamped]:
    """Those that have a date: what is known only as "recently" is in no feed and in no calendar."""
    return [e for e in events if e.dtstart is not None and e.precision is not Precision.BEFORE]


def newest_first(events: Iterable[Stamped], at_most: int | None = None) -> list[Stamped]:
    """In the order in which they became known here, the last first; at one moment, the later date first.

    at_most: keep as many, those that last became known or changed: a reader who follows must learn of a cancellation,
    however long ago the event became known.
    """
    shown = sorted(dated(events), key=lambda e: e.uid)
    if at_most is not None:
        shown = sorted(shown, key=lambda e: (e.last_modified, e.dtstart), reverse=True)[:at_most]
    return sorted(shown, key=lambda e: (e.created, e.dtstart), reverse=True)


def permanent_id(uid: str) -> str:
    """A URN that follows from the uid alone, so that moving to another host makes nothing new (RFC 4151's aim)."""
    return f"urn:uuid:{uuid5(_NAMESPACE, uid.encode('utf-8', 'replace').hex())}"


def instant(moment: datetime, uid: str | None = None) -> datetime:
    """The moment in UTC, in whole seconds. Raises PublishError where its zone is not stated."""
    if moment.tzinfo is None:
        raise PublishError(f"the instant {moment} has no time zone", subject=uid)
    return moment.astimezone(UTC).replace(microsecond=0)


def stamp(moment: datetime, uid: str | None = None) -> str:
    """The moment as RFC 3339 writes it, in UTC: 2023-01-05T04:00:00Z."""
    return instant(moment, uid).isoformat().replace("+00:00", "Z")


def when(event: Event, language: str) -> str:
    """The date as exactly as it is known: "4 Jan 2023", "4–6 Jan 2023", "January 2023", "2023"."""
    return period_words(event.dtstart, event.dtend, event.precision, language)


def period_words(dtstart: date | None, dtend: date | None, precision: Precision, language: str) -> str:
    """A period, its end exclusive, as exactly as it is known; without a start, the limit; without an end, nothing."""
    if dtend is None:
        return ""
    last = dtend - timedelta(days=1)
    if dtstart is None:
        return phrase("before_date", language, date=_period(last, last, precision, language))
    return _period(dtstart, max(last, dtstart), precision, language)


def when_fully(event: Event, language: str) -> str:
    """The date with the clock time or the part of the day, where one is printed."""
    day, time = when(event, language), _time_of_day(event, language)
    return phrase("timed_date", language, date=day, time=time) if time else day


def _time_of_day(event: Event, language: str) -> str:
    if event.clock is not None:
        return "–".join(c.strftime("%H:%M") for c in (event.clock, event.clock_end) if c is not None)
    return "" if event.part_of_day is None else part_of_day_label(event.part_of_day, language)


def day_of(moment: datetime, language: str) -> str:
    """The day (in UTC) of an instant."""
    day = instant(moment).date()
    return _period(day, day, Precision.DAY, language)


def headline(event: Event, language: str) -> str:
    """The title, after "Cancelled", "Postponed" or "Withdrawn" where that is so."""
    title = clean_line(event.title(language) if event.summary else "", LONGEST_TITLE)
    title = title or kind_label(event.kind, language)
    if event.withdrawn is not None:
        return phrase("withdrawn_title", language, title=title)
    if event.status in {Status.CANCELLED, Status.POSTPONED}:
        return phrase(f"{event.status}_title", language, title=title)
    return title


def is_unreported(event: Event, today: date) -> bool:
    """Whether it was announced, its last day has passed, and no report says so far that it took place."""
    is_planned = event.status is Status.PLANNED and event.withdrawn is None
    return is_planned and event.dtend is not None and event.dtend <= today


def entry_title(event: Event, language: str) -> str:
    """The headline after its date, since a feed's own dates say when we learnt of it."""
    return phrase("dated_title", language, date=when(event, language), title=headline(event, language))


def title_language(event: Event, language: str) -> str:
    """The language that the title is in: the asked one, or that of the first report."""
    return language if language in event.summary or not event.summary else next(iter(event.summary))


def told_headline(event: Event, language: str) -> str:
    """The headline, with its language in brackets behind it where that is not the reader's."""
    title, tongue = headline(event, language), title_language(event, language)
    if tongue == language:
        return title
    return phrase("bracketed", language, name=title, more=str(locale(language).languages.get(tongue, tongue)))


def notes(event: Event, language: str) -> list[str]:
    """What a reader must know to take the event for no more than it is, a sentence each; it hangs on no day.

    What other reports say otherwise is told beside it (`publish.conflicts`), with who says so.
    """
    found = [phrase(name, language) for name in _note_names(event)]
    if event.withdrawn is not None:
        reason = clean_line(withdrawal_words(event.withdrawn.reason, language), LONGEST_QUOTE)
        day = day_of(event.withdrawn.at, language)
        found.insert(0, phrase("withdrawn_note", language, date=day, reason=reason))
    return found


def _note_names(event: Event) -> list[str]:
    names = [_status_note(event)] if event.status is not Status.HELD else []
    names += [f"{event.precision}_note"] if event.precision in {Precision.MONTH, Precision.YEAR} else []
    is_corrected = event.review is not None and "dates" in event.review.fields
    names += ["dates_corrected_note"] if is_corrected else []
    return names + ([] if event.main else ["background_note"])


def _status_note(event: Event) -> str:
    """What people decided is not told as if a report said so."""
    by_people = event.review is not None and "status" in event.review.fields
    return f"{event.status}_by_hand_note" if by_people else f"{event.status}_note"


def categories(event: Event, language: str) -> list[str]:
    """Labels of the kinds, the first one first, of the scope where it is domestic, then names of the countries."""
    countries = [clean_line(country_name(code, language)) for code in event.countries]
    return list(dict.fromkeys([*kinds(event, language), *scope(event, language), *countries]))


def kinds(event: Event, language: str) -> list[str]:
    """Labels of the kinds, the first one first."""
    return [kind_label(kind, language) for kind in (event.kind, *event.also)]


def scope(event: Event, language: str) -> list[str]:
    """A word for an event among people of one country; an international one is what readers expect."""
    return [scope_label(event.scope, language)] if event.scope is Scope.DOMESTIC else []


def parties_line(parties: Sequence[Party], language: str) -> str:
    return phrase("separator", language).join(_party(party, language) for party in parties)


def _party(party: Party, language: str) -> str:
    name, country = party_names(party, language)
    said = phrase("separator", language).join(filter(None, (clean_line(party.title or "", LONGEST_TITLE), country)))
    return phrase("bracketed", language, name=name, more=said) if said else name


def party_names(party: Party, language: str) -> tuple[str, str]:
    """What the party is called, and its country, "" where that is not known or all that the party is."""
    name = clean_line(party_label(party, language), LONGEST_TITLE)
    country = clean_line(country_name(party.country, language)) if party.country else ""
    return name, "" if country == name or f"({country})" in name else country


def quotation(evidence: Evidence, language: str, titles: Iterable[str] = ()) -> str:
    """The sentence in quotation marks, or nothing where it is empty.

    titles: of the event. What a person entered is a quotation only where they name the page that it stands on, and
    never if it is but the title that they gave.
    """
    if is_by_hand(evidence) and (web_address(evidence.url) is None or evidence.quote in titles):
        return ""
    quote = clean_line(evidence.quote, LONGEST_QUOTE)
    return phrase("quotation", language, quote=quote) if quote else ""


def is_by_hand(evidence: Evidence) -> bool:
    """Whether a person entered the event, and no article that was read reports it."""
    return evidence.article.startswith(_BY_HAND)


def sources(event: Event, language: str) -> list[Source]:
    """The articles that report it, each once, the first known first."""
    first: dict[str, Evidence] = {}
    for evidence in event.evidence:
        first.setdefault(evidence.article, evidence)
    return [source_of(evidence, language) for evidence in first.values()]


def source_of(evidence: Evidence, language: str) -> Source:
    """The article that a sentence stands in."""
    url = web_address(evidence.url)
    host = host_of(url) if url else ""
    label = clean_line(evidence.title or "", LONGEST_TITLE)
    if is_by_hand(evidence):
        label = label or phrase("entered_by_hand", language)
    label = label or host or clean_line(evidence.article, LONGEST_TITLE)
    if evidence.published is not None:
        day = _period(evidence.published, evidence.published, Precision.DAY, language)
        label = phrase("dated_source", language, title=label, date=day)
    if evidence.reprint_of is not None:
        first = web_address(evidence.reprint_of)
        original = host_of(first) if first else clean_line(evidence.reprint_of, LONGEST_TITLE)
        label = phrase("reprint_source", language, title=label, original=original)
    if evidence.gone is not None:
        label = phrase("gone_source", language, title=label)
    return Source(label, url, host, evidence.language)


def whose(source: Source, language: str) -> str:
    """The host in brackets, to stand behind the label; "" where the label begins with it, for want of a title."""
    return "" if source.label.startswith(source.host) else source.host.join(brackets(language))


def host_of(url: str) -> str:
    """Whose page it is."""
    parts = urlsplit(url)
    host = parts.netloc.removesuffix({"http": ":80", "https": ":443"}.get(parts.scheme, ""))
    return host.removeprefix("www.")


@lru_cache(maxsize=8192)  # the same days come again in every format
def _period(first: date, last: date, precision: Precision, language: str) -> str:
    skeleton = _SKELETONS[precision]
    if first == last or precision is Precision.BEFORE:
        return _one_space(format_skeleton(skeleton, first, locale=locale(language)))
    return _one_space(format_interval(first, last, skeleton, locale=locale(language)))


def _one_space(text: str) -> str:
    """CLDR's thin spaces around a dash are drawn as boxes by some calendar programs."""
    return text.replace("\u2009", " ").replace("\u202f", " ")

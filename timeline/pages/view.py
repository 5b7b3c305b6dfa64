"""What a reader sees of an event, as plain words: pure, and the same wherever it is drawn.

All of it is text. Nothing here is markup, and whoever draws it must set it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from timeline.lexicon.labels import country_name, kind_label, locale, phrase, role_label, status_label, written_date
from timeline.model import Event, Evidence, Party, Span, Status
from timeline.pages.texts import count, text
from timeline.publish.conflicts import conflicts
from timeline.publish.overview import Overview
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import (
    LONGEST_QUOTE,
    LONGEST_TITLE,
    is_unreported,
    notes,
    party_names,
    scope,
    title_language,
    when_fully,
)
from timeline.records import Report


def event_view(event: Event, language: str, today: date, reports: Sequence[Report] = ()) -> dict[str, Any]:
    """An event with its evidence, ready to be drawn, in `language` as far as the sources have it.

    reports: those of the event, for where each sentence has its date.
    labels: the kind, and the scope where it is domestic. badge: a word where the event is not simply one that was held.
    facts: pairs of a name and what there is of it, each a text and the code of a country whose flag belongs to it, or
    "". conflicts: what other reports say; url is a web address or empty.
    """
    return {
        "uid": event.uid,
        "title": clean_line(event.title(language), LONGEST_TITLE) or kind_label(event.kind, language),
        "title_language": title_language(event, language),
        "original": _original(event, language),
        "when": when_fully(event, language),
        "kind": str(event.kind),
        "labels": [kind_label(event.kind, language), *scope(event, language)],
        "badge": _badge(event, language, today),
        "struck": event.withdrawn is not None or event.status is Status.CANCELLED,
        "facts": list(_facts(event, language)),
        "notes": _notes(event, language, today),
        "conflicts": [
            {"said": one.said, "source": one.source, "url": one.url or ""} for one in conflicts(event, language)
        ],
        "sources": [_source(evidence, dates_of(evidence, reports), language) for evidence in event.evidence],
    }


def _original(event: Event, language: str) -> str:
    """Says that the title is not in the reader's language, where that is so."""
    actual = title_language(event, language)
    return "" if actual == language else text("original", language, name=language_name(actual, language))


def language_name(code: str, language: str) -> str:
    """The name of a language as the reader's language has it."""
    return str(locale(language).languages.get(code, code))


def _badge(event: Event, language: str, today: date) -> str:
    if event.withdrawn is not None:
        return text("withdrawn", language)
    if is_unreported(event, today):
        return phrase("announced", language)
    return "" if event.status is Status.HELD else status_label(event.status, language)


def _notes(event: Event, language: str, today: date) -> list[str]:
    """The notes, but for that of a plan where the badge says the same."""
    said = phrase("planned_note", language) if is_unreported(event, today) else None
    return [note for note in notes(event, language) if note != said]


def _facts(event: Event, language: str) -> Iterable[tuple[str, list[dict[str, str]]]]:
    found = {
        "parties": [_fact(_party(party, language), party.country) for party in event.parties],
        "countries": [_fact(country_name(code, language), code) for code in event.countries],
        "place": [_fact(clean_line(event.location, LONGEST_TITLE))] if event.location else [],
        "also": [_fact(kind_label(kind, language)) for kind in event.also],
    }
    return ((text(name, language), values) for name, values in found.items() if values)


def _fact(said: str, country: str | None = None) -> dict[str, str]:
    return {"text": said, "country": country or ""}


def _party(party: Party, language: str) -> str:
    """A party, its role, and its office and country where they say more than the name."""
    name, country = party_names(party, language)
    office = clean_line(party.title or "", LONGEST_TITLE)
    said = [part for part in (office, role_label(party.role, language), country) if part]
    return phrase("bracketed", language, name=name, more=phrase("separator", language).join(said))


def dates_of(evidence: Evidence, reports: Iterable[Report]) -> list[Span]:
    """Where the dates stand that the sentence gave events, as offsets into it; some may lie outside of it."""
    where = evidence.span.start
    return [
        Span(report.candidate.date_span.start - where, report.candidate.date_span.end - where)
        for report in reports
        if (report.article, report.candidate.evidence.span) == (evidence.article, evidence.span)
    ]


def marked_quote(quote: str, dates: Sequence[Span]) -> list[tuple[str, bool]]:
    """The sentence in pieces, those that tell a date with True; one piece where it tells none, or is too long."""
    within = sorted({date for date in dates if 0 <= date.start < date.end <= len(quote)})
    if not within or len(quote) > LONGEST_QUOTE:
        return [(clean_line(quote, LONGEST_QUOTE), False)]
    pieces, at = [], 0
    for span in within:
        pieces += [(quote[at : span.start], False), (quote[max(at, span.start) : span.end], True)]
        at = max(at, span.end)
    return [(_piece(said), is_date) for said, is_date in [*pieces, (quote[at:], False)] if said]


def _piece(said: str) -> str:
    """Clean text as `clean_line` makes it, but a blank at either end remains one."""
    line = clean_line(said)
    return f"{' ' if said[:1].isspace() and line else ''}{line}{' ' if said[-1:].isspace() else ''}"


def _source(evidence: Evidence, dates: Sequence[Span], language: str) -> dict[str, Any]:
    """What one article says: its sentence, title, host, date and language; url is a web address or empty.

    quote: in pieces, see `marked_quote`. note: says that the date is not in the sentence, where that is so; "" too
    where nobody knows where it is, as of an event that a person entered.
    """
    quote = marked_quote(evidence.quote, dates)
    is_elsewhere = bool(dates) and not any(is_date for _, is_date in quote)
    url = web_address(evidence.url) or ""
    published = evidence.published
    return {
        "quote": quote,
        "note": phrase("event_date_elsewhere", language) if is_elsewhere else "",
        "quote_language": evidence.language,
        "language": language_name(evidence.language, language),
        "title": clean_line(evidence.title or "", LONGEST_TITLE),
        "host": url.split("/")[2] if url else clean_line(evidence.article, LONGEST_TITLE),
        "date": written_date(published, language) if published else "",
        "url": url,
    }


def summary(overview: Overview, language: str, *, of_countries: bool = False) -> str:
    """How much there is, in one line: events, countries, years. of_countries: countries are chosen, and so not counted:
    others that took part are not what is looked for."""
    events = count("events", overview.events, language)
    if overview.first is None:
        return events
    years = str(overview.first) if overview.first == overview.last else f"{overview.first}–{overview.last}"
    countries = count("countries", overview.countries, language)
    name = "summary" if overview.countries and not of_countries else "summary_home"
    return text(name, language, events=events, countries=countries, years=years)

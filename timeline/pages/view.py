"""What a reader sees of an event, as plain words: pure, and the same wherever it is drawn.

All of it is text. Nothing here is markup, and whoever draws it must set it as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from timeline.lexicon.labels import country_name, kind_label, locale, phrase, role_label, status_label, written_date
from timeline.model import Event, Evidence, Party, Status
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


def event_view(event: Event, language: str, today: date) -> dict[str, Any]:
    """An event with its evidence, ready to be drawn, in `language` as far as the sources have it.

    labels: the kind, and the scope where it is domestic. badge: a word where the event is not simply one that was held.
    facts: pairs of a name and a list of texts. conflicts: what other reports say; url is a web address or empty.
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
        "sources": [_source(evidence, language) for evidence in event.evidence],
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


def _facts(event: Event, language: str) -> Iterable[tuple[str, list[str]]]:
    found = {
        "parties": [_party(party, language) for party in event.parties],
        "countries": [country_name(code, language) for code in event.countries],
        "place": [clean_line(event.location, LONGEST_TITLE)] if event.location else [],
        "also": [kind_label(kind, language) for kind in event.also],
    }
    return ((text(name, language), values) for name, values in found.items() if values)


def _party(party: Party, language: str) -> str:
    """A party, its role, and its office and country where they say more than the name."""
    name, country = party_names(party, language)
    office = clean_line(party.title or "", LONGEST_TITLE)
    said = [part for part in (office, role_label(party.role, language), country) if part]
    return phrase("bracketed", language, name=name, more=phrase("separator", language).join(said))


def _source(evidence: Evidence, language: str) -> dict[str, str]:
    """What one article says: its sentence, title, host, date and language; url is a web address or empty."""
    url = web_address(evidence.url) or ""
    published = evidence.published
    return {
        "quote": clean_line(evidence.quote, LONGEST_QUOTE),
        "quote_language": evidence.language,
        "language": language_name(evidence.language, language),
        "title": clean_line(evidence.title or "", LONGEST_TITLE),
        "host": url.split("/")[2] if url else clean_line(evidence.article, LONGEST_TITLE),
        "date": written_date(published, language) if published else "",
        "url": url,
    }


def summary(overview: Overview, language: str) -> str:
    """How much there is, in one line: events, countries, years."""
    events = count("events", overview.events, language)
    if overview.first is None:
        return events
    years = str(overview.first) if overview.first == overview.last else f"{overview.first}–{overview.last}"
    countries = count("countries", overview.countries, language)
    name = "summary" if overview.countries else "summary_home"
    return text(name, language, events=events, countries=countries, years=years)

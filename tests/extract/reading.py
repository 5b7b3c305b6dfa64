"""How the tests of the extraction write an article, and what they expect of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import settings

from timeline.extract import extract_events
from timeline.extract.folding import fold
from timeline.extract.page import Page, read_page
from timeline.extract.sentences import Sentence
from timeline.extract.terms import Term, find_terms
from timeline.model import Article, EventCandidate, Extraction, Rejection, period_end, period_start
from timeline.provinces import Profile, profile_for

PUBLISHED = date(2023, 5, 20)
HOME = "Binh Duong"
PATIENT = settings(deadline=None)  # lexicons are read at the first example


def make_article(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> Article:
    """An article of the home province that was published on 20 May 2023."""
    values: dict[str, Any] = {
        "key": "a-1",
        "text": text,
        "language": language,
        "source": "articles.jsonl",
        "content_hash": "0" * 64,
        "published": published,
        "province": HOME,
    }
    return Article(**(values | changes))


def home(name: str = HOME) -> Profile:
    return profile_for(name, "")


def read(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> Page:
    """The page as the rules see it."""
    article = make_article(text, language, published, **changes)
    return read_page(article, home(article.province or HOME))


def extract(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> Extraction:
    article = make_article(text, language, published, **changes)
    return extract_events(article, home(article.province or HOME))


def events(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> list[EventCandidate]:
    return list(extract(text, language, published, **changes).candidates)


def sentences_of(page: Page) -> list[Sentence]:
    """All sentences of a page, in order."""
    return sorted([*page.headlines, *page.prose], key=lambda sentence: sentence.number)


def only_event(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> EventCandidate:
    """The one event of an article; a test that finds none, or two, shows why."""
    extraction = extract(text, language, published, **changes)
    rows = [(row(event), event.evidence.quote) for event in extraction.candidates]
    assert len(rows) == 1, (rows, extraction.rejections)
    return extraction.candidates[0]


def dates(event: EventCandidate) -> str:
    """ "2023-05-18", "2023-05", "2023", "A/B" for a range, "<A" for a limit."""
    start = period_start(event.dtstart, event.precision)
    end = period_end(event.dtstart, event.dtend, event.precision)
    if start is None:
        return f"<{end}"
    return start if end is None else f"{start}/{end}"


def row(event: EventCandidate) -> tuple[str, str, str, str]:
    """What is stated of an event, in short: dates, kind, countries (sorted), status."""
    return dates(event), str(event.kind), " ".join(sorted(event.countries)), str(event.status)


def reasons(text: str, language: str, published: date | None = PUBLISHED, **changes: Any) -> dict[str, str]:
    """Why each rejected date of an article is no event, by the date's words."""
    return {r.text: r.reason for r in extract(text, language, published, **changes).rejections}


def rejections(extraction: Extraction) -> list[Rejection]:
    return list(extraction.rejections)


def terms(text: str, language: str, province: str = HOME) -> list[Term]:
    """Words and names found in a text."""
    return find_terms(text, fold(text, language), language, home(province))


def names(text: str, language: str, *groups: str, province: str = HOME) -> list[tuple[str, str]]:
    """(words, value) of the terms of these groups."""
    return [(t.span.of(text), t.value) for t in terms(text, language, province) if t.group in groups]

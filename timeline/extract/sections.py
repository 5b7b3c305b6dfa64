"""Sections: what a heading says of the rows below it.

A list says once, above its rows, what they all are ("Sisterhood") or whom they are with ("1. Kratie (Cambodia)"). A row
is a dated line of a list: it bears a bullet or opens with its date, or the page has no sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.extract.agenda import is_day_alone
from timeline.extract.facts import Facts, facts_in
from timeline.extract.page import Page
from timeline.extract.sentences import Sentence
from timeline.extract.terms import Term
from timeline.model import Precision

_LONGEST = 100  # characters of a heading
_EDGE = 8  # characters of a line in which its bullet or number stands
_BULLET = re.compile(r"^[ \t]*(?:[-–*+•▪●○◦]|\d{1,2}[.)]|\|)[ \t]")
_AFTER_DATE = re.compile(r"[ \t]{0,2}[:|–—-]")
_TELLING = frozenset({"word", "kind"})
_NAMING = frozenset({"country", "place"})


def read_sections(page: Page, home: str) -> Mapping[int, tuple[Term, ...]]:
    """The words and names of the headings above each row, by the number of the row's sentence."""
    rows: dict[int, tuple[Term, ...]] = {}
    telling: tuple[Term, ...] = ()
    naming: tuple[Term, ...] = ()
    for sentence in sorted((*page.headlines, *page.prose), key=lambda s: s.number):
        if _is_heading(page, sentence):
            terms = page.terms_in(sentence.span)
            told = tuple(t for t in terms if t.group in _TELLING)
            named = tuple(t for t in terms if t.group in _NAMING and t.value != home)
            naming = named if named or told else naming
            telling = told or telling
        elif is_day_alone(page, sentence):
            telling = naming = ()  # it dates what stands below it (see `agenda`), and ends what stood above
        elif _is_row(page, sentence):
            rows[sentence.number] = (*telling, *naming)
        elif sentence.role == "prose" and not _has_bullet(page, sentence):
            telling = naming = ()
    return rows


def _is_heading(page: Page, sentence: Sentence) -> bool:
    short = sentence.span.end - sentence.span.start <= _LONGEST
    dated = any(m.precision in {Precision.DAY, Precision.MONTH} for m in page.mentions_in(sentence.span))
    return short and not dated and sentence.role in {"headline", "caption"} and not _opens_with_date(page, sentence)


def _is_row(page: Page, sentence: Sentence) -> bool:
    if not page.mentions_in(sentence.span):
        return False
    return sentence.role == "row" or _has_bullet(page, sentence) or _opens_with_date(page, sentence)


def _has_bullet(page: Page, sentence: Sentence) -> bool:
    text, at = page.article.text, sentence.span.start
    begin = text.rfind("\n", max(0, at - _EDGE), at) + 1
    return (begin > 0 or at <= _EDGE) and _BULLET.match(text[begin : at + _EDGE]) is not None


def _opens_with_date(page: Page, sentence: Sentence) -> bool:
    first = min(page.mentions_in(sentence.span), key=lambda m: m.span, default=None)
    if first is None or first.span.start - sentence.span.start > 2:
        return False
    return _AFTER_DATE.match(page.article.text, first.span.end) is not None


def below_heading(facts: Facts, lent: Sequence[Term], language: str, home: str) -> Facts:
    """What a row says together with its heading: of the heading only what the row itself leaves open.

    `home` is the home country (ISO 3166-1).
    """
    words = [t for t in lent if t.group in _TELLING] if not facts.kinds else []
    names = [t for t in lent if t.group in _NAMING] if not facts.outside.is_named else []
    return facts_in([*words, *names, *facts.terms], language, home, is_row=True)

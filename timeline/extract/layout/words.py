"""The words that say what a page's headings, columns and fields are: the table `[layout]` of a lexicon.

Keys, none of which a language must have: `kinds` (a table: what a heading or a column's title says of its rows, by
kind of event), `venue`, `when`, `hour`, `field` (labels of a notice: place, day, time, any other), `no_event` (titles
of columns whose dates are no events'), `sort` (titles of columns that say what a row is), `plan` and `chronicle` (words
of a page's title), `hours` (what parts or follows an hour), `days` (what may stand before or after a bare day of the
month).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.extract.folding import fold
from timeline.lexicon import read_lexicon
from timeline.lexicon.writing import writing_of
from timeline.model import Kind


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """All expressions are of folded text; those of fields match at a line's beginning, with the colon."""

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    venue: re.Pattern[str]
    when: re.Pattern[str]
    hour: re.Pattern[str]
    field: re.Pattern[str]
    no_event: re.Pattern[str]
    plan: re.Pattern[str]
    chronicle: re.Pattern[str]
    venue_title: re.Pattern[str]
    when_title: re.Pattern[str]
    sort: re.Pattern[str]
    clock: re.Pattern[str]
    day: re.Pattern[str]


@cache
def layout_words(language: str) -> LayoutWords:
    """The table of `language`, compiled; every repetition is bounded."""
    table: Mapping[str, Any] = read_lexicon(language).get("layout", {})
    found = {key: _any_of(table.get(key, ()), language) for key in ("venue", "when", "hour", "field")}
    labels = {key: re.compile(rf"(?:{form})\s{{0,4}}[:：]\s{{0,4}}") for key, form in found.items()}
    hours = _hours(table.get("hours", ()), spaced=writing_of(language).spaced)
    marks = _any_of(table.get("days", ()), language, whole=False)
    return LayoutWords(
        kinds=tuple((Kind(kind), _within(rows, language)) for kind, rows in table.get("kinds", {}).items()),
        venue=labels["venue"],
        when=labels["when"],
        hour=labels["hour"],
        field=re.compile("|".join(form.pattern for form in labels.values())),
        no_event=_within(table.get("no_event", ()), language),
        plan=_within(table.get("plan", ()), language),
        chronicle=_within(table.get("chronicle", ()), language),
        venue_title=re.compile(f"{found['venue']}$"),
        when_title=re.compile(f"{found['when']}$"),
        sort=_within(table.get("sort", ()), language),
        clock=re.compile(
            rf"(?:{_any_of(table.get('parts', ()), language)}\s?)?[(（]?"
            rf"(?P<hour>[01]?\d|2[0-4])\s?{hours}\s?(?P<minute>[0-5]\d)?(?!\d|[./-]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
        ),
        day=re.compile(rf"(?:{marks})?\s?(?P<day>\d{{1,2}})\s?(?:(?:{marks})\s{{0,3}}[:：,，.—–-]?|[:：]|\s[—–-]\s)"),
    )


def _hours(words: Iterable[str], *, spaced: bool) -> str:
    """What parts hours and minutes: a whole word ("5 h", but not "5 hotels"), or a mark with minutes behind it: "3:"
    and "3." may be the number of a row."""
    edge = r"(?![^\W\d_])" if spaced else ""
    named = [re.escape(word) + edge for word in words if word.isalpha()]
    marks = [re.escape(mark) for mark in (":", *words) if not mark.isalpha()]
    timed = rf"(?:{'|'.join(marks)})(?=[0-5]\d)"
    return f"(?:{'|'.join([*named, timed])})"


def folded(text: str, language: str) -> str:
    return fold(text, language).text


def _within(words: Iterable[str], language: str) -> re.Pattern[str]:
    return re.compile(_any_of(words, language))


def _any_of(words: Iterable[str], language: str, *, whole: bool = True) -> str:
    """One of the words, whole ones where blanks part them; what matches nothing where there are none."""
    plain = sorted({folded(word, language) for word in words}, key=len, reverse=True)
    if not plain:
        return "(?!)"
    edge = r"\b" if whole and writing_of(language).spaced else ""
    return f"{edge}(?:{'|'.join(map(re.escape, plain))}){edge}"

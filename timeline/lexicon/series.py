"""Names of events that carry their year, as "Meet Japan 2023" or "the 2024 Horasis China Meeting" do.

Such a name tells one event from all others of its year, in whatever language it is written and however exactly its date
is known. A key is the year and the two words beside it; or the year and the international body that stands near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from timeline.folding import fold, words
from timeline.lexicon import read_table
from timeline.lexicon.places import bodies
from timeline.model import EventCandidate, Precision

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 40  # characters between a body's name and the year of its meeting: a few words
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = "\"'“”‘’«»"
_BRACKETS = re.compile(rf"([^()（）]{{0,60}}(?:19|20)\d\d)[\s{_QUOTES}]*[(（]([^()（）]{{0,60}})[)）]")
_BLANK = re.compile(rf"[\s{_QUOTES}]*")


@dataclass(frozen=True, slots=True)
class Names:
    """own: what the report's title calls its event, and what its sentence calls it besides. told: names in the
    sentence alone, of whichever event: a headline may name what the sentence only prepares.
    """

    own: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.told

    def agree(self, other: Names) -> bool:
        """Whether one's own name is told by the other."""
        return not self.own.isdisjoint(other.told) or not other.own.isdisjoint(self.told)


def event_names(candidate: EventCandidate) -> Names:
    """The names of a candidate's event. A title that the program composed is none."""
    quote = undated_quote(candidate)
    told = frozenset(_keys(quote))
    own = frozenset(_keys("" if candidate.composed else candidate.summary))
    return Names(own | _also_called(own, quote), told)


def _also_called(own: frozenset[str], quote: str) -> frozenset[str]:
    """Keys of the names that stand in brackets right behind one of these names, or the other way round."""
    if not own or ("(" not in quote and "（" not in quote):
        return frozenset()
    pairs = ((frozenset(_keys(m.group(1))), frozenset(_keys(m.group(2)))) for m in _BRACKETS.finditer(quote))
    return frozenset(name for pair in pairs if any(own & names for names in pair) for names in pair for name in names)


def undated_quote(candidate: EventCandidate) -> str:
    """The quote without a day or month that is stated in full: the year of such a date names nothing."""
    evidence, at = candidate.evidence, candidate.date_span
    if candidate.precision is Precision.YEAR or not evidence.span.covers(at):
        return evidence.quote
    start, end = at.start - evidence.span.start, at.end - evidence.span.start
    return f"{evidence.quote[:start]}; {evidence.quote[end:]}"


def _keys(text: str) -> Iterator[str]:
    """Keys of all named years in a text."""
    for match in _YEAR.finditer(text):
        year = match.group()
        yield from (f"{year} {name}" for name in _name_before(text, match.start()))
        yield from (f"{year} {' '.join(pair)}" for pair in pairwise(_name_after(text, match.end())))
        yield from (f"{year} {body}" for body in _bodies_near(text, match))


def _name_before(text: str, end: int) -> Iterator[str]:
    """The two capitalised words right before a year; where they only name a country, with the two before these."""
    row: list[str] = []
    for match in reversed(list(_WORD.finditer(text, max(0, end - 60), end))):
        if not _BLANK.fullmatch(text[match.end() : end]) or not (match.group()[0].isupper() or len(row) >= 2):
            break
        row.insert(0, match.group())
        end = match.start()
    last = fold(" ".join(row[-2:]))
    if len(row) >= 2:
        yield from [fold(" ".join(row[-4:]))] * (len(row) >= 4) if last in country_names() else [last]


def _name_after(text: str, start: int) -> list[str]:
    """At least three capitalised words right after a year: "2024 Horasis China Meeting"."""
    row: list[str] = []
    for match in _WORD.finditer(text, start, start + 60):
        if not _BLANK.fullmatch(text[start : match.start()]) or not match.group()[0].isupper():
            break
        row.append(fold(match.group()))
        start = match.end()
    return row if len(row) > 2 else []


def _bodies_near(text: str, year: re.Match[str]) -> Iterator[str]:
    around = fold(text[max(0, year.start() - _NEAR) : year.end() + _NEAR])
    row = f" {' '.join(words(around))} "
    yield from (canonical for spelled, canonical in _body_spellings() if f" {spelled} " in row)


@cache
def _body_spellings() -> tuple[tuple[str, str], ...]:
    return tuple((" ".join(words(name)), body.canonical) for body in bodies() for name in body.names)


@cache
def country_names(code: str | None = None) -> frozenset[str]:
    """All names of a country (ISO 3166-1 alpha-2), or of all countries, in all languages, folded."""
    table = read_table("names/countries.json")
    rows = [table.get(code, {})] if code else table.values()
    return frozenset(fold(name) for row in rows for names in row.values() for name in names)

"""What a line of a page without prose says: a row, its dates, and what else speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta

from timeline.dates import Reference
from timeline.extract.layout.lines import Source
from timeline.extract.layout.words import folded, layout_words
from timeline.model import DateMention, Resolution, Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a row. heads: what says of it what it dates (its column's title). others: cells of other dates."""

    mention: DateMention
    heads: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line that tells of events by itself.

    start: of the line on the page. dated: nothing where all its dates are those of no event. heads: headings above it,
    the nearest first. fields: lines below that belong to it. venue: where it takes place. planned: a plan or a notice
    says so. whole: the heads tell of the same event. names: the row is names and dates, and what happened its headings
    say. first: the first cell of a table that is no date. sort: the cell that says what it is ("MOU").
    """

    start: int
    span: Span
    dated: tuple[Dated, ...]
    heads: tuple[Span, ...] = ()
    fields: tuple[Span, ...] = ()
    venue: Span | None = None
    planned: bool = False
    whole: bool = False
    names: bool = False
    first: Span | None = None
    sort: Span | None = None


def lent(mention: DateMention, span: Span) -> DateMention:
    """A heading's date, said to stand where the row begins: each row has a place of its own."""
    here = Span(span.start, span.start + 1)
    return replace(mention, span=here, text=mention.text, form="heading", resolved=Resolution.RELATIVE, ends=None)


def with_clock(mention: DateMention, source: Source, text: str) -> DateMention:
    """With the clock time that opens `text`, where the mention has none."""
    if mention.clock is not None:
        return mention
    found = clock_at(source, text)
    return mention if found is None else replace(mention, clock=found)


def clock_at(source: Source, text: str) -> time | None:
    """The clock time that opens `text`."""
    match = layout_words(source.language).clock.match(folded(text, source.language))
    return _time(match["hour"], match["minute"], match["half"]) if match else None


def opens_with_clock(source: Source, span: Span) -> bool:
    return clock_at(source, source.of(span)[:40]) is not None


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    value = int(hour) % 12 + 12 * (half == "p") if half and int(hour) <= 12 else int(hour)
    return time(value, int(minute or 0)) if value < 24 else None


def year_named(mentions: list[DateMention]) -> int | None:
    """The one year that a heading names; None where it names none, or several."""
    years: set[int] = set()
    for mention in mentions:
        if mention.dtstart and mention.dtend and mention.form not in _NO_YEAR:
            years |= {mention.dtstart.year, (mention.dtend - timedelta(days=1)).year}
    return years.pop() if len(years) == 1 else None


def year_of(source: Source, span: Span) -> int | None:
    """The one year that a heading names, in a date or bare."""
    text = source.of(span)
    if not _FIGURES.search(text):
        return None
    found = source.dates(span)
    bare = {int(match[0]) for match in _YEAR.finditer(text)} if not found else set()
    return bare.pop() if len(bare) == 1 else year_named(found)


_FIGURES = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_NO_YEAR = frozenset({"as-of", "compared", "since", "deadline", "relative", "weekday", "recent", "same-day"})


def in_year(source: Source, year: int | None) -> Reference:
    """What dates below a heading are resolved against: its year, or what the page's are."""
    return source.reference if year is None else Reference(None, year=year)

"""Tables: lines whose cells a bar or a tab parts, below a line that says what each column holds.

A date in a cell speaks with the words of its own cell and of its column's heading; whom it is with may stand in any
cell of the row that has no date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.extract.facts import Facts, facts_in
from timeline.extract.kinds import kinds_in
from timeline.extract.page import Page
from timeline.extract.terms import Term
from timeline.model import DateMention, Span

_CELL = re.compile(r"[^|\t\n]*")
_FEWEST = 3  # cells that make a row of a table
_NAMING = frozenset({"country", "place", "body", "domestic"})
_TELLING = frozenset({"word", "kind"})


@dataclass(frozen=True, slots=True)
class Row:
    """cells: of the row. heading: the cells of the line that opens the table."""

    cells: tuple[Span, ...]
    heading: tuple[Span, ...]


def read_tables(page: Page) -> Mapping[int, Row]:
    """The rows of the page's tables that bear dates, by the number of their line."""
    rows: dict[int, Row] = {}
    heading: tuple[Span, ...] | None = None
    last = -1
    for line, span in _lines(page):
        cells = _cells(page, span)
        if len(cells) < _FEWEST:
            continue
        if heading is None or line > last + 1 or abs(len(cells) - len(heading)) > 1:
            heading = cells
        elif page.mentions_in(span):
            rows[line] = Row(cells, heading)
        last = line
    return rows


def _lines(page: Page) -> Iterator[tuple[int, Span]]:
    """The lines that hold sentences, each whole, in order."""
    whole: dict[int, Span] = {}
    for sentence in sorted((*page.headlines, *page.prose), key=lambda s: s.number):
        start = whole.get(sentence.line, sentence.span).start
        whole[sentence.line] = Span(start, sentence.span.end)
    yield from whole.items()


def _cells(page: Page, line: Span) -> tuple[Span, ...]:
    found = (Span(*m.span()) for m in _CELL.finditer(page.article.text, line.start, line.end))
    return tuple(cell for cell in found if page.text(cell).strip())


def told_in_row(page: Page, row: Row, mention: DateMention, topic: Sequence[Term], home: str) -> Facts:
    """What the row says of the event of `mention`; `topic` are words of the page's headline."""
    at = next((i for i, cell in enumerate(row.cells) if cell.start <= mention.span.start < cell.end), 0)
    beside = [c for c in row.cells if not page.mentions_in(c)]
    own = list(page.terms_in(row.cells[at]))
    column = _words(page, row.heading[at : at + 1])
    names = [t for c in beside for t in page.terms_in(c) if t.group in _NAMING]
    ways = [own, [*column, *own], [*_words(page, row.heading), *own]]
    ways.append([*topic, *column, *own] if column else [*_words(page, beside), *own])  # a column of days says nothing
    words = next((way for way in ways if kinds_in(way, page.article.language)), ways[-1])
    return facts_in([*words, *names], page.article.language, home, is_row=True)


def _words(page: Page, cells: Sequence[Span]) -> list[Term]:
    return [t for cell in cells for t in page.terms_in(cell) if t.group in _TELLING]

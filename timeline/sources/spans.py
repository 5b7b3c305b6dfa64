"""Cells of HTML tables that span several rows: what they say is said of each of these rows.

Libraries put empty cells below them, so that a row loses its date or its country. Here each row gets a cell of its own.
Time is linear in the page, whatever numbers it states: no more columns are followed than anybody reads, and a span
ends where its table's rows do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import html

from timeline.sources.tables import cells_of, listings, span_of

_COLUMNS = 30
_TEXT = 200  # characters of a cell that are said again; what is longer is a story
_PIECES = 50  # of text that such a cell is made of
_AGAIN = 500_000  # characters of a page that are said again


@dataclass(slots=True)
class _Open:
    """A column that a cell above still spans. rows: how many; text: what it says ("" beside its first column)."""

    rows: int
    text: str


def carry_spans(tree: html.HtmlElement) -> None:
    """Gives every row of the listings in `tree` the cells that span it, and takes their `rowspan` away.

    Other tables keep their spans, unless these cover more than any table that is read.
    """
    listed = listings(tree)
    left = _AGAIN
    for table in tree.iter("table"):
        rows = _rows(table)
        if table in listed and all(sum(span_of(cell, "colspan") for cell in cells_of(row)) <= _COLUMNS for row in rows):
            left = _carried(table, left)
        elif _area(rows) > _COLUMNS * len(rows):
            _take_away(rows)


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of a table, without those of tables within it."""
    return [row for part in table for row in ([part] if part.tag == "tr" else part) if row.tag == "tr"]


def _area(rows: Sequence[html.HtmlElement]) -> int:
    cells = (cell for row in rows for cell in cells_of(row))
    return sum(span_of(cell, "colspan") * min(span_of(cell, "rowspan"), len(rows)) for cell in cells)


def _take_away(rows: Sequence[html.HtmlElement]) -> None:
    for row in rows:
        for cell in cells_of(row):
            for name in ("rowspan", "colspan"):
                cell.attrib.pop(name, None)


def _carried(table: html.HtmlElement, left: int) -> int:
    """Fills the rows of one table; `left` characters may still be said again on the page. Gives what is left then."""
    for group in [table, *(part for part in table if part.tag in ("thead", "tbody", "tfoot"))]:
        spanning: dict[int, _Open] = {}
        for row in [row for row in group if row.tag == "tr"]:
            left = _filled(row, spanning, left)
    return left


def _filled(row: html.HtmlElement, spanning: dict[int, _Open], left: int) -> int:
    """Puts the cells that span a row into it, and remembers those of its own that span the next ones."""
    column = 0
    for cell in cells_of(row):
        while column in spanning:
            left = _put(row, row.index(cell), spanning, column, left)
            column += 1
        width, height = span_of(cell, "colspan"), span_of(cell, "rowspan")
        cell.attrib.pop("rowspan", None)
        if height > 1:
            text = _text(cell)
            new = {column + i: _Open(height, "" if i else text) for i in range(width) if column + i < _COLUMNS}
            spanning.update(new)
        column += width
    for behind in range(column, max(spanning, default=-1) + 1):
        left = _put(row, len(row), spanning, behind, left)
    _close(spanning)
    return left


def _put(row: html.HtmlElement, index: int, spanning: Mapping[int, _Open], column: int, left: int) -> int:
    text = spanning[column].text if column in spanning else ""
    cell = row.makeelement("td")
    cell.text = text if len(text) <= left else ""
    row.insert(index, cell)
    return left - len(cell.text)


def _close(spanning: dict[int, _Open]) -> None:
    """Counts a row that ended."""
    for column in list(spanning):
        spanning[column].rows -= 1
        if spanning[column].rows == 0:
            del spanning[column]


def _text(cell: html.HtmlElement) -> str:
    text = " ".join(" ".join(islice(cell.itertext(), _PIECES)).split())
    return text if len(text) <= _TEXT else ""

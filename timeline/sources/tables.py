"""Tables of HTML pages that list something, told from those that only lay a page out."""

from __future__ import annotations

import re

from lxml import html

_MOST = {"rowspan": 65534, "colspan": 1000}
_NUMBER = re.compile(r"\s{0,9}\+?(\d{1,9})")
_ROWS = 3  # of two cells or more make a listing, the columns' titles among them


def listings(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The tables of the page whose rows list something: several of several cells, no headline or table within."""
    return frozenset(table for table in tree.iter("table") if _is_listing(table))


def row_text(row: html.HtmlElement) -> str:
    """The texts of a row's cells, parted by bars."""
    return " | ".join(" ".join(cell.text_content().split()) for cell in cells_of(row))


def cells_of(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def span_of(cell: html.HtmlElement, name: str) -> int:
    """How many rows ("rowspan") or columns ("colspan") a cell spans, in the limits of HTML's section 4.9.11.

    A `rowspan` of 0 reaches to the end of the rows.
    """
    most = _MOST[name]
    stated = _NUMBER.match(cell.get(name) or "")
    number = min(int(stated[1]), most) if stated else 1
    return number or (most if name == "rowspan" else 1)


def _is_listing(table: html.HtmlElement) -> bool:
    if any(table.find(f".//{tag}") is not None for tag in ("table", "h1", "h2")):
        return False
    several, reach = 0, 0
    for number, row in enumerate(table.iter("tr")):
        cells = cells_of(row)
        several += len(cells) > 1 or (len(cells) == 1 and number < reach)
        reach = max(reach, *(number + span_of(cell, "rowspan") for cell in cells), 0)
    return several >= _ROWS

"""Tables of HTML pages that list something, told from those that only lay a page out."""

from __future__ import annotations

from lxml import html

_ROWS = 3  # of two cells or more make a listing, the columns' titles among them


def listings(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The tables of the page whose rows list something: several of several cells, no headline or table within."""
    return frozenset(table for table in tree.iter("table") if _is_listing(table))


def row_text(row: html.HtmlElement) -> str:
    """The texts of a row's cells, parted by bars."""
    return " | ".join(" ".join(cell.text_content().split()) for cell in _cells(row))


def _is_listing(table: html.HtmlElement) -> bool:
    if any(table.find(f".//{tag}") is not None for tag in ("table", "h1", "h2")):
        return False
    return sum(len(_cells(row)) > 1 for row in table.iter("tr")) >= _ROWS


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]

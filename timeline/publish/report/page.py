"""A report as a page of HTML: to read, and to print as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from timeline.publish.content import Element, element
from timeline.publish.frame import html_page
from timeline.publish.report.document import Cell, Difference, Document, Link, Section


@cache
def _style() -> str:
    return (resources.files(__package__) / "page.css").read_text("utf-8")


def render_report_page(document: Document, links: Sequence[tuple[str, str]] = ()) -> bytes:
    """The page in UTF-8. links: pairs of a name and an address, of the other forms; they are not printed."""
    body: list[Element] = [
        element("h1", document.title),
        element("p", document.period),
        *([_nav(links)] if links else []),
        *(part for section in document.sections for part in section_parts(section, document)),
        element("p", document.method, **{"class": "quiet"}),
    ]
    return html_page(document.title, document.language, [], [element("main", *body)], _style())


def _nav(links: Sequence[tuple[str, str]]) -> Element:
    return element("nav", *(element("a", name, href=address) for name, address in links))


def section_parts(section: Section, document: Document) -> Sequence[Element]:
    """The heading and the table, without columns that say nothing."""
    heading = element("h2", section.heading)
    if not section.rows:
        return [heading, element("p", document.nothing)]
    section = _without_blanks(section)
    numbers = {at for at, cell in enumerate(section.rows[0]) if isinstance(cell, int | Difference)}
    head = _row("th", section.columns, numbers, document.language)
    rows = [_row("td", row, numbers, document.language) for row in section.rows]
    for row in rows if not numbers else ():
        for cell, name in zip(list(row)[2:], section.columns[2:], strict=True):  # date and title speak for themselves
            cell.set("data-name", name)
    table = element("table", element("thead", head), element("tbody", *rows))
    return [heading, element("div", table, **{"class": "wide" if numbers else "wide list"})]


def _without_blanks(section: Section) -> Section:
    kept = [at for at in range(len(section.columns)) if any(row[at] != "" for row in section.rows)]
    rows = tuple(tuple(row[at] for at in kept) for row in section.rows)
    return Section(section.heading, tuple(section.columns[at] for at in kept), rows)


def _row(tag: str, cells: Sequence[Cell], numbers: set[int], language: str) -> Element:
    return element("tr", *(_cell(tag, cell, at in numbers, language) for at, cell in enumerate(cells)))


def _cell(tag: str, cell: Cell, is_number: bool, language: str) -> Element:
    attributes = {"class": "n"} if is_number else {"dir": "auto"}
    if tag == "th":
        attributes["scope"] = "col"
    if isinstance(cell, Link):
        return element(tag, element("a", cell.text, href=cell.url, rel="nofollow noopener"), **attributes)
    text = cell.written(language) if isinstance(cell, Difference) else str(cell)
    return element(tag, text, **attributes)

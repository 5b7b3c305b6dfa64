"""A report as a page of HTML: to read, and to print as it is."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.publish.content import Element, element
from timeline.publish.frame import html_page
from timeline.publish.report.document import Cell, Difference, Document, Link, Section

_STYLE = (
    "body{font:1rem/1.45 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem;color-scheme:light dark}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "th,td{border:1px solid #8888;padding:.25rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}"
    "td.n,th.n{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid;margin-bottom:.3rem}"
    "td:first-child{min-width:7rem}.wide{overflow-x:auto}a{color:inherit}.quiet{opacity:.8}"
    "@media screen and (max-width:40rem){.list thead{display:none}.list :is(table,tbody,tr,td){display:block;border:0}"
    ".list tr{border-top:1px solid #8888;padding:.4rem 0}.list td{padding:0 0 .1rem}.list td:empty{display:none}"
    '.list td[data-name]::before{content:attr(data-name) ": ";opacity:.8}}'
    "@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}a{text-decoration:none}}"
)


def render_report_page(document: Document, links: Sequence[tuple[str, str]] = ()) -> bytes:
    """The page in UTF-8. links: pairs of a name and an address, of the other forms; they are not printed."""
    body: list[Element] = [
        element("h1", document.title),
        element("p", document.period),
        *([_nav(links)] if links else []),
        *(part for section in document.sections for part in section_parts(section, document)),
        element("p", document.method, **{"class": "quiet"}),
    ]
    return html_page(document.title, document.language, [], [element("main", *body)], _STYLE)


def _nav(links: Sequence[tuple[str, str]]) -> Element:
    parts: list[Element | str] = []
    for name, address in links:
        parts += [element("a", name, href=address), " "]
    return element("nav", element("p", *parts))


def section_parts(section: Section, document: Document) -> Sequence[Element]:
    """The heading and the table."""
    heading = element("h2", section.heading)
    if not section.rows:
        return [heading, element("p", document.nothing)]
    numbers = {at for at, cell in enumerate(section.rows[0]) if isinstance(cell, int | Difference)}
    head = _row("th", section.columns, numbers, document.language)
    rows = [_row("td", row, numbers, document.language) for row in section.rows]
    for row in rows if not numbers else ():
        for cell, name in zip(list(row)[2:], section.columns[2:], strict=True):  # date and title speak for themselves
            cell.set("data-name", name)
    table = element("table", element("thead", head), element("tbody", *rows))
    return [heading, element("div", table, **{"class": "wide" if numbers else "wide list"})]


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

"""A report as tables for spreadsheets: CSV (RFC 4180), and a workbook (XLSX, ECMA-376), a sheet for each section."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from timeline.publish.report.document import Cell, Difference, Document, Link, Section
from timeline.publish.table import safe_cell

# A workbook says when it was made; the report follows from its events alone, so it is always the same moment.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31  # what spreadsheets take
_LONGEST_CELL = 32_767
_MOST_LINKS = 65_000  # a sheet takes 65,530
_WIDEST = 60


def render_report_csv(document: Document) -> bytes:
    """One table after the other, each below a row with its heading, an empty row between them (UTF-8 with a mark, by
    which spreadsheets know the encoding). A link is its text and, in a cell of its own, its address."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(document.title)])
    writer.writerow([safe_cell(document.period)])
    for section in document.sections:
        writer.writerow([])
        writer.writerow([safe_cell(section.heading)])
        links = section.links
        writer.writerow(
            [
                safe_cell(name)
                for at, column in enumerate(section.columns)
                for name in _names(column, at in links, document)
            ]
        )
        for row in section.rows:
            writer.writerow([_safe(value) for at, cell in enumerate(row) for value in _values(cell, at in links)])
    return text.getvalue().encode("utf-8-sig")


def _safe(value: str | int) -> str:
    """A number is no formula, whatever its sign."""
    return str(value) if isinstance(value, int) else safe_cell(value)


def _names(column: str, has_links: bool, document: Document) -> list[str]:
    return [column, document.address] if has_links else [column]


def _values(cell: Cell, has_links: bool) -> list[str | int]:
    """What stands in the cell, and beside it the address where the column has some."""
    if isinstance(cell, Link):
        return [cell.text, cell.url]
    value = cell.value if isinstance(cell, Difference) else cell
    return [value, ""] if has_links else [value]


def render_report_xlsx(document: Document) -> bytes:
    """The workbook: texts are never formulas, numbers are numbers, links can be clicked."""
    octets = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(octets, options) as book:
        book.set_properties({"title": document.title, "created": _MADE})
        shapes = ({"bold": True, "text_wrap": True}, {"text_wrap": True}, {"num_format": "+0;−0;0"})
        formats = [book.add_format(shape) for shape in shapes]
        names: set[str] = set()
        for section in document.sections:
            sheet = book.add_worksheet(_sheet_name(section.heading, names))
            _write(sheet, document, section, formats)
    return octets.getvalue()


def _sheet_name(heading: str, taken: set[str]) -> str:
    """A name that spreadsheets take, and that no other sheet has (they compare without case)."""
    base = _NO_SHEET_NAME.sub(" ", heading)[:_LONGEST_NAME].strip()
    name, number = base, 2
    while not name or name.lower() in taken:
        name, number = f"{base[: _LONGEST_NAME - 4]} {number}".strip(), number + 1
    taken.add(name.lower())
    return name


def _write(sheet: Worksheet, document: Document, section: Section, formats: Sequence[Format]) -> None:
    bold, wrapped, signed = formats
    for line, text in enumerate((document.title, document.period, section.heading)):
        sheet.write_string(line, 0, text, bold if line != 1 else None)
    for column, name in enumerate(section.columns):
        sheet.write_string(4, column, name, bold)
        sheet.set_column(column, column, _width(section, column))
    for line, row in enumerate(section.rows, 5):
        for column, cell in enumerate(row):
            _write_cell(sheet, line, column, cell, wrapped, signed)
    if not section.rows:
        sheet.write_string(5, 0, document.nothing)
    sheet.freeze_panes(5, 0)


def _write_cell(sheet: Worksheet, line: int, column: int, cell: Cell, wrapped: Format, signed: Format) -> None:
    if isinstance(cell, int):
        sheet.write_number(line, column, cell)
    elif isinstance(cell, Difference):
        sheet.write_number(line, column, cell.value, signed)
    elif not isinstance(cell, Link):
        sheet.write_string(line, column, cell[:_LONGEST_CELL], wrapped)
    elif line > _MOST_LINKS or sheet.write_url(line, column, cell.url, string=cell.text[:_LONGEST_CELL]) < 0:
        sheet.write_string(line, column, cell.text[:_LONGEST_CELL], wrapped)  # too long an address, or one too many


def _width(section: Section, column: int) -> int:
    """Wide enough for what is in it, up to where lines are better broken."""
    cells = (row[column] for row in section.rows)
    texts = (cell.text if isinstance(cell, Link) else cell if isinstance(cell, str) else "" for cell in cells)
    return min(_WIDEST, max(len(text) for text in (section.columns[column], *texts)) + 2)

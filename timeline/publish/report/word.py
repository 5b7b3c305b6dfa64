"""A report as a text document (DOCX, ECMA-376), to go on writing in."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell, _Row

from timeline.publish.report.document import Cell, Difference, Document, Link, Section

MOST_ROWS = 500  # of a table; nobody reads on, and python-docx takes a second for a thousand
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # it follows from its events alone, whenever it is made
_LANGUAGES = {"en": "en-GB", "vi": "vi-VN", "zh": "zh-CN"}


def render_report_docx(document: Document) -> bytes:
    """Title, period, a table for each section, and how it was counted. Texts are texts, never fields."""
    word = docx.Document()
    _prepare(word, document)
    word.add_heading(document.title, 0)
    word.add_paragraph(document.period)
    for section in document.sections:
        word.add_heading(section.heading, 1)
        if section.rows:
            _table(word, section, document)
        else:
            word.add_paragraph(document.nothing)
        if len(section.rows) > MOST_ROWS:
            word.add_paragraph(document.more(len(section.rows) - MOST_ROWS))
    word.add_paragraph()
    word.add_paragraph(document.method)
    octets = io.BytesIO()
    word.save(octets)
    return _timeless(octets)


def _prepare(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title[:255], "", ""
    properties.language = _LANGUAGES.get(document.language, document.language)
    properties.created = properties.modified = _MADE
    page = word.sections[0]  # tables of five columns want the long side
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def _timeless(packed: io.BytesIO) -> bytes:
    """The same archive, its files as old as archives can say: python-docx has them made now."""
    octets = io.BytesIO()
    with ZipFile(packed) as given, ZipFile(octets, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(ZipInfo(name), given.read(name), ZIP_DEFLATED)
    return octets.getvalue()


def _table(word: WordDocument, section: Section, document: Document) -> None:
    table = word.add_table(rows=1, cols=len(section.columns), style="Table Grid")
    _repeat_on_each_page(table.rows[0])
    for cell, name in zip(table.rows[0].cells, section.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in section.rows[:MOST_ROWS]:
        for place, value in zip(table.add_row().cells, row, strict=True):
            _fill(place, value, document.language)


def _repeat_on_each_page(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _fill(place: _Cell, value: Cell, language: str) -> None:
    paragraph = place.paragraphs[0]
    if not isinstance(value, Link):
        paragraph.add_run(value.written(language) if isinstance(value, Difference) else str(value))
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(value.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(value.text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)

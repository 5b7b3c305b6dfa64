"""The forms of a report: read by programs that are not ours, and with hostile text in them."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import html

from tests.factories import make_event, make_events, make_evidence
from timeline.model import Kind, Party, Role
from timeline.publish.report import (
    Document,
    Period,
    document_of,
    render_report_csv,
    render_report_docx,
    render_report_page,
    render_report_xlsx,
    report_of,
)
from timeline.publish.report.word import MOST_ROWS

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
NASTY = "=1+1 <script>alert(1)</script> \x00\x07 ]]> \u202e \ud800 &amp; '\""
FORMS = [render_report_csv, render_report_xlsx, render_report_docx, render_report_page]


def document(*events: Any, language: str = "en") -> Document:
    return document_of(report_of(events, YEAR, "VN"), "Binh Duong", language)


def hostile() -> Document:
    event = make_event(
        dtstart=date(2023, 5, 5),
        kind=Kind.VISIT,
        summary={"en": NASTY},
        parties=(Party(NASTY, Role.VISITOR, "KR", NASTY),),
        location=NASTY,
        evidence=(make_evidence(title=NASTY, url="https://news.example/?a=<b>&c='\"", quote=NASTY),),
    )
    return document(event)


def rows_of(octets: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("render", FORMS)
@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_the_same_events_are_the_same_octets(render: Any, language: str) -> None:
    events = make_events(60)
    assert render(document(*events, language=language)) == render(document(*events, language=language))


@pytest.mark.parametrize("render", [render_report_xlsx, render_report_docx])
def test_an_archive_does_not_say_when_it_was_packed(render: Any) -> None:
    with ZipFile(io.BytesIO(render(document()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("render", FORMS)
def test_each_form_is_there_without_events(render: Any) -> None:
    assert len(render(document())) > 100


def test_no_cell_of_csv_is_a_formula() -> None:
    cells = [cell for row in rows_of(render_report_csv(hostile())) for cell in row]
    assert any("1+1" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or "\x00" in cell]


def test_a_difference_is_a_number_in_tables() -> None:
    held = next(row for row in rows_of(render_report_csv(document())) if row and row[0] == "Events that took place")
    assert held[1:] == ["0", "0", "0"]


def test_a_workbook_has_numbers_texts_and_links() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_report_xlsx(hostile())))
    figures, came = book["In figures"], book["Delegations that came"]
    assert [cell.value for cell in figures[6]] == ["Events that took place", 1, 0, 1]
    assert {cell.data_type for row in came.iter_rows() for cell in row} == {"s", "n"}  # "n" are the empty ones
    assert came.cell(6, 5).hyperlink.target.startswith("https://news.example/")


def test_sheets_have_names_that_spreadsheets_take() -> None:
    for language in ("en", "vi", "zh"):
        names = openpyxl.load_workbook(io.BytesIO(render_report_xlsx(document(language=language)))).sheetnames
        assert len(set(names)) == len(names) and max(map(len, names)) <= 31


def test_a_text_document_has_its_tables_and_the_method() -> None:
    word = docx.Document(io.BytesIO(render_report_docx(hostile())))
    assert word.paragraphs[0].text == "Foreign affairs of Binh Duong: report"
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["Events that took place", "1", "0", "+1"]
    assert "is named as a visitor" in word.paragraphs[-1].text
    assert "<script>" in word.tables[4].rows[1].cells[1].text


def test_a_page_has_no_element_from_outside() -> None:
    page = html.fromstring(render_report_page(hostile()))
    assert not page.xpath("//script")
    assert {link.get("href").split("?")[0] for link in page.xpath("//a")} == {"https://news.example/"}


def test_links_to_the_other_forms_are_on_the_page() -> None:
    page = html.fromstring(render_report_page(document(), [("CSV", "report.csv?from=2023-01-01")]))
    assert [(a.text, a.get("href")) for a in page.xpath("//nav//a")] == [("CSV", "report.csv?from=2023-01-01")]


@pytest.mark.parametrize(("language", "sign"), [("en", ["+1", "−1"]), ("vi", ["+1", "−1"]), ("zh", ["+1", "−1"])])
def test_a_difference_has_its_sign_for_people(language: str, sign: list[str]) -> None:
    events = [
        make_event(dtstart=date(2023, 5, 5), kind=Kind.AWARD),
        make_event(dtstart=date(2022, 5, 5), kind=Kind.VISIT),
    ]
    page = html.fromstring(render_report_page(document(*events, language=language)))
    kinds = page.xpath("//table")[1]
    assert [row.xpath("string(td[4])") for row in kinds.xpath(".//tbody/tr")] == sign


def test_a_long_list_in_a_text_document_says_what_it_leaves_out() -> None:
    events = [make_event(dtstart=date(2023, 5, 5), kind=Kind.AGREEMENT) for _ in range(MOST_ROWS + 3)]
    word = docx.Document(io.BytesIO(render_report_docx(document(*events))))
    assert max(len(table.rows) for table in word.tables) == MOST_ROWS + 1
    assert "3 more rows are in the report as CSV and XLSX." in [paragraph.text for paragraph in word.paragraphs]


def test_an_address_that_no_workbook_takes_is_left_as_text() -> None:
    source = make_evidence(title="A story", url="https://news.example/" + "a" * 1950 + "?" + "%20" * 40)
    event = make_event(dtstart=date(2023, 5, 5), kind=Kind.AGREEMENT, evidence=(source,))
    book = openpyxl.load_workbook(io.BytesIO(render_report_xlsx(document(event))))
    assert str(book["Agreements and twinnings"].cell(6, 5).value).startswith("A story")

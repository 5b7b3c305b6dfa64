"""Cells of HTML tables that span several rows are of each of these rows."""

from __future__ import annotations

import pytest
from lxml import html

from timeline.sources.spans import carry_spans
from timeline.sources.tables import row_text

TITLES = "<tr><th>Date</th><th>Guests</th><th>Country</th></tr>"

# rows below the titles, the rows that are read
SPANS: dict[str, tuple[str, list[str]]] = {
    "a day of three rows": (
        "<tr><td rowspan=3>5 July</td><td>Daejeon</td><td>Korea</td></tr><tr><td>Kratie</td><td>Cambodia</td></tr>"
        "<tr><td>Emmen</td><td>Netherlands</td></tr><tr><td>9 July</td><td>Oulu</td><td>Finland</td></tr>",
        [
            "5 July | Daejeon | Korea",
            "5 July | Kratie | Cambodia",
            "5 July | Emmen | Netherlands",
            "9 July | Oulu | Finland",
        ],
    ),
    "a country at the end": (
        "<tr><td>5 July</td><td>Daejeon</td><td rowspan='2'>Korea</td></tr><tr><td>6 July</td><td>Ulsan</td></tr>",
        ["5 July | Daejeon | Korea", "6 July | Ulsan | Korea"],
    ),
    "all that is left of the rows": (
        "<tr><td rowspan=0>5 July</td><td>Daejeon</td></tr><tr><td>Ulsan</td></tr><tr><td>Oulu</td></tr>",
        ["5 July | Daejeon", "5 July | Ulsan", "5 July | Oulu"],
    ),
    "no more rows than there are": (
        "<tr><td rowspan=65534>5 July</td><td>Daejeon</td></tr><tr><td>Ulsan</td></tr>",
        ["5 July | Daejeon", "5 July | Ulsan"],
    ),
    "two columns and two rows": (
        "<tr><td>5 July</td><td colspan=2 rowspan=2>Daejeon, Korea</td></tr><tr><td>6 July</td></tr>",
        ["5 July | Daejeon, Korea", "6 July | Daejeon, Korea | "],
    ),
    "a short row before a spanned column": (
        "<tr><td>5 July</td><td>Daejeon</td><td rowspan=2>Korea</td></tr><tr><td>6 July</td></tr>",
        ["5 July | Daejeon | Korea", "6 July |  | Korea"],
    ),
    "a number that is none": (
        "<tr><td rowspan='two'>5 July</td><td>Daejeon</td></tr><tr><td>6 July</td><td>Ulsan</td></tr>",
        ["5 July | Daejeon", "6 July | Ulsan"],
    ),
    "a story, which is told once": (
        f"<tr><td rowspan=2>{'story ' * 60}</td><td>Daejeon</td></tr><tr><td>Ulsan</td></tr>",
        [f"{('story ' * 60).strip()} | Daejeon", " | Ulsan"],
    ),
}


def carried(rows: str) -> list[html.HtmlElement]:
    tree = html.document_fromstring(f"<body><table>{TITLES}{rows}</table></body>")
    carry_spans(tree)
    return list(tree.iter("tr"))[1:]


@pytest.mark.parametrize("name", SPANS)
def test_each_row_has_what_spans_it(name: str) -> None:
    rows, expected = SPANS[name]
    assert [row_text(row) for row in carried(rows)] == expected


def test_a_span_ends_with_its_group_of_rows() -> None:
    rows = carried(
        "<tbody><tr><td rowspan=9>5 July</td><td>Daejeon</td></tr></tbody>"
        "<tbody><tr><td>6 July</td><td>Ulsan</td></tr></tbody>"
    )
    assert [row_text(row) for row in rows] == ["5 July | Daejeon", "6 July | Ulsan"]


def test_spans_without_end_make_no_more_columns_than_are_read() -> None:
    rows = carried(("<tr>" + "<td rowspan=65534>a</td>" * 20) * 50)
    assert max(len(row) for row in rows) <= 50


def test_spans_of_a_table_too_wide_to_be_read_are_taken_away() -> None:
    rows = carried("<tr>" + "<td rowspan=65534 colspan=1000>a</td>" * 40 + "<tr><td>b</td><td>c</td></tr>" * 3)
    assert not [cell for row in rows for cell in row if cell.attrib]


def test_what_is_said_again_is_bounded() -> None:
    rows = carried("<tr>" + f"<td rowspan=65534>{'a' * 190}</td>" * 20 + "<tr><td>b</td></tr>" * 400)
    assert sum(len(row_text(row)) for row in rows) < 600_000

"""Tables of HTML pages: their dates are not those of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.test_pages import read

SISTERS = (
    "<p>The province has friendship relations with the following localities:</p>"
    "<table><tr><th>City</th><th>Country</th><th>Signed</th></tr>"
    "<tr><td>Daejeon</td><td>Republic of Korea</td><td{attributes}>{first}</td></tr>"
    "<tr><td>Emmen</td><td>Netherlands</td><td>June 2018</td></tr>"
    "<tr><td>Emilia-Romagna</td><td>Italy</td><td>Nov 9, 2022</td></tr></table>"
)


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Page</title></head><body><h1>Sister cities</h1>{body}</body></html>"


@pytest.mark.parametrize(
    ("first", "attributes"),
    [
        ("5 July 2005", ""),
        ("05/07/2005", ""),
        ("5 July 2005", " class='date'"),
        ("<time datetime='2005-07-05'>5 July 2005</time>", ""),
        ("<span class='published'>2005-07-05</span>", ""),
    ],
)
def test_a_date_in_a_cell_is_no_date_of_publication(tmp_path: Path, first: str, attributes: str) -> None:
    article = read(tmp_path, page(SISTERS.format(first=first, attributes=attributes)))
    assert (article.published, article.published_from) == (None, None)


def test_a_stamp_that_the_text_outlives_is_none(tmp_path: Path) -> None:
    body = "<div>5 July 2005</div><p>The province signed an agreement with Emilia-Romagna on 9 November 2022.</p>"
    assert read(tmp_path, page(body * 2)).published is None


def test_a_stamp_in_a_table_that_lays_the_page_out_is_one(tmp_path: Path) -> None:
    story = "<p>The delegation was received by the leaders of the province at the convention centre.</p>" * 4
    body = f"<table><tr><td>Menu</td><td><div>05/01/2023 11:00</div>{story}</td></tr></table>"
    assert str(read(tmp_path, page(body)).published) == "2023-01-05"


def test_a_day_that_spans_rows_is_written_into_each(tmp_path: Path) -> None:
    rows = "<tr><td rowspan=2>5 July 2005</td><td>Daejeon</td></tr><tr><td>Emmen</td></tr><tr><td>-</td><td>Oulu</td>"
    article = read(tmp_path, page(f"<p>Guests of the year.</p><table><tr><th>Date<th>City</tr>{rows}</tr></table>"))
    assert "5 July 2005 | Emmen" in article.text

"""Every line of an explained article is shown, and what is listed below it leads to lines that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, home, make_article
from timeline.config import Settings
from timeline.extract.explain import explain_article
from timeline.model import Explanation
from timeline.pipeline import explain_places
from timeline.publish.explain import explained

SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "articles"
LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
TABLE = (
    "Partner localities of Binh Duong\n\n"
    "No. | Partner | Country | Date of signing\n"
    "---|---|---|---\n"
    "1 | Champasak | Laos | 12 March 2012\n"
    "2 | Daejeon | South Korea | 17 May 2005\n"
    "3 | Oulu | Finland | under negotiation\n"
    "* * *\n"
    "Related news\n"
    "Something of another article, 4 May 2023.\n"
)
WEEK = (
    "Lịch công tác của tỉnh Bình Dương từ ngày 15 đến ngày 19/5/2023\n\n"
    "Thứ Hai 15/5\n- 8 giờ: Họp giao ban.\n- 14 giờ: Tiếp Đại sứ Pháp.\n"
    "Thứ Ba 16/5\n- 8 giờ: Tiếp đoàn thành phố Daejeon (Hàn Quốc).\n"
)


def unshown(explanation: Explanation) -> list[int]:
    """The numbers of lines with a text that no row begins in."""
    text = explanation.extraction.article.text
    lines = LINE_END.split(text)
    shown = {row.line for row in explained(explanation).rows}
    return [number for number, line in enumerate(lines, start=1) if line.strip() and number not in shown]


def astray(explanation: Explanation) -> list[int]:
    """The lines of events and rejections whose row is of another line."""
    found = explained(explanation)
    dates = [*found.events, *(date for _, dates in found.rejections for date in dates)]
    return [one.line for one in dates if found.rows[one.place].line != one.line]


@pytest.mark.parametrize("text, language", [(TABLE, "en"), (WEEK, "vi")], ids=["table", "week"])
def test_every_line_of_a_list_is_shown(text: str, language: str) -> None:
    assert unshown(explain_article(make_article(text, language), home())) == []


@pytest.mark.parametrize("text, language", [(TABLE, "en"), (WEEK, "vi")], ids=["table", "week"])
def test_what_is_listed_leads_to_its_line(text: str, language: str) -> None:
    assert astray(explain_article(make_article(text, language), home())) == []


def test_the_rows_of_a_table_have_a_role_of_their_own() -> None:
    rows = explained(explain_article(make_article(TABLE, "en"), home())).rows
    assert [row.line for row in rows if row.role == "row"] == [5, 6]


def test_a_line_of_signs_alone_is_clutter() -> None:
    rows = explained(explain_article(make_article(TABLE, "en"), home())).rows
    assert {row.line: row.role for row in rows}[8] == "clutter"


@pytest.mark.slow
def test_every_line_of_the_samples_is_shown() -> None:
    found = [one for one in explain_places([SAMPLES], Settings()) if isinstance(one, Explanation)]
    assert {one.extraction.article.key: unshown(one) for one in found if unshown(one)} == {}


def test_what_is_listed_of_the_samples_leads_to_its_line() -> None:
    found = [one for one in explain_places([SAMPLES], Settings()) if isinstance(one, Explanation)]
    assert {one.extraction.article.key: astray(one) for one in found if astray(one)} == {}


@PATIENT
@given(
    st.lists(
        st.sampled_from(["18/5/2023", "\n", " | ", "Bình Dương", "ký", "。", "\u2028", "\r\n", "- ", "\x85", "*"])
    ),
    st.sampled_from(["en", "vi", "zh"]),
)
def test_every_line_of_any_text_is_shown(parts: list[str], language: str) -> None:
    explanation = explain_article(make_article("".join(parts), language), home())
    assert unshown(explanation) == [] and astray(explanation) == []

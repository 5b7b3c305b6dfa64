"""Which names with a year a sentence tells."""

from __future__ import annotations

import pytest

from tests.reports import make_candidate
from timeline.lexicon.series import event_names
from timeline.model import Precision, Span

TOLD: list[tuple[str, set[str]]] = [
    ('The "Meet Japan 2023" programme was held.', {"2023 meet japan"}),
    ("Meet Japan 2023 and Meet Singapore 2023 drew guests.", {"2023 meet japan", "2023 meet singapore"}),
    ("Guests of the 2024 Regional China Meeting came.", {"2024 regional china", "2024 china meeting"}),
    ("Chương trình “Gặp gỡ Nhật Bản 2023” diễn ra.", {"2023 gap go nhat ban"}),
    ("Nhật Bản 2023", set()),
    ("In 2023 Binh Duong received guests.", set()),
    ("On 10 May 2023, Binh Duong received guests.", set()),
    ("diễn đàn kinh tế châu Á Horasis năm 2019", {"2019 Horasis"}),
    ("An order for 42023 Meet Japan cups", set()),
]


@pytest.mark.parametrize(("quote", "told"), TOLD, ids=[row[0] for row in TOLD])
def test_names_in_a_sentence(quote: str, told: set[str]) -> None:
    assert event_names(make_candidate(quote=quote, date_span=Span(200, 204))).told == told


def test_a_title_names_its_event() -> None:
    assert event_names(make_candidate(summary="Meet Japan 2023")).own == {"2023 meet japan"}


def test_a_composed_title_names_nothing() -> None:
    named = make_candidate(summary="Meet Japan 2023", composed={"en": "Meet Japan 2023"})
    assert event_names(named).own == frozenset()


def test_a_name_in_brackets_is_another_name_of_the_same() -> None:
    quote = "Chương trình “Gặp gỡ Nhật Bản 2023” (Meet Japan 2023) do tỉnh tổ chức."
    names = event_names(make_candidate(summary="Gặp gỡ Nhật Bản 2023", quote=quote, precision=Precision.YEAR))
    assert names.own == {"2023 gap go nhat ban", "2023 meet japan"}


def test_the_year_of_a_date_names_nothing() -> None:
    quote = "Signed at Binh Duong May 2023 by all."
    assert event_names(make_candidate(quote=quote, date_span=Span(21, 29))).told == frozenset()

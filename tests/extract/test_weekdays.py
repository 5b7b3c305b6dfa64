"""A weekday that is said of a full day: the day is what counts, and a weekday of another day makes it doubtful."""

from __future__ import annotations

import pytest

from tests.extract.reading import dates, extract, only_event

# 18 May 2023 was a Thursday, two days before publication
SLIPS = [
    ("en", "On Wednesday, 18 May 2023, the chairman of Binh Duong received the Consul General of Japan."),
    ("en", "On Wednesday, 18 May, the chairman of Binh Duong received the Consul General of Japan."),
    ("en", "On Wednesday (18/5), the chairman of Binh Duong received the Consul General of Japan."),
    ("en", "On 18 May 2023 (Wednesday), the chairman of Binh Duong received the Consul General of Japan."),
    ("en", "On 18 May 2023 the chairman of Binh Duong received the Consul General of Japan on Wednesday."),
    ("en", "On 18 May 2023 in Thu Dau Mot, the chairman of Binh Duong received on Wednesday the Japanese consul."),
    ("vi", "Thứ Tư, ngày 18/5/2023, Chủ tịch tỉnh Bình Dương tiếp Tổng Lãnh sự Nhật Bản."),
    ("vi", "Thứ Tư (18/5), Chủ tịch tỉnh Bình Dương tiếp Tổng Lãnh sự Nhật Bản."),
    ("vi", "Ngày 18/5/2023 (thứ Tư), Chủ tịch tỉnh Bình Dương tiếp Tổng Lãnh sự Nhật Bản."),
    ("zh", "2023年5月18日（星期三），平阳省主席会见日本总领事。"),
    ("zh", "5月18日星期三，平阳省主席会见日本总领事。"),
]


@pytest.mark.parametrize(("language", "text"), SLIPS, ids=[text[:40] for _, text in SLIPS])
def test_a_stated_day_goes_before_the_weekday_beside_it(language: str, text: str) -> None:
    assert dates(only_event(text, language)) == "2023-05-18"


@pytest.mark.parametrize(("language", "text"), SLIPS, ids=[text[:40] for _, text in SLIPS])
def test_a_weekday_of_another_day_makes_the_date_doubtful(language: str, text: str) -> None:
    right = {"en": ("Wednesday", "Thursday"), "vi": ("hứ Tư", "hứ Năm"), "zh": ("星期三", "星期四")}[language]
    assert only_event(text, language).confidence < only_event(text.replace(*right), language).confidence - 0.2


def test_another_clause_with_a_weekday_is_another_event() -> None:
    text = (
        "On 16 May 2023 the chairman of Binh Duong received the Consul General of Japan and "
        "on Friday he received the Ambassador of Laos."
    )
    assert [dates(event) for event in extract(text, "en").candidates] == ["2023-05-16", "2023-05-19"]


def test_a_weekday_far_from_the_day_before_it_is_of_another_event() -> None:
    text = (
        "The agreement that Binh Duong signed with Daejeon (Korea) on 18 May 2018 was renewed by both sides "
        "on Wednesday when Binh Duong received a delegation of Daejeon."
    )
    assert "2023-05-17" in [dates(event) for event in extract(text, "en").candidates]


def test_a_weekday_tells_the_year_of_a_day_that_is_not_of_the_news() -> None:
    text = "On Wednesday, 9 March, the chairman of Binh Duong received the Consul General of Japan."
    assert dates(only_event(text, "en")) == "2022-03-09"

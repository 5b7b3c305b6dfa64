"""The year of an article that bears no publication date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import dates, events, extract

GUESTS = {
    "en": "Binh Duong received guests of Korea at the forum on October 10.",
    "vi": "Ngày 10/10, tỉnh Bình Dương tiếp đoàn công tác Hàn Quốc.",
    "zh": "10月10日，日本代表团访问平阳省。",
}


def day(text: str, language: str, url: str | None = None) -> list[str]:
    """The dates of the events of an article without a publication date, events known by their year left out."""
    found = [dates(event) for event in events(text, language, None, url=url)]
    return [when for when in found if len(when) > 4]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "WTA 2018 in Binh Duong"),
        ("en", "Guests of the WTA Summit 2018"),
        ("en", "Meet Korea 2018"),
        ("vi", "Gặp gỡ Hàn Quốc 2018"),
        ("vi", "Hội nghị WTA 2018 tại Bình Dương"),
        ("zh", "2018世界科技城市联盟大会"),
    ],
)
def test_the_year_in_the_name_of_an_event_in_the_headline(language: str, headline: str) -> None:
    assert day(f"{headline}\n\n{GUESTS[language]}", language) == ["2018-10-10"]


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Binh Duong and its people like Meet Korea 2018. "),
        ("vi", "Nhiều người mến chương trình Gặp gỡ Hàn Quốc 2018. "),
    ],
)
def test_the_year_in_a_name_in_the_text(language: str, before: str) -> None:
    assert day(before + GUESTS[language], language) == ["2018-10-10"]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Meet Korea 2018 and Meet Japan 2019"),
        ("vi", "Gặp gỡ Hàn Quốc 2018 và Gặp gỡ Nhật Bản 2019"),
        ("zh", "2018相约韩国推介会和2019相约日本推介会"),
    ],
)
def test_two_years_contradict_each_other(language: str, headline: str) -> None:
    assert day(f"{headline}\n\n{GUESTS[language]}", language) == []


@pytest.mark.parametrize("language", GUESTS)
def test_without_any_year_nothing_is_dated(language: str) -> None:
    extraction = extract(GUESTS[language], language, None)
    assert extraction.candidates == ()
    assert [r.reason for r in extraction.rejections] == ["the date cannot be resolved"]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://news.example/2018/10/11/guests.html", ["2018-10-10"]),
        ("https://news.example/2018/guests.html", ["2018-10-10"]),
        ("https://news.example/2018-10/guests", ["2018-10-10"]),
        ("https://news.example/guests-20181011.html", ["2018-10-10"]),
        ("https://news.example/guests-98201812345", []),
        ("https://news.example/guests?year=2018", []),
        ("https://news.example/1066/guests", []),
        ("", []),
        ("not an address 2018", []),
    ],
)
def test_the_year_in_the_address(url: str, found: list[str]) -> None:
    assert day(GUESTS["en"], "en", url) == found


def test_the_address_goes_before_a_name() -> None:
    text = f"Meet Korea 2016\n\n{GUESTS['en']}"
    assert day(text, "en", "https://news.example/2018/10/11/guests.html") == ["2018-10-10"]


@pytest.mark.parametrize(
    ("language", "term"),
    [
        ("en", "Congress of the friendship association, term 2018-2023\n\n"),
        ("vi", "Đại hội Hội hữu nghị nhiệm kỳ 2018-2023\n\n"),
    ],
)
def test_a_congress_opens_its_term(language: str, term: str) -> None:
    assert day(term + GUESTS[language], language) == ["2018-10-10"]


def test_a_term_that_no_congress_opens_says_nothing() -> None:
    assert day(f"The mayor of the 2018-2023 years speaks\n\n{GUESTS['en']}", "en") == []


def test_a_day_of_old_and_its_jubilee() -> None:
    text = f"庆祝结好10周年\n\n{GUESTS['zh']}\n\n2008年5月3日，平阳省与日本山口县结为友好省。"
    assert day(text, "zh") == ["2018-10-10", "2008-05-03"]


def test_a_dateline_is_the_day_of_publication_once_the_year_is_known() -> None:
    text = "BINH DUONG, October 11 - Binh Duong received guests of Korea yesterday, before Meet Korea 2018."
    assert day(text, "en") == ["2018-10-10"]


def test_the_day_of_publication_goes_before_all_others() -> None:
    text = f"Meet Korea 2016\n\n{GUESTS['en']}"
    found = events(text, "en", date(2018, 10, 12), url="https://news.example/2015/1/1/guests.html")
    assert [dates(event) for event in found] == ["2018-10-10"]


def test_a_year_before_a_verb() -> None:
    assert day(f"WTA 2018 opens\n\n{GUESTS['en']}", "en") == ["2018-10-10"]


def test_a_day_that_the_year_does_not_have_is_not_dated() -> None:
    text = "Binh Duong received a delegation of Korea on February 29."
    assert day(text, "en", "https://news.example/2023/3/guests") == []

"""Whom an event is with that its own sentence does not name: those of whom the text goes on, and nobody else."""

from __future__ import annotations

import pytest

from tests.extract.reading import events
from timeline.model import EventCandidate, Kind

GUESTS = (
    "Lao guests in Binh Duong\n\nOn 12 May, a delegation of Champasak (Laos) visited Binh Duong. They liked it.\n\n"
)


def last(text: str, language: str) -> EventCandidate:
    return events(text, language)[-1]


def localities(event: EventCandidate) -> list[str]:
    return [party.name for party in event.parties if not party.is_person]


def test_a_signing_that_names_nobody_is_with_whom_the_sentence_before_names() -> None:
    text = GUESTS + "In 2012, Binh Duong and Yamaguchi began cooperation. The MoU was renewed on 10/11/2021."
    assert localities(last(text, "en")) == ["Yamaguchi"]


def test_the_headline_that_names_a_locality_of_the_same_country_says_more() -> None:
    text = (
        "Daejeon and Binh Duong\n\nOn 12 May, a delegation of Daejeon visited Binh Duong. They liked it.\n\n"
        "Investors of Korea like the province too. The memorandum was signed on 10/11/2021."
    )
    assert localities(last(text, "en")) == ["Daejeon"]


@pytest.mark.parametrize(
    ("language", "text", "locality"),
    [
        (
            "zh",
            "韩国大田市代表团访问平阳省\n\n5月16日，韩国大田市代表团访问平阳省。\n\n"
            "5月18日上午，两地签署了建立友好城市关系的协议。韩国驻胡志明市总领事申忠一出席了仪式。",
            "Daejeon",
        ),
        (
            "ko",
            "이장우 대전시장은 5월 16일 베트남 빈즈엉성을 방문했다.\n\n"
            "양 도시는 5월 18일 협력 양해각서를 체결했다. 신충일 주호치민 대한민국 총영사도 참석했다.",
            "Daejeon",
        ),
        (
            "en",
            "Guests\n\nOn 16 May, a delegation of Daejeon visited Binh Duong.\n\n"
            "On 18 May, the two cities signed a memorandum. The Consul General of Korea was present.",
            "Daejeon",
        ),
        (
            "vi",
            "Ngày 16/5, đoàn thành phố Daejeon thăm tỉnh Bình Dương.\n\n"
            "Ngày 18/5, hai địa phương ký kết bản ghi nhớ. Tham dự có Tổng Lãnh sự Hàn Quốc.",
            "Daejeon",
        ),
    ],
)
def test_the_two_localities_are_home_and_the_one_named_before(language: str, text: str, locality: str) -> None:
    event = last(text, language)
    assert event.kind is Kind.AGREEMENT
    assert localities(event) == [locality]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On 2 September, the province will give a reception for the consular corps."),
        ("vi", "Ngày 2/9, tỉnh sẽ tổ chức tiệc chiêu đãi Đoàn Lãnh sự."),
        ("zh", "9月2日，省政府将举行招待会宴请领事团。"),
    ],
)
def test_the_consuls_of_all_countries_are_not_those_of_the_headline(language: str, sentence: str) -> None:
    news = {
        "en": "Binh Duong and Guangdong\n\nOn 16 May, Binh Duong met Guangdong of China. They talked.\n\n",
        "vi": "Bình Dương và Quảng Đông\n\nNgày 16/5, tỉnh Bình Dương hội đàm với tỉnh Quảng Đông (Trung Quốc). "
        "Buổi hội đàm diễn ra tốt đẹp.\n\n",
        "zh": "平阳省与广东省\n\n5月16日，平阳省与中国广东省举行会谈。会谈很好。\n\n",
    }[language]
    assert last(news + sentence, language).kind is Kind.CONSULAR
    assert last(news + sentence, language).countries == ()

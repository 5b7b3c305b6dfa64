"""Korean articles of each kind of event: what they report, and what is none of our events."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, extract, names, only_event, row

HELD, PLANNED = "held", "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18일 빈즈엉성과 대전시는 창업 교육에 관한 양해각서를 체결했다.", ("2023-05-18", "agreement", "KR", HELD)),
        ("빈즈엉성은 5월 16일 일본 야마구치현과 업무협약(MOU)을 맺었다.", ("2023-05-16", "agreement", "JP", HELD)),
        ("빈즈엉성과 대구시는 지난 10일 자매결연을 맺었다.", ("2023-05-10", "twinning", "KR", HELD)),
        ("빈즈엉성은 5월 3일 라오스 참파삭주와 우호협력 관계를 수립했다.", ("2023-05-03", "twinning", "LA", HELD)),
        ("주호찌민 일본 총영사가 15일 빈즈엉성을 찾아 위원장과 만났다.", ("2023-05-15", "consular", "JP", HELD)),
        ("빈즈엉성 당서기는 5월 12일 캄보디아 대사를 접견했다.", ("2023-05-12", "consular", "KH", HELD)),
        ("경기도 대표단이 4일부터 6일까지 빈즈엉성을 방문했다.", ("2023-05-04/2023-05-06", "visit", "KR", HELD)),
        ("빈즈엉성 대표단은 오는 25일 중국 광둥성을 방문할 예정이다.", ("2023-05-25", "visit", "CN", PLANNED)),
        ("빈즈엉성 위원장은 17일 삿포로 시장과 화상회의를 가졌다.", ("2023-05-17", "meeting", "JP", HELD)),
        ("9일 빈즈엉성에서 한국 기업인들과의 간담회가 열렸다.", ("2023-05-09", "meeting", "KR", HELD)),
        ("5월 11일 빈즈엉성에서 아세안 스마트도시 포럼이 열렸다.", ("2023-05-11", "conference", "", HELD)),
        ("빈즈엉성은 지난 8일 서울에서 투자설명회를 개최했다.", ("2023-05-08", "promotion", "KR", HELD)),
        ("빈즈엉성은 2022년 세계무역센터협회의 회원으로 가입했다.", ("2022", "membership", "", HELD)),
        ("빈즈엉성은 5월 2일 지능형커뮤니티포럼이 주는 최우수상을 받았다.", ("2023-05-02", "award", "", HELD)),
        ("부산 청소년 교류단이 13일 빈즈엉성에 왔다.", ("2023-05-13", "exchange", "KR", HELD)),
        ("빈즈엉성은 5월 5일 대전시에 위로 서한을 보냈다.", ("2023-05-05", "statement", "KR", HELD)),
        ("빈즈엉성에서 6일 한국-베트남 친선협회 창립총회가 열렸다.", ("2023-05-06", "other", "KR", HELD)),
    ],
)
def test_what_an_article_reports(text: str, expected: tuple[str, str, str, str]) -> None:
    assert row(only_event(text, "ko")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "빈즈엉성에는 2023년 4월 현재 한국 기업 800곳이 있다.",
        "빈즈엉성과 대전시는 2008년부터 교류하고 있다.",
        "빈즈엉성의 지난해 대한국 수출액은 34억 달러로 5% 증가했다.",
        "빈즈엉성은 2025년까지 한국과의 협력을 확대할 계획이다.",
        "18일 평택에서 화재로 3명이 숨졌다.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert events(text, "ko") == []


def test_the_day_of_a_release_is_no_event() -> None:
    text = "빈즈엉성은 대전시와 13일 업무협약을 체결했다고 18일 밝혔다."
    assert [row(event)[0] for event in events(text, "ko")] == ["2023-05-13"]


def test_a_particle_is_no_part_of_a_name() -> None:
    assert names("대전시는 빈즈엉성과 손을 잡았다.", "ko", "home-name", "place") == [
        ("대전시", "KR"),
        ("빈즈엉성", "binh-duong"),
    ]


def test_a_country_is_known_within_a_compound() -> None:
    assert names("주부산베트남총영사", "ko", "country") == [("베트남", "VN")]


def test_a_short_word_within_another_is_no_country() -> None:
    assert names("교통수단을 인도적으로 지원", "ko", "country") == []


def test_a_composed_title_is_in_the_language_of_the_article_and_in_those_that_readers_have() -> None:
    event = only_event("경기도 대표단이 4일 빈즈엉성을 방문했다.", "ko")
    assert event.summary == "경기도 (대한민국) 대표단, 빈즈엉성 방문"
    assert event.composed["en"] == "Binh Duong receives guests from Gyeonggi (South Korea)"


def test_a_headline_is_its_event_s_title() -> None:
    text = "경기도 대표단, 빈즈엉성 방문\n\n경기도 대표단이 4일 빈즈엉성을 방문했다."
    assert extract(text, "ko").candidates[0].summary == "경기도 대표단, 빈즈엉성 방문"

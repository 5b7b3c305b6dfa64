"""Titles: short summaries that read well in a calendar."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, events, only_event

SIGNING = {
    "en": "On May 18, Binh Duong and Daejeon signed a memorandum.",
    "vi": "Ngày 18/5, Bình Dương và Daejeon (Hàn Quốc) ký kết bản ghi nhớ.",
    "zh": "5月18日，平阳省与韩国大田签署备忘录。",
}
MADE = {
    "en": "Binh Duong signs agreement with Daejeon (South Korea)",
    "vi": "Bình Dương ký kết với Daejeon (Hàn Quốc)",
    "zh": "平阳省与大田（韩国）签署协议",
}
LONG = "A story of schools and roads and water and wood and of all that the guests saw on their way " * 3


def title(text: str, language: str = "en", given: str | None = None, **changes: str) -> str:
    return only_event(text, language, title=given, **changes).summary


def shown(text: str) -> str:
    """What a reader sees of a text."""
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CZ")


@pytest.mark.parametrize("language", SIGNING)
def test_without_a_headline_kind_and_parties(language: str) -> None:
    assert title(SIGNING[language], language) == MADE[language]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Binh Duong and Daejeon sign pact on schools"),
        ("vi", "Bình Dương và Daejeon ký kết về trường học"),
        ("zh", "平阳省与大田市签署备忘录"),
    ],
)
def test_the_headline_of_what_the_article_reports(language: str, headline: str) -> None:
    assert title(f"{headline}\n\n{SIGNING[language]}", language) == headline


def test_a_title_that_is_given_goes_before_the_lines_of_the_text() -> None:
    text = f"A pact for schools is signed\n\n{SIGNING['en']}"
    assert title(text, given="Pact of Binh Duong and Daejeon") == "Pact of Binh Duong and Daejeon"


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("•  Pact   with\u00a0Daejeon signed –", "Pact with Daejeon signed"),
        ("# Pact with Daejeon signed |", "Pact with Daejeon signed"),
        ("Pact\twith\u3000Daejeon   signed", "Pact with Daejeon signed"),
    ],
)
def test_a_headline_is_trimmed(headline: str, clean: str) -> None:
    assert title(f"{headline}\n\n{SIGNING['en']}") == clean


@pytest.mark.parametrize("headline", ["News", LONG, "   ", "-----", "|||||||||||||||||"])
def test_a_headline_that_says_nothing_or_too_much_is_passed_over(headline: str) -> None:
    assert title(f"{headline}\n\n{SIGNING['en']}") == MADE["en"]
    assert title(SIGNING["en"], given=headline) == MADE["en"]


def test_a_headline_of_something_else_is_passed_over() -> None:
    text = f"Consul General visits Binh Duong\n\n{SIGNING['en']}"
    assert title(text) == MADE["en"]


def test_what_is_told_in_passing_is_not_called_by_the_headline() -> None:
    text = "Binh Duong and Daejeon sign pact\n\nIn June 2015, Binh Duong signed a memorandum with Yamaguchi of Japan."
    assert title(text) == "Binh Duong signs agreement with Yamaguchi (Japan)"


@pytest.mark.parametrize("language", SIGNING)
def test_more_than_four_parties_are_counted(language: str) -> None:
    text = {
        "en": "On May 18, Binh Duong signed a memorandum with Korea, Japan, Laos, Cambodia, Thailand and Italy.",
        "vi": "Ngày 18/5, Bình Dương ký bản ghi nhớ với Hàn Quốc, Nhật Bản, Lào, Campuchia, Thái Lan và Italia.",
        "zh": "5月18日，平阳省与韩国、日本、老挝、柬埔寨、泰国、意大利签署备忘录。",
    }[language]
    assert "+2" in title(text, language)


def test_a_title_is_in_the_language_of_the_article() -> None:
    text = "5月18日，日本代表团访问平阳省。"
    event = only_event(text, "zh")
    assert (event.language, event.summary) == ("zh", "日本访问平阳省")


def test_two_parties_from_one_place_are_named_once() -> None:
    text = "On May 18, Binh Duong and Daejeon of Korea signed a memorandum on Daejeon's schools in Korea."
    assert title(text) == MADE["en"]


# --- titles that the program composed


@pytest.mark.parametrize("language", SIGNING)
def test_a_composed_title_is_composed_in_each_language(language: str) -> None:
    assert only_event(SIGNING[language], language).composed.items() >= MADE.items()


@pytest.mark.parametrize("language", SIGNING)
def test_the_summary_is_the_composed_title_in_the_language_of_the_article(language: str) -> None:
    event = only_event(SIGNING[language], language)
    assert event.summary == event.composed[language]


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        (
            "vi",
            "Ngày 18/5, Tổng Lãnh sự Nhật Bản đến chào tỉnh Bình Dương.",
            {
                "en": "Binh Duong meets diplomats of Japan",
                "vi": "Bình Dương gặp gỡ cơ quan ngoại giao Nhật Bản",
                "zh": "平阳省会见日本外交官",
            },
        ),
        (
            "zh",
            "5月18日，老挝占巴塞省代表团访问平阳省。",
            {
                "en": "Binh Duong receives guests from Champasak (Laos)",
                "vi": "Bình Dương tiếp đoàn Chăm-pa-sắc (Lào)",
                "zh": "占巴塞（老挝）访问平阳省",
            },
        ),
    ],
)
def test_counterparts_are_called_in_the_language_of_the_title(language: str, text: str, titles: dict[str, str]) -> None:
    assert only_event(text, language).composed.items() >= titles.items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a delegation of Ibaraki, Japan, visited Binh Duong", "Binh Duong receives guests from Ibaraki (Japan)"),
        ("Binh Duong leaders visited Ibaraki in Japan", "Binh Duong visits Ibaraki (Japan)"),
        ("Binh Duong became a member of the WTA", "Binh Duong joins World Technopolis Association"),
        ("Binh Duong held talks with leaders of Ibaraki, Japan", "Binh Duong meets Ibaraki (Japan)"),
    ],
)
def test_a_title_says_who_does_what(text: str, expected: str) -> None:
    assert title(f"On May 18, {text}.") == expected


def test_persons_are_not_in_the_title() -> None:
    text = "On May 18, Governor of Ibaraki Kazuhiko Oigawa visited Binh Duong."
    assert title(text) == "Binh Duong receives guests from Ibaraki (Japan)"


@pytest.mark.parametrize(
    ("language", "headline"),
    [("en", "Binh Duong and Daejeon sign pact on schools"), ("zh", "平阳省与大田签署备忘录")],
)
def test_the_sources_own_title_is_not_composed(language: str, headline: str) -> None:
    assert only_event(f"{headline}\n\n{SIGNING[language]}", language).composed == {}


# --- any headline

LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"])
WORDS = st.text(LETTERS, max_size=400)


@PATIENT
@given(headline=WORDS, language=st.sampled_from(list(SIGNING)))
def test_no_title_is_empty_or_long_whatever_the_headline(headline: str, language: str) -> None:
    for event in events(f"{headline}\n\n{SIGNING[language]}", language):
        assert 1 <= len(event.summary.strip()) <= 160


@PATIENT
@given(given=WORDS, language=st.sampled_from(list(SIGNING)))
def test_no_title_is_empty_or_long_whatever_title_is_given(given: str, language: str) -> None:
    for event in events(SIGNING[language], language, title=given):
        assert 1 <= len(event.summary.strip()) <= 160


@PATIENT
@given(headline=WORDS, language=st.sampled_from(list(SIGNING)))
def test_a_title_is_one_line_without_spare_spaces(headline: str, language: str) -> None:
    for event in events(f"{headline}\n\n{SIGNING[language]}", language):
        assert event.summary == " ".join(event.summary.split())


@PATIENT
@given(headline=WORDS, language=st.sampled_from(list(SIGNING)))
def test_no_title_is_a_piece_of_the_sentence(headline: str, language: str) -> None:
    for event in events(f"{headline}\n\n{SIGNING[language]}", language):
        assert event.summary == event.evidence.quote or event.summary not in event.evidence.quote


# --- what should not be a title

CONTROLS = [
    "Pact with\x00 Daejeon signed",
    "Pact with Dae\x07jeon signed",
    "Pact with \u202eDaejeon signed",
    "\u200b" * 20,
]


@pytest.mark.parametrize("headline", CONTROLS)
def test_no_title_has_control_characters(headline: str) -> None:
    summary = title(SIGNING["en"], given=headline)
    assert shown(summary)
    assert [c for c in summary if unicodedata.category(c)[0] == "C"] == []


@pytest.mark.parametrize("menu", ["Home | News | Contact", "Home > Foreign affairs > News", "首页 > 新闻 > 外事动态"])
def test_no_title_is_the_menu_of_the_page(menu: str) -> None:
    assert title(f"{menu}\n\n{SIGNING['en']}") == MADE["en"]


@pytest.mark.xfail(strict=True, reason="a title of many long names is cut at 160 characters, within a name")
def test_no_title_is_chopped_within_a_name() -> None:
    text = (
        "On May 18, Ba Ria - Vung Tau signed a memorandum with the World Trade Centers Association, "
        "the World Technopolis Association, the Asia Economic Cooperation Forum, "
        "the International Labour Organization and UNESCO."
    )
    assert title(text, province="Bà Rịa - Vũng Tàu").endswith("+1")


def test_a_headline_about_one_guest_is_no_title_of_another_guests_event() -> None:
    text = (
        "Delegation of Daejeon in Binh Duong\n\nOn May 18, a delegation of Daejeon, Korea, visited Binh Duong. "
        "On the same day, Binh Duong held talks with Japan's consulate."
    )
    assert [event.summary for event in events(text, "en")] == [
        "Delegation of Daejeon in Binh Duong",
        "Binh Duong meets diplomats of Japan",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Netherlands held talks with Binh Duong", "Binh Duong meets the Netherlands"),
        ("the US Ambassador paid a courtesy call on Binh Duong", "Binh Duong meets diplomats of the United States"),
        ("Japan held talks with Binh Duong", "Binh Duong meets Japan"),
    ],
)
def test_a_country_has_its_article(text: str, expected: str) -> None:
    assert title(f"On May 18, {text}.") == expected


def test_of_a_consuls_call_the_title_names_the_state_that_sent_him() -> None:
    text = "On May 18, the Consul General of Japan and guests from Osaka paid a courtesy call on Binh Duong's leaders."
    assert title(text) == "Binh Duong meets diplomats of Japan"


@pytest.mark.parametrize(
    ("guest", "made"),
    [("Mori Takashi", "Visit: Binh Duong and Mori Takashi"), ("Peter Falk", "Visit: Binh Duong and Peter Falk")],
)
def test_a_guest_is_named_where_no_country_is_known(guest: str, made: str) -> None:
    host = "Mr. Tran Van Hai - Chairman of the Provincial People's Committee"
    assert title(f"On the morning of May 18, {host} received and worked with Mr. {guest}.") == made

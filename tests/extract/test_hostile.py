"""Whatever a page holds, the extraction ends without an error, and what it claims stands in the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, extract
from timeline.model import Extraction

LANGUAGES = ("en", "vi", "zh")
LONG = 200_000


def check(extraction: Extraction) -> None:
    """What is claimed lies inside the text, and is said of what stands there."""
    text = extraction.article.text
    for event in extraction.candidates:
        assert 0 <= event.evidence.span.start < event.evidence.span.end <= len(text)
        assert event.evidence.quote == event.evidence.span.of(text)
        assert event.evidence.span.covers(event.date_span)
        assert 1 <= len(event.summary) <= 160
        assert 0 < event.confidence < 1
        assert event.dtend is None or event.dtstart is None or event.dtstart < event.dtend
    for rejection in extraction.rejections:
        assert 0 <= rejection.span.start < rejection.span.end <= len(text)
        if rejection.reason != "the same event, said again":  # its text is the sentence's: see test_duplicates
            assert rejection.text == rejection.span.of(text)
    for mention in extraction.mentions:
        assert mention.text == mention.span.of(text)


def repeated(piece: str, length: int = LONG) -> str:
    return piece * (length // len(piece))


TABLE = {
    "empty": "",
    "spaces": " \t\r\n\u3000 ",
    "one letter": "a",
    "punctuation": ".,;:!?()[]{}«»“”‘’—–-…。，、；：！？（）《》",
    "only a date": "4 January 2023",
    "only a headline": "Binh Duong and Daejeon sign pact",
    "NULs": "On May 18\x00, Binh\x00 Duong\x00 signed a memorandum with Korea.\x00\x00",
    "controls": "On May 18, \x1b[31mBinh Duong\x07 signed\x08 a memorandum with Korea.\x7f",
    "huge numbers": "On 99999999999/99 and 0/0/0000, 31/02/2023, 2023-99-99, 99999年99月99日 Binh Duong met Korea.",
    "far years": "In 9999 and in 1000 and on 31/12/9999 and 1/1/1000, Binh Duong signed a memorandum with Korea.",
    "right to left": "\u202eOn May 18, Binh Duong\u202c signed \u2067a memorandum\u2069 with Korea\u200f.",
    "zero width": "On\u200b May\u200c 18, Binh\u200d Duong\ufeff signed a memo\u00adrandum with Korea.",
    "combining marks": "On May 18, B" + "\u0301" * 5000 + "inh Duong signed a memorandum with Korea.",
    "markup": "<p>On May 18, <b>Binh Duong</b> signed a memorandum with Korea.</p><script>alert(1)</script>",
    "braces": "On {May} 18, %s {0} {Binh Duong} \\1 \\g<0> $1 signed a memorandum with Korea.",
    "emoji": "🇰🇷 On May 18, 👩‍👩‍👧 Binh Duong 🤝 signed a memorandum with 🇰🇷 Korea.",
    "private use": "On May 18, \ue000Binh Duong\U0010ffff signed a memorandum with Korea.",
    "line ends": "On May 18,\rBinh Duong\x85signed\u2028a memorandum\u2029with Korea.\x0b\x0c",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLE)
def test_odd_texts(name: str, language: str) -> None:
    check(extract(TABLE[name], language))


LONG_TABLE = {
    "a ": "a ",
    "brackets": "(((((",
    "closing brackets": ")]}",
    "Han": "和和和和",
    "no spaces": "a",
    "digits": "1234567890",
    "slashes": "1/1/",
    "dots": "a.",
    "semicolons": "a; ",
    "lines": "a\n",
    "blank lines": "\n",
    "names": "Korea, ",
    "glued names": "Korea",
    "words of a kind": "signed memorandum ",
    "commas": ", ",
    "pipes": "| ",
    "numbers of a count": "20 ",
    "home": "Bình Dương ",
    "capital letters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "initials": "Mr. A. ",
    "clock times": "10:00 ",
    "Chinese figures": "一二三四五六七八九〇",
    "combining marks": "\u0301",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LONG_TABLE)
def test_long_texts_of_one_piece(name: str, language: str) -> None:
    check(extract(repeated(LONG_TABLE[name]), language))


# What takes longest for its length; `bench/extract.py --long` shows how the time grows.
SHORT = 2_000
SHORT_TABLE = {
    "dates": "on 4 January ",
    "stated dates": "on 4 January 2023, ",
    "Chinese dates": "5月4日",
    "days in full": "2023-01-04 ",
    "years": "2023 ",
    "quotes": '“"',
    "nested quotes": '“‘«"',
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHORT_TABLE)
def test_many_dates_in_one_sentence(name: str, language: str) -> None:
    check(extract(repeated(SHORT_TABLE[name], SHORT), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_sentence_with_an_event_at_its_end(language: str) -> None:
    text = f"{repeated('the guests and ')} on May 18, Binh Duong signed a memorandum with Korea."
    check(extract(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("published", [date(3, 1, 1), date(1999, 12, 31), date(9990, 12, 31)])
def test_the_first_and_the_last_days(published: date, language: str) -> None:
    text = (
        "Yesterday, tomorrow, last year, next year, on 29 February, on May 18 and recently Binh Duong met Korea.\n"
        "Hôm qua, ngày mai, năm ngoái, năm tới, ngày 29/2 và mới đây Bình Dương tiếp đoàn Hàn Quốc.\n"
        "昨天、明天、去年、明年、2月29日、5月18日和日前平阳省会见日本代表团。"
    )
    check(extract(text, language, published))


# --- any text

PIECES = st.sampled_from(
    [
        "On May 18, Binh Duong signed a memorandum with Daejeon of Korea. ",
        "Ngày 18/5, tỉnh Bình Dương tiếp đoàn công tác Hàn Quốc. ",
        "5月18日，平阳省与韩国大田市签署备忘录。",
        "Meet Korea 2022, ",
        "from May 16 to May 18, 2023",
        "on this occasion ",
        "including: ",
        " by the end of 2025 ",
        "2023-05-19 11:40",
        "Related news\n",
        "\n",
        "\r\n\n",
        "; ",
        "。",
        ". ",
        "…",
        "(",
        ")",
        "“",
        "”",
        "\u3000",
        "\u200b",
        "\u0301",
        "İ",
        "ﬁ",
        "\x00",
        "99999999999/99",
        "Bi\u0300nh Du\u031bo\u031bng ",
        "平陽省",
    ]
)
# NBSP and its like before a stop, and lone surrogates, have tests of their own below.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\u00a0")
MIXED = st.lists(PIECES | st.text(CHARACTERS, max_size=8), max_size=25).map("".join)
PUBLISHED = st.none() | st.dates(date(3, 1, 1), date(9990, 12, 31))


@settings(PATIENT, max_examples=200)
@given(text=MIXED, language=st.sampled_from(LANGUAGES), published=PUBLISHED)
def test_any_text(text: str, language: str, published: date | None) -> None:
    check(extract(text, language, published))


@PATIENT
@given(
    text=MIXED, title=st.none() | st.text(CHARACTERS, max_size=200), url=st.none() | st.text(CHARACTERS, max_size=80)
)
def test_any_title_and_address(text: str, title: str | None, url: str | None) -> None:
    check(extract(text, "en", None, title=title, url=url))


@PATIENT
@given(text=MIXED, language=st.sampled_from(LANGUAGES))
def test_the_same_text_gives_the_same_events(text: str, language: str) -> None:
    assert extract(text, language) == extract(text, language)


@pytest.mark.slow
@settings(PATIENT, max_examples=25)  # each has an automaton of its own
@given(province=st.text(CHARACTERS, max_size=60).filter(lambda name: bool(name.strip())))
def test_any_home_province(province: str) -> None:
    check(extract("On May 18, the province signed a memorandum with Korea.", "en", province=province))


# --- what still ends the run


def survives(text: str, language: str, published: date | None = None) -> bool:
    """Whether the extraction ends. A panic of a library is a BaseException, which would end the tests as well."""
    try:
        check(extract(text, language, published))
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return False
    return True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The guests liked plan B\u00a0. They left."),
        ("vi", "Tỉnh tiếp ông Nguyễn Văn A\u00a0. Khách về."),
        ("en", "They drank vitamin C\u3000. They left."),
        ("en", "T\u3000."),
    ],
)
def test_a_wide_space_before_a_full_stop(language: str, text: str) -> None:
    assert survives(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["\ud800", "On May 18, \udfffBinh Duong signed a memorandum with Korea.\ud83d"])
def test_lone_surrogates(text: str, language: str) -> None:
    assert survives(text, language)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = "Yesterday, on 29 February and on May 18 Binh Duong met guests of Korea; they meet again tomorrow."
    assert survives(text, "en", published)

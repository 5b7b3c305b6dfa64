"""Text as it is compared: each place of the folded text is a place of the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, terms
from timeline.extract.folding import fold
from timeline.folding import without_accents
from timeline.model import Span

LANGUAGES = ("en", "vi", "zh")


@pytest.mark.parametrize(
    ("language", "text", "folded"),
    [
        ("en", "Bình Dương", "binh duong"),
        ("en", "ĐÀ NẴNG", "da nang"),
        ("en", "Türkiye – São Paulo", "turkiye - sao paulo"),
        ("en", "the guests’ “pact”", 'the guests\' "pact"'),
        ("en", "Binh\u00a0Duong", "binh duong"),
        ("vi", "Bình Dương", "bình dương"),
        ("vi", "ĐOÀN ĐẠI BIỂU", "đoàn đại biểu"),
        ("zh", "平陽省與韓國簽署", "平阳省与韩国签署"),
        ("zh", "ＷＴＡ　２０２３", "wta 2023"),
    ],
)
def test_what_is_compared(language: str, text: str, folded: str) -> None:
    assert fold(text, language).text == folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đắk Nông", "Dak Nong"), ("Bà Rịa – Vũng Tàu", "Ba Ria – Vung Tau"), ("平阳", "平阳"), ("Kratié", "Kratie")],
)
def test_accents_off(text: str, plain: str) -> None:
    assert without_accents(text) == plain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["İ", "ß", "ẞ", "ﬁ", "ﬃ", "ŉ", "Ǆ", "㎏", "㍿", "Ⅳ", "½", "ΐ", "각", "😀", "\u0345"])
def test_a_letter_that_grows_when_folded_keeps_its_one_place(letter: str, language: str) -> None:
    assert len(fold(letter, language).text) == 1


@pytest.mark.xfail(strict=True, reason="what a compatibility character stands for is cut to its first letter")
@pytest.mark.parametrize("letter", ["㎏", "Ⅳ", "㏂", "℡"])
def test_a_letter_that_stands_for_several_is_none_of_them(letter: str) -> None:
    assert fold(letter, "zh").text == letter


# --- the span of every term gives the original words

AFTER_WHAT_GROWS = [
    ("en", "İİİ ﬁﬂ ß: Binh Duong met guests of Daejeon.", ["Binh Duong", "Daejeon"]),
    ("en", "ŉ İstanbul: Bình Dương met guests of Kratié.", ["İstanbul", "Bình Dương", "Kratié"]),
    ("vi", "ﬃ İ: Bình Dương tiếp đoàn tỉnh Chăm-pa-sắc (Lào).", ["Bình Dương", "Chăm-pa-sắc", "Lào"]),
    ("vi", "Ǆ ß Tỉnh Bình Dương và Hàn Quốc", ["Bình Dương", "Hàn Quốc"]),
    ("zh", "㎏㍿ 平陽省與韓國大田市簽署備忘錄", ["平陽省", "韓國", "大田"]),
    ("zh", "İ 越南平阳省與日本山口縣", ["越南", "平阳省", "日本", "山口縣"]),
]


def named(text: str, language: str) -> list[str]:
    groups = {"home-name", "country", "place"}
    return [term.span.of(text) for term in terms(text, language) if term.group in groups]


@pytest.mark.parametrize(("language", "text", "words"), AFTER_WHAT_GROWS)
def test_spans_of_composed_text(language: str, text: str, words: list[str]) -> None:
    assert named(unicodedata.normalize("NFC", text), language) == [unicodedata.normalize("NFC", w) for w in words]


@pytest.mark.parametrize(("language", "text", "words"), AFTER_WHAT_GROWS)
def test_spans_of_decomposed_text(language: str, text: str, words: list[str]) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert named(apart, language) == [unicodedata.normalize("NFD", w) for w in words]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_found_where_it_stands_whatever_the_form(language: str, form: str) -> None:
    sentence = {
        "en": "Bình Dương received a delegation of Kratié.",
        "vi": "Bình Dương đã tiếp đoàn công tác của Lào.",
        "zh": "平陽省會見老撾代表團。",
    }[language]
    words = {"en": ["received", "delegation"], "vi": ["tiếp", "đoàn công tác"], "zh": ["會見", "代表團"]}[language]
    text = unicodedata.normalize(form, sentence)
    found = {term.span.of(text) for term in terms(text, language) if term.group in {"word", "kind"}}
    assert {unicodedata.normalize(form, word) for word in words} <= found


# --- any text

CHARACTERS = st.characters(exclude_categories=[])  # lone surrogates too
ANY_TEXT = st.text(CHARACTERS, max_size=60)
SOUND_TEXT = st.text(max_size=60)  # lone surrogates: see test_hostile
MARKS = st.text(st.sampled_from("aAeEdDđĐiİıßﬁ平陽縣\u0300\u0301\u0323\u0307\u0345 ."), max_size=40)


@PATIENT
@given(text=ANY_TEXT | MARKS, language=st.sampled_from(LANGUAGES))
def test_each_place_has_its_place_in_the_original(text: str, language: str) -> None:
    folded = fold(text, language)
    places = folded.offsets or tuple(range(len(folded.text) + 1))
    assert len(places) == len(folded.text) + 1
    assert places[-1] == len(text) and list(places) == sorted(places)


@PATIENT
@given(text=ANY_TEXT | MARKS, language=st.sampled_from(LANGUAGES))
def test_the_spans_of_all_places_put_together_are_the_text(text: str, language: str) -> None:
    folded = fold(text, language)
    pieces = [folded.span(i, i + 1).of(text) for i in range(len(folded.text))]
    assert "".join(pieces) == text


@PATIENT
@given(text=ANY_TEXT | MARKS, language=st.sampled_from(LANGUAGES))
def test_the_whole_is_the_whole(text: str, language: str) -> None:
    folded = fold(text, language)
    assert folded.span(0, len(folded.text)) == Span(0, len(text))


@PATIENT
@given(text=MARKS, language=st.sampled_from(LANGUAGES))
def test_the_form_of_the_text_makes_no_difference(text: str, language: str) -> None:
    forms = {fold(unicodedata.normalize(form, text), language).text for form in ("NFC", "NFD")}
    assert len(forms) == 1


@PATIENT
@given(before=SOUND_TEXT | MARKS, language=st.sampled_from(LANGUAGES))
def test_a_name_is_found_behind_any_text(before: str, language: str) -> None:
    name = {"en": "Champasak", "vi": "Champasak", "zh": "占巴塞"}[language]
    text = f"{before}\n{name}"
    assert name in {term.span.of(text) for term in terms(text, language) if term.group == "place"}

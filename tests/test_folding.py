"""How texts are compared."""

from __future__ import annotations

import pytest

from timeline.folding import fold, likeness, shingles, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đại sứ quán", "dai su quan"),
        ("ĐẠI SỨ QUÁN", "dai su quan"),
        ("Da\u0323i su\u031b\u0301", "dai su"),
        ("  two \t words\n", "two words"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ＡＢＣ１２", "abc12"),
        ("平阳省", "平阳省"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Đại sứ quán", "İ", "ﬁ", "한국 平阳 ABC", "e\u0301\u0301"])
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_han_characters_are_words() -> None:
    assert words("在1月4日 Bình-Dương") == ["在", "1", "月", "4", "日", "binh", "duong"]


def test_a_short_text_is_one_run() -> None:
    assert shingles("Two words") == {("two", "words")}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("a b c d", "A, b, C. d", 1.0), ("a b c d", "b c d e", 1 / 3), ("a b c", "x y z", 0.0), ("", "", 0.0)],
)
def test_likeness(one: str, other: str, alike: float) -> None:
    assert likeness(one, other) == pytest.approx(alike)

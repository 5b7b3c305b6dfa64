"""What is looked for in small letters is found wherever it stands in the text as printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.dates.grammar import _in_small_letters, in_small_letters, read_grammar

LABELLED = Path(__file__).parent.parent / "labelled" / "articles"
LANGUAGES = ("en", "vi", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_start_of_a_date_is_one_in_small_letters(language: str) -> None:
    grammar = read_grammar(language)
    rows = (LABELLED / f"{language}.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    for text in [*texts, *(text.upper() for text in texts)]:
        low = in_small_letters(text)
        assert all(grammar.low_starts.match(low, start.start()) for start in grammar.starts.finditer(text))


@pytest.mark.parametrize("text", ["İstanbul, 4 May", "STRASSE", "ẞ", "Ngày 4/5", "5月4日", "\ud800A"])
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "low"),
    [
        (r"Q[1-4]\b", r"q[1-4]\b"),
        (r"\W\S\D", r"\W\S\D"),
        (r"(?-i:May|MAY)\.?", r"(?:may|may)\.?"),
        (r"(?P<_S>[A-Z])(?P=_S)", r"(?P<_S>[a-z])(?P=_S)"),
    ],
)
def test_an_expression_in_small_letters(pattern: str, low: str) -> None:
    assert _in_small_letters(pattern) == low


@pytest.mark.parametrize("pattern", [r"on(?! (?-i:[A-Z]))", r"(?<!(?-i:[A-Z]))on", r"(?!a(?:b|(?-i:[A-Z])))on"])
def test_what_has_no_capital_cannot_be_told_in_small_letters(pattern: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        _in_small_letters(pattern)

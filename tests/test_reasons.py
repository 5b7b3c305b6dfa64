"""Codes of withdrawals have words in each language of the readers."""

from __future__ import annotations

import pytest

from timeline.lexicon.reasons import withdrawal_words

WITHDRAWALS = [
    ("rules-changed", "en", "the article is the same, but is read otherwise today"),
    ("rejected", "en", "somebody looked at it and found that it is no such event"),
    ("rejected:an anniversary: not it", "zh", "经人工核查，认定并非此类事件（an anniversary: not it）"),
    ("undone", "vi", "mục này được thêm thủ công, nay đã rút lại"),
    ("the page: gone", "en", "the page: gone"),
]


@pytest.mark.parametrize("code, language, words", WITHDRAWALS)
def test_a_withdrawal_in_words(code: str, language: str, words: str) -> None:
    assert withdrawal_words(code, language) == words

"""Codes of conflicts and withdrawals have words in each language of the readers."""

from __future__ import annotations

import pytest

from timeline.lexicon.reasons import conflict_words, withdrawal_words

CONFLICTS = [
    ("status:held:news-7", "en", "Held, according to news-7"),
    ("dates:2023-01-06:correction", "en", "2023-01-06, according to the reports; what is shown was corrected by hand"),
    ("kind:visit:overruled", "en", "Visit, according to an earlier correction"),
    ("clock:09:00:overruled", "en", "09:00, according to an earlier correction"),
    ("gone:article-changed:news-7", "en", "news-7: the article changed and no longer reports it"),
    ("dates:2023-01-06:overruled", "vi", "2023-01-06, theo một lần hiệu đính trước"),
    ("dates:2023-01-06:overruled", "zh", "2023-01-06（据较早的一次更正）"),
    ("what nobody knows", "en", "what nobody knows"),
]


@pytest.mark.parametrize("code, language, words", CONFLICTS)
def test_a_conflict_in_words(code: str, language: str, words: str) -> None:
    assert conflict_words(code, language) == words


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

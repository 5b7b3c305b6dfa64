"""Codes of withdrawals have words in each language of the readers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import resources

import pytest

from timeline.filter import LANGUAGES
from timeline.lexicon.catalogues import words_of
from timeline.lexicon.labels import rejection_label
from timeline.lexicon.reasons import withdrawal_words

WITHDRAWALS = [
    ("rules-changed", "en", "the article is the same, but is read otherwise today"),
    ("rejected", "en", "somebody looked at it and found that it is no such event"),
    ("rejected:an anniversary: not it", "zh", "经人工核查，认定不属于此类活动（an anniversary: not it）"),
    ("undone", "vi", "mục này được thêm thủ công, nay đã rút lại"),
    ("the page: gone", "en", "the page: gone"),
]


@pytest.mark.parametrize("code, language, words", WITHDRAWALS)
def test_a_withdrawal_in_words(code: str, language: str, words: str) -> None:
    assert withdrawal_words(code, language) == words


ASKED = {"decide.py", "states.py"}  # where the questions stand that may be answered with a reason


def reasons_given() -> set[str]:
    """What the rules of extraction say against a date: what the questions answer, and what rejections are made with."""
    found: set[str] = set()
    for file in resources.files("timeline.extract").iterdir():
        if file.name.endswith(".py"):
            tree = ast.parse(file.read_text("utf-8"))
            found |= set(_made_with(tree)) | (set(_answered(tree)) if file.name in ASKED else set())
    return found


def _made_with(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rejection":
            yield from _words(node.args[2])


def _answered(tree: ast.AST) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.returns and "str" in ast.unparse(function.returns):
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from _words(node.value)


def _words(value: ast.AST) -> Iterator[str]:
    parts = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_the_rules_has_words_and_none_is_left_over(language: str) -> None:
    assert set(words_of(language).tables["rejection"]) == reasons_given()


def test_in_english_a_reason_is_said_as_the_rules_say_it() -> None:
    assert all(code == words for code, words in words_of("en").tables["rejection"].items())


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_reason_stays_english(language: str) -> None:
    assert not {code for code in words_of("en").tables["rejection"] if rejection_label(code, language) == code}


def test_a_reason_that_the_rules_no_longer_give_stays_as_it_is() -> None:
    assert rejection_label("an older reason", "vi") == "an older reason"

"""What every lexicon has to have, and what is said where it lacks something."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline import lexicon
from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon
from timeline.lexicon.checks import ASKED_FOR, CUES, FORMS, faults_of, loose_classes

SMALLEST = tomllib.loads((Path(__file__).parent / "made_up_language.toml").read_text("utf-8"))
GUIDE = Path(__file__).parent.parent / "docs" / "new-language.md"
EXTRACT = Path(lexicon.__file__).parent.parent / "extract"


def faults(table: str, changed: dict[str, Any]) -> list[str]:
    """What is said of the smallest lexicon with other values in one of its tables."""
    return list(faults_of({**SMALLEST, table: {**SMALLEST.get(table, {}), **changed}}))


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_can_be_read(language: str) -> None:
    assert read_lexicon(language)["writing"]["script"]


@pytest.mark.parametrize(("name", "what"), [("counts", "form"), ("home", "words"), ("writing", "script")])
def test_a_key_that_is_missing_is_named(name: str, what: str) -> None:
    table = {key: dict(value) for key, value in read_lexicon("en").items()}
    del table[name][what]
    with pytest.raises(ConfigError, match=rf"xx\.toml.*\[{name}\] {what}"):
        lexicon._check(table, "xx.toml")


def test_a_table_that_is_missing_is_named_once() -> None:
    table = {key: value for key, value in read_lexicon("en").items() if key != "clutter"}
    with pytest.raises(ConfigError, match=r"xx\.toml: the lexicon lacks \[clutter\]$"):
        lexicon._check(table, "xx.toml")


def test_the_smallest_lexicon_is_sound() -> None:
    assert [*faults_of(SMALLEST), *loose_classes(SMALLEST)] == []


@pytest.mark.parametrize(
    ("table", "key", "value", "told"),
    [
        ("word", "visit", ["came"], "[word]: nothing reads such a table; there are bodies"),
        ("joints", "clause", ["and"], "[joints] clause: nothing reads such a key; there are before_years"),
        ("cues", "plannned", ["will"], "[cues] plannned: nothing reads such a key; there are abroad"),
        ("kinds", "party", {"alone": []}, "[kinds] party: nothing reads such a key; there are agreement"),
        ("kinds", "visit", {"alon": []}, "[kinds] visit alon: nothing reads such a key; there are alone, together"),
        ("words", "travel", "came", "[words] travel: it has to be a list in brackets, not 'came'"),
        ("cues", "held", [1], "[cues] held, item 1: it has to be a text in quotes, not 1"),
        ("clutter", "cut", {}, "[clutter] cut: it has to be a list in brackets, not {}"),
        ("dates", "mostly_past", "yes", "[dates] mostly_past: it has to be true or false, not 'yes'"),
        ("dates", "numbers", {"one": "1"}, "[dates] numbers one: it has to be a number, not '1'"),
        ("dates", "months", ["May"], "[dates] months, item 1: it has to be a list in brackets, not 'May'"),
        ("dates", "patterns", [{"form": "days"}], "[dates] patterns, item 1 form: 'days' is none of dateline, day"),
        ("dates", "patterns", [{"writes": ""}], "[dates] patterns, item 1 writes: nothing reads such a key"),
        ("counts", "form", "(", "[counts] form: no regular expression: missing ), unterminated subpattern"),
        ("stamps", "publish", "on", "[stamps] publish: nothing reads such a key; there are at"),
    ],
)
def test_what_is_mistyped_is_told_with_its_table_and_key(table: str, key: str, value: Any, told: str) -> None:
    (fault,) = faults(table, {key: value})
    assert fault.startswith(told)


def test_a_value_in_the_place_of_a_table_is_told() -> None:
    assert list(faults_of({"words": 5})) == ["[words]: it has to be a table, not 5"]


@pytest.mark.parametrize("form", ["a.*b", "[0-9]+", r"\s*", "(?:ab){2,}", "a{,}", "x++", "[]+]+"])
def test_a_repetition_without_bound_is_told(form: str) -> None:
    (*_, fault) = faults("dates", {"patterns": [{"form": "day", "write": form}]})
    assert fault.startswith("[dates] patterns, item 1 write: the repetition") and "has no bound" in fault


@pytest.mark.parametrize("form", [r"a\*b", "[*+]", "[^]*]", "a{0,9}", "{y}{d}", r"\+", "a?", "{,9}"])
def test_what_is_bounded_is_none(form: str) -> None:
    assert faults("dates", {"starts": form, "macros": {"m": form}}) == []


def test_a_word_class_that_nothing_reads_is_told() -> None:
    table = {**SMALLEST, "words": {"newword": ["a"], "travel": ["b"]}}
    (fault,) = loose_classes(table)
    assert fault.startswith("[words] newword: nothing reads this word class")


def test_a_word_class_that_a_kind_asks_for_in_vain_is_told() -> None:
    table = {**SMALLEST, "kinds": {"visit": {"together": [["guests", "come"]]}}, "words": {"guests": []}}
    assert list(loose_classes(table)) == ["[kinds.visit] together: there is no word class come in [words]"]


@pytest.mark.parametrize("name", sorted(ASKED_FOR | CUES))
def test_a_rule_asks_for_each_class_and_cue_by_its_name(name: str) -> None:
    trees = (ast.parse(path.read_text("utf-8")) for path in EXTRACT.rglob("*.py"))
    assert any(isinstance(node, ast.Constant) and node.value == name for tree in trees for node in ast.walk(tree))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[writing]\nscript = a-z\n", r"xx\.toml: the lexicon is not TOML .*at line 2, column 10"),
        (b"[writing]\nscript = 'a-z", r"xx\.toml: the lexicon is not TOML up to its end, line 2"),
        (b"[writing]\nscript = '\xff'\n", r"xx\.toml: the lexicon is not UTF-8 in line 2"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(content: bytes, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        lexicon._parsed(content, "xx.toml")


def test_many_faults_are_told_in_one_line() -> None:
    table = {**SMALLEST, **{f"table{number}": {} for number in range(7)}}
    with pytest.raises(ConfigError, match=r"^xx\.toml: \[table0\].*\[table2\].*; and 4 more$"):
        lexicon._check({**table, "bodies": {}}, "xx.toml")


@pytest.mark.parametrize("name", [*sorted(FORMS), *(f"[{table}]" for table in SMALLEST if table != "kinds")])
def test_the_guide_has_each_form_and_table(name: str) -> None:
    assert f"`{name}`" in GUIDE.read_text("utf-8")


def test_the_rows_that_the_guide_begins_with_are_those_of_the_smallest_lexicon() -> None:
    (rows,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert tomllib.loads(rows)["patterns"] == SMALLEST["dates"]["patterns"]

"""What is wrong with what readers ask for or decide is said in their language: each message is in the catalogues."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import timeline
from timeline import filter as filters
from timeline.errors import CorrectionError, FilterError, StoreError, TimelineError
from timeline.filter import LANGUAGES, parse_filter
from timeline.lexicon.catalogues import words_of
from timeline.lexicon.faults import fault_words, full_fault_words
from timeline.resolve import decisions
from timeline.resolve.fields import parse_value

TOLD = {"FilterError", "CorrectionError", "ChangedMeanwhileError", "EventNotFoundError", "_refused"}
FOLDER = Path(timeline.__file__).parent
BY_HAND = FOLDER / "cli"  # what is typed into a terminal is answered in English
CHOSEN = {*filters._HINTS.values()}  # where the message depends on what was asked for
CHOSEN |= set(re.findall(r'return "(.*)"', inspect.getsource(decisions._no_split)))


def raised() -> Iterator[str]:
    """The messages of all such errors, where they stand in the code as they are."""
    for file in sorted(FOLDER.rglob("*.py")):
        if BY_HAND in file.parents:
            continue
        name = ".".join(["timeline", *file.relative_to(FOLDER).with_suffix("").parts]).removesuffix(".__init__")
        tree = ast.parse(file.read_text("utf-8"))
        module = import_module(name) if _calls(tree) else timeline
        yield from filter(None, (_message(call, tree, module) for call in _calls(tree)))


def _calls(tree: ast.AST) -> list[ast.Call]:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [call for call in found if call.func.id in TOLD and call.args]  # type: ignore[attr-defined]


def _message(call: ast.Call, tree: ast.AST, module: ModuleType) -> str | None:
    """The message, where it is more than an argument; those of a name are what the code around it gives that name."""
    names = {
        node.targets[0].id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.lineno < call.lineno
    }
    message = call.args[0]
    if isinstance(message, ast.Name) and message.id == "message":
        message = names.get("message", message)
    try:
        return str(eval(compile(ast.Expression(message), str(module), "eval"), dict(vars(module))))
    except (NameError, AttributeError):
        return None


def test_messages_are_found() -> None:
    assert len(set(raised())) > 40


@pytest.mark.parametrize("message", sorted({*raised(), *CHOSEN}))
def test_each_message_is_there_in_every_language(message: str) -> None:
    assert words_of("en").tables["fault"][message] == message
    for language in LANGUAGES:
        assert message in words_of(language).tables["fault"]


def test_no_message_is_translated_that_is_never_said() -> None:
    said = {*raised(), *CHOSEN}
    conditional = {message for message in words_of("en").tables["fault"] if message not in said}
    code = "".join(file.read_text("utf-8") for file in FOLDER.rglob("*.py"))
    assert {message for message in conditional if message not in code} == set()


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        ([("kind", "party")], "vi", "kind: 'party' không thuộc agreement,"),
        ([("kind", "party")], "zh", "kind：'party' 不在可选值之列"),
        ([("from", "2024"), ("to", "2023")], "zh", "from：起点 2024 晚于终点 to=2023"),
        ([("nothing", "x")], "vi", "không có bộ lọc 'nothing'"),
        ([("country", "{value}")], "en", "country: '{value}' is not a country code"),
    ],
)
def test_an_address_that_cannot_be_read_is_told_in_the_readers_language(
    query: list[tuple[str, str]], language: str, said: str
) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(query)
    assert full_fault_words(caught.value, language).startswith(said)
    assert full_fault_words(caught.value, "en") == str(caught.value)


def test_a_value_that_a_field_cannot_have_is_told_in_the_readers_language() -> None:
    with pytest.raises(CorrectionError) as caught:
        parse_value("dates", "soon")
    assert full_fault_words(caught.value, "vi").startswith("dates: 'soon' không phải ngày dạng 2023-01-04")


def test_parties_are_told_with_their_form_in_the_readers_language() -> None:
    with pytest.raises(CorrectionError) as caught:
        parse_value("parties", "Daejeon | chief")
    assert "role 为 visitor, host" in fault_words(caught.value, "zh")


def test_a_message_that_no_catalogue_has_stays_english() -> None:
    error = StoreError("{the disk} is full", subject="here")
    assert fault_words(error, "vi") == "{the disk} is full"
    assert isinstance(error, TimelineError) and str(error) == "here: {the disk} is full"

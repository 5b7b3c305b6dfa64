"""The pages' own words: there in every language, and the same ones."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from timeline import pages
from timeline.filter import LANGUAGES
from timeline.lexicon.catalogues import words_of
from timeline.pages.address import LANE_CHOICES, PAGES, VIEWS
from timeline.pages.articles import READ_FROM
from timeline.pages.gate import Standing
from timeline.pages.reviewevent import TABS
from timeline.pages.reviewforms import HINTS
from timeline.pages.reviewqueue import LOOKS
from timeline.pages.reviewtexts import say
from timeline.pages.texts import LANGUAGE_NAMES, count, text
from timeline.pipeline.health import Condition
from timeline.pipeline.review import field_names
from timeline.records import Action

ENDS = ("", "_hint")
BUILT = {
    Action.CONFIRM,
    Action.REJECT,
    *(f"access_{standing}" for standing in Standing),
    *(f"field_{name.partition('.')[0]}" for name in (*field_names(), "url", "quote", "language", "title", "note")),
    *(f"hint_{name}" for name in HINTS),
    *(f"did_{action}" for action in Action),
    *(f"look_{look}" for look in LOOKS),
    *(f"tab_{name}" for name in TABS),
}
CHOICES = {f"{name}{end}" for name in ("kind", "country", "party", "status", "since", "until") for end in ENDS}
NAMED = {
    *(f"calendar_{name}" for name in VIEWS),
    *(f"from_{name}" for name in READ_FROM),
    *(f"sources_is_{condition}" for condition in Condition),
}


def fields(template: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", template))


CONTEXTS = pytest.mark.parametrize("context", sorted(words_of("en").tables.keys() - {"article"}))


@CONTEXTS
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing(context: str, language: str) -> None:
    table = words_of(language).tables[context]
    assert table.keys() == words_of("en").tables[context].keys()
    assert all(text.strip() for text in table.values())


@CONTEXTS
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_gaps(context: str, language: str) -> None:
    mine, english = words_of(language).tables[context], words_of("en").tables[context]
    assert {name: fields(text) for name, text in mine.items()} == {name: fields(english[name]) for name in mine}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_may_or_may_not_write_is_told_why(standing: Standing, language: str) -> None:
    assert say(f"access_{standing}", language, name="Lan")


def test_each_language_is_named_in_itself() -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [(0, "en", "0 events"), (1, "en", "1 event"), (1234, "en", "1,234 events"), (1234, "vi", "1.234 sự kiện")],
)
def test_numbers_are_written_as_the_language_does(number: int, language: str, said: str) -> None:
    assert count("events", number, language) == said


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert text("bad_address", "en", reason="{x}").endswith("{x}")


PAGE_BUILT = CHOICES | NAMED | {f"page_{name}" for name in PAGES} | {f"lanes_{name}" for name in LANE_CHOICES}


@pytest.mark.parametrize(("context", "built"), [("page", PAGE_BUILT), ("count", set()), ("review", BUILT)])
def test_every_text_is_used(context: str, built: set[str]) -> None:
    folder = resources.files(pages)
    sources = [p.read_text("utf-8") for p in folder.iterdir() if p.name.endswith(".py")]
    sources += [p.read_text("utf-8") for p in (folder / "assets").iterdir() if p.name.endswith(".js")]
    code = "\n".join(sources)
    names = set(words_of("en").tables[context])
    assert {name for name in names - built if not re.search(rf"\b{name}\b", code)} == set()

"""The pages' own words: there in every language, and the same ones."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from timeline import pages
from timeline.filter import LANGUAGES
from timeline.pages.texts import LANGUAGE_NAMES, TEXTS, count, text

OPTIONAL = re.compile(r".*\.one$")  # only languages that have a singular


def fields(template: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", template))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing(language: str) -> None:
    wanted = {name for name in TEXTS["en"] if not OPTIONAL.match(name)}
    assert {name for name in TEXTS[language] if not OPTIONAL.match(name)} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_gaps(language: str) -> None:
    assert {n: fields(t) for n, t in TEXTS[language].items()} == {n: fields(TEXTS["en"][n]) for n in TEXTS[language]}


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


def test_every_text_is_used() -> None:
    folder = resources.files(pages)
    sources = [p.read_text("utf-8") for p in folder.iterdir() if p.name.endswith(".py") and p.name != "texts.py"]
    sources += [p.read_text("utf-8") for p in (folder / "assets").iterdir() if p.name.endswith(".js")]
    code = "\n".join(sources)
    names = {name.split(".")[0] for name in TEXTS["en"]}
    built = {f"{name}{suffix}" for name in ("kind", "country", "status", "since", "until") for suffix in ("", "_hint")}
    assert {name for name in names - built if not re.search(rf"\b{name}\b", code)} == set()

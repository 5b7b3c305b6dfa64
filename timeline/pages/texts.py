"""The pages' own words, in all languages of the program; words for kinds, statuses and roles are the lexicon's."""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_decimal

from timeline.lexicon.catalogues import words_of
from timeline.lexicon.labels import locale

LANGUAGE_NAMES = {"en": "English", "vi": "Tiếng Việt", "zh": "中文"}
_CONTEXT = "page"


def texts(language: str) -> Mapping[str, str]:
    """All texts by name, for what is drawn in the browser."""
    return words_of(language).tables[_CONTEXT]


def text(name: str, language: str, /, **values: str) -> str:
    """The text of that name, its braces filled in. Raises KeyError for a name or a value that is not there."""
    return texts(language)[name].format(**values)


def count(name: str, number: int, language: str) -> str:
    """A number and what is counted, in the form that the language's plural rules ask for."""
    template = words_of(language).counted(name, number)
    return template.format(n=format_decimal(number, locale=locale(language)))

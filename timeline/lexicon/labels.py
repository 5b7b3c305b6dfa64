"""What readers see instead of the model's own words: labels of kinds, statuses and the like, in each language.

They stand in the catalogues (`timeline.lexicon.catalogues`), the colours in `colors.toml`; a language without a
catalogue shows English. Names of countries are CLDR's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from timeline.errors import ConfigError
from timeline.lexicon.catalogues import languages, words_of
from timeline.lexicon.places import shown_name
from timeline.model import LANGUAGES, Kind, PartOfDay, Party, Role, Scope, Status

Table = Mapping[str, Mapping[str, str]]
_FALLBACK = LANGUAGES[0]
_LOCALES = {_FALLBACK: "en_GB"}  # day before month, and no comma: "4 Jan 2023"
_ENUMS: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "part_of_day": PartOfDay,
    "role": Role,
    "scope": Scope,
}


def kind_label(kind: Kind, language: str) -> str:
    return _tables(language)["kind"][kind]


def status_label(status: Status, language: str) -> str:
    return _tables(language)["status"][status]


def part_of_day_label(part: PartOfDay, language: str) -> str:
    return _tables(language)["part_of_day"][part]


def role_label(role: Role, language: str) -> str:
    return _tables(language)["role"][role]


def scope_label(scope: Scope, language: str) -> str:
    return _tables(language)["scope"][scope]


def field_label(name: str, language: str) -> str:
    """What a field of an event is called; a name that is none of a field stays as it is."""
    return _tables(language)["field"].get(name, name)


def phrase(name: str, language: str, /, **values: str) -> str:
    """The phrase of that name, its braces filled in. Raises KeyError for a name or a value that is not there."""
    # Each value is put in as it is: braces in it are text (`str.format` does not look into what it inserts).
    return _tables(language)["word"][name].format(**values)


def sentences(said: Iterable[str], language: str) -> str:
    """The sentences one after the other, as the language sets them; empty ones are left out."""
    whole = ""
    for sentence in filter(None, said):
        whole = phrase("sentences", language, first=whole, next=sentence) if whole else sentence
    return whole


@cache
def brackets(language: str) -> tuple[str, str]:
    """What stands before and after what is set in brackets behind a word: " (" and ")"."""
    before, _, after = phrase("bracketed", language, name="", more="\0").partition("\0")
    return before, after


def report_label(name: str, language: str, /, **values: str) -> str:
    """As `phrase`, of the words of reports."""
    return _tables(language)["report"][name].format(**values)


def rejection_label(reason: str, language: str) -> str:
    """Why a date gave no event (`Rejection.reason`), in words; what the rules no longer say stays as it is."""
    return _tables(language)["rejection"].get(reason, reason)


def label_languages() -> list[str]:
    """The languages (ISO 639-1) that have labels, English first."""
    return list(languages())


def party_label(party: Party, language: str) -> str:
    """What a party is called in `language`; parties bear canonical English names (`timeline.lexicon.places`)."""
    if party.country:
        if party.name == canonical_country(party.country):
            return country_name(party.country, language)
        if party.name == canonical_mission(party.country):
            return phrase("mission", language, country=country_in_text(party.country, language))
    return shown_name(party.name, language)


def canonical_country(code: str) -> str:
    """The name by which a country is a party, whatever the language of the report: the English one."""
    return country_name(code, _FALLBACK)


def canonical_mission(code: str) -> str:
    """The name by which any diplomatic mission of a country is a party."""
    return phrase("mission", _FALLBACK, country=country_in_text(code, _FALLBACK))


def kind_color(kind: Kind) -> str:
    """A CSS colour name for the kind (RFC 7986, section 5.9)."""
    return _colors()[kind]


def country_in_text(code: str, language: str) -> str:
    """The country's name as it stands within a sentence: "the Netherlands"."""
    return _tables(language).get("article", {}).get(code.upper()) or country_name(code, language)


def language_name(language: str) -> str:
    """What a language is called by those who speak it: "Tiếng Việt"."""
    name: str = locale(language).languages.get(language, language)
    return name


@lru_cache(maxsize=4096)
def country_name(code: str, language: str) -> str:
    """The country's name by its ISO 3166-1 alpha-2 code, or the code where CLDR has no name."""
    name: str = locale(language).territories.get(code.upper(), code)
    return name


def written_date(day: date, language: str) -> str:
    """A day as the language writes it: "4 Jan 2023"."""
    return str(format_skeleton("yMMMd", day, locale=locale(language)))


@cache
def locale(language: str) -> Locale:
    """The CLDR locale that dates and names of countries are written by; English for an unknown language."""
    try:
        return Locale.parse(_LOCALES.get(language, language), sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_LOCALES[_FALLBACK])


@cache
def _tables(language: str) -> Table:
    """The words of that language. Raises ConfigError where a member of an enumeration has no label."""
    tables = words_of(language).tables
    for table, members in _ENUMS.items():
        _check_same(table, tables.get(table, {}), set(members))
    return tables


@cache
def _colors() -> Mapping[str, str]:
    """Raises ConfigError where they cannot be read, or a kind has none."""
    try:
        colors = tomllib.loads((resources.files(__package__) / "colors.toml").read_text("utf-8"))["color"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("the colours cannot be read", subject="colors.toml") from error
    _check_same("color", colors, set(Kind))
    found: Mapping[str, str] = colors
    return found


def _check_same(table: str, labels: Mapping[str, str], wanted: set[Any]) -> None:
    odd = {str(name) for name in wanted} ^ set(labels)
    if odd:
        raise ConfigError(f"missing or unknown: {', '.join(sorted(odd))}", subject=f"the labels of {table}")

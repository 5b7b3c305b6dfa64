"""Names of countries, places and bodies, and of home: what each of them stands for.

Groups: "home-name", "home-place", "home-body" (the province and what belongs to it), "not-home", "not-country" (they
only look like it), "country" (a country or its people), "place" (a locality abroad), "domestic" (another one of the
home country), "body" (an international body), "ministry" (the home country's foreign ministry). The value is a country
code (ISO 3166-1), or the canonical name of a body or a domestic locality.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass, fields
from functools import cache

from timeline.folding import without_accents
from timeline.lexicon import read_lexicon, read_table
from timeline.lexicon.homes import home_of
from timeline.lexicon.places import Place, bodies, places
from timeline.lexicon.writing import all_letters, writing_of
from timeline.model import Span
from timeline.provinces import Profile


@dataclass(frozen=True, slots=True)
class Name:
    """text: what to look for. canonical: the one name of the place or body, whatever the language of the text."""

    group: str
    value: str
    canonical: str
    text: str


def names_of(language: str, profile: Profile) -> Iterator[Name]:
    """Every name to look for in text of `language`."""
    yield from _home_names(profile)
    country = home_country(profile)
    yield from (Name("not-country", "", "", word) for word in read_lexicon(language)["not_countries"]["words"])
    yield from _country_names(language)
    yield from _place_names(language, profile, country)
    yield from (Name("body", body.canonical, body.canonical, name) for body in bodies() for name in body.names)
    ministries = home_of(country).ministries
    yield from (Name("ministry", ministries[0], ministries[0], name) for name in ministries)


def _home_names(profile: Profile) -> Iterator[Name]:
    for group, names in (
        ("home-name", profile.names),
        ("home-place", profile.places),
        ("home-body", profile.bodies),
        ("not-home", profile.not_names),
    ):
        yield from (Name(group, profile.id, name, name) for row in names.values() for name in row)


def _country_names(language: str) -> Iterator[Name]:
    others = writing_of(language).countries_of
    for code, names in read_table("names/countries.json").items():
        for name in (name for spoken in (language, *others) for name in names.get(spoken, ())):
            yield from (Name("country", code, code, form) for form in re.split(r"\s*[()]\s*", name) if form)
    for code, words in read_lexicon(language)["demonyms"].items():
        yield from (Name("country", code, code, word) for word in words)


def _place_names(language: str, profile: Profile, country: str) -> Iterator[Name]:
    own = {_plain(name) for names in (profile.names, profile.places) for row in names.values() for name in row}
    home = {_plain(name) for row in profile.names.values() for name in row}
    writing = writing_of(language)
    canonical: dict[str, str] = {}
    for place in places():
        group, value = _role_of(place, profile, country, home)
        for name in place.names:
            canonical.setdefault(name, place.canonical)
            if _plain(name) not in own and writing.looks_for(name, place.country):
                yield Name(group, value, place.canonical, name)
    for name, code in profile.partners.items():
        yield Name("place", code, canonical.get(name, name), name)


def _role_of(place: Place, profile: Profile, country: str, home: Set[str]) -> tuple[str, str]:
    """Group and value of a place's names: of home too, where a name of it in any language is one of home's."""
    if place.country == country and any(_plain(name) in home for name in place.names):
        return "home-name", profile.id
    return ("domestic", place.canonical) if place.country == country else ("place", place.country)


@cache
def _place_countries() -> dict[str, str]:
    table: dict[str, str] = {}
    for place in places():
        for name in place.names:
            table.setdefault(_plain(name), place.country)
    return table


@cache
def _plain(name: str) -> str:
    """In small letters without accents, variants of characters as one: spellings of a name are compared so."""
    letters = all_letters()
    return without_accents("".join(letters.get(c, c) for c in unicodedata.normalize("NFKC", name)).lower())


def home_country(profile: Profile) -> str:
    """The profile's country, or that of the known place which its name is, or it lies in; "" where none says it."""
    if profile.country:
        return profile.country
    table = _place_countries()
    for name in (*(name for row in profile.names.values() for name in row), *profile.within):
        code = table.get(_plain(name))
        if code:
            return code
    return ""


@dataclass(frozen=True, slots=True)
class _People:
    """What tells a person's name from a place's (`[people]` of a lexicon, empty where it has none)."""

    family_names: frozenset[str]
    ambiguous_countries: frozenset[str]
    before_countries: frozenset[str]
    place_words: frozenset[str]
    titles: frozenset[str]


@cache
def _people(language: str) -> _People:
    table = read_lexicon(language).get("people", {})
    return _People(*(frozenset(table.get(f.name, ())) for f in fields(_People)))


_LIKE_PERSONS = frozenset({"place", "domestic", "country"})  # what persons are named after
_NEAR = 30  # characters in which the word beside a name is looked for
_WORD_BEFORE = re.compile(r"\n?[ ]\.?(\w+)")  # read backwards
_WORD_AFTER = re.compile(r"[ ](\w+)")


def starts_like_a_name(text: str, span: Span, group: str, language: str) -> bool:
    """Whether a found name is written as one: it starts with a capital, and is no part of a person's name."""
    first = text[span.start]
    if group in {"not-country", "not-home"} or first.lower() == first.upper():
        return True
    if not first.isupper():
        return False
    people = _people(language)
    ambiguous = span.of(text).lower() in people.ambiguous_countries
    if not ambiguous and group not in _LIKE_PERSONS:
        return True
    before, after = _word_before(text, span.start), _word_after(text, span.end)
    if group in {"place", "domestic"} and (_is_family_name(before, people) or _amid_a_name(before, after, people)):
        return False
    if group in _LIKE_PERSONS and after[:1].isupper() and before.lower() in people.titles:
        return False  # more of the name behind a title: `Mr. Jordan Lee`
    return not ambiguous or _stands_alone(before, after, people)


def _word_before(text: str, start: int) -> str:
    """The word that a blank parts from `start`, or ""."""
    if start == 0 or not text[start - 1].isspace():
        return ""
    word = _WORD_BEFORE.match(text[max(0, start - _NEAR) : start][::-1])
    return word[1][::-1] if word else ""


def _word_after(text: str, end: int) -> str:
    """The word that a blank parts from `end`, or ""."""
    word = _WORD_AFTER.match(text, end, end + _NEAR)
    return word[1] if word else ""


def _is_family_name(word: str, people: _People) -> bool:
    return word[:1].isupper() and without_accents(word).lower() in people.family_names


def _amid_a_name(before: str, after: str, people: _People) -> bool:
    """Whether words with capitals stand at both sides: `Governor Concepcion Rodriguez` is a person."""
    if not (before[:1].isupper() and after[:1].isupper()):
        return False
    return people.place_words.isdisjoint((before.lower(), after.lower()))


def _stands_alone(before: str, after: str, people: _People) -> bool:
    if before.lower() in people.before_countries:
        return True
    return not (before[:1].isupper() or after[:1].isupper())

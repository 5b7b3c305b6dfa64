"""Names of countries, places and bodies, and of home: what each of them stands for.

Groups: "home-name", "home-place", "home-body" (the province and what belongs to it), "not-home", "not-country" (they
only look like it), "country" (a country or its people), "place" (a locality abroad), "domestic" (another one of the
home country), "body" (an international body), "ministry" (the home country's foreign ministry). The value is a country
code (ISO 3166-1), or the canonical name of a body or a domestic locality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from timeline.extract.folding import fold, without_accents
from timeline.lexicon import read_lexicon, read_table
from timeline.model import Span
from timeline.provinces import Profile

_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàèìòùãĩũ]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def names_of(language: str, profile: Profile) -> Iterator[tuple[str, str, str]]:
    """(group, value, name) of every name to look for in text of `language`."""
    yield from _home_names(profile)
    country = home_country(profile)
    yield from (("not-country", "", name) for name in read_lexicon(language)["not_countries"]["words"])
    yield from _country_names(language, country)
    own = {
        without_accents(name).lower()
        for names in (profile.names, profile.places)
        for row in names.values()
        for name in row
    }
    canonical: dict[str, str] = {}
    for code, name in _places(language):
        plain = without_accents(name).lower()
        if plain not in own:
            shown = canonical.setdefault(plain, name)
            yield ("domestic", shown, name) if code == country else ("place", code, name)
    yield from (("place", code, name) for name, code in profile.partners.items())
    yield from (("body", row[0], name) for row in read_table("names/bodies.toml")["bodies"] for name in row)
    if country == "VN":
        yield from (("ministry", name, name) for name in read_table("names/bodies.toml")["ministries"])


def _home_names(profile: Profile) -> Iterator[tuple[str, str, str]]:
    for group, names in (
        ("home-name", profile.names),
        ("home-place", profile.places),
        ("home-body", profile.bodies),
        ("not-home", profile.not_names),
    ):
        yield from ((group, profile.id, name) for row in names.values() for name in row)


def _country_names(language: str, home: str) -> Iterator[tuple[str, str, str]]:
    for code, names in read_table("names/countries.json").items():
        # Vietnamese pages call an event "Meet Japan" as well.
        for name in names.get(language, ()) if language != "vi" else (*names.get("vi", ()), *names.get("en", ())):
            yield from (("country", code, form) for form in re.split(r"\s*[()]\s*", name) if form)
    for code, words in read_lexicon(language)["demonyms"].items():
        yield from (("country", code, word) for word in words)


@cache
def _places(language: str) -> tuple[tuple[str, str], ...]:
    """(country code, name) of localities, as this language writes them: Han names in Chinese, Latin ones elsewhere."""
    rows = [(code, name) for code, names in read_table("names/places.toml").items() for name in names]
    known = {name.lower() for _, name in rows}
    for code, names in read_table("names/subdivisions.json").items():
        rows += [(code, name) for name in names if name.lower() not in known]
    return tuple(row for row in rows if _is_written_in(language, *row))


def _is_written_in(language: str, code: str, name: str) -> bool:
    if language == "zh":
        return True
    # Without its accents `Vân Nam` (Yunnan) is half of many a person's name; English writes `Yunnan`.
    foreign = language == "en" and code != "VN" and bool(_VIETNAMESE.search(name))
    return not foreign and not _HAN.search(name)


@cache
def _place_countries() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, name in _places("zh"):  # all names, in whatever script
        table.setdefault(_plain(name), code)
    return table


def _plain(name: str) -> str:
    return without_accents(fold(name, "zh").text)


def home_country(profile: Profile) -> str:
    """The profile's country, or that of the known place which its name is; "" where neither says so."""
    if profile.country:
        return profile.country
    table = _place_countries()
    for name in (name for row in profile.names.values() for name in row):
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


@cache
def _people(language: str) -> _People:
    table = read_lexicon(language).get("people", {})
    return _People(*(frozenset(table.get(f.name, ())) for f in fields(_People)))


_WORD_BEFORE = re.compile(r"(\w+)[ ]$")
_WORD_AFTER = re.compile(r"[ ](\w+)")


def starts_like_a_name(text: str, span: Span, group: str, language: str) -> bool:
    """Whether a found name is written as one: it starts with a capital, and is no part of a person's name."""
    first = text[span.start]
    if group in {"not-country", "not-home"} or not first.isalpha() or _HAN.match(first):
        return True
    people = _people(language)
    if not first.isupper() or (group in {"place", "domestic"} and _after_family_name(text, span, people)):
        return False
    if group in {"place", "domestic"} and _amid_a_name(text, span, people):
        return False
    return span.of(text).lower() not in people.ambiguous_countries or _stands_alone(text, span, people)


def _after_family_name(text: str, span: Span, people: _People) -> bool:
    before = _WORD_BEFORE.search(text[max(0, span.start - 20) : span.start])
    return bool(before and before[1][0].isupper() and without_accents(before[1]).lower() in people.family_names)


def _amid_a_name(text: str, span: Span, people: _People) -> bool:
    """Whether words with capitals stand at both sides: `Governor Concepcion Rodriguez` is a person."""
    before = _WORD_BEFORE.search(text[max(0, span.start - 30) : span.start])
    after = _WORD_AFTER.match(text[span.end : span.end + 30])
    if before is None or after is None or not (before[1][0].isupper() and after[1][0].isupper()):
        return False
    return not {before[1].lower(), after[1].lower()} & people.place_words


def _stands_alone(text: str, span: Span, people: _People) -> bool:
    before = _WORD_BEFORE.search(text[max(0, span.start - 20) : span.start])
    after = _WORD_AFTER.match(text[span.end : span.end + 20])
    led = bool(before and before[1].lower() in people.before_countries)
    if before and before[1][0].isupper() and not led:
        return False
    return led or not (after and after[1][0].isupper())

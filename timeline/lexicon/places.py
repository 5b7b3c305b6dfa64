"""Localities and international bodies: what each is called in each language.

A place or a body has one canonical name, by which reports in different languages are seen to speak of the same one: for
a place its first name in plain Latin letters, for a body the first name of its row. Names stand in `names/places.toml`
and `names/bodies.toml`, or in a language's own lexicon, by the canonical name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from timeline.folding import without_accents
from timeline.lexicon import languages, read_lexicon, read_table
from timeline.lexicon.writing import writing_of

_NOT_LATIN = re.compile(r"(?=[^\W\d_])[^\u0000-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Place:
    """country: ISO 3166-1 alpha-2, "" for a body. names: all spellings; the first is the one that is shown."""

    canonical: str
    country: str
    names: tuple[str, ...]

    def name(self, language: str) -> str:
        """What it is called in `language`; its canonical name where that language has none of its own."""
        own = own_names(language)
        return next((n for n in self.names if own.search(n)), self.canonical) if own else self.canonical


@cache
def own_names(language: str) -> re.Pattern[str] | None:
    """What names look like that are of this language alone; None where they look like those of others."""
    return writing_of(language).own_names if language in languages() else None


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, as canonical names are."""
    return not _NOT_LATIN.search(name)


def is_of_one_language(name: str) -> bool:
    """Whether a name is written as one language alone writes it: with the accents of Vietnamese, say."""
    return any(own is not None and own.search(name) for own in map(own_names, languages()))


@cache
def places() -> tuple[Place, ...]:
    """All localities: the rows of places.toml, then the subdivisions that these do not name."""
    rows = [_place(code, tuple(row)) for code, rows in read_table("names/places.toml").items() for row in rows]
    rows = _with_names(rows, "places")
    known = {name.lower() for place in rows for name in place.names}
    for code, names in read_table("names/subdivisions.json").items():
        rows += [Place(name, code, (name,)) for name in names if name.lower() not in known]
    return tuple(rows)


@cache
def bodies() -> tuple[Place, ...]:
    """All international bodies."""
    rows = [Place(row[0], "", tuple(row)) for row in read_table("names/bodies.toml")["bodies"]]
    return tuple(_with_names(rows, "bodies"))


def _with_names(rows: list[Place], table: str) -> list[Place]:
    """The rows with the names that lexicons have for them (`[places.VN]`, `[bodies]`: canonical name to names), and
    those that only a lexicon has."""
    names: dict[tuple[str, str], tuple[str, ...]] = {(row.country, row.canonical): row.names for row in rows}
    for language in languages():
        own = read_lexicon(language).get(table, {})
        for country, listed in own.items() if table == "places" else [("", own)]:
            for canonical, spelled in listed.items():
                before = names.get((country, canonical), (canonical,))
                names[country, canonical] = tuple(dict.fromkeys((*before, *spelled)))
    return [Place(canonical, country, spelled) for (country, canonical), spelled in names.items()]


def shown_name(canonical: str, language: str) -> str:
    """What the place or body of that canonical name is called in `language`; unknown names stay as they are."""
    place = _by_canonical().get(canonical)
    return place.name(language) if place else canonical


@cache
def _by_canonical() -> Mapping[str, Place]:
    table: dict[str, Place] = {}
    for place in (*places(), *bodies()):
        table.setdefault(place.canonical, place)
    return table


def _place(country: str, names: tuple[str, ...]) -> Place:
    latin = [name for name in names if is_latin(name)]
    plain = next((name for name in latin if not is_of_one_language(name)), None)
    return Place(plain or without_accents(latin[0] if latin else names[0]), country, names)

"""Localities and international bodies: what each is called in each language.

A place or a body has one canonical name, by which reports in different languages are seen to speak of the same one: for
a place its first name in plain Latin letters, for a body the first name of its row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import read_table

_HAN = re.compile(r"[\u3400-\u9fff]")
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàèìòùãĩũáéíóúý]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """country: ISO 3166-1 alpha-2, "" for a body. names: all spellings; the first is the one that is shown."""

    canonical: str
    country: str
    names: tuple[str, ...]

    def name(self, language: str) -> str:
        """What it is called in `language`; its canonical name where that language has none of its own."""
        if language == "vi":
            return next((n for n in self.names if _VIETNAMESE.search(n)), self.canonical)
        if language == "zh":
            return next((n for n in self.names if _HAN.search(n)), self.canonical)
        return self.canonical


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters: it is looked for in English and Vietnamese text."""
    return not _HAN.search(name)


def is_vietnamese(name: str) -> bool:
    """Whether a name bears the accents of Vietnamese."""
    return bool(_VIETNAMESE.search(name))


@cache
def places() -> tuple[Place, ...]:
    """All localities: the rows of places.toml, then the subdivisions that these do not name."""
    rows = [_place(code, tuple(row)) for code, rows in read_table("names/places.toml").items() for row in rows]
    known = {name.lower() for place in rows for name in place.names}
    for code, names in read_table("names/subdivisions.json").items():
        rows += [Place(name, code, (name,)) for name in names if name.lower() not in known]
    return tuple(rows)


@cache
def bodies() -> tuple[Place, ...]:
    """All international bodies."""
    return tuple(Place(row[0], "", tuple(row)) for row in read_table("names/bodies.toml")["bodies"])


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
    plain = next((name for name in latin if not is_vietnamese(name)), None)
    return Place(plain or _without_accents(latin[0] if latin else names[0]), country, names)


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

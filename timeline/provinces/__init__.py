"""Whose foreign affairs: a profile of a home province, read from a data file.

A new province is a new `<id>.toml` here and needs no code. Where an article names a province that has no profile,
its name and the forms of it serve as one (`profile_for`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.errors import ConfigError
from timeline.model import LANGUAGES
from timeline.provinces.sourcerows import read_row

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Town:
    """A place that is small enough for a point to be true of it. at: latitude and longitude (WGS 84, degrees).

    names: in any language. venues: what stands in it and does not name it.
    """

    at: tuple[float, float]
    names: tuple[str, ...]
    venues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """id: of the file, or a slug of the name. country: ISO 3166-1 alpha-2, "" where it is not known.

    timezone: IANA name. names: by language (ISO 639-1), the first is shown. not_names: words that only look like it.
    places, bodies: by language, what belongs to the province and stands for it. partners: foreign localities, as
    written in any language, to their country's code. within: the larger places that it lies in, which tell its country
    where none is given. towns: where places of it and of partners lie. until, succeeded_by: when it ceased to
    exist, and as what it goes on.
    """

    id: str
    country: str
    timezone: str = "UTC"
    names: Names = field(default_factory=dict)
    not_names: Names = field(default_factory=dict)
    places: Names = field(default_factory=dict)
    bodies: Names = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    within: tuple[str, ...] = ()
    towns: tuple[Town, ...] = ()
    since: date | None = None
    until: date | None = None
    succeeded_by: str | None = None

    def name(self, language: str) -> str:
        """The province's name in `language`, else in one that readers have, else its id."""
        for choice in (language, *LANGUAGES, *self.names):
            if self.names.get(choice):
                return self.names[choice][0]
        return self.id


@cache
def profile_ids() -> tuple[str, ...]:
    """The ids of the profiles that are here, as the program found them when it was first asked."""
    names = sorted(p.name for p in resources.files(__package__).iterdir() if p.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names)


@cache
def read_profile(profile_id: str) -> Profile:
    """The profile of that id. Raises ConfigError where there is none, or where its file is wrong."""
    if profile_id not in profile_ids():
        raise ConfigError(f"there is no such profile; there are {', '.join(profile_ids())}", subject=profile_id)
    where = f"{profile_id}.toml"
    try:
        table = tomllib.loads((resources.files(__package__) / where).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("the profile cannot be read", subject=where) from error
    return _profile(profile_id, table, where)


def _profile(profile_id: str, table: dict[str, Any], where: str) -> Profile:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise ConfigError(f"unknown key {', '.join(unknown)}; there are {', '.join(sorted(_KEYS))}", subject=where)
    _check(table, where)
    values: dict[str, Any] = {k: table[k] for k in _SINGLE if k in table}
    values |= {k: {lang: tuple(v) for lang, v in table.get(k, {}).items()} for k in _BY_LANGUAGE}
    values["towns"] = tuple(Town(**{key: tuple(row[key]) for key in row}) for row in table.get("towns", ()))
    partners = {name: code for code, names in table.get("partners", {}).items() for name in names}
    try:
        ZoneInfo(table.get("timezone", "UTC"))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ConfigError(f"{table['timezone']!r} is no IANA time zone", subject=where) from error
    return Profile(id=profile_id, partners=partners, **values)


def _check(table: dict[str, Any], where: str) -> None:
    """Each value of the right form, and the country given: it says who is from outside."""
    if not isinstance(table.get("country"), str) or len(table["country"]) != 2:
        raise ConfigError("country has to be a code of two letters (ISO 3166)", subject=where)
    for key in (*_BY_LANGUAGE, "partners"):
        rows = table.get(key, {})
        if not isinstance(rows, dict) or not all(_is_names(names) for names in rows.values()):
            raise ConfigError(f"{key} has to be a table of lists of names", subject=where)
    if not all(map(_is_town, table.get("towns", ()))):
        raise ConfigError("towns has to be a list of tables with `at` (latitude, longitude) and `names`", subject=where)
    for number, row in enumerate(table.get("sources", ()), start=1):
        read_row(row, f"{where}, source {number}", profile=None)
    for key in ("since", "until"):
        if not isinstance(table.get(key, date.min), date):
            raise ConfigError(f"{key} has to be a date, such as 2025-07-01", subject=where)
    for key in ("timezone", "succeeded_by"):
        if not isinstance(table.get(key, ""), str):
            raise ConfigError(f"{key} has to be a text", subject=where)


def _is_names(names: object) -> bool:
    return isinstance(names, list) and all(isinstance(name, str) and name.strip() for name in names)


def _is_town(row: object) -> bool:
    if not isinstance(row, dict) or not {"at", "names"} <= set(row) <= {"at", "names", "venues"}:
        return False
    return _is_point(row["at"]) and _is_names(row["names"]) and _is_names(row.get("venues", []))


def _is_point(at: object) -> bool:
    """Whether it is a latitude and a longitude in degrees."""
    if not isinstance(at, list) or len(at) != 2 or not all(isinstance(value, float) for value in at):
        return False
    return bool(-90 <= at[0] <= 90 and -180 <= at[1] <= 180)


_BY_LANGUAGE = ("names", "not_names", "places", "bodies")
_SINGLE = ("country", "timezone", "since", "until", "succeeded_by")
_KEYS = {*_BY_LANGUAGE, *_SINGLE, "partners", "towns", "sources"}


def profile_for(name: str | None, default: str) -> Profile:
    """The profile that an article's province means; see `timeline.provinces.improvised`."""
    from timeline.provinces import improvised

    return improvised.profile_for(name, default)


def profiles_for(names: Sequence[str], home: Profile) -> tuple[Profile, ...]:
    """The profiles that a reader's provinces (ids or names) mean, each once; the home province's where none is named.

    Raises ConfigError for a blank name.
    """
    found = (profile_for(name, "") for name in names)
    return tuple({profile.id: profile for profile in found}.values()) or (home,)

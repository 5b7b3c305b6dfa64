"""What counts as foreign affairs in a home country besides parties from abroad: `names/homes.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lexicon import read_table


@dataclass(frozen=True, slots=True)
class Home:
    """ministries: all names of the one for foreign affairs, the canonical one first. domestic: whether visits between
    the country's own provinces count. family_names: whether those of the lexicons are its people's."""

    ministries: tuple[str, ...] = ()
    domestic: bool = False
    family_names: bool = False


@cache
def home_of(country: str) -> Home:
    """What holds for a home country (ISO 3166-1 alpha-2); nothing where the table does not list it."""
    row = read_table("names/homes.toml").get(country, {})
    return Home(tuple(row.get("ministries", ())), row.get("domestic", False), row.get("family_names", False))

"""What differs between languages, as data: one TOML file a language, with a table for each room that reads it.

`read_lexicon` gives the raw mapping; each reader checks its own tables. A new language is a new `<language>.toml` here.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from timeline.errors import ConfigError


def languages() -> list[str]:
    """The languages (ISO 639-1) that have a lexicon."""
    names = (p.name for p in resources.files(__package__).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if re.fullmatch(r"[a-z]{2,3}\.toml", name))


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table that serves all languages (`names/places.toml`, say). Raises ConfigError where it cannot be read."""
    try:
        text = (resources.files(__package__) / name).read_text("utf-8")
        table = tomllib.loads(text) if name.endswith(".toml") else json.loads(text)
    except (OSError, ValueError) as error:
        raise ConfigError("the table cannot be read", subject=name) from error
    return MappingProxyType(table)


# What every lexicon has, and what every such table has; all else may be left out.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "writing": ("script",),
    "dates": ("months", "weekdays", "numbers", "units", "parts_of_day", "starts", "patterns", "sentence_end"),
    "words": (),
    "kinds": (),
    "cues": (),
    "home": ("words",),
    "foreign": ("words",),
    "mask": ("words",),
    "demonyms": (),
    "not_countries": ("words",),
    "clutter": ("starts", "contains", "captions", "cut"),
    "location": ("venues", "leads"),
    "counts": ("form",),
    "joints": ("before_years", "clauses", "between_dates", "items", "list_opens", "not_of_a_name"),
}


def _check(table: Mapping[str, Any], where: str) -> None:
    missing = [f"[{name}]" for name in _NEEDED if not isinstance(table.get(name), dict)]
    missing += [f"[{name}] {key}" for name in _NEEDED for key in _NEEDED[name] if key not in table.get(name, (key,))]
    if missing:
        raise ConfigError(f"the lexicon lacks {', '.join(missing)}", subject=where)


@cache
def read_lexicon(language: str) -> Mapping[str, Any]:
    """The lexicon of a language as its file has it.

    Raises ConfigError where there is none, it is not TOML, or a table is missing.
    """
    if language not in languages():
        raise ConfigError(f"there is no lexicon for it; there are {', '.join(languages())}", subject=language)
    where = f"{language}.toml"
    try:
        table = tomllib.loads((resources.files(__package__) / where).read_text("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("the lexicon cannot be read", subject=where) from error
    _check(table, where)
    return MappingProxyType(table)

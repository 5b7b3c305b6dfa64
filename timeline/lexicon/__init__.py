"""What differs between languages, as data: one TOML file a language, with a table for each room that reads it.

`read_lexicon` gives the raw mapping, keys and types checked; each reader compiles its own tables.
A new language is a new `<language>.toml` here.
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

from timeline.errors import ConfigError, UnknownLanguageError
from timeline.lexicon.checks import faults_of, loose_classes

_MOST_TOLD = 3  # faults of one file


@cache
def languages() -> tuple[str, ...]:
    """The languages (ISO 639-1) that have a lexicon, as the program found them when it was first asked."""
    names = (p.name for p in resources.files(__package__).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if re.fullmatch(r"[a-z]{2,3}\.toml", n)))


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
    faults = list(faults_of(table)) or list(loose_classes(table))
    if faults:
        more = f"; and {len(faults) - _MOST_TOLD} more" if len(faults) > _MOST_TOLD else ""
        raise ConfigError("; ".join(faults[:_MOST_TOLD]) + more, subject=where)


def _parsed(content: bytes, where: str) -> dict[str, Any]:
    """The file's tables. Raises ConfigError with line and column (in the cause) where it is not TOML."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"the lexicon is not UTF-8 in line {line}", subject=where) from error
    except tomllib.TOMLDecodeError as error:
        last = content.count(b"\n") + 1
        end = "" if "at line" in str(error) else f" up to its end, line {last}"
        raise ConfigError(f"the lexicon is not TOML{end}", subject=where) from error


@cache
def read_lexicon(language: str) -> Mapping[str, Any]:
    """The lexicon of a language as its file has it.

    Raises UnknownLanguageError where there is none; ConfigError where it is not TOML, or what `checks` says of its
    tables does not hold, with file, table and key.
    """
    if language not in languages():
        raise UnknownLanguageError(f"there is no lexicon for it; there are {', '.join(languages())}", subject=language)
    where = f"{language}.toml"
    table = _parsed((resources.files(__package__) / where).read_bytes(), where)
    _check(table, where)
    return MappingProxyType(table)

"""Names of months and weekdays in all languages that have a lexicon, for stamps: those are often in another language
than the page, because whoever made the site was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from timeline.lexicon import languages, read_lexicon


@cache
def month_numbers() -> Mapping[str, int]:
    """1 to 12 by name or abbreviation, as the lexicons write them."""
    return {name: number + 1 for name, number in _numbered("months")}


@cache
def weekday_numbers() -> Mapping[str, int]:
    """0 for Monday to 6, as `date.weekday` counts, by name or abbreviation in small letters."""
    return {name.lower(): number for name, number in _numbered("weekdays")}


def _numbered(key: str) -> Iterable[tuple[str, int]]:
    for language in languages():
        dates = read_lexicon(language).get("dates", {})
        for table in (dates.get(key, ()), dates.get(f"{key}_short", ())):
            yield from ((name, number) for number, names in enumerate(table) for name in names)


def any_of(names: Iterable[str]) -> str:
    """A regular expression of one of the names, the longest that fits."""
    return f"(?:{'|'.join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))})"


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, abbreviation or number, in capitals or small letters; None where it is none."""
    low = " ".join(word.lower().split()).rstrip(".")
    return int(low) if low.isdecimal() else _small_months().get(low)


@cache
def _small_months() -> Mapping[str, int]:
    return {name.lower(): number for name, number in month_numbers().items()}


def weekday_number(word: str | None) -> int | None:
    """0 for Monday to 6; None where it is no weekday's name."""
    return None if word is None else weekday_numbers().get(" ".join(word.lower().split()).rstrip("."))

"""What pages print in and around their stamps, from the tables `[stamps]` of all lexicons: whoever made a site may
speak another language than the page.

All keys are regular expressions without named groups, and all may be missing. `published`, `updated`, `today` (labels);
`on` (what joins a label to its date), `at` (what stands before a clock time), `day` (the word before a date, in prose
too); `ordinals`, `before_year`; `clock_marks` (between hours and minutes, as in the brackets of an expression),
`clock_end`, `halves` (of the day); `prepositions` (a date after one is prose), `field` and `field_start` (what else
shares a stamp's line; of a `field` no letter goes on), `byline`, `masthead`, `copyright`, `counter` (of readers).
Lists of expressions with `{y}`, `{m}`, `{d}` (figures): `forms` of a day with its year, `days` without one, `datelines`
(`{capital}`: a Latin capital letter). `copyright_has`, `counter_has`: parts of words, in small letters, of which each
such expression has one, so that most texts are not searched. `day_first` (true or false): a clock with AM tells of no
American order here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon

CAPITAL = r"[A-Z\u00c0-\u1ef8]"
_WORDS = {
    *("published", "updated", "today", "on", "at", "day", "ordinals", "before_year", "clock_marks", "clock_end"),
    *("halves", "prepositions", "field", "field_start", "byline", "masthead", "copyright", "counter"),
}


@cache
def stamp_table(language: str) -> Mapping[str, Any]:
    """The table of one language; empty where it has none.

    Raises ConfigError for an expression that is none.
    """
    table: Mapping[str, Any] = read_lexicon(language).get("stamps", {}) if language in languages() else {}
    try:
        for word in _WORDS & set(table):
            re.compile(f"[{table[word]}]" if word == "clock_marks" else table[word])
    except re.error as error:
        raise ConfigError(f"the table [stamps] is wrong: {error}", subject=f"{language}.toml") from error
    return table


def words(*keys: str) -> str:
    """One of what all languages have under these keys, as a group; it fits nothing where none has any."""
    found = [table[key] for table in map(stamp_table, languages()) for key in keys if key in table]
    return f"(?:{'|'.join(found)})" if found else "(?!)"


def parts(key: str) -> Iterator[str]:
    """The plain words that all languages list under that key."""
    return (word for language in languages() for word in stamp_table(language).get(key, ()))


def marks() -> str:
    """What parts hours and minutes, as in the brackets of an expression."""
    return "".join(stamp_table(language).get("clock_marks", "") for language in languages())


def forms(key: str, **fields: str) -> Iterator[str]:
    """The expressions of all languages under that key, with its fields in the place of their names."""
    for language in languages():
        for form in stamp_table(language).get(key, ()):
            yield re.sub(r"\{([a-z]+)\}", lambda m: fields[m[1]], form)

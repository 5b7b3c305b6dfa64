"""Titles for events that no source gives one, in each language whose lexicon has the table `[titles]`.

A row for each kind; "visit_in" and "visit_out" where it is known who travels; "separator", which parts those named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon
from timeline.model import LANGUAGES, Kind

_ROWS = frozenset({*Kind, "visit_in", "visit_out", "separator"})


@cache
def title_languages() -> tuple[str, ...]:
    """The languages (ISO 639-1) that titles are composed in: first those that readers choose from."""
    known = [language for language in languages() if "titles" in read_lexicon(language)]
    return tuple(sorted(known, key=lambda name: (LANGUAGES.index(name) if name in LANGUAGES else len(LANGUAGES), name)))


def composed_title(form: str, language: str, /, *, home: str, others: Sequence[str]) -> str:
    """A title for an event of that kind, or "visit_in", "visit_out"; `others` are the counterparts' names.

    Raises ConfigError where the language has no such table or a row is missing.
    """
    rows = _titles(language)
    return rows[form].format(home=home, others=rows["separator"].join(others))


@cache
def _titles(language: str) -> Mapping[str, str]:
    rows: Mapping[str, str] = read_lexicon(language).get("titles", {})
    odd = _ROWS ^ rows.keys()
    if odd:
        raise ConfigError(f"[titles], missing or unknown: {', '.join(sorted(odd))}", subject=f"{language}.toml")
    return rows

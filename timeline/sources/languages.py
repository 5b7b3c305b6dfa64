"""The language of a text that does not say it.

Each lexicon has its hints (`[detect]`): `script` (letters, as in the brackets of an expression) of which a `share`
(0.3 of the letters) decides; else `words` that a text in it is full of. Some languages that have no lexicon are told by
their script too (`names/scripts.toml`): better unread than misread. Where no hint decides, py3langid chooses among the
languages with a lexicon that it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon, read_table
from timeline.model import LANGUAGES

_SAMPLE = 5000
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.3
_FEWEST = 3  # words of a language that must stand in a text,
_PART = 0.1  # and the part of all its words that they must be,
_AHEAD = 2  # so many times that of any other language


@dataclass(frozen=True, slots=True)
class _Hints:
    """script: one letter, or None where the script tells nothing. words: in small letters."""

    script: re.Pattern[str] | None
    share: float
    words: frozenset[str]


def find_language(text: str) -> str:
    """ISO 639-1 code, not always of a language with a lexicon; the readers' first language for a text without letters.

    Raises ConfigError for hints that are wrong.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return LANGUAGES[0]
    return _by_script(sample, letters) or _by_words(sample) or _by_model(sample)


def is_language(code: str) -> bool:
    """Whether a language has this code (ISO 639-1), with a lexicon or without."""
    return code in languages() or code in Locale(LANGUAGES[0]).languages


def _by_script(sample: str, letters: int) -> str | None:
    for language, hints in _all_hints().items():
        if hints.script is not None and len(hints.script.findall(sample)) >= hints.share * letters:
            return language
    return None


def _by_words(sample: str) -> str | None:
    """The language whose words are frequent in the sample, if others' are not."""
    found = _WORD.findall(sample.lower())
    counts = {code: sum(word in hints.words for word in found) for code, hints in _all_hints().items()}
    first = max(counts, key=counts.__getitem__)
    others = max((count for language, count in counts.items() if language != first), default=0)
    return first if counts[first] >= max(_FEWEST, _PART * len(found), _AHEAD * others) else None


def _by_model(sample: str) -> str:
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> LanguageIdentifier:
    """Restricted to our languages: unrestricted it takes short texts for anything."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([language for language in languages() if language in identifier.nb_classes])
    return identifier


@cache
def _all_hints() -> Mapping[str, _Hints]:
    """By language, those told by a small share of their letters first."""
    tables = {**read_table("names/scripts.toml"), **dict(_tables())}
    found = {language: _hints(language, table) for language, table in tables.items()}
    return dict(sorted(found.items(), key=lambda item: item[1].share))


def _tables() -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((language, read_lexicon(language).get("detect", {})) for language in languages())


def _hints(language: str, table: Mapping[str, Any]) -> _Hints:
    try:
        script = re.compile(f"[{table['script']}]") if "script" in table else None
        return _Hints(script, float(table.get("share", _SHARE)), frozenset(map(str.lower, table.get("words", ()))))
    except (TypeError, ValueError, re.error) as error:
        raise ConfigError(f"the table [detect] is wrong: {error}", subject=f"{language}.toml") from error

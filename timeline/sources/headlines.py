"""The headline of a plain text: its first short line that reads like one. In doubt there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from timeline.dates.stamps import find_stamps
from timeline.lexicon import languages, read_lexicon
from timeline.lexicon.writing import dense_letter
from timeline.model import Span

_MAX = 200
_TOP = 2000
_LINES = 8
_STRIP = " \t\u00a0\u3000\ufeff|-–—*#"
_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"[.。;；:：,，…!！]$")
_FEWEST = 5  # words
_FEWEST_DENSE = 8  # letters that are words or syllables


@cache
def _clutter() -> re.Pattern[str]:
    """What no headline has: the marks of a menu, and the words of all lexicons."""
    return re.compile("|".join([r"[|>»×│]|©|https?://|^\W*\(.{1,20}\)\W", *_of_all("never")]), re.IGNORECASE)


@cache
def _prose() -> re.Pattern[str]:
    """What only a line of prose has."""
    return re.compile("|".join([r"[.!?][\"”’)]?\s+\w|。|[.…/][\"”’)]?$|\./\.$", *_of_all("prose")]))


def _of_all(key: str) -> Iterator[str]:
    """An expression of every language that has one in `[headline]`: pages mix their words."""
    return (table[key] for table in map(_table, languages()) if key in table)


def _table(language: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_lexicon(language).get("headline", {}) if language in languages() else {}
    return table


def find_headline(text: str, language: str) -> str | None:
    """The headline, white space folded, without a stamp at its edge; None where no line above the prose is one."""
    top = text[:_TOP]
    spans = [stamp.span for stamp in find_stamps(top, language)]
    first = None
    for number, match in enumerate(m for m in _LINE.finditer(top) if m.group().strip(_STRIP)):
        line, stamped = _without(spans, match)
        if number >= _LINES or len(line) > _MAX or _prose().search(line):
            break
        if _reads_like_headline(line, language) and text[match.end() :].strip():
            if stamped:
                return line  # the stamp is glued to it, so it is the article's and not the site's
            first = first or line
    return first


def _without(spans: list[Span], match: re.Match[str]) -> tuple[str, bool]:
    """The line without the stamps that stand on it, white space folded; and whether there were any."""
    parts, at = [], match.start()
    for span in spans:
        if match.start() <= span.start and span.end <= match.end():
            parts.append(match.string[at : span.start])
            at = span.end
    rest = " ".join([*parts, match.string[at : match.end()]])
    return " ".join(rest.split()).strip(_STRIP), bool(parts)


def _reads_like_headline(line: str, language: str) -> bool:
    if _clutter().search(line) or _END.search(line):
        return False
    fewest: int = _table(language).get("fewest_words", _FEWEST)
    return len(dense_letter().findall(line)) >= _FEWEST_DENSE or len(_WORD.findall(line)) >= fewest

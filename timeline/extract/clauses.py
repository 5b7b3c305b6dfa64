"""Which part of a sentence speaks of which of its dates.

A sentence with one date speaks of it as a whole. With several, it is parted before the words that lead to the next:
at a semicolon, else at the last comma or joining word between two. Dates that only a comma or "and" parts share it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import read_lexicon
from timeline.lexicon.writing import writing_of
from timeline.model import DateMention, Span

_GAP = 16  # the most characters between two dates that stand side by side
_BESIDE = 6  # and the most such dates at either side


@dataclass(frozen=True, slots=True)
class Joints:
    """How a language joins clauses, dates and the items of lists (`[joints]` of its lexicon)."""

    clauses: tuple[re.Pattern[str], ...]  # the strongest first
    between_dates: re.Pattern[str]
    items: re.Pattern[str]
    list_opens: re.Pattern[str]
    not_of_a_name: re.Pattern[str]


@cache
def joints_of(language: str) -> Joints:
    """The joints of `language`, compiled; every repetition is bounded."""
    words = {
        key: _either(rows, language) for key, rows in read_lexicon(language)["joints"].items() if key != "before_years"
    }
    return Joints(
        clauses=(re.compile(r"[;；。]"), re.compile(rf"[,，]|{words['clauses']}")),
        between_dates=re.compile(rf"[\s,，、;&–-]{{0,4}}{words['between_dates']}?[\s,]{{0,3}}"),
        items=re.compile(rf"[,;:()“”\"、，：；。《》「」]|{words['items']}"),
        list_opens=re.compile(rf"[:：]|{words['list_opens']}"),
        not_of_a_name=re.compile(rf"{words['not_of_a_name']}\s*", re.IGNORECASE),
    )


def _either(words: Sequence[str], language: str) -> str:
    """Any of the words (none fits where there is none), whole ones where the language parts words by spaces."""
    if not words:
        return "(?!)"
    choice = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?:\b(?:{choice})\b)" if writing_of(language).spaced else f"(?:{choice})"


def clause_of(text: str, language: str, sentence: Span, mention: DateMention, others: Sequence[DateMention]) -> Span:
    """The part of `sentence` that speaks of `mention`; `others` are all its dates that could be of events, in order."""
    joints = joints_of(language)
    at = bisect_left(others, mention.span.start, key=lambda m: m.span.start)
    start, end = sentence.start, sentence.end
    first, last = _side_by_side(text, joints, others, at)
    if first > 0:
        start = _border(text, joints, others[first - 1].span.end, others[first].span.start, sentence.start)
    if last + 1 < len(others):
        end = _border(text, joints, others[last].span.end, others[last + 1].span.start, sentence.end)
    return Span(start, end)


def _side_by_side(text: str, joints: Joints, dates: Sequence[DateMention], at: int) -> tuple[int, int]:
    """The first and the last of the dates that stand side by side with that one: they share its clause."""

    def joined(left: int) -> bool:
        gap = dates[left + 1].span.start - dates[left].span.end
        fits = joints.between_dates.fullmatch(text, dates[left].span.end, dates[left + 1].span.start)
        return gap <= _GAP and fits is not None

    first = last = at
    while first > 0 and at - first < _BESIDE and joined(first - 1):
        first -= 1
    while last + 1 < len(dates) and last - at < _BESIDE and joined(last):
        last += 1
    return first, last


def _border(text: str, joints: Joints, left: int, right: int, default: int) -> int:
    for form in joints.clauses:
        found = [match.start() for match in form.finditer(text, left, right)]
        if found:
            return found[-1]
    return default

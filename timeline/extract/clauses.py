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
    if at > 0:
        start = _border(text, joints, others[at - 1].span.end, mention.span.start, sentence.start)
    if at + 1 < len(others):
        end = _border(text, joints, mention.span.end, others[at + 1].span.start, sentence.end)
    return Span(start, end)


def _border(text: str, joints: Joints, left: int, right: int, default: int) -> int:
    if joints.between_dates.fullmatch(text, left, right):
        return default
    for form in joints.clauses:
        found = [match.start() for match in form.finditer(text, left, right)]
        if found:
            return found[-1]
    return default

"""Which part of a sentence speaks of which of its dates.

A sentence with one date speaks of it as a whole. With several, it is parted before the words that lead to the next date:
at a semicolon, else at the last comma or joining word between two dates. Dates that only a comma or "and" parts share it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import DateMention, Span

_STRONG = re.compile(r"[;；。]")
_WEAK = re.compile(r"[,，]|\s(?:and|while|but|then|và|còn|trong khi|sau đó)\s|并于|并在|同时")
_ONLY_JOINED = re.compile(r"[\s,，、;&]*(?:and|và|&|和|及|与|to|-|–)?[\s,]*(?:on|in|ngày|năm)?\s*")


def clause_of(text: str, sentence: Span, mention: DateMention, others: Sequence[DateMention]) -> Span:
    """The part of `sentence` that speaks of `mention`; `others` are all dates of the sentence that could be of events."""
    ordered = sorted(others, key=lambda m: m.span)
    at = ordered.index(mention)
    start, end = sentence.start, sentence.end
    if at > 0:
        start = _border(text, ordered[at - 1].span.end, mention.span.start, sentence.start)
    if at + 1 < len(ordered):
        end = _border(text, mention.span.end, ordered[at + 1].span.start, sentence.end)
    return Span(start, end)


def _border(text: str, left: int, right: int, default: int) -> int:
    if _ONLY_JOINED.fullmatch(text, left, right):
        return default
    for form in (_STRONG, _WEAK):
        found = [match.start() for match in form.finditer(text, left, right)]
        if found:
            return found[-1]
    return default

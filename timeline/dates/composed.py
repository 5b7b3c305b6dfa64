"""Text whose letters are followed by combining marks (NFD, as some pages have Vietnamese) is read composed (NFC);
places in what was read lead back to the text as it was given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from timeline.model import DateMention, Span

_MARK = re.compile(r"[\u0300-\u036f]")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{1,8}")


def find_in_composed(text: str, find: Callable[[str], list[DateMention]]) -> list[DateMention]:
    """What `find` finds in the composed text, with spans and texts of the text as given."""
    if _MARK.search(text) is None or _CLUSTER.search(text) is None:
        return find(text)
    composed, places, given = _composed(text)

    def back(position: int) -> int:
        last = bisect_right(places, position) - 1
        return given[last] + position - places[last]

    spans = ((m, Span(back(m.span.start), back(m.span.end))) for m in find(composed))
    return [replace(m, span=span, text=span.of(text), ends=_moved(m, back)) for m, span in spans]


def _composed(text: str) -> tuple[str, list[int], list[int]]:
    """The composed text; places after each composed letter in it, and the same places in the text as given."""
    pieces, places, given = [], [0], [0]
    end = length = 0
    for match in _CLUSTER.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        pieces += [text[end : match.start()], letter]
        length += match.start() - end + len(letter)
        end = match.end()
        places.append(length)
        given.append(end)
    return "".join([*pieces, text[end:]]), places, given


def _moved(mention: DateMention, back: Callable[[int], int]) -> tuple[Span, Span] | None:
    if mention.ends is None:
        return None
    first, last = (Span(back(end.start), back(end.end)) for end in mention.ends)
    return first, last

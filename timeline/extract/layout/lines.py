"""Lines of a page: where each begins, what opens it (a bullet, a number), and the cells that it is parted into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.dates import Reference, find_dates
from timeline.model import DateMention, Span

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")

_BLANKS = " \t\u00a0\u3000"
_MARKER = re.compile(
    r"[ \t\u00a0\u3000]{0,40}(?:([•●○▪■◆◇★*+–—-])[ \t\u00a0]{0,9}|[(（]?([\dIVXa-z]{1,3})[.)）] |(\w{1,3})、)"
)
_ENDED = re.compile(r"[.!?。！？；;…][\"'”’»)\]]{0,3}$")
_SPACES = re.compile(r" {3,}|\t")
_TITLE = 160  # characters of the longest line that is taken for a heading


@dataclass(frozen=True, slots=True)
class Line:
    """start: of the line on the page. whole: without blanks around it; span: without its bullet or number, too.

    style: the bullet (all numbers are one) and the indent: lines of one style are of one list.
    """

    number: int
    start: int
    whole: Span
    span: Span
    style: tuple[str, int]

    @property
    def is_marked(self) -> bool:
        return bool(self.style[0])


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what is known of its dates. reference: what they are resolved against; mentions: by position."""

    text: str
    language: str
    reference: Reference
    mentions: tuple[DateMention, ...]
    starts: tuple[int, ...]  # of the mentions

    def touches(self, span: Span) -> bool:
        """Whether a date of the text overlaps `span`."""
        at = bisect_right(self.starts, span.start)
        return any(mention.span.overlaps(span) for mention in self.mentions[max(0, at - 1) : at + 1])

    def opens(self, span: Span, within: int) -> bool:
        """Whether a date of the text begins at most `within` characters after `span` does, or reaches into it."""
        at = bisect_right(self.starts, span.start + within) - 1
        return at >= 0 and self.mentions[at].span.end > span.start

    def fills(self, span: Span, within: int) -> bool:
        """Whether a date of the text takes all of `span` but so many characters at either end."""
        at = bisect_right(self.starts, span.start + within) - 1
        return at >= 0 and self.mentions[at].span.end >= span.end - within

    def of(self, span: Span) -> str:
        return span.of(self.text)

    def dates(self, span: Span, reference: Reference | None = None) -> list[DateMention]:
        """The dates of a piece of the text, read as if it stood alone."""
        found = find_dates(self.of(span), self.language, reference or self.reference)
        return [_moved(mention, span.start) for mention in found]


def lines_of(text: str) -> Iterator[Line]:
    """The lines that are not blank, in order."""
    number = 0
    for match in LINE.finditer(text):
        inner = match.group()
        whole = Span(
            match.start() + len(inner) - len(inner.lstrip(_BLANKS)), match.start() + len(inner.rstrip(_BLANKS))
        )
        if whole.start >= whole.end:
            continue
        marker = _MARKER.match(text, match.start(), whole.end)
        sign = "" if marker is None else marker[1] or "1"
        span = whole if marker is None else Span(min(marker.end(), whole.end), whole.end)
        yield Line(number, match.start(), whole, span, (sign, whole.start - match.start()))
        number += 1


def is_heading(source: Source, line: Line) -> bool:
    """Whether a line can be a heading: short, and no sentence."""
    return line.span.end - line.span.start <= _TITLE and not is_ended(source.of(line.span))


def is_ended(text: str) -> bool:
    return _ENDED.search(text[-5:]) is not None


def cells_of(text: str, line: Line) -> tuple[str, list[Span]]:
    """What parts a line ("tab", "bar", "blanks", "" for nothing) and its cells without the blanks around them."""
    end = line.whole.end
    inner = text[line.start : end]
    if "\t" in inner.strip(" ") and inner.strip():
        return "tab", _parted(text, line.start, end, "\t")
    if "|" in inner or "｜" in inner:
        return "bar", _parted(text, line.whole.start, end, "|｜")
    if ("   " in inner or "\t" in inner) and _SPACES.search(inner.lstrip(_BLANKS)):
        return "blanks", [Span(*bounds) for bounds in _between(text, line.whole)]
    return "", [line.whole]


def _parted(text: str, start: int, end: int, signs: str) -> list[Span]:
    cells: list[Span] = []
    left = start
    for match in re.finditer(f"[{signs}]|$", text[start:end]):
        inner = text[left : start + match.start()]
        begin = left + len(inner) - len(inner.lstrip(_BLANKS))
        cells.append(Span(begin, max(begin, left + len(inner.rstrip(_BLANKS)))))
        left = start + match.end()
    return cells


def _between(text: str, whole: Span) -> Iterator[tuple[int, int]]:
    start = whole.start
    for match in _SPACES.finditer(text, whole.start, whole.end):
        yield start, match.start()
        start = match.end()
    yield start, whole.end


def _moved(mention: DateMention, by: int) -> DateMention:
    ends = mention.ends and (_shifted(mention.ends[0], by), _shifted(mention.ends[1], by))
    return replace(mention, span=_shifted(mention.span, by), ends=ends)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def is_all_date(source: Source, span: Span, mentions: list[DateMention]) -> bool:
    """Whether a piece of text says dates and nothing else: no letter or figure stands outside of them."""
    position, rest = span.start, ""
    for mention in mentions:
        rest += source.text[position : mention.span.start]
        position = mention.span.end
    rest += source.text[position : span.end]
    return bool(mentions) and not any(c.isalnum() for c in rest)

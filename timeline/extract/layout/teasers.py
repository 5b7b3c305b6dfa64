"""Teasers: headline, stamp, a sentence or two, then the next headline. Each is a small article with its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates import Reference
from timeline.dates.stamps import Stamp
from timeline.extract.layout.lines import Line, Source, is_all_date, is_ended, is_heading
from timeline.lexicon.writing import dense_letter
from timeline.model import Precision, Span

_FEWEST = 2
_CLOSING = re.compile(r"[\s(（\[]{1,3}(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})[)）\]]{0,2}$")
_CLOSING_LENGTH = 20
_DAY = r"((?:\d{4}[./-]\d{1,2}[./-]\d{1,2})|(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}))"
_OPENED = re.compile(rf"(?:[\[(（【]{_DAY}[\])）】]|{_DAY}[ \t|]{{1,3}}[^\W\d])")
_LONGEST = 50  # characters of a line that is but a day
_AROUND = 9  # characters beside it: brackets, a weekday
_BESIDE = 20  # characters on a stamp's line that are not the stamp's


@dataclass(frozen=True, slots=True)
class Teaser:
    """published: by its stamp. headline: its line; lines: those that tell."""

    published: date
    stamp: Span
    headline: Span
    lines: tuple[Line, ...]


Stamped = Mapping[int, tuple[date, Span]]  # day and place of the stamp, by the number of its line


def find_teasers(source: Source, lines: Sequence[Line], stamps: Sequence[Stamp]) -> list[Teaser]:
    """The teasers of a page that lists several; none where fewer than two stand on it."""
    by_line = dict(_stamped(source, lines, stamps))
    for above in (1, -1):  # where the headline stands: right above the stamp, or right below it
        heads = [n for n in by_line if _is_headed(source, lines, by_line, n, above)]
        if len(heads) >= _FEWEST and len(heads) * 2 > len(by_line):
            return list(_teasers(source, lines, by_line, heads, above))
    return []


def _teasers(
    source: Source, lines: Sequence[Line], by_line: Stamped, heads: Sequence[int], above: int
) -> Iterator[Teaser]:
    for n, following in zip(heads, [*heads[1:], None], strict=True):
        first = n + 1 if above > 0 else n + 2
        last = len(lines) if following is None else following - max(above, 0)
        yield Teaser(*by_line[n], lines[n - above].span, tuple(_told(source, lines[first:last])))


def find_figures_beside(source: Source, lines: Sequence[Line]) -> list[Span]:
    """The days in figures that open or close headlines ("Mayor receives consul (15/05/2023)"), where several do."""
    closing, opening = (
        [span for line in lines if is_heading(source, line) and (span := form(source, line)) is not None]
        for form in (_closing, _opening)
    )
    return sorted({span for found in (closing, opening) if len(found) >= _FEWEST for span in found})


def _opening(source: Source, line: Line) -> Span | None:
    begin = _OPENED.match(source.text, line.span.start, line.span.end)
    return Span(*begin.span(begin.lastindex or 0)) if begin else None


def _closing(source: Source, line: Line) -> Span | None:
    end = _CLOSING.search(source.of(line.span)[-_CLOSING_LENGTH:])
    if end is None:
        return None
    start = line.span.end - min(_CLOSING_LENGTH, line.span.end - line.span.start) + end.start(1)
    return Span(start, line.span.end) if start > line.span.start else None


def _told(source: Source, lines: Sequence[Line]) -> Iterator[Line]:
    """The sentences of a teaser, up to the first line that is none."""
    for line in lines:
        if not is_ended(source.of(line.span)):
            return
        yield line


def _stamped(source: Source, lines: Sequence[Line], stamps: Sequence[Stamp]) -> Iterator[tuple[int, tuple[date, Span]]]:
    """The numbers of the lines that are but a stamp, or a day with its year, with that day."""
    at = 0
    for line in lines:
        while at < len(stamps) and stamps[at].span.end <= line.whole.start:
            at += 1
        found = _stamp_on(line, stamps[at]) if at < len(stamps) else None
        if found is None and line.whole.end - line.whole.start <= _LONGEST and source.fills(line.whole, _AROUND):
            found = _day_alone(source, line)
        if found is not None:
            yield line.number, found


def _stamp_on(line: Line, stamp: Stamp) -> tuple[date, Span] | None:
    if stamp.span.start >= line.whole.end or stamp.date is None:
        return None
    length = min(stamp.span.end, line.whole.end) - max(stamp.span.start, line.whole.start)
    return (stamp.date, stamp.span) if line.whole.end - line.whole.start - length <= _BESIDE else None


def _day_alone(source: Source, line: Line) -> tuple[date, Span] | None:
    found = source.dates(line.whole, Reference(None))
    if len(found) != 1 or not is_all_date(source, line.whole, found) or found[0].dtstart is None:
        return None
    return (found[0].dtstart, found[0].span) if found[0].precision is Precision.DAY else None


def _is_headed(source: Source, lines: Sequence[Line], by_line: Stamped, n: int, above: int) -> bool:
    """Whether a headline stands beside the stamp, and a sentence below both."""
    head, told = n - above, n + 1 + (above < 0)
    if head < 0 or told >= len(lines) or head in by_line or told in by_line:
        return False
    below = source.of(lines[told].span)
    return is_heading(source, lines[head]) and is_ended(below) and not lines[told].is_marked and _is_long(below)


def _is_long(text: str) -> bool:
    """Whether it can be a sentence: a letter of some scripts says as much as three of others."""
    return len(text) + 2 * len(dense_letter().findall(text[:100])) >= 30

"""Teasers: headline, stamp, a sentence or two, then the next headline. Each is a small article with its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.stamps import Stamp
from timeline.extract.layout.lines import Line, Source, is_ended, is_heading
from timeline.lexicon.writing import dense_letter
from timeline.model import Span

_FEWEST = 2
_CLOSING = re.compile(r"[\s(（\[]{1,3}(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})[)）\]]{0,2}$")
_CLOSING_LENGTH = 20
_BESIDE = 20  # characters on a stamp's line that are not the stamp's


@dataclass(frozen=True, slots=True)
class Teaser:
    """published: by its stamp. headline: its line; lines: those that tell."""

    published: date
    stamp: Span
    headline: Span
    lines: tuple[Line, ...]


def find_teasers(source: Source, lines: Sequence[Line], stamps: Sequence[Stamp]) -> list[Teaser]:
    """The teasers of a page that lists several; none where fewer than two stand on it."""
    by_line = dict(_stamped(source, lines, stamps))
    heads = [n for n in by_line if _is_headed(source, lines, by_line, n)]
    if len(heads) < _FEWEST or len(heads) * 2 <= len(by_line):
        return []
    found: list[Teaser] = []
    for n, following in zip(heads, [*heads[1:], None], strict=True):
        end = len(lines) if following is None else following - 1
        told = tuple(_told(source, lines[n + 1 : end]))
        found.append(Teaser(by_line[n][0], by_line[n][1], lines[n - 1].span, told))
    return found


def find_closing_stamps(source: Source, lines: Sequence[Line]) -> list[Span]:
    """The days in figures that close headlines ("Mayor receives consul (15/05/2023)"), where several are so printed."""
    found = [span for line in lines if (span := _closing(source, line)) is not None]
    return found if len(found) >= _FEWEST else []


def _closing(source: Source, line: Line) -> Span | None:
    end = _CLOSING.search(source.of(line.span)[-_CLOSING_LENGTH:])
    if end is None or not is_heading(source, line):
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
    """The numbers of the lines that are but a stamp, with its day."""
    at = 0
    for line in lines:
        while at < len(stamps) and stamps[at].span.end <= line.whole.start:
            at += 1
        if at == len(stamps):
            return
        stamp = stamps[at]
        if stamp.span.start >= line.whole.end or stamp.date is None:
            continue
        length = min(stamp.span.end, line.whole.end) - max(stamp.span.start, line.whole.start)
        if line.whole.end - line.whole.start - length <= _BESIDE:
            yield line.number, (stamp.date, stamp.span)


def _is_headed(source: Source, lines: Sequence[Line], by_line: dict[int, tuple[date, Span]], n: int) -> bool:
    """Whether a headline stands right above the stamp, and a sentence right below it."""
    if n == 0 or n + 1 >= len(lines) or n - 1 in by_line:
        return False
    below = source.of(lines[n + 1].span)
    return is_heading(source, lines[n - 1]) and is_ended(below) and not lines[n + 1].is_marked and _is_long(below)


def _is_long(text: str) -> bool:
    """Whether it can be a sentence: a letter of some scripts says as much as three of others."""
    return len(text) + 2 * len(dense_letter().findall(text[:100])) >= 30

"""What kind of page it is where it is no prose, and which line, cell or heading belongs to which.

Tables, chronicles, plans, cards and lists of teasers are made of rows; a row tells of one event by itself, with what
its headings and the titles of its columns say of it. Pure, and linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, takewhile
from types import MappingProxyType

from timeline.dates import Reference
from timeline.dates.stamps import Stamp
from timeline.extract.layout.cards import field_numbers, find_cards, value_of
from timeline.extract.layout.chronicles import find_listed_rows
from timeline.extract.layout.lines import Line, Source, lines_of
from timeline.extract.layout.rows import Dated, Row, year_named
from timeline.extract.layout.tables import find_table_rows
from timeline.extract.layout.teasers import Teaser, find_figures_beside, find_teasers
from timeline.model import DateMention, Span

__all__ = ["NO_LAYOUT", "Dated", "Layout", "Row", "Teaser", "read_layout"]

_FEWEST = 2  # rows of a list
_CHAPTER = re.compile(r"[【\[［][^\n】\]］]{1,30}[】\]］][ \t\u3000\u00a0]{0,9}")
_YEAR = 20  # characters of a year that opens a paragraph


@dataclass(frozen=True, slots=True)
class Layout:
    """rows: by where their line begins. teasers: by where the lines that tell begin. dated: dates read anew.

    stamps: where headlines of a list bear the day on which they were printed.
    """

    rows: Mapping[int, Row] = field(default_factory=lambda: MappingProxyType({}))
    teasers: Mapping[int, Teaser] = field(default_factory=lambda: MappingProxyType({}))
    dated: tuple[DateMention, ...] = ()
    stamps: tuple[Span, ...] = ()

    def tells(self, mention: DateMention) -> bool:
        """Whether a row is dated by that mention, so that it is no stamp."""
        at = bisect_left(self.dated, mention.span.start, key=lambda m: m.span.start)
        return at < len(self.dated) and self.dated[at].span == mention.span

    def is_stamp(self, mention: DateMention) -> bool:
        at = bisect_right(self.stamps, mention.span.start, key=lambda span: span.start)
        return any(span.overlaps(mention.span) for span in self.stamps[max(0, at - 1) : at + 1])

    def read_into(self, mentions: Sequence[DateMention]) -> list[DateMention]:
        """The dates of the page, with what is read anew in the place of what overlaps it."""
        starts = [mention.span.start for mention in self.dated]
        kept = (m for m in mentions if not _overlaps_any(self.dated, starts, m.span))
        return sorted((*kept, *self.dated), key=lambda m: (m.span.start, m.span.end))


def _overlaps_any(mentions: Sequence[DateMention], starts: Sequence[int], span: Span) -> bool:
    """Whether one of `mentions`, which begin at `starts` and do not overlap, overlaps `span`."""
    at = bisect_right(starts, span.start)
    last = bisect_left(starts, span.end, lo=at)
    return at < last or (at > 0 and mentions[at - 1].span.overlaps(span))


NO_LAYOUT = Layout()


def read_layout(
    text: str, language: str, reference: Reference, mentions: Sequence[DateMention], stamps: Sequence[Stamp]
) -> Layout:
    """The rows and teasers of a page; an empty layout for one that is prose."""
    lines = tuple(lines_of(text))
    source = Source(text, language, reference, tuple(mentions), tuple(mention.span.start for mention in mentions))
    teasers = find_teasers(source, lines, stamps)
    fields = field_numbers(source, lines)
    cards = list(find_cards(source, lines, fields))
    tables = list(find_table_rows(source, lines))
    taken = _taken(lines, teasers, cards, tables, fields)
    listed = list(find_listed_rows(source, lines, taken)) if not teasers else []
    rows = {
        row.start: row
        for row in (*(row for row, _ in cards), *tables, *_worth(_with_fields(source, lines, listed, fields)))
    }
    told = {line.start: teaser for teaser in teasers for line in teaser.lines}
    stamped = tuple(find_figures_beside(source, [line for line in lines if line.start not in rows]))
    return Layout(rows, told, tuple(_read_anew(source, lines, rows, teasers)), stamped)


def _read_anew(
    source: Source, lines: Iterable[Line], rows: Mapping[int, Row], teasers: Iterable[Teaser]
) -> list[DateMention]:
    """What dates the rows and stands in the text, and the dates of the teasers, resolved against their stamps."""
    found = [d.mention for row in rows.values() for d in row.dated if d.mention.form != "heading"]
    for teaser in teasers:
        for line in teaser.lines:
            found += source.dates(line.span, Reference(teaser.published))
    found += [mention for line in lines if line.start not in rows for mention in _in_chapter(source, line)]
    return sorted(found, key=lambda m: m.span)


def _in_chapter(source: Source, line: Line) -> Sequence[DateMention]:
    """The dates of a yearbook's paragraph: a title in brackets, and the year, open it and govern what follows.

    Where that is the year of publication the brackets hold a paper's name, and the text is told from its day.
    """
    opening = _CHAPTER.match(source.text, line.whole.start, line.whole.end)
    if opening is None:
        return ()
    first = source.dates(Span(opening.end(), min(opening.end() + _YEAR, line.whole.end)))
    if not first or first[0].span.start != opening.end() or (year := year_named(first[:1])) is None:
        return ()
    published = source.reference.published
    return () if published and published.year == year else source.dates(line.whole, Reference(None, year=year))


def _with_fields(source: Source, lines: Sequence[Line], rows: Sequence[Row], fields: Sequence[int]) -> list[Row]:
    """Rows of a plan with the fields that follow on them: "Location: ..."."""
    numbers = {line.start: line.number for line in lines}
    labelled = set(fields)
    found: list[Row] = []
    for row in rows:
        after = takewhile(labelled.__contains__, count(numbers[row.start] + 1))
        below = [lines[n] for n in after]
        venue = next((span for line in below if (span := value_of(source, line, "venue"))), None)
        found.append(replace(row, fields=tuple(line.whole for line in below), venue=venue))
    return found


def _worth(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of a list of one are prose."""
    return rows if len(rows) >= _FEWEST else ()


def _taken(
    lines: Sequence[Line],
    teasers: Sequence[Teaser],
    cards: Sequence[tuple[Row, list[int]]],
    tables: Sequence[Row],
    fields: Sequence[int],
) -> set[int]:
    """The numbers of the lines that belong to a teaser, a card or a table."""
    starts = {row.start for row in tables} | {line.start for teaser in teasers for line in teaser.lines}
    return {line.number for line in lines if line.start in starts} | {n for _, run in cards for n in run} | set(fields)

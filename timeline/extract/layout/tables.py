"""Tables: lines of cells below a line of titles. A row is one event; each column of dates says what happened then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates import Reference
from timeline.extract.layout.lines import Line, Source, cells_of, is_heading
from timeline.extract.layout.rows import Dated, Row, clock_at, in_year, lent, year_of
from timeline.extract.layout.words import LayoutWords, folded, layout_words
from timeline.model import DateMention, Precision, Span

_CELLS = 2
_COLUMNS = 30
_ROWS = 2  # lines below the titles that make a table
_TITLE = 40  # characters of a column's title
_HEADS = 3  # lines above that may be its heading
_LED = 2  # characters before the date that opens a cell
_INDENT = 2  # blanks that part no cells
_OPENING = 2  # cells of a row that may be its number and its year
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 0.5  # of a column's cells that are dates


@dataclass(frozen=True, slots=True)
class _Table:
    """titles: the cells of the first line. lines, cells: the rows below it."""

    titles: Sequence[Span]
    lines: Sequence[Line]
    cells: Sequence[Sequence[Span]]


def find_table_rows(source: Source, lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of the tables among `lines` that bear dates of events."""
    for first, table in _tables(source, lines):
        heads = tuple(line.span for line in _above(source, lines, first))
        year = next((y for span in heads if (y := year_of(source, span)) is not None), None)
        yield from _rows(source, table, heads, in_year(source, year))


def _tables(source: Source, lines: Sequence[Line]) -> Iterator[tuple[int, _Table]]:
    """Each table with the number of its first line among `lines`."""
    parted = [cells_of(source.text, line) for line in lines]
    for run in _runs(parted):
        titles = parted[run[0]][1]
        body = [i for i in run[1:] if _says(source, parted[i][1])]
        cells = [_indented(lines[i], lines[run[0]], parted[i], len(titles)) for i in body]
        if body and all(_is_empty(row[0]) and len(row) > _CELLS for row in cells):  # a bar opens each line
            cells = [row[1:] for row in cells]
            titles = titles[_is_empty(titles[0]) :]
        if len(body) >= _ROWS and _is_head(titles) and _fits(titles, cells):
            yield run[0], _Table(titles, [lines[i] for i in body], cells)


def _is_empty(cell: Span) -> bool:
    return cell.start >= cell.end


def _indented(line: Line, first: Line, parted: tuple[str, Sequence[Span]], titles: int) -> Sequence[Span]:
    """The cells of a line; one that blanks part, and that stands further in than the titles do, has an empty first."""
    sign, cells = parted
    deeper = line.whole.start - line.start - (first.whole.start - first.start)
    if sign == "blanks" and deeper > _INDENT and len(cells) < titles:
        return [Span(line.whole.start, line.whole.start), *cells]
    return cells


def _runs(parted: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[list[int]]:
    """The numbers of lines that follow each other and are parted into cells by the same sign."""
    run: list[int] = []
    for i, (sign, cells) in enumerate(parted):
        if run and (sign != parted[run[0]][0] or len(cells) < _CELLS):
            yield run
            run = []
        if len(cells) >= _CELLS:
            run.append(i)
    if run:
        yield run


def _says(source: Source, cells: Sequence[Span]) -> bool:
    """Whether a line is more than the rule below a table's titles, and no run of signs without end."""
    return len(cells) <= 2 * _COLUMNS and any(c.isalnum() for cell in cells for c in source.of(cell)[:_TITLE])


def _is_head(cells: Sequence[Span]) -> bool:
    return len(cells) <= _COLUMNS and all(cell.end - cell.start <= _TITLE for cell in cells)


def _fits(titles: Sequence[Span], rows: Sequence[Sequence[Span]]) -> bool:
    """Whether most rows have about as many cells as there are titles."""
    return sum(abs(len(row) - len(titles)) <= 1 for row in rows) * 2 > len(rows)


def _above(source: Source, lines: Sequence[Line], first: int) -> Iterator[Line]:
    """The lines right above a table that can be its heading, the nearest first."""
    for line in lines[max(0, first - _HEADS) : first][::-1]:
        if is_heading(source, line) and len(cells_of(source.text, line)[1]) == 1:
            yield line


def _rows(source: Source, table: _Table, heads: tuple[Span, ...], reference: Reference) -> Iterator[Row]:
    words = layout_words(source.language)
    titles = [folded(source.of(cell), source.language).strip() for cell in table.titles]
    years = _in_years(source, table.cells, reference)
    read = [[_date_of(source, cell, year) for cell in cells] for cells, year in zip(table.cells, years, strict=True)]
    columns = [i for i in range(len(titles)) if _is_of_dates(source, table, read, i)]
    unfit = {i for i in columns if words.no_event.search(titles[i])}
    unfit |= _said_besides(words, titles, read, [i for i in columns if i not in unfit])
    fit = [i for i in columns if i not in unfit]
    sort = next((i for i, title in enumerate(titles) if words.sort.search(title)), None)
    venue = next((i for i, title in enumerate(titles) if words.venue_title.match(title)), None)
    carried: DateMention | None = None
    for line, cells, dates in zip(table.lines, table.cells, read, strict=True):
        own = [(i, m) for i in fit if i < len(dates) and (m := dates[i]) is not None]
        carried = own[0][1] if own and own[0][0] <= 1 else carried
        if not own and carried is not None and fit and not source.of(cells[fit[0]]):
            own = [(fit[0], lent(carried, line.whole))]
        others = [(i, m) for i, m in enumerate(dates) if m is not None and i not in columns and not own]
        clock = next((t for cell in cells if (t := clock_at(source, source.of(cell)[:_TITLE]))), None)
        timed = ((i, m if m.clock else replace(m, clock=clock)) for i, m in own or others)
        dated = tuple(_dated(table, cells, i, m, own) for i, m in timed)
        if dated or any(i < len(dates) and dates[i] is not None for i in unfit):  # no prose, though it tells of nothing
            place, says = (cells[i] if i is not None and i < len(cells) else None for i in (venue, sort))
            yield Row(
                line.start,
                line.whole,
                dated,
                heads,
                names=True,
                first=next((cell for i, cell in enumerate(cells) if i not in columns and _is_text(source, cell)), None),
                venue=place if place and source.of(place) else None,
                sort=says if says and says not in (m.span for _, m in own) and source.of(says) else None,
            )


def _in_years(source: Source, rows: Sequence[Sequence[Span]], reference: Reference) -> Iterator[Reference]:
    """What the dates of each row are resolved against: the year that it opens with, or that of the row above where its
    first cell is empty; else `reference`."""
    year: int | None = None
    for cells in rows:
        opening = [source.of(cell) for cell in cells[:_OPENING]]
        year = next((int(text) for text in opening if _YEAR.fullmatch(text)), None if opening[0] else year)
        yield reference if year is None else in_year(source, year)


def _said_besides(
    words: LayoutWords, titles: Sequence[str], read: Sequence[Sequence[DateMention | None]], columns: Sequence[int]
) -> set[int]:
    """The columns of dates, none of which says what happened then, but the one that dates the row: it is one event.

    That one is titled as a date, else it has the most days, else it is the first.
    """
    plain = [i for i in columns if not any(form.search(titles[i]) for _, form in words.kinds)]
    days = {i: sum(i < len(row) and _is_day(row[i]) for row in read) for i in plain}
    dating = max(plain, key=lambda i: (words.when_title.match(titles[i]) is not None, days[i], -i), default=None)
    return {i for i in plain if i != dating}


def _dated(
    table: _Table, cells: Sequence[Span], column: int, mention: DateMention, all_of: Sequence[tuple[int, DateMention]]
) -> Dated:
    """The date of a cell, with the title of its column."""
    title = (table.titles[column],) if column < len(table.titles) and all_of else ()
    return Dated(mention, title, tuple(cells[i] for i, _ in all_of if i != column))


def _is_of_dates(source: Source, table: _Table, read: Sequence[Sequence[DateMention | None]], column: int) -> bool:
    filled = [i for i, cells in enumerate(table.cells) if column < len(cells) and source.of(cells[column])]
    dates = sum(read[i][column] is not None for i in filled)
    return dates > 0 and dates >= _LEAST * len(filled)


def _date_of(source: Source, cell: Span, reference: Reference) -> DateMention | None:
    """The resolved date that opens a cell."""
    text = source.of(cell)[: _TITLE * 2]
    if not source.touches(cell) and not text.isdecimal():
        return None
    found = source.dates(Span(cell.start, cell.start + len(text)), reference)
    for mention in found[:1]:
        if (
            mention.span.start - cell.start <= _LED
            and mention.is_resolved
            and mention.precision is not Precision.BEFORE
        ):
            return mention
    return None


def _is_text(source: Source, cell: Span) -> bool:
    """Whether a cell says something: the number of a row does not."""
    return any(c.isalpha() for c in source.of(cell)[:_TITLE])


def _is_day(mention: DateMention | None) -> bool:
    return mention is not None and mention.precision is Precision.DAY

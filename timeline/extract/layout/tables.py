"""Tables: lines of cells below a line of titles. A row is one event; each column of dates says what happened then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates import Reference
from timeline.extract.layout.lines import Line, Source, cells_of, is_heading
from timeline.extract.layout.rows import Dated, Row, clock_at, in_year, lent, year_of
from timeline.extract.layout.words import folded, layout_words
from timeline.model import DateMention, Precision, Span

_CELLS = 2
_COLUMNS = 30
_ROWS = 2  # lines below the titles that make a table
_TITLE = 40  # characters of a column's title
_HEADS = 3  # lines above that may be its heading
_LED = 2  # characters before the date that opens a cell
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
        framed = titles[0].start >= titles[0].end  # a bar opens each line
        titles = titles[framed:]
        body = [i for i in run[1:] if _says(source, parted[i][1])]
        cells = [parted[i][1][framed:] for i in body]
        if len(body) >= _ROWS and _is_head(titles) and _fits(titles, cells):
            yield run[0], _Table(titles, [lines[i] for i in body], cells)


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
    read = [[_date_of(source, cell, reference) for cell in cells] for cells in table.cells]
    columns = [i for i in range(len(titles)) if _is_of_dates(source, table, read, i)]
    unfit = {i for i in columns if words.no_event.search(titles[i])}
    venue = next((i for i, title in enumerate(titles) if words.venue_title.match(title)), None)
    carried: DateMention | None = None
    for line, cells, dates in zip(table.lines, table.cells, read, strict=True):
        own = [(i, m) for i in columns if i not in unfit and i < len(dates) and (m := dates[i]) is not None]
        carried = own[0][1] if own and own[0][0] <= 1 else carried
        if not own and carried is not None and columns and not source.of(cells[columns[0]]):
            own = [(columns[0], lent(carried, line.whole))]
        others = [(i, m) for i, m in enumerate(dates) if m is not None and i not in columns and not own]
        clock = next((t for cell in cells if (t := clock_at(source, source.of(cell)[:_TITLE]))), None)
        timed = ((i, m if m.clock else replace(m, clock=clock)) for i, m in own or others)
        dated = tuple(_dated(table, cells, i, m, own) for i, m in timed)
        if dated or any(i < len(dates) and dates[i] is not None for i in unfit):  # no prose, though it tells of nothing
            place = cells[venue] if venue is not None and venue < len(cells) else None
            yield Row(
                line.start,
                line.whole,
                dated,
                heads,
                names=True,
                first=next((cell for i, cell in enumerate(cells) if i not in columns and _is_text(source, cell)), None),
                venue=place if place and source.of(place) else None,
            )


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

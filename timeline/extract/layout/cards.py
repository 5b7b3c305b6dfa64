"""Cards: a title, and below it fields with labels ("Date:", "Venue:"), which are the notice of one event.

Fields may also follow on a row of a plan, and then say where that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.layout.lines import Line, Source, is_heading
from timeline.extract.layout.rows import Dated, Row, in_year, with_clock, year_of
from timeline.extract.layout.words import folded, layout_words
from timeline.model import Precision, Span

_LABEL = 40
_COLON = re.compile(r"[:：︓﹕\u2a74]")  # what folded text has as a colon: without one there is no label
_FIELDS = 2  # labelled lines that make a card


def field_numbers(source: Source, lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that open with the label of a field."""
    form = layout_words(source.language).field
    beginnings = ((line.number, source.of(line.span)[:_LABEL]) for line in lines)
    return [n for n, text in beginnings if _COLON.search(text) and form.match(folded(text, source.language))]


def find_cards(source: Source, lines: Sequence[Line], fields: Sequence[int]) -> Iterator[tuple[Row, list[int]]]:
    """The notices, with the numbers of their lines."""
    for run in _runs(fields):
        if len(run) < _FIELDS or run[0] == 0:
            continue
        row = _card(source, [lines[n] for n in run], lines[run[0] - 1])
        if row is not None:
            yield row, run


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def value_of(source: Source, line: Line, label: str) -> Span | None:
    """The value of a line that is a field with such a label ("when", "venue", "hour")."""
    form = getattr(layout_words(source.language), label)
    match = form.match(folded(source.of(line.span)[: 2 * _LABEL], source.language))
    return Span(line.span.start + match.end(), line.span.end) if match else None


def _card(source: Source, fields: Sequence[Line], title: Line) -> Row | None:
    when = next(((line, span) for line in fields if (span := value_of(source, line, "when"))), None)
    hour = next((span for line in fields if (span := value_of(source, line, "hour"))), None)
    venue = next((span for line in fields if (span := value_of(source, line, "venue"))), None)
    if when is None:
        return None
    year = year_of(source, title.span) if is_heading(source, title) else None
    found = source.dates(when[1], in_year(source, year))
    if not found or not found[0].is_resolved or found[0].precision is Precision.BEFORE:
        return None
    found[0] = replace(found[0], form="day") if found[0].form == "since" else found[0]  # "from 8:00 on 12 August"
    mention = with_clock(found[0], source, source.of(hour)) if hour else found[0]
    others = tuple(line.whole for line in fields if line is not when[0])
    heads = (title.span,) if is_heading(source, title) else ()
    return Row(when[0].start, when[0].whole, (Dated(mention),), heads, others, venue=venue, planned=True, whole=True)

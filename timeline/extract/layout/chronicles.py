"""Chronicles, plans and lists: lines below headings that are a year, a month, a day or a name.

A line belongs to the headings above it. Its own date, if it opens the line, lies in the year (and the month) that they
state; a line without one below a day is of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates import Reference
from timeline.dates.names import month_number, weekday_number
from timeline.extract.layout.lines import Line, Source, is_all_date, is_ended, is_heading
from timeline.extract.layout.rows import Dated, Row, in_year, lent, opens_with_clock, with_clock, year_of
from timeline.extract.layout.words import folded, layout_words
from timeline.model import DateMention, Precision, Resolution, Span

_DATE_LINE = 60  # characters of the longest line that is but a date
_OPENING = 3  # characters before the date that opens a line
_AFTER = ":：—–-|,，)）"  # what may follow on it
_STRONG = ":：—–"
_LONGEST = 400  # characters of a row; what is longer is prose
_FIGURE = re.compile(r"\d")
_CLOSED = re.compile(r"\d[)）\]]{1,2}$")
_CLOSED_LENGTH = 4
_WEEK = timedelta(days=8)
_LINES = 3  # of a list with its heading
_HEADS = 6
_ABOVE = 6  # lines above the first day that may be the page's title
_DAYS = 2  # lines that are a day each make headings of them


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page a line stands: what the headings above it say.

    year, month, day: stated by them. week: the first day of the one that a plan is of. heads: their lines, the nearest
    last. fresh: no row came since the last of them.
    """

    year: int | None = None
    month: date | None = None
    day: DateMention | None = None
    week: date | None = None
    heads: tuple[Line, ...] = ()
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class _Page:
    """days: lines that are a day are headings; sentences: of sentences, too. planned, chronicle: what it says it is."""

    days: bool
    sentences: bool
    planned: bool
    chronicle: bool


def find_listed_rows(source: Source, lines: Sequence[Line], taken: set[int]) -> Iterator[Row]:
    """The rows of chronicles, plans and lists; `taken` are the numbers of lines that belong to something else."""
    if not _can_be_list(source, lines):
        return
    read = {line.number: found for line in lines if line.number not in taken and (found := _short(source, line))}
    days = {n: found[0].dtstart or (found[0].month, found[0].day) for n, found in read.items() if _is_day(found[0])}
    above = lines[: next((i for i, line in enumerate(lines) if i and source.opens(line.span, _OPENING)), 0)]
    above = [*above, *(line for line in lines[: min(days, default=0)] if line not in above)] if days else above
    titled, told = (_is_titled(source, above[-_ABOVE:], key) for key in ("plan", "chronicle"))
    several = len(set(days.values()))
    page = _Page(
        days=titled or told or several >= _DAYS,
        sentences=titled or told or several > _DAYS,
        planned=titled,
        chronicle=told,
    )
    place = _Place()
    for line in lines:
        if line.number in taken:
            continue
        heading = read.get(line.number)
        month = _month_name(source, place, line)
        if month is not None:
            place = replace(place, month=month, day=None, fresh=True)
        elif heading is not None:
            place = _below(source, place, line, heading, page)
        elif (row := _row(source, place, line, page)) is not None:
            yield row
            place = replace(place, fresh=False)
        elif is_heading(source, line) and not _CLOSED.search(source.of(line.span)[-_CLOSED_LENGTH:]):
            place = _titled(source, place, line)


def _can_be_list(source: Source, lines: Sequence[Line]) -> bool:
    """A cheap look: a heading with a date and two lines below it, or three lines with one."""
    if not source.mentions:
        return False
    dated = sum(source.opens(line.span, _OPENING) for line in lines)
    others = sum(line.is_marked or _FIGURE.search(source.of(line.span)[:4]) is not None for line in lines)
    closed = sum(source.text[line.whole.end - 1] in ")）" and source.touches(line.whole) for line in lines)
    return closed >= _LINES or (dated > 0 and dated + others >= _LINES)


def _short(source: Source, line: Line) -> list[DateMention] | None:
    """The dates of a line that says nothing else."""
    if line.span.end - line.span.start > _DATE_LINE or not source.touches(line.whole):
        return None
    found = source.dates(line.whole)
    return found if is_all_date(source, line.whole, found) else None


def _month_name(source: Source, place: _Place, line: Line) -> date | None:
    """The month that a line names and says nothing else, in the year of the headings above."""
    text = source.of(line.span).strip(_AFTER + ". ")
    if place.year is None or len(text) > _DATE_LINE or text.isdecimal():
        return None
    number = month_number(text)
    return None if number is None else date(place.year, number, 1)


def _is_titled(source: Source, above: Sequence[Line], key: str) -> bool:
    """Whether a heading among the lines above names a plan, or a chronicle."""
    form = getattr(layout_words(source.language), key)
    return any(
        is_heading(source, line) and form.search(folded(source.of(line.span), source.language)) for line in above
    )


def _is_day(mention: DateMention) -> bool:
    """Whether a line can be the heading of a day: a clock time makes it a stamp."""
    return mention.precision is Precision.DAY and mention.clock is None


def _below(source: Source, place: _Place, line: Line, found: list[DateMention], page: _Page) -> _Place:
    """The place below a line that is a date."""
    first = found[0]
    if first.precision is Precision.YEAR and first.dtstart is not None:
        return replace(place, year=first.dtstart.year, month=None, day=None, fresh=True)
    again = source.dates(line.whole, in_year(source, place.year))[0] if place.year else first
    stated = again if again.is_resolved else first
    if first.form == "weekday":
        return replace(place, day=_in_week(place, stated) if page.planned else None, fresh=True)
    if stated.dtstart is None:
        return place
    if stated.precision is Precision.MONTH:
        return replace(place, month=stated.dtstart, day=None, fresh=True)
    if _is_day(stated) and page.days:
        return replace(place, day=stated, fresh=True)
    return place


def _in_week(place: _Place, mention: DateMention) -> DateMention | None:
    """A bare weekday in the week that a plan's title states; None where it states none."""
    number = weekday_number(mention.text)
    if place.week is None or number is None:
        return None
    day = place.week + timedelta(days=(number - place.week.weekday()) % 7)
    return replace(mention, dtstart=day, dtend=day + timedelta(days=1))


def _week_of(source: Source, span: Span) -> date | None:
    """The first day of the week that a line names."""
    if not source.touches(span):
        return None
    for m in source.dates(span):
        if m.dtstart and m.dtend and m.precision is Precision.DAY and timedelta(days=1) < m.dtend - m.dtstart <= _WEEK:
            return m.dtstart
    return None


def _titled(source: Source, place: _Place, line: Line) -> _Place:
    """The place below a heading of words: it replaces the headings of its own style, and what stood below these."""
    styles = [head.style for head in place.heads]
    kept = place.heads
    if line.style in styles and (line.is_marked or not place.fresh):
        last = len(styles) - 1 - styles[::-1].index(line.style)
        kept = kept[: styles.index(line.style) if line.is_marked else last]
    year = year_of(source, line.span)
    return replace(
        place,
        heads=(*kept, line)[-_HEADS:],
        year=year or place.year,
        month=None if year else place.month,
        week=_week_of(source, line.span) or place.week,
        fresh=True,
    )


def _row(source: Source, place: _Place, line: Line, page: _Page) -> Row | None:
    if line.span.end - line.span.start > _LONGEST:
        return None
    heads = tuple(head.span for head in place.heads[::-1] if not (line.is_marked and head.style == line.style))
    mention = _opening(source, place, line, page) or _closing(source, line, heads)
    if mention is None and place.day is not None and _is_item(source, line, page):
        mention = lent(place.day, line.span)
    if mention is None:
        return None
    rest = source.of(Span(min(mention.span.end, line.span.end), line.span.end)).lstrip(" " + _AFTER)
    names = mention.span.start > line.span.start + _OPENING
    start = source.of(line.span) if mention.form == "heading" else rest
    return Row(
        line.start,
        line.whole,
        (Dated(with_clock(mention, source, start[:40])),),
        heads,
        planned=page.planned,
        names=names,
    )


def _is_item(source: Source, line: Line, page: _Page) -> bool:
    """Whether a line without a date of its own is of the day of the heading above."""
    told = page.sentences and is_ended(source.of(line.span))
    return line.is_marked or opens_with_clock(source, line.span) or told


def _opening(source: Source, place: _Place, line: Line, page: _Page) -> DateMention | None:
    """The date that opens a line and is parted from what follows."""
    if place.month is not None and (day := _bare_day(source, place.month, line)) is not None:
        return day
    if not source.opens(line.span, _OPENING):
        return None
    found = source.dates(line.span, in_year(source, place.year))
    if not found or found[0].span.start - line.span.start > _OPENING or not found[0].is_resolved:
        return None
    after = source.text[found[0].span.end : min(found[0].span.end + 4, line.span.end)].lstrip(" )）")
    dashed = after[:2] == "- "
    listed = (page.chronicle or (line.is_marked and place.year is not None)) and found[
        0
    ].precision is not Precision.YEAR
    parted = after[:1] and (after[0] in _STRONG or dashed)
    return found[0] if parted or (listed and found[0].span.end < line.span.end) else None


def _bare_day(source: Source, month: date, line: Line) -> DateMention | None:
    text = folded(source.of(line.span)[:40], source.language)
    match = layout_words(source.language).day.match(text)
    if match is None:
        return None
    try:
        day = month.replace(day=int(match["day"]))
    except ValueError:  # no such day: the number is something else
        return None
    span = Span(line.span.start + match.start("day"), line.span.start + match.end("day"))
    return DateMention(
        span, source.of(span), "day-only", Precision.DAY, day, day + timedelta(days=1), Resolution.INFERRED, day=day.day
    )


def _closing(source: Source, line: Line, heads: tuple[Span, ...]) -> DateMention | None:
    """The date in brackets that closes a name, below a heading that says what such dates are."""
    text = source.of(line.span)
    if text[-1:] not in ")）" or not source.touches(line.whole) or not any(_says_kind(source, h) for h in heads):
        return None
    found = source.dates(line.span, Reference(None))
    if not found or not found[-1].is_resolved:
        return None
    before = source.text[line.span.start : found[-1].span.start].rstrip()
    return found[-1] if before[-1:] in "(（" and found[-1].span.end >= line.span.end - 2 else None


def _says_kind(source: Source, head: Span) -> bool:
    text = folded(source.of(head)[:200], source.language)
    return any(form.search(text) for _, form in layout_words(source.language).kinds)

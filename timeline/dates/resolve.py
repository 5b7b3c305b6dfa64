"""From what an expression states to a date: supplying years, steps of time, and what was mentioned before.

Where a publication date is known, a month or day without a year lies in the year nearest to it, unless the sentence
speaks of the future and the nearest lies well behind. In a text about times long past (most of its stated years are
far from the publication), and where no publication date is known, the text itself has to supply the year.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from timeline.dates.almanac import day_in, month_after, nearest_year, period, stepped, weekday_near
from timeline.dates.expressions import Expression, Point
from timeline.dates.feasts import feast_day
from timeline.dates.grammar import Grammar
from timeline.model import DateMention, Precision, Resolution

Value = tuple[date, date, Precision, Resolution]
_FUTURE_REACH = 80  # characters before a date within which a verb of the future counts for it
_LONG_PAST = timedelta(days=60)  # a date nearer than this may well be past though the sentence says "will"


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates are resolved against.

    published: publication date; resolves relative and incomplete expressions, or None.
    year, month: a hint where published is None (event's name, headline, address): supplies a missing year.
    """

    published: date | None
    year: int | None = None
    month: int | None = None


def resolve_expressions(
    text: str, expressions: list[Expression], reference: Reference, grammar: Grammar
) -> list[DateMention]:
    """A mention for each expression, in order; one that cannot be resolved has no dates."""
    reader = _Reader(text, expressions, reference, grammar)
    return [reader.mention(i) for i in range(len(expressions))]


class _Reader:
    """Reads one text from front to back; keeps what was mentioned last. Lives for one call."""

    def __init__(self, text: str, expressions: list[Expression], reference: Reference, grammar: Grammar) -> None:
        self.text = text
        self.expressions = expressions
        self.reference = reference
        self.grammar = grammar
        self.published = reference.published
        self.lines = [i for i, c in enumerate(text) if c == "\n"]
        self.places = [bisect_right(self.lines, e.start) for e in expressions]
        self.line_years = self._line_years()
        self.list_years = self._list_years() if self.published is None else {}
        self.historic = self._is_historic()
        self.last: Value | None = None  # what was mentioned last, at any precision
        self.last_day: tuple[date, date] | None = None

    def mention(self, index: int) -> DateMention:
        e = self.expressions[index]
        value = self._value(e, index)
        if value is not None and e.form not in _NOT_REMEMBERED and e.use is None:
            self.last = value
            if value[2] is Precision.DAY:
                self.last_day = value[0], value[1]
            if e.form == "dateline" and self.published is None:
                self.published = value[0]
        return _mention(self.text, e, value)

    def _value(self, e: Expression, index: int) -> Value | None:
        if e.form == "recent":
            return self._recent()
        if e.form == "same-day":
            return self._same_day(e)
        if e.form == "past-year":
            return self._past_year()
        if e.weekday is not None and e.first.month is None:
            return self._weekday(e)
        if e.feast is not None:
            return self._feast(e)
        if e.unit is not None:
            return self._step(e)
        if e.form == "last-named":
            return self._named_month(e)
        if e.form == "day-only":
            return self._day_only(e)
        return self._calendar(e, index)

    def _recent(self) -> Value | None:
        if self.published is None:
            return None
        return self.published, self.published + timedelta(days=1), Precision.BEFORE, Resolution.RELATIVE

    def _same_day(self, e: Expression) -> Value | None:
        if self.last_day is None:
            return None
        return *self.last_day, Precision.DAY, Resolution.RELATIVE

    def _past_year(self) -> Value | None:
        """Up to March people mean the calendar year that is over; later, the twelve months up to publication."""
        if self.published is None:
            return None
        first = date(self.published.year - 1, 1, 1)
        last = date(self.published.year + (0 if self.published.month <= 3 else 1), 1, 1)
        return first, last, Precision.YEAR, Resolution.RELATIVE

    def _weekday(self, e: Expression) -> Value | None:
        base = self._base()
        if base is None or e.weekday is None:
            return None
        day = weekday_near(e.weekday, base, e.sign)
        return day, day + timedelta(days=1), Precision.DAY, Resolution.RELATIVE

    def _base(self) -> date | None:
        """The day that the text is told from: publication, or in a text about the past what was mentioned last."""
        if self.historic and self.last is not None:
            return self.last[0]
        return self.published

    def _step(self, e: Expression) -> Value | None:
        base = self.last[0] if e.base == "text" and self.last is not None else self._base()
        if base is None or e.step is None or e.unit is None:
            return None
        if e.first.month is not None:  # "March last year", 去年9月
            found = period(base.year + e.step, e.first.month, e.first.day)
        elif e.first.day is not None:  # 上月5日
            month = month_after(base, e.step)
            found = period(month.year, month.month, e.first.day)
        else:
            found = stepped(base, e.step, e.unit)
        return None if found is None else (*found, Resolution.RELATIVE)

    def _feast(self, e: Expression) -> Value | None:
        """A feast of a stated year, of last or this year, or (a fixed one) the nearest."""
        base = self._base()
        year = e.first.year
        if year is None and base is not None:
            year = base.year + (e.sign or 0)
        day = feast_day(e.feast or "", year) if year is not None else None
        if day is None:
            return None
        resolution = Resolution.STATED if e.first.year else Resolution.RELATIVE
        return day, day + timedelta(days=1), Precision.DAY, resolution

    def _named_month(self, e: Expression) -> Value | None:
        """ "Last September": the most recent that is over; "next": the first to come; "this": this year's."""
        base = self._base()
        if base is None or e.first.month is None:
            return None
        ahead = e.first.month > base.month if e.sign != 1 else e.first.month <= base.month
        shift = 0 if e.sign == 0 else (-1 if e.first.month >= base.month else 0) if e.sign == -1 else int(ahead)
        found = period(base.year + shift, e.first.month, None)
        return None if found is None else (*found, Resolution.RELATIVE)

    def _day_only(self, e: Expression) -> Value | None:
        """A bare day: within a range that was just mentioned, else the latest such day up to publication."""
        day = e.first.day or 1
        if self.last_day is not None and (inside := _day_within(day, *self.last_day)):
            return inside, inside + timedelta(days=1), Precision.DAY, Resolution.INFERRED
        base = self.published or (self.last_day[0] if self.last_day else None)
        if base is None:
            return None
        month = base.replace(day=1)
        for _ in range(3):
            found = day_in(month.year, month.month, day)
            if found is not None and found <= base:
                return found, found + timedelta(days=1), Precision.DAY, Resolution.INFERRED
            month = (month - timedelta(days=1)).replace(day=1)
        return None

    def _calendar(self, e: Expression, index: int) -> Value | None:
        first, last, inferred = self._with_years(e, index)
        if first.year is None or last.year is None:
            return None
        start, end = period(first.year, first.month, first.day), period(last.year, last.month, last.day)
        if start is None or end is None:
            return None
        if end[1] < start[1]:
            return None
        return start[0], end[1], start[2], Resolution.INFERRED if inferred else Resolution.STATED

    def _with_years(self, e: Expression, index: int) -> tuple[Point, Point, bool]:
        """Both ends with a year: the other end's where only one states it, else supplied."""
        first, last = _shared(e.first, e.last)
        if first.year is not None and last.year is not None:
            return first, last, False
        year = self._missing_year(e, first, index)
        if year is None:
            return first, last, False
        wraps = (last.month or 0) < (first.month or 0)
        return replace(first, year=year), replace(last, year=year + wraps), True

    def _missing_year(self, e: Expression, point: Point, index: int) -> int | None:
        if point.month is None:
            return None
        if self.historic:
            return self._told_year(point)
        if self.published is None:
            return self._year_from_text(e, point, index)
        return self._year_by_publication(e, point, index)

    def _told_year(self, point: Point) -> int | None:
        """In a story the year goes on from what was mentioned last; it turns where the month falls far back."""
        if self.last is None or point.month is None:
            return self.published.year if self.published else None
        start, _, precision, _ = self.last
        turns = precision is not Precision.YEAR and start.month - point.month >= 8
        return start.year + turns

    def _year_by_publication(self, e: Expression, point: Point, index: int) -> int | None:
        assert self.published is not None and point.month is not None
        head = self._head_year(index)
        if head is not None:
            return head
        year = nearest_year(point.month, point.day, self.published)
        if e.use in _PAST_USES:
            return min(year, self._latest_year(point))
        found = day_in(year, point.month, point.day or 28)
        if found is not None and found < self.published - _LONG_PAST and self._is_future(e):
            return year + 1
        return year

    def _latest_year(self, point: Point) -> int:
        """The year of the latest such month or day up to publication."""
        assert self.published is not None
        over = (point.month or 0, point.day or 0) > (self.published.month, self.published.day)
        return self.published.year - over

    def _is_future(self, e: Expression) -> bool:
        if self.grammar.future is None:
            return False
        before = self.text[max(0, e.start - _FUTURE_REACH) : e.start]
        ends = list(self.grammar.sentence_end.finditer(before))
        return self.grammar.future.search(before, ends[-1].end() if ends else 0) is not None

    def _year_from_text(self, e: Expression, point: Point, index: int) -> int | None:
        """No publication date: the line's own year, the same day elsewhere, a list's neighbours, the hint."""
        line = self.line_years.get(self.places[index])
        if line is not None:
            return line
        for other in self.expressions:
            for end in (other.first, other.last):
                if point.day and end.year and (end.month, end.day) == (point.month, point.day):
                    return end.year
        if index in self.list_years:
            return self.list_years[index]
        if e.use == "until" and self.last_day is not None:
            start = self.last_day[0]
            return start.year + ((point.month or 0, point.day or 0) < (start.month, start.day))
        return self._year_of_hint(point)

    def _year_of_hint(self, point: Point) -> int | None:
        if self.reference.year is None or point.month is None:
            return None
        if self.reference.month is None:
            return self.reference.year
        return nearest_year(point.month, point.day, date(self.reference.year, self.reference.month, 15))

    def _head_year(self, index: int) -> int | None:
        """A year that opens the paragraph governs it, as in yearbooks: two or more days without a year follow."""
        line = self.places[index]
        first = next(i for i, place in enumerate(self.places) if place == line)
        head = self.expressions[first]
        begin = self.lines[line - 1] + 1 if line else 0
        bare = sum(
            1 for e, place in zip(self.expressions, self.places, strict=True) if place == line and _lacks_year(e)
        )
        if first < index and head.form == "year" and head.span.start - begin <= 30 and bare >= 2:
            return head.first.year
        return None

    def _line_years(self) -> dict[int, int]:
        """Lines that name exactly one year (of a range, its first) lend it to their bare days."""
        years: dict[int, set[int]] = {}
        for e, line in zip(self.expressions, self.places, strict=True):
            year = e.first.year or e.last.year
            if year is not None and e.use not in ("compared", "since", "as-of"):
                years.setdefault(line, set()).add(year)
        return {line: found.pop() for line, found in years.items() if len(found) == 1}

    def _list_years(self) -> dict[int, int]:
        """Years of the items of a chronological list, carried from the items that state one; see `_carried`."""
        items = [
            i
            for i, e in enumerate(self.expressions)
            if e.first.month is not None and e.first.day is not None and self._opens_line(i)
        ]
        if len(items) < 3:
            return {}
        return _carried([(i, self.expressions[i].first) for i in items])

    def _opens_line(self, index: int) -> bool:
        line = self.places[index]
        begin = self.lines[line - 1] + 1 if line else 0
        return self.expressions[index].start - begin <= 60 and (index == 0 or self.places[index - 1] != line)

    def _is_historic(self) -> bool:
        """Told about times long past: most stated years are far from publication."""
        if self.reference.published is None:
            return False
        years = [y for e in self.expressions if (y := e.first.year) is not None]
        far = sum(abs(y - self.reference.published.year) > 1 for y in years)
        return far >= 4 and far >= 0.7 * len(years)


def _carried(items: list[tuple[int, Point]]) -> dict[int, int]:
    """Years for a list's items: from each item that states one, outwards, turning where the days would run back.

    The order (newest or oldest first) is the one that more neighbours follow. Where two items that state a year leave
    more than one possibility for what stands between them, it stays open: a wrong year is worse than none.
    """
    keys = [(p.month or 0, p.day or 0) for _, p in items]
    falling = sum(a > b for a, b in pairwise(keys))
    rising = sum(a < b for a, b in pairwise(keys))
    step = -1 if falling >= rising else 1
    ahead = _swept(keys, [p.year for _, p in items], step)
    back = _swept(keys[::-1], [p.year for _, p in items][::-1], -step)[::-1]
    years = {}
    for (index, _), one, other in zip(items, ahead, back, strict=True):
        if one is not None and other is not None and one != other:
            continue
        if (year := one if one is not None else other) is not None:
            years[index] = year
    return years


def _swept(keys: list[tuple[int, int]], years: list[int | None], step: int) -> list[int | None]:
    """Carries years forward along a list; `step` is how the year changes where the days run the other way."""
    carried: list[int | None] = []
    year: int | None = None
    for i, (key, stated) in enumerate(zip(keys, years, strict=True)):
        turns = i > 0 and (key > keys[i - 1] if step < 0 else key < keys[i - 1])
        year = stated if stated is not None else year + step if year is not None and turns else year
        carried.append(year)
    return carried


def _shared(first: Point, last: Point) -> tuple[Point, Point]:
    """ "10-12 October 2018": what only one end states holds for both."""
    month = first.month if first.month is not None else last.month
    other = last.month if last.month is not None else first.month
    year = first.year
    if year is None and last.year is not None:
        year = last.year - ((month or 0) > (other or 0))
    end_year = last.year
    if end_year is None and first.year is not None:
        end_year = first.year + ((month or 0) > (other or 0))
    return Point(year, month, first.day), Point(end_year, other, last.day)


def _lacks_year(e: Expression) -> bool:
    return e.first.month is not None and e.first.year is None and e.last.year is None


def _day_within(day: int, start: date, end: date) -> date | None:
    """That day of the month within a range of several days, if it has just one."""
    days = [start + timedelta(days=i) for i in range(min((end - start).days, 31))]
    found = [d for d in days if d.day == day]
    return found[0] if len(days) > 1 and len(found) == 1 else None


def _mention(text: str, e: Expression, value: Value | None) -> DateMention:
    start, end, precision, resolution = value or (None, None, _stated_precision(e), None)
    return DateMention(
        span=e.span,
        text=e.span.of(text),
        form=e.use or _PLAIN.get(e.form, e.form),
        precision=precision,
        dtstart=None if precision is Precision.BEFORE else start,
        dtend=end,
        resolved=resolution,
        part_of_day=e.part_of_day,
        clock=e.clock,
        clock_end=e.clock_end,
        month=e.first.month,
        day=e.first.day,
        ends=e.ends,
    )


def _stated_precision(e: Expression) -> Precision:
    if e.form == "recent":
        return Precision.BEFORE
    if e.first.day is not None or e.weekday is not None or e.unit in ("day", "week") or e.form == "same-day":
        return Precision.DAY
    return Precision.MONTH if e.first.month is not None or e.unit == "month" else Precision.YEAR


_PAST_USES = {"as-of", "since", "compared"}
_NOT_REMEMBERED = {"recent", "past-year", "name-year", "period", "same-day"}
_PLAIN = {
    "numeric": "day",
    "numeric-month-first": "day",
    "month-range": "range",
    "last-named": "relative",
    "relative-day": "relative",
}

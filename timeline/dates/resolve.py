"""From what an expression states to the days that it means, one after the other through a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import MINYEAR, date, timedelta

from timeline.dates.almanac import day_in, month_after, nearest_year, period, weekday_near
from timeline.dates.baredays import NEWS, SEASON, day_only
from timeline.dates.expressions import Expression, Point
from timeline.dates.feasts import feast_day, is_one_day
from timeline.dates.grammar import Grammar
from timeline.dates.relative import stepped
from timeline.dates.scene import Memory, Reference, Scene, Value, read_scene
from timeline.dates.years import missing_year
from timeline.model import DateMention, Precision, Resolution

_PRINTED = timedelta(days=4)  # from a report's dateline to the paper that prints it
_PRINTED_SOON = timedelta(days=2)  # where only datelines of one form say from when a text is told
_NEVER = timedelta(days=-1)


def resolve_expressions(
    text: str, expressions: list[Expression], reference: Reference, grammar: Grammar
) -> list[DateMention]:
    """A mention for each expression, in order; one that cannot be resolved has no dates."""
    scene = read_scene(text, expressions, reference, grammar)
    memory = Memory(published=reference.published)
    mentions = []
    for index, e in enumerate(expressions):
        value = _value(scene, memory, index)
        mentions.append(_mention(scene, memory, e, value))
        memory = _remembered(scene, memory, e, value)
    return mentions


def _value(scene: Scene, memory: Memory, index: int) -> Value | None:
    e = scene.expressions[index]
    if e.form == "weekday-figures":
        return _of_weekday(scene, memory, index)
    if e.form in _BY_FORM:
        return _BY_FORM[e.form](scene, memory, e)
    if e.weekday is not None and e.first.month is None:
        return _weekday(scene, memory, e)
    if e.unit is not None:
        return _step(scene, memory, e)
    if e.first.day is not None and e.first.month is None and e.last.month is None:
        return day_only(scene, memory, e)
    return _calendar(scene, memory, index)


def _remembered(scene: Scene, memory: Memory, e: Expression, value: Value | None) -> Memory:
    """What later expressions may refer to. Statistics, names and limits are nothing to refer to."""
    if e.form in _NOT_REMEMBERED or e.use in _NOT_REMEMBERED:
        return memory
    if value is None:
        return replace(memory, last_day=None, seen=e.first) if e.first.day is not None else memory
    start, end, precision, _ = value
    goes_on = memory.told is None or precision is not Precision.YEAR or scene.opens_sentence(e)
    is_day = precision is Precision.DAY
    is_news = is_day and memory.published is not None and abs(start - memory.published) <= NEWS
    return Memory(
        published=start if e.form == "dateline" and _is_told_then(scene, e, start, memory) else memory.published,
        last=value,
        last_expression=e,
        told=(start, precision) if goes_on else memory.told,
        last_day=(start, end) if is_day else memory.last_day,
        news_day=(start, end) if is_news else memory.news_day,
        seen=_NOTHING if is_day else memory.seen,
    )


def _is_told_then(scene: Scene, e: Expression, dateline: date, memory: Memory) -> bool:
    """Whether the text speaks from its dateline's day: a paper prints a report some days later, but not weeks."""
    if memory.published is None:
        return True
    reach = _PRINTED if scene.grammar.told_from_dateline else _PRINTED_SOON if e.base == "dateline" else _NEVER
    return timedelta(0) <= memory.published - dateline <= reach


def _base(scene: Scene, memory: Memory) -> date | None:
    """The day that the text is told from: publication, or in a story of the past what was mentioned last."""
    return memory.last[0] if scene.historic and memory.last is not None else memory.published


def _told_from(scene: Scene, memory: Memory, e: Expression) -> date | None:
    """What "a day earlier", "the same month" are counted from: what was mentioned last, if it is as fine as that."""
    if e.base == "sentence" and (memory.last_expression is None or not scene.same_sentence(memory.last_expression, e)):
        return memory.published
    if e.unit == "day" and memory.last_day is not None:
        return _day_referred_to(scene, memory, e)[0]
    if memory.last is None:
        return _base(scene, memory)
    start, _, precision, _ = memory.last
    if e.unit == "month" and precision is Precision.YEAR and memory.published is not None and not scene.historic:
        return memory.published
    return start


def _day_referred_to(scene: Scene, memory: Memory, e: Expression) -> tuple[date, date]:
    """The day mentioned last; after years and months that were told of long ago, that of the news."""
    assert memory.last_day is not None
    published, last = memory.published, memory.last
    if published is None or scene.historic or last is None or last[2] is Precision.DAY:
        return memory.last_day
    is_old = abs(memory.last_day[0] - published) > SEASON
    if not is_old or (memory.last_expression is not None and scene.same_sentence(memory.last_expression, e)):
        return memory.last_day
    return memory.news_day or (published, published + timedelta(days=1))


def _recent(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    if memory.published is None:
        return None
    return memory.published, memory.published + timedelta(days=1), Precision.BEFORE, Resolution.RELATIVE


def _same_day(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    if memory.last_day is None:
        return None
    return (*_day_referred_to(scene, memory, e), Precision.DAY, Resolution.RELATIVE)


def _past_year(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    """Up to March people mean the calendar year that is over; later, the twelve months up to publication."""
    if memory.published is None:
        return None
    year = memory.published.year
    end = date(year + (memory.published.month > 3), 1, 1)
    return date(year - 1, 1, 1), end, Precision.YEAR, Resolution.RELATIVE


def _weekday(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    base = _base(scene, memory)
    if base is None or e.weekday is None:
        return _month_of_hint(scene)
    if e.unit == "week" and e.step is not None:  # 上周五, of the calendar's week
        day = base + timedelta(days=7 * e.step + e.weekday - base.weekday())
        return day, day + timedelta(days=1), Precision.DAY, Resolution.RELATIVE
    coming = e.sign is None and not scene.historic and scene.is_coming(e)
    ahead = timedelta(days=(e.weekday - base.weekday()) % 7)
    day = base + ahead if coming else weekday_near(e.weekday, base, e.sign)
    return day, day + timedelta(days=1), Precision.DAY, Resolution.RELATIVE


def _month_of_hint(scene: Scene) -> Value | None:
    """Of "yesterday" in an article known by its month alone, the month is known."""
    hint = scene.reference
    if hint.published is not None or hint.year is None or hint.month is None:
        return None
    found = period(hint.year, hint.month, None)
    return None if found is None else (*found, Resolution.INFERRED)


def _step(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    base = _base(scene, memory) if e.base in ("published", "context") else _told_from(scene, memory, e)
    if base is None or e.step is None or e.unit is None:
        return _month_of_hint(scene) if e.unit == "day" and e.step in (-1, 0) and e.base == "published" else None
    if e.first.month is not None:  # "March last year", 去年9月, 去年9月至10月
        year = base.year + e.step
        return _between(replace(e.first, year=year), replace(e.last, year=year), Resolution.RELATIVE)
    if e.first.day is not None:  # 上月5日
        month = month_after(base, e.step)
        found = period(month.year, month.month, e.first.day)
    else:
        found = stepped(base, e.step, e.unit)
    return None if found is None else (*found, Resolution.RELATIVE)


def _feast(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    """A feast of a stated year, of last, this or next year, or the nearest (of movable ones this year's); that of the
    lunar calendar is this year's."""
    base, year, rule = _base(scene, memory), e.first.year, e.feast or ""
    if is_one_day(rule):
        year = MINYEAR
    elif year is None and base is not None:
        year = base.year + (e.sign or 0) if e.unit == "year" else _feast_year(rule, base, e.sign)
    day = feast_day(rule, year) if year is not None else None
    if day is None:
        return None
    resolution = Resolution.STATED if e.first.year else Resolution.RELATIVE
    return day, day + timedelta(days=1), Precision.DAY, resolution


def _feast_year(rule: str, base: date, sign: int | None) -> int:
    """Of "last Christmas" that of the last that is over, of "next" that of the first to come, else of the nearest."""
    if rule.startswith("lunar"):
        return base.year + (sign or 0)
    this = feast_day(rule, base.year)
    if sign is None or this is None:
        days = [d for year in (base.year, base.year - 1, base.year + 1) if (d := feast_day(rule, year)) is not None]
        return min(days, key=lambda d: abs(d - base)).year if days else base.year
    return base.year + {-1: -(this >= base), 1: int(this <= base)}.get(sign, 0)


def _named_month(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    """ "Last September": the most recent that is over; "next": the first to come; "this": this year's."""
    base, month = _base(scene, memory), e.first.month
    if base is None or month is None:
        return None
    shift = {-1: -(month >= base.month), 1: int(month <= base.month)}.get(e.sign or 0, 0)
    found = period(base.year + shift, month, None)
    return None if found is None else (*found, Resolution.RELATIVE)


def _of_weekday(scene: Scene, memory: Memory, index: int) -> Value | None:
    """ "Monday (7/10)": the reading of the figures, near publication, that is such a weekday."""
    e = scene.expressions[index]
    plain, turned = replace(e, weekday=None), Point(e.first.year, e.first.day, e.first.month)
    for point in (turned, e.first) if scene.month_first else (e.first, turned):
        for year in _years_near(scene, memory, plain, point, index):
            day = day_in(year, point.month or 0, point.day or 0)
            if day is not None and day.weekday() == e.weekday:
                return day, day + timedelta(days=1), Precision.DAY, Resolution.INFERRED
    return _in_spite_of_weekday(memory, [p for p in (e.first, turned) if (p.month or 13) <= 12])


def _in_spite_of_weekday(memory: Memory, readings: list[Point]) -> Value | None:
    """The day that figures mean which can be read in but one way, where it is of the news: the weekday is a slip."""
    if len(readings) != 1 or memory.published is None:
        return None
    month, number = readings[0].month or 1, readings[0].day or 1
    day = day_in(nearest_year(month, number, memory.published), month, number)
    if day is None or abs(day - memory.published) > NEWS:
        return None
    return day, day + timedelta(days=1), Precision.DAY, Resolution.INFERRED


def _years_near(scene: Scene, memory: Memory, e: Expression, point: Point, index: int) -> list[int]:
    """The year that the text gives a day, and that in which it lies nearest to publication."""
    if (point.month or 13) > 12:
        return []
    near = None if memory.published is None else nearest_year(point.month or 1, point.day, memory.published)
    return [year for year in (missing_year(scene, memory, e, point, index), near) if year is not None]


def _calendar(scene: Scene, memory: Memory, index: int) -> Value | None:
    first, last, inferred = _with_years(scene, memory, index)
    return _between(first, last, Resolution.INFERRED if inferred else Resolution.STATED)


def _between(first: Point, last: Point, resolution: Resolution) -> Value | None:
    """From the first to the last; None where one has no year, or does not exist, or they run backwards."""
    first, last = _shared(first, last)
    if first.year is None or last.year is None:
        return None
    start, end = period(first.year, first.month, first.day), period(last.year, last.month, last.day)
    if start is None or end is None or end[1] < start[1]:
        return None
    return start[0], end[1], start[2], resolution


def _with_years(scene: Scene, memory: Memory, index: int) -> tuple[Point, Point, bool]:
    """Both ends with a year: the other end's where only one states it, else supplied."""
    e = scene.expressions[index]
    first, last = _shared(e.first, e.last)
    if first.year is not None and last.year is not None:
        return (*_turned(scene, e, first, last), False)
    year = missing_year(scene, memory, e, first, index)
    if year is None:
        return first, last, False
    wraps = (last.month or 0) < (first.month or 0)
    return replace(first, year=year), replace(last, year=year + wraps), True


def _turned(scene: Scene, e: Expression, first: Point, last: Point) -> tuple[Point, Point]:
    """05/01/2023 is read day first, unless the text's other figures are written month first, or only that reading is
    the day of publication (or one beside it)."""
    published = scene.reference.published
    if e.form != "numeric" or not scene.grammar.either_order or (first.day or 13) > 12:
        return first, last
    other = Point(first.year, first.day, first.month)
    if e.weekday is not None:
        days = (day_in(p.year or 0, p.month or 1, p.day or 1) for p in (first, other))
        fits = [day is not None and day.weekday() == e.weekday for day in days]
        if any(fits) and not all(fits):
            return (first, last) if fits[0] else (other, other)
    if scene.month_first or published is None:
        return (other, other) if scene.month_first else (first, last)
    readings = (day_in(p.year or 0, p.month or 1, p.day or 1) for p in (first, other))
    near = [day is not None and abs((day - published).days) <= 1 for day in readings]
    return (other, other) if near == [False, True] else (first, last)


def _shared(first: Point, last: Point) -> tuple[Point, Point]:
    """ "10-12 October 2018": what only one end states holds for both."""
    month = first.month if first.month is not None else last.month
    other = last.month if last.month is not None else first.month
    turns = (month or 0) > (other or 0)
    year = first.year if first.year is not None or last.year is None else last.year - turns
    end_year = last.year if last.year is not None or first.year is None else first.year + turns
    return Point(year, month, first.day), Point(end_year, other, last.day)


def _mention(scene: Scene, memory: Memory, e: Expression, value: Value | None) -> DateMention:
    start, end, precision, resolution = value or (None, None, _stated_precision(e), None)
    stated = memory.seen if e.form == "same-day" and value is None else _shared(e.first, e.last)[0]
    days = e.first.day is not None and e.first != e.last  # a part of the day, or an hour, is of one of them alone
    return DateMention(
        span=e.span,
        text=e.span.of(scene.text),
        form=e.use or _PLAIN.get(e.form, e.form),
        precision=precision,
        dtstart=None if precision is Precision.BEFORE else start,
        dtend=end,
        resolved=resolution,
        part_of_day=None if days else e.part_of_day,
        clock=None if days else e.clock,
        clock_end=None if days else e.clock_end,
        month=stated.month,
        day=stated.day,
        weekday=e.weekday,
        ends=e.ends,
    )


def _stated_precision(e: Expression) -> Precision:
    if e.form == "recent":
        return Precision.BEFORE
    if e.first.day is not None or e.weekday is not None or e.unit in ("day", "week") or e.form == "same-day":
        return Precision.DAY
    return Precision.MONTH if e.first.month is not None or e.unit == "month" else Precision.YEAR


_NOTHING = Point()
_BY_FORM = {
    "recent": _recent,
    "same-day": _same_day,
    "past-year": _past_year,
    "feast": _feast,
    "last-named": _named_month,
}
_NOT_REMEMBERED = {"recent", "past-year", "name-year", "period", "same-day", "as-of", "compared", "deadline", "since"}
_PLAIN = {
    "numeric": "day",
    "numeric-month-first": "day",
    "month-range": "range",
    "last-named": "relative",
    "relative-day": "relative",
    "weekday-figures": "month-day",
}

"""What an expression states, before anything is supplied: `Expression`, and reading one from a pattern's match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import TypeVar

from timeline.dates.grammar import Grammar, Pattern
from timeline.model import PartOfDay, Span

_Named = TypeVar("_Named", int, str, PartOfDay)


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar date as far as it is stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """One date expression. `first` and `last` are the same where no range is stated.

    step: so many units from `base` ("published" or "text", what was mentioned last). weekday: Monday is 0.
    sign: -1 for "last", 0 for "this", 1 for "next", None where nothing is said. use: the form that the context gives
    it ("as-of", "since" ...), or None. start: where the core begins, without what was drawn in before it.
    """

    span: Span
    start: int
    form: str
    first: Point = Point()
    last: Point = Point()
    weekday: int | None = None
    sign: int | None = None
    step: int | None = None
    unit: str | None = None
    feast: str | None = None
    base: str = "published"
    use: str | None = None
    part_of_day: PartOfDay | None = None
    clock: time | None = None
    clock_end: time | None = None
    ends: tuple[Span, Span] | None = None


def read_match(match: re.Match[str], pattern: Pattern, grammar: Grammar) -> list[Expression]:
    """The expressions of a match: one, or several where "and" joins them; none where a number fits no calendar."""
    fields = {name: text for name, text in match.groupdict().items() if text is not None}
    points = _points(fields, grammar)
    if points is None:
        return []
    span = Span(match.start(), match.end())
    unit = pattern.unit or _word(fields, ("unit",), grammar.units)
    whole = Expression(
        span,
        span.start,
        pattern.form,
        points[0],
        points[-1],
        weekday=_word(fields, ("wd", "wday"), grammar.weekdays),
        sign=pattern.sign,
        step=_step(fields, pattern, grammar) if unit else None,
        unit=unit,
        feast=_word(fields, ("feast",), grammar.feasts),
        base=pattern.base,
        use=pattern.use,
        part_of_day=_word(fields, ("part",), grammar.parts_of_day),
        clock=read_clock(fields),
        clock_end=read_clock(fields, "2"),
        ends=_ends(match, points) if pattern.form == "range" else None,
    )
    return _several(match, points, whole) if pattern.form == "several" else [whole]


def read_number(text: str, grammar: Grammar) -> int:
    """A number in figures, as a word, or in a script's own numerals (二〇二三, 二十五)."""
    folded = " ".join(text.casefold().split())
    if folded in grammar.numbers:
        return grammar.numbers[folded]
    if text.isdecimal():
        return int(text)
    digits = grammar.numerals
    for sign, value in grammar.tens.items():
        if sign in text:
            many, _, ones = text.partition(sign)
            return (digits[many] if many else 1) * value + (digits[ones] if ones else 0)
    return int("".join(str(digits[c]) for c in text))


def read_clock(fields: Mapping[str, str], index: str = "") -> time | None:
    """The clock time among the fields; None where there is none, or no such time exists."""
    hour = fields.get(f"hour{index}")
    if hour is None:
        return None
    half = (fields.get(f"half{index}") or "").lower()
    value = int(hour) % 12 if half and int(hour) <= 12 else int(hour)
    value += 12 if half.startswith("p") and value < 12 else 0
    minute = int(fields.get(f"minute{index}") or 0)
    return time(value, minute) if value < 24 else None


def _points(fields: Mapping[str, str], grammar: Grammar) -> list[Point] | None:
    """First, last (and what stands between) as stated; None where a month or a day is out of range."""
    points = []
    for index in ("", "2", "3", "4"):
        if index and not any(name + index in fields for name in _PLACES):
            break
        point = _point(fields, index, grammar)
        if point is None:
            return None
        points.append(point)
    return points


def _point(fields: Mapping[str, str], index: str, grammar: Grammar) -> Point | None:
    year = _number(fields, f"y{index}", grammar)
    if f"yy{index}" in fields:
        year = _in_century(read_number(fields[f"yy{index}"], grammar), _number(fields, "y", grammar))
    month = _number(fields, f"m{index}", grammar)
    for name in (f"month{index}", f"mon{index}"):
        if name in fields:
            month = grammar.months[" ".join(fields[name].casefold().rstrip(".").split())]
    day = _number(fields, f"d{index}", grammar)
    if month not in _MONTHS or (day is not None and not 1 <= day <= _LENGTHS[month or 1]):
        return None
    return Point(year, month, day)


def _in_century(short: int, first: int | None) -> int:
    """A year of two figures: in the century of the range's first year; else this century's to 49, or the last one's."""
    if first is not None:
        return first // 100 * 100 + short
    return (2000 if short < 50 else 1900) + short


def _number(fields: Mapping[str, str], name: str, grammar: Grammar) -> int | None:
    return read_number(fields[name], grammar) if name in fields else None


def _word(fields: Mapping[str, str], names: tuple[str, ...], values: Mapping[str, _Named]) -> _Named | None:
    for name in names:
        if name in fields:
            return values[" ".join(fields[name].casefold().rstrip(".").split())]
    return None


def _step(fields: Mapping[str, str], pattern: Pattern, grammar: Grammar) -> int | None:
    if pattern.sign is None:
        return None
    count = read_number(fields["n"], grammar) if "n" in fields else pattern.count
    return pattern.sign * count


def _several(match: re.Match[str], points: list[Point], whole: Expression) -> list[Expression]:
    """ "26 and 27 June": one expression each; a part that only one of them states holds for all."""
    found = []
    for index in range(len(points)):
        point = Point(*(_first_stated(points, index, part) for part in ("year", "month", "day")))
        span = _place(match, index)
        first, final = index == 0, index == len(points) - 1
        span = Span(match.start() if first else span.start, match.end() if final else span.end)
        found.append(replace(whole, span=span, start=span.start, form=_form_of(point), first=point, last=point))
    return found


def _ends(match: re.Match[str], points: list[Point]) -> tuple[Span, Span] | None:
    """The two ends of a range where each is a date for itself: both years, both months, or both days that a word
    joins ("10 to 12 October"; "10-12 October" is one expression)."""
    first, last = points[0], points[-1]
    if len(points) < 2 or (first.day is None) is not (last.day is None):
        return None
    month_once = (first.month is None) is not (last.month is None)
    if first.day is None and (month_once or (first.month is None and (first.year is None or last.year is None))):
        return None
    one, other = _place(match, 0), _place(match, 1)
    ends = [match.end(p) for p in _PLACES if match.groupdict().get(p) is not None and match.end(p) <= other.start]
    if month_once and not any(c.isalpha() for c in match.string[max(ends) : other.start]):
        return None
    return Span(one.start, max(ends)), Span(other.start, max(one.end, other.end))  # the month may stand behind both


def _place(match: re.Match[str], index: int) -> Span:
    """From the first to the last figure of the first, second ... date of an expression."""
    suffix = "" if index == 0 else str(index + 1)
    spots = [match.span(p + suffix) for p in _PLACES if match.groupdict().get(p + suffix) is not None]
    return Span(min(start for start, _ in spots), max(end for _, end in spots))


def _first_stated(points: list[Point], index: int, part: str) -> int | None:
    nearest = [points[index], *points[index + 1 :], *reversed(points[:index])]
    return next((v for p in nearest if (v := getattr(p, part)) is not None), None)


def _form_of(point: Point) -> str:
    if point.day is not None:
        return "day" if point.year else "month-day" if point.month else "day-only"
    return "month" if point.month else "year"


_PLACES = ("y", "yy", "m", "mon", "month", "d")
_MONTHS = (None, *range(1, 13))
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

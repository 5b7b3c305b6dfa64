"""How pages write the date in a stamp: the forms of days, clock times, weekdays and labels around them.

A form is only the writing; whether a place in a text is a stamp is decided in `timeline.dates.stamps`.
All quantifiers are bounded and each hit looks at a window of fixed width, so the time is linear in the text. A form is
looked for around the figures that each of them has (a year, or three numbers): most of a text is far from any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from timeline.dates.names import any_of, month_number, month_numbers, weekday_number, weekday_numbers
from timeline.dates.stampwords import forms, marks, stamp_table, words
from timeline.model import Span

YEARS = range(1990, 2101)
EDGE = 250
_WINDOW = 90

_YEAR, _MONTH, _DAY = r"(?P<year>19[89]\d|20\d\d|2100)", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_FIGURES = {
    "iso": rf"(?<![\d/.\-]){_YEAR}(?P<_s>\ ?[-/.]\ ?){_MONTH}(?P=_s){_DAY}(?!\d|[-/.]\d)",
    "numeric": rf"(?<![\d/.\-])(?P<one>\d{{1,2}})(?P<_s>\ ?[-/.]\ ?)(?P<two>\d{{1,2}})(?P=_s){_YEAR}(?!\d|[-/.]\d)",
    "short": r"(?<![\d/.\-:])(?P<one>\d{1,2})(?P<_s>[-/])(?P<two>\d{1,2})(?P=_s)(?P<year>\d\d)(?![\d:]|[-/.]\d)",
}


# What every form has, and how far a form can reach before and behind it.
_CORE = re.compile(r"\d(?:(?<=[12])\d{3}|[-/]\d{1,2}[-/]\d\d)")
_BEFORE, _BEHIND = 48, 24


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """Those in figures, those with a month's name, and those of the lexicons; each names year, month and day."""
    month, th, of = rf"(?P<month>{any_of(month_numbers())}\.?)", words("ordinals"), words("before_year")
    written = {
        "month-first": rf"\b{month}\s{{1,3}}{_DAY}{th}?,?\s{{1,3}}{_YEAR}\b",
        "day-first": rf"\b{_DAY}{th}?[ \-]{month}(?:,|{of})?[ \-]{_YEAR}\b",
    }
    own = {f"worded-{n}": form for n, form in enumerate(forms("forms", y=_YEAR, m=_MONTH, d=_DAY))}
    return {name: re.compile(form, re.IGNORECASE) for name, form in (_FIGURES | written | own).items()}


_SEP = r"[\s,;|｜•·()\[\]\-–—]{0,8}"


def _clock() -> str:
    halves = rf"(?:AM|PM|a\.m\.|p\.m\.|{words('halves')})"
    return (
        rf"(?:[01]?\d|2[0-3])(?:[:：{marks()}][0-5]\d)(?:[:：][0-5]\d(?:\.\d{{1,6}})?)?{words('clock_end')}?"
        rf"(?:\s?{halves}(?!\w))?"
    )


def _left(clock: str, weekday: str) -> str:
    labels = "|".join(f"(?P<{label}>{words(label)})" for label in ("today", "updated", "published"))
    return (
        rf"(?:(?<!\w)(?P<label>{labels}){words('on')}?(?:\s{{0,3}}(?P<colon>[:：]))?{_SEP})?"
        rf"(?:(?<![\w.@])(?P<weekday>{weekday}(?!\w)\.?){_SEP})?"  # ".cn" is no Sunday
        rf"(?:(?<![\w:]){words('at')}?(?P<clock>{clock}){_SEP})?"
        rf"(?:(?<!\w)(?P<day>{words('day')})\s{{1,3}})?$"
    )


def _right(clock: str, weekday: str) -> str:
    return (
        rf"(?:{_SEP}(?P<weekday>{weekday}(?!\w)\.?))?(?:(?:{_SEP}|T){words('at')}?(?P<clock>{clock}))?"
        r"(?P<zone>\s?\(?(?:GMT|UTC|Z)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?(?!\w)|\s?[+-]\d\d:?\d\d(?!\w))?"
    )


_HALF = re.compile(r"AM|PM|a\.m\.|p\.m\.", re.IGNORECASE)


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand right before and right after a date."""
    weekday, clock = any_of(weekday_numbers()), _clock()
    left, right = (re.compile(form(clock, weekday), re.IGNORECASE) for form in (_left, _right))
    return left, right


@dataclass(frozen=True, slots=True)
class Writing:
    """A date as written at [start, end) of a line, with weekday, clock and label next to it.

    date: None where it is ambiguous or impossible. form: key of the forms. label: "published", "updated", "today" or
    None. colon: the label is a field's ("Update:"). dated: the word for "day" stands before it, as prose has it too.
    """

    start: int
    end: int
    date: date | None
    form: str
    label: str | None
    colon: bool
    weekday: bool
    clock: bool
    dated: bool

    @property
    def worded(self) -> bool:
        """Whether it is not written in figures alone."""
        return self.form not in _FIGURES


def find_writings(line: str, language: str) -> Iterator[Writing]:
    """The dates with a year in `line`, in order, each extended over its weekday, clock and label.

    Only those that can be a stamp: within EDGE characters of the line's start or end, or in a table's cell.
    """
    hits = [
        (match.start(), form, match)
        for near in _stretches(line)
        for form, pattern in _forms().items()
        for match in pattern.finditer(line, near.start, near.end)
    ]
    for start, form, match in sorted(hits, key=lambda hit: hit[:2]):
        at_edge = start <= EDGE or len(line) - match.end() <= EDGE
        if at_edge or "|" in line[start - 20 : match.end() + 20]:
            writing = _extended(line, start, form, match, language)
            if writing is not None:
                yield writing


def _stretches(line: str) -> Iterator[Span]:
    """The parts of a line that can hold a form, apart from each other."""
    start, end = 0, -1
    for core in _CORE.finditer(line):
        if core.start() - _BEFORE > end >= 0:
            yield Span(start, end)
            end = -1
        start = start if end >= 0 else max(0, core.start() - _BEFORE)
        end = core.end() + _BEHIND
    if end >= 0:
        yield Span(start, end)


def _extended(line: str, start: int, form: str, match: re.Match[str], language: str) -> Writing | None:
    offset = max(0, start - _WINDOW)
    before, behind = _beside()
    left = before.search(line[offset:start])
    right = behind.match(line[match.end() : match.end() + _WINDOW])
    assert left is not None and right is not None  # both match the empty string
    weekday = left["weekday"] or right["weekday"]
    clock = left["clock"] or right["clock"]
    if form == "short" and not (weekday or clock):
        return None  # "5-5-25" alone may be anything
    label = next((name for name in ("today", "updated", "published") if left[name]), None)
    return Writing(
        start=offset + left.start(),
        end=match.end() + right.end(),
        date=_value(form, match, weekday, american=_may_be_american(match, left["clock"], right["clock"], language)),
        form=form,
        label=label,
        colon=bool(left["colon"]),
        weekday=bool(weekday),
        clock=bool(clock),
        dated=bool(left["day"]),
    )


def _may_be_american(match: re.Match[str], before: str | None, behind: str | None, language: str) -> bool:
    """Whether a clock with AM or PM speaks for a program's American format, which may be month first.

    Where a language writes the day first, such a clock before the date, or a date padded with zeros, is a page's own
    format.
    """
    day_first = stamp_table(language).get("day_first", False)
    if day_first and (behind is None or re.match(r"\d\d\D{1,3}\d\d\D", match.group())):
        return False
    return bool(_HALF.search(f"{before or ''} {behind or ''}"))


def _value(form: str, match: re.Match[str], weekday: str | None, *, american: bool) -> date | None:
    if form not in ("numeric", "short"):
        return make_date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    year = int(match["year"]) + (2000 if form == "short" else 0)
    return _day_or_month_first(year, match["one"], match["two"], weekday, american=american)


def _day_or_month_first(year: int, first: str, second: str, weekday: str | None, *, american: bool) -> date | None:
    """Day first, as Viet Nam and most of the world write; a printed weekday that fits one order only decides.

    american: it may be month first, so that without a weekday there is no telling.
    """
    day_first = make_date(year, int(second), int(first))
    month_first = make_date(year, int(first), int(second))
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    number = weekday_number(weekday)
    fitting = [day for day in (day_first, month_first) if number is not None and day.weekday() == number]
    if len(fitting) == 1:
        return fitting[0]
    return None if american else day_first


def make_date(year: int, month: int | None, day: int) -> date | None:
    """The date, or None where there is no such day, or not in the years that pages are from."""
    try:
        return date(year, month or 0, day) if year in YEARS else None
    except ValueError:
        return None

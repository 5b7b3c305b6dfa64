"""Datelines: the place and the day that a report opens with ("HANOI, Jan. 5, 2023 (Agency) --").

One is known by all of its parts and their marks together, so that a sentence that opens with a place and a day is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from timeline.dates.names import any_of, month_number, month_numbers
from timeline.dates.stampforms import EDGE, make_date
from timeline.dates.stampwords import CAPITAL, forms, words
from timeline.model import Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """span: in the line. year: None where it is not printed."""

    span: Span
    year: int | None
    month: int
    day: int

    @property
    def date(self) -> date | None:
        return None if self.year is None else make_date(self.year, self.month, self.day)


def find_dateline(line: str, start: int = 0) -> Dateline | None:
    """The dateline that a line of text opens with, from `start` on."""
    for form in _forms():
        match = form.match(line[start : start + EDGE])
        month = month_number(match["month"]) if match else None
        if match is not None and month is not None and make_date(2000, month, int(match["day"])) is not None:
            span = Span(start + match.start("line"), start + match.end("line"))
            return Dateline(span, int(match["year"]) if match["year"] else None, month, int(match["day"]))
    return None


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CITY = rf"{CAPITAL}[\w.'’]{{1,20}}(?:,?[ /\-]{CAPITAL}[\w.'’]{{0,20}}){{0,5}}"
_WORDED = (
    # VIETNAM, January 7 -     HANOI, Jan. 5, 2023 (Agency) --     Hanoi, 5 January (Agency) –
    rf"{_CITY},\ {{0,2}}DAY\ {{0,2}}(?:\([^)\n]{{1,40}}\)\ {{0,2}})?(?:-{{1,2}}|–|—)",
    # LAHORE, May 16 (Agency):
    rf"{_CITY},\ {{0,2}}DAY\ {{0,2}}\([^)\n]{{1,40}}\)\ ?:",
    # MANILA, (Agency / Desk - 14th Jan, 2023 ):     MANILA (Agency, January 14) –
    rf"{_CITY},?\ ?\([^()\n\d]{{1,60}}[-–—,]\ ?DAY\ ?\)\ ?[:\-–—]",
    # (June 14, 2022 – New York, USA)
    rf"\(DAY\ ?[-–—,]\ ?{CAPITAL}[^()\n\d]{{1,80}}\)",
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Those with a month's name in both orders of month and day, and those of the lexicons."""
    month = rf"(?P<month>{any_of(month_numbers())}\.?)"
    figures = {"y": _YEAR, "m": r"(?P<month>\d{1,2})", "d": r"(?P<day>\d{1,2})"}
    day = f"{figures['d']}{words('ordinals')}?"
    orders = (rf"{month}\ {day}", rf"{day}\ {month}")
    worded = (form.replace("DAY", rf"{order}(?:,?\ {_YEAR})?") for form in _WORDED for order in orders)
    own = forms("datelines", capital=CAPITAL, **figures)
    return tuple(re.compile(rf"\s{{0,5}}(?P<line>{form})") for form in (*worded, *own))

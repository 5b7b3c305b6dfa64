"""Feasts that stand for a day: fixed ones ("12-25"), those counted from the lunar New Year ("lunar+14") or from Easter
("easter-2"), weekdays of a month ("11/thu/4": the fourth Thursday), and one day of all ("2001-09-11").

The lunisolar calendar of China has no short formula; its New Years are frozen here. Viet Nam's differs by a day in
2007 and 2030, which is noted nowhere in a text, so that its dates are to be trusted in the other years alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates.almanac import day_in, month_after


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast in a year, by its rule; None where the year is beyond the table."""
    if rule.startswith("lunar"):
        new_year = _LUNAR_NEW_YEARS.get(year)
        return None if new_year is None else new_year + timedelta(days=int(rule.removeprefix("lunar")))
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if "/" in rule:
        return _weekday_of_month(year, rule)
    first, *rest = (int(part) for part in rule.split("-"))
    return date(first, *rest) if len(rest) > 1 else day_in(year, first, rest[0])


def is_one_day(rule: str) -> bool:
    """Whether the rule names one day of history, whatever the year of the text."""
    return rule[:4].isdecimal()


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (Butcher's computation)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _weekday_of_month(year: int, rule: str) -> date:
    month, name, count = rule.split("/")
    weekday, number = _WEEKDAYS.index(name), int(count)
    first = date(year, int(month), 1) if number > 0 else month_after(date(year, int(month), 1))
    ahead = (weekday - first.weekday()) % 7 + 7 * (number - (number > 0))
    return first + timedelta(days=ahead)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIRST_YEAR = 2000
_MONTHS_AND_DAYS = (
    "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 "
    "0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
)
_LUNAR_NEW_YEARS = {
    year: date(year, int(text[:2]), int(text[2:])) for year, text in enumerate(_MONTHS_AND_DAYS.split(), _FIRST_YEAR)
}

"""Feasts that stand for a day: fixed ones ("12-25"), and those that are counted from the lunar New Year ("lunar+14").

The lunisolar calendar of China has no short formula; its New Years are frozen here. Viet Nam's differs by a day in
2007 and 2030, which is noted nowhere in a text, so that its dates are to be trusted in the other years alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates.almanac import day_in


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast in a year, by its rule; None where the year is beyond the table."""
    if not rule.startswith("lunar"):
        month, _, day = rule.partition("-")
        return day_in(year, int(month), int(day))
    new_year = _LUNAR_NEW_YEARS.get(year)
    return None if new_year is None else new_year + timedelta(days=int(rule.removeprefix("lunar")))


_FIRST_YEAR = 2000
_MONTHS_AND_DAYS = (
    "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 "
    "0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
)
_LUNAR_NEW_YEARS = {
    year: date(year, int(text[:2]), int(text[2:])) for year, text in enumerate(_MONTHS_AND_DAYS.split(), _FIRST_YEAR)
}

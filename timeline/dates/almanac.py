"""Plain calendar arithmetic on `date`s: ends of months, the nearest year, weekdays.

Months, days and years are stated as numbers, so that a plain `date` is enough and no parser is asked.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from timeline.model import Precision

_MARGIN = timedelta(days=36_525)  # a date so near the calendar's ends is nobody's: steps from it would leave it
_LEAP = 4  # years that 29 February may be away (but around 1900 and 2100)


def is_of_our_era(day: date) -> bool:
    """Whether the day lies far enough from the calendar's ends that one can count from it."""
    return date.min + _MARGIN < day < date.max - _MARGIN


def day_in(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is none (30 February, year 0)."""
    try:
        return date(year, month, day) if MINYEAR < year < MAXYEAR else None
    except ValueError:
        return None


def period(year: int, month: int | None, day: int | None) -> tuple[date, date, Precision] | None:
    """First day, the day after the last, and precision of what is stated; None where there is no such date."""
    if not MINYEAR < year < MAXYEAR - 1:
        return None
    if month is None:
        return date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR
    if day is None:
        return date(year, month, 1), month_after(date(year, month, 1)), Precision.MONTH
    only = day_in(year, month, day)
    return None if only is None else (only, only + timedelta(days=1), Precision.DAY)


def month_after(day: date, count: int = 1) -> date:
    """The first day of the month that lies `count` months after (before, where negative) that of `day`."""
    months = day.year * 12 + day.month - 1 + count
    return date(min(max(months // 12, MINYEAR), MAXYEAR), months % 12 + 1, 1)


def nearest_year(month: int, day: int | None, to: date, back: float = 1) -> int:
    """The year in which that month or day lies nearest to `to`; where two are as near, the past.

    back: how much longer a way back counts than one ahead.
    """
    reach = _LEAP if (month, day) == (2, 29) else 1
    days = (day_in(to.year + i, month, day or 15) for i in range(-reach, reach + 1))
    ways = [(max((d - to).days, (to - d).days * back), d.year) for d in days if d is not None]
    return min(ways)[1] if ways else to.year


def weekday_near(weekday: int, to: date, sign: int | None) -> date:
    """That weekday (Monday is 0): the most recent, today included; -1: before today, 1: after, 0: of this week."""
    if sign == 1:
        return to + timedelta(days=(weekday - to.weekday() - 1) % 7 + 1)
    if sign == 0:
        return to + timedelta(days=weekday - to.weekday())
    back = (to.weekday() - weekday) % 7
    return to - timedelta(days=back or (7 if sign == -1 else 0))

"""Steps of time: "yesterday", "last month", "three weeks ago", "two years later".

A step of one is a plain sum. What is counted goes to dateparser, as a fixed English expression and with the day that
it is told from ("3 weeks ago"): that takes it a millisecond, so answers are kept. It fills what is not stated from
that day; the precision is therefore the unit's, never read off the answer.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from timeline.dates.almanac import month_after, period
from timeline.model import Precision

Stretch = tuple[date, date, Precision]


def stepped(base: date, count: int, unit: str) -> Stretch | None:
    """The day, week (from Monday), month or year that lies `count` of them from `base`; None beyond the calendar."""
    try:
        return _stretch(_counted(base, count, unit) if abs(count) > 1 else _next(base, count, unit), unit)
    except (OverflowError, ValueError):
        return None


def _next(base: date, count: int, unit: str) -> date:
    if unit == "month":
        return month_after(base, count)
    if unit == "year":
        return date(base.year + count, 1, 1)
    return base + timedelta(days=count * (7 if unit == "week" else 1))


@lru_cache(maxsize=4096)
def _counted(base: date, count: int, unit: str) -> date:
    from dateparser.date import DateDataParser  # here, for it takes 0.2 s to import and few texts need it

    told_from = datetime.combine(base, time())
    parser = DateDataParser(languages=["en"], settings={"PARSERS": ["relative-time"], "RELATIVE_BASE": told_from})
    found = parser.get_date_data(f"{-count} {unit}s ago" if count < 0 else f"in {count} {unit}s").date_obj
    if found is None:
        raise ValueError(f"{count} {unit}s from {base}")
    day: date = found.date()
    return day


def _stretch(day: date, unit: str) -> Stretch | None:
    if unit == "day":
        return day, day + timedelta(days=1), Precision.DAY
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7), Precision.DAY
    return period(day.year, day.month if unit == "month" else None, None)

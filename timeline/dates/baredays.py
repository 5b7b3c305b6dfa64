"""Days of the month that name no month: "the 10th", 26日, ngày 12."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates.almanac import day_in, month_after
from timeline.dates.expressions import Expression
from timeline.dates.scene import Memory, Scene, Value
from timeline.model import Precision, Resolution

NEWS = timedelta(days=12)  # days so close to publication are what a report is about
SEASON = timedelta(days=60)  # and so close what it may still speak of
_BESIDE = 7  # days that a bare day lies from the day told of before it
_FAR = timedelta(days=20)  # what lies farther off in another month is named with the month
_BARE_DAY = timedelta(days=15)  # a bare day of the month before is seldom farther back


def day_only(scene: Scene, memory: Memory, e: Expression) -> Value | None:
    """A bare day: within a range that was just mentioned, else the latest up to publication (the next, if that lies
    ahead), if that is not far off. The end of a range of bare days is the next such day after its beginning."""
    start = (_day_of_month_told(scene, memory, e) if e.base == "text" else None) or _bare_day(scene, memory, e)
    if start is None:
        return None
    end = start if e.last == e.first else _day_from(e.last.day or 1, start)
    return None if end is None else (start, end + timedelta(days=1), Precision.DAY, Resolution.INFERRED)


def _day_of_month_told(scene: Scene, memory: Memory, e: Expression) -> date | None:
    """ "On 1 October they met. On the 10th they left": the day of the month that was named just before, if no earlier
    than what was told there, and no later than publication but where the future is told."""
    last, before = memory.last, memory.last_expression
    if last is None or last[2] is not Precision.DAY or before is None or scene.historic:
        return None
    if before.last.month is None or not scene.follows(before, e):
        return None
    told = last[1] - timedelta(days=1)
    day = day_in(told.year, told.month, e.first.day or 1)
    ahead = memory.published is not None and day is not None and day > memory.published
    return None if day is None or day < told or (ahead and not scene.will_be(e)) else day


def _bare_day(scene: Scene, memory: Memory, e: Expression) -> date | None:
    day, found = e.first.day or 1, None
    base = memory.published or (memory.last_day[0] if memory.last_day else None)
    if scene.historic and memory.told is not None:
        found = day_in(memory.told[0].year, memory.told[0].month, day)
    elif memory.last_day is not None:
        found = _day_within(day, *memory.last_day) or _day_beside(day, memory)
    if found is None and base is not None:
        coming = e.sign == 1 or (e.sign is None and scene.is_future(e))
        past = e.sign == -1 or (scene.grammar.past is not None and scene.is_past(e))
        found = _day_from(day, base) if coming else (_latest_day if past else _likely_day)(day, base)
        return None if found is None or _is_far(found, base) else found
    return found


def _is_far(day: date, base: date) -> bool:
    """Whether a day without a month lies in another month than publication, and weeks away: nobody writes so."""
    return abs(day - base) > _FAR and (day.year, day.month) != (base.year, base.month)


def _day_from(day: int, start: date) -> date | None:
    months = (month_after(start, ahead) for ahead in range(3))
    found = (day_in(month.year, month.month, day) for month in months)
    return next((d for d in found if d is not None and d >= start), None)


def _day_beside(day: int, memory: Memory) -> date | None:
    """That day of the month a few days before or after the day that was told of last, where that one is of the news."""
    if memory.last_day is None or memory.published is None or abs(memory.last_day[0] - memory.published) > SEASON:
        return None
    last = memory.last_day[0]
    days = [last + timedelta(days=i) for i in range(-_BESIDE, _BESIDE + 1)]
    return next((d for d in days if d.day == day), None)


def _likely_day(day: int, base: date) -> date | None:
    """The latest such day; but where that would be long ago, and the next is near in the same month, the next."""
    latest, coming = _latest_day(day, base), day_in(base.year, base.month, day)
    if latest is None or coming is None or coming <= base:
        return latest
    return coming if base - latest > _BARE_DAY and coming - base < NEWS else latest


def _day_within(day: int, start: date, end: date) -> date | None:
    """That day of the month within a range of several days, if it has just one."""
    days = [start + timedelta(days=i) for i in range(min((end - start).days, 31))]
    found = [d for d in days if d.day == day]
    return found[0] if len(days) > 1 and len(found) == 1 else None


def _latest_day(day: int, until: date) -> date | None:
    months = (month_after(until, -back) for back in range(3))
    found = (day_in(month.year, month.month, day) for month in months)
    return next((d for d in found if d is not None and d <= until), None)

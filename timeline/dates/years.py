"""Supplying a missing year.

Where a publication date is known, a month or day lies in the year nearest to it, unless the sentence speaks of the
future and the nearest lies well behind; a year that opens the paragraph, or stands close before in the sentence,
governs. In a story of times long past the year goes on from what was told last. Where no publication date is known,
the text has to supply the year (its line, its sentence, the same day elsewhere, a list's neighbours, an anniversary,
its headline), and then the caller's hint; else the year stays open: a wrong year is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from timeline.dates.almanac import day_in, nearest_year
from timeline.dates.baredays import NEWS
from timeline.dates.expressions import Expression, Point
from timeline.dates.scene import Memory, Scene
from timeline.model import Precision

_PAST = timedelta(days=3)  # a day nearer than this may well be past though the sentence says "will" close before it,
_CLOSE_VERB = 40  # which is so many characters,
_LONG_PAST = timedelta(days=60)  # and nearer than this where it says so farther off ("will restate the year ended ...")
_FAR_AHEAD = timedelta(days=90)  # what lies farther ahead, and is told in the past, was a year before
_BACK = 1.5  # stories go forward: so much longer counts a step back (of 1, 1.5, 2 and 3 the best on war histories)
_HEADING = 40  # the longest line that is taken for a heading,
_BARE_HEADING = 12  # and the longest that is but a year
_SECTION = 60  # dates that a heading may govern
_OPENING = 4  # its year stands within so many characters of its beginning
_CLOSE = 60  # a date with a year within so many characters before governs the next
_SECOND_HALF = 7  # the month from which a day lies behind figures of a part of the year
_SOON = timedelta(days=150)  # so soon after the newest figures news is told
_HEADS = 3  # lines, and dates in them, that may say which year a text is about
_JOINED = 8  # dates that a last one may give its year
_PAST_USES = ("as-of", "since", "compared")


def missing_year(scene: Scene, memory: Memory, e: Expression, point: Point, index: int) -> int | None:
    """The year of a month, or of a month and day, that states none; None where nothing supplies it."""
    if point.month is None:
        return None
    if scene.historic:
        return _told_year(memory, point.month, point.day)
    if (year := _year_joined(scene, index, point.month)) is not None:
        return year
    if memory.published is None:
        return _year_from_text(scene, memory, e, point, index)
    return _year_by_publication(scene, e, point, index, memory.published)


def _year_joined(scene: Scene, index: int, month: int) -> int | None:
    """The year that the last of several joined dates states for all: "on March 28, April 1 and April 2, 2022"."""
    for i in range(index, min(index + _JOINED, len(scene.expressions) - 1)):
        one, other = scene.expressions[i], scene.expressions[i + 1]
        if not scene.grammar.joined.fullmatch(scene.text, one.span.end, other.span.start):
            return None
        last = other.last
        if last.year is not None:
            whole = last.month is not None and last.day is not None and one.form == "month-day"
            return last.year - (last.month is not None and last.month < month) if whole else None
    return None


def _told_year(memory: Memory, month: int, day: int | None) -> int | None:
    if memory.told is None:
        return None if memory.published is None else nearest_year(month, day, memory.published)
    start, precision = memory.told
    return start.year if precision is Precision.YEAR else nearest_year(month, day, start, back=_BACK)


def _year_by_publication(scene: Scene, e: Expression, point: Point, index: int, published: date) -> int:
    month = point.month or 1
    governing = scene.head_years.get(scene.places[index]) or _year_close_before(scene, index, published)
    governing = governing or _section_year(scene, index, longest=_BARE_HEADING)
    if governing is not None:
        return governing
    year = nearest_year(month, point.day, published)
    if e.use in _PAST_USES:
        return min(year, published.year - ((month, point.day or 0) > (published.month, published.day)))
    return _year_of_weekday(e, point, year, published) or year + _turned_by_tense(scene, e, point, year, published)


def _turned_by_tense(scene: Scene, e: Expression, point: Point, year: int, published: date) -> int:
    """What the sentence's tense adds to the nearest year: 1, 0 or -1."""
    found = day_in(year, point.month or 1, point.day or 28)
    if found is None:
        return 0
    close = point.day is not None and found < published - _PAST
    if (close and scene.is_future(e, reach=_CLOSE_VERB)) or (found < published - _LONG_PAST and scene.is_future(e)):
        return 1
    if found > published and not scene.is_future(e) and _looks_back(scene, found.year, published):
        return -1
    mostly_past = scene.grammar.mostly_past and not scene.is_future(e)
    return -1 if found > published + _FAR_AHEAD and (mostly_past or scene.is_past(e)) else 0


def _looks_back(scene: Scene, year: int, published: date) -> bool:
    """Whether the first lines name the year before as what the text is about: "Ten events of 2023", in January."""
    heads = {x.first.year for x, place in zip(scene.expressions[:_HEADS], scene.places, strict=False) if place < _HEADS}
    return year == published.year and published.year - 1 in heads and year not in heads


def _year_of_weekday(e: Expression, point: Point, year: int, published: date) -> int | None:
    """ "Tuesday, March 19": of the years next to the nearest the one in which it is a Tuesday. Of a day of the news the
    weekday is but a slip."""
    nearest = day_in(year, point.month or 1, point.day or 1)
    if nearest is not None and abs(nearest - published) <= NEWS:
        return None
    if e.weekday is None or point.day is None:
        return None
    days = (day_in(y, point.month or 1, point.day) for y in (year, year - 1, year + 1))
    return next((d.year for d in days if d is not None and d.weekday() == e.weekday), None)


def _section_year(scene: Scene, index: int, *, longest: int) -> int | None:
    """The year of the nearest heading above: a short line that a year opens, and that names no other."""
    above = bisect_left(scene.places, scene.places[index]) - 1
    for i in range(above, max(-1, above - _SECTION), -1):
        head, place = scene.expressions[i], scene.places[i]
        if head.form != "year":
            continue
        line = scene.line_of(i).strip()
        if head.span.start - scene.begin_of_line(i) <= _OPENING and len(line) <= longest:
            return scene.line_years.get(place)
    return None


def _year_close_before(scene: Scene, index: int, published: date) -> int | None:
    """The earlier year of a date that stands close before in the same sentence, or opens it."""
    if index == 0:
        return None
    e, before = scene.expressions[index], scene.expressions[index - 1]
    year = before.last.year
    if year is None or year >= published.year or before.use is not None or before.form not in _GOVERNING:
        return None
    near = before.last.month is not None and e.span.start - before.span.end <= _CLOSE
    if (near or scene.opens_sentence(before)) and scene.same_sentence(before, e):
        return year
    return None


def _year_from_text(scene: Scene, memory: Memory, e: Expression, point: Point, index: int) -> int | None:
    month = point.month or 1
    if (year := scene.line_years.get(scene.places[index])) is not None:
        return year
    if (year := _sentence_year(scene, index)) is not None:
        return year
    if (year := _section_year(scene, index, longest=_HEADING)) is not None:
        return year
    if (year := scene.day_years.get((month, point.day or 0))) is not None:
        return year
    if index in scene.list_years:
        return scene.list_years[index]
    if e.use == "until" and memory.last_day is not None:
        start = memory.last_day[0]
        return start.year + ((month, point.day or 0) < (start.month, start.day))
    named = _year_of_hint(scene, month) or _jubilee_year(scene) or scene.text_year
    return named or _year_of_figures(scene, month, point.day or 28)


def _sentence_year(scene: Scene, index: int) -> int | None:
    """The last year that the sentence states before the date."""
    e = scene.expressions[index]
    for before in reversed(scene.expressions[max(0, index - 4) : index]):
        if not scene.same_sentence(before, e):
            return None
        if before.last.year is not None and before.use is None and before.form in _GOVERNING:
            return before.last.year
    return None


def _year_of_hint(scene: Scene, month: int) -> int | None:
    hint = scene.reference
    if hint.year is None or hint.month is None:
        return hint.year
    return nearest_year(month, None, date(hint.year, hint.month, 15))


def _year_of_figures(scene: Scene, month: int, day: int) -> int | None:
    """The year in which that day comes soon after the newest figures of the text: news gives the latest there are."""
    end = scene.figures
    if end is None or end.year is None:
        return None
    if end.month is None:  # "the first half of 2025", "the first eight months"
        return end.year if month >= _SECOND_HALF else None
    last = day_in(end.year, end.month, end.day or 28)
    days = [(y, day_in(y, month, day)) for y in (end.year, end.year + 1)]
    return next((y for y, d in days if d and last and timedelta(0) <= d - last <= _SOON), None)


def _jubilee_year(scene: Scene) -> int | None:
    """ "The 10th anniversary", and one year only in the text: that year and ten."""
    return min(scene.years) + scene.jubilee if scene.jubilee is not None and len(scene.years) == 1 else None


_GOVERNING = ("year", "month", "day", "numeric", "range", "dateline")

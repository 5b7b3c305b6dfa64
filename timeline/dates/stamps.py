"""Stamps: what a page prints about itself (when it was published, updated, how often read), and no news of its own.

A stamp is known by its writing and its place: a line of its own near the top, a field with a label, a date with a clock
time at the edge of a short line, a dateline. A date inside running prose is never one. Where a page contradicts itself
or could mean two days, the stamp has no date: a wrong publication date would shift every event of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from timeline.dates.datelines import find_dateline
from timeline.dates.names import any_of, month_number, month_numbers
from timeline.dates.stampforms import EDGE, YEARS, Writing, find_writings, make_date
from timeline.dates.stampwords import forms, parts, words
from timeline.dates.tablelines import LINE, find_table_lines
from timeline.lexicon.writing import dense_letter
from timeline.model import Span

_TAIL = 80  # what may stand beside a stamp on its line: a byline, a source, a font size
_TOP = 1500  # how far down a page without prose its header can reach
_LEAD = 4000  # where a body names its first days
_STRIP = " \t\u00a0\u3000\ufeff,;:：|｜•·()[]【】-–—_*#>»"

_HEADERS = ("header-published", "header-clock", "header-update", "header-day")  # best first
_PUBLICATION = ("header-published", "header-clock", "header-day")


@dataclass(frozen=True, slots=True)
class Stamp:
    """span: with its label, weekday and clock. date: None where none is printed in full, or it could be two days.

    label: "header", "update", "dateline" say when the page was published; "clock" (the page's own), "sidebar" (of other
    articles), "table", "month", "counter", "copyright", "player", "signature" say something else.
    """

    span: Span
    date: date | None
    label: str


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    top: bool
    first: bool
    listed: bool = False  # a row of a table


def find_stamps(text: str, language: str) -> list[Stamp]:
    """All stamps and stamp-like clutter in `text`, by position, without overlap. Time linear in the text."""
    lines = list(_lines(text))
    found = [stamp for stamp, _ in _dated(lines, language)]
    found += _clutter(text)
    found += [stamp for stamp, _ in _datelines(lines)]
    return _disjoint(found)


def publication_date(text: str, language: str) -> tuple[date, str] | None:
    """The day that the page says it was published, with "stamp" or "dateline"; None in doubt."""
    lines = list(_lines(text))
    header = _best(_dated(lines, language), text)
    if header is not None:
        return header, "stamp"
    days = (stamp.date for stamp, _ in _datelines(lines) if stamp.date is not None)
    return next(((day, "dateline") for day in days), None)


def dateline_day(text: str) -> tuple[int, int] | None:
    """Month and day of the first dateline ("HANOI, January 7 -"), whose year has to come from elsewhere."""
    return next((month_day for _, month_day in _datelines(_lines(text))), None)


def date_in_url(url: str) -> tuple[int, int | None, int | None] | None:
    """(year, month, day) that the path of an address names, as far as it does; None where it names no year of a page.

    A full day goes before a month, a month before a year; numbers that are parts of longer ones are ids.
    """
    path = re.split(r"[?#]", url[:2000], maxsplit=1)[0]
    path = re.sub(r"^[a-z][a-z0-9+.\-]*://[^/]*", "", path, flags=re.IGNORECASE)
    for form in _URL_DAYS:
        for match in form.finditer(path):
            day = make_date(*(int(part) for part in match.groups()))
            if day is not None:
                return day.year, day.month, day.day
    for form in _URL_MONTHS:
        for match in form.finditer(path):
            year, month = (int(part) for part in match.groups())
            if year in YEARS and 1 <= month <= 12:
                return year, month, None
    for match in _URL_YEAR.finditer(path):
        if int(match[1]) in YEARS:
            return int(match[1]), None, None
    return None


# --- stamps with a date -------------------------------------------------------------------------------------------


def _dated(lines: Iterable[_Line], language: str) -> Iterator[tuple[Stamp, str]]:
    """Stamps with their rank (one of _HEADERS, "weak", or "" for none that tells the publication)."""
    for line in lines:
        month = _MONTH_ONLY.match(line.text) if line.first else None
        if month:
            yield Stamp(Span(line.start + month.start(1), line.start + month.end()), None, "month"), ""
        for writing in find_writings(line.text, language):
            label, rank = _judged(line, writing)
            if label:
                span = Span(line.start + writing.start, line.start + writing.end)
                yield Stamp(span, writing.date, label), rank


def _lines(text: str) -> Iterator[_Line]:
    """Lines with a figure, and whether they belong to the top of the page: up to and with the first line of prose."""
    top, first = True, True
    tables = find_table_lines(text)
    for match in LINE.finditer(text):
        line = match.group()
        if not line.strip(_STRIP):
            continue
        if _FIGURE.search(line):
            yield _Line(match.start(), line, top, first, match.start() in tables)
        first = False
        if top and (match.start() > _TOP or _is_prose(line)):
            top = False


def _is_prose(line: str) -> bool:
    long_enough = len(line) >= 120 or (len(line) >= 45 and len(dense_letter().findall(line[:200])) >= 25)
    return long_enough and _SENTENCE_END.search(line) is not None


def _judged(line: _Line, writing: Writing) -> tuple[str, str]:
    """(label, rank) of a date in a line; ("", "") where it is part of what the text tells."""
    if line.listed and not writing.label:
        return "table", ""
    if writing.start > EDGE and len(line.text) - writing.end > EDGE:
        return ("table", "") if _in_cell(line.text, writing) else ("", "")
    before = line.text[max(0, writing.start - EDGE - 1) : writing.start]
    after = line.text[writing.end : writing.end + EDGE + 1]
    if _in_cell(line.text, writing) and line.text.count("|", 0, 2000) > 3:
        return "table", ""
    if _is_raw_prefix(line, writing, before):
        return "header", _HEADERS[0]
    if line.first and _beside("masthead").match(after):
        return "clock", ""
    full = line.top and writing.weekday and writing.clock and not before.strip(_STRIP)
    if not full and not _stands_alone(writing, before, after):
        return "", ""
    return _ranked(line, writing, before.strip(_STRIP), after.strip(_STRIP))


def _is_raw_prefix(line: _Line, writing: Writing, before: str) -> bool:
    """` date 2023-08-10 Text ...`: a field that a harvester wrote before the text."""
    return line.first and writing.form == "iso" and writing.label == "published" and not before.strip(_STRIP)


def _stands_alone(writing: Writing, before: str, after: str) -> bool:
    """Whether what shares the line is a title, a byline or fields, and no sentence that the date is a part of."""
    lead, tail = before.strip(_STRIP), after.strip(_STRIP)
    if not lead and not tail:
        return True
    if len(tail) > _TAIL or _SENTENCE_END.search(after.rstrip(" )")) or _beside("preposition").search(before):
        return False
    if writing.colon:
        return True
    if writing.label and not lead:
        return writing.clock or not tail or _beside("field").match(after) is not None
    if writing.dated and lead:
        return False
    if writing.clock:
        return True
    if lead and writing.form in ("iso", "numeric") and not tail and before[-1].isalpha():
        return True  # glued to the headline's end
    if _beside("byline").match(lead) and len(lead) <= _TAIL and not tail:
        return True
    separated = not lead or before.rstrip().endswith(("|", "•", "·", "｜"))
    return separated and len(lead) <= _TAIL and (not tail or _beside("field").match(after) is not None)


def _ranked(line: _Line, writing: Writing, lead: str, tail: str) -> tuple[str, str]:
    if writing.label == "today":
        return "clock", ""
    if _COUNT_BEHIND.match(tail) and not line.top:
        return "sidebar", ""
    if writing.label == "updated" and (line.top or writing.colon):
        return "update", _HEADERS[2]
    if writing.label == "published" and (line.top or writing.colon):
        return "header", _HEADERS[0]
    if line.top and writing.clock:
        return "header", _HEADERS[1]
    if line.top:
        return "header", "weak" if writing.weekday and line.first else _HEADERS[3]
    if writing.worded and not writing.clock:
        return "", ""  # a heading of a chronicle, or the date of a letter
    return "sidebar", ""


def _in_cell(line: str, writing: Writing) -> bool:
    before = line[max(0, writing.start - 5) : writing.start].rstrip()
    after = line[writing.end : writing.end + 5].lstrip()
    return before.endswith("|") and after.startswith("|")


def _best(found: Iterable[tuple[Stamp, str]], text: str) -> date | None:
    by_rank: dict[str, list[Stamp]] = {}
    for stamp, rank in found:
        if stamp.date is not None:
            by_rank.setdefault(rank, []).append(stamp)
    for rank in _HEADERS:
        stamps = by_rank.get(rank, [])
        if len({stamp.date for stamp in stamps}) > 2:
            return None  # a list of articles, each with its own
        if stamps:
            return _earlier_than_clock(stamps[0], by_rank, text)
    return next((stamp.date for stamp in by_rank.get("weak", []) if _is_supported(stamp, text)), None)


def _earlier_than_clock(best: Stamp, by_rank: dict[str, list[Stamp]], text: str) -> date | None:
    """`best`, unless it opens the page and an earlier stamp follows: then it is the page's clock at the copy."""
    others = [stamp for rank in _PUBLICATION for stamp in by_rank.get(rank, []) if stamp.span.start > best.span.start]
    if best.date and others and others[0].date and others[0].date < best.date and not text[: best.span.start].strip():
        return others[0].date
    return best.date


def _is_supported(stamp: Stamp, text: str) -> bool:
    """Whether the text below names a day shortly before (or just after) the stamp's.

    A weekday and a date without a clock time in the first line are often the page's clock at the time of the copy, or
    one that stands still; without a hint in the text it is safer to know nothing.
    """
    day = stamp.date
    assert day is not None
    named = [_month_day(match) for match in _body_day().finditer(text, stamp.span.end, stamp.span.end + _LEAD)]
    candidates = [
        make_date(year, *numbers) for numbers in named if numbers for year in (day.year - 1, day.year, day.year + 1)
    ]
    return any(other and timedelta(-10) <= day - other <= timedelta(45) for other in candidates)


@cache
def _body_day() -> re.Pattern[str]:
    """A month and a day, whose groups bear the number of the way that they are written in."""
    month, th = any_of(month_numbers()), words("ordinals")
    ways = [
        r"(?<![\d/.\-]){d}[/-]{m}(?![\d-])",
        rf"\b(?P<month>{month})\.?\ {{d}}(?!\d)",
        rf"\b{{d}}{th}?\ (?P<month>{month})",
        *forms("days", m="{m}", d="{d}"),
    ]
    figures = [way.replace("{m}", r"(?P<month>[01]?\d)").replace("{d}", r"(?P<day>[0-3]?\d)") for way in ways]
    return re.compile("|".join(re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", way) for n, way in enumerate(figures)))


def _month_day(match: re.Match[str]) -> tuple[int, int] | None:
    found = {name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text is not None}
    month = month_number(found["month"])
    return (month, int(found["day"])) if month else None


# --- datelines ----------------------------------------------------------------------------------------------------


def _datelines(lines: Iterable[_Line]) -> Iterator[tuple[Stamp, tuple[int, int]]]:
    """Datelines at the start of a line in the top of the text, with month and day."""
    for line in lines:
        if not line.top:
            return
        prefix = _RAW_PREFIX.match(line.text) if line.first else None
        found = find_dateline(line.text, prefix.end() if prefix else 0)
        if found is not None:
            span = Span(line.start + found.span.start, line.start + found.span.end)
            yield Stamp(span, found.date, "dateline"), (found.month, found.day)


def _clutter(text: str) -> Iterator[Stamp]:
    """What is no date of the page but looks like one. Its forms are slow, so the words that they need go first."""
    plain = text.lower()
    for label, (signs, form) in _clutter_forms().items():
        if any(sign in plain for sign in signs):
            yield from (Stamp(Span(*match.span()), None, label) for match in form.finditer(text))


def _disjoint(found: list[Stamp]) -> list[Stamp]:
    """By position; of two that overlap the longer."""
    kept: list[Stamp] = []
    for stamp in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        if not kept or not kept[-1].span.overlaps(stamp.span):
            kept.append(stamp)
    return kept


_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?。！？…](?:[\"”’')\]]|/\.)?(?=\s|$)|[。！？]")


@cache
def _beside(name: str) -> re.Pattern[str]:
    """What stands on a stamp's line: a preposition before it, another field, a byline, the site's own masthead."""
    field = rf"{words('field')}(?!\w)|{words('field_start')}"
    form = {
        "preposition": rf"{words('prepositions')}\s{{0,3}}[(]?$",
        "field": rf"\s{{0,9}}(?:[|｜•·【]|{field})",
        "byline": rf"{words('byline')}(?!\w)",
        "masthead": rf"[\s|•·,\-–]{{0,9}}(?:{words('masthead')}|\d{{1,2}} ?°)",
    }
    return re.compile(form[name], re.IGNORECASE)


@cache
def _clutter_forms() -> Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    """What looks like a stamp: a year of copyright, how often the page was read, a player's clock.

    By label: words of which each form has one, in small letters; the form.
    """
    since = r"[^\n\d]{0,40}(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)\d\d)?"
    player = r"\d(?<!\S\d)\d?:\d\d(?::\d\d)?\s?/\s?\d{1,2}:\d\d(?::\d\d)?(?!\S)"  # a figure first: found fast
    return {
        "copyright": (
            ("©", *parts("copyright_has")),
            re.compile(rf"(?:{words('copyright')}|©){since}", re.IGNORECASE),
        ),
        "counter": (
            tuple(parts("counter_has")),
            re.compile(rf"{words('counter')}[^\n\d]{{0,20}}\d[\d.,]{{0,11}}", re.IGNORECASE),
        ),
        "player": (("/",), re.compile(player)),
    }


_COUNT_BEHIND = re.compile(r"[\d.,]{1,12}$")
_RAW_PREFIX = re.compile(r"\s{0,5}date\s\d{4}-\d\d(?:-\d\d)?(?!\d)")
_MONTH_ONLY = re.compile(r"\s{0,5}(date\s\d{4}-\d\d)(?![\d-])")
_URL_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_.](\d{1,2})[/\-_.](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_]?(\d\d)[/\-_]?(\d\d)(?!\d)"),
    re.compile(r"(?<=[/t_\-])((?:19|20)\d\d)(\d\d)(\d\d)(?=\d{4,6}(?!\d))"),
)
_URL_MONTHS = (
    re.compile(r"/((?:19|20)\d\d)[/\-](\d{1,2})(?=[/.]|$)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(?=[/.]|$)"),
)
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/)")

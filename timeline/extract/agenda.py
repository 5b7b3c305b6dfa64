"""Agendas: a day on a line of its own dates what stands below it, as in schedules and news in brief.

Each line below, up to the next day, may tell of an event of its own; where it names nobody, the short line after it may
say where and so with whom ("Location: Tokyo, Japan").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.facts import facts_in
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme, read_scene
from timeline.extract.sentences import Sentence
from timeline.model import DateMention, Precision, Resolution, Span

_REACH = 24  # lines that a day governs
_DAYS = 2  # days on lines of their own that make an agenda
_SHORT = 60  # characters of a line that only says where
_BESIDE = 3  # letters beside the day in a line of its own ("On")


def below_days(page: Page, theme: Theme) -> Iterator[Scene]:
    """The undated lines below each line that is a day alone, as scenes of that day."""
    lines = sorted((*page.headlines, *page.prose), key=lambda s: s.number)
    days = [[m for m in page.mentions_in(line.span) if m.precision is Precision.DAY] for line in lines]
    alone = [_alone(page, line, found) if found else None for line, found in zip(lines, days, strict=True)]
    if len({found.dtstart for found in alone if found}) < _DAYS:  # one day above all is the page's own
        return
    day, left = None, 0
    for at, line in enumerate(lines):
        if days[at]:
            day, left = alone[at], _REACH
        elif day is not None and left > 0:
            left -= 1
            yield _scene(page, theme, line, lines[at + 1 : at + 2], day)


def is_day_alone(page: Page, line: Sentence) -> bool:
    """Whether a day is all that the line says."""
    days = [m for m in page.mentions_in(line.span) if m.precision is Precision.DAY]
    return bool(days) and _alone(page, line, days) is not None


def _alone(page: Page, line: Sentence, days: Sequence[DateMention]) -> DateMention | None:
    """The day that is all that the line says, else None."""
    day = days[0]
    one = len(days) == 1 and day.dtstart is not None and day.dtend is not None and (day.dtend - day.dtstart).days == 1
    if not one:
        return None
    beside = _letters(page.text(line.span)) - _letters(page.text(day.span))
    return day if beside <= _BESIDE else None


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _scene(page: Page, theme: Theme, line: Sentence, after: Sequence[Sentence], day: DateMention) -> Scene:
    terms = list(page.terms_in(line.span))
    whole = facts_in(terms, page.article.language, theme.home_country, is_row=True)
    where = [s for s in after if s.span.end - s.span.start <= _SHORT and not page.mentions_in(s.span)]
    if whole.kinds and not whole.outside.is_named and where:
        named = [t for t in page.terms_in(where[0].span) if t.group in {"country", "place", "body"}]
        whole = facts_in([*terms, *named], page.article.language, theme.home_country, is_row=True)
    spot = Span(line.span.start, line.span.start + 1)
    borrowed = replace(day, span=spot, text=page.text(spot), form="agenda", resolved=Resolution.RELATIVE)
    return read_scene(page, theme, line, borrowed, [], whole)

"""Dates that say again, less exactly, what another date of the sentence says: only the exact one is the event's."""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.clauses import joints_of
from timeline.extract.kinds import kinds_in
from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.extract.sentences import Sentence
from timeline.model import DateMention, Precision, Resolution, Span

_VAGUE = frozenset({"relative", "weekday", "recent", "same-day"})
_FULL = frozenset({"day", "month-day"})
_BEHIND = 6  # characters between a day and the weekday that is said of it
_WEEK = timedelta(days=7)
_COMMAS = frozenset({",", "，"})
_VERBS = frozenset({"sign", "receive", "travel", "talk", "establish"})
_NAMED = 60  # characters from the year of a name to the days of what bears it


def is_said_exactly(page: Page, scene: Scene) -> bool:
    """Whether another says it: "this morning (18 May)", "has just received, on 18 May", "Festival 2023, 21 May"."""
    if scene.mention.form == "weekday" and day_of_weekday(page, scene.sentence, scene.mention) is not None:
        return True
    return _is_vague_beside(page, scene) or _is_named_before_its_day(page, scene)


def day_of_weekday(page: Page, sentence: Sentence, mention: DateMention) -> DateMention | None:
    """The full day that a bare weekday only says again, rightly or not: "On 18 May 2023 ... met on Wednesday".

    It stands before the weekday in its sentence and close to it in time; nothing is told between, and no word joins
    another clause. A day without its year has the weekday right behind it.
    """
    if mention.form != "weekday":
        return None
    days = [m for m in page.mentions_in(Span(sentence.span.start, mention.span.start)) if m.precision is Precision.DAY]
    if not days or days[-1].form not in _FULL or days[-1].dtstart is None:
        return None
    day = days[-1]
    if mention.dtstart is not None and abs(mention.dtstart - days[-1].dtstart) > _WEEK:
        return None
    between = Span(day.span.end, mention.span.start)
    behind = between.end - between.start <= _BEHIND and not any(c.isalpha() for c in page.text(between))
    return day if behind or (day.resolved is Resolution.STATED and not _is_parted(page, between)) else None


def _is_parted(page: Page, between: Span) -> bool:
    """Whether a joint of clauses stands there; a comma is none while nothing was told before it."""
    joints = joints_of(page.article.language).clauses
    found = [m for form in joints for m in form.finditer(page.article.text, between.start, between.end)]
    if any(m.group() not in _COMMAS for m in found):
        return True
    last = max((m.start() for m in found), default=between.start)
    told = page.terms_in(Span(between.start, last))
    return bool(kinds_in(told, page.article.language)) or any(t.group == "word" and t.value in _VERBS for t in told)


def _is_vague_beside(page: Page, scene: Scene) -> bool:
    if scene.mention.form not in _VAGUE:
        return False
    for other in page.mentions_in(scene.sentence.span):
        between = page.article.text[scene.mention.span.end : other.span.start].strip()
        exact = other.precision is Precision.DAY and other.is_resolved and other.form not in _VAGUE
        bracketed = other.span > scene.mention.span and between in {"(", "（"}
        if exact and (scene.mention.form == "recent" or bracketed):
            return True
    return False


def _is_named_before_its_day(page: Page, scene: Scene) -> bool:
    """ "The Festival 2023 takes place from 21 to 23 March": the name's year, and right after it the days."""
    if scene.mention.form != "name-year":
        return False
    after = [m for m in page.mentions_in(scene.sentence.span) if m.span > scene.mention.span]
    first = min(after, key=lambda m: m.span, default=None)
    return (
        first is not None
        and first.precision is Precision.DAY
        and first.is_resolved
        and first.span.start - scene.mention.span.end <= _NAMED
    )

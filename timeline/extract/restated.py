"""Dates that say again, less exactly, what another date of the sentence says: only the exact one is the event's."""

from __future__ import annotations

from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.model import Precision

_VAGUE = frozenset({"relative", "weekday", "recent", "same-day"})
_NAMED = 60  # characters from the year of a name to the days of what bears it


def is_said_exactly(page: Page, scene: Scene) -> bool:
    """Whether another says it: "this morning (18 May)", "has just received, on 18 May", "Festival 2023, 21 May"."""
    return _is_vague_beside(page, scene) or _is_named_before_its_day(page, scene)


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

"""Whether an event was held, is planned, was put off or called off, as the article says."""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.extract.terms import Term
from timeline.model import Status

_DONE = frozenset({"receive", "talk"})  # what people who come together do


def status_of(page: Page, scene: Scene) -> Status:
    """The status that the clause states; else planned where the date lies after the publication."""
    cues = scene.own.cues
    if "cancelled" in cues:
        return Status.CANCELLED
    if "postponed" in cues:
        return Status.POSTPONED
    published, start = page.article.published, scene.mention.dtstart
    if published is not None and start is not None:
        last = (scene.mention.dtend or start) - timedelta(days=1)
        if start > published:
            return Status.PLANNED
        if last < published:
            return Status.HELD
    return Status.PLANNED if scene.is_planned or _is_announced(scene) else Status.HELD


def _is_announced(scene: Scene) -> bool:
    """Whether a word of planning speaks of the event itself: nothing that was done stands before it.

    "Held talks and will visit" tells first what was done; so does "met on 29 August to prepare the opening".
    """
    planned = next((t.span.start for t in scene.own.terms if t.group == "cue" and t.value == "planned"), None)
    if planned is None:
        return False
    date = scene.mention.span
    before = [t for t in scene.own.terms if t.span.end <= planned]
    done = any(t.group == "cue" and t.value == "held" for t in before)
    told = any(_tells(t) and t.span.start >= date.end for t in before)
    return not (done or told)


def _tells(term: Term) -> bool:
    return term.group == "kind" or (term.group == "word" and term.value in _DONE)

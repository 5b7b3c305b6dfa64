"""Whether an event was held, is planned, was put off or called off, as the article says."""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.model import Status


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
    if scene.is_planned:
        return Status.PLANNED
    return Status.PLANNED if "planned" in cues and "held" not in _before_planned(scene) else Status.HELD


def _before_planned(scene: Scene) -> frozenset[str]:
    """Cues that stand before the first word of planning: "held talks and will visit" tells first what was done."""
    planned = [t.span.start for t in scene.own.terms if t.group == "cue" and t.value == "planned"]
    return frozenset(t.value for t in scene.own.terms if t.group == "cue" and planned and t.span.end <= planned[0])

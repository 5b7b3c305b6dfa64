"""Guests whom a sentence calls only "he" or "the governor": who comes is named shortly before."""

from __future__ import annotations

from timeline.extract.outside import Outside, outside_in
from timeline.extract.page import Page
from timeline.extract.roles import Direction, direction_in
from timeline.extract.scene import Scene, Theme
from timeline.model import Kind

_BEFORE = 3  # sentences


def guest_named_before(page: Page, theme: Theme, scene: Scene) -> Outside | None:
    """Whom the nearest sentence before names alone, where this one says that he came to home; else None."""
    whole = scene.whole.outside
    if Kind.VISIT not in scene.kinds or "again" not in scene.own.cues or whole.is_named or whole.domestic:
        return None
    if direction_in(page.article.text, [scene.own.terms], theme.home_country) is not Direction.INCOMING:
        return None
    before = (outside_in(page.terms_in(s.span), theme.home_country) for s in page.preceding(scene.sentence, _BEFORE))
    guest = next((outside for outside in before if outside.is_named or outside.is_domestic), None)
    return guest if guest is not None and len(guest.countries) == 1 and not guest.bodies else None

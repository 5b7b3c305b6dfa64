"""Who is named in the sentences beside a dated one, where that one names nobody from outside."""

from __future__ import annotations

from timeline.extract.kinds import WEAK
from timeline.extract.outside import outside_in
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.lexicon.homes import home_of
from timeline.model import Kind, Precision

_BOTH_NAMED = 2  # sentences before "the two cities" in which the other one is named
# Kinds in which other provinces of the country can be the counterpart.
DOMESTIC = frozenset({Kind.VISIT, Kind.MEETING, Kind.AGREEMENT, Kind.CONFERENCE, Kind.EXCHANGE})


def named_after(page: Page, theme: Theme, scene: Scene) -> bool:
    """Whether the next sentence, which bears no day, says who came to what the lead reports with strong words."""
    if not (scene.in_lead and scene.mention.precision is Precision.DAY and scene.kinds - WEAK - {Kind.AWARD}):
        return False
    for sentence in page.following(scene.sentence, 1):
        if any(m.precision is Precision.DAY for m in page.mentions_in(sentence.span)):
            break
        outside = outside_in(page.terms_in(sentence.span), theme.home_country)
        domestic = scene.kinds & DOMESTIC and home_of(theme.home_country).domestic
        return outside.is_named or bool(outside.is_domestic and domestic)
    return False


def is_named_before(page: Page, theme: Theme, scene: Scene) -> bool:
    """Whether "the two cities" of something strong are home and whom the paragraph named just before."""
    if not scene.kinds - WEAK:
        return False
    before = [s for s in page.preceding(scene.sentence, _BOTH_NAMED) if s.line == scene.sentence.line]
    return any(outside_in(page.terms_in(s.span), theme.home_country).places for s in before)

"""What the state does, not the province: relations of two states, state visits, acts of the government."""

from __future__ import annotations

from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.model import Kind, Precision, Span

BEGINNINGS = frozenset({Kind.TWINNING, Kind.MEMBERSHIP, Kind.AGREEMENT})  # what something can have been "since"
_BESIDE = 30  # characters before a state's act in which a word says that it was only the occasion
_NEAR_NATIONAL = 12  # characters between a date and the state's act that it dates


def of_two_states(page: Page, theme: Theme, scene: Scene) -> str | None:
    """ "Since the two countries took up diplomatic relations in 1992": two states, not the province."""
    states = "ties_of_states" in (scene.whole if scene.mention.precision is Precision.YEAR else scene.own).cues
    of_states = {Kind.TWINNING, Kind.AGREEMENT, Kind.OTHER}
    if scene.mention.precision is Precision.DAY:  # a feast for the two states may well be the province's
        home = scene.has("home-name", "home-place", "home-body", sentence=False)
        of_states = set() if home else {Kind.TWINNING, Kind.AGREEMENT}
    if states and scene.kinds <= of_states:
        return "relations of two states"
    return None


def of_the_state(page: Page, theme: Theme, scene: Scene) -> str | None:
    """A head of state or of government acts, and the province does not take part."""
    named = scene.has("home-name", "home-place", "home-body", sentence=False)
    spans = [t.span for t in scene.own.terms if t.group == "cue" and t.value == "national"]
    if not spans:
        return None
    ours = scene.kinds & BEGINNINGS and scene.outside.places and scene.has("home", sentence=False)
    if ours and _is_beside(page, spans):
        return None
    if scene.mention.precision is not Precision.DAY:
        near = any(_gap(span, scene.mention.span) < _NEAR_NATIONAL for span in spans)
        return "a national event" if near or not named else None
    return None if named or scene.has("home", sentence=False) else "a national event"


def _is_beside(page: Page, spans: list[Span]) -> bool:
    """Whether the state's act is only what went on beside: "the two signed it in April, while the Speaker was ..."."""
    begin = min(span.start for span in spans)
    before = Span(max(0, begin - _BESIDE), begin)
    return any(t.group == "cue" and t.value == "beside" for t in page.terms_in(before))


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)

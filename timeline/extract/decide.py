"""Whether a date is that of an event of ours. Each rule is a small question; the first that says no gives the reason.

In doubt the answer is no: a missing event is forgiven sooner than a wrong one in somebody's calendar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from timeline.extract.kinds import WEAK
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.lexicon import read_lexicon
from timeline.model import Kind, Precision, Span

# Forms of a date that limit something or belong to the page; see `timeline.dates`.
_LIMITS = frozenset({"as-of", "deadline", "compared", "until"})
_PERIODS = frozenset({"period"})
# What may be told of a whole year or month: things that happen once, not what went on all the time.
_ONCE = frozenset(
    {
        Kind.AGREEMENT,
        Kind.TWINNING,
        Kind.MEMBERSHIP,
        Kind.AWARD,
        Kind.CONFERENCE,
        Kind.VISIT,
        Kind.PROMOTION,
        Kind.OTHER,
        Kind.EXCHANGE,
        Kind.CONSULAR,
        Kind.MEETING,
    }
)
_BEGINNINGS = frozenset({Kind.TWINNING, Kind.MEMBERSHIP, Kind.AGREEMENT})  # what something can have been "since"
_DOMESTIC = frozenset({Kind.VISIT, Kind.MEETING, Kind.AGREEMENT, Kind.CONFERENCE, Kind.EXCHANGE})
_BEFORE = 28  # characters before a date in which a word rules it

Question = Callable[[Page, Theme, Scene], str | None]


def reason_against(page: Page, theme: Theme, scene: Scene) -> str | None:
    """Why the date of `scene` is no event of ours, or None where it is one."""
    for question in _QUESTIONS:
        reason = question(page, theme, scene)
        if reason:
            return reason
    return None


def _limit(page: Page, theme: Theme, scene: Scene) -> str | None:
    form = scene.mention.form
    if form in _LIMITS:
        return "a limit, not the date of an event"
    if form == "dateline":
        return "a dateline"
    if form in _PERIODS:
        return "a period of reporting or planning"
    if form == "since" and not scene.kinds & _BEGINNINGS:
        return "the beginning of something that goes on"
    return None


def _term(page: Page, theme: Theme, scene: Scene) -> str | None:
    before = Span(max(scene.sentence.span.start, scene.mention.span.start - _BEFORE), scene.mention.span.start)
    words = [t for t in page.terms_in(before) if t.group == "cue" and t.value == "term"]
    long = _length(scene) > timedelta(days=366)
    if words and (long or scene.mention.precision is Precision.YEAR):
        return "a term of office or a planning period"
    if long and scene.mention.precision is Precision.DAY:
        return "an anniversary"
    return None


def _length(scene: Scene) -> timedelta:
    start, end = scene.mention.dtstart, scene.mention.dtend
    return end - start if start and end else timedelta(0)


def _statistic(page: Page, theme: Theme, scene: Scene) -> str | None:
    figures = scene.count_cue("statistic")
    strong = scene.kinds - WEAK - {Kind.PROMOTION, Kind.CONSULAR}
    if figures >= 2 and not (strong and scene.mention.precision is Precision.DAY):
        return "statistics"
    if figures and not strong and scene.mention.precision is not Precision.DAY:
        return "statistics"
    return None


def _domestic_affair(page: Page, theme: Theme, scene: Scene) -> str | None:
    if "domestic" in scene.cues(sentence=True) and not (scene.outside.is_named or scene.outside.consular):
        return "a domestic affair"
    if "handout" in scene.cues():
        return "the date of a release, not of the event"
    if scene.mention.form == "name-year" and not _concerns_home(page, scene):
        return "the event of somebody else"
    return None


def _concerns_home(page: Page, scene: Scene) -> bool:
    """Whether a named event is ours: the sentence names home, and no other place stands nearer to the name."""
    if not scene.has("home-name", "home-place", "home-body", "home"):
        return False
    return not any(t.group == "place" for t in scene.terms) or scene.has("home-name", sentence=False)


def _count(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.mention.precision is Precision.DAY or scene.mention.form == "name-year":
        return None
    form = _counts(page.article.language)
    return "a count of events" if form.search(page.folded.text, *_folded(page, scene)) else None


def _folded(page: Page, scene: Scene) -> tuple[int, int]:
    """The clause's place in the folded text."""
    if page.folded.offsets is None:
        return scene.clause.start, scene.clause.end
    offsets = page.folded.offsets
    return bisect_left(offsets, scene.clause.start), bisect_left(offsets, scene.clause.end)


@cache
def _counts(language: str) -> re.Pattern[str]:
    return re.compile(read_lexicon(language)["counts"]["form"])


def _kindless(page: Page, theme: Theme, scene: Scene) -> str | None:
    if not scene.kinds:
        return "no kind of event"
    coarse = scene.mention.precision in {Precision.YEAR, Precision.MONTH}
    if coarse and not scene.kinds & _ONCE:
        return "no kind of event"
    return None


def _diplomatic_ties(page: Page, theme: Theme, scene: Scene) -> str | None:
    """ "Since Viet Nam and Korea established diplomatic ties in 1976": two states, not the province."""
    states = "ties_of_states" in scene.cues()
    if (
        scene.mention.precision is not Precision.DAY
        and states
        and scene.kinds <= {Kind.TWINNING, Kind.AGREEMENT, Kind.OTHER}
    ):
        return "relations of two states"
    return None


def _national(page: Page, theme: Theme, scene: Scene) -> str | None:
    if "national" in scene.cues() and not scene.has("home-name", "home-place", "home-body", "home"):
        return "a national event"
    return None


def _nobody_from_outside(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.outside.is_named or scene.sentence_outside.is_named:
        return None
    if scene.outside.consular:
        return None
    if scene.outside.is_domestic and scene.kinds & _DOMESTIC and theme.home_country == "VN":
        return None
    if scene.mention.precision in {Precision.DAY, Precision.BEFORE} and _theme_is_foreign(theme, scene):
        return None
    return "nobody from outside takes part"


def _theme_is_foreign(theme: Theme, scene: Scene) -> bool:
    """What the headline names takes part in what the first sentences report, and in what is told with strong words."""
    named = theme.headline.is_named or (scene.in_lead and theme.lead.is_named)
    return named and bool(scene.kinds - WEAK or scene.in_lead)


def _not_ours(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.has("home-name", "home-place", "home-body"):
        return None
    if scene.has("home") and theme.names_home:
        return None
    on_topic = scene.kinds & theme.kinds and scene.outside.is_named
    if theme.names_home and (scene.in_lead or scene.kinds - WEAK or on_topic):
        return None
    return "the home province takes no part"


def _unresolved(page: Page, theme: Theme, scene: Scene) -> str | None:
    return None if scene.mention.is_resolved else "the date cannot be resolved"


_QUESTIONS: tuple[Question, ...] = (
    _limit,
    _term,
    _kindless,
    _statistic,
    _count,
    _domestic_affair,
    _diplomatic_ties,
    _national,
    _nobody_from_outside,
    _not_ours,
    _unresolved,
)

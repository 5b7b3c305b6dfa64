"""What the two sides sign without a date of its own: the next sentences of the paragraph tell of the day before them.

"On 20 May the chairman received the vice governor. The two sides signed a memorandum": one event, and a signing too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from timeline.extract.facts import Facts
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme, facts_of
from timeline.extract.sentences import Sentence
from timeline.model import DateMention, Kind, Precision

_REACH = 2  # sentences
_SIGNERS = frozenset({"both", "they", "occasion"})
_NOT_THEN = frozenset({"negated", "cancelled", "postponed", "elsewhen"})
_YEAR = timedelta(days=366)


def with_signings(page: Page, theme: Theme, accepted: Sequence[Scene]) -> Iterator[Scene]:
    """The scenes, those of one day with the signing that undated sentences right behind them tell of the two sides."""
    last = {scene.sentence.number: scene for scene in accepted if _is_last_day(page, scene)}
    for scene in accepted:
        signed = scene is last.get(scene.sentence.number) and _is_signed(page, theme, scene)
        yield replace(scene, kinds=scene.kinds | {Kind.AGREEMENT}) if signed else scene


def _is_last_day(page: Page, scene: Scene) -> bool:
    """Whether its date is one day, and the last that its sentence names."""
    mention = scene.mention
    if scene.sentence.row is not None or mention.dtstart is None or mention.precision is not Precision.DAY:
        return False
    later = (m for m in page.mentions_in(scene.sentence.span) if m.span.start > mention.span.start)
    one_day = mention.dtend == mention.dtstart + timedelta(days=1)
    return one_day and not any(m.precision is Precision.DAY for m in later)


def _is_signed(page: Page, theme: Theme, scene: Scene) -> bool:
    if Kind.AGREEMENT in scene.kinds:
        return False
    told = (facts_of(page, theme, sentence.span) for sentence in _undated(page, scene))
    return any(_tells_of_signing(page, scene, facts) for facts in told)


def _undated(page: Page, scene: Scene) -> Iterator[Sentence]:
    """The next sentences of the paragraph, up to one with a date; years for which a pact is to hold are none."""
    for sentence in page.following(scene.sentence, _REACH):
        if sentence.line != scene.sentence.line or any(not _is_term(m) for m in page.mentions_in(sentence.span)):
            return
        yield sentence


def _is_term(mention: DateMention) -> bool:
    start, end = mention.dtstart, mention.dtend
    return mention.form == "period" or (start is not None and end is not None and end - start > _YEAR)


def _tells_of_signing(page: Page, scene: Scene, told: Facts) -> bool:
    """Whether the two sides sign there and then; whom "at the event" adds must not be somebody else."""
    cues = told.cues.keys()
    if Kind.AGREEMENT not in told.kinds or "signed" not in cues or not cues & _SIGNERS or cues & _NOT_THEN:
        return False
    others = set(told.outside.countries) - set(scene.whole.outside.countries)
    if "both" not in cues and (others or told.outside.bodies):
        return False
    published, start = page.article.published, scene.mention.dtstart
    ahead = published is not None and start is not None and start >= published
    return "planned" not in cues or ahead

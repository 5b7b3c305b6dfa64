"""What is told without a date of its own, "on this occasion": a signing at the event that the article has just dated.

Only signings and twinnings are carried on so, only from an event of one day, and only a few sentences far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme, facts_of, read_scene
from timeline.extract.sentences import Sentence
from timeline.model import DateMention, Kind, Precision, Resolution

_CARRIED = frozenset({Kind.AGREEMENT, Kind.TWINNING})
_REACH = 6  # sentences
_WHOLE = 20  # sentences of an article whose headline tells of the signing
_BOTH = frozenset({"both", "they"})
_NOT_THEN = frozenset({"negated", "cancelled", "postponed", "elsewhen", "wished"})


def carried_on(page: Page, theme: Theme, accepted: Sequence[Scene]) -> Iterator[Scene]:
    """Scenes of undated sentences that tell of a signing on the occasion of an accepted event."""
    told = {scene.sentence.number for scene in accepted}
    reach = _WHOLE if Kind.AGREEMENT in theme.kinds else _REACH
    for sentence, anchor in _with_anchors(page, accepted, reach):
        if sentence.number in told or _is_dated(page, sentence):
            continue
        whole = facts_of(page, theme, sentence.span)
        if "occasion" not in whole.cues:
            continue
        borrowed = _borrowed(anchor.mention, page, sentence)
        scene = read_scene(page, theme, sentence, borrowed, [], whole)
        if scene.kinds & _CARRIED and "occasion" in scene.own.cues and _is_told_who(theme, scene):
            yield scene


def _is_told_who(theme: Theme, scene: Scene) -> bool:
    """Whether it names whom home signs with, or says that the two sides did, and the headline that they did so."""
    cues = scene.own.cues.keys()
    both = cues & _BOTH and not cues & _NOT_THEN and Kind.AGREEMENT in theme.kinds and theme.headline.is_named
    return scene.outside.is_named or bool(both)


def _with_anchors(page: Page, accepted: Sequence[Scene], reach: int) -> Iterator[tuple[Sentence, Scene]]:
    """The sentences that follow an accepted event of one day closely, each with the last such event before it."""
    anchors = sorted((s for s in accepted if _is_one_day(s.mention)), key=lambda s: s.sentence.number)
    for anchor, after in zip_longest(anchors, anchors[1:]):
        for sentence in page.following(anchor.sentence, reach):
            if after is None or sentence.number <= after.sentence.number:
                yield sentence, anchor


def _is_dated(page: Page, sentence: Sentence) -> bool:
    return any(mention.precision is Precision.DAY for mention in page.mentions_in(sentence.span))


def _is_one_day(mention: DateMention) -> bool:
    start, end = mention.dtstart, mention.dtend
    return mention.precision is Precision.DAY and start is not None and end == start + timedelta(days=1)


def _borrowed(mention: DateMention, page: Page, sentence: Sentence) -> DateMention:
    """The anchor's date, said to stand where the sentence begins."""
    start = replace(sentence.span, end=sentence.span.start + 1)
    return replace(mention, span=start, text=page.text(start), form="occasion", resolved=Resolution.RELATIVE)

"""Who stands beside home in an event: whom its clause names, else its sentence, else what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.extract.named_before import guest_named_before
from timeline.extract.outside import Outside, outside_in
from timeline.extract.page import Page
from timeline.extract.places import parties_only
from timeline.extract.scene import Scene, Theme
from timeline.model import Kind, Span

_BETWEEN_TWO = frozenset({Kind.TWINNING, Kind.AGREEMENT})
_OCCASIONS = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.EXCHANGE})
_LIST = 600  # characters behind the sentence in which those are listed who come
_SEVERAL = 3
_NEXT = 2  # sentences after the dated one
_BEFORE = 3  # sentences before it, in which "the two cities" are named


def counterparts_of(page: Page, theme: Theme, scene: Scene, kind: Kind) -> Outside:
    """Whom the clause names, else the sentence, else those of whom it goes on, else what follows, else headline and
    lead."""
    own = parties_only(page, scene, kind, theme.home_country)
    if scene.mention.form == "name-year":
        return own
    if kind in _BETWEEN_TWO and not own.countries and own.bodies and theme.headline.countries:
        return theme.headline  # the body only holds the occasion on which others sign
    many = _those_who_come(page, theme, scene) if theme.open and kind in _OCCASIONS and not own.countries else None
    for outside in (many or own, scene.whole.outside):
        if outside.is_named or (outside.is_domestic and not scene.on_topic):
            return outside
    if scene.is_planned:
        return own  # it says of others what was told of those before
    return next(_around(page, theme, scene), None) or _of_the_article(page, theme, scene)


def _around(page: Page, theme: Theme, scene: Scene) -> Iterator[Outside]:
    """Whom the sentences before and behind name, where it speaks of them."""
    if guest := guest_named_before(page, theme, scene):
        yield guest
    if "both" in scene.own.cues:
        yield from _both(page, theme, scene)
    elif scene.kinds & _BETWEEN_TWO:
        yield from _named_before(page, theme, scene)
    if "corps" in scene.own.cues:
        yield scene.outside  # the consuls of all countries: of none of those that the article names
    for span in _following(page, scene):
        outside = outside_in(page.terms_in(span), theme.home_country)
        if outside.is_named and (scene.outside.consular or outside.consular):
            yield outside


def _those_who_come(page: Page, theme: Theme, scene: Scene) -> Outside | None:
    """Of an occasion to which many come: those whom a list of several countries names behind it."""
    first = scene.sentence.span.end
    listed = Span(first, min(first + _LIST, len(page.article.text)))
    outside = outside_in(page.terms_in(listed), theme.home_country)
    return outside if len(outside.countries) >= _SEVERAL else None


def _both(page: Page, theme: Theme, scene: Scene) -> Iterator[Outside]:
    """ "The two cities": home and the one locality that was last named before, or that the headline names."""
    for sentence in page.preceding(scene.sentence, _BEFORE):
        outside = outside_in(page.terms_in(sentence.span), theme.home_country)
        if len(outside.places) == len(outside.countries) == 1 and not outside.bodies:
            yield outside
        if outside.is_named:
            break
    if theme.headline.places:
        yield theme.headline


def _named_before(page: Page, theme: Theme, scene: Scene) -> Iterator[Outside]:
    """ "... began to work with Yamaguchi. The memorandum was renewed on ...": whom the sentence before names.

    The headline goes first where it says more of the same country.
    """
    for sentence in page.preceding(scene.sentence, 1):
        outside = outside_in(page.terms_in(sentence.span), theme.home_country)
        known = theme.headline.places and set(outside.countries) <= set(theme.headline.countries)
        if sentence.line == scene.sentence.line and outside.countries and not known:
            yield outside


def _of_the_article(page: Page, theme: Theme, scene: Scene) -> Outside:
    """Whom headline or lead name."""
    if theme.headline.is_named or theme.headline.is_domestic:
        return theme.headline
    if theme.is_list and not scene.on_topic:
        return scene.outside
    if not (scene.on_topic or scene.in_lead or scene.kinds & _BETWEEN_TWO):
        return scene.outside
    if _is_open_to_many(scene):
        return scene.outside
    if scene.in_lead and not (theme.lead.is_named or theme.lead.is_domestic):
        return next(iter(_named_next(page, theme, scene)), theme.lead)
    return theme.lead


def _named_next(page: Page, theme: Theme, scene: Scene) -> Iterator[Outside]:
    """Whom the next sentence names, where nothing before it names anybody."""
    for sentence in page.following(scene.sentence, 1):
        outside = outside_in(page.terms_in(sentence.span), theme.home_country)
        if outside.is_named:
            yield outside


def _following(page: Page, scene: Scene) -> Sequence[Span]:
    """The next sentences that may say who was there: of the same paragraph, or a roll of those present."""
    near = page.following(scene.sentence, _NEXT)
    many = _is_open_to_many(scene)
    return [s.span for s in near if (s.line == scene.sentence.line and not many) or _is_roll(page, s.span)]


def _is_open_to_many(scene: Scene) -> bool:
    """A conference with guests of many countries: those that are named after it are but examples."""
    return Kind.CONFERENCE in scene.kinds and "abroad" in scene.whole.cues


def _is_roll(page: Page, span: Span) -> bool:
    return any(t.group == "cue" and t.value == "roll" for t in page.terms_in(span))

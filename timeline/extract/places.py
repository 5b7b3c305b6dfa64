"""Where an event takes place: a venue after "at", a locality after "in"; and which places are no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline.extract.outside import Outside, outside_in
from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.extract.terms import Term
from timeline.lexicon import read_lexicon
from timeline.model import Kind, Span

_MAX = 100
_IN_A_ROW = 5  # characters between two places of a list
_BRACKET = re.compile(r"[,，]? ?[(（]?$")


@cache
def _venues(language: str) -> tuple[re.Pattern[str], ...]:
    """Expressions whose first group is a venue; written in the lexicon, all repetitions bounded."""
    return tuple(re.compile(form) for form in read_lexicon(language)["location"]["venues"])


@cache
def _leads(language: str) -> re.Pattern[str]:
    """What stands right before a place where something is held."""
    words = "|".join(map(re.escape, read_lexicon(language)["location"]["leads"])) or "(?!)"
    return re.compile(rf"(?:{words})\s*$", re.IGNORECASE)


@cache
def _trails(language: str) -> tuple[str, ...]:
    """What stands right after a place where something is held, in languages that put such words behind."""
    return tuple(read_lexicon(language)["location"].get("trails", ()))


@cache
def _seats(language: str) -> tuple[str, ...]:
    return tuple(read_lexicon(language)["location"].get("seats", ()))


def location_of(page: Page, scene: Scene) -> str | None:
    """The venue, or the place, that the sentence names as where; None where it names none."""
    sentence, language = scene.sentence.span, page.article.language
    text = page.text(sentence)
    row = scene.sentence.row
    if row is not None and row.venue is not None:
        return " ".join(page.text(row.venue).split())[:_MAX]
    for form in _venues(language):
        match = form.search(text)
        if match:
            return " ".join(match[1].split())[:_MAX]
    for term in scene.whole.terms:
        before = page.article.text[max(sentence.start, term.span.start - 12) : term.span.start]
        if term.group not in _LOCALITIES or is_seat_of_post(scene, term):
            continue
        if _leads(language).search(before) or _is_trailed(page, term.span):
            return page.text(term.span)
    return None


_LOCALITIES = frozenset({"place", "home-place", "home-name", "domestic"})
_POST = 30  # characters between "Consul General" and the city of his seat


def is_seat_of_post(scene: Scene, term: Term) -> bool:
    """Whether a consul's or an ambassador's post stands right before: "the Consul General in Ho Chi Minh City"."""
    posts = (t.span.end for t in scene.whole.terms if t.group == "kind" and t.value == Kind.CONSULAR)
    return any(0 <= term.span.start - end <= _POST for end in posts)


# What an international body holds or gives, wherever it does so: the venue's country takes no part.
_WHEREVER = frozenset({Kind.AWARD, Kind.CONFERENCE, Kind.MEMBERSHIP})


def parties_only(page: Page, scene: Scene, kind: Kind, home: str) -> Outside:
    """Whom the clause names, without the places that only say where: seats of consulates, venues of bodies' events."""
    wherever = kind in _WHEREVER and bool(scene.outside.bodies)
    kept = [t for t in scene.own.terms if not (is_seat(page, t) or (wherever and _is_venue(page, scene, t)))]
    if kind is Kind.AGREEMENT:
        elsewhere = outside_in([t for t in kept if not (t.group == "place" and _is_venue(page, scene, t))], home)
        if elsewhere.is_named:  # "signed with Daegu in Seoul": Seoul is only where
            return elsewhere
    if "sidelines" in scene.own.cues or Kind.MEETING in scene.kinds:
        kept = [t for t in kept if not _only_where(page, scene, t, kept)]
    return outside_in(kept, home)


def _only_where(page: Page, scene: Scene, term: Term, terms: Sequence[Term]) -> bool:
    """Whether a place is but where others of its country were met: "in Vientiane with the governor of Champasak"."""
    if term.group != "place" or not _is_venue(page, scene, term):
        return False
    listed = _listed_with(term, terms)
    others = (t for t in terms if t.group == "place" and t.value == term.value and t not in listed)
    return any(t.name != term.name and not _is_venue(page, scene, t) for t in others)


def _listed_with(term: Term, terms: Sequence[Term]) -> list[Term]:
    """The places and countries that stand in a row with it: "in Vientiane (Laos), Pakse and Champasak"."""
    listed = [term]
    for after in (t for t in terms if t.group in {"place", "country"} and t.span.start > term.span.start):
        if after.span.start - listed[-1].span.end > _IN_A_ROW:
            break
        listed.append(after)
    return listed


def is_seat(page: Page, term: Term) -> bool:
    """Whether the language marks it as a consulate's seat by a word right before it."""
    return term.group in {"place", "country", "domestic"} and page.article.text.endswith(
        _seats(page.article.language), 0, term.span.start
    )


def _is_venue(page: Page, scene: Scene, term: Term) -> bool:
    if term.group not in {"place", "country"}:
        return False
    start = max(scene.sentence.span.start, term.span.start - 12)
    before = page.article.text[start : term.span.start]
    inner = _BRACKET.search(before)  # "in New York (USA)": the country of the venue
    if inner and any(_is_venue(page, scene, t) for t in scene.own.terms if t.span.end == start + inner.start()):
        return True
    held_there = bool(_leads(page.article.language).search(before)) or _is_trailed(page, term.span)
    return held_there or _in_dateline(page, scene, term.span)


def _is_trailed(page: Page, span: Span) -> bool:
    trails = _trails(page.article.language)
    return bool(trails) and page.article.text.startswith(trails, span.end)


def _in_dateline(page: Page, scene: Scene, span: Span) -> bool:
    """Whether a bracket that opens the sentence holds it: "(June 14 - New York, USA) - ..."."""
    opening = page.article.text[scene.sentence.span.start : span.start]
    return opening.lstrip()[:1] in {"(", "（"} and not {")", "）"} & set(opening)

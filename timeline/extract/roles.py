"""Who travels and who receives: read from the order of home, guests and the words that lead from one to the other.

The words stand in `[direction]` of a lexicon, by who is named after them: "visited" leads to the host, "received" to
the visitor; where a verb stands behind its object ("to_host_before") it is who is named before. A "delegation of" is
sent by whom it names, and "delegation" alone by whoever stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from timeline.extract.terms import Term
from timeline.model import Kind, Role, Span

_HOME = frozenset({"home-name", "home-place", "home-body", "home"})
_GUESTS = frozenset({"country", "place", "body", "domestic", "ministry"})
_FOREIGN = frozenset({"country", "place", "body"})
_TOUCHES = 5  # "the governor of Ibaraki"
_AGENT = 60  # characters between a passive mark and its verb, in which who acts is named
_PAUSE = re.compile(r"[,;:，；：。]")
_BESIDE = 30  # characters between "delegation" and whoever sends it
_BY_KIND = {Kind.AGREEMENT: Role.SIGNATORY, Kind.TWINNING: Role.SIGNATORY, Kind.CONSULAR: Role.VISITOR}
_TRAVELLED = frozenset({Kind.VISIT, Kind.CONSULAR, Kind.MEETING})


class Direction(Enum):
    """Of a visit, seen from home."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


def direction_in(text: str, stretches: Iterable[Sequence[Term]], home_country: str) -> Direction | None:
    """The direction that the first of `stretches` of `text` tells which tells any; each is in order of position."""
    for terms in stretches:
        sides = _sides(terms, home_country)
        marks = _longest(t for t in terms if t.group == "direction")
        direction = _verb(text, marks, sides) or _delegation(marks, sides)
        if direction is not None:
            return direction
    return None


def _sides(terms: Sequence[Term], home_country: str) -> list[Term]:
    """Home and guests in order; "governor" or "province" beside a guest's name is the guest's.

    Beside foreigners others of the home country are only where it was.
    """
    guests = [t for t in terms if t.group in _GUESTS and t.value != home_country]
    foreign = [t for t in guests if t.group in _FOREIGN]
    guests = foreign or guests
    named = [t for t in terms if t.group in _HOME and t.group != "home"]
    offices = {t.span for t in terms if t.group == "office"}  # "the mayor" may be the guests'
    words = [t for t in terms if t.group == "home" and t.span not in offices]
    words = [t for t in words if not any(_gap(t.span, g.span) <= _TOUCHES for g in guests)]
    return sorted([*guests, *named, *words], key=lambda t: t.span)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def role_of(kind: Kind, direction: Direction | None, *, at_home: bool) -> Role:
    """The part that somebody from home, or from outside, has in an event of that kind."""
    if kind in _TRAVELLED and direction is not None:
        travels = (direction is Direction.OUTGOING) == at_home
        return Role.VISITOR if travels else Role.HOST
    role = _BY_KIND.get(kind, Role.PARTICIPANT)
    return Role.HOST if at_home and role is Role.VISITOR else role


def _verb(text: str, marks: Sequence[Term], sides: Sequence[Term]) -> Direction | None:
    for mark in marks:
        direction = _BY_VERB[mark.value](text, mark, marks, sides) if mark.value in _BY_VERB else None
        if direction is not None:
            return direction
    return None


def _before_its_object(text: str, mark: Term, marks: Sequence[Term], sides: Sequence[Term]) -> Direction | None:
    """ "visited Binh Duong", "received the delegation of Daejeon": who is named next, else who is named before."""
    passive = _passive(mark, marks)
    after = _named_after(text, mark, sides) if passive is None else _agent(passive, mark, sides)
    leads_to_host = mark.value == "to_host" or passive is not None
    if after is not None:
        return _comes(_is_home(after) == leads_to_host)
    before = _named_before((passive or mark).span.start, sides)
    return _comes(_is_home(before) != leads_to_host) if before is not None else None


def _behind_its_object(text: str, mark: Term, marks: Sequence[Term], sides: Sequence[Term]) -> Direction | None:
    """`빈즈엉성을 방문했다`, `对平阳省进行访问`: who is named right before."""
    before = _named_before(mark.span.start, sides)
    return _comes(_is_home(before) == (mark.value == "to_host_before")) if before is not None else None


_BY_VERB = {
    "to_host": _before_its_object,
    "to_visitor": _before_its_object,
    "to_host_before": _behind_its_object,
    "to_visitor_before": _behind_its_object,
}


def _named_before(start: int, sides: Sequence[Term]) -> Term | None:
    return next((s for s in reversed(sides) if s.span.end <= start), None)


def _named_after(text: str, mark: Term, sides: Sequence[Term]) -> Term | None:
    """Who is named after the word, with no comma between."""
    after = next((s for s in sides if s.span.start >= mark.span.end), None)
    return None if after is None or _PAUSE.search(text, mark.span.end, after.span.start) else after


def _passive(mark: Term, marks: Sequence[Term]) -> Term | None:
    """The word that turns a verb around: `được ... đón tiếp`."""
    near = (t for t in marks if t.value == "passive" and 0 <= mark.span.start - t.span.end <= _AGENT)
    return next(near, None) if mark.value == "to_visitor" else None


def _agent(passive: Term, mark: Term, sides: Sequence[Term]) -> Term | None:
    return next((s for s in sides if passive.span.end <= s.span.start and s.span.end <= mark.span.start), None)


def _delegation(marks: Sequence[Term], sides: Sequence[Term]) -> Direction | None:
    for mark in marks:
        if mark.value == "sent_by":
            near = (s for s in sides if 0 <= s.span.start - mark.span.end <= _BESIDE)
        elif mark.value == "sent":
            near = (s for s in reversed(sides) if 0 <= mark.span.start - s.span.end <= _BESIDE)
        else:
            continue
        sender = next(near, None)
        if sender is not None:
            return _comes(not _is_home(sender))
    return None


def _comes(incoming: bool) -> Direction:
    return Direction.INCOMING if incoming else Direction.OUTGOING


def _is_home(term: Term) -> bool:
    return term.group in _HOME


def _longest(marks: Iterable[Term]) -> list[Term]:
    """Of marks that overlap the first and longest: "visit of" is not "visit"."""
    kept: list[Term] = []
    for mark in sorted(marks, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept

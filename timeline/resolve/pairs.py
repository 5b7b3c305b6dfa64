"""Pairs of events that may be one, for a person to decide: what speaks for it is not enough to merge them.

Only what shares a counterpart, a name or (on days in common) all countries is offered, or the consular corps with one
of its consuls at the same time of the day; and of each event only its likeliest partners.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from timeline.model import Kind, Precision
from timeline.records import PossiblePair
from timeline.resolve.across import are_apart, is_within, shelved
from timeline.resolve.alike import Said, name_others, share_guests, tell_the_same
from timeline.resolve.days import are_near, may_be_one_day
from timeline.resolve.nodes import Node
from timeline.resolve.reach import within_reach
from timeline.resolve.settle import Pair

_MOST = 3  # partners of one event
_LONGEST = timedelta(days=14)  # of what may have been reported by one of its days
_TALKS = frozenset({Kind.MEETING, Kind.CONFERENCE, Kind.PROMOTION})
_WORTH = {  # how much each reason (words in `lexicon.reasons`) says, out of 1
    "same-text": 0.3,
    "same-name": 0.2,
    "same-counterpart": 0.2,
    "same-countries": 0.1,
    "same-kind": 0.1,
    "same-dates": 0.15,
    "near-dates": 0.1,
    "within-dates": 0.1,
    "year-apart": 0.05,
}


def find_pairs(nodes: Sequence[Node], uids: Sequence[str], two: frozenset[tuple[str, str]]) -> list[PossiblePair]:
    """Best first. uids: of the nodes' events. two: pairs of reports that are two events, as people said."""
    found = [
        (sum(_WORTH[reason] for reason in reasons), uids[one], uids[other], reasons)
        for one, other in sorted(_worth_a_look(nodes))
        if (reasons := _reasons(nodes[one], nodes[other])) and not are_apart(nodes[one], nodes[other], two)
    ]
    counts: Counter[str] = Counter()
    pairs = []
    for likeness, one, other, reasons in sorted(found, key=lambda row: (-row[0], *sorted(row[1:3]))):
        if counts[one] < _MOST and counts[other] < _MOST:
            counts.update((one, other))
            pairs.append(PossiblePair(min(one, other), max(one, other), reasons, round(min(likeness, 0.99), 2)))
    return pairs


def _worth_a_look(nodes: Sequence[Node]) -> set[Pair]:
    """Pairs of one counterpart or name with dates that can agree, and of days in common with the same countries, or
    with consuls."""
    same_days: dict[object, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes):
        for one in node.facts:
            for key in _keys_of_days(one):
                same_days[key].add(number)
    pairs = {pair for places in same_days.values() for pair in combinations(sorted(places), 2)}
    return pairs.union(*(within_reach(nodes, places) for places in shelved(nodes).values()))


def _keys_of_days(one: Said) -> Iterator[object]:
    """What is on one of these days, with the same countries or with consuls, is worth a look. A season counts whole."""
    if not one.is_of_days:
        return
    start, end = one.period
    days = [start + timedelta(days=n) for n in range((end - start).days)] if end - start <= _LONGEST else [one.period]
    province = one.report.candidate.province
    for day in days:
        if one.countries:
            yield province, day, one.countries
        if one.kind is Kind.CONSULAR:
            yield province, day


def _reasons(one: Node, other: Node) -> tuple[str, ...]:
    """What speaks for one event, in the order of `_WORTH`; nothing, where that is too little."""
    dates = _dates_agree(one, other)
    pairs = [(a, b) for a in one.voices for b in other.voices] if dates else []
    said = {
        "same-text": any(tell_the_same(a, b) for a, b in pairs),
        "same-name": any(a.names.agree(b.names) and share_guests(a, b) for a, b in pairs),
        "same-counterpart": any(a.specific & b.specific for a, b in pairs),
        "same-countries": any(a.countries and a.countries == b.countries for a, b in pairs),
        "same-kind": any(a.kind == b.kind for a, b in pairs),
        dates: True,
    }
    met = said["same-name"] or said["same-counterpart"] or said["same-text"]
    if said["same-countries"] and _are_of_these_days(one, other, alike=said["same-kind"]):
        met = met or not any(name_others(a, b) for a, b in pairs)
    met = met or any(_are_at_one_reception(a, b) for a, b in pairs)
    doubtful = dates == "year-apart" or Precision.YEAR in (one.precision, other.precision)
    if not dates or not met or (doubtful and not said[_DEMANDED[dates]]):
        return ()
    return tuple(reason for reason, holds in said.items() if holds)


def _are_of_these_days(one: Node, other: Node, *, alike: bool) -> bool:
    """Whether the days are the same, or those of one are days of what is of one kind; kinds that may be one are enough
    where both gather people: a dialogue is a meeting in one paper and a conference in another."""
    if one.precision is not Precision.DAY or other.precision is not Precision.DAY:
        return False
    if one.finest == other.finest:
        return alike or any(_gather(a, b) for a in one.facts for b in other.facts)
    inside = any(a[0] <= b[0] and b[1] <= a[1] for a in one.days for b in other.days)
    return alike and (inside or any(b[0] <= a[0] and a[1] <= b[1] for a in one.days for b in other.days))


def _gather(one: Said, other: Said) -> bool:
    """Whether both bring people together, and the main kind of the one is a further kind of the other."""
    return {one.kind, other.kind} <= _TALKS and (one.kind in other.kinds or other.kind in one.kinds)


def _are_at_one_reception(one: Said, other: Said) -> bool:
    """Whether the consular corps is received at the time of the day at which one of the consuls is."""
    first, second = one.report.candidate, other.report.candidate
    of_consuls = one.kind is other.kind is Kind.CONSULAR and not (one.countries and other.countries)
    same_time = first.part_of_day is not None and first.part_of_day == second.part_of_day
    return of_consuls and one.is_of_days and one.period == other.period and same_time


_DEMANDED = {"year-apart": "same-text"} | dict.fromkeys(("same-dates", "near-dates", "within-dates"), "same-kind")


def _dates_agree(one: Node, other: Node) -> str:
    """How the dates allow it, as a reason; "" where they do not."""
    if one.finest == other.finest:
        return "same-dates"
    if one.days and other.days:
        near = are_near(one, other)
        return "near-dates" if near else "year-apart" if may_be_one_day(one, other) else ""
    return "within-dates" if is_within(one, other) or is_within(other, one) else ""

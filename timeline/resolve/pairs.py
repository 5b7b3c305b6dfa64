"""Pairs of events that may be one, for a person to decide: what speaks for it is not enough to merge them.

Only what shares a counterpart, a name or (on the very same days) all countries is offered, and of each event only its
likeliest partners.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from timeline.model import Precision
from timeline.records import PossiblePair
from timeline.resolve.across import are_apart, is_within, shelved
from timeline.resolve.alike import name_others, share_guests, tell_the_same
from timeline.resolve.days import are_near, may_be_one_day
from timeline.resolve.nodes import Node
from timeline.resolve.reach import within_reach
from timeline.resolve.settle import Pair

_MOST = 3  # partners of one event
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
    """Pairs of one counterpart or name with dates that can agree, and of the very same days and countries."""
    same_days: dict[object, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes):
        for one in node.facts:
            if one.countries and one.is_of_days:
                same_days[one.report.window, one.countries].add(number)
    pairs = {pair for places in same_days.values() for pair in combinations(sorted(places), 2)}
    return pairs.union(*(within_reach(nodes, places) for places in shelved(nodes).values()))


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
    if dates == "same-dates" and said["same-kind"] and said["same-countries"]:
        met = met or not any(name_others(a, b) for a, b in pairs)
    doubtful = dates == "year-apart" or Precision.YEAR in (one.precision, other.precision)
    if not dates or not met or (doubtful and not said[_DEMANDED[dates]]):
        return ()
    return tuple(reason for reason, holds in said.items() if holds)


_DEMANDED = {"year-apart": "same-text"} | dict.fromkeys(("same-dates", "near-dates", "within-dates"), "same-kind")


def _dates_agree(one: Node, other: Node) -> str:
    """How the dates allow it, as a reason; "" where they do not."""
    if one.finest == other.finest:
        return "same-dates"
    if one.days and other.days:
        near = are_near(one, other)
        return "near-dates" if near else "year-apart" if may_be_one_day(one, other) else ""
    return "within-dates" if is_within(one, other) or is_within(other, one) else ""

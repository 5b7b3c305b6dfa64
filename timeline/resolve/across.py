"""Groups of other dates that are one event: a visit of three days and a talk on the second, "in January" and the 4th,
the 4th in one paper and the 6th in another.

Nothing but a counterpart or a name that they share brings them together, and how much more must speak for it depends on
how the dates differ (`days`, for those that are known to the day; here, for vaguer ones). The exact date wins, and the
better attested one (see `facts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from timeline.lexicon.shelves import LONG_AGO, ONCE
from timeline.model import Precision
from timeline.resolve.alike import Said, have_turned_round, share_guests, tell_the_same
from timeline.resolve.days import find_day_links, may_be_one_day
from timeline.resolve.nodes import Node, joined
from timeline.resolve.settle import Pair, settle

Ids = frozenset[tuple[str, str]]
_VAGUE = (Precision.MONTH, Precision.BEFORE, Precision.YEAR)  # the surer first: a month joins before a year does


def join_days(nodes: Sequence[Node], two: Ids) -> list[Node]:
    """The nodes, those of one event put together whose days contain or contradict each other."""
    links = find_day_links(nodes)

    def are_rivals(one: int, other: int) -> bool:
        first, second = nodes[one], nodes[other]
        return not may_be_one_day(first, second) or are_apart(first, second, two)

    return joined(nodes, settle(len(nodes), links, are_rivals))


def are_apart(one: Node, other: Node, two: Ids) -> bool:
    """Whether two nodes of other dates can never be one event."""
    return one.is_apart(other, two) or any(have_turned_round(a, b) for a in one.facts for b in other.facts)


def join_vague(nodes: Sequence[Node], two: Ids) -> list[Node]:
    """The nodes, each that knows only roughly when put into the one that knows better, if exactly one fits best."""
    for vagueness in sorted({_vagueness(node) for node in nodes if node.precision in _VAGUE}):
        nodes = _joined(nodes, [n for n, node in enumerate(nodes) if _vagueness(node) == vagueness], two)
    return list(nodes)


def _vagueness(node: Node) -> tuple[int, int]:
    """The shorter period first, so that a quarter can join what a month became."""
    start, end, precision, _ = node.finest
    return (_VAGUE.index(precision) if precision in _VAGUE else -1, (end - start).days if start and end else 0)


def _joined(nodes: Sequence[Node], guests: Iterable[int], two: Ids) -> list[Node]:
    shelves = shelved(nodes)
    links: dict[Pair, int] = {}
    hosts: set[int] = set()
    for guest in guests:
        for home in {n for shelf in shelves_of(nodes[guest]) for n in shelves[shelf]}:
            strength = fitness(nodes[guest], nodes[home])
            if strength:
                links[min(guest, home), max(guest, home)] = strength
                hosts.add(home)

    def are_rivals(one: int, other: int) -> bool:
        """Two that know better are two events: nobody who knows less can tell that they are one."""
        return (one in hosts and other in hosts) or are_apart(nodes[one], nodes[other], two)

    return joined(nodes, settle(len(nodes), links, are_rivals))


def shelved(nodes: Sequence[Node]) -> dict[object, list[int]]:
    shelves: dict[object, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for shelf in shelves_of(node):
            shelves[shelf].append(number)
    return shelves


def shelves_of(node: Node) -> set[object]:
    """The province with each counterpart, and with each name of an event."""
    return {(one.report.candidate.province, name) for one in node.facts for name in one.specific | one.names.all}


def fitness(guest: Node, home: Node) -> int:
    """How well what is known roughly fits what is known better; 0 where it does not.

    Sentences say more than names, these more than counterparts, and several of these more than one.
    """
    if not is_within(home, guest):
        return 0
    return max(_fits(one, other) for one in guest.voices for other in home.voices)


def is_within(home: Node, guest: Node) -> bool:
    """Whether the one is known more exactly and lies within what the other says."""
    start, end, precision, province = home.finest
    since, until, vague, where = guest.finest
    if start is None or end is None or until is None or province != where or _vagueness(home) >= _vagueness(guest):
        return False
    if vague is Precision.BEFORE:
        return precision is Precision.DAY and until - timedelta(days=LONG_AGO + 1) <= start and end <= until
    return since is not None and since <= start and end <= until


def _fits(guest: Said, home: Said) -> int:
    named = bool(guest.names.own & home.names.told) and share_guests(guest, home)
    shared = len(guest.specific & home.specific)
    if not named and not (shared and _counts(guest, home)):
        return 0
    told = tell_the_same(guest, home)
    return 32 * told + 16 * named + 4 * min(shared, 3) + 2 * (guest.kind == home.kind) + 1


def _counts(guest: Said, home: Said) -> bool:
    """Whether the same counterpart is enough: in a year, only for what happens but once."""
    once = guest.kind == home.kind and guest.kind in ONCE
    return once or guest.report.candidate.precision is not Precision.YEAR

"""Which nodes are close enough in time to be compared: days that nearly meet, the same day in years that follow each
other, and what lies within a month or a year. What recurs through the years is thus held against its neighbours alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.lexicon.shelves import LONG_AGO, NEAR_DAYS
from timeline.model import Precision
from timeline.resolve.nodes import Node
from timeline.resolve.settle import Pair

_UNDATED = (0, 0)
Stay = tuple[int, int, int]
"""The first and the last day (ordinals, inclusive) that a node is held against others, and its place."""


def within_reach(nodes: Sequence[Node], places: Iterable[int]) -> Iterator[Pair]:
    """The pairs of these places, the smaller first, whose dates can agree in any way; one may come several times."""
    chosen = sorted(places)
    yield from chain(_meeting(nodes, chosen), _a_year_apart(nodes, chosen))


def _meeting(nodes: Sequence[Node], places: Sequence[int]) -> Iterator[Pair]:
    row: list[Stay] = sorted((first, last, place) for place in places for first, last in _stays(nodes[place]))
    for at, (_, last, one) in enumerate(row):
        for later in range(at + 1, len(row)):
            first, _, other = row[later]
            if first > last:
                break
            if one != other:
                yield min(one, other), max(one, other)


def _stays(node: Node) -> set[tuple[int, int]]:
    """First and last days, as ordinals. Those that are known to the day reach as far as a contradiction does; what has
    no dates at all is together with what has none either."""
    start, end, precision, _ = node.finest
    days = {(first.toordinal(), after.toordinal() - 1 + NEAR_DAYS) for first, after in node.days}
    if end is None:
        return {*days, _UNDATED}
    last = end.toordinal() - 1
    first = last - LONG_AGO if start is None or precision is Precision.BEFORE else start.toordinal()
    return {*days, (first, last)}


def _a_year_apart(nodes: Sequence[Node], places: Sequence[int]) -> Iterator[Pair]:
    starts: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    for place in places:
        for first, _ in nodes[place].days:
            starts[first.year, first.month, first.day].add(place)
    for (year, month, day), here in starts.items():
        for other in starts.get((year + 1, month, day), ()):
            yield from ((min(one, other), max(one, other)) for one in here if one != other)

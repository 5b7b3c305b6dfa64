"""Which of many go together, given what speaks for it and what forbids it.

Links are taken from the surest to the least sure, ties by place, so the outcome follows from the set and not from the
order in which its members came. Who fits two that can never be one goes with the better one, and with neither where
both fit equally well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[int, int]


def settle(size: int, links: Mapping[Pair, int], are_rivals: Callable[[int, int], bool]) -> list[list[int]]:
    """The places 0 to size - 1 in sets, each place in exactly one; sets and their members in order.

    links: how sure it is that two places, the smaller first, go together; above 0. are_rivals: whether two places can
    never go together; asked only of those that hang together by links.
    """
    rivals = _rivals(size, links, are_rivals)
    return take_in_order(_surest_first(_without_the_torn(links, rivals)), rivals)


def take_in_order(pairs: Iterable[Pair], rivals: Sequence[int]) -> list[list[int]]:
    """The places in sets, pairs put together one after the other, but for those that would make rivals meet.

    rivals: by place, as bits.
    """
    sets = {place: _Growing([place], 1 << place, rivals[place]) for place in range(len(rivals))}
    for one, other in pairs:
        first, second = sets[one], sets[other]
        if first is not second and not first.rivals & second.members:
            small, large = sorted((first, second), key=lambda grown: len(grown.places))
            large.take_in(small)
            sets.update(dict.fromkeys(small.places, large))
    return sorted({id(grown): sorted(grown.places) for grown in sets.values()}.values())


@dataclass(slots=True)
class _Growing:
    """A set on its way. members, rivals: places as bits, since a busy day has hundreds of reports."""

    places: list[int]
    members: int
    rivals: int

    def take_in(self, other: _Growing) -> None:
        self.places += other.places
        self.members |= other.members
        self.rivals |= other.rivals


def _surest_first(links: Mapping[Pair, int]) -> list[Pair]:
    return [pair for _, pair in sorted((-strength, pair) for pair, strength in links.items())]


def _rivals(size: int, links: Iterable[Pair], are_rivals: Callable[[int, int], bool]) -> list[int]:
    """For each place, as bits, those that can never be one with it, where links could bring them together."""
    rivals = [0] * size
    for places in _linked(links):
        for one, other in combinations(places, 2):
            if are_rivals(one, other):
                rivals[one] |= 1 << other
                rivals[other] |= 1 << one
    return rivals


def _linked(links: Iterable[Pair]) -> list[list[int]]:
    """The places that hang together by links, however long the way."""
    parts: dict[int, list[int]] = {}
    for one, other in links:
        first, second = parts.setdefault(one, [one]), parts.setdefault(other, [other])
        if first is not second:
            small, large = sorted((first, second), key=len)
            large += small
            parts.update(dict.fromkeys(small, large))
    return list({id(part): part for part in parts.values()}.values())


def _without_the_torn(links: Mapping[Pair, int], rivals: Sequence[int]) -> dict[Pair, int]:
    """The links but those where another partner, which cannot be the same event, is at least as likely."""
    partners: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))  # by place and strength, as bits
    for (one, other), strength in links.items():
        partners[one][strength] |= 1 << other
        partners[other][strength] |= 1 << one

    def torn(name: int, chosen: int, strength: int) -> bool:
        return rivals[chosen] != 0 and any(
            rivals[chosen] & places for likely, places in partners[name].items() if likely >= strength
        )

    return {
        (one, other): strength
        for (one, other), strength in links.items()
        if not torn(one, other, strength) and not torn(other, one, strength)
    }

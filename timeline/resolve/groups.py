"""Reports of one window (same dates, same home province) put into groups, a group an event.

The groups follow from the set of reports alone, not from the order in which they came: links are taken from the surest
to the least sure, ties by where the reports stand. A report that fits two others which cannot be one event goes with
the better one, and with neither where both fit equally well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from timeline.folding import words
from timeline.records import Report
from timeline.resolve.alike import NEARLY_THE_SAME, Said, counts_by_counterpart, is_apart, relation, said, standing

Pair = tuple[int, int]
Group = tuple[Report, ...]


def group_reports(reports: Iterable[Report]) -> list[Group]:
    """Each report in exactly one group; groups and their members in the order in which the reports stand."""
    row = [said(report) for report in sorted(reports, key=standing)]
    found = {pair: relation(row[pair[0]], row[pair[1]]) for pair in _worth_comparing(row)}
    links = {pair: strength for pair, strength in found.items() if strength > 0}
    rivals = _rivals(row, links)
    links = _without_the_torn(links, rivals)
    groups: dict[int, _Growing] = {place: _Growing([place], 1 << place, rivals[place]) for place in range(len(row))}
    for _, one, other in sorted((-strength, *pair) for pair, strength in links.items()):
        first, second = groups[one], groups[other]
        if first is not second and not first.rivals & second.members:
            small, large = sorted((first, second), key=lambda group: len(group.places))
            large.take_in(small)
            groups.update(dict.fromkeys(small.places, large))
    distinct = {id(group): sorted(group.places) for group in groups.values()}
    return [tuple(row[place].report for place in group) for group in sorted(distinct.values())]


@dataclass(slots=True)
class _Growing:
    """A group on its way. members, rivals: sets of places as bits, since a busy day has hundreds of reports."""

    places: list[int]
    members: int
    rivals: int

    def take_in(self, other: _Growing) -> None:
        self.places += other.places
        self.members |= other.members
        self.rivals |= other.rivals


def _rivals(row: Sequence[Said], links: Iterable[Pair]) -> list[int]:
    """For each report, as bits, those that can never be one event with it, where links could bring them together."""
    rivals = [0] * len(row)
    for places in _linked(links):
        for one, other in combinations(places, 2):
            if is_apart(row[one], row[other]):
                rivals[one] |= 1 << other
                rivals[other] |= 1 << one
    return rivals


def _linked(links: Iterable[Pair]) -> list[list[int]]:
    """The reports that hang together by links, however long the way."""
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
        return any(rivals[chosen] & places for likely, places in partners[name].items() if likely >= strength)

    return {
        (one, other): strength
        for (one, other), strength in links.items()
        if not torn(one, other, strength) and not torn(other, one, strength)
    }


def _worth_comparing(row: Sequence[Said]) -> set[Pair]:
    """Pairs that share a party, all countries, a name or some of the words; nothing else can link two reports."""
    shelves: dict[object, set[int]] = defaultdict(set)
    for place, one in enumerate(row):
        for key in _shelf_keys(one):
            shelves[key].add(place)
    return {pair for places in shelves.values() for pair in combinations(sorted(places), 2)}


def _shelf_keys(one: Said) -> Iterator[object]:
    if counts_by_counterpart(one):
        yield from (("party", word) for name in one.counterparts for word in {name, *words(name)})
        if one.countries:
            yield one.countries
    yield from one.names.all
    for runs in (one.quote, one.headline):
        # sets with a Jaccard index of at least t share one of their first n - ceil(t n) + 1 members in any fixed order
        yield from sorted(runs)[: len(runs) - ceil(len(runs) * NEARLY_THE_SAME - 1e-9) + 1]

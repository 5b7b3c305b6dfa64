"""Reports of one window (same dates, same home province) put into groups, a group an event.

The groups follow from the set of reports alone, not from the order in which they came: links are taken from the surest
to the least sure, ties by where the reports stand. A report that fits two others which cannot be one event goes with
the better one, and with neither where both fit equally well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from timeline.folding import words
from timeline.records import Report
from timeline.resolve.alike import (
    APART,
    NEARLY_THE_SAME,
    Bond,
    Said,
    bond,
    counts_by_counterpart,
    said,
    standing,
    surer,
)

Pair = tuple[int, int]
Run = tuple[str, ...]
Group = tuple[Report, ...]


def group_reports(reports: Iterable[Report]) -> list[Group]:
    """Each report in exactly one group; groups and their members in the order in which the reports stand."""
    row = _Row([said(report) for report in sorted(reports, key=standing)])
    links = {pair: strength for pair in row.worth_comparing() if (strength := row.relation(*pair)) > 0}
    rivals = _rivals(row, links)
    links = _without_the_torn(links, rivals)
    groups: dict[int, _Growing] = {
        place: _Growing([place], 1 << place, rivals[place]) for place in range(len(row.said))
    }
    for _, one, other in sorted((-strength, *pair) for pair, strength in links.items()):
        first, second = groups[one], groups[other]
        if first is not second and not first.rivals & second.members:
            small, large = sorted((first, second), key=lambda group: len(group.places))
            large.take_in(small)
            groups.update(dict.fromkeys(small.places, large))
    distinct = {id(group): sorted(group.places) for group in groups.values()}
    return [tuple(row.said[place].report for place in group) for group in sorted(distinct.values())]


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


class _Row:
    """Reports by place, with what was found out of pairs of facts and of texts: a busy day has very many."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = said
        numbers: dict[object, int] = {}
        self._facts = [numbers.setdefault(one.facts, len(numbers)) for one in said]
        self._articles = [one.report.article for one in said]
        self._bonds: dict[Pair, Bond] = {}
        quotes, headlines = [one.quote for one in said], [one.headline for one in said]
        self._alike = _on_one_shelf(_text_keys(quotes)) | _on_one_shelf(_text_keys(headlines))

    def worth_comparing(self) -> set[Pair]:
        """Pairs that share a party, all countries, a name or some of the words; nothing else can link two reports."""
        return self._alike | _on_one_shelf(_fact_keys(one) for one in self.said)

    def relation(self, one: int, other: int) -> int:
        if self.is_apart(one, other):
            return APART
        alike = (one, other) in self._alike
        return surer(self._bond(one, other), self.said[one], self.said[other], alike=alike)

    def is_apart(self, one: int, other: int) -> bool:
        return self._articles[one] == self._articles[other] or self._bond(one, other).apart

    def _bond(self, one: int, other: int) -> Bond:
        pair = (self._facts[one], self._facts[other])
        if pair not in self._bonds:
            self._bonds[pair] = bond(self.said[one], self.said[other])
        return self._bonds[pair]


def _rivals(row: _Row, links: Iterable[Pair]) -> list[int]:
    """For each report, as bits, those that can never be one event with it, where links could bring them together."""
    rivals = [0] * len(row.said)
    for places in _linked(links):
        for one, other in combinations(places, 2):
            if row.is_apart(one, other):
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
        return rivals[chosen] != 0 and any(
            rivals[chosen] & places for likely, places in partners[name].items() if likely >= strength
        )

    return {
        (one, other): strength
        for (one, other), strength in links.items()
        if not torn(one, other, strength) and not torn(other, one, strength)
    }


def _on_one_shelf(keys: Iterable[Iterable[object]]) -> set[Pair]:
    """Pairs of places that have a key in common. keys: by place."""
    shelves: dict[object, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in set(own):
            shelves[key].append(place)
    return {pair for places in shelves.values() for pair in combinations(places, 2)}


def _fact_keys(one: Said) -> Iterator[object]:
    if counts_by_counterpart(one):
        yield from (("party", word) for name in one.counterparts for word in {name, *words(name)})
        if one.countries:
            yield one.countries
    yield from one.names.all


def _text_keys(row: Sequence[frozenset[Run]]) -> Iterator[list[Run]]:
    """The rarest runs of each text, enough of them that texts that are nearly the same share one.

    Sets with a Jaccard index of at least t share one of their first n - ceil(t n) + 1 members in any fixed order.
    """
    counts = Counter(run for runs in row for run in runs)
    for runs in row:
        ordered = sorted(runs, key=lambda run: (counts[run], run))
        yield ordered[: len(runs) - ceil(len(runs) * NEARLY_THE_SAME - 1e-9) + 1]

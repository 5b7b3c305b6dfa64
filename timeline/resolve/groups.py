"""Reports put into groups, a group an event.

First what people said is one, then reports of the very same dates, then (see `across`) those of other dates. The groups
follow from the set of reports and verdicts alone, not from the order in which they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import ceil

from timeline.folding import NEARLY_THE_SAME, words
from timeline.lexicon.shelves import counts_by_counterpart
from timeline.model import Kind
from timeline.records import Report, Verdicts
from timeline.resolve.across import join_days, join_vague
from timeline.resolve.alike import APART, Bond, Said, bond, said, standing, surer
from timeline.resolve.nodes import Node, joined, node_of
from timeline.resolve.settle import Pair, settle, take_in_order

Run = tuple[str, ...]
Group = tuple[Report, ...]
_NOTHING_SAID = Verdicts()


def group_reports(reports: Iterable[Report], verdicts: Verdicts = _NOTHING_SAID) -> list[Group]:
    """Each report in exactly one group; groups and their members in the order in which the reports stand."""
    return [tuple(one.report for one in node.members) for node in find_nodes(reports, verdicts)]


def find_nodes(reports: Iterable[Report], verdicts: Verdicts = _NOTHING_SAID) -> list[Node]:
    """As `group_reports`, with what is compared of each report."""
    singles = [said(report) for report in sorted(reports, key=standing)]
    nodes = _as_people_say(singles, verdicts)
    nodes = _of_the_same_dates(nodes, verdicts.two)
    nodes = join_days(nodes, verdicts.two)
    return join_vague(nodes, verdicts.two)


def _as_people_say(singles: Sequence[Said], verdicts: Verdicts) -> list[Node]:
    """The newest decision first; one that would bring two together that people keep apart is not followed."""
    place = {one.report.id: number for number, one in enumerate(singles)}
    rivals = [0] * len(singles)
    for first, second in verdicts.two:
        if first in place and second in place:
            rivals[place[first]] |= 1 << place[second]
            rivals[place[second]] |= 1 << place[first]
    pairs = [(place[first], place[second]) for first, second in verdicts.one if first in place and second in place]
    return [node_of(singles[n] for n in places) for places in take_in_order(pairs, rivals)]


def _of_the_same_dates(nodes: Sequence[Node], two: frozenset[tuple[str, str]]) -> list[Node]:
    row = _Row([one for node in nodes for one in node.members])
    at = [number for number, node in enumerate(nodes) for _ in node.members]
    places: list[list[int]] = [[] for _ in nodes]
    for place, number in enumerate(at):
        places[number].append(place)
    links: dict[Pair, int] = {}
    for one, other in row.worth_comparing():
        strength = row.relation(one, other)
        if strength > 0 and at[one] != at[other]:
            pair = (min(at[one], at[other]), max(at[one], at[other]))
            links[pair] = max(strength, links.get(pair, 0))

    def are_rivals(first: int, second: int) -> bool:
        pairs = [(one, other) for one in places[first] for other in places[second]]
        return row.are_apart(pairs) or nodes[first].is_kept_from(nodes[second], two)

    return joined(nodes, settle(len(nodes), links, are_rivals))


class _Row:
    """Reports by place, with what was found out of pairs of facts and of texts: a busy day has very many."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = said
        numbers: dict[object, int] = {}
        self._facts = [numbers.setdefault(one.facts, len(numbers)) for one in said]
        self._articles = [one.report.article for one in said]
        self._windows = [one.report.window for one in said]
        self._bonds: dict[Pair, Bond] = {}
        quotes, headlines = [one.quote for one in said], [one.headline for one in said]
        self._alike = self._on_one_shelf(_text_keys(quotes)) | self._on_one_shelf(_text_keys(headlines))

    def worth_comparing(self) -> set[Pair]:
        """Pairs of the same dates that share a party, all countries, a name or some of the words; nothing else can link
        two reports."""
        return self._alike | self._on_one_shelf(_fact_keys(one) for one in self.said)

    def relation(self, one: int, other: int) -> int:
        if self.is_apart(one, other):
            return APART
        alike = (one, other) in self._alike
        return surer(self._bond(one, other), self.said[one], self.said[other], alike=alike)

    def are_apart(self, pairs: Sequence[Pair]) -> bool:
        """Whether two nodes, all of whose pairs these are, can never be one event. Where people put together what rules
        would keep apart, only what tells of the very same dates is compared."""
        if any(self._articles[one] == self._articles[other] for one, other in pairs):
            return True
        same_dates = [(one, other) for one, other in pairs if self._windows[one] == self._windows[other]]
        return any(self._bond(one, other).apart for one, other in same_dates or pairs)

    def is_apart(self, one: int, other: int) -> bool:
        return self._articles[one] == self._articles[other] or self._bond(one, other).apart

    def _bond(self, one: int, other: int) -> Bond:
        pair = (self._facts[one], self._facts[other])
        if pair not in self._bonds:
            self._bonds[pair] = bond(self.said[one], self.said[other])
        return self._bonds[pair]

    def _on_one_shelf(self, keys: Iterable[Iterable[object]]) -> set[Pair]:
        """Pairs of places of the same dates that have a key in common. keys: by place."""
        shelves: dict[object, list[int]] = defaultdict(list)
        for place, own in enumerate(keys):
            for key in set(own):
                shelves[self._windows[place], key].append(place)
        return {pair for places in shelves.values() for pair in combinations(places, 2)}


def _fact_keys(one: Said) -> Iterator[object]:
    if counts_by_counterpart(one.report.candidate):
        yield from (("party", word) for name in one.counterparts for word in {name, *words(name)})
        if one.countries or one.kind is Kind.CONSULAR:
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

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
from timeline.resolve.alike import UNSAID, Bond, Said, bond, said, standing, surer, surest
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


def _who_say_the_same(nodes: Sequence[Node], two: frozenset[tuple[str, str]]) -> list[Node]:
    """The nodes, single reports of the very same facts put together where these are enough for one event: on a busy day
    hundreds say the same. Not where an article says it twice, or people keep two of them apart."""
    told: dict[object, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        if len(node.members) == 1:
            one = node.members[0]
            told[one.facts, one.report.candidate.province].append(number)
    sets = [places for places in told.values() if len(places) > 1 and _are_one([nodes[n] for n in places], two)]
    alone = set(range(len(nodes))) - {n for places in sets for n in places}
    return joined(nodes, [*sets, *([n] for n in alone)])


def _are_one(nodes: Sequence[Node], two: frozenset[tuple[str, str]]) -> bool:
    one, other = nodes[0].members[0], nodes[1].members[0]
    articles = {article for node in nodes for article in node.articles}
    if not bond(one, other).strength or len(articles) < len(nodes):
        return False
    return not two or not any(a.is_kept_from(b, two) for a, b in combinations(nodes, 2))


def _of_the_same_dates(nodes: Sequence[Node], two: frozenset[tuple[str, str]]) -> list[Node]:
    nodes = _who_say_the_same(nodes, two)
    row = _Row(nodes)
    links: dict[Pair, int] = {}
    for one, other in row.worth_comparing():
        first, second = sorted((row.at[one], row.at[other]))
        so_far = links.get((first, second), UNSAID)
        if nodes[first].articles.isdisjoint(nodes[second].articles) and row.most(one, other) > so_far:
            strength = row.relation(one, other)
            if strength > so_far:
                links[first, second] = strength

    def are_rivals(first: int, second: int) -> bool:
        return row.are_apart(first, second) or nodes[first].is_kept_from(nodes[second], two)

    return joined(nodes, settle(len(nodes), links, are_rivals))


class _Row:
    """What nodes say, a place for each of their different facts and texts, with what was found out of pairs of them.

    at: the node of each place.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        numbers: dict[object, int] = {}
        told = {(n, one.facts, one.quote, one.headline): one for n, node in enumerate(nodes) for one in node.members}
        self.at = [key[0] for key in told]
        self.said = list(told.values())
        self._nodes = nodes
        self._facts = [numbers.setdefault(one.facts, len(numbers)) for one in self.said]
        self._numbers = numbers
        self._windows = [one.report.window for one in self.said]
        self._bonds: dict[Pair, Bond] = {}
        quotes, headlines = [one.quote for one in self.said], [one.headline for one in self.said]
        self._quotes, self._headlines = (self._on_one_shelf(_text_keys(texts)) for texts in (quotes, headlines))

    def worth_comparing(self) -> set[Pair]:
        """Pairs of the same dates that share a party, all countries, a name or some of the words; nothing else can link
        two reports."""
        first = {pair: place for place, pair in reversed(list(enumerate(zip(self.at, self._facts, strict=True))))}
        leading = set(first.values())
        by_facts = self._on_one_shelf(_fact_keys(s) if n in leading else () for n, s in enumerate(self.said))
        return by_facts | self._quotes | self._headlines

    def most(self, one: int, other: int) -> int:
        """What `relation` is at most; texts, which take long to compare, are not looked at."""
        return surest(
            self._bond_at(one, other), quotes=(one, other) in self._quotes, headlines=(one, other) in self._headlines
        )

    def relation(self, one: int, other: int) -> int:
        alike = (one, other) in self._quotes or (one, other) in self._headlines
        return surer(self._bond_at(one, other), self.said[one], self.said[other], alike=alike)

    def are_apart(self, first: int, second: int) -> bool:
        """Whether two nodes can never be one event. Where people put together what rules would keep apart, only what
        tells of the very same dates is compared."""
        one, other = self._nodes[first], self._nodes[second]
        if not one.articles.isdisjoint(other.articles):
            return True
        pairs = [(a, b) for a in one.facts for b in other.facts]
        same_dates = [(a, b) for a, b in pairs if a.report.window == b.report.window]
        return any(self._bond(a, b).apart for a, b in same_dates or pairs)

    def _bond_at(self, one: int, other: int) -> Bond:
        found = self._bonds.get((self._facts[one], self._facts[other]))
        return found if found is not None else self._bond(self.said[one], self.said[other])

    def _bond(self, one: Said, other: Said) -> Bond:
        pair = (self._numbers[one.facts], self._numbers[other.facts])
        if pair not in self._bonds:
            self._bonds[pair] = bond(one, other)
        return self._bonds[pair]

    def _on_one_shelf(self, keys: Iterable[Iterable[object]]) -> set[Pair]:
        """Pairs of places of two nodes and the same dates that have a key in common. keys: by place."""
        shelves: dict[object, list[int]] = defaultdict(list)
        for place, own in enumerate(keys):
            for key in set(own):
                shelves[self._windows[place], key].append(place)
        pairs = {pair for places in shelves.values() for pair in combinations(places, 2)}
        return {(one, other) for one, other in pairs if self.at[one] != self.at[other]}


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

"""Reports of one window (same dates, same home province) put into groups, a group an event.

The groups follow from the set of reports alone, not from the order in which they came: links are taken from the surest
to the least sure, ties by id. A report that fits two others which cannot be one event goes with the better one, and
with neither where both fit equally well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import ceil

from timeline.records import Report
from timeline.resolve.alike import APART, NEARLY_THE_SAME, Said, relation, said

Pair = tuple[str, str]
Group = tuple[Report, ...]


def group_reports(reports: Iterable[Report]) -> list[Group]:
    """Each report in exactly one group; groups and their members ordered by id."""
    by_id = {report.id: said(report) for report in sorted(reports, key=lambda report: report.id)}
    links = _links(by_id)
    groups: dict[str, list[str]] = {name: [name] for name in by_id}
    for _, one, other in sorted((-strength, *pair) for pair, strength in links.items()):
        first, second = groups[one], groups[other]
        if first is not second and _may_join(by_id, first, second):
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    distinct = {id(group): sorted(group) for group in groups.values()}
    return [tuple(by_id[name].report for name in group) for group in sorted(distinct.values())]


def _may_join(by_id: dict[str, Said], first: Sequence[str], second: Sequence[str]) -> bool:
    return not any(relation(by_id[one], by_id[other]) == APART for one in first for other in second)


def _links(by_id: dict[str, Said]) -> dict[Pair, int]:
    """The pairs that are one event, with how sure it is, but those where another partner is as likely."""
    found = {pair: relation(by_id[pair[0]], by_id[pair[1]]) for pair in _worth_comparing(by_id.values())}
    found = {pair: strength for pair, strength in found.items() if strength > 0}
    partners: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), strength in found.items():
        partners[one].append((strength, other))
        partners[other].append((strength, one))
    return {
        (one, other): strength
        for (one, other), strength in found.items()
        if not _is_torn(by_id, partners[one], strength, other) and not _is_torn(by_id, partners[other], strength, one)
    }


def _is_torn(by_id: dict[str, Said], partners: list[tuple[int, str]], strength: int, chosen: str) -> bool:
    """Whether a report has another partner, at least as likely, that cannot be one event with the chosen one."""
    return any(
        rival != chosen and likely >= strength and relation(by_id[rival], by_id[chosen]) == APART
        for likely, rival in partners
    )


def _worth_comparing(reports: Iterable[Said]) -> set[Pair]:
    """Pairs that share a party, all countries, or some of the words; nothing else can link two reports."""
    shelves: dict[object, list[str]] = defaultdict(list)
    for one in reports:
        for key in _shelf_keys(one):
            shelves[key].append(one.report.id)
    return {pair for names in shelves.values() for pair in combinations(sorted(set(names)), 2)}


def _shelf_keys(one: Said) -> Iterator[object]:
    yield from (("party", name) for name in one.parties)
    if one.countries:
        yield one.countries
    for runs in (one.quote, one.summary):
        # sets with a Jaccard index of at least t share one of their first n - ceil(t n) + 1 members in any fixed order
        yield from sorted(runs)[: len(runs) - ceil(len(runs) * NEARLY_THE_SAME - 1e-9) + 1]

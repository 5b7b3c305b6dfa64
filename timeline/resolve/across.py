"""Groups of one event whose date is known more or less exactly: "Meet Japan 2023" and what took place on 8 September.

Only a name that carries its year brings them together, and only where exactly one event of that name is known more
exactly: a year may have seen a preparatory meeting, too. The exact date wins (see `facts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from timeline.lexicon.series import event_names
from timeline.model import Precision
from timeline.records import Report, Window
from timeline.resolve.alike import Said, is_apart, said, standing
from timeline.resolve.groups import Group

_VAGUE = (Precision.MONTH, Precision.YEAR)  # the surer first: a month joins its day before a year joins both
_RANK = {precision: rank for rank, precision in enumerate(Precision)}


def join_precisions(groups: Iterable[Group]) -> list[Group]:
    """The groups, each that knows its event by name and roughly when put into the one that knows when."""
    joined = list(groups)
    for precision in _VAGUE:
        joined = _joined(joined, precision)
    return joined


def _joined(groups: Sequence[Group], precision: Precision) -> list[Group]:
    compared = [_named(group) for group in groups]
    shelves = _shelves(compared)
    homes: dict[int, list[int]] = defaultdict(list)
    for number, members in enumerate(compared):
        if precision_of(groups[number]) is precision and any(one.names.own for one in members):
            near = {n for one in members for name in one.names.own for n in shelves[name]}
            fitting = [n for n in near if _is_finer(groups[n], groups[number]) and _fits(members, compared[n])]
            if len(fitting) == 1:
                homes[fitting[0]].append(number)
    homes = {home: guests for home, guests in homes.items() if _agree([compared[guest] for guest in guests])}
    gone = {guest for guests in homes.values() for guest in guests}
    return [
        tuple(sorted((r for n in (number, *homes.get(number, ())) for r in groups[n]), key=standing))
        for number in range(len(groups))
        if number not in gone
    ]


def _named(group: Group) -> list[Said]:
    """What is compared of a group, if any of its reports has a name."""
    named = any(event_names(report.candidate).all for report in group)
    return [said(report) for report in group] if named else []


def _shelves(compared: Iterable[Sequence[Said]]) -> dict[str, set[int]]:
    shelves: dict[str, set[int]] = defaultdict(set)
    for number, members in enumerate(compared):
        for name in {name for one in members for name in one.names.told}:
            shelves[name].add(number)
    return shelves


def precision_of(group: Sequence[Report]) -> Precision:
    """The finest precision of a group's reports."""
    return min((report.candidate.precision for report in group), key=_RANK.__getitem__)


def _is_finer(one: Group, other: Group) -> bool:
    """Whether the one is known more exactly and lies within the other, in the same home province."""
    if _RANK[precision_of(one)] >= _RANK[precision_of(other)]:
        return False
    start, end, _, province = _finest(one)
    since, until, _, home = _finest(other)
    if start is None or end is None or since is None or until is None:
        return False
    return since <= start and end <= until and province == home


def _finest(group: Group) -> Window:
    return min(group, key=lambda report: _RANK[report.candidate.precision]).window


def _fits(members: Sequence[Said], others: Sequence[Said]) -> bool:
    """Whether a name and a counterpart, or all countries, agree somewhere, and nothing stands against it anywhere."""
    pairs = [(one, other) for one in members for other in others]
    named = any(one.names.own & other.names.told and _same_guests(one, other) for one, other in pairs)
    return named and not any(is_apart(one, other) for one, other in pairs)


def _same_guests(one: Said, other: Said) -> bool:
    return bool(one.counterparts & other.counterparts) or bool(one.countries and one.countries == other.countries)


def _agree(groups: Sequence[Sequence[Said]]) -> bool:
    """Whether all of these could be one event."""
    return not any(is_apart(a, b) for one, other in combinations(groups, 2) for a in one for b in other)

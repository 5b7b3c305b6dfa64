"""Groups that are known to the day, but not to the same one: ranges with a day in them, and contradictions.

A range and a day in it contradict nobody: the same counterpart is enough. Where the days differ, one source is wrong or
there were two events, so something more has to speak for one: nearly the same sentence, or details that agree in news
of the same days that no source tells as two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from timeline.folding import fold
from timeline.lexicon.shelves import GATHERINGS, NEAR_DAYS, ONCE
from timeline.model import EventCandidate, Status
from timeline.resolve.alike import Said, share_guests, tell_the_same
from timeline.resolve.nodes import Node
from timeline.resolve.settle import Pair

Period = tuple[date, date]
_SAME_NEWS = timedelta(days=3)  # between two papers' issues that bring the same news
_SAME_SEASON = timedelta(days=31)  # who mistakes the year still writes in the same weeks
_Shelf = tuple[str, str]


def find_day_links(nodes: Sequence[Node]) -> dict[Pair, int]:
    """How surely nodes of different days are one event, by their places."""
    pairs = {pair for pair in _near(nodes) if nodes[pair[0]].days and nodes[pair[1]].days}
    strengths = {pair: likeness_of_days(nodes[pair[0]], nodes[pair[1]]) for pair in pairs}
    return {pair: strength for pair, strength in strengths.items() if strength}


def may_be_one_day(one: Node, other: Node) -> bool:
    """Whether a source may have mistaken the days or the year, or told of one day of several."""
    return are_near(one, other) or any(_same_day(a, b) for a in one.days for b in other.days)


def are_near(one: Node, other: Node) -> bool:
    """Whether days overlap, or nearly do."""
    return any(_gap(a, b) <= NEAR_DAYS for a in one.days for b in other.days)


def likeness_of_days(one: Node, other: Node) -> int:
    """0 where not enough speaks for one event."""
    strict = one.hosts.isdisjoint(other.hosts)
    pairs = ((a, b) for a in one.voices for b in other.voices if a.is_of_days and b.is_of_days)
    return max((_likeness(a, b, strangers=strict) for a, b in pairs), default=0)


def _likeness(one: Said, other: Said, *, strangers: bool) -> int:
    first, second = one.period, other.period
    if first == second:
        return 0  # they were compared as reports of the same dates
    shared = one.specific & other.specific
    overlapping = _overlap(first, second)
    named = _same_name(one, other) if overlapping else one.names.agree(other.names) and share_guests(one, other)
    held = overlapping and one.kind == other.kind and one.kind in GATHERINGS and one.counterparts & other.counterparts
    if not shared and not named and not held:
        return 0
    told = tell_the_same(one, other)
    strength = 16 * told + 8 * named + 2 * min(len(shared), 3) + (one.kind == other.kind)
    if overlapping:
        return strength if told or named or one.kind == other.kind or not {one.kind, other.kind} & ONCE else 0
    if one.kind != other.kind or not shared:
        return 0
    if _gap(first, second) <= NEAR_DAYS:
        return strength if told or (strangers and _is_same_news(one, other) and _details_agree(one, other)) else 0
    return strength if told and _same_day(first, second) and _published_within(one, other, _SAME_SEASON) else 0


def _same_name(one: Said, other: Said) -> bool:
    """Whether both sentences mention an event of one name, or one title does that the other's sentence mentions."""
    mentioned = one.names.agree(other.names) or not one.names.told.isdisjoint(other.names.told)
    return mentioned and share_guests(one, other)


def _is_same_news(one: Said, other: Said) -> bool:
    """Whether both were published in the same days, and none before what the other says took place."""
    first, second = one.report.candidate, other.report.candidate
    return _published_within(one, other, _SAME_NEWS) and not (_is_earlier(first, second) or _is_earlier(second, first))


def _is_earlier(told: EventCandidate, other: EventCandidate) -> bool:
    published, start = told.evidence.published, other.dtstart
    return bool(told.status is Status.HELD and published and start and published < start)


def _published_within(one: Said, other: Said, time: timedelta) -> bool:
    first, second = one.report.candidate.evidence.published, other.report.candidate.evidence.published
    return first is not None and second is not None and abs(first - second) <= time


def _details_agree(one: Said, other: Said) -> bool:
    """The same hour, place, person from abroad, or several counterparts."""
    first, second = one.report.candidate, other.report.candidate
    same_hour = first.clock is not None and first.clock == second.clock
    same_place = bool(first.location) and fold(first.location or "") == fold(second.location or "")
    return same_hour or same_place or bool(one.foreigners & other.foreigners) or len(one.specific & other.specific) > 1


def _near(nodes: Sequence[Node]) -> Iterator[Pair]:
    """Pairs of places that share a counterpart or a name, with days near each other or on the same day of a year."""
    for row in _shelved(nodes).values():
        row.sort()
        for at, (_, last, one) in enumerate(row):
            for first, _, other in row[at + 1 :]:
                if (first - last).days > NEAR_DAYS:
                    break
                if one != other:
                    yield min(one, other), max(one, other)
    yield from _a_year_apart(nodes)


def _shelved(nodes: Sequence[Node]) -> dict[_Shelf, list[tuple[date, date, int]]]:
    """By province and counterpart or name, the periods (inclusive) and the places of who is known to the day."""
    shelves: dict[_Shelf, list[tuple[date, date, int]]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for shelf, (first, end) in sorted({(shelf, one.period) for one in node.facts for shelf in _shelves(one)}):
            shelves[shelf].append((first, end - timedelta(days=1), number))
    return shelves


def _shelves(one: Said) -> Iterator[_Shelf]:
    if one.is_of_days:
        yield from ((one.report.candidate.province or "", name) for name in one.counterparts | one.names.all)


def _a_year_apart(nodes: Sequence[Node]) -> Iterator[Pair]:
    shelves: dict[tuple[_Shelf, int, int], list[tuple[int, int]]] = defaultdict(list)
    for shelf, row in _shelved(nodes).items():
        for first, _, number in row:
            shelves[shelf, first.month, first.day].append((first.year, number))
    for years in shelves.values():
        for year, one in years:
            for later, other in years:
                if later == year + 1 and one != other:
                    yield min(one, other), max(one, other)


def _overlap(one: Period, other: Period) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gap(one: Period, other: Period) -> int:
    """Days from one to the other, 1 for neighbours; 0 where they overlap."""
    return max((other[0] - one[1]).days + 1, (one[0] - other[1]).days + 1, 0)


def _same_day(one: Period, other: Period) -> bool:
    """The same day and month in two years that follow each other."""
    same = (one[0].month, one[0].day) == (other[0].month, other[0].day)
    return same and abs(one[0].year - other[0].year) == 1

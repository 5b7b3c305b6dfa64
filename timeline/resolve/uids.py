"""Which uid each group of reports goes under.

A uid is the id of the report that was first known here. It stays with the group that has the dates which subscribers
saw under it, else with its report's; where groups become one, the event that was known first keeps its uid, and the ids
of all other reports lead to it. A group whose own ids are all taken by others gets one of theirs that is free.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from timeline.model import Event
from timeline.records import Report, Window
from timeline.resolve.alike import UNSAID, Said, is_contradicted, relation, said
from timeline.resolve.facts import dates_of, shown_dates
from timeline.resolve.groups import Group


def assign_uids(
    groups: Sequence[Group], events: Mapping[str, Event], reports: Iterable[Report], gone: Sequence[Report]
) -> tuple[list[str], dict[str, str]]:
    """A uid for each group, and the uids that were merged into others, with those.

    events: those that are known. reports: all that are known, in the order in which they came. gone: of these, those
    that are no longer made, of events that have no other.
    """
    owned: dict[int, list[str]] = defaultdict(list)
    for uid, owner in sorted(_owners(groups, events).items(), key=lambda item: _age(events, item[0])):
        owned[owner].append(uid)
    uids = [owned[number][0] if number in owned else "" for number in range(len(groups))]
    merged = {uid: names[0] for names in owned.values() for uid in names[1:]}
    adopted = _adopted(groups, uids, gone)
    uids = [uid or adopted.get(number, "") for number, uid in enumerate(uids)]
    free = _FreeIds(groups, uids, events, reports)
    return [uid or free.take(number) for number, uid in enumerate(uids)], merged


def _owners(groups: Sequence[Group], events: Mapping[str, Event]) -> dict[str, int]:
    """Each known uid's group: where the dates are that were shown under it; else where its own report is; else where
    most of its reports are."""
    claims: dict[str, list[tuple[bool, bool, int, str, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for uid in {report.event for report in group if report.event in events}:
            members = [report.id for report in group if report.event == uid]
            unseen = dates_of(events[uid]) != shown_dates(group)
            claims[uid].append((unseen, uid not in members, -len(members), members[0], number))
    return {uid: min(rows)[-1] for uid, rows in claims.items()}


def _age(events: Mapping[str, Event], uid: str) -> tuple[datetime, str]:
    return (events[uid].created, uid)


class _FreeIds:
    """Ids for groups that have no uid. An id is free while no event is called by it, or was until now.

    Mostly that is the id of a group's report that was known first. Where an event is called by that, one of the ids of
    that event's own reports is free, or they are what others again are called by, and so on: there are never more
    events than reports.
    """

    def __init__(
        self, groups: Sequence[Group], uids: Sequence[str], events: Iterable[str], reports: Iterable[Report]
    ) -> None:
        rows = list(reports)
        self._order = {report.id: number for number, report in enumerate(rows)}
        self._taken = {*events, *(uid for uid in uids if uid)}
        self._groups = groups
        self._before: dict[str, list[str]] = defaultdict(list)
        for report in rows:
            if report.event:
                self._before[report.event].append(report.id)
        self._now = {uid: [report.id for report in group] for group, uid in zip(groups, uids, strict=True) if uid}

    def take(self, number: int) -> str:
        """One for the group with that number; it is free no more."""
        found = next(name for name in self._candidates(self._groups[number]) if name not in self._taken)
        self._taken.add(found)
        self._now[found] = [report.id for report in self._groups[number]]
        return found

    def _candidates(self, group: Group) -> Iterator[str]:
        """Its own ids, then those of the event that it left, then of those that go by one of these ids, and so on."""
        ring = {report.id for report in group}
        met: set[str] = set()
        left = [report.event for report in group if report.event]
        while ring:
            met |= ring
            yield from sorted(ring, key=self._place)
            beside = {name for uid in ring for name in (*self._now.get(uid, ()), *self._before.get(uid, ()))}
            ring = (beside | {name for uid in left for name in self._before[uid]}) - met
            left = []

    def _place(self, name: str) -> int:
        return self._order.get(name, -1)


def _adopted(groups: Sequence[Group], uids: Sequence[str], gone: Sequence[Report]) -> dict[int, str]:
    """New groups that speak of an event whose reports had all vanished; only where exactly one fits exactly one."""
    nearby: dict[Window, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for report in gone:
        nearby[report.window][report.event].append(said(report))
    fits = [
        (number, uid)
        for number, group in enumerate(groups)
        if not uids[number]
        for uid, vanished in _vanished_near(group, nearby).items()
        if _speaks_of([said(report) for report in group], vanished)
    ]
    groups_of, events_of = Counter(uid for _, uid in fits), Counter(number for number, _ in fits)
    return {number: uid for number, uid in fits if groups_of[uid] == events_of[number] == 1}


def _vanished_near(group: Group, nearby: Mapping[Window, Mapping[str, list[Said]]]) -> dict[str, list[Said]]:
    """By uid, the vanished reports in any of the group's windows."""
    found: dict[str, list[Said]] = defaultdict(list)
    for window in {report.window for report in group} & nearby.keys():
        for uid, vanished in nearby[window].items():
            found[uid] += vanished
    return found


def _speaks_of(group: Sequence[Said], vanished: Sequence[Said]) -> bool:
    pairs = [(one, other) for one in group for other in vanished]
    alike = any(relation(one, other) > UNSAID for one, other in pairs if one.report.window == other.report.window)
    return alike and not any(
        one.report.article == other.report.article or is_contradicted(one, other) for one, other in pairs
    )

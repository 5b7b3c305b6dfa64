"""Which uid each group of reports goes under.

A uid is the id of the report that was first known here. It stays with its report's group; where groups become one, the
event that was known first keeps its uid, and the ids of all other reports lead to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from timeline.model import Event
from timeline.records import Report, Window
from timeline.resolve.alike import UNSAID, Said, is_apart, relation, said
from timeline.resolve.groups import Group


def assign_uids(
    groups: Sequence[Group], events: Mapping[str, Event], gone: Sequence[Report], arrival: Mapping[str, int]
) -> tuple[list[str], dict[str, str]]:
    """A uid for each group, and the uids that were merged into others, with those.

    events: those that are known. gone: reports that are no longer made, of events that have no other. arrival: the
    order in which reports came in, by id.
    """
    owned: dict[int, list[str]] = defaultdict(list)
    for uid, owner in sorted(_owners(groups, events).items(), key=lambda item: _age(events, item[0])):
        owned[owner].append(uid)
    uids = [owned[number][0] if number in owned else "" for number in range(len(groups))]
    merged = {uid: names[0] for names in owned.values() for uid in names[1:]}
    adopted = _adopted(groups, uids, gone)
    uids = [uid or adopted.get(n) or _first_known(groups[n], arrival) for n, uid in enumerate(uids)]
    return uids, merged


def _owners(groups: Sequence[Group], events: Mapping[str, Event]) -> dict[str, int]:
    """Each known uid's group: where its own report is; else where most of its reports are."""
    claims: dict[str, list[tuple[bool, int, str, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for uid in {report.event for report in group if report.event in events}:
            members = [report.id for report in group if report.event == uid]
            claims[uid].append((uid not in members, -len(members), members[0], number))
    return {uid: min(rows)[-1] for uid, rows in claims.items()}


def _age(events: Mapping[str, Event], uid: str) -> tuple[datetime, str]:
    return (events[uid].created, uid)


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
    return alike and not any(is_apart(one, other) for one, other in pairs)


def _first_known(group: Group, arrival: Mapping[str, int]) -> str:
    return min(group, key=lambda report: (arrival.get(report.id, -1), report.id)).id

"""What an event shows: what its reports say together, with what people decided laid over it.

A report that a person upholds counts even if it is gone, and what a person added is a report like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from timeline.model import Event, EventCandidate, Withdrawal
from timeline.records import Action, Correction, Report
from timeline.resolve.corrections import Ledger, laid_over
from timeline.resolve.facts import resolve_facts

ARTICLE_CHANGED = "article-changed"  # codes: `lexicon.reasons` has their words
RULES_CHANGED = "rules-changed"
UNDONE = "undone"
SOURCE_GONE = "source-gone"  # its words: `publish.conflicts`


def counted(reports: Mapping[str, Report], ledger: Ledger) -> dict[str, Report]:
    """The reports as they are grouped: those that people uphold as if they were not gone."""
    return {
        name: replace(report, gone=None, because=None) if report.gone and ledger.upholds(report) else report
        for name, report in reports.items()
    }


def by_hand(
    decided: Iterable[Correction],
    ledger: Ledger,
    added: Mapping[str, EventCandidate],
    before: Mapping[str, Report],
    now: datetime,
) -> Iterator[Report]:
    """The reports that these decisions add, or take back. added: what people added, by id of the correction."""
    for correction in {root.id: root for root in map(ledger.root, decided) if root.action is Action.ADD}.values():
        known = before.get(correction.uid)
        if correction in ledger.standing:
            yield replace(known or Report(correction.uid, "", added[correction.id]), gone=None, because=None)
        elif known is not None:
            yield replace(known, gone=known.gone or now, because=UNDONE)


def shown_by(
    told: Mapping[str, Report],
    placed: Iterable[Report],
    ledger: Ledger,
    now: datetime,
    departed: Mapping[str, datetime],
) -> Callable[[str, Sequence[Report]], Event]:
    """Gives the event of a uid and its reports. told: all reports by id, as they are; placed: with their events.

    departed: by article's key, since when its page is no longer there.
    """
    gone_of: dict[str, list[str]] = defaultdict(list)
    for report in placed:
        if told[report.id].gone:
            gone_of[report.event].append(report.id)

    def shown(uid: str, group: Sequence[Report]) -> Event:
        own = [told[report.id] for report in group]
        whole = [told[name] for name in dict.fromkeys([*(report.id for report in own), *gone_of[uid]])]
        said = with_departed(said_by(uid, own, ledger, now), departed)
        return laid_over(said, whole, ledger.about(whole))

    return shown


def with_departed(event: Event, departed: Mapping[str, datetime]) -> Event:
    """The event with its evidence marked where the page is no longer there.

    A page that is taken down undoes no event, and other sources speak for it as before. Where all are gone, nobody can
    look it up any more: that is told as a conflict, a code for each source (see `Event.conflicts`).
    """
    if not any(evidence.article in departed for evidence in event.evidence):
        return event
    evidence = tuple(replace(one, gone=departed.get(one.article)) for one in event.evidence)
    codes = [f"{SOURCE_GONE}:{one.gone.date()}:{one.url or one.article}" for one in evidence if one.gone]
    if len(codes) < len(evidence):
        return replace(event, evidence=evidence)
    return replace(event, evidence=evidence, conflicts=(*event.conflicts, *dict.fromkeys(codes)))


def said_by(uid: str, reports: Sequence[Report], ledger: Ledger, now: datetime) -> Event:
    """What the reports say; where all are gone, those that are upheld, else those that went last."""
    left = [r for r in reports if r.gone is None] or [r for r in reports if ledger.upholds(r)]
    if left:
        return resolve_facts(uid, left, now)
    went = max(report.gone for report in reports if report.gone)
    last = [report for report in reports if report.gone == went]
    return replace(resolve_facts(uid, last, now), withdrawn=Withdrawal(went, last[0].because or RULES_CHANGED))

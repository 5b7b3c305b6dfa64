"""Resolve: which reports are one event, what they say together, and what that changes.

`plan_changes` is the room's one verb, a pure function: what articles say now and what is known go in, a plan comes out.
In whatever order the same articles come, the groups, the facts and the set of ids are the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime

from timeline.model import Extraction
from timeline.records import Correction, Known, Plan, Report, SavedArticle
from timeline.resolve.changes import Cause, EventChange, Step
from timeline.resolve.corrections import Ledger
from timeline.resolve.groups import Group, find_nodes
from timeline.resolve.identity import identify
from timeline.resolve.pairs import find_pairs
from timeline.resolve.shown import ARTICLE_CHANGED, RULES_CHANGED, by_hand, counted, shown_by
from timeline.resolve.uids import assign_uids

__all__ = ["plan_changes"]

_NO_RULES: Mapping[str, str] = {}
_NO_MARKS: Mapping[str, datetime | None] = {}


def plan_changes(
    extractions: Sequence[Extraction],
    known: Known,
    now: datetime,
    rules: Mapping[str, str] = _NO_RULES,
    decided: Sequence[Correction] = (),
    today: str | None = None,
    departed: Mapping[str, datetime | None] = _NO_MARKS,
) -> Plan:
    """What these extractions, and what people decided, change in what is known.

    extractions: of one article each (of several with one key the last counts). known: as `Writer.find_known` gives it
    for them: all reports that could be one event with one of theirs, and whatever could be one with those, and so on.
    now: the run's instant, aware. rules: by article's key, the name of the rules that it was extracted with. decided:
    what people decided that is not among the known corrections yet. today: the name of today's rules, where no article
    of the batch has any: they are the cause of what comes out otherwise beside what was decided on. departed: by key of
    a known article, since when its page is no longer there; None where it is back. That undoes no event: it shows.
    """
    batch = {extraction.article.key: extraction for extraction in extractions}
    ledger = Ledger.of((*known.corrections, *decided))
    told_before = {report.id: report for report in known.reports}
    told = told_before | {report.id: report for report in _identified(batch.values(), known, now)}
    told |= {report.id: report for report in by_hand(decided, ledger, known.added, told_before, now)}
    before, reports = counted(told_before, ledger), counted(told, ledger)
    touched = ledger.causes(decided)
    nodes = find_nodes((report for report in reports.values() if report.gone is None), ledger.verdicts)
    groups = [tuple(one.report for one in node.members) for node in nodes]
    uids, merged = assign_uids(groups, known.events, reports.values(), _orphans(reports.values(), known))
    placed = _placed(reports, groups, uids, merged)
    causes = _by_rules(groups, uids, batch, rules, today)
    gone = _gone(known, batch.values(), departed)
    marked = {key for key in {*known.gone, *gone} if known.gone.get(key) != gone.get(key)}
    causes |= {report.event: Cause(report.article) for report in placed.values() if report.article in marked}
    causes |= {uid: Cause(key, rules.get(key)) for uid, key in _causes(before, placed, batch).items()}
    judged = {rows[n].event: Cause(correction=c) for n, c in touched.items() for rows in (before, placed) if n in rows}
    step = Step(known.events, now, causes | judged, shown_by(told, placed.values(), ledger, now, gone))
    again = {*judged, *(placed[name].event for name in _upheld_otherwise(told_before, told, ledger))}
    again |= {r.event for name, r in before.items() if placed[name].event != r.event}  # decisions may have left with it
    again |= {report.event for report in placed.values() if report.article in marked}
    changes = [
        *_revisions(step, groups, uids, merged, before, again),
        *_withdrawals(step, placed.values(), batch),
        *_left_alone(step, placed.values(), judged),
    ]
    told = {name: replace(report, event=placed[name].event) for name, report in told.items()}
    return Plan(
        articles=tuple(_saved(batch.values(), known, now, rules, gone)),
        reports=tuple(report for name, report in told.items() if report != told_before.get(name)),
        events=tuple(change.event for change in changes),
        removed=tuple(sorted(merged)),
        history=tuple(row for change in changes for row in change.history),
        new=frozenset(change.event.uid for change in changes if change.is_new),
        changed=frozenset(change.event.uid for change in changes if change.is_seen and not change.is_new),
        withdrawn=frozenset(change.event.uid for change in changes if change.event.withdrawn),
        pairs=tuple(find_pairs(nodes, uids, ledger.verdicts.two)),
        paired=frozenset({*uids, *known.events}),
        corrections=tuple(decided),
        gone={key: gone.get(key) for key in sorted(marked - batch.keys()) if key in known.articles},
    )


def _gone(known: Known, batch: Iterable[Extraction], departed: Mapping[str, datetime | None]) -> dict[str, datetime]:
    """By article's key, since when its page is no longer there. What was fetched since then is there."""
    marks: dict[str, datetime | None] = {**known.gone, **departed}
    for article in (extraction.article for extraction in batch):
        since = marks.get(article.key)
        if since is not None and article.fetched is not None and article.fetched > since:
            marks[article.key] = None
    return {key: since for key, since in marks.items() if since is not None}


def _identified(batch: Iterable[Extraction], known: Known, now: datetime) -> list[Report]:
    """The reports of the batch's articles, by article and place: kept, new and gone."""
    former: dict[str, list[Report]] = defaultdict(list)
    for report in known.reports:
        former[report.article].append(report)
    found = []
    for extraction in batch:
        state = known.articles.get(extraction.article.key)
        same_text = state is not None and state.text_hash == text_hash(extraction)
        same = state is not None and state.content_hash == extraction.article.content_hash
        why = RULES_CHANGED if same else ARTICLE_CHANGED
        own = identify(extraction.candidates, former[extraction.article.key], same_text=same_text, now=now)
        found += [replace(r, because=r.because or why if r.gone else None) for r in own]
    return found


def text_hash(extraction: Extraction) -> str:
    """SHA-256 in hex of the text that the spans point into."""
    return hashlib.sha256(extraction.article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _orphans(reports: Iterable[Report], known: Known) -> list[Report]:
    """Gone reports of known events that no article reports any more."""
    rows = list(reports)
    alive = {report.event for report in rows if report.gone is None}
    return [r for r in rows if r.gone is not None and r.event in known.events and r.event not in alive]


def _placed(
    reports: Mapping[str, Report], groups: Sequence[Group], uids: Sequence[str], merged: Mapping[str, str]
) -> dict[str, Report]:
    """All reports, each with the uid of its event; what led to a merged event leads to the one that it became."""
    uid_of = {report.id: uid for group, uid in zip(groups, uids, strict=True) for report in group}
    return {
        name: replace(report, event=uid_of.get(name) or merged.get(report.event, report.event))
        for name, report in reports.items()
    }


def _causes(
    before: Mapping[str, Report], placed: Mapping[str, Report], batch: Mapping[str, Extraction]
) -> dict[str, str]:
    """By uid, the first article of the batch that has, or had, a report of that event which is new or changed."""
    order = {key: number for number, key in enumerate(batch)}
    altered = [r for name, r in placed.items() if r != before.get(name) and r.article in batch]
    causes: dict[str, str] = {}
    for report in sorted(altered, key=lambda r: order[r.article]):
        causes.setdefault(report.event, report.article)
        if report.id in before:
            causes.setdefault(before[report.id].event, report.article)
    return causes


def _by_rules(
    groups: Sequence[Group],
    uids: Sequence[str],
    batch: Mapping[str, Extraction],
    rules: Mapping[str, str],
    today: str | None,
) -> dict[str, Cause]:
    """By uid, the rules of this run: what grouped reports anew that are the same as before. Those of its province."""
    first = next(iter(rules.values()), today)
    named = {c.province: rules.get(key) for key, one in batch.items() for c in one.candidates}
    return {
        uid: Cause(rules=named.get(group[0].candidate.province, first)) for uid, group in zip(uids, groups, strict=True)
    }


def _revisions(
    step: Step,
    groups: Sequence[Group],
    uids: Sequence[str],
    merged: Mapping[str, str],
    before: Mapping[str, Report],
    again: Set[str],
) -> Iterator[EventChange]:
    """What is new or changed among the events that have reports. again: uids of those that are to be looked at."""
    members = Counter(report.event for report in before.values() if report.gone is None)
    for group, uid in zip(groups, uids, strict=True):
        same = len(group) == members[uid] and all(r.event == uid and r == before.get(r.id) for r in group)
        if same and uid not in again:
            continue  # the same reports as before say the same
        into = [name for name, target in merged.items() if target == uid]
        parents = {before[report.id].event for report in group if report.id in before}
        change = step.change(uid, group, merged_into_it=into, parents=parents)
        if change is not None:
            yield change


def _withdrawals(step: Step, placed: Iterable[Report], batch: Mapping[str, Extraction]) -> Iterator[EventChange]:
    """The events whose last report vanished with this batch."""
    reports = list(placed)
    alive = {report.event for report in reports if report.gone is None}
    for uid in sorted({r.event for r in reports if r.article in batch} - alive):
        reason = next(r.because for r in reports if r.event == uid and r.article in batch)
        change = step.withdraw(uid, reason or RULES_CHANGED)
        if change is not None:
            yield change


def _left_alone(step: Step, placed: Iterable[Report], judged: Iterable[str]) -> Iterator[EventChange]:
    """What people decided of events that nothing reports any more."""
    reports_of: dict[str, list[Report]] = defaultdict(list)
    for report in placed:
        reports_of[report.event].append(report)
    for uid in judged:
        if uid in step.events and reports_of[uid] and all(report.gone for report in reports_of[uid]):
            change = step.change(uid, reports_of[uid], merged_into_it=(), parents=())
            if change is not None:
                yield change


def _upheld_otherwise(before: Mapping[str, Report], after: Mapping[str, Report], ledger: Ledger) -> Iterator[str]:
    """Ids of the reports that people uphold and that went, or came back."""
    for name, report in after.items():
        known = before.get(name)
        if known is not None and bool(known.gone) != bool(report.gone) and ledger.upholds(report):
            yield name


def _saved(
    batch: Iterable[Extraction], known: Known, now: datetime, rules: Mapping[str, str], gone: Mapping[str, datetime]
) -> Iterator[SavedArticle]:
    """The articles that are new, changed, read by other rules than before, or back."""
    for extraction in batch:
        article, hashed = extraction.article, text_hash(extraction)
        name = rules.get(article.key, "")
        state = known.articles.get(article.key)
        since = gone.get(article.key)
        read = (article.content_hash, hashed, name, since)
        if state is None or (state.content_hash, state.text_hash, state.rules, state.gone) != read:
            first_seen = state.first_seen if state else now
            yield SavedArticle(
                article,
                name,
                hashed,
                first_seen,
                now,
                extraction.rejections,
                since,
                reprint_of=extraction.reprint_of,
                bands=extraction.bands,
            )

"""What people decided, laid over what is extracted: which decisions stand, and what an event shows because of them.

A decision is about a report, and an event takes those about any of its reports: so it stays true when the article is
extracted again, and when events become one. The later decision wins. What the reports say besides is never changed, so
taking a decision back gives what would be there without it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import combinations, product

from timeline.model import Event, Review, Withdrawal
from timeline.records import Action, Correction, Report, Verdicts
from timeline.resolve.fields import is_within, names, value_of, value_words, with_value

SURE = 0.99  # the confidence of what a person confirmed or added: never certain
HELD_BY_CONFIRMING = ("dates", "kind")  # status and the rest go on: what was confirmed as planned is held one day
REJECTED = "rejected"  # codes: `lexicon.reasons` has their words
_BY_CORRECTION, _OVERRULED = "correction", "overruled"
_ON_EVENTS = (Action.SET, Action.CONFIRM, Action.REJECT, Action.ADD)
_UPHOLDING = (Action.SET, Action.CONFIRM)
_JUDGING = (Action.CONFIRM, Action.REJECT, Action.ADD)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions. by_id: in the order in which they were made. standing: those that no other undid; undone: the ids
    of the others, also of what undid in vain.

    by_report: the standing ones about what is shown, by the id of the report that they are about. verdicts: what the
    standing ones say of pairs of reports.
    """

    by_id: Mapping[str, Correction] = field(default_factory=dict)
    standing: tuple[Correction, ...] = ()
    undone: frozenset[str] = frozenset()
    by_report: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=Verdicts)

    @staticmethod
    def of(corrections: Iterable[Correction]) -> Ledger:
        ordered = in_order(corrections)
        left, undone = standing(ordered), _undone(ordered)
        about: dict[str, list[Correction]] = defaultdict(list)
        for correction in left:
            if correction.action in _ON_EVENTS:
                about[correction.uid].append(correction)
        by_report = {name: tuple(row) for name, row in about.items()}
        return Ledger({c.id: c for c in ordered}, left, undone, by_report, verdicts(ordered))

    def about(self, reports: Iterable[Report]) -> list[Correction]:
        """The standing decisions about the event of these reports, oldest first."""
        return in_order(c for name in {r.id for r in reports} for c in self.by_report.get(name, ()))

    def upholds(self, report: Report) -> bool:
        """Whether a person said of this report that it is of an event: then it counts even if it is gone."""
        return any(c.action in _UPHOLDING for c in self.by_report.get(report.id, ()))

    def root(self, correction: Correction) -> Correction:
        """What is done or undone in the end, however often it was undone."""
        while correction.action is Action.UNDO and correction.uid in self.by_id:
            correction = self.by_id[correction.uid]
        return correction

    def causes(self, decided: Iterable[Correction]) -> dict[str, str]:
        """By id of a report, the last of these decisions that it is touched by."""
        roots = [(correction.id, self.root(correction)) for correction in in_order(decided)]
        return {name: cause for cause, c in roots for name in (c.uid, *c.ids, *c.rest)}


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """As they were decided."""
    return sorted(corrections, key=lambda c: (c.at, c.id))


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that no later one undid, oldest first, without those that undo."""
    ordered = in_order(corrections)
    undone = _undone(ordered)
    return tuple(c for c in ordered if c.action is not Action.UNDO and c.id not in undone)


def _undone(ordered: Sequence[Correction]) -> frozenset[str]:
    """The newest first, since what undoes may be undone."""
    undone: set[str] = set()
    for correction in reversed(ordered):
        if correction.action is Action.UNDO and correction.id not in undone:
            undone.add(correction.uid)
    return frozenset(undone)


def verdicts(corrections: Iterable[Correction]) -> Verdicts:
    """What people said of pairs of reports. The later decision on a pair counts."""
    said: dict[tuple[str, str], bool] = {}
    for correction in standing(corrections):
        for pair in _pairs(correction):
            said.pop(pair, None)  # so that it comes last
            said[pair] = correction.action is Action.MERGE
    one = tuple(pair for pair in reversed(said) if said[pair])
    return Verdicts(one, frozenset(pair for pair in said if not said[pair]))


def _pairs(correction: Correction) -> Iterator[tuple[str, str]]:
    """The smaller id first."""
    pairs: Iterable[tuple[str, str]] = ()
    if correction.action is Action.MERGE:
        pairs = combinations(dict.fromkeys(correction.ids), 2)
    elif correction.action in (Action.SPLIT, Action.APART):
        pairs = product(correction.ids, correction.rest)
    yield from ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def laid_over(event: Event, reports: Sequence[Report], corrections: Sequence[Correction]) -> Event:
    """What an event shows because of what people decided of it.

    event: what its reports say. reports: all of them, gone ones too. corrections: the standing ones about them, oldest
    first.
    """
    if not corrections:
        return event
    wishes = [wish for correction in corrections for wish in _wishes(correction)]
    shown, conflicts = event, list(event.conflicts)
    for name in _in_place({wish.field for wish in wishes}):
        shown, conflicts = _with_field(shown, conflicts, event, name, wishes, corrections)
    judged = [c for c in corrections if c.action in _JUDGING]
    if judged and judged[-1].action is Action.REJECT:
        conflicts += _reported_since(reports, judged[-1])
        shown = replace(shown, withdrawn=Withdrawal(_rejected_since(judged), _reason(judged[-1])))
    elif judged:
        shown = replace(shown, confidence=max(shown.confidence, SURE))
    if shown.withdrawn is None and all(report.gone for report in reports):
        upheld = {correction.uid for correction in corrections}
        conflicts += [f"gone:{r.because}:{_source(r)}" for r in reports if r.id in upheld]
    return replace(shown, conflicts=tuple(dict.fromkeys(conflicts)), review=_review(corrections, judged))


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a decision wants a field to be (JSON), and what the reports said then."""

    by: Correction
    field: str
    value: str
    told: str

    @property
    def is_set(self) -> bool:
        return self.by.action is Action.SET


def _wishes(correction: Correction) -> Iterator[_Wish]:
    if correction.action is Action.SET:
        yield _Wish(correction, correction.field, correction.value, correction.told)
    elif correction.action is Action.CONFIRM:
        values, told = json.loads(correction.value), json.loads(correction.told)
        yield from (_Wish(correction, name, values[name], told[name]) for name in values)


def _in_place(fields: Iterable[str]) -> list[str]:
    """Titles, then the others in their own order: dates go before the hour, a kind before further ones."""
    order = {name: place for place, name in enumerate(names())}
    return sorted(fields, key=lambda name: (order.get(name, -1), name))


def _with_field(
    shown: Event,
    conflicts: list[str],
    event: Event,
    name: str,
    wishes: Sequence[_Wish],
    corrections: Sequence[Correction],
) -> tuple[Event, list[str]]:
    """What is shown with one more field as people decided, and the conflicts with what this brings."""
    own = [wish for wish in wishes if wish.field == name]
    winner = ([wish for wish in own if wish.is_set] or own)[-1]
    said = value_of(event, name)
    if not winner.is_set and name == "dates" and is_within(json.loads(said), json.loads(winner.value)):
        return shown, conflicts  # "January" was confirmed, and now the day is known
    wanted = with_value(shown, name, winner.value)
    kept = [code for code in conflicts if not code.startswith(_agreeing(wanted, name, winner.value))]
    if said not in {winner.value, *_told_since(winner.by, name, corrections)}:
        kept.append(f"{name}:{value_words(said)}:{_BY_CORRECTION}")
    kept += [
        f"{name}:{value_words(wish.value)}:{_OVERRULED}"
        for wish in own
        if wish.value != winner.value and not _was_known(wish, name, corrections)
    ]
    return wanted, kept


def _agreeing(event: Event, name: str, value: str) -> tuple[str, ...]:
    """How the codes of conflicts begin that say just what a person decided."""
    if name == "dates":
        return (f"dtstart:{event.dtstart}:", f"dtend:{event.dtend}:")
    return (f"{name}:{value_words(value)}:",)


def _told_since(winner: Correction, name: str, corrections: Sequence[Correction]) -> Iterator[str]:
    """What the reports said when this was decided, and when somebody confirmed it later."""
    yield from (wish.told for wish in _wishes(winner) if wish.field == name)
    for later in corrections[corrections.index(winner) :]:
        if later.action is Action.CONFIRM:
            yield json.loads(later.told).get(name, "")


def _was_known(wish: _Wish, name: str, corrections: Sequence[Correction]) -> bool:
    """Whether who decided later on that field, or confirmed all, saw what this decision gave."""
    later = corrections[corrections.index(wish.by) + 1 :]
    deciding = [c for c in later if c.action is Action.CONFIRM or (c.action is Action.SET and c.field == name)]
    return any(wish.by.uid in (c.uid, *c.ids) for c in deciding)


def _reported_since(reports: Sequence[Report], rejecting: Correction) -> list[str]:
    """What articles report that who rejected the event did not know of."""
    known = {report.article for report in reports if report.id in (rejecting.uid, *rejecting.ids)}
    return [
        f"kind:{report.candidate.kind}:{_source(report)}"
        for report in reports
        if report.gone is None and report.article not in known
    ]


def _rejected_since(judged: Sequence[Correction]) -> datetime:
    """When it was rejected first, since when nobody thought otherwise."""
    last = [number for number, c in enumerate(judged) if c.action is not Action.REJECT]
    return judged[last[-1] + 1 if last else 0].at


def _source(report: Report) -> str:
    return report.candidate.evidence.url or report.article


def _reason(rejecting: Correction) -> str:
    return f"{REJECTED}:{rejecting.note}" if rejecting.note else REJECTED


def _review(corrections: Sequence[Correction], judged: Sequence[Correction]) -> Review:
    return Review(
        at=corrections[-1].at,
        confirmed=bool(judged) and judged[-1].action is not Action.REJECT,
        fields=tuple(_in_place({c.field for c in corrections if c.action is Action.SET})),
    )

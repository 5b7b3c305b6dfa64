"""What people decide about events: it is checked, kept, and laid over what is extracted, in one write.

A page or a command makes `Decision`s in the form that people write; `correct` applies them. All that was decided is a
file of its own that can be kept under version control (`export_corrections`, `import_corrections`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from timeline import pipeline
from timeline.config import Settings
from timeline.errors import ChangedMeanwhileError, CorrectionError, EventNotFoundError
from timeline.model import LANGUAGES, Event
from timeline.pipeline.correctionfile import MOST_AHEAD, read_corrections, render_corrections
from timeline.pipeline.entering import check_added, check_language, check_set, cleaned, known_province
from timeline.pipeline.texts import keep_texts
from timeline.records import Action, Change, Correction, Decision, Known, Plan, PossiblePair, Report
from timeline.resolve import plan_changes
from timeline.resolve.corrections import Ledger
from timeline.resolve.decisions import decide, decide_to_add
from timeline.resolve.fields import names, value_of, value_text
from timeline.resolve.partytext import BETWEEN
from timeline.store import Store, Writer
from timeline.store.codec import encode_candidate


@dataclass(frozen=True, slots=True)
class CorrectionSummary:
    """What came of decisions. corrections: those that were added; unchanged: how many decisions changed nothing.

    events: by uid, as they are now, those that are shown otherwise than before. history: what changed in them.
    before: those and the removed ones as they were, by uid, where they were there.
    removed: uids that lead to others now. joined: events, as they are now, that what was added is a further report of.
    """

    corrections: tuple[Correction, ...] = ()
    unchanged: int = 0
    events: Mapping[str, Event] = field(default_factory=dict)
    history: tuple[Change, ...] = ()
    removed: tuple[str, ...] = ()
    joined: tuple[Event, ...] = ()
    before: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event that is worth a look. reasons: see `Store.find_doubtful`. pairs: the events that it may be one with;
    others: these, by uid.
    """

    event: Event
    reasons: tuple[str, ...]
    pairs: tuple[PossiblePair, ...] = ()
    others: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of an event. reports: gone ones too. corrections, history: oldest first. others: of the pairs,
    by uid.
    """

    event: Event
    reports: tuple[Report, ...]
    corrections: tuple[Correction, ...]
    history: tuple[Change, ...]
    pairs: tuple[PossiblePair, ...]
    others: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision, and the event that it is about as it is now; None where its articles are not here."""

    correction: Correction
    event: Event | None


def find_doubts(store: Store, limit: int | None = None) -> list[Doubt]:
    """The review queue: what is worth a look, the first first."""
    doubts = []
    for uid, reasons in store.find_doubtful(limit):
        pairs = tuple(store.find_pairs(uid))
        doubts.append(Doubt(store.get_event(uid), reasons, pairs, _others(store, uid, pairs)))
    return doubts


def _others(store: Store, uid: str, pairs: Iterable[PossiblePair]) -> dict[str, Event]:
    """The events of the pairs but that one, by uid."""
    return {name: store.get_event(name) for pair in pairs for name in (pair.one, pair.other) if name != uid}


def find_log(store: Store, *, stale: bool = False) -> list[Logged]:
    """All that was decided, oldest first. stale: only what is about articles that are not here."""
    rows = store.find_stale_corrections() if stale else store.find_corrections()
    ledger = Ledger.of(store.find_corrections())
    found: dict[str, Event | None] = {}
    logged = []
    for row in rows:
        about = ledger.root(row).uid
        if about not in found:
            found[about] = _if_here(store, about)
        logged.append(Logged(row, found[about]))
    return logged


def _if_here(store: Store, uid: str) -> Event | None:
    try:
        return store.get_event(uid)
    except EventNotFoundError:
        return None


def look_at(store: Store, uid: str) -> Dossier:
    """All that is known of an event, for who decides about it. Raises EventNotFoundError."""
    event = store.get_event(uid)
    pairs = tuple(store.find_pairs(event.uid))
    return Dossier(
        event,
        tuple(store.find_reports(event.uid)),
        tuple(store.find_corrections(event.uid)),
        tuple(store.find_history(event.uid)),
        pairs,
        _others(store, event.uid, pairs),
    )


def full_uid(store: Store, beginning: str) -> str:
    """The uid of the only event that an id which begins so is, or leads to; an id that is whole stays as it is.

    Raises EventNotFoundError where there is none, CorrectionError where there are several.
    """
    if beginning and _if_here(store, beginning) is not None:
        return beginning
    found = store.find_uids(beginning) if beginning else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise EventNotFoundError("there is no event with this uid", subject=beginning[:80])
    values = {"found": ", ".join(found[:5])}
    raise CorrectionError("more than one uid begins so: {found}", subject=beginning[:80], values=values)


def field_names() -> tuple[str, ...]:
    """The fields that can be corrected: those that `Decision.field` may name, titles as "summary.en"."""
    return names()


def field_texts(event: Event) -> dict[str, str]:
    """What an event has in each field, in the form that people write: what a form is filled in with."""
    return {name: value_text(value_of(event, name)) for name in names()}


def lines_of(parties: str) -> str:
    """The text of parties with a line for each, for a field of several lines; it is read as the same parties."""
    return parties.replace(BETWEEN, "\n")


def decided_text(correction: Correction) -> str:
    """What a person set a field to, in the form that people write; "" where they decided something else."""
    return value_text(correction.value) if correction.action is Action.SET else ""


def undone_of(corrections: Iterable[Correction]) -> frozenset[str]:
    """The ids of those that another one took back."""
    return Ledger.of(corrections).undone


def correct(
    store: Store,
    decisions: Iterable[Decision],
    now: datetime,
    settings: Settings,
    waiting: Callable[[], None] | None = None,
    seen: Iterable[Event] = (),
) -> CorrectionSummary:
    """Apply decisions, in their order, in one write: all of them, or none.

    now: the run's instant, aware. waiting: told once if another writer takes long. seen: events as whoever decides
    saw them. What is decided already changes nothing. Raises ChangedMeanwhileError where one of them is another now,
    EventNotFoundError for a uid that leads to no event, CorrectionError for what cannot be, saying what
    can; ConfigError for an unknown province, StoreError where the store cannot be written.
    """
    tally = _Tally()
    with store.write(now, waiting) as writer:
        _refuse_changed(seen, writer)
        for decision in decisions:
            correction = _corrected(cleaned(decision), writer, settings, store)
            tally.unchanged += correction is None
            if correction is not None:
                tally.count(*_apply([correction], writer))
        joined = [writer.follow(c.uid) for c in tally.corrections if c.action is Action.ADD]
        keep_texts(writer)
    added = {correction.uid for correction in tally.corrections}
    return replace(tally.summary(), joined=tuple(e for e in joined if e is not None and e.uid not in added))


def export_corrections(store: Store) -> str:
    """All that was decided, as the text of a file for `import_corrections`."""
    return render_corrections(store.find_corrections())


def import_corrections(
    store: Store, lines: Iterable[str], where: str, now: datetime, waiting: Callable[[], None] | None = None
) -> CorrectionSummary:
    """Take in the corrections of a file, in one write: all of them, or none. Those that are known change nothing.

    lines: of the file. where: what it is called in errors. What is about articles that are not here is kept, and takes
    effect when they come. Raises SourceFormatError, with the line's number, for what is no correction.
    """
    tally = _Tally()
    with store.write(now, waiting) as writer:
        decided = read_corrections(lines, where, writer.find_corrections(), writer.now)
        if decided:
            tally.count(*_apply(decided, writer))
        keep_texts(writer)
    return tally.summary()


def _refuse_changed(seen: Iterable[Event], writer: Writer) -> None:
    for event in seen:
        if writer.follow(event.uid) != event:
            raise ChangedMeanwhileError("this event has changed since it was shown", subject=event.uid)


def _corrected(decision: Decision, writer: Writer, settings: Settings, store: Store) -> Correction | None:
    """The correction that a decision comes to, with all its contents; None where it changes nothing."""
    ids = () if decision.action is Action.UNDO else (decision.uid, *decision.uids)
    known = writer.find_known((), ids=ids)
    at = _next_instant(known.corrections, writer.now)
    if decision.action is not Action.ADD:
        correction = decide(decision, known, at)
        if correction is not None and correction.action is Action.SET:
            event = writer.follow(decision.uid)
            check_set(correction, event.countries if event else (), event.province if event else None)
        return correction
    province = known_province(decision.added.get("province") or settings.province, store).id
    check_language(decision.added.get("language") or LANGUAGES[0])
    added = {name: text for name, text in decision.added.items() if name != "province"}
    correction, candidate = decide_to_add(replace(decision, added=added), at, province)
    return replace(correction, added=encode_candidate(check_added(candidate)))


def _next_instant(before: Iterable[Correction], now: datetime) -> datetime:
    """When a decision of now is made: after those before it, even if clocks differ, but never far ahead of ours."""
    latest = now + 2 * MOST_AHEAD  # one who is ahead may decide again
    return max([now, *(c.at + timedelta(microseconds=1) for c in before if c.at <= latest)])


def _apply(decided: Sequence[Correction], writer: Writer) -> tuple[Plan, Known]:
    """The plan that was applied, and what it was made from."""
    known = writer.find_known((), decided)
    plan = plan_changes((), known, writer.now, decided=decided, today=pipeline.rules_version())
    writer.apply(plan)
    return plan, known


@dataclass(slots=True)
class _Tally:
    """What the plans of a run come to."""

    unchanged: int = 0
    corrections: list[Correction] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    history: list[Change] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    before: dict[str, Event] = field(default_factory=dict)

    def count(self, plan: Plan, known: Known) -> None:
        """known: as it was before the plan."""
        touched = {*plan.removed, *(event.uid for event in plan.events)} - self.events.keys()
        self.before |= {uid: known.events[uid] for uid in touched - self.before.keys() if uid in known.events}
        self.corrections += plan.corrections
        self.events |= {event.uid: event for event in plan.events}
        self.events = {uid: event for uid, event in self.events.items() if uid not in plan.removed}
        self.history += plan.history
        self.removed += plan.removed

    def summary(self) -> CorrectionSummary:
        return CorrectionSummary(
            tuple(self.corrections),
            self.unchanged,
            dict(self.events),
            tuple(self.history),
            tuple(self.removed),
            before=dict(self.before),
        )

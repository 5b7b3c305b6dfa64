"""What a person asks for, checked against what is known and made a correction.

Nothing comes of a decision that changes nothing: the same value set again, what is rejected rejected, what is undone
undone. So whoever says a thing twice has said it once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from timeline.errors import CorrectionError, EventNotFoundError
from timeline.model import LANGUAGES, Event, EventCandidate, Evidence, Kind, Precision, Span
from timeline.records import Action, Correction, Decision, Known, Report
from timeline.resolve.alike import standing as place
from timeline.resolve.corrections import HELD_BY_CONFIRMING, SURE, Ledger, laid_over, verdicts
from timeline.resolve.fields import names, parse_value, value_of, with_value
from timeline.resolve.shown import counted, said_by, with_departed

BY_HAND = "by-hand:"  # before a correction's id: the key of the article that there is none of
_SPACE = UUID("5b0c7a52-50c5-5a3e-8d0b-0a4f0f9b1f6d")  # ours, made up once
_NEEDED = ("dates", "kind", "summary")
_BESIDE = ("url", "quote", "language")


def decide(decision: Decision, known: Known, at: datetime) -> Correction | None:
    """The correction that a decision on what is known comes to (any but ADD); None where it changes nothing.

    known: with the events that it names. at: when it is decided, later than all that was decided before. Raises
    EventNotFoundError for an id that leads to no event, CorrectionError where it cannot be, saying what can.
    """
    ledger = Ledger.of(known.corrections)
    if decision.action is Action.UNDO:
        return _undoing(decision, ledger, at)
    scene = _Scene(known, ledger, at)
    if decision.action is Action.MERGE:
        return _merging(decision, scene)
    if decision.action in (Action.SPLIT, Action.APART):
        return _splitting(decision, scene)
    return _judging(decision, scene)


class _Scene:
    """What is known, looked at from one decision."""

    def __init__(self, known: Known, ledger: Ledger, at: datetime) -> None:
        self.events = known.events
        self.ledger = ledger
        self.at = at
        self._told = {report.id: report for report in known.reports}
        self._counted = counted(self._told, ledger)
        self._gone = known.gone

    def event(self, name: str) -> Event:
        """The event of a uid, or that the id of a report leads to."""
        uid = name if name in self.events or name not in self._told else self._told[name].event
        if uid not in self.events:
            raise EventNotFoundError("there is no event with this uid", subject=name[:80])
        return self.events[uid]

    def reports(self, event: Event) -> list[Report]:
        """All reports of an event, gone ones too."""
        return [report for report in self._told.values() if report.event == event.uid]

    def speaking(self, event: Event) -> list[Report]:
        """Those that the event stands on: the last ones, where all are gone."""
        own = self.reports(event)
        speaking = [r for r in own if self._counted[r.id].gone is None]
        return speaking or [r for r in own if r.gone == max(one.gone for one in own if one.gone)]

    def said(self, event: Event) -> Event:
        """The event as it would be if nobody had decided anything."""
        return with_departed(said_by(event.uid, self.speaking(event), self.ledger, self.at), self._gone)

    def report_event(self, name: str) -> Event | None:
        """The event of the report of that id."""
        return self.events.get(self._told[name].event) if name in self._told else None


def _undoing(decision: Decision, ledger: Ledger, at: datetime) -> Correction | None:
    if decision.uid not in ledger.by_id:
        raise CorrectionError("there is no correction with this id", subject=decision.uid[:80])
    if decision.uid in ledger.undone:
        return None
    return _correction(decision, at, uid=decision.uid)


def _judging(decision: Decision, scene: _Scene) -> Correction | None:
    """SET, CONFIRM and REJECT."""
    event = scene.event(decision.uid)
    own, said = scene.reports(event), scene.said(event)
    about = scene.ledger.about(own)
    shown = laid_over(said, own, about)
    speaking = scene.speaking(event)
    correction = _correction(
        decision,
        scene.at,
        uid=min(speaking, key=lambda r: _exactness(r, event.uid)).id,
        ids=tuple(sorted(report.id for report in speaking)),
        **_content(decision, said, shown),
    )
    after = laid_over(said, own, [*about, correction])
    same = any(_asks_for(c) == _asks_for(correction) for c in about)
    return None if same and replace(after, review=shown.review) == shown else correction


def _asks_for(correction: Correction) -> tuple[str, ...]:
    return (correction.action, correction.field, correction.value)


def _exactness(report: Report, uid: str) -> tuple[object, ...]:
    """Who knows the date most exactly goes first, of these the one that the event has its uid from."""
    return (list(Precision).index(report.candidate.precision), report.id != uid, place(report))


def _content(decision: Decision, said: Event, shown: Event) -> dict[str, str]:
    if decision.action is Action.SET:
        name = f"summary.{next(iter(shown.summary))}" if decision.field == "summary" else decision.field
        return {"field": name, "value": parse_value(name, decision.value), "told": value_of(said, name)}
    if decision.action is Action.CONFIRM:
        held = {name: value_of(shown, name) for name in HELD_BY_CONFIRMING}
        fields = (*names(), *(shown.review.fields if shown.review else ()))
        return {"value": json.dumps(held), "told": json.dumps({name: value_of(said, name) for name in fields})}
    return {}


def _merging(decision: Decision, scene: _Scene) -> Correction | None:
    if not decision.uids:
        raise CorrectionError("at least two events are needed", subject=decision.uid[:80])
    events = {event.uid: event for event in map(scene.event, (decision.uid, *decision.uids))}
    if len(events) == 1 and decision.uid in decision.uids:
        [event] = events.values()
        message = "both uids lead to one event, “{title}”; name another one"
        raise CorrectionError(message, subject=event.uid, values={"title": event.title()})
    if len(events) == 1:
        return None
    ids = sorted(report.id for event in events.values() for report in scene.speaking(event))
    return _correction(decision, scene.at, uid=next(iter(events)), ids=tuple(ids))


def _splitting(decision: Decision, scene: _Scene) -> Correction | None:
    """Some reports leave; or what is two events stays two."""
    event = scene.event(decision.uid)
    own = {report.id for report in scene.speaking(event)}
    if decision.uids and all(name in own for name in decision.uids):
        action, leaving = Action.SPLIT, set(decision.uids)
    else:
        others = [_another(name, event, scene) for name in decision.uids]
        action, leaving = Action.APART, {report.id for other in others for report in scene.speaking(other)}
    rest = own - leaving
    if not leaving or not rest:
        raise CorrectionError(_no_split(own, leaving), subject=event.uid, values={"reports": ", ".join(sorted(own))})
    asked = replace(decision, action=action)
    correction = _correction(asked, scene.at, uid=event.uid, ids=tuple(sorted(leaving)), rest=tuple(sorted(rest)))
    ledger = scene.ledger.by_id.values()
    return None if verdicts((*ledger, correction)) == verdicts(ledger) else correction


def _no_split(own: Set[str], leaving: Set[str]) -> str:
    if len(own) == 1:
        return "the event has one report only: nothing of it can leave (`apart` says that two events are two)"
    if leaving:
        return "all reports cannot leave: one has to stay; the event's reports are {reports}"
    return "say which reports leave; the event's reports are {reports}"


def _another(name: str, event: Event, scene: _Scene) -> Event:
    other = scene.event(name)
    if other.uid == event.uid:
        raise CorrectionError("it is no report of this event that can leave, and no other event", subject=name[:80])
    return other


def decide_to_add(decision: Decision, at: datetime, province: str) -> tuple[Correction, EventCandidate]:
    """The correction that adds an event, without its facts as JSON; and the facts.

    province: id of the home province. Raises CorrectionError, saying what is
    needed or allowed.
    """
    given = {name: text for name, text in decision.added.items() if text.strip()}
    missing = [name for name in _NEEDED if not any(key == name or key.startswith(f"{name}.") for key in given)]
    if missing:
        raise CorrectionError("needed: {names}", subject="add", values={"names": ", ".join(missing)})
    if sum(name.partition(".")[0] == "summary" for name in given) > 1:
        raise CorrectionError(
            "one title is added with the event, those in other languages are set later", subject="add"
        )
    faulty = [name for name in _BESIDE if not given.get(name, "").isprintable()]
    if faulty:
        raise CorrectionError("it holds characters that cannot be printed", subject=faulty[0])
    correction = _correction(decision, at, uid="")
    correction = replace(correction, uid=str(uuid5(_SPACE, f"report of {correction.id}")))
    beside = {name: given.pop(name).strip() for name in _BESIDE if name in given}
    language = beside.get("language") or _language_of(given)
    given = {f"summary.{language}" if name == "summary" else name: value for name, value in given.items()}
    return correction, _candidate(correction, given, beside, language, province)


def _language_of(given: Iterable[str]) -> str:
    titles = [name.removeprefix("summary.") for name in given if name.startswith("summary.")]
    return titles[0] if titles else LANGUAGES[0]


def _candidate(
    correction: Correction, given: Mapping[str, str], beside: Mapping[str, str], language: str, province: str
) -> EventCandidate:
    """The facts as a candidate: what is not given is as in an event of which no more is said."""
    blank = Event(
        "", None, correction.at.date(), Precision.BEFORE, Kind.OTHER, {}, correction.at, correction.at, confidence=SURE
    )
    for name in sorted(given, key=_in_order):
        blank = with_value(blank, name, parse_value(name, given[name]))
    quote = beside.get("quote") or blank.title(language)  # never the note: quotes are published
    return EventCandidate(
        dtstart=blank.dtstart,
        dtend=blank.dtend,
        precision=blank.precision,
        kind=blank.kind,
        summary=blank.title(language),
        language=language,
        evidence=Evidence(
            article=f"{BY_HAND}{correction.id}",
            span=Span(0, len(quote)),
            quote=quote,
            url=beside.get("url") or None,
            language=language,
        ),
        date_span=Span(0, len(quote)),
        also=blank.also,
        status=blank.status,
        scope=blank.scope,
        main=blank.main,
        part_of_day=blank.part_of_day,
        clock=blank.clock,
        clock_end=blank.clock_end,
        parties=blank.parties,
        countries=blank.countries,
        location=blank.location,
        province=province,
        confidence=SURE,
    )


def _in_order(name: str) -> int:
    """Dates go before the hour, a kind before further ones; titles and what is no field go first."""
    return names().index(name) if name in names() else -1


def _correction(
    decision: Decision,
    at: datetime,
    *,
    uid: str,
    ids: Sequence[str] = (),
    rest: Sequence[str] = (),
    field: str = "",
    value: str = "",
    told: str = "",
) -> Correction:
    """Its id is a UUID that follows from what is decided and when: no two in one store are of one instant."""
    note, by = " ".join(decision.note.split()), " ".join(decision.by.split())
    said = (at.isoformat(), by, note, decision.action, uid, *ids, field, value, json.dumps(dict(decision.added)))
    try:
        name = str(uuid5(_SPACE, "\x1f".join(said)))
    except UnicodeEncodeError:
        raise CorrectionError("it holds characters that are none (lone surrogates)", subject="by, note") from None
    return Correction(name, at, by, decision.action, uid, tuple(ids), tuple(rest), field, value, told, "", note)

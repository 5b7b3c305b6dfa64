"""Events as a reviewer reads them on a terminal: what is doubtful, what is known, and what a decision changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.cli.changes import change_line, change_words
from timeline.cli.tables import period_of
from timeline.lexicon.reasons import pair_words, withdrawal_words
from timeline.model import Event
from timeline.pipeline.review import CorrectionSummary, Dossier, Doubt, Logged, field_texts
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.history import changes_in_words
from timeline.publish.wording import stamp
from timeline.records import Action, Change, Correction, PossiblePair, Report
from timeline.resolve.fields import value_text


def doubt_lines(doubt: Doubt, language: str) -> Iterator[str]:
    """The event in a line, then why it is worth a look."""
    event = doubt.event
    yield f"{event.uid}  {period_of(event)}  {event.kind}  {event.title(language)}"
    yield f"    {', '.join(doubt.reasons)}; confidence {event.confidence:.2f}"
    yield from _doubtful(event, doubt.pairs, doubt.others, language)


def _doubtful(
    event: Event, pairs: tuple[PossiblePair, ...], others: Mapping[str, Event], language: str
) -> Iterator[str]:
    yield from (f"    {conflict_line(conflict, language)}" for conflict in conflicts(event, language))
    for pair in pairs:
        other = pair.other if pair.one == event.uid else pair.one
        yield f"    may be one with {other}: {', '.join(pair_words(reason, language) for reason in pair.reasons)}"
        if other in others:
            yield f"        {period_of(others[other])}  {others[other].kind}  {others[other].title(language)}"


def dossier_lines(dossier: Dossier, language: str) -> Iterator[str]:
    """All that is known of an event."""
    event = dossier.event
    yield f"{event.uid}  {period_of(event)}  {event.title(language)}"
    yield from (f"  {name}: {text}" for name, text in field_texts(event).items() if text)
    yield f"  confidence: {event.confidence:.2f}; sequence {event.sequence}; last modified {stamp(event.last_modified)}"
    if event.review is not None:
        said = ["confirmed"] * event.review.confirmed + [f"{name} corrected" for name in event.review.fields]
        yield f"  looked at {stamp(event.review.at)}: {', '.join(said) or '-'}"
    if event.withdrawn is not None:
        yield f"  withdrawn {stamp(event.withdrawn.at)}: {withdrawal_words(event.withdrawn.reason, language)}"
    yield from _doubtful(event, dossier.pairs, dossier.others, language)
    yield "reports:"
    for report in dossier.reports:
        yield from _report_lines(report)
    if dossier.corrections:
        yield "decisions:"
        yield from (f"  {correction_line(correction)}" for correction in dossier.corrections)
    if dossier.history:
        yield "history:"
        told = changes_in_words(event, dossier.history, language)
        decided = {correction.id: correction for correction in dossier.corrections}
        yield from (f"  {change_line(change, decided)}" for change in reversed(told))


def _report_lines(report: Report) -> Iterator[str]:
    evidence = report.candidate.evidence
    gone = f", gone since {stamp(report.gone)}" if report.gone else ""
    yield f"  {report.id}  {evidence.url or evidence.article}{gone}"
    yield f"    {period_of(report.candidate)}  {report.candidate.kind}  {report.candidate.status}  “{evidence.quote}”"


def correction_line(correction: Correction, title: str = "") -> str:
    """What was decided, when, by whom, and why. title: of the event that it is about."""
    by = f" by {correction.by}" if correction.by else ""
    note = f" ({correction.note})" if correction.note else ""
    about = f"  “{title}”" if title else ""
    return f"{correction.id}  {stamp(correction.at)}{by}: {_decided(correction)}{note}{about}"


def log_lines(logged: Iterable[Logged], language: str) -> Iterator[str]:
    """Decisions, each with the title of its event, where that is here."""
    for one in logged:
        shown = one.event is not None and one.correction.action is not Action.ADD  # that names what it added
        yield correction_line(one.correction, one.event.title(language) if shown and one.event else "")


def _decided(correction: Correction) -> str:
    uid = correction.uid
    if correction.action is Action.SET:
        told = value_text(correction.told) or "-"
        return f"set {uid} {correction.field}={value_text(correction.value)} (the reports said {told})"
    if correction.action is Action.MERGE:
        return f"merge {' '.join(correction.ids)}"
    if correction.action in (Action.SPLIT, Action.APART):
        return f"{correction.action} {' '.join(correction.ids)} from {' '.join(correction.rest)}"
    if correction.action is Action.ADD:
        return f"add {uid} {json.loads(correction.added)['summary']}"
    return f"{correction.action} {uid}"


def summary_lines(summary: CorrectionSummary, language: str) -> Iterator[str]:
    """What came of decisions: their ids, and what is shown otherwise now."""
    if not summary.corrections:
        yield "nothing changed: it was decided already"
    yield from (f"decided: {correction_line(correction)}" for correction in summary.corrections)
    for event in summary.events.values():
        state = "withdrawn" if event.withdrawn else f"{event.status}"
        yield f"{event.uid}  {period_of(event)}  {event.kind}  {state}  {event.title(language)}"
        rows = [row for row in summary.history if row.uid == event.uid]
        yield from (f"    {change_words(change)}" for change in reversed(changes_in_words(event, rows, language)))
        yield from _of_withdrawal(event, rows)
    for event in summary.joined:
        yield f"it is one with an event that was here: {event.uid}  {event.title(language)}"
    yield from (f"{uid} leads to another event now" for uid in summary.removed)


def _of_withdrawal(event: Event, rows: Sequence[Change]) -> Iterator[str]:
    """What a decision does to an event that was withdrawn is easily overlooked."""
    turned = any(row.field == "withdrawn" for row in rows)
    if turned and event.withdrawn is None:
        yield "    it was withdrawn, and is shown again"
    elif event.withdrawn is not None and not turned:
        yield "    it stays withdrawn: `timeline review confirm UID` shows it again"

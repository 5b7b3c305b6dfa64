"""Commands about change: what became of an event, and what today's rules would make of the articles in the store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from timeline import publish
from timeline.cli.application import Failures, Flag, StoreFolder, UnusedProvince, app, settings_of
from timeline.cli.examples import EXAMPLES
from timeline.cli.hub import hub_told
from timeline.cli.output import complain, counting, put_octets, say
from timeline.cli.tables import period_of
from timeline.model import Event
from timeline.pipeline.reprocess import Reprocessed, reprocess
from timeline.pipeline.review import full_uid
from timeline.publish.history import Cause, ToldChange, changes_in_words
from timeline.publish.wording import stamp
from timeline.records import Change, Correction
from timeline.resolve.changes import changed_fields
from timeline.store import Store

Form = Literal["lines", "jsonl"]


@app.command(help_epilogue=EXAMPLES["history"], usage="Usage: timeline history UID [OPTIONS]")
def history(
    uid: Annotated[str, Parameter(name="UID")],
    /,
    *,
    format: Form = "lines",
    store: StoreFolder = None,
    province: UnusedProvince = None,
) -> None:
    """Print what changed in an event since it became known, when, and what brought that about, oldest first.

    Parameters
    ----------
    uid
        The event's uid, as `timeline events --format jsonl` gives it, or one merged into it; its first characters
        are enough where no other begins so.
    format
        lines for people, jsonl for programs.
    """
    settings = settings_of(store=store)
    kept = Store(settings.store)
    uid = full_uid(kept, uid)
    event = kept.get_event(uid)
    rows = [*(kept.find_history(uid) if uid != event.uid else ()), *kept.find_history(event.uid)]
    if format == "jsonl":
        for row in rows:
            put_octets(f"{publish.json_line(_record(row))}\n".encode())
        return
    if uid != event.uid:
        complain(f"note: {uid} was merged into {event.uid}")
    say(f"{period_of(event)}  {event.title()}", f"{stamp(event.created)}  became known as {event.uid}")
    told = changes_in_words(event, rows, settings.language)
    decided = {correction.id: correction for correction in kept.find_corrections(event.uid)}
    say(*(change_line(one, decided) for one in reversed(told)))


def change_line(change: ToldChange, decided: Mapping[str, Correction]) -> str:
    """One change: when, the how manieth, what, and why. decided: what people decided about the event, by id."""
    return f"{stamp(change.at)}  #{change.sequence}  {change_words(change)}; {_why(change.cause, decided)}"


def change_words(change: ToldChange) -> str:
    """What was, and what is."""
    return f"{change.name}: {change.old or '-'} -> {change.new or '-'}"


def _why(cause: Cause, decided: Mapping[str, Correction]) -> str:
    """The source with its address, and the rules that read it; or who decided it, and why."""
    if cause.correction is not None:
        return f"{cause.why}{_who(cause.correction, decided)}"
    source = f"{cause.source} <{cause.url}>" if cause.url else cause.source
    return " ".join(part for part in (cause.why, source, f"[rules {cause.rules}]" if cause.rules else "") if part)


def _who(name: str, decided: Mapping[str, Correction]) -> str:
    """As `timeline review undo` takes the id."""
    correction = decided.get(name)
    by = f" by {correction.by}" if correction and correction.by else ""
    note = f": {correction.note}" if correction and correction.note else ""
    return f"{by} (correction {name}){note}"


def _record(row: Change) -> dict[str, Any]:
    return {
        "uid": row.uid,
        "sequence": row.sequence,
        "at": stamp(row.at),
        "field": row.field,
        "old": json.loads(row.old),
        "new": json.loads(row.new),
        "article": row.article,
        "rules": row.rules,
        "correction": row.correction,
    }


@app.command(name="reprocess", help_epilogue=EXAMPLES["reprocess"])
def reprocess_store(
    *, dry_run: Flag = False, format: Form = "lines", store: StoreFolder = None, province: UnusedProvince = None
) -> int:
    """Run today's rules over the articles in the store, and show what that gains and loses: + - and ~ for changed.

    Only what differs is changed; uids stay, and what people corrected stays corrected.

    Parameters
    ----------
    dry_run
        Show it, and change nothing.
    format
        lines for people, jsonl for programs.
    """
    settings, failed = settings_of(store=store), Failures()
    with hub_told(settings), counting("articles read again") as tell:
        found = reprocess(
            Store(settings.store), datetime.now(UTC), lambda done, _: tell(done), dry_run=dry_run, waiting=_waiting
        )
    for error in found.errors:
        failed.tell(str(error))
    for sign, event, what in _differences(found):
        if format == "jsonl":
            record = {"change": _WORDS[sign], **publish.event_record(event), "fields": what}
            put_octets(f"{publish.json_line(record)}\n".encode())
        else:
            say(f"{sign} {period_of(event):<16}  {event.kind:<11}  {event.title()}  ({event.uid})")
            say(*(f"    {line}" for line in what))
    complain(_summary(found, dry_run=dry_run))
    return failed.code


_WORDS = {"+": "gained", "-": "lost", "~": "changed", ">": "merged"}


def _waiting() -> None:
    complain("note: another program is writing to the store; waiting for it to finish")


def _differences(found: Reprocessed) -> Iterator[tuple[str, Event, list[str]]]:
    yield from (("+", event, []) for event in found.gained)
    yield from (("-", event, []) for event in found.lost)
    for old, new in found.changed:
        yield "~", new, [_difference(name, old, new) for name in changed_fields(old, new)]
    for old, new in found.merged:
        yield ">", old, [f"is one with {new.uid}: {new.title()}"]


def _difference(name: str, old: Event, new: Event) -> str:
    before, after = publish.event_record(old), publish.event_record(new)
    key = {"dtstart": "start", "dtend": "end", "summary": "title", "evidence": "sources"}.get(name, name)
    return f"{name}: {_short(before[key])} -> {_short(after[key])}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


_MOST_SHOWN = 160  # characters of a value: evidence is long


def _summary(found: Reprocessed, *, dry_run: bool) -> str:
    counts = {
        "gained": len(found.gained),
        "lost": len(found.lost),
        "changed": len(found.changed),
        "merged": len(found.merged),
    }
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    return f"note: {found.articles} articles read again; events {told}{'; nothing was written' if dry_run else ''}"

"""`timeline review`: what is worth a person's look, and what people decide about it."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number

from timeline import publish
from timeline.cli.application import Many, StoreFolder, app, settings_of
from timeline.cli.dossier import dossier_lines, doubt_lines, log_lines, summary_lines
from timeline.cli.examples import EXAMPLES
from timeline.cli.folder import save_files
from timeline.cli.hub import hub_told
from timeline.cli.output import complain, put_octets, say
from timeline.config import Settings
from timeline.errors import CorrectionError, PublishError, SourceError
from timeline.pipeline import review as reviewing
from timeline.records import Action, Decision
from timeline.store import Store

review = App(
    name="review",
    help="List the events that are worth a look, the first first; the commands decide about them.",
    help_format="plaintext",
    help_epilogue=EXAMPLES["review"],
)
app.command(review)

Uid = Annotated[str, Parameter(name="UID", help="The event's uid, or as much of its beginning as no other has.")]
Uids = Annotated[list[str], Parameter(name="UID", negative=(), help="Uids of events, or their beginnings.")]
By = Annotated[str | None, Parameter(help="Who decides. [default: the login name]")]
Limit = Annotated[int, Parameter(validator=Number(gte=1))]
Note = Annotated[str, Parameter(help="Why, in a few words.", show_default=False)]


@review.default
def queue(*, limit: Limit = 20, format: Literal["lines", "jsonl"] = "lines", store: StoreFolder = None) -> None:
    """List the events that are worth a look, the first first; the commands decide about them.

    Parameters
    ----------
    limit
        At most so many.
    format
        lines for people, jsonl for programs.
    """
    settings = settings_of(store=store)
    kept = Store(settings.store)
    doubts = reviewing.find_doubts(kept, limit)
    if format == "jsonl":
        for doubt in doubts:
            pairs = [{"one": p.one, "other": p.other, "reasons": list(p.reasons)} for p in doubt.pairs]
            record = publish.event_record(doubt.event, settings.language)
            put_octets(f"{publish.json_line(record | {'doubts': list(doubt.reasons), 'pairs': pairs})}\n".encode())
        return
    if not doubts:
        complain("note: nothing is waiting for a look")
    for doubt in doubts:
        say(*doubt_lines(doubt, settings.language))


@review.command(help_epilogue=EXAMPLES["review show"])
def show(uid: Uid, /, *, store: StoreFolder = None) -> None:
    """Print all that is known of an event: fields, reports, what people decided, conflicts, events that it may be."""
    settings = settings_of(store=store)
    kept = Store(settings.store)
    say(*dossier_lines(reviewing.look_at(kept, reviewing.full_uid(kept, uid)), settings.language))


@review.command(name="set", help_epilogue=EXAMPLES["review set"], usage="Usage: timeline review set UID FIELD=VALUE...")
def set_fields(
    uid: Uid,
    values: Annotated[list[str], Parameter(name="FIELD=VALUE", negative=(), help=", ".join(reviewing.field_names()))],
    /,
    *,
    by: By = None,
    note: Note = "",
    store: StoreFolder = None,
) -> None:
    """Correct fields of an event: what is said here is shown, whatever its reports say."""
    pairs = [_field(value) for value in values]
    if not pairs:
        raise CorrectionError(f"say which field is what: FIELD=VALUE, of {', '.join(reviewing.field_names())}")
    _decide(store, by, note, Action.SET, uid, [{"field": name, "value": value} for name, value in pairs])


@review.command(help_epilogue=EXAMPLES["review confirm"], usage="Usage: timeline review confirm UID...")
def confirm(*uids: Uid, by: By = None, note: Note = "", store: StoreFolder = None) -> None:
    """Say that events are as they are shown; that makes them as sure as can be."""
    if not uids:
        raise CorrectionError("say which event: UID")
    settings = settings_of(store=store)
    kept = Store(settings.store)
    wanted = [Decision(Action.CONFIRM, reviewing.full_uid(kept, uid), by or _login(), note) for uid in uids]
    _apply(wanted, settings)


@review.command(help_epilogue=EXAMPLES["review reject"])
def reject(uid: Uid, /, *, by: By = None, note: Note = "", store: StoreFolder = None) -> None:
    """Say that it is no event: it is shown as withdrawn, with the note, and stays so when it is extracted again."""
    _decide(store, by, note, Action.REJECT, uid)


@review.command(help_epilogue=EXAMPLES["review merge"], usage="Usage: timeline review merge UID UID...")
def merge(uid: Uid, others: Uids, /, *, by: By = None, note: Note = "", store: StoreFolder = None) -> None:
    """Say that events are one; the uid that was known first stays, the others lead to it."""
    _decide(store, by, note, Action.MERGE, uid, [{"uids": others}])


@review.command(help_epilogue=EXAMPLES["review split"], usage="Usage: timeline review split UID REPORT...")
def split(
    uid: Uid,
    reports: Annotated[list[str], Parameter(name="REPORT", negative=(), help="Ids of the reports that leave.")],
    /,
    *,
    by: By = None,
    note: Note = "",
    store: StoreFolder = None,
) -> None:
    """Say that some reports of an event are of another one; `timeline review show UID` prints their ids."""
    _decide(store, by, note, Action.SPLIT, uid, [{"reports": reports}])


@review.command(help_epilogue=EXAMPLES["review apart"])
def apart(
    uid: Uid,
    other: Annotated[str, Parameter(name="OTHER", help="The uid of the other event.")],
    /,
    *,
    by: By = None,
    note: Note = "",
    store: StoreFolder = None,
) -> None:
    """Say that two events are two: they are never merged, and not offered as a pair any more."""
    _decide(store, by, note, Action.APART, uid, [{"uids": [other]}])


@review.command(help_epilogue=EXAMPLES["review add"])
def add(
    *values: Annotated[
        str, Parameter(name="FIELD=VALUE", help=f"Further fields: {', '.join(reviewing.field_names())}")
    ],
    date: str,
    kind: str,
    title: str,
    country: Many = None,
    party: Many = None,
    location: str = "",
    language: str = "",
    url: str = "",
    quote: str = "",
    province: Annotated[str | None, Parameter(help="Whose event it is. [default: $TIMELINE_PROVINCE]")] = None,
    by: By = None,
    note: Note = "",
    store: StoreFolder = None,
) -> None:
    """Add an event that no article reports; articles that do report it later are merged with it.

    Parameters
    ----------
    date
        2023-01-04, 2023-01, 2023, 2023-01-04/2023-01-06, or ../2023-01-06 for "before".
    kind
        As `timeline events --help` lists them.
    title
        As it stands in a calendar.
    country
        Of a party from outside: ISO 3166 code of two letters, such as KR. Repeatable.
    party
        Who takes part: "name | role | country | office", such as "Daejeon | visitor | KR"; the office is a person's, -
        if it is not known. Repeatable.
    location
        Where it takes place.
    language
        Of the title: en, vi, zh. [default: that of the settings, else en]
    url
        The page that says so.
    quote
        The sentence that says so.
    """
    settings = settings_of(store=store, province=province)
    added = dict(_field(value) for value in values)
    added |= {"dates": date, "kind": kind, "summary": title, "language": language or settings.language or "en"}
    added |= {"countries": " ".join(country or ()), "parties": "\n".join(party or ())}
    added |= {"location": location, "url": url, "quote": quote}
    _apply([Decision(Action.ADD, by=by or _login(), note=note, added=added)], settings)


@review.command(help_epilogue=EXAMPLES["review undo"])
def undo(
    correction: Annotated[str, Parameter(name="CORRECTION", help="Its id, or the beginning, as the log has it.")],
    /,
    *,
    by: By = None,
    note: Note = "",
    store: StoreFolder = None,
) -> None:
    """Take back what was decided; taking that back is possible, too."""
    settings = settings_of(store=store)
    found = [c.id for c in Store(settings.store).find_corrections() if c.id.startswith(correction)]
    if len(found) > 1:
        raise CorrectionError(f"more than one id begins so: {', '.join(found[:5])}", subject=correction[:80])
    _apply([Decision(Action.UNDO, found[0] if found else correction, by or _login(), note)], settings)


@review.command(help_epilogue=EXAMPLES["review log"])
def log(*, stale: bool = False, store: StoreFolder = None) -> None:
    """Print what was decided, oldest first.

    Parameters
    ----------
    stale
        Only what is about articles that are not here: it takes effect when they come.
    """
    settings = settings_of(store=store)
    say(*log_lines(reviewing.find_log(Store(settings.store), stale=stale), settings.language))


@review.command(name="export", help_epilogue=EXAMPLES["review export"])
def export_file(
    file: Annotated[Path, Parameter(name="FILE", allow_leading_hyphen=True, help="Where to; - for standard output.")],
    /,
    *,
    store: StoreFolder = None,
) -> None:
    """Write all that was decided to a file, a line each, for version control or another store."""
    text = reviewing.export_corrections(Store(settings_of(store=store).store))
    if str(file) == "-":
        put_octets(text.encode())
    else:
        if not file.parent.is_dir():
            raise PublishError("there is no such folder; make it first", subject=str(file.parent))
        save_files({file.name: text.encode()}, file.parent)
        say(f"{file}: {text.count(chr(10))} corrections")


@review.command(name="import", help_epilogue=EXAMPLES["review import"])
def import_file(
    file: Annotated[
        Path, Parameter(name="FILE", allow_leading_hyphen=True, help="As export wrote it; - for standard input.")
    ],
    /,
    *,
    store: StoreFolder = None,
) -> None:
    """Take in the corrections of a file: all, or none where a line is wrong. Those that are known change nothing."""
    settings = settings_of(store=store)
    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        lines = text.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("it cannot be read", subject=str(file)) from error
    with hub_told(settings):
        summary = reviewing.import_corrections(Store(settings.store), lines, str(file), datetime.now(UTC), _waiting)
    say(*summary_lines(summary, settings.language))


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise CorrectionError("it has to be FIELD=VALUE", subject=text[:80])
    return name.strip(), value


def _decide(
    store: str | None, by: str | None, note: str, action: Action, uid: str, rows: Sequence[dict[str, Any]] = ({},)
) -> None:
    """One decision for each row; uids may be beginnings."""
    settings = settings_of(store=store)
    kept = Store(settings.store)
    name = reviewing.full_uid(kept, uid)
    decisions = []
    for row in rows:
        uids = [reviewing.full_uid(kept, one) for one in row.get("uids", ())]
        uids += [_report(kept, name, one) for one in row.get("reports", ())]
        values = {key: row[key] for key in ("field", "value") if key in row}
        decisions.append(Decision(action, name, by or _login(), note, tuple(uids), **values))
    _apply(decisions, settings)


def _report(kept: Store, uid: str, beginning: str) -> str:
    """The id of the only report of that event that begins so."""
    reports = [report.id for report in kept.find_reports(kept.get_event(uid).uid)]
    found = [one for one in reports if one.startswith(beginning)]
    if len(found) != 1:
        raise CorrectionError(f"it is not one of the event's reports: {', '.join(reports)}", subject=beginning[:80])
    return found[0]


def _apply(decisions: Sequence[Decision], settings: Settings) -> None:
    kept = Store(settings.store)
    with hub_told(settings):
        summary = reviewing.correct(kept, decisions, datetime.now(UTC), settings, _waiting)
    say(*summary_lines(summary, settings.language))


def _waiting() -> None:
    complain("note: another program is writing to the store; waiting for it to finish")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return ""

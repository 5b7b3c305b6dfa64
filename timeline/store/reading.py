"""Questions to one generation, answered with values of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb

from timeline.errors import ConfigError
from timeline.filter import EventFilter
from timeline.folding import fold
from timeline.model import (
    Event,
    Evidence,
    Kind,
    PartOfDay,
    Party,
    Precision,
    Review,
    Role,
    Scope,
    Span,
    Status,
    Withdrawal,
)
from timeline.provinces import profile_ids, read_profile
from timeline.records import Change, PossiblePair, Report
from timeline.store.codec import decode_candidate
from timeline.store.connections import Row, aware

_COLUMNS = """uid, dtstart, dtend, "precision", part_of_day, clock, clock_end, kind, status, scope, main, location,
    province, confidence, withdrawn_at, withdrawn_reason, sequence, created, last_modified,
    review_at, review_confirmed, review_fields"""


def find_events(
    connection: duckdb.DuckDBPyConnection, chosen: EventFilter, *, dated: bool, newest_first: bool
) -> list[Event]:
    """The events that `chosen` selects, by first day; undated ones last."""
    tests, values = conditions(connection, chosen, dated=dated)
    limit = f"LIMIT {int(chosen.limit)}" if chosen.limit is not None else ""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE chosen AS
        SELECT uid, row_number() OVER (ORDER BY dtstart DESC NULLS LAST, uid) AS place
        FROM events WHERE {" AND ".join(tests)}
        ORDER BY place {limit}""",
        values,
    )
    events = _chosen_events(connection)
    return events if newest_first else events[::-1]


def get_events(connection: duckdb.DuckDBPyConnection, uids: Iterable[str]) -> dict[str, Event]:
    """Those of the uids that are events, by uid; redirects are not followed."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE chosen AS
        SELECT uid, row_number() OVER (ORDER BY uid) AS place
        FROM events WHERE uid IN (SELECT unnest($uids::VARCHAR[]))""",
        {"uids": list(uids)},
    )
    return {event.uid: event for event in _chosen_events(connection)}


def conditions(
    connection: duckdb.DuckDBPyConnection, chosen: EventFilter, *, dated: bool
) -> tuple[list[str], dict[str, Any]]:
    """The tests of `chosen` as SQL, and the values of their parameters."""
    tests, values = named_conditions(connection, chosen)
    return ["dtstart IS NOT NULL" if dated else "true", *tests.values()], values


def named_conditions(
    connection: duckdb.DuckDBPyConnection, chosen: EventFilter
) -> tuple[dict[str, str], dict[str, Any]]:
    """The tests of `chosen` as SQL by what they test ("kinds", "since", "word0" ...), and the values of their
    parameters."""
    values = {
        name: value for name, value in _parameters(connection, chosen).items() if value is not None and value != []
    }
    tests = {name: _TESTS[name] for name in values}
    for number, word in enumerate(fold(chosen.words or "").split()):
        tests[f"word{number}"] = f"contains(folded, $word{number})"
        values[f"word{number}"] = word
    return tests, values


def _parameters(connection: duckdb.DuckDBPyConnection, chosen: EventFilter) -> dict[str, Any]:
    return {
        "kinds": [str(kind) for kind in chosen.kinds],
        "countries": list(chosen.countries),
        "statuses": [str(status) for status in chosen.statuses],
        "provinces": _stored_provinces(connection, chosen.provinces),
        "parties": [fold(name) for name in chosen.parties],
        "since": chosen.since,
        "until": chosen.until,
        "precision": str(chosen.precision) if chosen.precision is Precision.DAY else None,
        "cancelled": None if chosen.cancelled else str(Status.CANCELLED),
    }


STANDING = "withdrawn_at IS NULL"
_TESTS = {
    "kinds": "(kind IN $kinds OR uid IN (SELECT a.uid FROM event_also a WHERE a.kind IN $kinds))",
    "countries": "uid IN (SELECT c.uid FROM event_countries c WHERE c.country IN $countries)",
    "statuses": "status IN $statuses",
    "provinces": "province IN $provinces",
    "parties": """uid IN (SELECT p.uid FROM event_parties p, unnest($parties::VARCHAR[]) AS sought(party)
        WHERE contains(p.folded, party))""",
    # "recently" says no more than that it was over by a day: it may have been long before any `since`
    "since": "(dtstart IS NOT NULL AND dtend > $since)",
    "until": "coalesce(dtstart, dtend - 1) <= $until",
    "precision": '"precision" = $precision',  # coarser ones include finer ones, and there is none above
    "cancelled": f"(status <> $cancelled AND {STANDING})",
}


def _stored_provinces(connection: duckdb.DuckDBPyConnection, asked: tuple[str, ...]) -> list[str] | None:
    """The provinces as events name them that any of the asked ids or names means; None where none is asked for."""
    if not asked:
        return None
    stored = [row[0] for row in connection.execute("SELECT DISTINCT province FROM events").fetchall() if row[0]]
    return meant_provinces(stored, asked)


def meant_provinces(stored: Iterable[str], asked: Iterable[str]) -> list[str]:
    """Those of the stored ids and names that any of the asked ids or names means; of none, a name that none has."""
    sought = {form for name in asked for form in _forms(name)}
    return [name for name in stored if sought & _forms(name)] or [""]


def _forms(province: str) -> set[str]:
    """The id or name itself and all names of the profile that has it, for comparing: 平阳省 is binh-duong's, too."""
    own = _bare(province)
    return {own}.union(*(names for profile_id in profile_ids() if own in (names := _names_of(profile_id))))


def _names_of(profile_id: str) -> set[str]:
    try:
        names = read_profile(profile_id).names.values()
    except ConfigError:  # a profile that cannot be read is told where it is used; here its id serves
        return {_bare(profile_id)}
    return {_bare(profile_id), *(_bare(name) for row in names for name in row)}


def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _chosen_events(connection: duckdb.DuckDBPyConnection) -> list[Event]:
    """The events of the temporary table `chosen`, in its order."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM events JOIN chosen USING (uid) ORDER BY place").fetchall()
    lists = {name: _grouped(connection, name, columns) for name, columns in _LISTS.items()}
    return [_event(row, {name: by_uid.get(row[0], []) for name, by_uid in lists.items()}) for row in rows]


_LISTS = {
    "event_also": "kind",
    "event_countries": "country",
    "event_parties": "name, role, country, title",
    "event_summaries": '"language", summary',
    "event_conflicts": "conflict",
    "evidence": 'article, span_start, span_end, quote, url, "language", title, published, gone, reprint_of',
}


def _grouped(connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    query = f"SELECT uid, {columns} FROM {table} JOIN chosen USING (uid) ORDER BY uid, position"
    for row in connection.execute(query).fetchall():
        groups[row[0]].append(row[1:])
    return groups


# a look-up takes a third of the time of Kind("visit"), and there are five for each event
_KINDS = {str(member): member for member in Kind}
_STATUSES = {str(member): member for member in Status}
_SCOPES = {str(member): member for member in Scope}
_PRECISIONS = {str(member): member for member in Precision}
_ROLES = {str(member): member for member in Role}


def _event(row: Row, lists: dict[str, list[Row]]) -> Event:
    (uid, dtstart, dtend, precision, part_of_day, clock, clock_end, kind, status, scope, main, location) = row[:12]
    (province, confidence, withdrawn_at, withdrawn_reason, sequence, created, last_modified) = row[12:19]
    review_at, confirmed, corrected = row[19:]
    return Event(
        uid=uid,
        dtstart=dtstart,
        dtend=dtend,
        precision=_PRECISIONS[precision],
        kind=_KINDS[kind],
        summary=dict(lists["event_summaries"]),
        created=aware(created),
        last_modified=aware(last_modified),
        sequence=sequence,
        also=tuple(_KINDS[value] for (value,) in lists["event_also"]),
        status=_STATUSES[status],
        withdrawn=Withdrawal(aware(withdrawn_at), withdrawn_reason) if withdrawn_at else None,
        scope=_SCOPES[scope],
        main=main,
        part_of_day=PartOfDay(part_of_day) if part_of_day else None,
        clock=clock,
        clock_end=clock_end,
        parties=tuple(Party(n, _ROLES[role], country, title) for n, role, country, title in lists["event_parties"]),
        countries=tuple(code for (code,) in lists["event_countries"]),
        location=location,
        province=province,
        confidence=confidence,
        evidence=tuple(_evidence(values) for values in lists["evidence"]),
        conflicts=tuple(text for (text,) in lists["event_conflicts"]),
        review=Review(aware(review_at), confirmed, tuple(corrected.split())) if review_at else None,
    )


def _evidence(row: Row) -> Evidence:
    article, start, end, quote, url, language, title, published, gone, reprint_of = row
    since = aware(gone) if gone else None
    return Evidence(article, Span(start, end), quote, url, language, title, published, since, reprint_of)


def follow(connection: duckdb.DuckDBPyConnection, uid: str) -> Event | None:
    """The event of that uid, or the one that its redirect leads to."""
    found = get_events(connection, [uid])
    if not found:
        rows = connection.execute("SELECT uid FROM redirects WHERE id = ?", [uid]).fetchall()
        found = get_events(connection, [target for (target,) in rows])
    return next(iter(found.values()), None)


def find_reports(connection: duckdb.DuckDBPyConnection, uid: str) -> list[Report]:
    rows = connection.execute(f"{REPORTS} WHERE event = ? ORDER BY article, id", [uid]).fetchall()
    return [report_of(row) for row in rows]


REPORTS = "SELECT id, event, facts, gone, because FROM reports"


def report_of(row: Row) -> Report:
    return Report(row[0], row[1], decode_candidate(row[2]), aware(row[3]) if row[3] else None, row[4])


def find_redirects(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("SELECT id, uid FROM redirects ORDER BY id").fetchall())


def find_pairs(connection: duckdb.DuckDBPyConnection, uid: str | None) -> list[PossiblePair]:
    rows = connection.execute(
        """SELECT one, other, reasons, likeness FROM event_pairs
        WHERE ($uid IS NULL OR $uid IN (one, other))
        AND one NOT IN (SELECT uid FROM events WHERE withdrawn_at IS NOT NULL)
        AND other NOT IN (SELECT uid FROM events WHERE withdrawn_at IS NOT NULL)
        ORDER BY likeness DESC, one, other""",
        {"uid": uid},
    ).fetchall()
    return [PossiblePair(one, other, tuple(reasons.split()), likeness) for one, other, reasons, likeness in rows]


_HISTORY = "SELECT uid, sequence, changed, field, old, new, article, rules, correction FROM history"


def find_history(connection: duckdb.DuckDBPyConnection, uid: str) -> list[Change]:
    rows = connection.execute(f"{_HISTORY} WHERE uid = ? ORDER BY sequence, changed, field", [uid]).fetchall()
    return [_change(row) for row in rows]


def find_histories(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for row in connection.execute(f"{_HISTORY} ORDER BY uid, sequence, changed, field").fetchall():
        found[row[0]].append(_change(row))
    return dict(found)


def _change(row: Row) -> Change:
    return Change(row[0], row[1], aware(row[2]), *row[3:])

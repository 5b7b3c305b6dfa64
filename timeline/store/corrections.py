"""What people decided, as rows: they are only ever added, and read as a whole, since there are few."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import duckdb

from timeline.records import Action, Correction
from timeline.store.connections import aware, naive

_COLUMNS = "id, decided, author, action, uid, ids, rest, field, value, told, added, note"


def find_corrections(connection: duckdb.DuckDBPyConnection, uid: str | None = None) -> list[Correction]:
    """See `Store.find_corrections`."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY decided, id").fetchall()
    corrections = [
        Correction(
            id=row[0],
            at=aware(row[1]),
            by=row[2],
            action=Action(row[3]),
            uid=row[4],
            ids=tuple(json.loads(row[5])),
            rest=tuple(json.loads(row[6])),
            field=row[7],
            value=row[8],
            told=row[9],
            added=row[10],
            note=row[11],
        )
        for row in rows
    ]
    return corrections if uid is None else _about(corrections, _ids_of(connection, uid))


def _ids_of(connection: duckdb.DuckDBPyConnection, uid: str) -> set[str]:
    """The ids of an event: its uid, and those of its reports."""
    rows = connection.execute("SELECT id FROM reports WHERE event = ?", [uid]).fetchall()
    return {uid, *(name for (name,) in rows)}


def _about(corrections: list[Correction], ids: set[str]) -> list[Correction]:
    """Those about any of the ids, and those that undo them."""
    found: list[Correction] = []
    for correction in corrections:
        if ids & {correction.uid, *correction.ids, *correction.rest}:
            found.append(correction)
            ids = ids | {correction.id}
    return found


def find_stale(connection: duckdb.DuckDBPyConnection) -> list[Correction]:
    """See `Store.find_stale_corrections`."""
    known = {name for (name,) in connection.execute("SELECT id FROM reports").fetchall()}
    corrections = find_corrections(connection)
    known |= {correction.id for correction in corrections}
    return [c for c in corrections if not known & {c.uid, *c.ids, *c.rest}]


def reports_in(decided: Sequence[Correction], corrections: Sequence[Correction]) -> list[str]:
    """The ids of reports in these decisions, and in those that they undo. corrections: those before."""
    by_id = {correction.id: correction for correction in (*corrections, *decided)}
    found: list[str] = []
    for correction in decided:
        while correction.action is Action.UNDO and correction.uid in by_id:
            correction = by_id[correction.uid]
        found += (correction.uid, *correction.ids, *correction.rest)
    return found


def ties_of(corrections: Sequence[Correction]) -> list[tuple[str, str]]:
    """Pairs of reports that hang together since somebody said that they are one event, be that undone or not."""
    return [pair for c in corrections if c.action is Action.MERGE for pair in pairwise(c.ids)]


def correction_row(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "decided": naive(correction.at),
        "author": correction.by,
        "action": correction.action,
        "uid": correction.uid,
        "ids": json.dumps(correction.ids),
        "rest": json.dumps(correction.rest),
        "field": correction.field,
        "value": correction.value,
        "told": correction.told,
        "added": correction.added,
        "note": correction.note,
    }

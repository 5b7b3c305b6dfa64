"""Texts that are kept of events: made by who knows formats, under a name, by a version of what makes them.

A text of another version counts as none. The empty text says that there is none to keep.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb

from timeline.filter import EventFilter
from timeline.store.columns import selected


def find_texts(
    connection: duckdb.DuckDBPyConnection,
    chosen: EventFilter,
    name: str,
    version: str,
    *,
    withdrawn_after: date | None,
    at_most: int | None,
) -> list[tuple[str, str | None]]:
    """See `Store.find_texts`."""
    those, values = selected(connection, chosen)
    limit = "" if at_most is None else f"LIMIT {int(at_most)}"
    return connection.execute(
        f"""WITH {those},
        shown AS (
            SELECT uid, dtstart FROM chosen
            WHERE $after IS NULL OR withdrawn_at IS NULL OR CAST(withdrawn_at AS DATE) > $after
            ORDER BY dtstart DESC, uid DESC {limit}
        ),
        kept AS (SELECT uid, "text" FROM texts WHERE name = $name AND version = $version)
        SELECT uid, nullif("text", '') FROM shown LEFT JOIN kept USING (uid) ORDER BY dtstart DESC, uid DESC""",
        values | {"name": name, "version": version, "after": withdrawn_after},
    ).fetchall()


def find_without(connection: duckdb.DuckDBPyConnection, names: Collection[str], version: str) -> list[str]:
    """uids of the dated events that lack a text under one of these names, the latest first."""
    rows = connection.execute(
        """SELECT uid FROM events WHERE dtstart IS NOT NULL AND uid NOT IN (
            SELECT uid FROM texts WHERE version = $version AND name IN $names
            GROUP BY uid HAVING count(*) = len($names)
        ) ORDER BY dtstart DESC, uid DESC""",
        {"version": version, "names": list(names)},
    ).fetchall()
    return [uid for (uid,) in rows]

"""When events became known and changed: what decides where in a feed of news each stands, without the rest of it."""

from __future__ import annotations

import duckdb

from timeline.filter import EventFilter
from timeline.model import Precision, Withdrawal
from timeline.records import EventStamp
from timeline.store.columns import selected
from timeline.store.connections import aware


def find_stamps(connection: duckdb.DuckDBPyConnection, chosen: EventFilter) -> list[EventStamp]:
    """See `Store.find_stamps`."""
    those, values = selected(connection, chosen)
    rows = connection.execute(
        f"""WITH {those}
        SELECT uid, dtstart, "precision", created, last_modified, withdrawn_at, withdrawn_reason
        FROM chosen ORDER BY dtstart DESC, uid""",
        values,
    ).fetchall()
    return [
        EventStamp(
            uid,
            dtstart,
            Precision(precision),
            aware(created),
            aware(changed),
            None if at is None else Withdrawal(aware(at), reason),
        )
        for uid, dtstart, precision, created, changed, at, reason in rows
    ]

"""Which reports of the store a batch of articles can touch.

These are the reports that lie on a shelf (`lexicon.shelves`) with one of the batch's or of the same event, those that
do with these, and so on: nothing else can change, since groups follow from what lies together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from timeline.lexicon.shelves import SHELVING, Shelf, find_shelves
from timeline.model import EventCandidate
from timeline.records import Report
from timeline.store.codec import decode_candidate
from timeline.store.connections import Row
from timeline.store.reading import REPORTS, report_of
from timeline.store.tables import keys

_BATCH = 5_000  # reports that are shelved at once


def reports_near(
    connection: duckdb.DuckDBPyConnection,
    article_keys: Iterable[str],
    shelves: Iterable[Shelf],
    named: Iterable[str] = (),
    ties: Sequence[tuple[str, str]] = (),
) -> list[Report]:
    """Those of the articles, those that lie on these shelves, and all that hang together with them, by id.

    named: ids of further reports, also of ones that are not here yet. ties: pairs of such ids that hang together
    whatever lies where.
    """
    connection.register("batch", keys("key", article_keys))
    connection.register("asked", _table(_ASKED, list(shelves)))
    connection.register("named", keys("id", named))
    connection.register("ties", pa.table({"one": [a for a, _ in ties], "other": [b for _, b in ties]}, schema=_TIES))
    connection.execute(_START)
    distance = 0
    while connection.execute(_FURTHER, {"distance": distance}).fetchall() != [(0,)]:
        distance += 1
    for table in ("batch", "asked", "named", "ties"):
        connection.unregister(table)
    rows = connection.execute(f"{REPORTS} WHERE id IN (SELECT id FROM near) ORDER BY id").fetchall()
    return [report_of(row) for row in rows]


def is_shelved(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the shelves were filled by today's rules."""
    return connection.execute("SELECT shelving FROM state").fetchall() == [(SHELVING,)]


def shelve_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Put every report of the store on its shelves anew."""
    connection.execute("DELETE FROM report_shelves")
    last = ""
    while rows := connection.execute(_NEXT, [last]).fetchall():
        lie_on_shelves(connection, [(name, decode_candidate(facts)) for name, facts in rows])
        last = rows[-1][0]
    connection.execute("UPDATE state SET shelving = ?", [SHELVING])


def lie_on_shelves(connection: duckdb.DuckDBPyConnection, reports: Sequence[tuple[str, EventCandidate]]) -> None:
    """Put reports (id, what is said) on their shelves; they must lie on none."""
    rows = [(name, *shelf) for name, candidate in reports for shelf in sorted(find_shelves(candidate))]
    connection.register("lying", _table(_LYING, rows))
    connection.execute("INSERT INTO report_shelves BY NAME SELECT * FROM lying")
    connection.unregister("lying")


def _table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema)


_ASKED = pa.schema({"shelf": pa.int64(), "since": pa.int32(), "until": pa.int32()})
_TIES = pa.schema({"one": pa.string(), "other": pa.string()})
_LYING = pa.schema([pa.field("report", pa.string()), *_ASKED])
_NEXT = f"SELECT id, facts FROM reports WHERE id > ? ORDER BY id LIMIT {_BATCH}"
_START = """CREATE OR REPLACE TEMP TABLE near AS
SELECT id, 0 AS distance FROM reports WHERE article IN (SELECT key FROM batch)
UNION SELECT id, 0 FROM named"""
# What chains on one shelf, each with a day in common with the next, is found at once: a counterpart that comes every
# few days would otherwise take a query for each of its visits. A report belongs with those of its event, too, and with
# the event that goes by its id. Ties lead on through an id whose report is not here.
_FURTHER = """INSERT INTO near
WITH latest AS (SELECT id FROM near WHERE distance = $distance),
lying AS (
    SELECT * FROM report_shelves WHERE shelf IN (
        SELECT shelf FROM report_shelves WHERE report IN (SELECT id FROM latest)
        UNION SELECT shelf FROM asked WHERE $distance = 0
    )
),
marked AS (
    SELECT *, coalesce(since > max(until) OVER (
        PARTITION BY shelf ORDER BY since, until, report ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), true) AS opens FROM lying
),
chained AS (
    SELECT *, sum(opens::INTEGER) OVER (
        PARTITION BY shelf ORDER BY since, until, report ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS chain FROM marked
),
touched AS (
    SELECT shelf, chain FROM chained WHERE report IN (SELECT id FROM latest)
    UNION SELECT c.shelf, c.chain FROM chained c JOIN asked a
    ON c.shelf = a.shelf AND c.since <= a.until AND a.since <= c.until WHERE $distance = 0
),
found AS (
    SELECT report AS id FROM chained SEMI JOIN touched USING (shelf, chain)
    UNION SELECT id FROM reports WHERE event IN (
        SELECT event FROM reports WHERE id IN (SELECT id FROM latest) UNION SELECT id FROM latest
    )
    UNION SELECT t.other FROM ties t JOIN latest ON t.one = id
    UNION SELECT t.one FROM ties t JOIN latest ON t.other = id
)
SELECT id, $distance + 1 FROM found WHERE id NOT IN (SELECT id FROM near)"""

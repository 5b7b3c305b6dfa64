"""One run's changes to the store: reads what is known, applies plans, all in one transaction on a copy.

The copy is made when the first change comes, so a run that changes nothing leaves the store as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from timeline.lexicon.series import event_names
from timeline.model import Article, Event, Extraction, Precision
from timeline.records import ArticlePlace, ArticleState, Known, Plan, Report, SavedArticle, Window, window_of
from timeline.store import articles, generations, schema
from timeline.store.codec import decode_candidate
from timeline.store.connections import Row, aware, close_draft, open_draft, open_reading
from timeline.store.reading import follow, get_events
from timeline.store.tables import (
    CHILDREN,
    SCHEMAS,
    arrow,
    article_row,
    change_row,
    child_rows,
    event_row,
    keys,
    rejection_rows,
    report_row,
)


class Writer:
    """Made by `Store.write`, for the length of its `with` block, by one thread. now: the run's instant, in UTC."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.now = now
        self._folder = folder
        self._draft: Path | None = None
        self._changed = False
        self._attached: duckdb.DuckDBPyConnection | None = None

    def open(self) -> None:
        """Look at the current generation; start a new one only where there is none, or an older schema."""
        number = generations.current_number(self._folder)
        if number:
            self._attach(self._current(number))
            self._changed = schema.is_pending(self._connection, str(self._folder))
        if self._changed or not number:
            self._begin()

    def _current(self, number: int) -> duckdb.DuckDBPyConnection:
        try:
            return open_reading(generations.path_of(self._folder, number))
        except FileNotFoundError:
            raise generations.missing(self._folder, number) from None

    def find_articles(self, article_keys: Iterable[str]) -> dict[str, ArticleState]:
        """What is known of those articles, by key; the new ones are missing."""
        rows = self._ask(
            "SELECT key, content_hash, text_hash, rules, first_seen FROM articles JOIN batch USING (key)",
            keys("key", article_keys),
        )
        return {row[0]: ArticleState(row[0], row[1], row[2], row[3], aware(row[4])) for row in rows}

    def find_places(self) -> list[ArticlePlace]:
        """Where each article was last read from."""
        rows = self._connection.execute("SELECT key, source, content_hash FROM articles ORDER BY key").fetchall()
        return [ArticlePlace(*row) for row in rows]

    def find_sizes(self) -> list[tuple[str, int]]:
        """The key of each article and the length of its text in code points, those that were known first first."""
        return articles.find_sizes(self._connection)

    def get_articles(self, article_keys: Iterable[str]) -> dict[str, tuple[Article, ArticleState]]:
        """Those articles as they were read, and what is known of them, by key; those that were known first first."""
        return articles.get_articles(self._connection, list(article_keys))

    def find_known(self, extractions: Sequence[Extraction]) -> Known:
        """All that these extractions can touch: their articles, reports that could be the same event, the events."""
        article_keys = list(dict.fromkeys(extraction.article.key for extraction in extractions))
        reports = self._reports_near(article_keys, extractions)
        return Known(
            articles=self.find_articles(article_keys),
            reports=tuple(reports),
            events=self.find_events({report.event for report in reports}),
        )

    def find_events(self, uids: Iterable[str]) -> dict[str, Event]:
        """Those of the uids that are events, by uid."""
        return get_events(self._connection, sorted(uids))

    def follow(self, uid: str) -> Event | None:
        """The event with this uid, or the one that it was merged into."""
        return follow(self._connection, uid)

    def find_reported(self, article_keys: Iterable[str]) -> set[str]:
        """uids of the events that those articles report."""
        rows = self._ask(
            "SELECT DISTINCT event FROM reports JOIN batch ON article = key WHERE gone IS NULL",
            keys("key", article_keys),
        )
        return {row[0] for row in rows}

    def apply(self, plan: Plan) -> None:
        """Make the changes of a plan. Nobody sees them before the `with` block of `Store.write` ends."""
        if plan.is_empty:
            return
        if self._draft is None:
            self._begin()
        self._changed = True
        self._save_articles(plan.articles)
        self._put("reports", "id", [report_row(report) for report in plan.reports])
        self._save_events(plan.events, plan.removed)
        self._insert("history", [change_row(change) for change in plan.history])
        if plan.events or plan.removed:
            self._connection.execute("UPDATE state SET revision = ?", [self._revision(plan)])

    def abandon(self) -> None:
        """Let nothing of what was applied be seen, ever: it was a rehearsal."""
        self._changed = False

    def finish(self) -> None:
        """Commit, and put the new generation in place; nothing is put there if nothing changed."""
        if self._draft is None or not self._changed:
            return
        self._connection.execute("COMMIT")
        close_draft(self._connection)
        generations.publish(self._folder, self._draft)
        self._draft = None

    def close(self) -> None:
        """Let go of everything; what was not finished leaves no trace."""
        if self._attached is not None:
            self._attached.close()
        if self._draft is not None:
            generations.discard(self._draft)

    def _begin(self) -> None:
        """Go on with a copy that can be changed."""
        self._draft = generations.begin(self._folder)
        self._attach(open_draft(self._draft))
        self._connection.execute("BEGIN")
        schema.migrate(self._connection, self.now, str(self._folder))

    def _attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        if self._attached is not None:
            self._attached.close()
        self._attached = connection

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        assert self._attached is not None, "a writer is used within its `with` block"
        return self._attached

    def _reports_near(self, article_keys: list[str], extractions: Sequence[Extraction]) -> list[Report]:
        candidates = [c for extraction in extractions for c in extraction.candidates]
        windows = {window_of(c) for c in candidates}
        windows |= {_window(row) for row in self._ask(_OWN_WINDOWS, keys("key", article_keys))}
        names = {(c.province, name) for c in candidates for name in event_names(c).all}
        windows = self._windows_by_name(windows, names)
        self._connection.register("windows", _rows(_WINDOW, windows))
        rows = self._ask(_NEAR, keys("key", article_keys))
        self._connection.unregister("windows")
        return [_report(row) for row in rows]

    def _windows_by_name(self, windows: set[Window], names: set[Row]) -> set[Window]:
        """The windows, those with a report that has one of the names or one that these have, and so on."""
        found, new, asked = set(windows), windows, set(names)
        while new or names:
            names |= {(row[0], row[1]) for row in self._ask(_NAMES_IN, _rows(_WINDOW, new))} - asked
            asked |= names
            new = {_window(row) for row in self._ask(_WINDOWS_OF, _rows(("province", "names"), names))} - found
            found |= new
            names = set()
        return found

    def _save_articles(self, articles: Sequence[SavedArticle]) -> None:
        self._put("articles", "key", [article_row(saved) for saved in articles])
        self._delete("rejections", "article", [saved.article.key for saved in articles])
        self._insert("rejections", [row for saved in articles for row in rejection_rows(saved)])

    def _save_events(self, events: Sequence[Event], removed: Sequence[str]) -> None:
        self._put("events", "uid", [event_row(event) for event in events])
        self._delete("events", "uid", removed)
        for table in CHILDREN:
            self._delete(table, "uid", [*(event.uid for event in events), *removed])
            self._insert(table, [row for event in events for row in child_rows(table, event)])

    def _revision(self, plan: Plan) -> str:
        """Follows from the last one and from what changed, so that it never comes back."""
        before = self._connection.execute("SELECT revision FROM state").fetchall()
        changes = sorted((e.uid, e.sequence, e.last_modified.isoformat()) for e in plan.events)
        text = repr((before, changes, sorted(plan.removed), self.now.isoformat()))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _put(self, table: str, key: str, rows: list[dict[str, Any]]) -> None:
        """Replace the rows with the same key, add the others."""
        if rows:
            self._run(
                f"""MERGE INTO {table} USING batch ON {table}.{key} = batch.{key}
                WHEN MATCHED THEN UPDATE WHEN NOT MATCHED THEN INSERT BY NAME""",
                arrow(table, rows),
            )

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._run(f"INSERT INTO {table} BY NAME SELECT * FROM batch", arrow(table, rows))

    def _delete(self, table: str, column: str, values: Sequence[str]) -> None:
        if values:
            self._run(f"DELETE FROM {table} WHERE {column} IN (SELECT {column} FROM batch)", keys(column, values))

    def _run(self, sql: str, batch: pa.Table) -> duckdb.DuckDBPyConnection:
        self._connection.register("batch", batch)
        try:
            return self._connection.execute(sql)
        finally:
            self._connection.unregister("batch")

    def _ask(self, sql: str, batch: pa.Table) -> list[Row]:
        self._connection.register("batch", batch)
        rows = self._connection.execute(sql).fetchall()
        self._connection.unregister("batch")
        return rows


_WINDOW = ("dtstart", "dtend", "precision", "province")
_OWN_WINDOWS = """SELECT DISTINCT dtstart, dtend, "precision", province FROM reports
WHERE article IN (SELECT key FROM batch)"""
_NAMES_IN = """SELECT DISTINCT r.province, unnest(string_split(r.names, chr(10))) FROM reports r JOIN batch n
ON r.dtend IS NOT DISTINCT FROM n.dtend AND r.dtstart IS NOT DISTINCT FROM n.dtstart
AND r."precision" = n."precision" AND r.province IS NOT DISTINCT FROM n.province
WHERE r.names <> ''"""
_WINDOWS_OF = """SELECT DISTINCT r.dtstart, r.dtend, r."precision", r.province
FROM (SELECT *, unnest(string_split(names, chr(10))) AS name FROM reports WHERE names <> '') r JOIN batch n
ON r.name = n.names AND r.province IS NOT DISTINCT FROM n.province"""
# Reports of the batch's articles, then whatever is in one of the windows, or shares an event with those.
_NEAR = """
WITH own AS (SELECT * FROM reports WHERE article IN (SELECT key FROM batch)),
close_by AS (
    SELECT r.* FROM reports r JOIN windows n
    ON r.dtend IS NOT DISTINCT FROM n.dtend AND r.dtstart IS NOT DISTINCT FROM n.dtstart
    AND r."precision" = n."precision" AND r.province IS NOT DISTINCT FROM n.province
)
SELECT id, event, facts, gone FROM reports
WHERE event IN (SELECT event FROM close_by UNION SELECT event FROM own)
ORDER BY id
"""


def _rows(columns: Sequence[str], rows: Iterable[Row]) -> pa.Table:
    """A batch of some of the columns of `reports`."""
    schema = pa.schema([SCHEMAS["reports"].field(name) for name in columns])
    return pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows], schema=schema)


def _window(row: Row) -> Window:
    return (row[0], row[1], Precision(row[2]), row[3])


def _report(row: Row) -> Report:
    return Report(row[0], row[1], decode_candidate(row[2]), aware(row[3]) if row[3] else None)

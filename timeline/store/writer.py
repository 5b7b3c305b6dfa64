"""One run's changes to the store: reads what is known, applies plans, all in one transaction on a copy.

The copy is made when the first change comes, so a run that changes nothing leaves the store as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from timeline.lexicon.ids import possible_ids
from timeline.lexicon.shelves import find_shelves
from timeline.model import Article, Event, EventCandidate, Extraction
from timeline.records import (
    Action,
    ArticlePlace,
    ArticleState,
    Correction,
    Known,
    Plan,
    PossiblePair,
    Report,
    SavedArticle,
)
from timeline.store import articles, generations, schema, texts
from timeline.store.codec import decode_candidate
from timeline.store.connections import Row, aware, close_draft, open_draft, open_reading
from timeline.store.corrections import correction_row, find_corrections, reports_in, ties_of
from timeline.store.nearby import is_shelved, lie_on_shelves, reports_near, shelve_all
from timeline.store.reading import follow, get_events
from timeline.store.tables import (
    CHILDREN,
    arrow,
    article_row,
    band_rows,
    change_row,
    child_rows,
    event_row,
    gone_batch,
    keys,
    pair_row,
    rejection_rows,
    report_row,
)

_LEAST = timedelta(microseconds=1)


# A version is what was given otherwise, and reads otherwise: not what other rules made of the same, nor what differs in
# clutter alone. How long it was so is known of pages; else since it was read so.
_KEEP_VERSIONS = """INSERT INTO article_versions BY NAME
SELECT key, coalesce(old.fetched, old.last_changed) AS seen, batch.last_changed AS until, old.title, old.published,
    old.content_hash, old.text_hash, old.text
FROM articles old JOIN batch USING (key)
WHERE old.content_hash <> batch.content_hash
AND (old.text_hash, old.title, old.published) IS DISTINCT FROM (batch.text_hash, batch.title, batch.published)"""


class Writer:
    """Made by `Store.write`, for the length of its `with` block, by one thread.

    now: the run's instant, aware; once opened, later than that of every change before.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        self.now = now
        self._folder = folder
        self._draft: Path | None = None
        self._changed = False
        self._touched: set[str] = set()  # uids of the events that are other than before
        self._attached: duckdb.DuckDBPyConnection | None = None

    def open(self) -> None:
        """Look at the current generation; start a new one only where there is none, or an older schema."""
        number = generations.current_number(self._folder)
        if number:
            self._attach(self._current(number))
            self._changed = schema.is_pending(self._connection, str(self._folder)) or not is_shelved(self._connection)
        if self._changed or not number:
            self._begin()
        self.now = max(self.now, self._next_instant())

    def _next_instant(self) -> datetime:
        """The first one that no event in the store changed at or before."""
        [(latest,)] = self._connection.execute("SELECT max(last_modified) FROM events").fetchall()
        return self.now if latest is None else aware(latest) + _LEAST

    def _current(self, number: int) -> duckdb.DuckDBPyConnection:
        try:
            return open_reading(generations.path_of(self._folder, number))
        except FileNotFoundError:
            raise generations.missing(self._folder, number) from None

    def find_articles(self, article_keys: Iterable[str]) -> dict[str, ArticleState]:
        """What is known of those articles, by key; the new ones are missing."""
        rows = self._ask(
            """SELECT key, content_hash, text_hash, rules, first_seen, gone, fetched
            FROM articles JOIN batch USING (key)""",
            keys("key", article_keys),
        )
        return {row[0]: articles.state_of(row) for row in rows}

    def find_places(self) -> list[ArticlePlace]:
        """Where each article was last read from."""
        rows = self._connection.execute("SELECT key, source, content_hash FROM articles ORDER BY key").fetchall()
        return [ArticlePlace(*row) for row in rows]

    def find_sizes(self) -> list[tuple[str, int]]:
        """The key of each article and the length of its text in code points, those that were known first first, but
        reprints after all others."""
        return articles.find_sizes(self._connection)

    def get_articles(self, article_keys: Iterable[str]) -> dict[str, tuple[Article, ArticleState]]:
        """Those articles as they were read, and what is known of them, by key; in the order of `find_sizes`."""
        return articles.get_articles(self._connection, list(article_keys))

    def find_alike(self, bands: Iterable[int]) -> list[tuple[int, str]]:
        """Which articles have one of these bands (see `Extraction.bands`), as band and key."""
        wanted = arrow("article_bands", [{"article": "", "band": band} for band in set(bands)])
        return self._ask("SELECT band, store.article FROM article_bands store JOIN batch USING (band)", wanted)

    def get_extractions(self, article_keys: Iterable[str]) -> dict[str, tuple[Extraction, ArticleState]]:
        """What those articles gave when they were last read, and by which rules, by key: candidates and rejections."""
        return articles.get_extractions(self._connection, list(article_keys))

    def find_known(
        self,
        extractions: Sequence[Extraction],
        decided: Sequence[Correction] = (),
        ids: Iterable[str] = (),
        further: Iterable[str] = (),
    ) -> Known:
        """All that these extractions and new decisions can touch: articles, reports of what could be one event, events.

        ids: of further reports, or uids, whose events are to be known too. further: keys of articles, likewise.
        """
        article_keys = list(dict.fromkeys([*(extraction.article.key for extraction in extractions), *further]))
        corrections = self.find_corrections()
        added = {c.id: decode_candidate(c.added) for c in (*corrections, *decided) if c.action is Action.ADD}
        candidates = [c for extraction in extractions for c in extraction.candidates]
        candidates += [added[c.id] for c in decided if c.action is Action.ADD]
        ties = ties_of((*corrections, *decided))
        reports = reports_near(
            self._connection,
            article_keys,
            {shelf for candidate in candidates for shelf in find_shelves(candidate)},
            [*ids, *reports_in(decided, corrections), *(self._coming(candidates, article_keys) if ties else ())],
            ties,
        )
        return Known(
            articles=self.find_articles(article_keys),
            reports=tuple(reports),
            events=self.find_events({report.event for report in reports}),
            corrections=tuple(corrections),
            added=added,
            gone=self._find_gone(),
        )

    def _find_gone(self) -> dict[str, datetime]:
        rows = self._connection.execute("SELECT key, gone FROM articles WHERE gone IS NOT NULL ORDER BY key").fetchall()
        return {key: aware(gone) for key, gone in rows}

    def _coming(self, candidates: Iterable[EventCandidate], article_keys: Iterable[str]) -> Iterator[str]:
        """Ids of the reports that may be new: people may have said elsewhere that they are one with some of here."""
        rows = self._ask("SELECT id FROM reports JOIN batch ON article = key", keys("key", article_keys))
        return possible_ids(candidates, (name for (name,) in rows))

    def find_corrections(self) -> list[Correction]:
        """All that people decided, oldest first."""
        return find_corrections(self._connection)

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
        if plan.gone:
            self._run(
                "UPDATE articles SET gone = batch.gone FROM batch WHERE articles.key = batch.key", gone_batch(plan.gone)
            )
        self._save_reports(plan.reports)
        self._save_events(plan.events, plan.removed)
        self._save_pairs(plan.pairs, {*plan.paired, *plan.removed})
        self._insert("history", [change_row(change) for change in plan.history])
        self._insert("corrections", [correction_row(correction) for correction in plan.corrections])
        if plan.events or plan.removed:
            self._connection.execute("UPDATE state SET revision = ?", [self._revision(plan)])

    def find_without_texts(self, names: Collection[str], version: str, *, others: int) -> list[str]:
        """uids of dated events that lack a text of this version under one of these names: of those that changed in this
        write all, of the others the latest, at most so many. None where nothing changed: then nothing is written.
        """
        if self._draft is None or not self._changed:
            return []
        lacking = texts.find_without(self._connection, names, version)
        changed = [uid for uid in lacking if uid in self._touched]
        return changed + [uid for uid in lacking if uid not in self._touched][:others]

    def keep_texts(self, version: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep texts of events, each with the event's uid and the text's name, in the place of those with that name."""
        made = [{"uid": uid, "name": name, "version": version, "text": text} for uid, name, text in rows]
        if made:
            batch = arrow("texts", made)
            self._run("DELETE FROM texts WHERE (uid, name) IN (SELECT uid, name FROM batch)", batch)
            self._run("INSERT INTO texts BY NAME SELECT * FROM batch", batch)

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
        if not is_shelved(self._connection):
            shelve_all(self._connection)

    def _attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        if self._attached is not None:
            self._attached.close()
        self._attached = connection

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        assert self._attached is not None, "a writer is used within its `with` block"
        return self._attached

    def _save_articles(self, articles: Sequence[SavedArticle]) -> None:
        rows = [article_row(saved) for saved in articles]
        if rows:
            self._run(_KEEP_VERSIONS, arrow("articles", rows))
        self._put("articles", "key", rows)
        self._delete("rejections", "article", [saved.article.key for saved in articles])
        self._insert("rejections", [row for saved in articles for row in rejection_rows(saved)])
        self._delete("article_bands", "article", [saved.article.key for saved in articles])
        self._insert("article_bands", [row for saved in articles for row in band_rows(saved)])

    def _save_reports(self, reports: Sequence[Report]) -> None:
        self._put("reports", "id", [report_row(report) for report in reports])
        self._delete("report_shelves", "report", [report.id for report in reports])
        lie_on_shelves(self._connection, [(report.id, report.candidate) for report in reports])

    def _save_pairs(self, pairs: Sequence[PossiblePair], instead_of: Iterable[str]) -> None:
        """instead_of: uids; pairs with one of them are no more."""
        uids = sorted(instead_of)
        self._delete("event_pairs", "one", uids)
        self._delete("event_pairs", "other", uids)
        self._insert("event_pairs", [pair_row(pair) for pair in pairs])

    def _save_events(self, events: Sequence[Event], removed: Sequence[str]) -> None:
        changed = [*(event.uid for event in events), *removed]
        self._touched |= set(changed)
        self._put("events", "uid", [event_row(event) for event in events])
        self._delete("events", "uid", removed)
        self._delete("texts", "uid", changed)
        for table in CHILDREN:
            self._delete(table, "uid", changed)
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

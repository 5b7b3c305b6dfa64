"""Questions about what was read: articles, what was rejected in them, and how much there is of everything."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb

from timeline.folding import fold
from timeline.model import Article, Rejection, Span
from timeline.records import ArticleState
from timeline.store.answers import ArticleRecord, RejectionRecord, StoreCounts
from timeline.store.connections import Row, aware

_COLUMNS = 'key, url, title, "language", source, published, published_from, province, first_seen, last_changed'


def find_articles(
    connection: duckdb.DuckDBPyConnection, *, words: str | None, limit: int | None, offset: int
) -> list[ArticleRecord]:
    """See `Store.find_articles`."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM articles ORDER BY published DESC NULLS LAST, key").fetchall()
    asked = fold(words or "").split()
    rows = [row for row in rows if all(word in _searchable(row) for word in asked)] if asked else rows
    rows = rows[offset:] if limit is None else rows[offset : offset + limit]
    found, rejected = _found_in(connection, [row[0] for row in rows])
    return [
        ArticleRecord(
            key=row[0],
            url=row[1],
            title=row[2],
            language=row[3],
            source=row[4],
            published=row[5],
            published_from=row[6],
            province=row[7],
            first_seen=aware(row[8]),
            last_changed=aware(row[9]),
            events=tuple(found.get(row[0], ())),
            rejections=tuple(rejected.get(row[0], ())),
        )
        for row in rows
    ]


def _searchable(row: Row) -> str:
    return fold("\n".join(value for value in row[:3] if value))


def _found_in(
    connection: duckdb.DuckDBPyConnection, article_keys: list[str]
) -> tuple[dict[str, list[str]], dict[str, list[Rejection]]]:
    """By article's key: uids of the events that it reports, and its rejections."""
    values = {"keys": article_keys}
    events: dict[str, list[str]] = defaultdict(list)
    for key, uid in connection.execute(
        """SELECT DISTINCT article, event FROM reports
        WHERE gone IS NULL AND article IN (SELECT unnest($keys::VARCHAR[])) ORDER BY article, event""",
        values,
    ).fetchall():
        events[key].append(uid)
    rejections: dict[str, list[Rejection]] = defaultdict(list)
    for row in connection.execute(
        f"{_REJECTIONS} WHERE article IN (SELECT unnest($keys::VARCHAR[])) ORDER BY article, position", values
    ).fetchall():
        rejections[row[0]].append(_rejection(row))
    return events, rejections


_REJECTIONS = "SELECT article, text, span_start, span_end, reason FROM rejections"


def find_rejections(
    connection: duckdb.DuckDBPyConnection, *, article: str | None, reason: str | None, limit: int | None
) -> list[RejectionRecord]:
    """See `Store.find_rejections`."""
    asked = {name: value for name, value in (("article", article), ("reason", reason)) if value is not None}
    conditions = " AND ".join(f"{name} = ${name}" for name in asked) or "true"
    most = f"LIMIT {int(limit)}" if limit is not None else ""
    rows = connection.execute(f"{_REJECTIONS} WHERE {conditions} ORDER BY article, position {most}", asked).fetchall()
    return [RejectionRecord(row[0], _rejection(row)) for row in rows]


def _rejection(row: Row) -> Rejection:
    return Rejection(row[1], Span(row[2], row[3]), row[4])


def count(connection: duckdb.DuckDBPyConnection) -> StoreCounts:
    """See `Store.counts`."""
    counted = "count(*), count(withdrawn_at), count(*) - count(dtstart), min(dtstart), max(dtstart)"
    events = _row(connection, counted, "events")
    articles = _row(connection, "count(*), count(*) - count(published)", "articles")
    return StoreCounts(
        events=events[0],
        withdrawn=events[1],
        undated=events[2],
        articles=articles[0],
        undated_articles=articles[1],
        reports=_row(connection, "count(*) - count(gone)", "reports")[0],
        rejections=_row(connection, "count(*)", "rejections")[0],
        by_kind=_counted(connection, "events", "kind"),
        by_status=_counted(connection, "events", "status"),
        by_country=_counted(connection, "event_countries", "country"),
        by_language=_counted(connection, "articles", "language"),
        by_reason=_counted(connection, "rejections", "reason"),
        first=events[3],
        last=events[4],
    )


def _row(connection: duckdb.DuckDBPyConnection, columns: str, table: str) -> Row:
    [row] = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    return tuple(row)


def _counted(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> dict[str, int]:
    rows: list[Any] = connection.execute(
        f'SELECT "{column}", count(*) AS many FROM {table} GROUP BY ALL ORDER BY many DESC, "{column}"'
    ).fetchall()
    return dict(rows)


_WHOLE = 'key, text, "language", source, content_hash, url, title, published, published_from, province'


def find_sizes(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """See `Writer.find_sizes`."""
    rows = connection.execute("SELECT key, length(text) FROM articles ORDER BY first_seen, key").fetchall()
    return [(key, size) for key, size in rows]


def get_articles(
    connection: duckdb.DuckDBPyConnection, article_keys: list[str]
) -> dict[str, tuple[Article, ArticleState]]:
    """See `Writer.get_articles`."""
    rows = connection.execute(
        f"""SELECT {_WHOLE}, text_hash, rules, first_seen FROM articles
        WHERE key IN (SELECT unnest($keys::VARCHAR[])) ORDER BY first_seen, key""",
        {"keys": article_keys},
    ).fetchall()
    return {row[0]: (Article(*row[:10]), _state(row)) for row in rows}


def _state(row: Row) -> ArticleState:
    return ArticleState(row[0], row[4], row[10], row[11], aware(row[12]))

"""Questions about what was read: articles, what was rejected in them, and how much there is of everything."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb

from timeline.folding import fold
from timeline.model import Article, EventCandidate, Extraction, Rejection, Span
from timeline.records import ArticleState, ArticleVersion
from timeline.store.answers import ArticleChoice, ArticleRecord, HostRecord, RejectionRecord, StoreCounts
from timeline.store.codec import decode_candidate
from timeline.store.connections import Row, aware
from timeline.store.reading import meant_provinces

_COLUMNS = """key, url, title, "language", source, published, published_from, province, first_seen, last_changed,
    fetched, source_id, gone, reprint_of"""


# The province that an article was read for: the one that it names, else the one that its rules were applied for.
_PROVINCE = "coalesce(province, CASE WHEN contains(rules, ' ') THEN substr(rules, strpos(rules, ' ') + 1) END)"
_HOST = r"coalesce(regexp_extract(lower(url), '^https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#]+)', 1), '')"
# As `timeline.folding` folds; what it does beyond (ligatures, full-width letters) no title needs to be found.
_FOLDED = "replace(lower(strip_accents(concat_ws(chr(10), key, url, title))), 'đ', 'd')"


def find_articles(
    connection: duckdb.DuckDBPyConnection, chosen: ArticleChoice, *, limit: int | None, offset: int
) -> list[ArticleRecord]:
    """See `Store.find_articles`."""
    those, values = _chosen(connection, chosen)
    most = f"LIMIT {int(limit)}" if limit is not None else ""
    rows = connection.execute(
        f"""SELECT {_COLUMNS} FROM articles WHERE {those}
        ORDER BY published DESC NULLS LAST, key {most} OFFSET {int(offset)}""",
        values,
    ).fetchall()
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
            fetched=_aware(row[10]),
            source_id=row[11],
            gone=_aware(row[12]),
            reprint_of=row[13],
            events=tuple(found.get(row[0], ())),
            rejections=tuple(rejected.get(row[0], ())),
        )
        for row in rows
    ]


def count_articles(connection: duckdb.DuckDBPyConnection, chosen: ArticleChoice) -> int:
    """See `Store.count_articles`."""
    those, values = _chosen(connection, chosen)
    [(many,)] = connection.execute(f"SELECT count(*) FROM articles WHERE {those}", values).fetchall()
    return int(many)


def find_hosts(connection: duckdb.DuckDBPyConnection, chosen: ArticleChoice) -> list[HostRecord]:
    """See `Store.find_hosts`."""
    those, values = _chosen(connection, chosen)
    rows = connection.execute(
        f"""WITH read AS (SELECT key, {_HOST} AS host, published, last_changed FROM articles WHERE {those}),
        told AS (SELECT host, count(DISTINCT event) AS many FROM reports JOIN read ON article = key
            WHERE gone IS NULL GROUP BY host),
        refused AS (SELECT host, count(*) AS many FROM rejections JOIN read ON article = key GROUP BY host)
        SELECT host, count(*), max(published), max(last_changed), coalesce(max(told.many), 0),
            coalesce(max(refused.many), 0)
        FROM read LEFT JOIN told USING (host) LEFT JOIN refused USING (host)
        GROUP BY host ORDER BY count(*) DESC, host""",
        values,
    ).fetchall()
    return [HostRecord(row[0], row[1], row[2], aware(row[3]), row[4], row[5]) for row in rows]


def count_reasons(connection: duckdb.DuckDBPyConnection, chosen: ArticleChoice) -> dict[str, int]:
    """See `Store.count_reasons`."""
    those, values = _chosen(connection, chosen)
    return dict(
        connection.execute(
            f"""SELECT reason, count(*) AS many FROM rejections
            WHERE article IN (SELECT key FROM articles WHERE {those}) GROUP BY reason ORDER BY many DESC, reason""",
            values,
        ).fetchall()
    )


def _chosen(connection: duckdb.DuckDBPyConnection, chosen: ArticleChoice) -> tuple[str, dict[str, Any]]:
    """The tests of `chosen` as SQL, and the values of their parameters."""
    tests, values = ["true"], dict[str, Any]()
    if chosen.provinces:
        rows = connection.execute(f"SELECT DISTINCT {_PROVINCE} FROM articles").fetchall()
        values["provinces"] = meant_provinces([name for (name,) in rows if name], chosen.provinces)
        tests.append(f"({_PROVINCE} IS NULL OR {_PROVINCE} IN $provinces)")
    for name, test in (("host", f"{_HOST} = $host"), ("key", "key = $key")):
        if (value := getattr(chosen, name)) is not None:
            tests.append(test)
            values[name] = value
    for number, word in enumerate(fold(chosen.words or "").split()):
        tests.append(f"contains({_FOLDED}, $word{number})")
        values[f"word{number}"] = word
    return " AND ".join(tests), values


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


def find_versions(connection: duckdb.DuckDBPyConnection, key: str) -> list[ArticleVersion]:
    """See `Store.find_versions`."""
    rows = connection.execute(
        """SELECT key, seen, until, title, published, text, content_hash, text_hash FROM article_versions
        WHERE key = ? ORDER BY until""",
        [key],
    ).fetchall()
    return [ArticleVersion(row[0], aware(row[1]), aware(row[2]), *row[3:]) for row in rows]


def last_read(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    """See `Store.last_read`."""
    [(latest,)] = connection.execute("SELECT max(last_changed) FROM articles").fetchall()
    return _aware(latest)


def _aware(instant: datetime | None) -> datetime | None:
    return aware(instant) if instant else None


_WHOLE = 'key, text, "language", source, content_hash, url, title, published, published_from, province'


def find_sizes(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """See `Writer.find_sizes`."""
    rows = connection.execute(
        "SELECT key, length(text) FROM articles ORDER BY reprint_of IS NOT NULL, first_seen, key"
    ).fetchall()
    return [(key, size) for key, size in rows]


def get_articles(
    connection: duckdb.DuckDBPyConnection, article_keys: list[str]
) -> dict[str, tuple[Article, ArticleState]]:
    """See `Writer.get_articles`."""
    rows = connection.execute(
        f"""SELECT {_WHOLE}, fetched, source_id, text_hash, rules, first_seen, gone FROM articles
        WHERE key IN (SELECT unnest($keys::VARCHAR[])) ORDER BY reprint_of IS NOT NULL, first_seen, key""",
        {"keys": article_keys},
    ).fetchall()
    return {row[0]: (_article(row), state_of((row[0], row[4], *row[12:], row[10]))) for row in rows}


def _article(row: Row) -> Article:
    return replace(Article(*row[:10]), fetched=_aware(row[10]), source_id=row[11])


def state_of(row: Row) -> ArticleState:
    """key, content_hash, text_hash, rules, first_seen, gone, fetched as the store keeps them."""
    key, content_hash, text_hash, rules, first_seen, gone, fetched = row
    return ArticleState(key, content_hash, text_hash, rules, aware(first_seen), _aware(gone), _aware(fetched))


def get_extractions(
    connection: duckdb.DuckDBPyConnection, article_keys: list[str]
) -> dict[str, tuple[Extraction, ArticleState]]:
    """See `Writer.get_extractions`."""
    values = {"keys": article_keys}
    candidates: dict[str, list[EventCandidate]] = defaultdict(list)
    for key, facts in connection.execute(
        """SELECT article, facts FROM reports
        WHERE gone IS NULL AND article IN (SELECT unnest($keys::VARCHAR[])) ORDER BY article, id""",
        values,
    ).fetchall():
        candidates[key].append(decode_candidate(facts))
    _, rejections = _found_in(connection, article_keys)
    return {
        key: (Extraction(article, tuple(candidates[key]), rejections=tuple(rejections.get(key, ()))), state)
        for key, (article, state) in get_articles(connection, article_keys).items()
    }

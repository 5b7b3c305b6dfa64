"""Looks for what keys and references would forbid, if large tables had any (`Store.check`)."""

from __future__ import annotations

import duckdb

_UNIQUE = {
    "articles": "key",
    "events": "uid",
    "reports": "id",
    "rejections": "article, position",
    "event_also": "uid, kind",
    "event_countries": "uid, country",
    "event_parties": "uid, position",
    "event_summaries": 'uid, "language"',
    "event_conflicts": "uid, position",
    "report_shelves": "report, shelf, since",
    "event_pairs": "one, other",
    "evidence": "uid, article, span_start, span_end, quote",
    "corrections": "id",
    "texts": "uid, name",
    "article_versions": "key, until",
}
_REFERENCES = (
    ("rejections", "article", "articles", "key"),
    ("reports", "event", "events", "uid"),
    ("event_also", "uid", "events", "uid"),
    ("event_countries", "uid", "events", "uid"),
    ("event_parties", "uid", "events", "uid"),
    ("event_summaries", "uid", "events", "uid"),
    ("event_conflicts", "uid", "events", "uid"),
    ("evidence", "uid", "events", "uid"),
    ("report_shelves", "report", "reports", "id"),
    ("event_pairs", "one", "events", "uid"),
    ("event_pairs", "other", "events", "uid"),
    ("texts", "uid", "events", "uid"),
    ("article_versions", "key", "articles", "key"),
)
_RULES = {
    "an event without a summary": "SELECT uid FROM events WHERE uid NOT IN (SELECT uid FROM event_summaries)",
    "reports.article leads nowhere in articles": """SELECT DISTINCT article FROM reports
        WHERE article NOT IN (SELECT key FROM articles) AND NOT starts_with(article, 'by-hand:')""",
    "a report that was added by hand by nobody": """SELECT id FROM reports WHERE starts_with(article, 'by-hand:')
        AND article[9:] NOT IN (SELECT id FROM corrections WHERE action = 'add')""",
    "an event that is not withdrawn, though all its reports are gone": """SELECT event FROM reports JOIN events
        ON uid = event WHERE withdrawn_at IS NULL AND review_at IS NULL
        GROUP BY event HAVING count(*) = count(gone)""",
    "a withdrawn event with a report": """SELECT event FROM reports JOIN events ON uid = event
        WHERE withdrawn_at IS NOT NULL AND review_at IS NULL AND gone IS NULL""",
    "a correction that undoes none": """SELECT id FROM corrections
        WHERE action = 'undo' AND uid NOT IN (SELECT id FROM corrections)""",
    "an event that ends before it begins": "SELECT uid FROM events WHERE dtstart >= dtend",
}


def find_faults(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What is wrong, as sentences, at most a few for each rule; empty where all is well."""
    faults = []
    for table, columns in _UNIQUE.items():
        query = f"SELECT {columns} FROM {table} GROUP BY ALL HAVING count(*) > 1"
        faults += _told(connection, f"{table}: twice the same {columns}", query)
    for table, column, target, key in _REFERENCES:
        query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {target})"
        faults += _told(connection, f"{table}.{column} leads nowhere in {target}", query)
    for rule, query in _RULES.items():
        faults += _told(connection, rule, query)
    return faults


def _told(connection: duckdb.DuckDBPyConnection, fault: str, query: str) -> list[str]:
    rows = connection.execute(f"{query} ORDER BY ALL LIMIT 5").fetchall()
    return [f"{fault}: {', '.join(str(value)[:80] for value in row)}" for row in rows]

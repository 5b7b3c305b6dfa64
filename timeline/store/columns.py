"""Lean answers about many events: who draws fifty thousand has no need of fifty thousand values of the model."""

from __future__ import annotations

from typing import Any

import duckdb

from timeline.filter import EventFilter
from timeline.store.answers import EventColumns, EventCounts
from timeline.store.reading import STANDING, conditions


def find_columns(connection: duckdb.DuckDBPyConnection, chosen: EventFilter, language: str) -> EventColumns:
    """See `Store.find_columns`."""
    those, values = selected(connection, chosen)
    rows = connection.execute(
        f"""WITH {those},
        titles AS (
            SELECT uid, arg_min(summary, place) AS title, arg_min("language", place) AS title_language
            FROM (
                SELECT *, CASE WHEN "language" = $language THEN -1 ELSE position END AS place FROM event_summaries
            )
            GROUP BY uid
        ),
        abroad AS (
            SELECT uid, array_to_string(list(country ORDER BY position), ' ') AS countries
            FROM event_countries GROUP BY uid
        ),
        told AS (
            SELECT uid, array_to_string(list_sort(list(DISTINCT "language")), ' ') AS languages
            FROM evidence GROUP BY uid
        )
        SELECT uid, coalesce(title, ''), dtstart, dtend, "precision", kind, status, main, withdrawn_at IS NOT NULL,
            uid IN (SELECT uid FROM event_conflicts WHERE NOT starts_with(conflict, 'source-gone:')),
            coalesce(countries, ''), coalesce(languages, ''),
            coalesce(title_language, '')
        FROM chosen LEFT JOIN titles USING (uid) LEFT JOIN abroad USING (uid) LEFT JOIN told USING (uid)
        ORDER BY dtstart, dtend, uid""",
        values | {"language": language},
    ).fetchall()
    return EventColumns(*zip(*rows, strict=True)) if rows else EventColumns()


def find_chosen(connection: duckdb.DuckDBPyConnection, chosen: EventFilter) -> list[str]:
    """See `Store.find_chosen`."""
    those, values = selected(connection, chosen)
    return [uid for (uid,) in connection.execute(f"WITH {those} SELECT uid FROM chosen", values).fetchall()]


def count_events(connection: duckdb.DuckDBPyConnection, chosen: EventFilter, *, withdrawn: bool = True) -> EventCounts:
    """See `Store.summary`."""
    those, values = selected(connection, chosen, withdrawn=withdrawn)
    rows = connection.execute(
        f"""WITH {those}
        SELECT 'year', CAST(year(dtstart) AS VARCHAR), count(*) FROM chosen GROUP BY ALL
        UNION ALL
        SELECT 'country', country, count(*) FROM chosen JOIN event_countries USING (uid) GROUP BY ALL
        ORDER BY ALL""",
        values,
    ).fetchall()
    years = {int(name): many for table, name, many in rows if table == "year"}
    countries = {name: many for table, name, many in rows if table == "country"}
    most_first = dict(sorted(countries.items(), key=lambda pair: (-pair[1], pair[0])))
    return EventCounts(sum(years.values()), most_first, years)


def find_provinces(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """See `Store.find_provinces`."""
    query = "SELECT DISTINCT province FROM events WHERE province IS NOT NULL ORDER BY province"
    return [name for (name,) in connection.execute(query).fetchall()]


def selected(
    connection: duckdb.DuckDBPyConnection, chosen: EventFilter, *, withdrawn: bool = True
) -> tuple[str, dict[str, Any]]:
    """A table expression `chosen` of the dated events that a filter selects, and the values of its parameters.

    withdrawn: whether those that were withdrawn are among them.
    """
    tests, values = conditions(connection, chosen, dated=True)
    tests += [] if withdrawn else [STANDING]
    limit = f"ORDER BY dtstart DESC, uid LIMIT {int(chosen.limit)}" if chosen.limit is not None else ""
    return f"chosen AS (SELECT * FROM events WHERE {' AND '.join(tests)} {limit})", values

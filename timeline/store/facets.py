"""How many events there would be with each choice of a filter: what people know from shops as facets.

The counts of one thing (kind, country ...) leave out what is chosen of that thing and keep all else. So each event is
tested once, each test is a column, and each count asks for the columns of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb

from timeline.filter import EventFilter
from timeline.folding import fold
from timeline.store.answers import Facets, PartyCount
from timeline.store.connections import Row
from timeline.store.reading import STANDING, named_conditions

MOST_PARTIES = 300  # that are offered: nobody reads more, and any other can be typed
_FACETS = ("kinds", "countries", "statuses", "parties", "since", "until")


def find_facets(connection: duckdb.DuckDBPyConnection, chosen: EventFilter, *, withdrawn: bool = True) -> Facets:
    """See `Store.facets`."""
    tests, values = named_conditions(connection, chosen)
    common = ["dtstart IS NOT NULL", *([] if withdrawn else [STANDING])]
    common += [test for name, test in tests.items() if name not in _FACETS]
    tested = ", ".join(f"{tests.get(name, 'true')} AS by_{name}" for name in _FACETS)
    rows = connection.execute(
        _QUERY.format(
            common=" AND ".join(common),
            tested=tested,
            most=MOST_PARTIES,
            **{f"but_{name}": _all_but(name) for name in _FACETS},
        ),
        values | {"asked": list(chosen.parties), "asked_folded": [fold(name) for name in chosen.parties]},
    ).fetchall()
    return _facets(rows)


def _all_but(facet: str) -> str:
    return " AND ".join(f"by_{name}" for name in _FACETS if name != facet)


_QUERY = """
WITH tested AS MATERIALIZED (SELECT uid, dtstart, dtend, kind, status, {tested} FROM events WHERE {common}),
offered AS (
    SELECT name, any_value(folded) AS folded, any_value(country) AS country
    FROM event_parties JOIN tested USING (uid) WHERE title IS NULL
    GROUP BY name
    ORDER BY count(*) FILTER ({but_parties}) DESC, count(*) DESC, name LIMIT {most}
),
choices AS (
    SELECT * FROM offered
    UNION
    SELECT name, folded, (SELECT any_value(o.country) FROM offered o WHERE o.name = a.name)
    FROM (SELECT unnest($asked::VARCHAR[]) AS name, unnest($asked_folded::VARCHAR[]) AS folded) a
),
spelled AS (SELECT DISTINCT folded FROM event_parties),
meant AS (
    SELECT choices.name, spelled.folded FROM choices JOIN spelled ON contains(spelled.folded, choices.folded)
),
met AS (
    SELECT DISTINCT meant.name, uid
    FROM event_parties JOIN meant USING (folded) JOIN tested USING (uid) WHERE {but_parties}
)
SELECT 'kinds' AS facet, value, NULL AS country, count(*) AS events FROM (
    SELECT uid, kind AS value FROM tested WHERE {but_kinds}
    UNION SELECT uid, a.kind FROM tested JOIN event_also a USING (uid) WHERE {but_kinds}
) GROUP BY ALL
UNION ALL
SELECT 'countries', country, NULL, count(DISTINCT uid)
FROM tested JOIN event_countries USING (uid) WHERE {but_countries} GROUP BY ALL
UNION ALL
SELECT 'statuses', status, NULL, count(*) FROM tested WHERE {but_statuses} GROUP BY ALL
UNION ALL
SELECT 'since', CAST(year(dtend - 1) AS VARCHAR), NULL, count(*) FROM tested WHERE {but_since} GROUP BY ALL
UNION ALL
SELECT 'until', CAST(year(dtstart) AS VARCHAR), NULL, count(*) FROM tested WHERE {but_until} GROUP BY ALL
UNION ALL
SELECT 'parties', choices.name, any_value(choices.country), count(uid)
FROM choices LEFT JOIN met USING (name) GROUP BY choices.name
"""  # title: persons alone have one


def _facets(rows: Iterable[Row]) -> Facets:
    found: dict[str, dict[Any, int]] = defaultdict(dict)
    parties: list[PartyCount] = []
    for facet, value, country, events in rows:
        if facet == "parties":
            parties.append(PartyCount(value, country, events))
        else:
            found[facet][value] = events
    return Facets(
        kinds=found["kinds"],
        countries=found["countries"],
        statuses=found["statuses"],
        parties=tuple(sorted(parties, key=lambda party: (-party.events, party.name))),
        ended={int(year): events for year, events in found["since"].items()},
        begun={int(year): events for year, events in found["until"].items()},
    )

"""Which events are worth a person's look, and which event a person means."""

from __future__ import annotations

import duckdb

_SURE = 0.6  # from this confidence on, an event needs no look for its own sake
_REASONS = ("contested", "conflict", "pair", "unsure")
# What reports say of the other fields ends in an article's key, which may end in anything; so it does where a value of
# "status" or "kind" is followed by more than the word.
_BY_PEOPLE = (
    "((status|kind):[^:]*|(dates|also|scope|main|part_of_day|clock|parties|countries|location|summary[.][a-z]+):(.|\n)*)"
    ":(correction|overruled)"
)
# Settled: somebody looked at it, and nothing but decisions changed it since. A decision that another clock dates ahead
# counts from when it took effect here. Who adds an event has not looked at those that it may be one with.
_DOUBTFUL = """WITH doubts AS (
    SELECT uid, confidence, dtstart, review_at, withdrawn_at,
        uid IN (SELECT uid FROM event_conflicts WHERE conflict SIMILAR TO $by_people) AS contested,
        uid IN (SELECT uid FROM event_conflicts) AS conflict,
        uid IN (SELECT one FROM event_pairs UNION SELECT other FROM event_pairs) AS pair,
        confidence < $sure AS unsure,
        review_at IS NOT NULL AND uid NOT IN (
            SELECT h.uid FROM history h JOIN events e USING (uid) WHERE h.correction IS NULL
            AND h.changed > least(e.review_at, coalesce(
                (SELECT max(d.changed) FROM history d WHERE d.uid = h.uid AND d.correction IS NOT NULL), e.created
            ))
        ) AS settled,
        review_at IN (SELECT decided FROM corrections WHERE action = 'add') AS added
    FROM events
)
SELECT uid, contested, conflict, pair, unsure FROM doubts
WHERE (contested OR (NOT settled AND (conflict OR pair OR unsure)) OR (pair AND coalesce(added, false)))
AND (withdrawn_at IS NULL OR (review_at IS NOT NULL AND conflict))
ORDER BY contested DESC, conflict DESC, pair DESC, confidence, dtstart DESC NULLS LAST, uid"""


def find_doubtful(connection: duckdb.DuckDBPyConnection, limit: int | None) -> list[tuple[str, tuple[str, ...]]]:
    """See `Store.find_doubtful`."""
    most = f" LIMIT {int(limit)}" if limit is not None else ""
    rows = connection.execute(_DOUBTFUL + most, {"sure": _SURE, "by_people": _BY_PEOPLE}).fetchall()
    return [(row[0], tuple(name for name, so in zip(_REASONS, row[1:], strict=True) if so)) for row in rows]


def find_uids(connection: duckdb.DuckDBPyConnection, beginning: str) -> list[str]:
    """See `Store.find_uids`."""
    rows = connection.execute(
        """SELECT uid FROM events WHERE starts_with(uid, $beginning)
        UNION SELECT uid FROM redirects WHERE starts_with(id, $beginning) ORDER BY uid""",
        {"beginning": beginning},
    ).fetchall()
    return [uid for (uid,) in rows]

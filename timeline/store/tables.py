"""Values as rows: each table's columns as Arrow sees them, and the rows that an event or an article becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from timeline.folding import fold
from timeline.model import Event
from timeline.records import Change, PossiblePair, Report, SavedArticle
from timeline.store.codec import encode_candidate
from timeline.store.connections import naive

_TEXT, _DAY, _INSTANT, _CLOCK = pa.string(), pa.date32(), pa.timestamp("us"), pa.time64("us")
_NUMBER, _REAL, _YES = pa.int32(), pa.float64(), pa.bool_()

SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema(
        dict.fromkeys(("key", "url", "title", "language"), _TEXT)
        | {"published": _DAY}
        | dict.fromkeys(("published_from", "province", "source", "text", "content_hash", "text_hash", "rules"), _TEXT)
        | {"first_seen": _INSTANT, "last_changed": _INSTANT, "fetched": _INSTANT, "source_id": _TEXT, "gone": _INSTANT}
        | {"reprint_of": _TEXT}
    ),
    "article_bands": pa.schema({"article": _TEXT, "band": pa.uint32()}),
    "rejections": pa.schema(
        {
            "article": _TEXT,
            "position": _NUMBER,
            "text": _TEXT,
            "span_start": _NUMBER,
            "span_end": _NUMBER,
            "reason": _TEXT,
        }
    ),
    "reports": pa.schema(
        dict.fromkeys(("id", "article", "event"), _TEXT)
        | {"dtstart": _DAY, "dtend": _DAY, "precision": _TEXT, "province": _TEXT, "gone": _INSTANT}
        | {"facts": _TEXT, "because": _TEXT}
    ),
    "events": pa.schema(
        {"uid": _TEXT, "dtstart": _DAY, "dtend": _DAY, "precision": _TEXT, "part_of_day": _TEXT}
        | {"clock": _CLOCK, "clock_end": _CLOCK, "kind": _TEXT, "status": _TEXT, "scope": _TEXT, "main": _YES}
        | {"location": _TEXT, "province": _TEXT, "confidence": _REAL}
        | {"withdrawn_at": _INSTANT, "withdrawn_reason": _TEXT, "sequence": _NUMBER}
        | {"created": _INSTANT, "last_modified": _INSTANT, "folded": _TEXT}
        | {"review_at": _INSTANT, "review_confirmed": _YES, "review_fields": _TEXT}
    ),
    "event_also": pa.schema({"uid": _TEXT, "position": _NUMBER, "kind": _TEXT}),
    "event_countries": pa.schema({"uid": _TEXT, "position": _NUMBER, "country": _TEXT}),
    "event_parties": pa.schema(
        {"uid": _TEXT, "position": _NUMBER} | dict.fromkeys(("name", "role", "country", "folded", "title"), _TEXT)
    ),
    "event_summaries": pa.schema({"uid": _TEXT, "position": _NUMBER, "language": _TEXT, "summary": _TEXT}),
    "event_conflicts": pa.schema({"uid": _TEXT, "position": _NUMBER, "conflict": _TEXT}),
    "evidence": pa.schema(
        {"uid": _TEXT, "position": _NUMBER, "article": _TEXT, "span_start": _NUMBER, "span_end": _NUMBER}
        | {"quote": _TEXT, "url": _TEXT, "language": _TEXT, "title": _TEXT, "published": _DAY, "gone": _INSTANT}
        | {"reprint_of": _TEXT}
    ),
    "event_pairs": pa.schema({"one": _TEXT, "other": _TEXT, "likeness": _REAL, "reasons": _TEXT}),
    "texts": pa.schema(dict.fromkeys(("uid", "name", "version", "text"), _TEXT)),
    "history": pa.schema(
        {"uid": _TEXT, "sequence": _NUMBER, "changed": _INSTANT}
        | dict.fromkeys(("field", "old", "new", "article", "rules", "correction"), _TEXT)
    ),
    "corrections": pa.schema(
        {"id": _TEXT, "decided": _INSTANT}
        | dict.fromkeys(("author", "action", "uid", "ids", "rest", "field", "value", "told", "added", "note"), _TEXT)
    ),
}
CHILDREN = ("event_also", "event_countries", "event_parties", "event_summaries", "event_conflicts", "evidence")


def arrow(table: str, rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Rows as a batch for that table, columns in the table's own order."""
    return pa.Table.from_pylist(list(rows), schema=SCHEMAS[table])


def gone_batch(gone: Mapping[str, datetime | None]) -> pa.Table:
    """Articles by key, and since when their pages are no longer there."""
    rows = [{"key": key, "gone": naive(since) if since else None} for key, since in gone.items()]
    return pa.Table.from_pylist(rows, schema=pa.schema({"key": _TEXT, "gone": _INSTANT}))


def keys(column: str, values: Iterable[str]) -> pa.Table:
    return pa.table({column: pa.array(list(values), _TEXT)})


def article_row(saved: SavedArticle) -> dict[str, Any]:
    article = saved.article
    return {
        "key": article.key,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "published_from": article.published_from,
        "province": article.province,
        "source": article.source,
        "text": article.text,
        "content_hash": article.content_hash,
        "text_hash": saved.text_hash,
        "rules": saved.rules,
        "first_seen": naive(saved.first_seen),
        "last_changed": naive(saved.last_changed),
        "fetched": naive(article.fetched) if article.fetched else None,
        "source_id": article.source_id,
        "gone": naive(saved.gone) if saved.gone else None,
        "reprint_of": saved.reprint_of,
    }


def band_rows(saved: SavedArticle) -> list[dict[str, Any]]:
    return [{"article": saved.article.key, "band": band} for band in saved.bands]


def rejection_rows(saved: SavedArticle) -> list[dict[str, Any]]:
    return [
        {
            "article": saved.article.key,
            "position": position,
            "text": rejection.text,
            "span_start": rejection.span.start,
            "span_end": rejection.span.end,
            "reason": rejection.reason,
        }
        for position, rejection in enumerate(saved.rejections)
    ]


def report_row(report: Report) -> dict[str, Any]:
    dtstart, dtend, precision, province = report.window
    return {
        "id": report.id,
        "article": report.article,
        "event": report.event,
        "dtstart": dtstart,
        "dtend": dtend,
        "precision": precision,
        "province": province,
        "gone": naive(report.gone) if report.gone else None,
        "facts": encode_candidate(report.candidate),
        "because": report.because,
    }


def event_row(event: Event) -> dict[str, Any]:
    withdrawn, review = event.withdrawn, event.review
    return {
        "uid": event.uid,
        "dtstart": event.dtstart,
        "dtend": event.dtend,
        "precision": event.precision,
        "part_of_day": event.part_of_day,
        "clock": event.clock,
        "clock_end": event.clock_end,
        "kind": event.kind,
        "status": event.status,
        "scope": event.scope,
        "main": event.main,
        "location": event.location,
        "province": event.province,
        "confidence": event.confidence,
        "withdrawn_at": naive(withdrawn.at) if withdrawn else None,
        "withdrawn_reason": withdrawn.reason if withdrawn else None,
        "sequence": event.sequence,
        "created": naive(event.created),
        "last_modified": naive(event.last_modified),
        "folded": searchable(event),
        "review_at": naive(review.at) if review else None,
        "review_confirmed": review.confirmed if review else None,
        "review_fields": " ".join(review.fields) if review else None,
    }


def searchable(event: Event) -> str:
    """What a search for words looks at. A line each, so that no word spans two texts."""
    texts = [*event.summary.values(), *(p.name for p in event.parties), *event.countries, event.location or ""]
    texts += [text for e in event.evidence for text in (e.quote, e.title or "")]
    return "\n".join(fold(text) for text in texts if text)


def child_rows(table: str, event: Event) -> list[dict[str, Any]]:
    rows = _CHILD_ROWS[table](event)
    return [{"uid": event.uid, "position": position, **row} for position, row in enumerate(rows)]


def _party_rows(event: Event) -> list[dict[str, Any]]:
    return [
        {"name": p.name, "role": p.role, "country": p.country, "folded": fold(p.name), "title": p.title}
        for p in event.parties
    ]


def _evidence_rows(event: Event) -> list[dict[str, Any]]:
    return [
        {
            "article": e.article,
            "span_start": e.span.start,
            "span_end": e.span.end,
            "quote": e.quote,
            "url": e.url,
            "language": e.language,
            "title": e.title,
            "published": e.published,
            "gone": naive(e.gone) if e.gone else None,
            "reprint_of": e.reprint_of,
        }
        for e in event.evidence
    ]


_CHILD_ROWS = {
    "event_also": lambda event: [{"kind": kind} for kind in event.also],
    "event_countries": lambda event: [{"country": country} for country in event.countries],
    "event_parties": _party_rows,
    "event_summaries": lambda event: [{"language": k, "summary": v} for k, v in event.summary.items()],
    "event_conflicts": lambda event: [{"conflict": conflict} for conflict in event.conflicts],
    "evidence": _evidence_rows,
}


def pair_row(pair: PossiblePair) -> dict[str, Any]:
    return {"one": pair.one, "other": pair.other, "likeness": pair.likeness, "reasons": " ".join(pair.reasons)}


def change_row(change: Change) -> dict[str, Any]:
    return {
        "uid": change.uid,
        "sequence": change.sequence,
        "changed": naive(change.at),
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "article": change.article,
        "rules": change.rules,
        "correction": change.correction,
    }

"""Events and extractions as records for machines: JSON objects of plain values, a line each.

Starts and ends are "YYYY", "YYYY-MM" or "YYYY-MM-DD", as exactly as they are known, the end inclusive or null; start is
null for "recently", whose end is then the limit. Instants are RFC 3339 in UTC. Text is as it was given,
but what is no address of the web is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from timeline.model import (
    Event,
    EventCandidate,
    Extraction,
    Party,
    Rejection,
    Review,
    Span,
    Withdrawal,
    period_end,
    period_start,
)
from timeline.provinces.coordinates import find_coordinates
from timeline.publish.feed import Feed
from timeline.publish.text import web_address
from timeline.publish.wording import stamp

_SURROGATE = re.compile("[\ud800-\udfff]")
# Legal in JSON, but the end of a line for many a reader of lines, or nothing that a terminal should get.
_NO_LINE = re.compile("[\x7f-\x9f\u2028\u2029]")


def event_record(event: Event, language: str | None = None) -> dict[str, Any]:
    """What the store knows of the event. language: of the title, where a report has one in it; else the first's."""
    return {
        "uid": event.uid,
        **_shared(event),
        "title": event.title(language) if event.summary else "",
        "countries": list(event.countries),
        "parties": [_party(party) for party in event.parties],
        "location": event.location,
        "geo": _point(event),
        "province": event.province,
        "confidence": round(event.confidence, 3),
        "sequence": event.sequence,
        "created": stamp(event.created, event.uid),
        "last_modified": stamp(event.last_modified, event.uid),
        "withdrawn": _withdrawn(event.withdrawn, event.uid),
        "conflicts": [_conflict(code) for code in event.conflicts],
        "review": _review(event.review, event.uid),
        "sources": [
            {
                "id": e.article,
                "url": web_address(e.url),
                "language": e.language,
                "quote": e.quote,
                "gone": stamp(e.gone, event.uid) if e.gone else None,
                "reprint_of": e.reprint_of,
            }
            for e in event.evidence
        ],
    }


def candidate_record(candidate: EventCandidate) -> dict[str, Any]:
    """What one article says of one event."""
    return {
        **_shared(candidate),
        "title": candidate.summary,
        "countries": list(candidate.countries),
        "parties": [_party(party) for party in candidate.parties],
        "location": candidate.location,
        "confidence": round(candidate.confidence, 3),
        "evidence": {"quote": candidate.evidence.quote, "span": _span(candidate.evidence.span)},
    }


def extraction_record(extraction: Extraction, article_id: str | None = None) -> dict[str, Any]:
    """All that one article gave. article_id: how the article shall be called; by default its key."""
    article = extraction.article
    return {
        "id": article.key if article_id is None else article_id,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "title": article.title,
        "events": [candidate_record(candidate) for candidate in extraction.candidates],
        "rejected": [_rejected(rejection) for rejection in extraction.rejections],
    }


def json_line(record: Mapping[str, Any]) -> str:
    """The record as one line of JSON, without a line end; safe to print and to split by lines."""
    return sound_json(json.dumps(record, ensure_ascii=False))


def sound_json(text: str) -> str:
    """The JSON text with what no encoder takes replaced, and with what breaks lines escaped."""
    return _NO_LINE.sub(lambda m: f"\\u{ord(m.group()):04x}", _SURROGATE.sub("\ufffd", text))


def render_jsonl(events: Sequence[Event], feed: Feed) -> bytes:
    """A line for each event, in the order given (UTF-8)."""
    return "".join(f"{json_line(event_record(event, feed.language))}\n" for event in events).encode()


def _shared(event: Event | EventCandidate) -> dict[str, Any]:
    return {
        "start": period_start(event.dtstart, event.precision),
        "end": period_end(event.dtstart, event.dtend, event.precision),
        "precision": str(event.precision),
        "part_of_day": str(event.part_of_day) if event.part_of_day else None,
        "clock": event.clock.isoformat("minutes") if event.clock else None,
        "clock_end": event.clock_end.isoformat("minutes") if event.clock_end else None,
        "kind": str(event.kind),
        "also": [str(kind) for kind in event.also],
        "scope": str(event.scope),
        "status": str(event.status),
        "main": event.main,
    }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "role": str(party.role), "country": party.country, "title": party.title}


def _point(event: Event) -> dict[str, float] | None:
    """Where the town lies that the location names (WGS 84, degrees)."""
    point = find_coordinates(event.location, event.province)
    return None if point is None else {"latitude": point[0], "longitude": point[1]}


def _rejected(rejection: Rejection) -> dict[str, Any]:
    return {"text": rejection.text, "span": _span(rejection.span), "reason": rejection.reason}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _conflict(code: str) -> str:
    """As `Event.conflicts` has it, but with the record's own names and its inclusive end."""
    field, value, source = (*code.split(":", 2), "", "")[:3]
    if field == "dtstart":
        return f"start:{value}:{source}"
    if field == "dtend":
        return f"end:{_day_before(value)}:{source}"
    return code


def _day_before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:  # what another version of the program wrote
        return day


def _withdrawn(withdrawal: Withdrawal | None, uid: str) -> dict[str, Any] | None:
    return None if withdrawal is None else {"at": stamp(withdrawal.at, uid), "reason": withdrawal.reason}


def _review(review: Review | None, uid: str) -> dict[str, Any] | None:
    if review is None:
        return None
    return {"at": stamp(review.at, uid), "confirmed": review.confirmed, "fields": list(review.fields)}

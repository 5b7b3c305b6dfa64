"""A report's facts as JSON text and back: the store keeps them whole, and looks into them only to resolve again."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from timeline.model import (
    EventCandidate,
    Evidence,
    Kind,
    PartOfDay,
    Party,
    Precision,
    Role,
    Scope,
    Span,
    Status,
)


def encode_candidate(candidate: EventCandidate) -> str:
    evidence = candidate.evidence
    facts = {
        "dtstart": _text(candidate.dtstart),
        "dtend": _text(candidate.dtend),
        "precision": candidate.precision,
        "kind": candidate.kind,
        "also": candidate.also,
        "summary": candidate.summary,
        "language": candidate.language,
        "date_span": [candidate.date_span.start, candidate.date_span.end],
        "status": candidate.status,
        "scope": candidate.scope,
        "main": candidate.main,
        "part_of_day": candidate.part_of_day,
        "clock": _text(candidate.clock),
        "clock_end": _text(candidate.clock_end),
        "parties": [[p.name, p.role, p.country, p.title] for p in candidate.parties],
        "countries": candidate.countries,
        "location": candidate.location,
        "province": candidate.province,
        "confidence": candidate.confidence,
        "composed": dict(candidate.composed),
        "evidence": {
            "article": evidence.article,
            "span": [evidence.span.start, evidence.span.end],
            "quote": evidence.quote,
            "url": evidence.url,
            "language": evidence.language,
            "title": evidence.title,
            "published": _text(evidence.published),
            "reprint_of": evidence.reprint_of,
        },
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def decode_candidate(text: str) -> EventCandidate:
    facts = json.loads(text)
    return EventCandidate(
        dtstart=_date(facts["dtstart"]),
        dtend=_date(facts["dtend"]),
        precision=Precision(facts["precision"]),
        kind=Kind(facts["kind"]),
        also=tuple(Kind(k) for k in facts["also"]),
        summary=facts["summary"],
        language=facts["language"],
        date_span=Span(*facts["date_span"]),
        status=Status(facts["status"]),
        scope=Scope(facts["scope"]),
        main=facts["main"],
        part_of_day=PartOfDay(facts["part_of_day"]) if facts["part_of_day"] else None,
        clock=_time(facts["clock"]),
        clock_end=_time(facts["clock_end"]),
        parties=tuple(_party(*row) for row in facts["parties"]),
        countries=tuple(facts["countries"]),
        location=facts["location"],
        province=facts["province"],
        confidence=facts["confidence"],
        composed=facts["composed"],
        evidence=_evidence(facts["evidence"]),
    )


def _party(name: str, role: str, country: str | None, title: str | None = None) -> Party:
    return Party(name, Role(role), country, title)  # before schema 2 no party had a title


def _evidence(facts: dict[str, Any]) -> Evidence:
    return Evidence(
        article=facts["article"],
        span=Span(*facts["span"]),
        quote=facts["quote"],
        url=facts["url"],
        language=facts["language"],
        title=facts["title"],
        published=_date(facts["published"]),
        reprint_of=facts.get("reprint_of"),  # before schema 7 nobody knew
    )


def _text(value: date | time | None) -> str | None:
    return value.isoformat() if value is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None

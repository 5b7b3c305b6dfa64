"""Articles and what they report, for tests: made up, plausible, and different only where a test says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from timeline.model import (
    Article,
    EventCandidate,
    Evidence,
    Extraction,
    Kind,
    Party,
    Precision,
    Rejection,
    Role,
    Span,
)
from timeline.records import ArticleState, Known, Plan

DAY = date(2023, 1, 4)
NOW = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


def later(hours: int) -> datetime:
    return NOW + timedelta(hours=hours)


def make_article(key: str = "news-1", **changes: Any) -> Article:
    text = changes.pop("text", f"{key}: on January 4 the province met a delegation from Daejeon.")
    values: dict[str, Any] = {
        "language": "en",
        "source": "news.jsonl",
        "content_hash": hashlib.sha256(f"{text}{changes}".encode()).hexdigest(),
        "url": f"https://{key}.example/story",
        "title": f"Story of {key}",
        "published": date(2023, 1, 5),
        "published_from": "given",
        "province": "binh-duong",
    }
    return Article(key=key, text=text, **(values | changes))


def make_candidate(article: Article | str = "news-1", **changes: Any) -> EventCandidate:
    """A meeting with Daejeon on 4 January 2023, but for `changes`; a day's end follows from its start.

    quote, span, published and url go into the evidence.
    """
    article = make_article(article) if isinstance(article, str) else article
    dtstart = changes.get("dtstart", DAY)
    quote = changes.pop("quote", article.text)
    evidence = Evidence(
        article=article.key,
        span=changes.pop("span", Span(0, len(quote))),
        quote=quote,
        url=changes.pop("url", article.url),
        language=article.language,
        title=article.title,
        published=changes.pop("published", article.published),
    )
    values: dict[str, Any] = {
        "dtstart": dtstart,
        "dtend": dtstart + timedelta(days=1) if dtstart else date(2023, 1, 6),
        "precision": Precision.DAY if dtstart else Precision.BEFORE,
        "kind": Kind.MEETING,
        "summary": "Meeting with Daejeon",
        "language": article.language,
        "evidence": evidence,
        "date_span": Span(10, 22),
        "parties": (Party("Daejeon", Role.VISITOR, "KR"),),
        "countries": ("KR",),
        "province": article.province,
        "confidence": 0.8,
    }
    return EventCandidate(**(values | changes))


def make_extraction(
    article: Article | str = "news-1", *candidates: EventCandidate, rejections: Sequence[Rejection] = ()
) -> Extraction:
    """The article with these candidates; with none given, with one meeting."""
    article = make_article(article) if isinstance(article, str) else article
    return Extraction(article, candidates or (make_candidate(article),), rejections=tuple(rejections))


def silent(article: Article | str) -> Extraction:
    """The article with no event in it."""
    return Extraction(make_article(article) if isinstance(article, str) else article)


def after(known: Known, plan: Plan) -> Known:
    """What is known once a plan is applied: a store in memory, as slow and as plain as can be."""
    saved = {s.article.key: s for s in plan.articles}
    states = {
        key: ArticleState(key, s.article.content_hash, s.text_hash, s.rules, s.first_seen, s.gone)
        for key, s in saved.items()
    }
    gone = {**known.gone, **{key: s.gone for key, s in saved.items()}, **plan.gone}
    reports = {r.id: r for r in known.reports} | {r.id: r for r in plan.reports}
    events = {**known.events, **{e.uid: e for e in plan.events}}
    return Known(
        articles={**known.articles, **states},
        reports=tuple(reports[name] for name in sorted(reports)),
        events={uid: event for uid, event in events.items() if uid not in plan.removed},
        corrections=(*known.corrections, *plan.corrections),
        added=known.added,
        gone={key: since for key, since in gone.items() if since is not None},
    )


def ids(known: Known) -> set[str]:
    """All uids and redirects."""
    return set(known.events) | {r.id for r in known.reports}


def bare_facts(known: Known) -> list[str]:
    """The events without what follows from the order of arrival: uid, instants, sequence, order of the summaries."""
    events: Iterable[Any] = (
        replace(e, uid="", created=NOW, last_modified=NOW, sequence=0, summary=dict(sorted(e.summary.items())))
        for e in known.events.values()
    )
    return sorted(map(repr, events))

"""A store of made-up reports to review: one event of two reports, one that may be the same, one that is doubtful."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.reports import later, make_article, make_candidate, make_extraction
from timeline.filter import EventFilter
from timeline.model import Event, Extraction, Kind, Party, Role, Span
from timeline.resolve import plan_changes
from timeline.store import Store

TEXT = "{day} January: the province met a delegation from Daejeon ({key})."


def reported(key: str, day: int, **changes: object) -> Extraction:
    """One article that reports a meeting with Daejeon on that day of January 2023."""
    article = make_article(key, text=TEXT.format(day=day, key=key))
    values = {"dtstart": date(2023, 1, day), "summary": f"Meeting of {key}", "date_span": Span(0, 9)} | changes
    return make_extraction(article, make_candidate(article, **values))


DOUBTFUL = reported(
    "doubtful",
    20,
    kind=Kind.VISIT,
    parties=(Party("Champasak", Role.VISITOR, "LA"),),
    countries=("LA",),
    confidence=0.4,
)
ALL = (reported("first", 4), reported("second", 4), reported("third", 6), DOUBTFUL)


def tell(folder: Path, *batch: Extraction, hour: int = 0) -> Store:
    """A real store in `folder` that these articles were read into."""
    store = Store(folder)
    with store.write(later(hour)) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now, {e.article.key: "1" for e in batch}))
    return store


def find_event(store: Store, key: str) -> Event:
    """The event that the article of that key reports."""
    [found] = [e for e in store.find_events(EventFilter(), dated=False) if key in {v.article for v in e.evidence}]
    return found

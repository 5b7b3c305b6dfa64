"""Today's rules over stored articles: what differs is told, and put in place unless it was a rehearsal."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.reports import NOW, later, make_candidate
from timeline import pipeline
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Article, Extraction, Kind, Span
from timeline.pipeline.reprocess import reprocess
from timeline.provinces import Profile
from timeline.store import Store

ALL = EventFilter()
Rules = Callable[[Article, Profile], Extraction]


def _dates(article: Article, profile: Profile, kind: Kind = Kind.VISIT) -> Extraction:
    """Rules for tests: a visit on each date that the text holds."""
    days = [date.fromisoformat(word) for word in article.text.split()]
    found = [
        make_candidate(
            article,
            dtstart=day,
            kind=kind,
            quote=f"It was on {day}.",
            date_span=Span(11 * n, 11 * n + 10),
            province=profile.id,
        )
        for n, day in enumerate(days)
    ]
    return Extraction(article, tuple(found))


def _but_the_first(article: Article, profile: Profile) -> Extraction:
    found = _dates(article, profile)
    return replace(found, candidates=found.candidates[1:])


def _meetings(article: Article, profile: Profile) -> Extraction:
    return _dates(article, profile, Kind.MEETING)


def _broken(article: Article, profile: Profile) -> Extraction:
    raise IndexError("a fault in a rule")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[Rules, str], None]:
    """`today(rules, name)`: these are the rules from now on, under that name."""

    def put(rules: Rules, name: str) -> None:
        monkeypatch.setattr(pipeline, "extract_events", rules)
        monkeypatch.setattr(pipeline, "rules_version", lambda: name)

    return put


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    row = {"id": "a", "text": "2023-01-04 2023-02-04", "language": "en", "published": "2023-03-01"}
    path.write_text(json.dumps(row) + "\n")
    return path


@pytest.fixture
def store(tmp_path: Path, news: Path, today: Callable[[Rules, str], None]) -> Store:
    """Two visits, found by rules whose name is "readings" and "findings"."""
    kept = Store(tmp_path / "var")
    today(_dates, "readingsfindings")
    pipeline.ingest([news], kept, Settings(), NOW)
    return kept


def test_the_same_rules_find_the_same(store: Store) -> None:
    found = reprocess(store, later(1))
    assert (found.articles, found.gained, found.lost, found.changed) == (1, (), (), ())


def test_the_same_rules_write_nothing(store: Store) -> None:
    reprocess(store, later(1))
    assert store.generation() == 1


def test_what_is_not_found_any_more_is_lost_and_withdrawn(store: Store, today: Callable[[Rules, str], None]) -> None:
    today(_but_the_first, "readings-others-")
    found = reprocess(store, later(1))
    shown = {event.dtstart: event.withdrawn for event in store.find_events(ALL)}
    assert [event.dtstart for event in found.lost] == [date(2023, 1, 4)]
    assert shown[date(2023, 1, 4)] is not None and shown[date(2023, 2, 4)] is None


def test_what_is_found_again_is_gained(store: Store, today: Callable[[Rules, str], None]) -> None:
    today(_but_the_first, "readings-others-")
    reprocess(store, later(1))
    today(_dates, "readingsfindings")
    found = reprocess(store, later(2))
    assert [event.dtstart for event in found.gained] == [date(2023, 1, 4)]


def test_what_is_told_differently_is_changed_under_its_uid(store: Store, today: Callable[[Rules, str], None]) -> None:
    before = {event.uid for event in store.find_events(ALL)}
    today(_meetings, "readings-others-")
    found = reprocess(store, later(1))
    assert [(old.kind, new.kind) for old, new in found.changed] == [(Kind.VISIT, Kind.MEETING)] * 2
    assert {event.uid for event in store.find_events(ALL)} == before


def test_a_rehearsal_tells_the_same_and_changes_nothing(store: Store, today: Callable[[Rules, str], None]) -> None:
    today(_meetings, "readings-others-")
    rehearsed = reprocess(store, later(1), dry_run=True)
    assert {event.kind for event in store.find_events(ALL)} == {Kind.VISIT} and store.generation() == 1
    assert rehearsed == reprocess(store, later(1))


def test_an_article_that_the_rules_fail_on_stays_as_it_was(store: Store, today: Callable[[Rules, str], None]) -> None:
    today(_broken, "readings-others-")
    found = reprocess(store, later(1))
    assert [error.subject for error in found.errors] == ["a"] and found.lost == ()
    assert all(event.withdrawn is None for event in store.find_events(ALL))


def test_a_source_that_would_be_read_as_before_is_not_read_again(
    store: Store, news: Path, today: Callable[[Rules, str], None]
) -> None:
    today(_meetings, "readings-others-")
    reprocess(store, later(1))
    today(_broken, "readings-others-")  # it would fail
    assert pipeline.ingest([news], store, Settings(), later(2)).errors == ()


def test_a_source_that_would_be_read_otherwise_is_read_again(
    store: Store, news: Path, today: Callable[[Rules, str], None]
) -> None:
    today(_dates, "another-findings")
    reprocess(store, later(1))
    today(_meetings, "another-findings")
    pipeline.ingest([news], store, Settings(), later(2))
    assert {event.kind for event in store.find_events(ALL)} == {Kind.MEETING}


def test_history_names_the_rules_that_changed_an_event(store: Store, today: Callable[[Rules, str], None]) -> None:
    today(_meetings, "readings-others-")
    reprocess(store, later(1))
    event = store.find_events(ALL)[0]
    rows = [(row.field, row.article, row.rules) for row in store.find_history(event.uid)]
    assert ("kind", "a", "readings-others- binh-duong") in rows

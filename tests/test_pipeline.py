"""The whole way from a place to the store. The rules of extraction are tested in their own room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reports import NOW, later, make_candidate
from timeline import pipeline
from timeline.config import Settings
from timeline.errors import ConfigError, SourceError
from timeline.filter import EventFilter
from timeline.model import Article, Extraction, Kind, Rejection, Span
from timeline.pipeline import IngestSummary, extract_places, ingest, rules_version, versions
from timeline.provinces import Profile
from timeline.sources import Notice
from timeline.store import Store

ALL = EventFilter()
LABELLED = Path(__file__).parent / "labelled" / "articles"


def _by_the_text(article: Article, profile: Profile) -> Extraction:
    """Rules for tests: a text of dates gives an event a date; "statistics" is a rejection, "broken" a fault."""
    if "broken" in article.text:
        raise IndexError("a fault in a rule")
    rejections = (Rejection("12%", Span(0, 3), "statistics"),) if "statistics" in article.text else ()
    days = [date.fromisoformat(word) for word in article.text.split() if word[0] == "2"]
    candidates = [
        make_candidate(
            article,
            dtstart=day,
            kind=Kind.VISIT,
            quote=f"It was on {day}.",
            date_span=Span(20 * n, 20 * n + 10),
            province=profile.id,
        )
        for n, day in enumerate(days)
    ]
    return Extraction(article, tuple(candidates), rejections=rejections)


@pytest.fixture
def simple_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract_events", _by_the_text)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """`write(*articles)` is a file of them, written anew each time."""

    def put(*articles: dict[str, Any], name: str = "news.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(article) + "\n" for article in articles))
        return path

    return put


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var")


def _article(key: str, text: str, **changes: Any) -> dict[str, Any]:
    return {"id": key, "text": text, "language": "en", "published": "2023-01-05", **changes}


def _run(store: Store, *places: Path, hour: int = 0, **settings: Any) -> IngestSummary:
    return ingest(places, store, Settings(**settings), later(hour))


ONE = _article("a", "2023-01-04")
TWO = _article("b", "2023-02-04 2023-03-04 statistics")


@pytest.mark.usefixtures("simple_rules")
def test_a_first_run_counts_what_is_new(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(ONE, TWO))
    assert summary == IngestSummary(articles_new=2, events_new=3, rejected={"statistics": 1})
    assert (store.counts().articles, store.counts().events) == (2, 3)


@pytest.mark.usefixtures("simple_rules")
def test_a_second_run_changes_nothing(store: Store, write: Callable[..., Path]) -> None:
    path = write(ONE, TWO)
    _run(store, path)
    before = (store.generation(), store.revision())
    assert _run(store, path, hour=1) == IngestSummary(articles_unchanged=2, events_unchanged=3)
    assert (store.generation(), store.revision()) == before


@pytest.mark.usefixtures("simple_rules")
def test_a_second_run_extracts_nothing(
    store: Store, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(ONE, TWO)
    _run(store, path)
    monkeypatch.setattr(pipeline, "extract_events", lambda *_: pytest.fail("extracted again"))
    assert _run(store, path, hour=1).articles_unchanged == 2


@pytest.mark.usefixtures("simple_rules")
def test_a_changed_article_changes_its_events(store: Store, write: Callable[..., Path]) -> None:
    _run(store, write(ONE, TWO))
    summary = _run(store, write(_article("a", "2023-01-05"), TWO), hour=1)
    assert (summary.articles_changed, summary.articles_unchanged) == (1, 1)
    assert (summary.events_changed, summary.events_unchanged, summary.events_withdrawn) == (1, 2, 0)


@pytest.mark.usefixtures("simple_rules")
def test_an_article_that_falls_silent_withdraws_its_events(store: Store, write: Callable[..., Path]) -> None:
    _run(store, write(ONE))
    summary = _run(store, write(_article("a", "nothing")), hour=1)
    assert (summary.events_withdrawn, summary.events_changed, summary.events_unchanged) == (1, 0, 0)
    assert [event.withdrawn is not None for event in store.find_events(ALL)] == [True]


@pytest.mark.usefixtures("simple_rules")
def test_an_article_that_is_not_read_this_time_keeps_its_events(store: Store, write: Callable[..., Path]) -> None:
    _run(store, write(ONE, TWO))
    assert _run(store, write(ONE), hour=1) == IngestSummary(articles_unchanged=1, events_unchanged=1)
    assert store.counts().withdrawn == 0


@pytest.mark.usefixtures("simple_rules")
def test_two_articles_on_one_event_give_one(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(ONE, _article("b", "2023-01-04")))
    assert (summary.articles_new, summary.events_new) == (2, 1)
    assert [len(event.evidence) for event in store.find_events(ALL)] == [2]


@pytest.mark.usefixtures("simple_rules")
def test_batches_make_no_difference(
    store: Store, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = write(*(_article(f"a{n}", f"2023-01-0{1 + n % 3}") for n in range(9)))
    whole = _run(store, path)
    monkeypatch.setattr(pipeline, "_MOST_ARTICLES", 2)
    other = Store(tmp_path / "other")
    assert _run(other, path) == whole
    assert other.find_events(ALL) == store.find_events(ALL)
    assert other.generation() == 1


@pytest.mark.usefixtures("simple_rules")
def test_long_articles_make_short_batches(
    store: Store, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_MOST_CHARACTERS", 15)
    assert _run(store, write(ONE, TWO, _article("c", "2023-05-05"))).articles_new == 3


@pytest.mark.usefixtures("simple_rules")
def test_a_fault_in_a_rule_costs_one_article(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(ONE, _article("b", "broken"), _article("c", "2023-05-05")))
    assert (summary.articles_new, summary.articles_failed, summary.events_new) == (2, 1, 2)
    assert [error.subject for error in summary.errors] == ["b"]
    assert "IndexError: a fault in a rule" in str(summary.errors[0])


def test_an_article_in_a_language_without_a_lexicon_is_an_error(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(_article("a", "Le 4 janvier, une délégation est venue.", language="fr")))
    assert (summary.articles_failed, summary.articles_new, store.generation()) == (1, 0, 0)


@pytest.mark.usefixtures("simple_rules")
def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(
    store: Store, write: Callable[..., Path], tmp_path: Path
) -> None:
    summary = _run(store, tmp_path / "missing.jsonl", write(ONE))
    assert (summary.articles_failed, summary.articles_new) == (1, 1)
    assert "missing.jsonl" in str(summary.errors[0])


@pytest.mark.usefixtures("simple_rules")
def test_halves_of_characters_cost_one_article(
    store: Store, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(ONE, TWO)
    read = pipeline.read_articles

    def spoilt(*arguments: Any, **named: Any) -> Any:
        return (
            replace(a, text=a.text + "\ud800") if isinstance(a, Article) and a.key == "a" else a
            for a in read(*arguments, **named)
        )

    monkeypatch.setattr(pipeline, "read_articles", spoilt)
    summary = _run(store, path)
    assert (summary.articles_new, [error.subject for error in summary.errors]) == (1, ["a"])


@pytest.mark.usefixtures("simple_rules")
def test_notices_are_passed_on(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(ONE), write(ONE, name="again.jsonl"))
    assert [type(notice) for notice in summary.notices] == [Notice]
    assert (summary.articles_new, summary.articles_failed) == (2, 0)


@pytest.mark.usefixtures("simple_rules")
def test_an_article_without_a_date_is_counted(store: Store, write: Callable[..., Path]) -> None:
    summary = _run(store, write(ONE, _article("b", "nothing", published=None)))
    assert (summary.articles_undated, summary.articles_new, summary.articles_failed) == (1, 2, 0)


@pytest.mark.usefixtures("simple_rules")
def test_progress_is_told_of_each_article(store: Store, write: Callable[..., Path]) -> None:
    told: list[tuple[int, str]] = []
    ingest([write(ONE, TWO)], store, Settings(), NOW, lambda done, what: told.append((done, what)))
    assert told == [(1, "a"), (2, "b")]


@pytest.mark.usefixtures("simple_rules")
def test_changed_rules_read_everything_again(
    store: Store, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(ONE, TWO)
    _run(store, path)
    monkeypatch.setattr(pipeline, "rules_version", lambda: "other")
    monkeypatch.setattr(pipeline, "extract_events", lambda article, _: Extraction(article))
    summary = _run(store, path, hour=1)
    assert (summary.articles_unchanged, summary.events_withdrawn) == (2, 3)
    reasons = {event.withdrawn.reason for event in store.find_events(ALL) if event.withdrawn}
    assert reasons == {"rules-changed"}


@pytest.mark.usefixtures("simple_rules")
def test_another_home_province_reads_again_what_names_none(store: Store, write: Callable[..., Path]) -> None:
    path = write(ONE, _article("b", "2023-02-04", province="Long An"))
    _run(store, path)
    summary = ingest([path], store, Settings(), later(1), province="Da Nang")
    assert summary.events_changed + summary.events_new + summary.events_withdrawn > 0
    assert _provinces(store) == {"da-nang", "long-an"}


def _provinces(store: Store) -> set[str | None]:
    return {event.province for event in store.find_events(ALL) if event.withdrawn is None}


@pytest.mark.usefixtures("simple_rules")
def test_an_article_keeps_the_home_province_that_it_was_read_for(store: Store, write: Callable[..., Path]) -> None:
    ingest([write(ONE)], store, Settings(), NOW, province="Da Nang")
    summary = _run(store, write(ONE, TWO), hour=1)
    assert (summary.articles_unchanged, summary.events_withdrawn) == (1, 0)
    assert _provinces(store) == {"da-nang", "binh-duong"}
    (notice,) = summary.notices
    assert notice.subject == "Da Nang"
    assert "keep this one, not binh-duong: 1;" in notice.message


@pytest.mark.usefixtures("simple_rules")
def test_an_article_that_changes_keeps_it_too(store: Store, write: Callable[..., Path]) -> None:
    ingest([write(ONE)], store, Settings(), NOW, province="Da Nang")
    _run(store, write(_article("a", "2023-01-06")), hour=1)
    assert _provinces(store) == {"da-nang"}


@pytest.mark.usefixtures("simple_rules")
def test_an_article_that_comes_to_name_its_province_is_read_for_that(store: Store, write: Callable[..., Path]) -> None:
    ingest([write(ONE)], store, Settings(), NOW, province="Da Nang")
    summary = _run(store, write({**ONE, "province": "Long An"}), hour=1)
    assert (_provinces(store), summary.notices) == ({"long-an"}, ())


@pytest.mark.usefixtures("simple_rules")
def test_another_spelling_of_the_same_province_is_nothing_to_tell(store: Store, write: Callable[..., Path]) -> None:
    path = write(ONE)
    ingest([path], store, Settings(), NOW, province="Bình Dương")
    assert _run(store, path, hour=1).notices == ()


def test_a_blank_province_is_refused_before_anything_is_read(store: Store, write: Callable[..., Path]) -> None:
    with pytest.raises(ConfigError):
        _run(store, write(ONE), province=" ")
    assert not store.folder.exists()


@pytest.mark.usefixtures("simple_rules")
def test_extracting_stores_nothing_and_keeps_the_order(write: Callable[..., Path], tmp_path: Path) -> None:
    places = [write(ONE, _article("b", "broken")), tmp_path / "missing.txt"]
    found = list(extract_places(places, Settings(store=tmp_path / "var")))
    assert [type(item) for item in found][:2] == [Extraction, SourceError]
    assert isinstance(found[2], SourceError)
    assert not (tmp_path / "var").exists()


@pytest.mark.usefixtures("simple_rules")
def test_extracting_for_a_province_by_name(write: Callable[..., Path]) -> None:
    (extraction,) = extract_places([write(ONE)], Settings(), "Long An")
    assert isinstance(extraction, Extraction)
    assert extraction.candidates[0].province == "long-an"


def test_the_rules_version_is_the_same_at_each_call() -> None:
    assert rules_version() == rules_version()


def test_the_rules_version_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.toml").write_text("a = 1")
    monkeypatch.setattr(versions.resources, "files", lambda room: tmp_path)
    before = rules_version()
    (tmp_path / "words" / "notes.txt").write_text("no rule")
    assert rules_version() == before
    (tmp_path / "words" / "en.toml").write_text("a = 2")
    assert rules_version() != before


@pytest.mark.slow
def test_the_labelled_articles_make_a_sound_store(store: Store) -> None:
    """With the real rules: all are read, the store is whole, and a second run changes nothing."""
    first = _run(store, LABELLED)
    assert (first.articles_failed, first.errors) == (0, ())
    assert first.events_new > 20
    assert store.check() == []
    second = _run(store, LABELLED, hour=1)
    assert (second.articles_unchanged, second.events_new, second.events_changed) == (first.articles_new, 0, 0)
    assert second.events_unchanged == first.events_new

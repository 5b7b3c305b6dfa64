"""Runs over followed sources: a real store, a real file of states, and a web in memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.following.madeup import BEGUN, LIST, SOURCE, Place, Web, by_the_text, page
from timeline import pipeline
from timeline.errors import FetchError, LaterError, RefusedError
from timeline.followed import PageStatus, Source, SourceKind
from timeline.pipeline.looking import Limits
from timeline.pipeline.update import SourceOutcome, Step, UpdateSummary, next_due
from timeline.store.following import Following

LATER = LaterError("the host is busy", status=503, retry_after=7200)
BROKEN_OFF = LaterError("no answer")


@pytest.fixture(autouse=True)
def _simple_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract_events", by_the_text)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "var")


def _one(summary: UpdateSummary) -> SourceOutcome:
    [outcome] = summary.sources
    return outcome


def test_a_first_run_stores_what_the_list_names(place: Place) -> None:
    place.put(1, 2)
    summary = place.run()
    assert (place.articles(), place.store.counts().events) == (["1", "2"], 2)
    assert (summary.ingest.articles_new, summary.ingest.events_new) == (2, 2)
    assert _one(summary) == SourceOutcome(
        "news",
        next_try=place.following.source("news").next_try,
        lists=1,
        lists_changed=1,
        named=2,
        fetched=2,
        articles_new=2,
    )


def test_an_unchanged_source_costs_one_conditional_request(place: Place) -> None:
    place.put(1, 2)
    place.run()
    place.web.take_asked()
    place.web.later(hours=2)
    place.run()
    assert place.web.asked == [LIST + "?"]


def test_an_unchanged_source_makes_no_new_generation(place: Place) -> None:
    place.put(1, 2)
    place.run()
    before = place.store.generation()
    place.web.later(days=1, hours=2)
    assert _one(place.run()).unchanged == 2
    assert place.store.generation() == before


def test_a_source_that_is_not_due_is_not_asked(place: Place) -> None:
    place.put(1)
    place.run()
    place.web.take_asked()
    assert place.run() == UpdateSummary()
    assert place.web.asked == []


def test_a_source_is_asked_although_it_is_not_due(place: Place) -> None:
    place.put(1)
    place.run()
    place.web.take_asked()
    place.run(only_due=False)
    assert place.web.asked == [LIST + "?"]


def test_what_is_new_is_fetched_and_nothing_else(place: Place) -> None:
    place.put(1)
    place.run()
    place.web.take_asked()
    place.put(2, 1)
    place.web.later(hours=2)
    assert _one(place.run()).articles_new == 1
    assert place.web.asked == [LIST + "?", page(2)]


def test_only_so_many_pages_are_fetched_in_a_run_the_newest_first(place: Place) -> None:
    place.put(1, 2, 3)
    place.web.answers[LIST] = f"{page(1)} 2024-01-01\n{page(2)} 2024-03-01\n{page(3)} 2024-02-01"
    outcome = _one(place.run(limits=Limits(pages=2)))
    assert (place.web.asked[1:], outcome.left) == ([page(2), page(3)], 1)


def test_the_rest_is_fetched_by_the_next_run_soon(place: Place) -> None:
    place.put(1, 2, 3)
    place.run(limits=Limits(pages=2))
    place.web.later(minutes=16)
    place.run(limits=Limits(pages=2))
    assert place.articles() == ["1", "2", "3"]


def test_articles_are_stored_as_they_come(place: Place) -> None:
    place.put(1, 2, 3)
    seen = []
    place.run(limits=Limits(articles=1), progress=lambda step: seen.append(place.store.counts().articles))
    assert seen == [0, 1, 2]


def test_articles_that_wait_for_long_are_stored(place: Place) -> None:
    place.put(1, 2)
    slow: Callable[[], str] = lambda: place.web.later(minutes=5) or "2023-02-01"  # noqa: E731
    place.web.answers[page(2)] = slow
    place.run()
    assert place.articles() == ["1", "2"]
    assert place.store.generation() == 2


def test_progress_is_told_page_by_page(place: Place) -> None:
    place.put(1, 2)
    told: list[Step] = []
    place.run(progress=told.append)
    assert told == [Step("news", 1, 2, page(1)), Step("news", 2, 2, page(2))]


def test_a_page_that_changed_changes_its_article(place: Place) -> None:
    place.put(1)
    place.run()
    place.web.answers[page(1)] = "2023-01-02"
    place.web.later(days=1, hours=2)
    assert _one(place.run()).articles_changed == 1


def test_a_page_is_looked_at_again_four_times(place: Place) -> None:
    place.put(1)
    looks = []
    for day in range(60):
        place.run(only_due=False)
        looks += [day] * (page(1) + "?" in place.web.take_asked())
        place.web.later(days=1)
    assert looks == [1, 3, 7, 30]


def test_a_list_with_one_article_twice_reads_it_once(place: Place) -> None:
    place.put(1, 2)
    place.web.answers[page(2)] = f"2023-09-09 same as {page(1)}"
    place.run()
    assert (place.articles(), place.status(2)) == (["1"], "empty")
    assert place.store.counts().events == 1


@pytest.mark.parametrize("canonical_first", [True, False])
def test_an_article_under_two_addresses_does_not_change_by_turns(place: Place, canonical_first: bool) -> None:
    place.put(1, 2)
    place.web.answers[page(1)] = "2023-01-01 body"
    place.web.answers[page(2)] = f"2023-01-01 print same as {page(1)}"
    place.web.answers[LIST] = "\n".join([page(1), page(2)] if canonical_first else [page(2), page(1)])
    changed = 0
    for _ in range(40):
        changed += _one(place.run(only_due=False)).articles_changed
        place.web.later(days=1)
    assert changed == 0


# --- what goes wrong ---


def test_one_source_holds_up_no_other(place: Place) -> None:
    place.put(1)
    bad = [
        Source("refused", "https://refused.example/rss", SourceKind.FEED),
        Source("gone", "https://gone.example/rss", SourceKind.FEED),
        Source("fault", "https://fault.example/rss", SourceKind.FEED),
        Source("broken", "https://broken.example/rss", SourceKind.FEED),
    ]
    place.web.answers |= {bad[0].url: RefusedError("robots.txt"), bad[2].url: ZeroDivisionError(), bad[3].url: "broken"}
    summary = place.run(*bad, SOURCE)
    assert place.articles() == ["1"]
    assert [source.id for source in summary.failed] == ["refused", "gone", "fault", "broken"]
    assert all(source.next_try and source.next_try > place.web.now() for source in summary.failed)


def test_a_source_that_fails_is_noted_with_why_and_since_when(place: Place) -> None:
    place.web.answers[LIST] = FetchError("HTTP 403")
    place.run()
    place.web.later(days=1)
    place.run()
    state = place.following.source("news")
    assert (state.failures, state.message) == (2, "HTTP 403")
    assert state.failing_since is not None and state.failing_since - BEGUN < timedelta(minutes=1)


def test_a_source_that_is_well_again_has_no_failures(place: Place) -> None:
    place.web.answers[LIST] = FetchError("HTTP 403")
    place.run()
    place.put(1)
    place.web.later(days=1)
    place.run()
    state = place.following.source("news")
    assert (state.failures, state.failing_since, state.message) == (0, None, None)
    assert state.new_article is not None


def test_a_host_is_left_alone_for_as_long_as_it_wants(place: Place) -> None:
    place.web.answers[LIST] = LATER
    outcome = _one(place.run())
    assert outcome.next_try is not None and outcome.next_try - place.web.now() >= timedelta(hours=2)


def test_the_other_sources_of_a_host_that_wants_to_be_left_alone_wait_too(place: Place) -> None:
    place.web.answers[LIST] = LATER
    other = Source("other", "https://news.example/other", SourceKind.FEED)
    place.run(SOURCE, other)
    assert place.web.asked == [LIST]
    wait = place.following.source("other").next_try
    assert wait is not None and wait - place.web.now() >= timedelta(hours=2)


def test_the_other_pages_of_a_host_that_wants_to_be_left_alone_wait(place: Place) -> None:
    place.put(1, 2, 3)
    place.web.answers[page(2)] = LATER
    outcome = _one(place.run())
    assert place.web.asked == [LIST, page(1), page(2)]
    assert (place.articles(), outcome.message) == (["1"], "the host is busy")


def test_after_three_pages_without_an_answer_the_rest_waits(place: Place) -> None:
    place.put(1, 2, 3, 4, 5)
    place.web.answers |= {page(n): BROKEN_OFF for n in (1, 2, 3, 4)}
    place.run()
    assert place.web.asked == [LIST, page(1), page(2), page(3)]


def test_a_page_that_fails_costs_no_other(place: Place) -> None:
    place.put(1, 2, 3)
    place.web.answers[page(2)] = FetchError("HTTP 403")
    outcome = _one(place.run())
    assert (place.articles(), place.status(2), outcome.failed) == (["1", "3"], "failed", 1)


def test_a_page_that_fails_once_is_had_the_next_time(place: Place) -> None:
    place.put(1)
    place.web.answers[page(1)] = BROKEN_OFF
    place.run()
    place.put(1)
    place.web.later(hours=2)
    place.run()
    assert place.articles() == ["1"]


def test_a_page_that_fails_for_good_is_given_up_and_says_so(place: Place) -> None:
    place.put(1)
    place.web.answers[page(1)] = FetchError("HTTP 403")
    given_up = 0
    for _ in range(60):
        given_up += _one(place.run(only_due=False)).given_up
        place.web.later(days=1)
    kept = place.following.get_pages([page(1)])[page(1)]
    assert (place.web.asked.count(page(1)), given_up) == (8, 1)
    assert (kept.next_try, kept.message) == (None, "given up after 8 tries: HTTP 403")


def test_a_page_that_is_refused_is_tried_again_a_day_later(place: Place) -> None:
    place.put(1)
    place.web.answers[page(1)] = RefusedError("robots.txt forbids it")
    place.run()
    wait = place.following.get_pages([page(1)])[page(1)].next_try
    assert wait is not None and wait - place.web.now() == timedelta(days=1)


def test_a_page_without_an_article_is_empty(place: Place) -> None:
    place.put(1, 2)
    place.web.answers[page(1)] = "nothing"
    outcome = _one(place.run())
    assert (place.status(1), outcome.empty, place.articles()) == ("empty", 1, ["2"])


def test_a_rule_that_fails_on_an_article_costs_no_other(place: Place) -> None:
    place.put(1, 2)
    place.web.answers[page(1)] = "fault"
    summary = place.run()
    assert (place.articles(), place.status(1), _one(summary).failed) == (["2"], "failed", 1)
    assert len(summary.ingest.errors) == 1


def test_an_article_outlives_a_page_that_fails(place: Place) -> None:
    place.put(1)
    place.run()
    place.web.answers[page(1)] = FetchError("HTTP 500")
    for _ in range(20):
        place.web.later(days=1)
        place.run(only_due=False)
    assert (place.articles(), place.status(1)) == (["1"], "read")


# --- lists that lead to lists ---

SITEMAP = Source("map", "https://news.example/map", SourceKind.SITEMAP)


def _map(place: Place) -> None:
    place.put(1, 2)
    place.web.answers |= {
        SITEMAP.url: "more: https://news.example/a\nmore: https://news.example/b",
        "https://news.example/a": page(1),
        "https://news.example/b": page(2),
    }


def test_all_parts_of_a_sitemap_are_asked_whether_they_changed(place: Place) -> None:
    _map(place)
    place.run(SITEMAP)
    place.web.take_asked()
    place.web.later(hours=5)
    place.run(SITEMAP)
    assert place.web.asked == [SITEMAP.url + "?", "https://news.example/a?", "https://news.example/b?"]


def test_of_a_sitemap_with_many_parts_each_has_its_turn(place: Place) -> None:
    parts = [f"https://news.example/part-{number:02}" for number in range(40)]
    place.web.answers = {SITEMAP.url: "\n".join(f"more: {part}" for part in parts), **dict.fromkeys(parts, "")}
    for look in range(25):
        place.run(SITEMAP, dice=Random(look).random)
        place.web.later(days=2)
    assert {url.removesuffix("?") for url in place.web.asked} == {SITEMAP.url, *parts}


def test_a_part_of_a_sitemap_that_failed_is_read_the_next_time(place: Place) -> None:
    _map(place)
    place.web.answers["https://news.example/b"] = BROKEN_OFF
    place.run(SITEMAP)
    place.web.answers["https://news.example/b"] = page(2)
    place.web.later(days=1)
    place.run(SITEMAP)
    assert place.articles() == ["1", "2"]


def _pages_of_a_list(place: Place) -> None:
    place.put(1, 2, 3)
    place.web.answers |= {
        LIST: f"{page(1)}\nmore: {LIST}2",
        LIST + "2": f"{page(2)}\nmore: {LIST}3",
        LIST + "3": page(3),
    }


def test_the_pages_of_a_list_are_read_while_they_bring_news(place: Place) -> None:
    _pages_of_a_list(place)
    place.run()
    assert place.articles() == ["1", "2", "3"]
    place.web.take_asked()
    place.put(4)
    place.web.answers[LIST] = f"{page(4)}\n{page(1)}\nmore: {LIST}2"
    place.web.later(days=1)
    place.run(limits=Limits(again=0))
    assert place.web.asked == [LIST + "?", LIST + "2", page(4)]


def test_a_page_of_a_list_that_failed_is_read_the_next_time(place: Place) -> None:
    _pages_of_a_list(place)
    place.web.answers[LIST + "2"] = BROKEN_OFF
    place.run()
    _pages_of_a_list(place)
    place.web.later(days=1)
    place.run()
    assert place.articles() == ["1", "2", "3"]


def test_no_more_lists_are_read_than_the_limit(place: Place) -> None:
    _pages_of_a_list(place)
    place.run(limits=Limits(lists=2))
    assert place.articles() == ["1", "2"]


def test_a_source_that_is_one_page_is_looked_at_each_time(place: Place) -> None:
    source = Source("one", page(1), SourceKind.PAGE)
    place.web.answers[page(1)] = "2023-01-01"
    for _ in range(3):
        place.run(source)
        place.web.later(days=40)
    assert place.web.asked == [page(1), page(1) + "?", page(1) + "?"]


def test_only_pages_that_are_meant_are_followed(place: Place) -> None:
    place.put(1, 2)
    place.run(replace(SOURCE, pages="/2$"))
    assert place.articles() == ["2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://news.example/1", "file:///etc/passwd", "//x", "x"])
def test_an_address_that_is_none_of_the_web_is_not_followed(place: Place, url: str) -> None:
    place.web.answers[LIST] = url
    assert _one(place.run()).named == 0


def test_a_source_is_due_at_once_and_then_when_it_is(place: Place) -> None:
    assert next_due([SOURCE], place.following, BEGUN) == BEGUN
    place.put(1)
    place.run()
    assert next_due([SOURCE], place.following, BEGUN) == place.following.source("news").next_try
    assert next_due([], place.following, BEGUN) is None


def test_a_run_that_is_to_end_stores_what_it_has(place: Place) -> None:
    place.put(1, 2, 3)
    place.run(stop=lambda: len(place.web.asked) >= 3)
    assert place.articles() == ["1", "2"]
    assert next_due([SOURCE], place.following, place.web.now()) == place.web.now()


# --- killed at any point: nothing lost, nothing doubled ---


class _Killed(BaseException):
    """What no code of the program catches as an error."""


def _kill_at(step: int, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Die at the given one of all requests, writes to the store and to the states, or just after it."""
    for target, name in (
        (Following, "take_list"),
        (Following, "name_pages"),
        (Following, "save_pages"),
        (Following, "save_source"),
        (pipeline, "keep_texts"),
        (Web, "__call__"),
    ):
        _dying(target, name, step, calls, monkeypatch)


def _dying(target: Any, name: str, step: int, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(target, name)

    def dying(*args: Any, **options: Any) -> Any:
        calls.append(name)
        if len(calls) == step:
            raise _Killed
        answer = real(*args, **options)
        calls.append(name)
        if len(calls) == step:
            raise _Killed
        return answer

    monkeypatch.setattr(target, name, dying)


STEPS = 22  # of that run


def test_all_steps_of_a_run_are_known(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    _kill_at(0, calls, monkeypatch)
    _uninterrupted(place)
    assert len(calls) == STEPS


def _uninterrupted(place: Place) -> list[str]:
    place.put(1, 2, 3)
    place.web.answers[page(3)] = "nothing"
    place.run(limits=Limits(articles=1))
    return [*place.articles(), str(place.store.counts().events)]


@pytest.mark.slow
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_run_that_dies_at_any_step_is_made_good_by_the_next(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    wanted = _uninterrupted(Place(tmp_path / "other"))
    calls: list[str] = []
    with monkeypatch.context() as patched:
        _kill_at(step, calls, patched)
        with pytest.raises(_Killed):
            _uninterrupted(place)
    place.following.close()
    place.web.later(days=2)
    place.run(only_due=False)
    assert [*place.articles(), str(place.store.counts().events)] == wanted
    assert place.store.check() == []
    assert place.following.counts()["news"] == {PageStatus.READ: 2, PageStatus.EMPTY: 1}


# --- the store is not the one that the pages were read into ---


def test_a_store_that_is_begun_anew_gets_all_articles_again(place: Place) -> None:
    place.put(1, 2)
    place.run()
    for path in place.store.folder.glob("events-*"):
        path.unlink()
    (place.store.folder / "current").unlink()
    begun_anew = Place(place.store.folder)
    begun_anew.web = place.web
    place.web.later(hours=2)
    begun_anew.run()
    assert begun_anew.articles() == ["1", "2"]


def test_a_store_that_was_put_back_gets_what_it_lost(place: Place) -> None:
    place.put(1)
    place.run()
    place.put(1, 2)
    place.web.later(hours=2)
    place.run()
    folder = place.store.folder
    (folder / "events-2.duckdb").unlink()
    (folder / "current").unlink()
    (folder / "current").symlink_to("events-1.duckdb")
    put_back = Place(folder)
    put_back.web = place.web
    assert put_back.articles() == ["1"]
    place.web.later(hours=2)
    put_back.run()
    assert put_back.articles() == ["1", "2"]


# --- an end in the middle ---


@pytest.mark.parametrize("at", [LIST, LIST + "2", page(1), page(2)])
def test_what_is_broken_off_is_asked_the_next_time(place: Place, at: str) -> None:
    """Whoever ends a run ends its requests, too: they fail, and nothing is wrong."""
    _pages_of_a_list(place)
    answers = dict(place.web.answers)
    ending: list[str] = []

    def broken_off() -> str:
        ending.append(at)
        raise BROKEN_OFF

    place.web.answers[at] = broken_off
    outcome = _one(place.run(stop=lambda: bool(ending)))
    assert (outcome.message, outcome.failed) == (None, 0)
    place.web.answers = answers
    place.run()
    assert place.articles() == ["1", "2", "3"]


def test_several_runs_at_once_share_one_store(place: Place) -> None:
    hosts = [f"paper{n}.example" for n in range(4)]
    for host in hosts:
        place.web.answers |= {f"https://{host}/rss": page(host, host), page(host, host): "2023-01-01"}
    sources = [Source(host.split(".")[0], f"https://{host}/rss", SourceKind.FEED) for host in hosts]

    def run(source: Source) -> UpdateSummary:
        other = Place(place.store.folder)
        other.web, other.following = place.web, place.following
        return other.run(source)

    with ThreadPoolExecutor() as pool:
        list(pool.map(run, sources))
    assert place.articles() == hosts
    assert place.store.check() == []


@pytest.mark.parametrize("pages", [r"/\pN$", r"\Q/1\E$", r"/(1|1+1+)+$"])
def test_what_a_source_takes_is_said_in_re2(place: Place, pages: str) -> None:
    place.put(1)
    place.web.answers[LIST] = f"{page(1)}\n{page('1' * 60 + 'x')}"
    assert _one(place.run(replace(SOURCE, pages=pages))).named == 1


def test_pages_of_a_source_that_got_another_id_are_fetched_under_that(place: Place) -> None:
    place.put(1, 2, 3)
    place.run(limits=Limits(pages=1))
    place.web.later(days=4)
    place.run(replace(SOURCE, id="another"))
    assert len(place.store.find_articles()) == 3
    assert "news" not in place.following.counts()


def test_pages_of_a_source_that_is_looked_at_stay_its_own(place: Place) -> None:
    place.put(1, 2, 3)
    place.run(limits=Limits(pages=1))
    place.web.later(hours=4)
    place.run(replace(SOURCE, id="another"))
    assert set(place.following.counts()) == {"news"}


def test_a_site_that_refuses_all_pages_for_a_week_fails_and_loses_none(place: Place) -> None:
    place.put(*range(1, 7))
    answers = dict(place.web.answers)
    place.web.answers |= {page(n): FetchError("HTTP 403") for n in range(1, 7)}
    assert _one(place.run()).message == "HTTP 403"
    for _ in range(14):
        place.web.later(hours=12)
        place.run(only_due=False)
    place.web.answers = answers
    for _ in range(4):
        place.run(only_due=False)
        place.web.later(days=7)
    assert len(place.store.find_articles()) == 6

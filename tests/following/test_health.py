"""How sources fare is told: on the page of articles, and to programs that watch over the server."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.factories import fill_store, make_event
from tests.opening import NOW, open_page, shown
from tests.outside.stores import follow
from tests.reports import make_article, silent
from tests.serving import served
from timeline.filter import LANGUAGES
from timeline.followed import PageState, PageStatus, SourceState
from timeline.pipeline.health import Condition, condition_of, find_health, is_following
from timeline.resolve import plan_changes
from timeline.store import Store
from timeline.store.following import Following

DAY = timedelta(days=1)
URL = "https://paper.example/rss"


def state(name: str = "paper", **more: Any) -> SourceState:
    return replace(SourceState(name), **{"tried": NOW, "fetched": NOW, "next_try": NOW + DAY, **more})


def failed(days: int, name: str = "paper", message: str = "HTTP 500") -> SourceState:
    return state(name, failures=days + 1, failing_since=NOW - timedelta(days=days, minutes=1), message=message)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (SourceState("paper"), Condition.NEW),
        (state(), Condition.WELL),
        (failed(0), Condition.FAILING),
        (failed(2), Condition.FAILING),
        (failed(3), Condition.LASTING),
    ],
)
def test_how_a_source_fares(known: SourceState, expected: Condition) -> None:
    assert condition_of(known, NOW) is expected


def test_a_profile_alone_asks_nobody(tmp_path: Path) -> None:
    found = find_health(tmp_path, "binh-duong", NOW)
    assert found and not is_following(tmp_path, found)
    assert not (tmp_path / "following.sqlite").exists()


def test_who_named_a_source_follows(tmp_path: Path) -> None:
    follow(tmp_path, {"paper": URL})
    found = find_health(tmp_path, "binh-duong", NOW)
    assert [one.source.id for one in found] == ["paper"] and is_following(tmp_path, found)


def store_with(folder: Path, *states: SourceState) -> Store:
    kept = Store(folder)
    batch = [silent(make_article("news-1"))]
    with kept.write(NOW) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), NOW))
    follow(folder, {"paper": URL, "other": "https://other.example/list"})
    following = Following(folder)
    for one in states:
        following.save_source(one)
    following.close()
    return Store(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_sources_in_every_language(tmp_path: Path, language: str) -> None:
    page = open_page(store_with(tmp_path, failed(1), failed(5, "other")), page="articles", lang=language)
    assert not page.exception and not page.error
    assert shown(page).count('class="tl-notice"') == 2 and "HTTP 500" in shown(page)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (state(), "well"),
        (failed(1), "That mostly passes by itself"),
        (failed(5), "has failed for more than three days"),
        (failed(1, message="<b>bold</b>"), "&lt;b&gt;bold"),
    ],
)
def test_the_page_says_what_is_going_on(tmp_path: Path, known: SourceState, said: str) -> None:
    assert said in shown(open_page(store_with(tmp_path, known), page="articles"))


@pytest.mark.parametrize(("many", "said"), [(0, None), (1, "1 page could not be read"), (2, "2 pages could not be")])
def test_the_page_says_how_many_pages_could_not_be_read(tmp_path: Path, many: int, said: str | None) -> None:
    store = store_with(tmp_path, state())
    following = Following(tmp_path)
    urls = [f"https://paper.example/{number}" for number in range(many)]
    following.save_pages([PageState(url, "paper", PageStatus.FAILED, found=NOW) for url in urls])
    following.close()
    page = shown(open_page(store, page="articles"))
    assert said in page if said else "could not be read" not in page


def test_a_page_without_followed_sources_has_no_table_of_them(tmp_path: Path) -> None:
    fill_store(tmp_path, [make_event()])
    assert "followed" not in shown(open_page(Store(tmp_path), page="articles"))


def test_a_file_of_sources_that_cannot_be_read_spoils_no_page(tmp_path: Path) -> None:
    store = store_with(tmp_path)
    (tmp_path / "sources.toml").write_text("no [ toml")
    page = open_page(store, page="articles")
    assert not page.exception and "cannot be read just now" in shown(page)


def test_programs_are_told_how_the_sources_fare(tmp_path: Path) -> None:
    store_with(tmp_path, failed(5), state("other"))
    with served(tmp_path, watch=False) as base_url:
        said = httpx2.get(f"{base_url}/health").json()
    assert said["status"] == "ok"
    told = said["sources"]
    assert (told["watched"], told["well"], told["lasting"], told["new"]) == (False, 1, 1, 0)
    assert [(one["id"], one["failures"], one["message"]) for one in told["each"]] == [
        ("paper", 6, "HTTP 500"),
        ("other", 0, None),
    ]


def test_programs_are_told_no_place_on_this_machine(tmp_path: Path) -> None:
    store_with(tmp_path)
    (tmp_path / "sources.toml").write_text("no [ toml")
    with served(tmp_path, watch=False) as base_url:
        answer = httpx2.get(f"{base_url}/health")
    assert answer.status_code == 200
    assert answer.json()["sources"] == {"watched": False, "unreadable": True}

"""Sources are followed by commands: named, looked at, asked, and told of, against the played outside web."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.outside import OutsideWeb, agency, newspaper, outside_web, portal
from tests.outside.site import Page
from tests.outside.stores import allowed, follow
from tests.outside.stories import CHINESE, ENGLISH, VIETNAMESE, made
from tests.outside.trouble import failing
from timeline.filter import EventFilter
from timeline.provinces.followed import read_sources
from timeline.store import Store
from timeline.store.following import Following
from timeline.store.watchlock import only_watcher

Command = Callable[..., Run]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[OutsideWeb]:
    with outside_web() as opened:
        for name, value in allowed(opened.hosts).items():
            monkeypatch.setenv(name, value)
        yield opened


@pytest.fixture
def store(tmp_path: Path, web: OutsideWeb) -> Path:
    """A store that follows the newspaper, the portal and the agency."""
    return follow(tmp_path / "store", web.lists)


def make_due(store: Path) -> None:
    """Let all sources and pages be due."""
    following = Following(store)
    for state in following.sources().values():
        following.save_source(_earlier(state))
        following.save_pages([_earlier(page) for page in following.pages(state.id) if page.next_try is not None])
    following.close()


def _earlier(state: Any) -> Any:
    return replace(state, next_try=state.next_try - timedelta(days=400))


def days(store: Path) -> list[str]:
    return sorted(str(event.dtstart) for event in Store(store).find_events(EventFilter()))


def test_update_reads_what_the_sources_name(run: Command, store: Path) -> None:
    result = run("update", "--store", store)
    assert (result.code, result.err) == (0, "")
    assert "sources: asked 3, failed 0, not due 0" in result.out
    assert days(store) == sorted(story.day for story in (*ENGLISH, *VIETNAMESE, *CHINESE))
    assert Store(store).check() == []


def test_what_is_not_due_is_left_alone(run: Command, store: Path, web: OutsideWeb) -> None:
    run("update", "--store", store)
    for site in web.sites:
        site.forget()
    result = run("update", "--store", store)
    assert "sources: asked 0, failed 0, not due 3" in result.out
    assert [site.requests for site in web.sites] == [[], [], [], []]


def test_all_are_asked_where_that_is_wanted(run: Command, store: Path) -> None:
    run("update", "--store", store)
    assert "sources: asked 3" in run("update", "--all", "--store", store).out


def test_a_source_that_is_named_is_asked_though_it_is_not_due(run: Command, store: Path) -> None:
    run("update", "--store", store)
    assert "portal: nothing new" in run("update", "portal", "--store", store).out


def test_an_unknown_id_names_those_that_there_are(run: Command, store: Path) -> None:
    result = run("update", "potral", "--store", store)
    assert result.code == 2
    assert "potral" in result.err and "post, portal, agency" in result.err


def test_one_source_that_fails_holds_up_no_other(run: Command, store: Path, web: OutsideWeb) -> None:
    web.portal.pages[portal.LIST] = failing(404)
    result = run("update", "--store", store)
    assert result.code == 1
    assert "failed: portal: " in result.err and "404" in result.err
    assert "post: articles: 6 new" in result.out and "agency: articles: 2 new" in result.out


def test_nothing_is_asked_without_sources(run: Command, tmp_path: Path) -> None:
    result = run("update", "--store", tmp_path / "store", "--province", "nowhere at all")
    assert (result.code, result.out) == (0, "")
    assert "timeline sources add" in result.err


def test_who_watches_is_not_disturbed_but_told(run: Command, store: Path, web: OutsideWeb) -> None:
    run("update", "--store", store)
    web.newspaper.forget()
    with only_watcher(store):
        result = run("update", "post", "--store", store)
    assert (result.code, web.newspaper.requests) == (0, [])
    assert "another program follows the sources" in result.err
    assert "now" in next(line for line in run("sources", "--store", store).out.splitlines() if line.startswith("post"))


def test_sources_are_listed_with_their_health(run: Command, store: Path, web: OutsideWeb) -> None:
    web.portal.pages[portal.LIST] = failing(404)
    before = run("sources", "--store", store).out
    run("update", "--store", store)
    after = run("sources", "--store", store).out.splitlines()
    assert before.count("not asked yet") == 3
    assert [line.split()[:3] for line in after[1:4]] == [
        ["post", "feed", "well"],
        ["portal", "list", "failing"],
        ["agency", "feed", "well"],
    ]
    assert "portal: fails" in after[4] and "404" in after[4]


def test_pages_that_could_not_be_read_are_told_with_the_reason(run: Command, store: Path, web: OutsideWeb) -> None:
    path = newspaper.path_of(ENGLISH[0])
    web.newspaper.pages[path] = failing(403)
    run("update", "--store", store)
    after = run("sources", "--store", store).out
    assert "post: pages that could not be read: 1" in after
    assert f"  {web.newspaper.url}{path}: " in after and "403" in after
    assert "portal: pages" not in after


def test_one_that_fails_for_long_turns_the_exit_code(run: Command, store: Path, web: OutsideWeb) -> None:
    web.portal.pages[portal.LIST] = failing(404)
    run("update", "--store", store)
    following = Following(store)
    state = following.source("portal")
    assert state.failing_since is not None
    following.save_source(replace(state, failing_since=state.failing_since - timedelta(days=4)))
    following.close()
    result = run("sources", "--store", store)
    assert result.code == 1
    assert "failing for long" in result.out and "timeline sources remove portal" in result.out


def test_programs_read_the_health_too(run: Command, store: Path) -> None:
    run("update", "post", "--store", store)
    told = {one["id"]: one for one in json.loads(run("sources", "--format", "json", "--store", store).out)}
    assert set(told) == {"post", "portal", "agency"}
    assert (told["post"]["condition"], told["post"]["pages"]["read"]) == ("well", 6)
    assert (told["portal"]["condition"], told["portal"]["fetched"]) == ("new", None)


def test_check_says_what_a_source_names_and_stores_nothing(run: Command, store: Path, web: OutsideWeb) -> None:
    result = run("sources", "check", "post", "--store", store)
    assert result.code == 0
    assert "articles: 6, the newest first:" in result.out
    assert result.out.index(VIETNAMESE[2].title) < result.out.index(ENGLISH[0].title)
    assert Store(store).generation() == 0
    assert not (store / "following.sqlite").exists()


def test_check_goes_on_after_one_that_fails(run: Command, store: Path, web: OutsideWeb) -> None:
    web.newspaper.pages[newspaper.FEED] = failing(410)
    result = run("sources", "check", "--store", store)
    assert result.code == 1 and "failed: post: " in result.err
    assert "agency: a feed" in result.out and "portal: a page that lists articles" in result.out


def test_a_source_that_is_removed_is_followed_no_longer_and_its_articles_stay(run: Command, store: Path) -> None:
    run("update", "--store", store)
    before = days(store)
    assert run("sources", "remove", "post", "--store", store).code == 0
    assert "post" not in run("sources", "--store", store).out
    assert days(store) == before
    assert "post" not in Following(store).sources()


def test_several_are_removed_at_once(run: Command, store: Path) -> None:
    assert run("sources", "remove", "portal", "agency", "--store", store).out.count("followed no longer") == 2
    assert [one.id for one in read_sources(store, "binh-duong")] == ["post"]


def test_what_is_new_later_is_read_later(run: Command, store: Path, web: OutsideWeb) -> None:
    run("update", "--store", store)
    agency.dispatch(web.agency, (*CHINESE, made(2000)))
    make_due(store)
    assert "agency: articles: 1 new" in run("update", "--store", store).out
    assert made(2000).day in days(store)


def test_what_lists_name_in_vain_is_told(run: Command, store: Path, web: OutsideWeb) -> None:
    web.agency.pages[agency.path_of(CHINESE[0])] = Page(b"", status=404)
    assert "agency: articles: 1 new" in run("update", "agency", "--store", store).out


def test_a_liar_is_read_as_far_as_it_can_be(run: Command, tmp_path: Path, web: OutsideWeb) -> None:
    store = follow(tmp_path / "store", {"liar": f"{web.liar.url}/feed"})
    run("update", "--store", store)
    assert VIETNAMESE[0].title in {record.title for record in Store(store).find_articles()}
    assert set(days(store)) <= {story.day for story in (*ENGLISH, *VIETNAMESE)}
    assert Store(store).check() == []


# --- adding ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(tmp_path: Path, web: OutsideWeb) -> Path:
    return follow(tmp_path / "store", {})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "kind", "newest"),
    [
        (lambda web: f"{web.newspaper.url}{newspaper.FEED}", "a feed", VIETNAMESE[2].title),
        (lambda web: f"{web.newspaper.url}/", "a feed", VIETNAMESE[2].title),
        (lambda web: f"{web.newspaper.url}{newspaper.RUBRIC}", "a page that lists articles", VIETNAMESE[2].title),
        (lambda web: f"{web.newspaper.url}{newspaper.NEWS_SITEMAP}", "a sitemap", VIETNAMESE[2].title),
        (lambda web: f"{web.portal.url}{portal.LIST}", "a page that lists articles", VIETNAMESE[2].title),
        (lambda web: f"{web.agency.url}/", "a feed", CHINESE[1].title),
    ],
)
def test_it_finds_out_what_stands_at_an_address(
    run: Command, empty: Path, web: OutsideWeb, address: Callable[[OutsideWeb], str], kind: str, newest: str
) -> None:
    result = run("sources", "add", address(web), "--id", "it", "--store", empty)
    assert (result.code, result.err) == (0, "")
    assert f"it: {kind}: " in result.out and newest in result.out
    assert [one.id for one in read_sources(empty, "binh-duong")] == ["it"]
    assert run("update", "--store", empty).code == 0
    assert set(days(empty)) <= {story.day for story in (*ENGLISH, *VIETNAMESE, *CHINESE)} and days(empty)


def test_one_article_is_followed_by_itself(run: Command, empty: Path, web: OutsideWeb) -> None:
    story = VIETNAMESE[0]
    result = run("sources", "add", f"{web.newspaper.url}{newspaper.path_of(story)}", "--id", "it", "--store", empty)
    assert (result.code, result.err) == (0, "")
    assert "it: an article: " in result.out and "articles: 1\n" in result.out and story.title in result.out
    assert "it: articles: 1 new" in run("update", "--store", empty).out
    assert days(empty) == [story.day]


def test_an_order_that_is_not_known_is_not_told_as_one(run: Command, empty: Path, web: OutsideWeb) -> None:
    rubric = run("sources", "add", f"{web.newspaper.url}{newspaper.RUBRIC}", "--store", empty).out
    feed = run("sources", "add", f"{web.newspaper.url}{newspaper.FEED}", "--store", empty).out
    assert "articles: 6, as listed there:" in rubric and "articles: 6, the newest first:" in feed


def test_an_expression_for_addresses_is_always_of_one_kind(run: Command, empty: Path, web: OutsideWeb) -> None:
    """RE2 knows what the language's own expressions do not."""
    said = ["--pages", r"/world/\pL+", "--store", empty]
    assert "articles: 6, the" in run("sources", "add", f"{web.newspaper.url}{newspaper.FEED}", *said).out


def test_an_address_without_a_scheme_is_one_of_https(run: Command, empty: Path, web: OutsideWeb) -> None:
    result = run("sources", "add", "localhost/world", "--store", empty)
    assert (result.code, result.err.count("https://localhost/")) == (1, 1)


def test_what_is_said_of_a_source_is_kept(run: Command, empty: Path, web: OutsideWeb) -> None:
    said = ["--id", "post", "--title", "The Post", "--language", "en", "--province", "da-nang"]
    more = ["--pages", "/world/oulu", "--every", "2h"]
    result = run("sources", "add", f"{web.newspaper.url}{newspaper.FEED}", *said, *more, "--store", empty)
    assert "articles: 1; passed over by --pages: 5" in result.out
    (source,) = read_sources(empty, "binh-duong")
    assert (source.id, source.title, source.language, source.province) == ("post", "The Post", "en", "da-nang")
    assert (source.pages, source.every) == ("/world/oulu", timedelta(hours=2))


@pytest.mark.parametrize("given", [["--every", "soon"], ["--id", "Ümlaut"], ["--pages", "("]])
def test_what_cannot_be_is_refused_and_nothing_kept(
    run: Command, empty: Path, web: OutsideWeb, given: list[str]
) -> None:
    result = run("sources", "add", f"{web.newspaper.url}{newspaper.FEED}", *given, "--store", empty)
    assert result.code == 2 and result.err.count("\n") == 1
    assert read_sources(empty, "binh-duong") == ()


def test_what_is_nothing_is_refused(run: Command, empty: Path, web: OutsideWeb) -> None:
    del web.liar.pages["/feed"]
    web.liar.pages["/nothing"] = Page(b"<html><body><p>Hello.</p></body></html>")
    result = run("sources", "add", f"{web.liar.url}/nothing", "--store", empty)
    assert result.code == 1 and "can be followed" in result.err
    assert read_sources(empty, "binh-duong") == ()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "file:///etc/passwd"])
def test_this_machine_is_not_asked(run: Command, empty: Path, url: str) -> None:
    result = run("sources", "add", url, "--store", empty)
    assert result.code in {1, 2} and result.err.count("\n") == 1
    assert read_sources(empty, "binh-duong") == ()


def test_a_source_is_added_once(run: Command, store: Path, web: OutsideWeb) -> None:
    result = run("sources", "add", web.lists["post"], "--store", store)
    assert result.code == 2 and "followed already, as post" in result.err

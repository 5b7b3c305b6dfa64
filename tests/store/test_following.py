"""What is known of followed sources and their pages: a real SQLite file in a folder of its own."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from timeline.errors import SchemaVersionError, StoreError
from timeline.followed import Link, PageState, PageStatus, SourceState, Validators
from timeline.store.following import FILE, Following

NOW = datetime(2024, 5, 1, 12, 30, 15, 250_001, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PAGE = PageState("https://news.example/1", "news", PageStatus.READ, NOW)
FULL = PageState(
    url="https://news.example/2?x=1",
    source="news",
    status=PageStatus.FAILED,
    found=NOW,
    article="https://news.example/2",
    content_hash="ab" * 32,
    validators=Validators('W/"1"', "Wed, 01 May 2024 12:00:00 GMT"),
    fetched=NOW + HOUR,
    changed=NOW + HOUR,
    next_try=NOW + DAY,
    failures=2,
    missing_since=NOW + HOUR,
    message="HTTP 503",
    published=NOW - DAY,
    updated=NOW - HOUR,
)
STATE = SourceState(
    "news",
    tried=NOW,
    fetched=NOW - HOUR,
    new_article=NOW - DAY,
    failures=3,
    failing_since=NOW - HOUR,
    message="no answer",
    next_try=NOW + HOUR,
    lists={"https://news.example/rss": Validators('"a"'), "https://news.example/rss2": Validators()},
    every=timedelta(minutes=90),
)


@pytest.fixture
def following(tmp_path: Path) -> Following:
    return Following(tmp_path / "var")


def _links(*numbers: int, **told: datetime) -> list[Link]:
    return [Link(f"https://news.example/{number}", **told) for number in numbers]


def _due(following: Following, now: datetime = NOW) -> list[str]:
    return [page.url.rpartition("/")[2] for page in following.due_pages("news", now, new=100, again=100)]


def test_reading_makes_no_file(following: Following) -> None:
    assert (following.sources(), following.counts(), following.pages("news")) == ({}, {}, [])
    assert not following.path.exists()


def test_a_source_that_was_never_asked_has_only_its_id(following: Following) -> None:
    assert following.source("news") == SourceState("news")


def test_a_source_comes_back_as_it_was_saved(following: Following) -> None:
    following.save_source(STATE)
    assert following.source("news") == STATE


def test_a_source_is_replaced_with_its_lists(following: Following) -> None:
    following.save_source(STATE)
    following.save_source(SourceState("news"))
    assert following.sources() == {"news": SourceState("news")}


@pytest.mark.parametrize("page", [PAGE, FULL, replace(FULL, article=FULL.url), replace(PAGE, status=PageStatus.GONE)])
def test_a_page_comes_back_as_it_was_saved(following: Following, page: PageState) -> None:
    following.save_pages([page])
    assert following.get_pages([page.url]) == {page.url: page}


def test_a_page_that_is_never_asked_again_keeps_nothing_to_ask_it_by(following: Following) -> None:
    following.save_pages([replace(FULL, next_try=None)])
    kept = following.get_pages([FULL.url])[FULL.url]
    assert (kept.validators, kept.content_hash, kept.article) == (Validators(), None, FULL.article)


def test_pages_of_a_run_are_saved_all_or_none(following: Following) -> None:
    broken = replace(FULL, content_hash="no hash")
    with pytest.raises(ValueError):
        following.save_pages([PAGE, broken])
    assert following.pages("news") == []


def test_what_a_list_names_waits_in_the_order_of_the_list(following: Following) -> None:
    assert following.name_pages("news", _links(3, 1, 2), NOW) == 3
    assert _due(following) == ["3", "1", "2"]


def test_the_newest_page_goes_first(following: Following) -> None:
    following.name_pages("news", [*_links(1, published=NOW - 9 * DAY), *_links(2, published=NOW - DAY)], NOW)
    assert _due(following) == ["2", "1"]


def test_a_day_that_is_still_to_come_makes_no_page_newer(following: Following) -> None:
    following.name_pages("news", [*_links(1), *_links(2, published=NOW + 900 * DAY)], NOW)
    assert _due(following) == ["1", "2"]


def test_a_page_is_new_once(following: Following) -> None:
    following.name_pages("news", _links(1), NOW)
    assert following.name_pages("news", _links(1, 1, 2), NOW + HOUR) == 1


def test_a_page_is_of_the_source_that_named_it_first(following: Following) -> None:
    following.name_pages("news", _links(1), NOW)
    assert following.name_pages("sitemap", _links(1), NOW) == 0
    assert following.get_pages(["https://news.example/1"])["https://news.example/1"].source == "news"


def test_only_so_many_pages_wait(following: Following) -> None:
    links = [Link(f"https://news.example/{n}", published=NOW - n * DAY) for n in (5, 1, 3)]
    assert following.name_pages("news", links, NOW, most_waiting=2) == 2
    assert _due(following) == ["1", "3"]


def test_new_pages_go_before_known_ones(following: Following) -> None:
    following.save_pages([replace(PAGE, next_try=NOW, published=NOW)])
    following.name_pages("news", _links(7, published=NOW - DAY), NOW)
    assert _due(following) == ["7", "1"]


def test_a_page_that_is_not_due_yet_is_left_alone(following: Following) -> None:
    following.save_pages([replace(PAGE, next_try=NOW + HOUR)])
    assert (_due(following), _due(following, NOW + HOUR)) == ([], ["1"])


# When the page was fetched, and when it last said something new; what the list says; when it is due.
UPDATED = [
    ("never said before", NOW - DAY, NOW - DAY, NOW - HOUR, NOW),
    ("fetched since", NOW - HOUR, NOW - HOUR, NOW - DAY, None),
    ("fetched a moment ago", NOW - HOUR / 2, NOW - HOUR / 2, NOW, NOW + HOUR / 2),
    ("the same for long", NOW - DAY, NOW - 21 * DAY, NOW, NOW + 9 * DAY),
    ("to come", NOW - DAY, NOW - DAY, NOW + 99 * DAY, NOW),
]


@pytest.mark.parametrize(
    ("fetched", "changed", "updated", "due"), [row[1:] for row in UPDATED], ids=[r[0] for r in UPDATED]
)
def test_a_list_that_says_that_a_page_was_updated(
    following: Following, fetched: datetime, changed: datetime, updated: datetime, due: datetime | None
) -> None:
    following.save_pages([replace(PAGE, fetched=fetched, changed=changed)])
    following.name_pages("news", _links(1, updated=updated), NOW)
    assert following.pages("news")[0].next_try == due


def test_what_a_list_said_before_is_no_news(following: Following) -> None:
    following.save_pages([replace(PAGE, fetched=NOW - DAY, updated=NOW)])
    following.name_pages("news", _links(1, updated=NOW), NOW)
    assert following.pages("news")[0].next_try is None


def test_a_source_that_is_forgotten_leaves_no_pages(following: Following) -> None:
    following.save_source(STATE)
    following.name_pages("news", _links(1, 2), NOW)
    following.forget("news")
    assert (following.sources(), following.counts()) == ({}, {})


def test_the_other_lists_are_asked_anew_when_a_source_is_forgotten(following: Following) -> None:
    following.save_source(replace(STATE, id="sitemap"))
    following.forget("news")
    assert following.source("sitemap").lists == {}


def test_the_page_of_an_article(following: Following) -> None:
    following.save_pages([FULL, replace(PAGE, article=PAGE.url)])
    owners = [following.owner(key) for key in ("https://news.example/2", PAGE.url, FULL.url)]
    assert owners == [FULL.url, PAGE.url, None]


def test_pages_are_counted_by_status(following: Following) -> None:
    following.name_pages("news", _links(3, 4), NOW)
    following.save_pages([PAGE, replace(FULL, source="other")])
    assert following.counts() == {
        "news": {PageStatus.WAITING: 2, PageStatus.READ: 1},
        "other": {PageStatus.FAILED: 1},
    }


HOSTILE = ["'; DROP TABLE pages; --", 'a"b', "?1", "\x00", "đ\u202e", "x" * 3000]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_from_outside_are_values_and_nothing_else(following: Following, text: str) -> None:
    links = [Link(f"https://news.example/{text}")]
    following.name_pages(text.replace("\x00", "0"), links, NOW)
    kept = following.pages(text.replace("\x00", "0"))
    assert [page.url for page in kept] == [link.url for link in links if "\x00" not in link.url]


def test_no_address_without_bounds_is_kept(following: Following) -> None:
    assert following.name_pages("news", [Link("https://news.example/" + "x" * 5000)], NOW) == 0


def test_a_message_is_cut_short(following: Following) -> None:
    following.save_source(replace(STATE, message="\ud800" + "x" * 100_000))
    assert following.source("news").message == "?" + "x" * 499


@pytest.mark.parametrize("told", ["x" * 2000, "a\r\nb", "\ud800"])
def test_a_validator_that_cannot_be_sent_is_not_kept(following: Following, told: str) -> None:
    following.save_source(replace(STATE, lists={"https://news.example/rss": Validators(told, "yesterday")}))
    assert following.source("news").lists == {"https://news.example/rss": Validators(None, "yesterday")}


def test_another_process_sees_what_was_saved(following: Following) -> None:
    following.save_source(STATE)
    assert Following(following.path.parent).source("news") == STATE


def test_who_reads_does_not_wait_for_who_writes(following: Following) -> None:
    following.save_source(STATE)
    other = sqlite3.connect(following.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM sources")
    assert following.source("news") == STATE
    other.close()


def test_many_threads_write(following: Following) -> None:
    threads = [
        threading.Thread(target=Following(following.path.parent).name_pages, args=(f"s{n}", _links(n), NOW))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(following.sources()) == 8


def test_a_damaged_file_says_what_to_do(following: Following) -> None:
    following.path.parent.mkdir()
    following.path.write_bytes(b"no database at all, and long enough to be looked at" * 100)
    with pytest.raises(StoreError, match="delete it"):
        following.source("news")


def test_a_damaged_file_can_be_deleted(following: Following) -> None:
    following.save_source(STATE)
    for path in following.path.parent.glob(f"{FILE}*"):
        path.unlink()
    assert following.source("news") == SourceState("news")
    following.save_source(STATE)
    assert Following(following.path.parent).source("news") == STATE


def test_a_file_of_a_newer_program_is_refused(following: Following) -> None:
    following.save_source(STATE)
    with sqlite3.connect(following.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(SchemaVersionError, match="update the program"):
        Following(following.path.parent).source("news")


def test_a_page_that_is_done_takes_few_bytes(following: Following) -> None:
    many = 5_000
    pages = [
        replace(FULL, url=f"https://news.example/{n:06}/a-title-of-a-usual-length-for-a-page-{n}.html", next_try=None)
        for n in range(many)
    ]
    following.save_pages([replace(p, article=p.url, status=PageStatus.READ, message=None) for p in pages])
    with sqlite3.connect(following.path) as connection:
        [(size,)] = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    assert size / many < 250

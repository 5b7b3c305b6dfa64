"""Somebody follows the events with a program built on `reader`, a library that keeps feeds and their entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from reader import Feed, ParseError, Reader, make_reader

from tests.clients.conftest import Server
from tests.clients.spoiling import FAULTS, Proxy
from tests.clients.story import add_move_cancel, begin, let_months_pass, withdraw
from tests.factories import KNOWN

pytestmark = pytest.mark.slow

VISIT = "4 Jan 2023: Visit, of a delegation; with talks"
FORUM = "10 May 2023: Diễn đàn Bình Dương 2023 论坛"
MOVED_FORUM = "17 May 2023: Diễn đàn Bình Dương 2023 论坛"
FAIR = "1–3 Jul 2023: Fair"
CANCELLED_FAIR = "1–3 Jul 2023: Cancelled: Fair"
AWARD = "9 Sept 2023: Award"
BEFORE = {VISIT, FORUM, FAIR}
AFTER = {VISIT, MOVED_FORUM, CANCELLED_FAIR, AWARD}


@pytest.fixture(params=["/rss.xml", "/atom.xml", "/feed.json"])
def following(request: pytest.FixtureRequest, server: Server, proxy: Proxy, tmp_path: Path) -> Iterator[Reader]:
    """A reader that fetched the feed while the store held three events."""
    begin(server)
    with make_reader(str(tmp_path / "reader.sqlite")) as reader:
        reader.add_feed(f"{proxy.url}{request.param}")
        fetch(reader)
        yield reader


def fetch(reader: Reader) -> tuple[int, int] | None:
    """How many entries were new and how many were changed; None where the feed was as before. Raises ParseError."""
    updated = reader.update_feed(the_feed(reader))
    return (updated.new, updated.modified) if updated else None


def the_feed(reader: Reader) -> Feed:
    (feed,) = reader.get_feeds()
    return feed


def titles(reader: Reader, read: bool | None = None) -> set[str | None]:
    return {entry.title for entry in reader.get_entries(read=read)}


def test_all_events_arrive(following: Reader) -> None:
    assert titles(following) == BEFORE


def test_the_feed_says_what_it_is(server: Server, following: Reader) -> None:
    feed = the_feed(following)
    assert (feed.title, feed.link) == ("Foreign affairs of Binh Duong", f"{server.url}/")


def test_an_entry_is_dated_when_its_event_became_known(following: Reader) -> None:
    assert {entry.published for entry in following.get_entries()} == {KNOWN}


def test_an_entry_leads_to_the_event(server: Server, following: Reader) -> None:
    assert f"{server.url}/event/visit%40timeline.example" in {entry.link for entry in following.get_entries()}


def test_changed_events_are_updated_and_stay_read_and_only_the_added_one_is_new(
    server: Server, following: Reader
) -> None:
    for entry in following.get_entries():
        following.mark_entry_as_read(entry)
    add_move_cancel(server)
    assert fetch(following) == (1, 2)
    assert titles(following) == AFTER
    assert titles(following, read=False) == {AWARD}


def test_a_changed_event_is_dated_when_it_changed(server: Server, following: Reader) -> None:
    add_move_cancel(server)
    fetch(following)
    changed = [entry for entry in following.get_entries() if entry.title in (MOVED_FORUM, CANCELLED_FAIR)]
    assert {(entry.published, entry.updated) for entry in changed} == {(KNOWN, KNOWN + timedelta(days=3))}


def test_a_withdrawn_event_says_so_and_is_kept_once_it_is_no_longer_told(server: Server, following: Reader) -> None:
    withdrawn = "4 Jan 2023: Withdrawn: Visit, of a delegation; with talks"
    withdraw(server)
    assert fetch(following) == (0, 1)
    assert titles(following) == {withdrawn, FORUM, FAIR}
    let_months_pass(server)
    assert fetch(following) == (0, 0)
    assert titles(following) == {withdrawn, FORUM, FAIR}


def test_what_did_not_change_is_not_fetched_again(proxy: Proxy, following: Reader) -> None:
    assert fetch(following) is None
    assert proxy.answers == [200, 304]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_answer_takes_nothing_away_and_the_next_good_one_brings_what_is_new(
    fault: str, server: Server, proxy: Proxy, following: Reader
) -> None:
    add_move_cancel(server)
    with proxy.spoiled(fault), pytest.raises(ParseError):
        fetch(following)
    assert titles(following) == BEFORE
    fetch(following)
    assert titles(following) == AFTER


def test_a_feed_that_is_not_there_any_more_takes_nothing_away(proxy: Proxy, following: Reader) -> None:
    following.change_feed_url(the_feed(following), f"{proxy.url}/feed")
    with pytest.raises(ParseError):
        fetch(following)
    assert (titles(following), proxy.answers[-1]) == (BEFORE, 404)

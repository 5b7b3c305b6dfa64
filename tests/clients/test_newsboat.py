"""Somebody follows the events with newsboat, which keeps what it fetched in a database."""

from __future__ import annotations

import pytest

from tests.clients.conftest import Server
from tests.clients.newsboat import FeedProgram
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
BEFORE = sorted([VISIT, FORUM, FAIR])
AFTER = sorted([VISIT, MOVED_FORUM, CANCELLED_FAIR, AWARD])


@pytest.fixture(params=["/rss.xml", "/atom.xml"])
def subscribed(request: pytest.FixtureRequest, server: Server, proxy: Proxy, feed_program: FeedProgram) -> FeedProgram:
    """A reader that fetched the feed while the store held three events."""
    begin(server)
    feed_program.subscribe(f"{proxy.url}{request.param}")
    assert feed_program.reload() == ""
    return feed_program


def test_all_events_arrive_as_unread_entries(subscribed: FeedProgram) -> None:
    assert subscribed.titles(unread=True) == BEFORE


def test_an_entry_is_dated_when_its_event_became_known(subscribed: FeedProgram) -> None:
    assert {entry.published for entry in subscribed.entries()} == {KNOWN}


def test_an_entry_has_the_quote_and_where_it_leads(server: Server, subscribed: FeedProgram) -> None:
    (visit,) = [entry for entry in subscribed.entries() if entry.title == VISIT]
    assert "the two sides signed a memorandum on vocational training." in visit.content
    assert visit.url == f"{server.url}/event/visit%40timeline.example"


def test_changed_events_are_updated_and_stay_read_and_only_the_added_one_is_unread(
    server: Server, subscribed: FeedProgram
) -> None:
    subscribed.read_all()
    add_move_cancel(server)
    assert subscribed.reload() == ""
    assert subscribed.titles() == AFTER
    assert subscribed.titles(unread=True) == [AWARD]


def test_a_changed_event_keeps_its_date(server: Server, subscribed: FeedProgram) -> None:
    add_move_cancel(server)
    subscribed.reload()
    assert {e.published for e in subscribed.entries() if e.title in (MOVED_FORUM, CANCELLED_FAIR)} == {KNOWN}


def test_a_withdrawn_event_says_so_and_is_kept_once_it_is_no_longer_told(
    server: Server, subscribed: FeedProgram
) -> None:
    withdraw(server)
    subscribed.reload()
    withdrawn = "4 Jan 2023: Withdrawn: Visit, of a delegation; with talks"
    assert subscribed.titles() == sorted([withdrawn, FORUM, FAIR])
    let_months_pass(server)
    subscribed.reload()
    assert subscribed.titles() == sorted([withdrawn, FORUM, FAIR])


def test_what_did_not_change_is_not_fetched_again(proxy: Proxy, subscribed: FeedProgram) -> None:
    subscribed.reload()  # newsboat 2.21 keeps validators from its second fetch on
    subscribed.reload()
    assert proxy.answers == [200, 200, 304]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_answer_takes_nothing_away_and_the_next_good_one_brings_what_is_new(
    fault: str, server: Server, proxy: Proxy, subscribed: FeedProgram
) -> None:
    add_move_cancel(server)
    with proxy.spoiled(fault):
        assert proxy.url in subscribed.reload(), "a bad answer is not told"
    assert subscribed.titles() == BEFORE
    assert subscribed.reload() == ""
    assert subscribed.titles() == AFTER

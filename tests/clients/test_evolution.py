"""Somebody subscribes with GNOME's calendar programs: Evolution Data Server fetches the calendar and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from tests.clients.conftest import Server
from tests.clients.evolution import EvolutionProgram
from tests.clients.spoiling import Proxy
from tests.clients.story import add_move_cancel, begin, let_months_pass, titled, withdraw

pytestmark = pytest.mark.slow

VISIT = "Visit, of a delegation; with talks|2023-01-04|2023-01-05|confirmed|0"
WITHDRAWN_VISIT = "Withdrawn: Visit, of a delegation; with talks|2023-01-04|2023-01-05|cancelled|1"
FORUM = "Diễn đàn Bình Dương 2023 论坛|2023-05-10|2023-05-11|tentative|0"
MOVED_FORUM = "Diễn đàn Bình Dương 2023 论坛|2023-05-17|2023-05-18|tentative|1"
FAIR = "Fair|2023-07-01|2023-07-04|tentative|0"
CANCELLED_FAIR = "Cancelled: Fair|2023-07-01|2023-07-04|cancelled|1"
AWARD = "Award|2023-09-09|2023-09-10|confirmed|0"
BEFORE = sorted([VISIT, FORUM, FAIR])
AFTER = sorted([VISIT, MOVED_FORUM, CANCELLED_FAIR, AWARD])


@pytest.fixture
def subscribed(server: Server, proxy: Proxy, evolution: Callable[[str], EvolutionProgram]) -> EvolutionProgram:
    """A program that subscribed while the store held three events."""
    begin(server)
    program = evolution("/calendar.ics")
    assert program.refresh() == []
    return program


def test_all_events_arrive_on_their_days(subscribed: EvolutionProgram) -> None:
    assert subscribed.shows(BEFORE)


def test_an_added_a_moved_and_a_cancelled_event_arrive(server: Server, subscribed: EvolutionProgram) -> None:
    add_move_cancel(server)
    assert subscribed.refresh() == []
    assert subscribed.shows(AFTER)


def test_a_withdrawn_event_is_cancelled_and_months_later_gone(server: Server, subscribed: EvolutionProgram) -> None:
    withdraw(server)
    assert subscribed.refresh() == []
    assert subscribed.shows(sorted([WITHDRAWN_VISIT, FORUM, FAIR]))
    let_months_pass(server)
    assert subscribed.refresh() == []
    assert subscribed.shows(sorted([FORUM, FAIR]))


def test_a_clock_time_arrives_as_that_hour_at_home(
    server: Server, evolution: Callable[[str], EvolutionProgram]
) -> None:
    server.save(titled("talks@x", "Talks", dtstart=date(2023, 1, 4), clock=time(8), clock_end=time(9, 30)))
    program = evolution("/calendar.ics")
    program.refresh()
    zone = "Asia/Ho_Chi_Minh"
    assert program.shows([f"Talks|2023-01-04T08:00[{zone}]|2023-01-04T09:30[{zone}]|confirmed|0"])


def test_a_rich_calendar_arrives_as_a_plain_one_does(
    server: Server, evolution: Callable[[str], EvolutionProgram]
) -> None:
    begin(server)
    program = evolution("/calendar.ics?rich=1")
    program.refresh()
    assert program.shows(BEFORE)


@pytest.mark.parametrize("fault", ["500", "503", "cut within a chunk"])
def test_a_bad_answer_takes_nothing_away_and_the_next_good_one_brings_what_is_new(
    fault: str, server: Server, proxy: Proxy, subscribed: EvolutionProgram
) -> None:
    add_move_cancel(server)
    with proxy.spoiled(fault):
        subscribed.refresh()
    assert subscribed.agenda() == BEFORE
    subscribed.refresh()
    assert subscribed.shows(AFTER)


def test_a_calendar_cut_short_empties_it_until_the_next_good_answer(
    server: Server, proxy: Proxy, subscribed: EvolutionProgram
) -> None:
    """A fault of Evolution Data Server (3.46): it does not miss what Content-Length announced."""
    add_move_cancel(server)
    with proxy.spoiled("cut short"):
        assert subscribed.refresh() == ["Bad file format."]
    assert subscribed.shows([])
    subscribed.refresh()
    assert subscribed.shows(AFTER)


def test_a_page_in_the_place_of_the_calendar_empties_it_until_the_calendar_changes(
    server: Server, proxy: Proxy, subscribed: EvolutionProgram
) -> None:
    """A fault of Evolution Data Server (3.46): it goes on asking only for what is newer than what it threw away."""
    with proxy.spoiled("a page"):
        assert subscribed.refresh() == ["Bad file format."]
    assert subscribed.shows([])
    assert subscribed.refresh() == []
    assert (subscribed.agenda(), proxy.answers[-1]) == ([], 304)
    add_move_cancel(server)
    assert subscribed.refresh() == []
    assert subscribed.shows(AFTER)

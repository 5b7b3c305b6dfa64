"""Somebody subscribes with a calendar program: vdirsyncer fetches the calendar over HTTP, khal shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.clients.conftest import CalendarProgram, Server
from tests.clients.spoiling import FAULTS, Proxy
from tests.clients.story import FORUM, VISIT, add_move_cancel, begin, let_months_pass, titled, withdraw
from timeline.model import Precision

pytestmark = pytest.mark.slow

BEFORE = [
    "2023-01-04|2023-01-04|Visit, of a delegation; with talks|CONFIRMED",
    "2023-05-10|2023-05-10|Diễn đàn Bình Dương 2023 论坛|TENTATIVE",
    "2023-07-01|2023-07-03|Fair|TENTATIVE",
]
AFTER = [
    "2023-01-04|2023-01-04|Visit, of a delegation; with talks|CONFIRMED",
    "2023-05-17|2023-05-17|Diễn đàn Bình Dương 2023 论坛|TENTATIVE",
    "2023-07-01|2023-07-03|Cancelled: Fair|CANCELLED",
    "2023-09-09|2023-09-09|Award|CONFIRMED",
]


@pytest.fixture
def subscribed(server: Server, calendar_program: CalendarProgram) -> CalendarProgram:
    """A program that subscribed while the store held three events."""
    begin(server)
    calendar_program.subscribe(f"{server.url}/calendar.ics")
    calendar_program.sync()
    return calendar_program


def test_all_events_arrive_on_their_days(subscribed: CalendarProgram) -> None:
    assert subscribed.agenda() == BEFORE


def test_an_added_a_moved_and_a_cancelled_event_arrive(server: Server, subscribed: CalendarProgram) -> None:
    add_move_cancel(server)
    subscribed.sync()
    assert subscribed.agenda() == AFTER


def test_a_withdrawn_event_arrives_as_cancelled(server: Server, subscribed: CalendarProgram) -> None:
    withdraw(server)
    subscribed.sync()
    assert "2023-01-04|2023-01-04|Withdrawn: Visit, of a delegation; with talks|CANCELLED" in subscribed.agenda()


@pytest.mark.slow
def test_a_withdrawn_event_is_gone_months_later(server: Server, subscribed: CalendarProgram) -> None:
    withdraw(server)
    subscribed.sync()
    let_months_pass(server)
    subscribed.sync()
    assert subscribed.agenda() == BEFORE[1:]


def test_a_clock_time_arrives_as_that_hour_at_home(server: Server, calendar_program: CalendarProgram) -> None:
    server.save(titled("talks@x", "Talks", dtstart=date(2023, 1, 4), clock=time(8), clock_end=time(9, 30)))
    calendar_program.subscribe(f"{server.url}/calendar.ics")
    calendar_program.sync()
    assert calendar_program.agenda() == ["2023-01-04 08:00|2023-01-04 09:30|Talks|CONFIRMED"]


def test_a_month_is_in_no_calendar(server: Server, calendar_program: CalendarProgram) -> None:
    month = titled("month@x", "In June", dtstart=date(2023, 6, 1), dtend=date(2023, 7, 1), precision=Precision.MONTH)
    server.save(VISIT, month)
    calendar_program.subscribe(f"{server.url}/calendar.ics")
    calendar_program.sync()
    assert [line.split("|")[2] for line in calendar_program.agenda()] == ["Visit, of a delegation; with talks"]


def test_a_rich_calendar_arrives_as_a_plain_one_does(server: Server, calendar_program: CalendarProgram) -> None:
    begin(server)
    calendar_program.subscribe(f"{server.url}/calendar.ics?rich=1")
    calendar_program.sync()
    assert calendar_program.agenda() == BEFORE


def test_what_did_not_change_is_not_fetched_as_new(server: Server, subscribed: CalendarProgram) -> None:
    def files() -> dict[str, int]:
        return {p.name: p.stat().st_mtime_ns for p in (subscribed.home / "events").iterdir()}

    before = files()
    server.save(titled("award@x", "Award", dtstart=date(2023, 9, 9)))
    subscribed.sync()
    after = files()
    assert len(after) == 4
    assert {name: after[name] for name in before} == before


def test_a_filtered_calendar_has_just_its_events(server: Server, calendar_program: CalendarProgram) -> None:
    server.save(VISIT, replace(FORUM, countries=("LA",)))
    calendar_program.subscribe(f"{server.url}/calendar.ics?country=LA")
    calendar_program.sync()
    assert [line.split("|")[2] for line in calendar_program.agenda()] == ["Diễn đàn Bình Dương 2023 论坛"]


def break_store(folder: Path) -> None:
    """The current generation is one that nobody can read."""
    (current,) = (path for path in folder.iterdir() if path.is_symlink())
    broken = folder / "events-99999.duckdb"
    broken.write_bytes(b"no database")
    current.unlink()
    current.symlink_to(broken.name)


def test_a_store_that_cannot_be_read_empties_nobodys_calendar(server: Server, subscribed: CalendarProgram) -> None:
    break_store(server.store.folder)
    subscribed.sync()  # the last good copy is served
    assert subscribed.agenda() == BEFORE


def test_a_store_that_never_could_be_read_empties_nobodys_calendar(server: Server, subscribed: CalendarProgram) -> None:
    break_store(server.store.folder)
    subscribed.subscribe_elsewhere("/kind/agreement/calendar.ics")
    subscribed.sync(expect=1)  # 503
    assert subscribed.agenda() == BEFORE


def test_an_address_that_is_not_there_any_more_empties_nobodys_calendar(subscribed: CalendarProgram) -> None:
    subscribed.subscribe_elsewhere("/kalender.ics")
    subscribed.sync(expect=1)  # 404
    assert subscribed.agenda() == BEFORE


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_answer_takes_nothing_away_and_the_next_good_one_brings_what_is_new(
    fault: str, server: Server, proxy: Proxy, calendar_program: CalendarProgram
) -> None:
    begin(server)
    calendar_program.subscribe(f"{proxy.url}/calendar.ics")
    calendar_program.sync()
    add_move_cancel(server)
    with proxy.spoiled(fault):
        calendar_program.sync(expect=1)
    assert calendar_program.agenda() == BEFORE
    calendar_program.sync()
    assert calendar_program.agenda() == AFTER

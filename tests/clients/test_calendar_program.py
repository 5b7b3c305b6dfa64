"""Somebody subscribes with a calendar program: vdirsyncer fetches the calendar over HTTP, khal shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import CalendarProgram, Server
from tests.factories import KNOWN, make_event
from timeline.model import Event, Precision, Status, Withdrawal


def titled(uid: str, title: str, **changes: Any) -> Event:
    return make_event(uid=uid, summary={"en": title}, **changes)


def changed(event: Event, **changes: Any) -> Event:
    """The event as the store keeps it after a change that subscribers see."""
    return replace(event, sequence=event.sequence + 1, last_modified=KNOWN + timedelta(days=3), **changes)


VISIT = titled("visit@timeline.example", "Visit, of a delegation; with talks", dtstart=date(2023, 1, 4))
FORUM = titled(
    "forum@timeline.example", "Diễn đàn Bình Dương 2023 论坛", dtstart=date(2023, 5, 10), status=Status.PLANNED
)
FAIR = titled("fair@timeline.example", "Fair", dtstart=date(2023, 7, 1), dtend=date(2023, 7, 4), status=Status.PLANNED)


@pytest.fixture
def subscribed(server: Server, calendar_program: CalendarProgram) -> CalendarProgram:
    """A program that subscribed while the store held three events."""
    server.save(VISIT, FORUM, FAIR)
    calendar_program.subscribe(f"{server.url}/calendar.ics")
    calendar_program.sync()
    return calendar_program


def test_all_events_arrive_on_their_days(subscribed: CalendarProgram) -> None:
    assert subscribed.agenda() == [
        "2023-01-04|2023-01-04|Visit, of a delegation; with talks|CONFIRMED",
        "2023-05-10|2023-05-10|Diễn đàn Bình Dương 2023 论坛|TENTATIVE",
        "2023-07-01|2023-07-03|Fair|TENTATIVE",
    ]


def test_an_added_a_moved_and_a_cancelled_event_arrive(server: Server, subscribed: CalendarProgram) -> None:
    moved = changed(FORUM, dtstart=date(2023, 5, 17), dtend=date(2023, 5, 18))
    server.save(moved, changed(FAIR, status=Status.CANCELLED), titled("award@x", "Award", dtstart=date(2023, 9, 9)))
    subscribed.sync()
    assert subscribed.agenda() == [
        "2023-01-04|2023-01-04|Visit, of a delegation; with talks|CONFIRMED",
        "2023-05-17|2023-05-17|Diễn đàn Bình Dương 2023 论坛|TENTATIVE",
        "2023-07-01|2023-07-03|Cancelled: Fair|CANCELLED",
        "2023-09-09|2023-09-09|Award|CONFIRMED",
    ]


def test_a_withdrawn_event_arrives_as_cancelled(server: Server, subscribed: CalendarProgram) -> None:
    server.save(changed(VISIT, withdrawn=Withdrawal(datetime.now(UTC), "the page no longer reports it")))
    subscribed.sync()
    assert "2023-01-04|2023-01-04|Withdrawn: Visit, of a delegation; with talks|CANCELLED" in subscribed.agenda()


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


def lose_path(folder: Path) -> None:
    """Nothing happens to the store; the subscription is to an address that is not there (any more)."""


@pytest.mark.parametrize(("path", "happens"), [("/calendar.ics", break_store), ("/kalender.ics", lose_path)])
def test_an_error_of_ours_empties_nobodys_calendar(
    path: str, happens: Callable[[Path], None], server: Server, subscribed: CalendarProgram
) -> None:
    shown = subscribed.agenda()
    happens(server.store.folder)
    configuration = subscribed.home / "vdirsyncer.conf"
    configuration.write_text(configuration.read_text().replace("/calendar.ics", path))
    subscribed.sync(expect=1)
    assert subscribed.agenda() == shown

"""Stamps say of the same events what the events say of themselves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_event, make_events
from tests.reports import later
from tests.reviewing import ALL, find_event, tell
from timeline.filter import EventFilter
from timeline.model import Kind, Precision, Withdrawal
from timeline.store import Store

EVENTS = [
    *make_events(60),
    make_event(withdrawn=Withdrawal(KNOWN, "rejected")),
    make_event(dtstart=None, precision=Precision.BEFORE),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill_store(tmp_path_factory.mktemp("store"), EVENTS)


@pytest.mark.parametrize(
    "chosen",
    [EventFilter(), EventFilter(kinds=(Kind.VISIT,)), EventFilter(cancelled=False), EventFilter(limit=7)],
)
def test_they_are_those_of_the_chosen_events_in_their_order(store: Store, chosen: EventFilter) -> None:
    names = ("uid", "dtstart", "precision", "created", "last_modified", "withdrawn")
    stamps, events = store.find_stamps(chosen), store.find_events(chosen)
    assert [[getattr(one, name) for name in names] for one in stamps] == [
        [getattr(one, name) for name in names] for one in events
    ]
    assert stamps


def test_an_empty_store_has_none(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").find_stamps(EventFilter()) == []


@pytest.mark.parametrize("hour", [1, 0, -5])
def test_no_write_is_marked_with_an_instant_that_an_earlier_one_had(tmp_path: Path, hour: int) -> None:
    """Another writer was faster, or the clock was put back: who follows feeds goes by what is later."""
    tell(tmp_path, ALL[0], hour=1)
    store = tell(tmp_path, ALL[2], hour=hour)
    first, third = (find_event(store, key).last_modified for key in ("first", "third"))
    assert third == first + timedelta(microseconds=1)


def test_a_later_write_is_marked_with_its_own_instant(tmp_path: Path) -> None:
    tell(tmp_path, ALL[0], hour=1)
    assert find_event(tell(tmp_path, ALL[2], hour=2), "third").last_modified == later(2)

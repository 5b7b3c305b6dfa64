"""Texts that are kept of events: by name and version, in a calendar's order, and gone when the event changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_event
from timeline.filter import EventFilter
from timeline.model import Event, Kind, Withdrawal
from timeline.records import Plan
from timeline.store import Store

ALL = EventFilter()
A, B, C = (make_event(uid=uid, dtstart=date(2023, month, 1)) for uid, month in (("a", 1), ("b", 2), ("c", 3)))


def keep(store: Store, version: str, *rows: tuple[str, str, str]) -> None:
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=(make_event(uid="other", dtstart=None),)))  # texts alone are no reason to write
        writer.keep_texts(version, rows)


def without(store: Store, *changed: Event, others: int) -> list[str]:
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=changed))
        found = writer.find_without_texts(("x", "y"), "1", others=others)
        writer.abandon()
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three events; of the first two, a text for x and one for y."""
    store = fill_store(tmp_path / "var", [A, B, C])
    keep(store, "1", *((uid, name, f"{name} of {uid}") for uid in "ab" for name in "xy"))
    return store


def test_the_last_event_comes_first_with_its_text_or_none(store: Store) -> None:
    assert store.find_texts(ALL, "x", "1") == [("c", None), ("b", "x of b"), ("a", "x of a")]


def test_a_text_of_another_version_is_none(store: Store) -> None:
    assert store.find_texts(ALL, "x", "2") == [("c", None), ("b", None), ("a", None)]


def test_an_empty_text_is_none(store: Store) -> None:
    keep(store, "1", ("a", "x", ""))
    assert store.find_texts(ALL, "x", "1", at_most=3)[-1] == ("a", None)


def test_a_text_takes_the_place_of_the_former_one(store: Store) -> None:
    keep(store, "2", ("b", "x", "new"))
    assert store.find_texts(ALL, "x", "2")[1] == ("b", "new")
    assert store.check() == []


def test_a_filter_chooses_by_events(store: Store) -> None:
    fill_store(store.folder, [replace(A, kind=Kind.AWARD)])
    assert store.find_texts(EventFilter(kinds=(Kind.AGREEMENT,)), "y", "1") == [("c", None), ("b", "y of b")]


def test_at_most_so_many_are_the_latest_of_those_left(store: Store) -> None:
    fill_store(store.folder, [replace(C, withdrawn=Withdrawal(KNOWN, "gone"))])
    day = KNOWN.date()
    assert store.find_texts(ALL, "x", "1", withdrawn_after=day, at_most=1) == [("b", "x of b")]
    assert store.find_texts(ALL, "x", "1", withdrawn_after=day - timedelta(days=1), at_most=1) == [("c", None)]


def test_an_event_that_changes_loses_its_texts(store: Store) -> None:
    fill_store(store.folder, [replace(A, sequence=1)])
    assert ("a", None) in store.find_texts(ALL, "x", "1")


def test_an_event_that_is_merged_away_leaves_no_text(store: Store) -> None:
    with store.write(KNOWN) as writer:
        writer.apply(Plan(removed=("a",)))
    assert store.check() == []


def test_those_without_texts_are_the_changed_ones_and_some_others(store: Store) -> None:
    fill_store(store.folder, [replace(A, sequence=1), make_event(uid="d", dtstart=date(2023, 4, 1))])
    assert without(store, replace(B, sequence=1), others=2) == ["b", "d", "c"]


def test_where_nothing_changed_there_is_nothing_to_make(store: Store) -> None:
    with store.write(KNOWN) as writer:
        assert writer.find_without_texts(("x", "y"), "1", others=9) == []


def test_check_finds_texts_of_no_event_and_two_of_one_name(store: Store) -> None:
    keep(store, "1", ("z", "x", "of nobody"), ("a", "x", "one"), ("a", "x", "two"))
    assert store.check() == ["texts: twice the same uid, name: a, x", "texts.uid leads nowhere in events: z"]

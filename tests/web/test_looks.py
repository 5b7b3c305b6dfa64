"""Looks at the store: one revision each, and one question each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_event
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.provinces import profile_for
from timeline.store import EventColumns, Store
from timeline.web.columns import Views
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

LATER = KNOWN + timedelta(days=1)


class Watched(Store):
    """A real store that counts what it is asked, and in which `meanwhile` is done before each answer."""

    def __init__(self, folder: Path, meanwhile: Callable[[int], None] = lambda _: None) -> None:
        super().__init__(folder)
        self.asked = 0
        self._meanwhile = meanwhile

    def find_events(self, chosen: EventFilter, *, dated: bool = True, newest_first: bool = True) -> list[Event]:
        self.asked += 1
        self._meanwhile(self.asked)
        return super().find_events(chosen, dated=dated, newest_first=newest_first)

    def find_columns(self, chosen: EventFilter, language: str) -> EventColumns:
        self.asked += 1
        return super().find_columns(chosen, language)


def look_of(store: Store) -> tuple[Look[list[Event]], int]:
    """The look that is made something of, and how much is kept."""
    looks: list[Look[list[Event]]] = []
    cache: Cache[Rendered] = Cache()

    def make(look: Look[list[Event]]) -> Rendered:
        looks.append(look)
        return compress(b"")

    kept(store, cache, ("question",), lambda: store.find_events(EventFilter()), make)
    return looks[-1], len(cache)


def test_a_write_during_the_look_makes_it_look_again(tmp_path: Path) -> None:
    fill_store(tmp_path, [make_event(uid="first")])

    def write_once(asked: int) -> None:
        if asked == 1:
            fill_store(tmp_path, [make_event(uid="second", last_modified=LATER)], LATER)

    store = Watched(tmp_path, write_once)
    look, size = look_of(store)
    assert {event.uid for event in look.found} == {"first", "second"}
    assert (look.revision, look.changed, store.asked, size) == (store.revision(), LATER, 2, 1)


def test_who_writes_without_a_pause_does_not_keep_readers_out(tmp_path: Path) -> None:
    fill_store(tmp_path, [make_event()])

    def write(asked: int) -> None:
        at: datetime = KNOWN + timedelta(days=asked)
        fill_store(tmp_path, [make_event(last_modified=at)], at)

    store = Watched(tmp_path, write)
    look, size = look_of(store)
    assert len(look.found) == store.asked + 1
    assert size == 0  # what is of no certain revision is not kept


@pytest.fixture
def site(tmp_path: Path) -> Site:
    fill_store(tmp_path, [make_event()])
    return Site(Settings(), Watched(tmp_path), profile_for(None, "binh-duong"))


def test_opening_the_page_asks_the_store_once(site: Site) -> None:
    views = Views(site)
    assert views.overview(EventFilter()).events == 1
    assert b'"uid"' in views.get(EventFilter()).rendered.plain.octets
    assert site.store.asked == 1  # type: ignore[attr-defined]


def test_after_a_change_the_store_is_asked_again(site: Site) -> None:
    views = Views(site)
    assert views.overview(EventFilter()).events == 1
    fill_store(site.store.folder, [make_event()])
    assert views.overview(EventFilter()).events == 2

"""Counts beside each choice: each is what the filter gives with that choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.factories import fill_store, make_event, make_events
from timeline.filter import EventFilter
from timeline.model import Kind, Party, Precision, Role, Status
from timeline.store import Facets, PartyCount, Store

TWINNED = make_event(
    uid="twinned",
    kind=Kind.TWINNING,
    also=(Kind.VISIT,),
    dtstart=date(2019, 12, 30),
    dtend=date(2020, 1, 3),
    parties=(Party("Daejeon", Role.HOST, "KR"), Party("Kim Min-ho", country="KR", title="Mayor")),
    countries=("KR", "JP"),
)
FILTERS = [
    EventFilter(),
    EventFilter(kinds=(Kind.VISIT, Kind.AGREEMENT)),
    EventFilter(kinds=(Kind.VISIT,), countries=("KR",), statuses=(Status.HELD,)),
    EventFilter(parties=("Daejeon",), since=date(2012, 5, 1), until=date(2022, 12, 31)),
    EventFilter(words="delegation", countries=("JP", "LA")),
    EventFilter(precision=Precision.DAY, cancelled=False, parties=("port of", "Daejeon")),
    EventFilter(provinces=("binh-duong",), kinds=(Kind.MEETING,)),
    EventFilter(words="there is nothing like it"),
]
by_filter = pytest.mark.parametrize("chosen", FILTERS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill_store(tmp_path_factory.mktemp("store"), [TWINNED, *make_events(300)])


def events(store: Store, chosen: EventFilter) -> int:
    return store.summary(chosen).events


@by_filter
def test_a_kind_has_as_many_events_as_the_filter_gives_with_it(store: Store, chosen: EventFilter) -> None:
    counted = store.facets(chosen).kinds
    wanted = {str(kind): events(store, replace(chosen, kinds=(kind,))) for kind in Kind}
    assert {kind: counted.get(kind, 0) for kind in wanted} == wanted


@by_filter
def test_a_country_has_as_many_events_as_the_filter_gives_with_it(store: Store, chosen: EventFilter) -> None:
    counted = store.facets(chosen).countries
    wanted = {code: events(store, replace(chosen, countries=(code,))) for code in ("KR", "JP", "LA", "US", "FR")}
    assert {code: counted.get(code, 0) for code in wanted} == wanted


@by_filter
def test_a_status_has_as_many_events_as_the_filter_gives_with_it(store: Store, chosen: EventFilter) -> None:
    counted = store.facets(chosen).statuses
    wanted = {str(status): events(store, replace(chosen, statuses=(status,))) for status in Status}
    assert {status: counted.get(status, 0) for status in wanted} == wanted


@by_filter
def test_a_counterpart_has_as_many_events_as_the_filter_gives_with_it(store: Store, chosen: EventFilter) -> None:
    counted = {party.name: party.events for party in store.facets(chosen).parties}
    assert counted == {name: events(store, replace(chosen, parties=(name,))) for name in counted}


@by_filter
@pytest.mark.parametrize("year", [2000, 2013, 2020])
def test_a_year_has_as_many_events_as_the_filter_gives_with_it(store: Store, chosen: EventFilter, year: int) -> None:
    facets = store.facets(chosen)
    since = events(store, replace(chosen, since=date(year, 1, 1)))
    until = events(store, replace(chosen, until=date(year, 12, 31)))
    assert (facets.events_since(year), facets.events_until(year)) == (since, until)


def test_the_commonest_counterpart_is_first(tmp_path: Path) -> None:
    rare, common = Party("Oakland", country="US"), Party("Daejeon", country="KR")
    store = fill_store(tmp_path, [make_event(parties=(party,)) for party in (rare, common, common)])
    assert store.facets(EventFilter()).parties == (PartyCount("Daejeon", "KR", 2), PartyCount("Oakland", "US", 1))


def test_counterparts_are_no_persons(store: Store) -> None:
    assert "Kim Min-ho" not in {party.name for party in store.facets(EventFilter()).parties}


def test_what_was_typed_for_a_counterpart_is_counted(store: Store) -> None:
    counted = {party.name: party.events for party in store.facets(EventFilter(parties=("đaejeon",))).parties}
    assert counted["đaejeon"] == counted["Friends of Daejeon"] + 1  # and TWINNED


def test_a_store_that_is_not_there_has_no_counts(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").facets(EventFilter(kinds=(Kind.VISIT,))) == Facets()

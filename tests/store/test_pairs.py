"""Events that may be one are kept for whoever looks at them, as long as they may."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports import later
from tests.resolve.short import Told, extractions, report
from timeline.filter import EventFilter
from timeline.model import Extraction
from timeline.resolve import plan_changes
from timeline.store import Store

SAME_TITLE = {"summary": "Province and city look back on ten years of their friendship"}
FOURTH, SIXTH = report("a", "01-04", **SAME_TITLE), report("b", "01-06")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def _tell(store: Store, hour: int, *told: Told) -> None:
    _take_in(store, hour, extractions(told))


def _take_in(store: Store, hour: int, batch: list[Extraction]) -> None:
    with store.write(later(hour)) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))


def test_a_pair_is_kept_with_its_reasons(store: Store) -> None:
    _tell(store, 0, FOURTH, SIXTH)
    (pair,) = store.find_pairs()
    assert {pair.one, pair.other} == {event.uid for event in store.find_events(EventFilter())}
    assert pair.one < pair.other
    assert pair.reasons == ("same-counterpart", "same-countries", "same-kind", "near-dates")


def test_a_pair_comes_with_a_later_batch(store: Store) -> None:
    _tell(store, 0, FOURTH)
    assert store.find_pairs() == []
    _tell(store, 1, SIXTH)
    assert len(store.find_pairs()) == 1


def test_the_pairs_of_one_event(store: Store) -> None:
    _tell(store, 0, FOURTH, SIXTH, report("c", "06-04"), report("d", "06-06"))
    first = store.find_pairs()[0]
    assert (len(store.find_pairs()), store.find_pairs(first.one)) == (2, [first])


def test_likelier_pairs_come_first(store: Store) -> None:
    _tell(store, 0, FOURTH, SIXTH, report("c", "06-04", "Daejeon Kobe"), report("d", "06-06", "Gangnam Kobe"))
    likeness = [pair.likeness for pair in store.find_pairs()]
    assert likeness == sorted(likeness, reverse=True)


def test_what_was_merged_is_no_pair(store: Store) -> None:
    _tell(store, 0, FOURTH, SIXTH)
    _tell(store, 1, report("b", "01-06", **SAME_TITLE))
    assert (len(store.find_events(EventFilter())), store.find_pairs()) == (1, [])


def test_what_was_withdrawn_is_no_pair(store: Store) -> None:
    _tell(store, 0, FOURTH, SIXTH)
    (gone,) = extractions([SIXTH])
    _take_in(store, 1, [Extraction(gone.article)])
    assert store.find_pairs() == []

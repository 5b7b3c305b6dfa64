"""Other events with the same counterpart, from a real store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.factories import fill_store, make_event
from timeline.filter import EventFilter
from timeline.model import Event, Party
from timeline.pages.company import MOST, Company, find_company

BASE = EventFilter(language="en", provinces=("binh-duong",))
DAEJEON, MAYOR = Party("Daejeon", country="KR"), Party("Lee Taek Ku", country="KR", title="Mayor")
KOREA, OAKLAND = Party("South Korea", country="KR"), Party("Oakland", country="US")


def on(day: int, *parties: Party, **changes: object) -> Event:
    return make_event(uid=f"day-{day}", dtstart=date(2023, 1, day), parties=parties, **changes)


def company(folder: Path, *events: Event, language: str = "en") -> Company | None:
    """That of the first event, in a store of all of them."""
    return find_company(fill_store(folder, events), events[0], BASE, lambda chosen: chosen, language)


def test_they_are_the_newest_without_the_event_itself(tmp_path: Path) -> None:
    found = company(tmp_path, *(on(day, DAEJEON) for day in (3, 1, 2, 4, 5, 6, 7)))
    assert found is not None
    assert [event.uid for event in found.events] == ["day-7", "day-6", "day-5", "day-4", "day-2"]
    assert (len(found.events), found.number) == (MOST, 7)


def test_all_of_them_are_what_the_filter_shows(tmp_path: Path) -> None:
    found = company(tmp_path, on(1, DAEJEON), on(2, DAEJEON))
    assert found is not None
    assert found.chosen == EventFilter(parties=("Daejeon",), language="en", provinces=("binh-duong",))


@pytest.mark.parametrize(
    ("parties", "label"),
    [
        ((MAYOR, OAKLAND, DAEJEON), "Daejeon"),  # there is nothing else with Oakland, and a person is no counterpart
        ((KOREA,), "South Korea"),
        ((OAKLAND,), "South Korea"),
        ((), "South Korea"),
    ],
)
def test_the_first_counterpart_with_others_counts(tmp_path: Path, parties: tuple[Party, ...], label: str) -> None:
    found = company(tmp_path, on(1, *parties), on(2, DAEJEON, MAYOR))
    assert found is not None and found.label == label


def test_it_is_called_as_the_readers_language_has_it(tmp_path: Path) -> None:
    found = company(tmp_path, on(1, DAEJEON), on(2, DAEJEON), language="zh")
    assert found is not None and found.label == "大田"


def test_the_only_event_has_no_company(tmp_path: Path) -> None:
    assert company(tmp_path, on(1, DAEJEON), on(2, OAKLAND, countries=("US",))) is None

"""The lines above the timeline: with whom the most, of which kinds, what was last, what is coming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.factories import fill_store, make_event
from tests.opening import NOW, context_of
from timeline.filter import EventFilter
from timeline.model import Event, Kind, Status
from timeline.pages.glance import lines_of

SIGNED = make_event(uid="signed", dtstart=date(2023, 11, 17), kind=Kind.TWINNING, countries=("KR",))
VISIT = make_event(uid="visit", dtstart=date(2022, 3, 1), kind=Kind.VISIT, countries=("JP",))
OTHER = make_event(uid="other", dtstart=date(2021, 3, 1), kind=Kind.VISIT, countries=("JP",))
COMING = make_event(uid="coming", dtstart=date(2030, 1, 2), status=Status.PLANNED, countries=("CN",))
LATER = replace(COMING, uid="later", dtstart=date(2031, 1, 2))


def lines(folder: Path, events: list[Event], **chosen: Any) -> dict[str, list[Any]]:
    """What stands in each line."""
    found = lines_of(context_of(fill_store(folder, events)), EventFilter(**chosen), "en")
    return {line["heading"]: [item["value"] for item in line["items"]] for line in found}


def test_countries_with_the_most_events_come_first(tmp_path: Path) -> None:
    assert lines(tmp_path, [SIGNED, VISIT, OTHER])["Most often with"] == [["country", "JP"], ["country", "KR"]]


def test_a_country_is_told_by_kinds(tmp_path: Path) -> None:
    found = lines(tmp_path, [SIGNED, VISIT, OTHER], countries=("JP",))
    assert found == {"What there was": [["kind", "visit"]], "Latest": ["visit"]}


def test_the_last_that_was_held_is_told(tmp_path: Path) -> None:
    assert lines(tmp_path, [SIGNED, VISIT, COMING])["Latest"] == ["signed"]


def test_the_next_that_is_planned_is_told(tmp_path: Path) -> None:
    assert lines(tmp_path, [SIGNED, LATER, COMING])["Coming"] == ["coming"]


def test_what_is_planned_for_today_is_coming(tmp_path: Path) -> None:
    assert lines(tmp_path, [replace(COMING, uid="today", dtstart=NOW.date()), LATER])["Coming"] == ["today"]


@pytest.mark.parametrize("chosen", [{"until": date(2024, 1, 1)}, {"statuses": (Status.HELD,)}])
def test_nothing_is_coming_beyond_what_is_asked_for(tmp_path: Path, chosen: dict[str, Any]) -> None:
    assert "Coming" not in lines(tmp_path, [SIGNED, COMING], **chosen)


def test_links_keep_the_view(tmp_path: Path) -> None:
    context = context_of(fill_store(tmp_path, [SIGNED]))
    (first, *_) = lines_of(context, EventFilter(kinds=(Kind.TWINNING,), language="en"), "en")
    assert first["items"][0]["href"] == "./?kind=twinning&lang=en&country=KR"


def test_no_events_give_no_lines(tmp_path: Path) -> None:
    assert lines(tmp_path, [SIGNED], countries=("FR",)) == {}

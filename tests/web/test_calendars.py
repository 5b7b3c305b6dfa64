"""Calendars that are put together of kept texts: the same octets as those that are rendered of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.factories import KNOWN, fill_store, make_events
from timeline.filter import LANGUAGES, EventFilter
from timeline.model import Kind, Precision
from timeline.pipeline.texts import keep_texts, text_name, texts_version
from timeline.publish import Feed, render_calendar
from timeline.publish.calendar import latest_first
from timeline.publish.formats import FORMATS
from timeline.records import Plan
from timeline.store import Store
from timeline.web import calendars
from timeline.web.calendars import find_openings, find_shown, render_openings

CALENDAR = next(form for form in FORMATS if form.file == "calendar.ics")
TODAY = KNOWN.date() + timedelta(days=89)
SEVERAL = [replace(e, clock=time(8)) if n % 7 == 0 else e for n, e in enumerate(make_events(400))]
SEVERAL[7] = replace(SEVERAL[7], province=None)
SEVERAL[14] = replace(SEVERAL[14], province="Punjab (PK)")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """All events have texts but for every eleventh."""
    store = fill_store(tmp_path_factory.mktemp("var"), SEVERAL[::11])
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=tuple(e for n, e in enumerate(SEVERAL) if n % 11)))
        keep_texts(writer)
        # what did not change gets its texts too, so these are taken again
        writer.keep_texts("none", [(e.uid, text_name(code), "old") for e in SEVERAL[::11] for code in LANGUAGES])
    return store


def feed_for(chosen: EventFilter, language: str) -> Feed:
    return Feed(
        title="Calendar",
        description="All",
        language=language,
        home_url="https://timeline.example/",
        self_url="https://timeline.example/calendar.ics",
        updated=datetime(2024, 3, 2, tzinfo=UTC),
        timezone="Europe/Paris",
        event_url=lambda uid: f"https://timeline.example/event/{uid}",
        contact="desk@timeline.example",
        coarse=chosen.precision is Precision.MONTH,
        whole=chosen.limit is not None,
    )


def test_some_texts_are_kept_and_some_are_not(store: Store) -> None:
    rows = store.find_texts(EventFilter(), text_name("en"), texts_version())
    assert 0 < len([uid for uid, text in rows if text is None]) < len(rows) / 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "chosen",
    [
        EventFilter(),
        EventFilter(precision=Precision.MONTH),
        EventFilter(kinds=(Kind.VISIT, Kind.MEETING), limit=20),
        EventFilter(words="daejeon", cancelled=False),
        EventFilter(countries=("ZW",)),
    ],
)
def test_the_octets_are_those_that_events_give(store: Store, chosen: EventFilter, language: str) -> None:
    feed, asked = feed_for(chosen, language), CALENDAR.selection(chosen)
    for day in (TODAY, TODAY + timedelta(days=1)):  # on the second, withdrawn ones have been told of for long enough
        rendered = render_calendar(CALENDAR.choose(store.find_events(asked), day, chosen.limit), feed)
        assert render_openings(find_openings(store, asked, language, day), feed) == rendered


@pytest.mark.parametrize("chosen", [EventFilter(rich=True), EventFilter(rich=True, limit=30)])
def test_what_no_texts_are_kept_for_is_read_as_far_as_there_is_room(
    store: Store, chosen: EventFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "ROOM", 200 * calendars.LEAST)  # octets, so that some are left out
    feed, asked = replace(feed_for(chosen, "en"), rich=True, whole=True), CALENDAR.selection(chosen)
    shown = latest_first(CALENDAR.choose(store.find_events(asked), TODAY, chosen.limit), feed)
    found = find_shown(store, asked, TODAY)
    assert len(found) == len(shown[:200]) < len(SEVERAL)
    assert render_calendar(found, feed) == render_calendar(shown[:200], feed)


def test_what_is_kept_is_what_is_shown(store: Store) -> None:
    asked = CALENDAR.selection(EventFilter())
    found = find_openings(store, asked, "en", TODAY)
    rows = [(uid, text and text.replace("SUMMARY:", "SUMMARY:Kept\\, ")) for uid, text in found.rows]
    assert b"SUMMARY:Kept" in render_openings(replace(found, rows=rows), feed_for(EventFilter(), "en"))

"""What the pages say where there is nothing to show: nothing read, something being read, no hits, a store at fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.factories import KNOWN, fill_store, make_event
from tests.opening import open_page, shown
from timeline.filter import LANGUAGES
from timeline.model import Kind, Precision, Status
from timeline.pages.address import ABOUT, ARTICLES, CALENDAR, LISTED, PARTNERS, TIMELINE
from timeline.store import Store

FILLED = [name for name in LISTED if name != ABOUT]
FILTERED = [TIMELINE, CALENDAR, PARTNERS]


@pytest.mark.parametrize("name", FILLED)
def test_where_nothing_was_read_the_command_is_told(tmp_path: Path, name: str) -> None:
    page = open_page(Store(tmp_path), page=name)
    assert "No events yet" in shown(page)
    assert [code.value for code in page.code] == ["timeline ingest PATH..."]


@pytest.mark.parametrize("name", FILLED)
def test_while_the_first_articles_are_read_that_is_said(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path)
    with store.write(KNOWN):
        page = open_page(store, page=name)
    assert "The first articles are being read" in shown(page)
    assert not page.code


@pytest.mark.parametrize("name", LISTED)
def test_events_that_all_have_no_day_are_no_fault(tmp_path: Path, name: str) -> None:
    recently = make_event(dtstart=None, dtend=date(2024, 5, 6), precision=Precision.BEFORE)
    assert not open_page(fill_store(tmp_path, [recently]), page=name).exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(tmp_path: Path, language: str) -> None:
    store = Store(tmp_path)
    with store.write(KNOWN):
        page = open_page(store, lang=language)
    assert len(page.info) == 1
    assert not page.exception


def test_while_more_is_read_the_events_stay(tmp_path: Path) -> None:
    store = fill_store(tmp_path, [make_event(dtstart=date(2024, 5, 5))])
    with store.write(KNOWN):
        page = open_page(store, page=CALENDAR)
    assert "Memorandum on vocational training" in shown(page)


@pytest.mark.parametrize("name", FILTERED)
def test_nothing_of_this_province_is_no_fault_of_the_filters(tmp_path: Path, name: str) -> None:
    page = shown(open_page(fill_store(tmp_path, [make_event(province="da-nang")]), page=name))
    assert "No events of Binh Duong yet" in page
    assert "No event fits" not in page


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (PARTNERS, {"status": Status.PLANNED}),
        (CALENDAR, {"dtstart": date(2020, 1, 1), "dtend": date(2021, 1, 1), "precision": Precision.YEAR}),
    ],
)
@pytest.mark.parametrize("query", [{}, {"country": "KR"}])
def test_events_that_have_no_place_on_a_page_are_not_denied(
    tmp_path: Path, name: str, changes: dict[str, Any], query: dict[str, str]
) -> None:
    said = shown(open_page(fill_store(tmp_path, [make_event(countries=("KR",), **changes)]), page=name, **query))
    assert "On the timeline there is what fits: 1 event." in said
    assert "No event" not in said


@pytest.mark.parametrize("name", FILTERED)
def test_what_the_filters_leave_out_is_said(tmp_path: Path, name: str) -> None:
    page = shown(open_page(fill_store(tmp_path, [make_event()]), page=name, q="nothing has these words"))
    assert "No event fits" in page


@pytest.mark.parametrize("name", LISTED)
def test_a_store_that_cannot_be_read_is_said_on_every_page(tmp_path: Path, name: str) -> None:
    (tmp_path / "current").write_text("no link")
    page = open_page(Store(tmp_path), page=name)
    assert not page.exception
    assert "cannot be read just now" in page.error[0].value
    assert str(tmp_path) not in shown(page)


def test_a_store_of_a_newer_program_asks_for_an_update(tmp_path: Path) -> None:
    store = fill_store(tmp_path, [make_event()])
    with duckdb.connect(str(tmp_path / (tmp_path / "current").readlink())) as connection:
        connection.execute("INSERT INTO schema_version VALUES (1000, now()::TIMESTAMP)")
    page = open_page(Store(store.folder), page=ARTICLES)
    assert "newer version of the program" in page.error[0].value


def test_a_store_of_an_older_program_asks_for_a_reading(tmp_path: Path) -> None:
    store = fill_store(tmp_path, [make_event()])
    with duckdb.connect(str(tmp_path / (tmp_path / "current").readlink())) as connection:
        connection.execute("DELETE FROM schema_version WHERE version = (SELECT max(version) FROM schema_version)")
    page = open_page(Store(store.folder), page=ARTICLES)
    assert "read articles once more" in page.error[0].value


def test_a_page_without_its_store_still_has_its_title(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("no link")
    assert [title.value for title in open_page(Store(tmp_path)).title] == ["Foreign affairs of Binh Duong"]


@pytest.mark.parametrize("name", LISTED)
def test_the_contact_is_told_also_where_the_store_is_at_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / "current").write_text("no link")
    page = open_page(Store(tmp_path), page=name, settings={"contact": "who@example.org"})
    assert "who@example.org" in shown(page)


def test_where_nothing_fits_each_filter_is_offered_to_be_dropped(tmp_path: Path) -> None:
    store = fill_store(tmp_path, [make_event(kind=Kind.VISIT), make_event(kind=Kind.MEETING, countries=("JP",))])
    page = open_page(store, kind="visit", country="JP", lang="en")
    offered = {button.key: button.label for button in page.button if (button.key or "").startswith("without_")}
    assert offered == {"without_kind": "Without “Kind”: 1 event", "without_country": "Without “Country”: 1 event"}
    page.button(key="without_kind").click().run()
    assert "kind" not in page.query_params
    assert page.query_params["country"] == "JP"
    assert "No event fits" not in shown(page)


def test_a_filter_that_alone_gives_nothing_is_all_that_is_offered(tmp_path: Path) -> None:
    page = open_page(fill_store(tmp_path, [make_event()]), q="nowhere", **{"from": "2023", "to": "2023"})
    assert [b.key for b in page.button if (b.key or "").startswith("without_")] == ["without_words"]


@pytest.mark.parametrize("name", FILTERED)
def test_what_to_drop_is_offered_on_every_page_with_filters(tmp_path: Path, name: str) -> None:
    page = open_page(fill_store(tmp_path, [make_event()]), page=name, q="nowhere")
    assert [b.key for b in page.button if (b.key or "").startswith("without_")] == ["without_words"]

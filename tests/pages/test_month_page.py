"""The page of the calendar: which month and which view it shows, and that its ways keep the filter."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from tests.factories import fill_store, make_event
from tests.opening import open_page, shown
from timeline.model import Kind, Precision, Status
from timeline.store import Store

EVENTS = [
    make_event(uid="visit", dtstart=date(2024, 5, 6), kind=Kind.VISIT, summary={"en": "Guests from Daejeon"}),
    make_event(uid="plan", dtstart=date(2024, 9, 9), status=Status.PLANNED, summary={"en": "A forum to come"}),
    make_event(uid="off", dtstart=date(2024, 5, 7), status=Status.CANCELLED, summary={"en": "A seminar"}),
    make_event(uid="june", dtstart=date(2024, 6, 1), dtend=date(2024, 7, 1), precision=Precision.MONTH),
    make_event(uid="year", dtstart=date(2024, 1, 1), dtend=date(2025, 1, 1), precision=Precision.YEAR),
    make_event(uid="elsewhere", dtstart=date(2024, 5, 8), province="da-nang", summary={"en": "In another province"}),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill_store(tmp_path_factory.mktemp("store"), EVENTS)


def test_todays_month_is_shown_where_it_holds_something(store: Store) -> None:
    assert "Some time in June 2024" in shown(open_page(store, page="calendar"))


def test_the_month_of_the_address_is_shown(store: Store) -> None:
    page = shown(open_page(store, page="calendar", month="2024-05"))
    assert 'href="event/visit"' in page
    assert "Some time in 2024" in page
    assert "In another province" not in page


@pytest.mark.parametrize("month", ["2024-13", "x", "0000-01", "<b>"])
def test_what_is_no_month_shows_the_one_of_today(store: Store, month: str) -> None:
    page = open_page(store, page="calendar", month=month)
    assert not page.exception
    assert "June 2024" in shown(page)


@pytest.mark.parametrize(
    ("view", "grid", "agenda"), [(None, True, True), ("month", True, False), ("agenda", False, True), ("x", True, True)]
)
def test_the_width_of_the_screen_decides_only_where_the_address_does_not(
    store: Store, view: str | None, grid: bool, agenda: bool
) -> None:
    query = {"view": view} if view else {}
    page = shown(open_page(store, page="calendar", month="2024-05", **query))
    assert ("<table" in page, 'id="day-2024-05-06"' in page) == (grid, agenda)


def test_planned_and_cancelled_events_are_told_as_such(store: Store) -> None:
    assert "Cancelled: A seminar" in shown(open_page(store, page="calendar", month="2024-05"))
    assert "<b>Planned</b>" in shown(open_page(store, page="calendar", month="2024-09"))


def test_the_next_month_is_put_into_the_address(store: Store) -> None:
    page = open_page(store, page="calendar", month="2024-05", kind="visit")
    page.button(key="calendar_next").click().run()
    assert page.query_params["month"] == "2024-06"
    assert page.query_params["kind"] == "visit"


def test_the_last_event_is_a_click_away(store: Store) -> None:
    page = open_page(store, page="calendar", month="2024-05")
    page.button(key="calendar_latest").click().run()
    assert page.query_params["month"] == "2024-09"


def test_a_month_is_chosen_by_name(store: Store) -> None:
    page = open_page(store, page="calendar", month="2024-05")
    page.selectbox(key="month_number").set_value(9).run()
    assert page.query_params["month"] == "2024-09"


def test_an_empty_month_leads_to_the_nearest_events_with_the_same_filter(store: Store) -> None:
    page = unescape(shown(open_page(store, page="calendar", month="2024-08", lang="vi", view="agenda")))
    assert 'href="./?page=calendar&lang=vi&month=2024-09&view=agenda"' in page


def test_a_filter_without_events_says_so(store: Store) -> None:
    assert "No event fits" in shown(open_page(store, page="calendar", q="nothing has these words"))


def test_another_page_knows_no_month(store: Store) -> None:
    page = open_page(store, page="calendar", month="2024-05", view="agenda")
    page.segmented_control(key="page").set_value("partners").run()
    assert set(page.query_params) == {"page"}

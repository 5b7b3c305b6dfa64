"""The review page on a server of one's own: what is decided there is what subscribers get."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, settle
from tests.reviewing import ALL, find_event, tell
from tests.serving import served
from timeline.store import Store

Opened = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Reviewed:
    base_url: str
    store: Store

    def calendar(self) -> str:
        return httpx2.get(f"{self.base_url}/calendar.ics").text

    def address(self, key: str) -> str:
        """The query of the page where the event of that article is corrected."""
        return f"?page=review&event={find_event(self.store, key).uid}"


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Reviewed]:
    store = tell(tmp_path, *ALL)
    with served(tmp_path) as base_url:
        yield Reviewed(base_url, store)


def _look_at_decisions(page: Page) -> None:
    settle(page)
    page.get_by_role("tab", name="Decided so far").click()


@pytest.mark.slow
def test_a_date_corrected_by_hand_is_in_the_calendar_and_gone_when_undone(
    reviewed: Reviewed, open_page: Opened
) -> None:
    assert "DTSTART;VALUE=DATE:20230104" in reviewed.calendar()
    page = open_page(reviewed.base_url, reviewed.address("first"))
    page.get_by_role("textbox", name="Dates").fill("2023-01-05")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Dates: 2023-01-04 → 2023-01-05")).to_be_visible()
    assert "DTSTART;VALUE=DATE:20230105" in reviewed.calendar()
    assert "DTSTART;VALUE=DATE:20230104" not in reviewed.calendar()
    _look_at_decisions(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Dates: 2023-01-05 → 2023-01-04")).to_be_visible()
    assert "DTSTART;VALUE=DATE:20230104" in reviewed.calendar()


@pytest.mark.slow
def test_a_pair_is_merged_and_parted_again(reviewed: Reviewed, open_page: Opened) -> None:
    before = reviewed.calendar().count("BEGIN:VEVENT")
    page = open_page(reviewed.base_url, reviewed.address("first"))
    expect(page.get_by_text("This event", exact=True)).to_be_visible()
    expect(page.get_by_text("The other one", exact=True)).to_be_visible()
    page.get_by_role("button", name="One event").click()
    expect(page.get_by_text("Two events are one now.")).to_be_visible()
    assert reviewed.calendar().count("BEGIN:VEVENT") == before - 1
    _look_at_decisions(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="One event")).to_be_visible()
    assert reviewed.calendar().count("BEGIN:VEVENT") == before


@pytest.mark.slow
def test_the_reports_stand_side_by_side_with_their_dates_marked(reviewed: Reviewed, open_page: Opened) -> None:
    page = open_page(reviewed.base_url, reviewed.address("first"))
    marks = page.locator(".rv-card mark")
    expect(marks).to_have_text(
        ["4 January", "4 January", "6 January"]
    )  # the last one of the event that may be the same
    first, second = (marks.nth(number).bounding_box() for number in (0, 1))
    assert first and second and abs(first["y"] - second["y"]) < 2 and second["x"] > first["x"] + 100
    link = page.locator(".rv-source a").first
    expect(link).to_have_attribute("href", "https://first.example/story")


@pytest.mark.slow
def test_the_timeline_leads_to_the_open_event_and_back(reviewed: Reviewed, open_page: Opened) -> None:
    uid = find_event(reviewed.store, "doubtful").uid
    page = open_page(reviewed.base_url, f"?event={uid}")
    page.get_by_text("Review", exact=True).click()
    expect(page.get_by_role("textbox", name="Title (English)")).to_have_value("Meeting of doubtful")
    page.get_by_role("button", name="To the timeline").click()
    expect(page.get_by_role("article", name="Meeting of doubtful")).to_be_visible()


@pytest.mark.slow
def test_two_people_do_not_write_over_each_other(reviewed: Reviewed, open_page: Opened) -> None:
    one, other = (open_page(reviewed.base_url, reviewed.address("first")) for _ in range(2))
    for page, place in ((one, "Di An"), (other, "Ben Cat")):
        page.get_by_role("textbox", name="Place").fill(place)
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_text("Place: – → Di An")).to_be_visible()
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("the event has changed since you opened it")).to_be_visible()
    expect(other.get_by_role("textbox", name="Place")).to_have_value("Ben Cat")
    assert find_event(reviewed.store, "first").location == "Di An"


@pytest.mark.slow
def test_what_is_wrong_is_said_beside_the_form_and_nothing_typed_is_lost(reviewed: Reviewed, open_page: Opened) -> None:
    page = open_page(reviewed.base_url, reviewed.address("first"))
    page.get_by_role("textbox", name="Dates").fill("4 January")
    page.get_by_role("textbox", name="Place").fill("Di An")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("'4 January' is no date such as 2023-01-04")).to_be_visible()
    expect(page.get_by_role("textbox", name="Dates")).to_have_value("4 January")
    expect(page.get_by_role("textbox", name="Place")).to_have_value("Di An")


@pytest.mark.slow
def test_an_address_writes_nothing(reviewed: Reviewed, open_page: Opened) -> None:
    before = reviewed.store.generation()
    query = "&dates=2023-01-09&action=reject&confirm=1&undo=1&merge=x&Save=true"
    page = open_page(reviewed.base_url, f"{reviewed.address('first')}{query}")
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    httpx2.get(f"{reviewed.base_url}/review{reviewed.address('first')}{query}")
    assert reviewed.store.generation() == before


@pytest.mark.slow
def test_it_is_done_by_keyboard_alone(reviewed: Reviewed, open_page: Opened) -> None:
    page = open_page(reviewed.base_url, reviewed.address("first"))
    page.get_by_role("textbox", name="Place").wait_for()
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText")
        seen.append(str(name))
        if name == "Place":
            page.keyboard.type("Di An")
            page.keyboard.press("Enter")
            break
    expect(page.get_by_text("Place: – → Di An")).to_be_visible()
    assert {"One event", "Two events"} <= set(seen)


@pytest.mark.slow
def test_on_a_phone_nothing_is_wider_than_the_screen(reviewed: Reviewed, open_page: Opened) -> None:
    page = open_page(reviewed.base_url, reviewed.address("first"), viewport=PHONE, has_touch=True)
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 0

"""The calendar in a browser: a month on a wide screen, an agenda on a phone, and the ways through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Site

OPEN = "?page=calendar&month=2023-11&lang=en"
TITLE = "Twinning with Daejeon is sealed"


@pytest.mark.slow
def test_a_month_leads_to_an_event_and_back(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.base_url, OPEN)
    expect(page.get_by_role("table", name="November 2023")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("table", name="November 2023")).to_be_visible()


@pytest.mark.slow
def test_the_months_are_turned_and_back_turns_them_back(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.base_url, OPEN)
    page.get_by_role("button", name="Next month").click()
    expect(page.get_by_role("heading", name="December 2023")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="November 2023")).to_be_visible()


@pytest.mark.slow
def test_a_phone_shows_the_agenda_and_nothing_sticks_out(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.base_url, OPEN, viewport=PHONE)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

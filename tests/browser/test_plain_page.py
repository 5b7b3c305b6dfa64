"""The plain page in a browser without script: from the page that needs one to an event, and by year."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Site

TITLE = "Twinning with Daejeon is sealed"


@pytest.mark.slow
def test_whoever_has_no_script_finds_an_event(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.base_url, "?kind=twinning&lang=en", java_script_enabled=False, viewport=PHONE)
    page.get_by_role("link", name="All events on a plain page").click()
    page.get_by_role("link", name="2023", exact=True).click()
    expect(page.get_by_role("heading", name="Events of 2023")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()

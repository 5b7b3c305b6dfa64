"""The page about the program in a browser: reached by its name, and wholly seen on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Site


@pytest.mark.slow
def test_the_page_is_reached_by_its_name(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.base_url, "?lang=en", viewport=PHONE)
    page.get_by_role("radio", name="About").click()
    expect(page.get_by_role("heading", name="How good it is")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.go_back()
    expect(page.get_by_role("heading", name="How good it is")).to_be_hidden()

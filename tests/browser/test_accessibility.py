"""Every page as axe-core sees it: no serious or critical finding (of WCAG and of its own best practices)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, SIGNING, Site

Opened = Callable[..., Page]
WEIGHTY = {"serious", "critical"}
PAGES = {  # address, and what is there once the page is drawn
    "timeline": ("", ".tl-timeline[data-painted]"),
    "event": (f"?event={SIGNING.uid}&country=KR&party=Daejeon", ".tl-detail article"),
    "partners": ("?page=partners", "table"),
    "report": ("?page=report&from=2023&to=2023", "table"),
    "subscribe": ("subscribe", "main"),
    "event page": (f"event/{SIGNING.uid}", "main"),
    "embed": ("embed", "body"),
}


def settle(page: Page) -> None:
    """Wait for what Streamlit still draws: it fades what it is about to draw anew."""
    page.wait_for_load_state("networkidle")
    if page.locator("[data-testid=stApp]").count():
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def findings(page: Page) -> list[str]:
    """What is wrong, and where: each rule once, with the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in WEIGHTY]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_serious_finding(site: Site, open_page: Opened, name: str, scheme: str) -> None:
    address, drawn = PAGES[name]
    page = open_page(site.base_url, address, color_scheme=scheme, reduced_motion="reduce")
    page.locator(drawn).first.wait_for()
    settle(page)
    assert findings(page) == []


@pytest.mark.slow
def test_a_phone_has_no_serious_finding(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, f"?event={SIGNING.uid}", viewport=PHONE, has_touch=True)
    page.locator(".tl-detail article").wait_for()
    settle(page)
    assert findings(page) == []

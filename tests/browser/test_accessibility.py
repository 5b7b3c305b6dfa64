"""Every page as axe-core sees it: no finding, of WCAG and of its own best practices, but minor ones and Streamlit's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, SIGNING, Site
from tests.browser.conftest import settle as settle_script
from tests.conftest import PROJECT
from tests.factories import KNOWN
from tests.serving import served
from timeline.config import Settings
from timeline.pipeline import ingest
from timeline.store import Store

Opened = Callable[..., Page]
PAGES = {  # address, and what is there once the page is drawn
    "timeline": ("", ".tl-timeline[data-painted]"),
    "event": (f"?event={SIGNING.uid}&country=KR&party=Daejeon", ".tl-detail article"),
    "nothing found": ("?q=nothing+has+these+words", "[data-testid=stAlert]"),
    "calendar": ("?page=calendar&month=2023-11&view=month", ".tl-month table"),
    "agenda": ("?page=calendar&month=2023-11&view=agenda", ".tl-agenda section"),
    "partners": ("?page=partners", ".tl-partners table"),
    "report": ("?page=report&from=2023&to=2023", ".tl-section table"),
    "nothing read": ("?page=articles", "[data-testid=stCode]"),  # the store's events come from no article
    "about": ("?page=about", ".tl-about"),
    "review": ("?page=review", "h2"),
    "report to print": ("report.html?from=2023&to=2023", "main"),
    "subscribe": ("subscribe", "main"),
    "plain": ("plain", "main"),
    "event page": (f"event/{SIGNING.uid}", "main"),
    "embed": ("embed", "main"),
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": PHONE, "has_touch": True},
}
COUNTED = {"moderate", "serious", "critical"}
STREAMLITS = {  # rule and element that Streamlit makes, and why it does no harm
    "region": ("stSkipToContent", "the link to the main part stands before it, as it must"),
}


def settle(page: Page) -> None:
    """Wait for what Streamlit still draws: it fades what it is about to draw anew."""
    page.wait_for_load_state("networkidle")
    if page.locator("[data-testid=stApp]").count():
        settle_script(page)


def findings(page: Page) -> list[str]:
    """What is wrong, and where: each rule once, with the first element that breaks it."""
    violations = Axe().run(page).response["violations"]
    found = ((one, _ours(one)) for one in violations if one["impact"] in COUNTED)
    return [f"{one['impact']} {one['id']}: {nodes[0][:200]}" for one, nodes in found if nodes]


def _ours(violation: dict[str, Any]) -> list[str]:
    """The elements that break the rule, but for those that Streamlit makes."""
    excused, _ = STREAMLITS.get(violation["id"], ("", ""))
    return [node["html"] for node in violation["nodes"] if not excused or excused not in node["html"]]


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_the_list_of_articles_has_no_finding(open_page: Opened, tmp_path: Path, look: str) -> None:
    ingest([PROJECT / "data/articles/en.jsonl"], Store(tmp_path), Settings(store=tmp_path), KNOWN)
    with served(tmp_path) as base_url:
        page = open_page(base_url, "?page=articles", reduced_motion="reduce", **LOOKS[look])
        page.locator(".tl-articles").wait_for()
        settle(page)
        found = findings(page)
        page.close()  # before its server goes
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_finding(site: Site, open_page: Opened, name: str, look: str) -> None:
    address, drawn = PAGES[name]
    page = open_page(site.base_url, address, reduced_motion="reduce", **LOOKS[look])
    page.locator(drawn).first.wait_for(state="attached")
    settle(page)
    assert findings(page) == []

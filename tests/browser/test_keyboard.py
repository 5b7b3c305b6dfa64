"""The whole way by keyboard alone: from the address bar to a filter, an event, its source, its calendar, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIGNING, Site, settle
from tests.browser.test_timeline_page import PAINTED, Opened, query_of

MOST = 60  # steps from one place to the next
# What has the focus, by its tag and name, through the shadow roots of our elements; and whether that can be seen.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const { width, height } = at.getBoundingClientRect();
  const name = at.getAttribute("aria-label") || at.textContent.trim();
  return { name: `${at.tagName} ${name}`, seen: width > 0 && height > 0 };
}"""


def step_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press the key until what has the focus is called so; what is passed can be seen, and is never the same twice."""
    passed: list[str] = []
    while len(passed) < MOST:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        assert focused is not None, f"the focus is lost after {passed}"
        assert focused["seen"], f"{focused['name']} has the focus, but is not seen"
        if wanted in focused["name"]:
            return
        assert focused["name"] not in passed[-1:], f"the focus stays on {focused['name']}"
        passed.append(focused["name"])
    raise AssertionError(f"{wanted} is not reached: {passed}")


@pytest.mark.slow
def test_from_the_address_bar_to_an_events_source_and_calendar_and_back(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.locator(PAINTED).wait_for()
    settle(page)
    step_to(page, "INPUT Search")
    page.keyboard.type("sealed")
    page.keyboard.press("Enter")
    expect(page.locator(".tl-rows a")).to_have_count(1)
    settle(page)
    step_to(page, "CANVAS")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    event = page.get_by_role("article", name="Twinning with Daejeon is sealed")
    expect(event).to_be_visible()
    settle(page)
    assert query_of(page)["event"] == [SIGNING.uid]
    step_to(page, "A Open the source")
    step_to(page, "A Add to calendar")
    step_to(page, "BUTTON Close", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(event).to_have_count(0)
    settle(page)
    assert "event" not in query_of(page)
    focused = page.evaluate(FOCUSED)
    assert focused is not None and focused["name"].startswith("CANVAS"), "where the event was opened from"


def focused_at(page: Page) -> str:
    focused = page.evaluate(FOCUSED)
    return focused["name"] if focused else ""


@pytest.mark.slow
def test_an_event_that_is_opened_at_a_glance_gives_the_focus_back_to_there(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lang=en")
    page.locator(PAINTED).wait_for()
    settle(page)
    close = page.get_by_role("article").get_by_role("button", name="Close")
    for opener in (page.locator(".tl-rows a").first, page.locator(".tl-glance a").last):
        opener.focus()
        name = focused_at(page)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("[?&]event="))
        close.wait_for()
        settle(page)
        close.focus()
        page.keyboard.press("Enter")
        expect(close).to_have_count(0)
        settle(page)
        assert focused_at(page) == name


@pytest.mark.slow
def test_who_narrows_the_view_at_a_glance_by_keyboard_goes_on_from_there(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lang=en")
    page.locator(PAINTED).wait_for()
    settle(page)
    page.locator(".tl-glance a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tl-glance").get_by_text("What there was")).to_be_visible()
    settle(page)
    assert focused_at(page) == f"A {page.locator('.tl-glance a').first.inner_text()}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "to_main", "to_timeline"),
    [("en", "Skip to the page", "Skip to the timeline"), ("zh", "跳到主要内容", "跳到时间轴")],
)
def test_the_first_steps_lead_past_the_head(
    site: Site, open_page: Opened, language: str, to_main: str, to_timeline: str
) -> None:
    page = open_page(site.base_url, f"?lang={language}")
    page.locator(PAINTED).wait_for()
    settle(page)
    step_to(page, f"A {to_main}")
    step_to(page, f"A {to_timeline}")
    page.keyboard.press("Enter")
    assert focused_at(page).startswith("CANVAS")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_be_visible()

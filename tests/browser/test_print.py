"""What comes out of a printer: the report as a document, without what only a screen has a use for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_accessibility import settle

Opened = Callable[..., Page]
PRINTED = "report.html?from=2005&to=2024&lang=en"
PAGE = "?page=report&from=2023&to=2023&lang=en"


def computed(page: Page, selector: str, name: str) -> set[str]:
    """The values that a property has at all elements of a selector; there is one at least."""
    script = "(all, name) => all.map((one) => getComputedStyle(one)[name])"
    found = set(page.locator(selector).evaluate_all(script, name))
    assert found
    return found


@pytest.fixture
def printed(open_page: Opened, site: Site) -> Page:
    page = open_page(site.base_url, PRINTED, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_the_ways_to_other_forms_are_not_printed(printed: Page) -> None:
    expect(printed.get_by_role("heading", level=1)).to_be_visible()
    assert computed(printed, "nav", "display") == {"none"}


def test_paper_is_white_whatever_the_screen_is(printed: Page) -> None:
    colors = computed(printed, "body", "backgroundColor"), computed(printed, "td", "color")
    assert colors == ({"rgb(255, 255, 255)"}, {"rgb(0, 0, 0)"})


def test_a_heading_stays_with_what_follows(printed: Page) -> None:
    assert computed(printed, "h2", "breakAfter") == {"avoid"}


def test_no_row_is_cut_and_each_page_has_the_names_of_the_columns(printed: Page) -> None:
    rows, heads = computed(printed, "tbody tr", "breakInside"), computed(printed, "thead", "display")
    assert (rows, heads) == ({"avoid"}, {"table-header-group"})


def test_no_table_is_wider_than_the_paper(printed: Page) -> None:
    printed.set_viewport_size({"width": 680, "height": 960})  # A4 without its margins, in CSS pixels
    assert printed.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_of_the_report_is_in_the_document(printed: Page) -> None:
    document = printed.pdf(prefer_css_page_size=True)
    assert document.startswith(b"%PDF-")
    assert document.count(b"/Type /Page\n") > 1


@pytest.mark.slow
def test_the_report_in_the_browser_is_printed_without_navigation(open_page: Opened, site: Site) -> None:
    page = open_page(site.base_url, PAGE)
    page.locator(".tl-section table").first.wait_for()
    settle(page)
    page.emulate_media(media="print")
    for selector in (".st-key-page", ".st-key-lang", ".st-key-period", ".tl-links"):
        expect(page.locator(selector).first).to_be_hidden()
    for heading in ("Foreign affairs of Binh Duong", "By kind of event", "Agreements and twinnings"):
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    assert computed(page, ".tl-section h2", "breakAfter") == {"avoid"}

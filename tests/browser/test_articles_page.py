"""Sources and articles in a browser: the rejected dates of an article open where it stands, and nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.reports import NOW, make_article, make_extraction
from tests.serving import served
from timeline.model import Rejection, Span
from timeline.resolve import plan_changes
from timeline.store import Store


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = Store(tmp_path_factory.mktemp("store"))
    batch = [make_extraction(make_article("news-1"), rejections=[Rejection("in 2019", Span(3, 10), "statistics")])]
    with store.write(NOW) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), NOW))
    with served(store.folder) as address:
        yield address


@pytest.mark.slow
def test_an_article_opens_what_was_left_out(open_page: Callable[..., Page], base_url: str) -> None:
    page = open_page(base_url, "?page=articles&lang=en")
    expect(page.get_by_text("in 2019")).to_be_hidden()
    page.get_by_text("1 date that gave no event: statistics (1)").click()
    expect(page.get_by_text("in 2019")).to_be_visible()
    page.get_by_role("link", name="Meeting with Daejeon").click()
    expect(page.get_by_role("heading", name="Meeting with Daejeon")).to_be_visible()


@pytest.mark.slow
def test_a_phone_shows_all_of_it(open_page: Callable[..., Page], base_url: str) -> None:
    page = open_page(base_url, "?page=articles&lang=en", viewport=PHONE)
    expect(page.get_by_role("link", name="Story of news-1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

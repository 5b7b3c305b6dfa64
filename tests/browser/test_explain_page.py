"""The page of explained articles in a real Chromium: it asks nobody, fits, and its legend works without a script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import LAPTOP, PHONE
from timeline.extract.explain import explain_article
from timeline.model import Article
from timeline.provinces import profile_for
from timeline.publish.explainpage import render_explanation_page

TEXT = (
    "Binh Duong receives a delegation of Daejeon\n"
    "On January 4, 2023, the provincial People's Committee of Binh Duong received a delegation of Daejeon, South Korea."
    " Exports stood at 900 million USD as of December 15, 2022. <img src=https://news.example/x onerror=alert(1)>\n"
    f"{'x' * 400}\n"
) + "The guests toured an industrial park and spoke of green industry, ports and vocational schools.\n" * 80


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    article = Article("visit", TEXT, "en", "news.jsonl#1", "0", published=date(2023, 1, 5))
    path: Path = tmp_path_factory.mktemp("explained") / "explained.html"
    path.write_bytes(render_explanation_page([explain_article(article, profile_for("Binh Duong", ""))] * 2))
    return path.as_uri()


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, which may ask for nothing but itself and has nothing to complain of."""
    context = browser.new_context(viewport=LAPTOP, color_scheme=request.param)  # type: ignore[arg-type]
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("request", lambda asked: faults.append(asked.url) if asked.url.partition("#")[0] != address else None)
    opened.goto(address)
    yield opened
    context.close()
    assert faults == []


def background(page: Page, selector: str) -> str:
    color: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundColor")
    return color


def test_a_date_of_an_event_stands_out(page: Page) -> None:
    assert background(page, ".row mark.event") not in {"rgba(0, 0, 0, 0)", background(page, "body")}


def test_a_box_of_the_legend_hides_its_marks_and_leaves_the_others(page: Page) -> None:
    page.get_by_label("date of an event").uncheck()
    assert background(page, ".row mark.event") == "rgba(0, 0, 0, 0)"
    assert background(page, ".row mark.rejected") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nothing_is_wider_than_the_window(page: Page, viewport: dict[str, int]) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_shows_the_event_below_the_legend(page: Page) -> None:
    page.locator("#a2 .notes a").first.click()
    legend, event = page.locator("fieldset").bounding_box(), page.locator("#a2-e1").bounding_box()
    assert legend and event and event["y"] >= legend["y"] + legend["height"] - 1


def test_markup_of_an_article_is_text(page: Page) -> None:
    assert page.locator("img").count() == 0 and page.get_by_text("<img src=https://news.example/x").count() == 2

"""The pictures of the documentation, made of the sample articles: each page as a reader sees it, drawn to its end.

`make pictures` writes them to docs/; otherwise they are only made, since a page that cannot be drawn is a fault.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Site
from tests.browser.test_accessibility import settle
from tests.conftest import PROJECT
from tests.serving import served
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Kind
from timeline.pipeline import ingest
from timeline.store import Store

Opened = Callable[..., Page]
NOW = datetime(2025, 6, 1, tzinfo=UTC)
WIDE = {"width": 1366, "height": 860}
PICTURES: dict[str, tuple[str, str, dict[str, Any]]] = {  # address, what is there once it is drawn, how it is looked at
    "timeline": ("", ".tl-timeline[data-painted]", {"viewport": WIDE}),
    "event": ("?country=KR&event={uid}", ".tl-detail article", {"viewport": {"width": 1366, "height": 1300}}),
    "partners": ("?page=partners", "table", {"viewport": WIDE}),
    "report": (
        "?page=report&from=2023&to=2023",
        "[data-testid=stVegaLiteChart] .marks",
        {"viewport": {"width": 1366, "height": 1250}},
    ),
    "dark": ("?lang=zh", ".tl-timeline[data-painted]", {"viewport": WIDE, "color_scheme": "dark"}),
    "phone": (
        "?lang=vi",
        ".tl-timeline[data-painted]",
        {"viewport": PHONE, "has_touch": True, "device_scale_factor": 2},
    ),
    "subscribe": ("subscribe?country=KR", "main", {"viewport": {"width": 1000, "height": 1000}}),
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("samples")
    ingest([PROJECT / "data/articles"], Store(folder), Settings(store=folder), NOW)
    with served(folder, public_url=None) as base_url:
        yield Site(base_url, folder)


def uid_of_a_twinning(store: Path) -> str:
    (uid, *_) = (e.uid for e in Store(store).find_events(EventFilter(kinds=(Kind.TWINNING,), countries=("KR",))))
    return uid


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_made(samples: Site, open_page: Opened, tmp_path: Path, name: str) -> None:
    address, drawn, look = PICTURES[name]
    address = address.format(uid=uid_of_a_twinning(samples.store))
    page = open_page(samples.base_url, address, reduced_motion="reduce", **look)
    page.locator(drawn).first.wait_for()
    settle(page)
    folder = PROJECT / "docs" if os.environ.get("DOCS_PICTURES") else tmp_path
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 20_000  # an empty page is smaller

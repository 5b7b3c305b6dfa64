"""The pictures of the documentation, made of the sample articles: each page as a reader sees it, drawn to its end.

`make pictures` writes them to docs/; otherwise they are only made, since a page that cannot be drawn is a fault. They
are of one day, at one address and without what moves, so that they change where the pages do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
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
KEPT = "DOCS_PICTURES" in os.environ  # whether the pictures are for the documentation
PORT = 8501 if KEPT else 0  # pictures show addresses
MOST = 250_000  # bytes of a picture
WIDE = {"width": 1366, "height": 860}
DRAWN = ".tl-timeline[data-painted]"
CHART = "[data-flags] [data-testid=stVegaLiteChart] .marks"
PICTURES: dict[str, tuple[str, str, dict[str, Any]]] = {  # address, what is there once it is drawn, how it is looked at
    "timeline": ("", DRAWN, {"viewport": {**WIDE, "height": 1240}}),
    "event": ("?country=KR&event={uid}", ".tl-detail article", {"viewport": {**WIDE, "height": 1320}}),
    "calendar": ("?page=calendar&month=2023-10", ".tl-month table", {"viewport": WIDE}),
    "partners": ("?page=partners", CHART, {"viewport": {**WIDE, "height": 1000}}),
    "report": ("?page=report&from=2023&to=2023", CHART, {"viewport": {**WIDE, "height": 1320}}),
    "dark": ("?lang=zh", DRAWN, {"viewport": WIDE, "color_scheme": "dark"}),
    "phone": ("?lang=vi", DRAWN, {"viewport": PHONE, "has_touch": True, "device_scale_factor": 2}),
    "subscribe": ("subscribe?country=KR&lang=en", "main", {"viewport": {"width": 1000, "height": 860}}),
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("samples")
    ingest([PROJECT / "data/articles"], Store(folder), Settings(store=folder), NOW)
    with served(folder, NOW, public_url=None, port=PORT) as base_url:
        yield Site(base_url, folder)


def uid_of_a_visit(store: Path) -> str:
    """A visit from Korea that the most sources tell of."""
    visits = Store(store).find_events(EventFilter(kinds=(Kind.VISIT,), countries=("KR",)))
    return max(visits, key=lambda event: (len(event.evidence), event.uid)).uid


def smaller(picture: bytes) -> bytes:
    """The picture in 256 colours, those of small marks among them: a third of the bytes."""
    kept, whole = BytesIO(), Image.open(BytesIO(picture)).convert("RGB")
    few = whole.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_made(samples: Site, open_page: Opened, tmp_path: Path, name: str) -> None:
    address, drawn, look = PICTURES[name]
    address = address.format(uid=uid_of_a_visit(samples.store))
    page = open_page(samples.base_url, address, reduced_motion="reduce", **look)
    page.locator(drawn).first.wait_for()
    settle(page)
    picture = smaller(page.screenshot(animations="disabled", caret="hide"))
    ((PROJECT / "docs" if KEPT else tmp_path) / f"{name}.png").write_bytes(picture)
    assert 10_000 < len(picture) < MOST  # an empty page is smaller

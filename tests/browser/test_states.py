"""A page that is open while the store comes, goes and comes back: it says what is going on, and needs no reload."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import KNOWN, make_event
from tests.serving import served
from timeline.records import Plan
from timeline.store import Store


@pytest.mark.slow
def test_an_open_page_follows_the_first_run(open_page: Callable[..., Page], tmp_path: Path) -> None:
    store = Store(tmp_path)
    with served(tmp_path) as base_url:
        page = open_page(base_url, "?page=partners&lang=en")
        expect(page.get_by_text("No events yet")).to_be_visible()
        with store.write(KNOWN) as writer:
            writer.apply(Plan(events=(make_event(),)))
            expect(page.get_by_text("The first articles are being read")).to_be_visible()
        expect(page.get_by_role("link", name="Daejeon", exact=True)).to_be_visible()
        page.close()  # before its server goes


@pytest.mark.slow
def test_an_open_page_recovers_with_its_store(open_page: Callable[..., Page], tmp_path: Path) -> None:
    with Store(tmp_path).write(KNOWN) as writer:
        writer.apply(Plan(events=(make_event(),)))
    named = (tmp_path / "current").readlink()
    (tmp_path / "current").unlink()
    (tmp_path / "current").write_text("no link")
    with served(tmp_path, province="binh-duong") as base_url:
        page = open_page(base_url, "?page=partners&lang=en")
        expect(page.get_by_text("cannot be read just now")).to_be_visible()
        (tmp_path / "current").unlink()
        (tmp_path / "current").symlink_to(named)
        expect(page.get_by_role("link", name="Daejeon", exact=True)).to_be_visible()
        page.close()  # before its server goes

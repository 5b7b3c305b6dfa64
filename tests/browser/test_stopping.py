"""The server's end while somebody looks at the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SIGNING
from tests.factories import fill_store
from tests.serving import served


@pytest.mark.slow
def test_the_server_stops_though_a_reader_looks_on(tmp_path: Path, browser: Browser) -> None:
    fill_store(tmp_path, [SIGNING])
    page = browser.new_page()  # unwatched: it will complain of the lost connection, and may
    with served(tmp_path) as base_url:
        page.goto(base_url)
        expect(page.locator(".tl-rows a")).to_have_count(1)
    page.close()  # `served` has seen to it that the server ended, and well

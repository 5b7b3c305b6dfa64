"""The embed where it is meant to be: in a sandboxed frame on another site's page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from timeline.publish.subscribepage import embed_code


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder of pages, and the address of the web server that serves it: another origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://localhost:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture
def framing(browser: Browser, other_site: tuple[Path, str]) -> Iterator[tuple[Page, Path, str]]:
    context = browser.new_context()
    yield context.new_page(), *other_site
    context.close()


def open_frame(framing: tuple[Page, Path, str], address: str) -> Page:
    page, folder, base = framing
    (folder / "page.html").write_text(f"<!DOCTYPE html><h1>Ours</h1>{embed_code(address, 'Events')}", "utf-8")
    page.goto(f"{base}/page.html")
    return page


def test_another_site_shows_the_events_in_a_sandbox(framing: tuple[Page, Path, str], site: Site) -> None:
    page = open_frame(framing, f"{site.base_url}/embed?kind=twinning")
    expect(page.frame_locator("iframe").get_by_text("Twinning with Daejeon is sealed")).to_be_visible()


def test_an_event_opens_beside_the_page(framing: tuple[Page, Path, str], site: Site) -> None:
    page = open_frame(framing, f"{site.base_url}/embed?kind=twinning&limit=100")
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Twinning with Daejeon is sealed").click()
    expect(opened.value.get_by_role("heading", name="Twinning with Daejeon is sealed")).to_be_visible()
    assert page.url.endswith("/page.html")


def test_it_goes_from_month_to_month_within_the_frame(framing: tuple[Page, Path, str], site: Site) -> None:
    page = open_frame(framing, f"{site.base_url}/embed?party=Daejeon&from=2023-11&to=2023-12&month=2020-01")
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Later events").click()
    expect(frame.get_by_role("heading", name="November 2023")).to_be_visible()
    frame.get_by_role("link", name="17", exact=True).click()
    expect(frame.get_by_text("Twinning with Daejeon is sealed")).to_be_in_viewport()
    assert page.url.endswith("/page.html")


@pytest.mark.parametrize("path", ["/", "/subscribe", "/event/signing-with-daejeon"])
def test_our_other_pages_stay_out_of_others_frames(framing: tuple[Page, Path, str], site: Site, path: str) -> None:
    page = framing[0]
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        open_frame(framing, f"{site.base_url}{path}")
    assert [frame.url for frame in page.frames if site.base_url in frame.url] == []

"""A real Chromium on the page of the real server; what it must never do is watched through every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.factories import fill_store, make_event, make_events, make_evidence
from tests.serving import served
from timeline.model import Kind, Party, Role

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=30_000)  # milliseconds; a machine under load takes its time
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
SIGNING = make_event(
    uid="signing-with-daejeon",
    dtstart=date(2023, 11, 17),
    kind=Kind.TWINNING,
    summary={"en": "Twinning with Daejeon is sealed", "vi": "Kết nghĩa với Daejeon"},
    parties=(Party("Daejeon", Role.SIGNATORY, "KR"),),
    countries=("KR",),
    evidence=(
        make_evidence(quote="On November 17 the two sides sealed their friendship.", url="https://news.example/17"),
        make_evidence(article="bao-17", quote="Ngày 17/11, hai bên kết nghĩa.", url=None, language="vi", title=None),
    ),
)
HOSTILE = make_event(
    uid="hostile\"'><img src=x onerror=alert(1)>",
    dtstart=date(2023, 12, 1),
    summary={"en": "<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) $x$ :smile:"},
    evidence=(make_evidence(quote="<script>alert(1)</script> *stars*", url="javascript:alert(1)"),),
)


@dataclass(slots=True)
class Watch:
    """What a page did that it must not: talk to others, complain, fail."""

    base_url: str
    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        page.on("console", lambda m: self.faults.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("request", lambda request: self._request(request.url))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        return page

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.base_url).netloc:
            self.faults.append(f"request to the outside: {url}")


def settle(page: Page) -> None:
    """Wait until the page is drawn: while its script runs, Streamlit keeps what stood there before beside the new."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)  # what its element's script is still being loaded for


@dataclass(frozen=True, slots=True)
class Site:
    base_url: str
    store: Path


@pytest.fixture(scope="session")
def browser(system_program: Callable[[str], str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system_program("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("store")
    fill_store(folder, [SIGNING, HOSTILE, *make_events(60)])
    with served(folder) as base_url:
        yield Site(base_url, folder)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page(base_url, "?kind=visit", viewport=PHONE)` is the page there; nothing may have gone wrong there."""
    contexts, watches = [], []

    def opened(base_url: str, query: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, "locale": "en-GB", **options})  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        watch = Watch(base_url)
        contexts.append(context)
        watches.append(watch)
        page = watch.over(context.new_page())
        page.goto(f"{base_url}/{query}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []

"""How quickly the timeline opens and moves in a browser, beside Streamlit's own chart of the same events.

    python bench/page.py [NUMBER ...]      # of events; 500, 5000 and 50000 by default

Chromium (without a window) opens the page of `timeline serve` over stores of made-up events; a new browser context each
time, so that nothing is kept from before. Told are

- first: seconds from asking for the address until the timeline is painted, of a server that has begun this moment;
- opened: the same, once the server has answered it before (best of the rounds, and their median);
- zoom, drag: the longest time between two frames while the wheel zooms ten times in and out, and during a drag across;
- bytes, requests: of one opening, as they go over the wire, what Streamlit's WebSocket carries too;
- server, browser: seconds of processor time until it is painted, which do not hang on what other programs do as much as
  those of a clock (least of the rounds);
- filter: from choosing a filter that nobody has asked for yet until its events are painted, in the page; and how long
  the server alone takes for such an answer (best and median).

The chart is `st.echarts_chart` with a point for each event, on a page that has nothing else; of vis-timeline the
figures of our prototypes are told, measured once. What other programs do meanwhile shows in all figures: each line ends
with the load, and last comes an idle frame, that of a page on which nothing happens.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from timeline.model import Kind

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # tests know how to make events up and to serve them

from tests.factories import fill_store, make_events  # noqa: E402
from tests.serving import process, served, wait_for  # noqa: E402

NUMBERS = (500, 5_000, 50_000)
VIEWPORT = {"width": 1366, "height": 900}
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PATIENCE = 120_000  # milliseconds

# Told to the page before anything else: when our canvas says that it is drawn, or that of the chart is there, and the
# second frame after that has begun, so that it is seen.
WATCH = """
window.painted = [];
const seen = (name) => requestAnimationFrame(() => requestAnimationFrame((at) => window.painted.push({ name, at })));
const marked = (list) => list.getEntriesByName("timeline-painted").forEach((mark) => seen(mark.detail));
new PerformanceObserver(marked).observe({ type: "mark", buffered: true });
document.addEventListener("keydown", (event) => { if (event.key === "Enter") window.asked = performance.now(); }, true);
const chart = () => document.querySelector("[data-testid*=ECharts] canvas, .stEChartsChart canvas");
const look = () => { if (chart()) seen("chart"); else requestAnimationFrame(look); };
requestAnimationFrame(look);
"""
FRAMES = """
() => {
  let last = performance.now();
  window.worst = 0;
  const tick = (now) => { window.worst = Math.max(window.worst, now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame((now) => { last = now; window.worst = 0; requestAnimationFrame(tick); });
}
"""
CHART = """
import sys
from datetime import timedelta
import pandas as pd
import streamlit as st
from tests.factories import make_events
events = [e for e in make_events(int(sys.argv[1])) if e.dtstart]
frame = pd.DataFrame({"day": [e.dtstart.isoformat() for e in events], "kind": [str(e.kind) for e in events],
                      "title": [e.title("en") for e in events]})
st.set_page_config(layout="wide")
st.echarts_chart({
    "dataset": {"source": frame}, "xAxis": {"type": "time"}, "yAxis": {"type": "category"}, "tooltip": {},
    "dataZoom": [{"type": "inside"}, {"type": "slider"}],
    "series": [{"type": "scatter", "encode": {"x": "day", "y": "kind", "tooltip": "title"}}],
}, height=600)
"""
WORDS = (("vocational", "friendship"), ("courtesy", "forum"), ("seminar", "logistics"))  # that a round asks for
OTHERS = ("parks", "region", "football")


@dataclass(slots=True)
class Wire:
    """What goes over the wire for a page. bytes: as they are sent, compressed."""

    requests: int = 0
    bytes: int = 0

    def over(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda said: self._add(said["encodedDataLength"]))
        session.on("Network.webSocketCreated", lambda _: self._add(0))
        session.on("Network.webSocketFrameReceived", lambda said: self._frame(said["response"]))
        session.on("Network.webSocketFrameSent", lambda said: self._frame(said["response"]))

    def _add(self, octets: float) -> None:
        self.requests += 1
        self.bytes += int(octets)

    def _frame(self, frame: dict[str, Any]) -> None:
        is_text = frame["opcode"] == 1
        self.bytes += len(frame["payloadData"]) if is_text else len(frame["payloadData"]) * 3 // 4  # base64


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that has been opened. seconds: until it was painted. busy: seconds of processor time until
    then, of the server and of the browser."""

    page: Page
    seconds: float
    wire: Wire
    busy: tuple[float, float]


def main(numbers: Sequence[int]) -> None:
    print(
        "what      events  first   opened (median)  server  browser   zoom   drag      bytes  requests"
        "   filter (median)  server (median)   load"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for number in numbers:
            with tempfile.TemporaryDirectory() as folder:
                fill_store(Path(folder), make_events(number))
                with served(Path(folder)) as address:
                    print(_ours(browser, address, number), flush=True)
            with _chart(number) as address:
                print(_peer(browser, address, number), flush=True)
        print(f"an idle frame took at most {_idle(browser):.0f} ms")
        print(
            "vis-timeline, measured once for our prototypes with 50,000 events: 69 s to painted, 16.6 s between frames"
        )
        browser.close()


def _ours(browser: Browser, address: str, number: int) -> str:
    with _opened(browser, address) as first:
        pass
    pages, moves, filtered = [], [], []
    for words in WORDS:
        with _opened(browser, address) as opened:
            pages.append(opened)
            moves.append(_moved(opened.page, opened.page.locator(".tl-timeline canvas")))
            filtered += _filtered(opened.page, words)
    found = f"{_best(filtered)} ms  {_best(_answered(address))} ms"
    return f"{_line('timeline', number, first, pages, moves)}  {found}  {_load()}"


def _peer(browser: Browser, address: str, number: int) -> str:
    with _opened(browser, address) as first:
        pass
    with _opened(browser, address) as opened:
        canvas = opened.page.locator("[data-testid*=ECharts] canvas, .stEChartsChart canvas").first
        moved = _moved(opened.page, canvas)
    return f"{_line('echarts', number, first, [opened], [moved])}{' ' * 37}{_load()}"


def _line(name: str, number: int, first: Opened, pages: list[Opened], moves: list[tuple[float, float]]) -> str:
    zoom, drag = (max(worst) for worst in zip(*moves, strict=True))
    seconds = [page.seconds for page in pages]
    server, browser = (min(busy) for busy in zip(*(page.busy for page in pages), strict=True))
    opened = f"{first.seconds:5.2f}  {min(seconds):6.2f} ({statistics.median(seconds):5.2f}) s"
    wire = pages[-1].wire
    cost = f"{server:6.2f}  {browser:7.2f} s  {zoom:4.0f}  {drag:4.0f} ms  {wire.bytes:9}  {wire.requests:8}"
    return f"{name:9} {number:6}  {opened}  {cost}"


def _best(milliseconds: list[float]) -> str:
    return f"{min(milliseconds):6.0f} ({statistics.median(milliseconds):4.0f})"


def _load() -> str:
    return f"{os.getloadavg()[0]:5.1f}"


def _busy() -> tuple[float, float]:
    """Seconds of processor time that the processes begun here have taken: Python's (the server), and all others' (the
    browser). Those that have ended do not count. Linux tells it (proc(5))."""
    python = others = 0.0
    parents, spent = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            name, _, rest = (folder / "stat").read_text().rpartition(")")
            fields, number = rest.split(), int(folder.name)
            parents[number] = int(fields[1])
            spent[number] = ("python" in name, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    for number, (is_python, seconds) in spent.items():
        if _is_ours(number, parents):
            python, others = (python + seconds, others) if is_python else (python, others + seconds)
    return python, others


def _is_ours(number: int, parents: dict[int, int]) -> bool:
    above = parents.get(number)
    while above and above != os.getpid():
        above = parents.get(above)
    return above == os.getpid()


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Opened]:
    """The page, painted, in a browser that has nothing of it yet."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    wire = Wire()
    wire.over(page)
    before = _busy()
    page.goto(address)
    page.wait_for_function("window.painted.length > 0")
    server, browser_time = (now - then for now, then in zip(_busy(), before, strict=True))
    seconds = page.evaluate("window.painted[0].at") / 1000
    page.wait_for_timeout(1000)  # what comes after is not to be mistaken for the reader's doing
    yield Opened(page, seconds, wire, (server, browser_time))
    context.close()


def _moved(page: Page, canvas: Locator) -> tuple[float, float]:
    """The worst gaps between frames, in milliseconds, while zooming and while dragging."""
    box = canvas.bounding_box()
    assert box is not None
    left, top, wide = box["x"] + 150, box["y"] + 150, box["width"] - 200
    page.mouse.move(left + wide * 0.7, top)
    page.evaluate(FRAMES)
    page.keyboard.down("Control")
    for turn in (-1, -1, -1, -1, -1, -1, 1, 1, 1, -1):
        page.mouse.wheel(0, turn * 100)
        page.wait_for_timeout(150)
    page.keyboard.up("Control")
    zoom = page.evaluate("window.worst")
    page.evaluate("window.worst = 0")
    page.mouse.down()
    for step in range(40):
        page.mouse.move(left + wide * (0.7 - 0.6 * abs(step / 20 - 1)), top)
    page.mouse.up()
    return zoom, page.evaluate("window.worst")


def _filtered(page: Page, words: Sequence[str]) -> list[float]:
    """Milliseconds from Enter in the search until what was found is painted, for some words."""
    took = []
    field = page.get_by_label("Search", exact=True)
    for word in words:
        page.evaluate("window.painted = []")
        field.fill(word)
        field.press("Enter")
        page.wait_for_function("window.painted.length > 0")
        took.append(page.evaluate("window.painted[0].at - window.asked"))
        page.locator("[data-test-script-state=notRunning]").wait_for()
    return took


def _answered(address: str) -> list[float]:
    """Milliseconds of the server alone for filters that nobody has asked for."""
    took = []
    for query in [f"q={word}" for word in OTHERS] + [f"kind={kind}" for kind in list(Kind)[:6]]:
        start = time.perf_counter()
        with urlopen(f"{address}/data/timeline.json?{query}") as answer:
            answer.read()
        took.append((time.perf_counter() - start) * 1000)
    return took


@contextmanager
def _chart(number: int) -> Iterator[str]:
    """Streamlit's own chart of so many events, at an address."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        script = Path(folder, "chart.py")
        script.write_text(CHART)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
        command = [sys.executable, "-m", "streamlit", "run", *options, str(script), "--", str(number)]
        with process(command, PYTHONPATH=str(PROJECT)):
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"


def _idle(browser: Browser) -> float:
    page = browser.new_page()
    page.evaluate(FRAMES)
    page.wait_for_timeout(2000)
    return float(page.evaluate("window.worst"))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or NUMBERS)

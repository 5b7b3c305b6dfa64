"""The timeline's layout, computed by the modules themselves in a browser: pure, so without a page around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.factories import drawn, make_event, make_events
from timeline import pages
from timeline.model import Event, Kind
from timeline.web.assets import read_assets

ARRANGE = """
async ({ base, columns, rows, from, to }) => {
  const { prepare } = await import(base + "data.js");
  const { Scale } = await import(base + "scale.js");
  const { arrange } = await import(base + "layout.js");
  const events = prepare(columns);
  const scale = new Scale(events.start[0], events.end[events.count - 1]);
  scale.left = 112;
  scale.right = 1200;
  if (from !== null) scale.show(from, to);
  const width = (text) => text.length * 6;
  const lanes = arrange(events, scale, events.kinds, rows, width);
  return lanes.map(({ marks, bins }) => ({
    bins: bins && [...bins],
    marks: marks.map((m) => ({ ...m, labelEnd: m.labelX + width(m.label), days: events.end[m.i] - events.start[m.i] })),
  }));
}
"""


@pytest.fixture(scope="module")
def blank(browser: Browser, site: Site) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{site.base_url}/robots.txt")
    yield page
    page.close()


@pytest.fixture(scope="module")
def arrange(blank: Page, site: Site) -> Callable[..., list[dict[str, Any]]]:
    assets = read_assets(resources.files(pages) / "assets")
    base = site.base_url + assets.path("main.js").removesuffix("main.js")

    def arranged(events: list[Event], rows: int = 2, start: int | None = None, end: int | None = None) -> Any:
        given = {"base": base, "columns": drawn(events, "en"), "rows": rows, "from": start, "to": end}
        return blank.evaluate(ARRANGE, given)

    return arranged


@pytest.mark.parametrize("count", [1, 30, 200, 1000])
@pytest.mark.parametrize("rows", [1, 2, 5])
def test_no_label_covers_a_mark_or_another_label(arrange: Callable[..., Any], count: int, rows: int) -> None:
    for lane in arrange(make_events(count), rows):
        for row in range(rows):
            marks = [m for m in lane["marks"] if m["row"] == row]
            for mark in (m for m in marks if m["label"]):
                others = [m for m in marks if m is not mark]
                assert all(mark["labelEnd"] <= m["x"] or m["right"] <= mark["labelX"] for m in others)
                assert mark["labelEnd"] <= 1200


def test_every_event_has_a_mark_or_is_counted(arrange: Callable[..., Any]) -> None:
    lanes = arrange(make_events(3000))
    assert sum(len(lane["marks"]) + sum(lane["bins"] or []) for lane in lanes) == 3000


def test_a_crowded_lane_shows_how_dense_it_is_and_the_others_their_events(arrange: Callable[..., Any]) -> None:
    events = [e for e in make_events(6000) if e.kind is Kind.VISIT]
    lanes = arrange([*events, make_event(kind=Kind.AWARD)])
    kinds = list(Kind)
    assert lanes[kinds.index(Kind.VISIT)]["bins"] is not None
    assert len(lanes[kinds.index(Kind.AWARD)]["marks"]) == 1


def test_a_long_event_that_began_before_the_window_is_seen(arrange: Callable[..., Any]) -> None:
    [event] = [make_event(dtstart=make_event().dtstart, dtend=make_event().dtstart.replace(year=2024))]  # type: ignore[union-attr]
    start = drawn([event], "en")["start"][0]  # type: ignore[index]
    lanes = arrange([event], start=start + 200, end=start + 230)
    assert sum(len(lane["marks"]) for lane in lanes) == 1


def test_only_a_single_day_is_drawn_as_a_day(arrange: Callable[..., Any]) -> None:
    for lane in arrange(make_events(300), 3):
        assert all(mark["days"] == 1 for mark in lane["marks"] if mark["isDay"])


def test_the_narrowest_mark_can_still_be_hit(arrange: Callable[..., Any]) -> None:
    assert all(mark["right"] - mark["x"] >= 8.99 for lane in arrange(make_events(200)) for mark in lane["marks"])

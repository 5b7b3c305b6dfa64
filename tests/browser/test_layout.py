"""The timeline's layout, computed by the modules themselves in a browser: pure, so without a page around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.factories import drawn, make_event, make_events, make_evidence
from timeline import pages
from timeline.model import Event, Kind
from timeline.web.assets import read_assets

ARRANGE = """
async ({ base, columns, rows, from, to, choice }) => {
  const { prepare } = await import(base + "data.js");
  const { Scale } = await import(base + "scale.js");
  const { arrange } = await import(base + "layout.js");
  const { lanesBy } = await import(base + "lanes.js");
  const events = prepare(columns);
  const scale = new Scale(events.start[0], events.end[events.count - 1]);
  scale.left = 112;
  scale.right = 1200;
  if (from !== null) scale.show(from, to);
  const width = (text) => text.length * 6;
  const texts = { lanes_other: "Others", lanes_none: "None" };
  const named = lanesBy(events, choice, { language: "en", texts, kinds: {} });
  const lanes = arrange(events, scale, named, rows, width);
  return lanes.map(({ marks, bins }, k) => ({
    id: named[k].id,
    label: named[k].label,
    uids: [...named[k].rows].map((i) => events.uid[i]),
    bins: bins && [...bins],
    marks: marks.map((m) => ({
      ...m, wide: width(m.label), days: events.end[m.i] - events.start[m.i], title: events.title[m.i],
    })),
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

    def arranged(
        events: list[Event], rows: int = 2, start: int | None = None, end: int | None = None, choice: str = "kind"
    ) -> Any:
        given = {"base": base, "columns": drawn(events, "en"), "rows": rows, "from": start, "to": end, "choice": choice}
        return blank.evaluate(ARRANGE, given)

    return arranged


@pytest.mark.slow
@pytest.mark.parametrize("choice", ["kind", "country", "language"])
@pytest.mark.parametrize("count", [1, 30, 200, 1000])
@pytest.mark.parametrize("rows", [1, 2, 5])
def test_no_label_covers_a_mark_or_another_label(
    arrange: Callable[..., Any], count: int, rows: int, choice: str
) -> None:
    for lane in arrange(make_events(count), rows, choice=choice):
        for row in range(rows):
            marks = [m for m in lane["marks"] if m["row"] == row]
            for mark in (m for m in marks if m["label"]):
                others = [m for m in marks if m is not mark]
                assert all(mark["labelEnd"] <= m["x"] or m["right"] <= mark["labelX"] for m in others)


@pytest.mark.parametrize("start", [13000, 15000, 18000, 19700])
@pytest.mark.parametrize("days", [20, 200, 2000])
def test_labels_end_inside_of_the_plot(arrange: Callable[..., Any], start: int, days: int) -> None:
    marks = [m for lane in arrange(make_events(400), 2, start, start + days) for m in lane["marks"] if m["label"]]
    assert all(m["labelX"] >= 112 and m["labelEnd"] <= 1200 for m in marks)
    assert all(m["labelX"] + m["wide"] <= m["labelEnd"] for m in marks)


def test_a_label_is_whole_where_there_is_room_and_else_ends_with_an_ellipsis(arrange: Callable[..., Any]) -> None:
    for lane in arrange(make_events(200)):
        for mark in (m for m in lane["marks"] if m["label"] and m["label"] != m["title"]):
            assert mark["label"].endswith("…")
            assert mark["title"].startswith(mark["label"][:-1])
            assert mark["labelEnd"] - mark["labelX"] < 6 * len(mark["title"])


def test_every_event_has_a_mark_or_is_counted(arrange: Callable[..., Any]) -> None:
    lanes = arrange(make_events(3000))
    assert sum(len(lane["marks"]) + sum(lane["bins"] or []) for lane in lanes) == 3000


def test_a_crowded_lane_shows_how_dense_it_is_and_the_others_their_events(arrange: Callable[..., Any]) -> None:
    events = [e for e in make_events(6000) if e.kind is Kind.VISIT]
    lanes = {lane["id"]: lane for lane in arrange([*events, make_event(kind=Kind.AWARD)])}
    assert lanes["visit"]["bins"] is not None
    assert len(lanes["award"]["marks"]) == 1


def test_a_long_event_that_began_before_the_window_is_seen_with_its_label_in_sight(arrange: Callable[..., Any]) -> None:
    [event] = [make_event(dtstart=make_event().dtstart, dtend=make_event().dtstart.replace(year=2024))]  # type: ignore[union-attr]
    start = drawn([event], "en")["start"][0]  # type: ignore[index]
    [lane] = arrange([event], start=start + 200, end=start + 230)
    [mark] = lane["marks"]
    assert mark["x"] < 112 <= mark["labelX"] < 130
    assert mark["label"] == event.title("en")


def test_only_a_single_day_is_drawn_as_a_day(arrange: Callable[..., Any]) -> None:
    for lane in arrange(make_events(300), 3):
        assert all(mark["days"] == 1 for mark in lane["marks"] if mark["isDay"])


def test_the_narrowest_mark_can_still_be_hit(arrange: Callable[..., Any]) -> None:
    assert all(mark["right"] - mark["x"] >= 8.99 for lane in arrange(make_events(200)) for mark in lane["marks"])


def test_a_day_is_never_as_wide_as_several(arrange: Callable[..., Any]) -> None:
    marks = [mark for lane in arrange(make_events(300), 3) for mark in lane["marks"] if mark["days"] < 10]
    widths = {is_day: {m["right"] - m["x"] for m in marks if m["isDay"] is is_day} for is_day in (True, False)}
    assert max(widths[True]) < min(widths[False])


def test_an_event_of_two_countries_is_in_the_lanes_of_both(arrange: Callable[..., Any]) -> None:
    lanes = arrange([make_event(uid="a", countries=("KR", "JP")), make_event(uid="b")], choice="country")
    assert [(lane["label"], lane["uids"]) for lane in lanes] == [("South Korea", ["a", "b"]), ("Japan", ["a"])]


def test_languages_are_those_of_the_sources(arrange: Callable[..., Any]) -> None:
    evidence = (make_evidence(language="vi"), make_evidence(article="b", language="en"))
    lanes = arrange([make_event(uid="a", evidence=evidence), make_event(uid="b")], choice="language")
    assert [(lane["label"], lane["uids"]) for lane in lanes] == [("English", ["a", "b"]), ("Vietnamese", ["a"])]


def test_rare_countries_share_a_lane_after_the_ten_most_frequent(arrange: Callable[..., Any]) -> None:
    often = ["AU", "BE", "CN", "DE", "ES", "FR", "GB", "HU", "IT", "JP"]
    events = [make_event(countries=(code,)) for code in often for _ in range(2)]
    rare = [make_event(uid="rare", countries=("NL", "PT")), make_event(uid="rarer", countries=("SE",))]
    lanes = arrange([*events, *rare, make_event(uid="home", countries=())], choice="country")
    assert [lane["id"] for lane in lanes] == [*often, "*", ""]
    assert [(lane["label"], lane["uids"]) for lane in lanes[-2:]] == [("Others", ["rare", "rarer"]), ("None", ["home"])]


@pytest.mark.parametrize(
    ("x", "y", "reach", "found"),
    [(100, 50, 7, "day"), (112, 50, 14, "day"), (112, 50, 4, None), (150, 50, 7, "day"), (300, 50, 7, "band")],
    ids=["on the mark", "a finger beside it", "a mouse too far away", "on the label", "on a band"],
)
def test_a_press_finds_the_mark_its_label_and_what_is_near(
    blank: Page, site: Site, x: int, y: int, reach: int, found: str | None
) -> None:
    base = site.base_url + read_assets(resources.files(pages) / "assets").path("main.js").removesuffix("main.js")
    day = {"i": "day", "x": 95, "right": 105, "labelEnd": 105 if x == 112 else 200, "y": 42, "bottom": 59}
    band = {"i": "band", "x": 90, "right": 500, "labelEnd": 90, "y": 42 if x == 300 else 400, "bottom": 59}
    script = "async ([base, ...given]) => (await import(base + 'hits.js')).nearest(...given)?.i ?? null"
    assert blank.evaluate(script, [base, [day, band], x, y, reach]) == found

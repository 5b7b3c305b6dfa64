"""The page as its readers use it: they look, filter, open an event, read its evidence, and subscribe."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE, PHONE, SIGNING, Site
from tests.factories import fill_store, make_event
from tests.serving import served
from timeline.pages.texts import texts

Opened = Callable[..., Page]
PAINTED = ".tl-timeline[data-painted]"
FIND_SIGNING = "?country=KR&kind=twinning&from=2023-11-17&to=2023-11-17"


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def row(page: Page, title: str):  # type: ignore[no-untyped-def]
    return page.locator(".tl-rows a", has_text=title)


def test_the_page_says_whose_affairs_and_how_much_there_is(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Foreign affairs of Binh Duong")
    expect(page.get_by_text("62 events with 10 countries, 2007–2024")).to_be_visible()
    expect(page).to_have_title("Foreign affairs of Binh Duong")


def test_all_events_are_drawn_and_listed(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    expect(page.locator(PAINTED)).to_have_attribute("data-painted", "62")
    expect(page.locator(".tl-rows a")).to_have_count(62)


def test_a_filter_narrows_the_page_and_stands_in_the_address(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="Twinning").click()
    expect(page).to_have_url(re.compile(r"kind=twinning"))
    expect(row(page, "Twinning with Daejeon")).to_be_visible()
    expect(page.locator(".tl-rows a", has_not_text="Twinning")).to_have_count(0)


def test_words_are_found_without_accents(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.get_by_label("Search").fill("ket nghia")
    page.get_by_label("Search").press("Enter")
    expect(page.locator(".tl-rows a")).to_have_count(1)
    assert query_of(page)["q"] == ["ket nghia"]


@pytest.mark.slow
def test_years_are_filtered(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.get_by_role("combobox", name="From year").click()
    page.get_by_role("option", name="2024").click()
    expect(page).to_have_url(re.compile(r"from=2024(&|$)"))
    expect(page.locator(".tl-year")).to_have_text(["2024"])


def test_an_address_with_a_filter_opens_that_view(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING)
    expect(page.locator(".tl-rows a")).to_have_count(1)
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    expect(page.locator(".st-key-filters")).to_contain_text("South Korea")


@pytest.mark.slow
def test_back_leads_back_to_the_view_before(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.get_by_label("Search").fill("sealed")
    page.get_by_label("Search").press("Enter")
    expect(page.locator(".tl-rows a")).to_have_count(1)
    page.go_back()
    expect(page.locator(".tl-rows a")).to_have_count(62)
    expect(page.get_by_label("Search")).to_have_value("")


@pytest.mark.slow
def test_a_counterpart_is_chosen_and_back_takes_it_away(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    box = page.get_by_role("combobox", name="Counterpart")
    box.fill("eindh")
    page.get_by_role("option", name="Brainport Eindhoven").click()
    expect(page).to_have_url(re.compile(r"party=Brainport\+Eindhoven"))
    expect(page.locator(".tl-rows a", has_not_text="Eindhoven")).to_have_count(0)
    page.go_back()
    expect(page.locator(".tl-rows a")).to_have_count(62)
    expect(page.locator(".st-key-filters")).not_to_contain_text("Eindhoven")


def test_a_counterpart_is_typed(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    box = page.get_by_role("combobox", name="Counterpart")
    box.fill("oakland")
    box.press("Enter")
    expect(page.locator(".tl-rows a", has_not_text="Oakland")).to_have_count(0)
    expect(page.locator(".tl-rows a").first).to_be_visible()


def test_a_choice_tells_how_many_events_it_gives(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?country=KR")
    page.get_by_role("combobox", name="Kind").click()
    option = page.get_by_role("option", name="Twinning")
    number = int(re.findall(r"\((\d+)\)", option.inner_text())[0])
    option.click()
    expect(page.locator(".tl-rows a")).to_have_count(number)


@pytest.mark.slow
def test_filters_are_cleared_at_once(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".tl-rows a")).to_have_count(62)
    assert query_of(page) == {}


def test_an_event_is_opened_in_the_list_and_shows_its_evidence(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    row(page, "Twinning with Daejeon").click()
    card = page.get_by_role("article", name="Twinning with Daejeon is sealed")
    expect(card.locator("mark").first).to_have_text("On November 17 the two sides sealed their friendship.")
    expect(card.get_by_role("link", name="Training for both")).to_have_attribute("href", "https://news.example/17")
    expect(card.locator("figcaption").first).to_contain_text("4 Mar 2023 · English")
    expect(card).to_contain_text("17 Nov 2023")
    assert query_of(page) == {"event": [SIGNING.uid]}


def test_an_event_is_opened_on_the_canvas(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING)
    page.locator(PAINTED).wait_for()
    canvas = page.locator(".tl-timeline canvas")
    width, lane = canvas.evaluate("c => c.clientWidth"), 24 + 40
    # the whole period is one day with as much to its left as to its right, so the event is in the plot's middle
    for y in range(lane - 30, lane + 60, 8):
        canvas.click(position={"x": 112 + (width - 120) / 2, "y": y})
        if "event=" in page.url or page.locator(".tl-detail").count():
            break
    expect(page.get_by_role("article", name="Twinning with Daejeon is sealed")).to_be_visible()
    assert query_of(page)["event"] == [SIGNING.uid]


def test_an_event_is_opened_by_keyboard_alone(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING)
    page.locator(PAINTED).wait_for()
    page.locator(".tl-timeline canvas").focus()
    page.keyboard.press("Home")
    expect(page.locator(".tl-timeline [aria-live]")).to_contain_text("17 Nov 2023: Twinning with Daejeon is sealed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="Twinning with Daejeon is sealed")).to_be_visible()


def test_an_event_has_an_address_of_its_own(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, f"?event={SIGNING.uid}")
    expect(page.get_by_role("article", name="Twinning with Daejeon is sealed")).to_be_in_viewport()
    expect(page.locator(".tl-rows a[aria-current]")).to_contain_text("Twinning with Daejeon")


def test_an_event_that_is_not_there_is_said(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?event=nobody")
    expect(page.get_by_text("There is no such event here.")).to_be_visible()


@pytest.mark.slow
def test_a_closed_event_leaves_the_address(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, f"?event={SIGNING.uid}")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".tl-detail article")).to_have_count(0)
    assert query_of(page) == {}


def test_the_addresses_to_subscribe_to_hold_the_filter(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?country=KR&kind=twinning")
    box = page.locator(".tl-subscribe")
    address = f"{site.base_url}/calendar.ics?kind=twinning&country=KR"
    expect(box.get_by_role("textbox", name="Calendar")).to_have_value(address)
    expect(box.get_by_role("link", name="Apple Calendar")).to_have_attribute(
        "href", address.replace("http:", "webcal:")
    )
    atom = box.get_by_role("link", name="Atom").get_attribute("href")
    assert "sealed" in page.request.get(str(atom)).text()


def test_what_only_this_machine_reaches_is_not_offered_to_other_servers(site: Site, open_page: Opened) -> None:
    box = open_page(site.base_url).locator(".tl-subscribe")
    expect(box.get_by_text("Google Calendar, Outlook.com, Microsoft 365: not offered")).to_be_visible()
    assert box.get_by_role("link", name="Google Calendar").count() == 0
    assert box.get_by_text("QR code").count() == 0


@pytest.mark.slow
def test_behind_a_public_address_there_is_a_button_for_each_program(
    tmp_path: Path, open_page: Opened, free_port: int
) -> None:
    fill_store(tmp_path, [SIGNING])
    with served(tmp_path, port=free_port, public_url="https://timeline.example"):
        box = open_page(f"http://127.0.0.1:{free_port}", "?kind=twinning&lang=vi").locator(".tl-subscribe")
        expect(box.get_by_role("link", name="Google Lịch")).to_have_attribute(
            "href",
            "https://calendar.google.com/calendar/r"
            "?cid=webcal%3A%2F%2Ftimeline.example%2Fkind%2Ftwinning%2Fcalendar.ics%3Flang%3Dvi",
        )
        hosts = [urlsplit(str(link.get_attribute("href"))).hostname for link in box.locator(".ways a").all()]
        assert hosts == ["calendar.google.com", "timeline.example", "outlook.live.com", "outlook.office.com"]
        box.get_by_text("Mã QR").click()
        expect(box.get_by_role("img", name="Mã QR")).to_be_visible()
        box.page.close()


def test_the_page_with_all_ways_keeps_the_filter(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?kind=twinning")
    page.locator(".tl-subscribe").get_by_role("link", name="More").click()
    expect(page.get_by_role("heading", name="Subscribe", exact=True)).to_be_visible()
    assert page.url == f"{site.base_url}/subscribe?kind=twinning"


@pytest.mark.slow
def test_an_address_is_copied(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".tl-subscribe").get_by_role("button", name="Copy").first.click()
    expect(page.locator(".tl-subscribe").get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.base_url}/calendar.ics"


@pytest.mark.slow
def test_zooming_and_moving_change_what_is_drawn(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.locator(PAINTED).wait_for()
    canvas = page.locator(".tl-timeline canvas")
    box = canvas.bounding_box()
    assert box is not None
    pictures = [canvas.screenshot()]

    def changed() -> bool:
        page.wait_for_function("() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))")
        pictures.append(canvas.screenshot())
        return pictures[-1] != pictures[-2]

    page.get_by_role("button", name="Zoom in").click()
    assert changed()
    page.mouse.move(box["x"] + 600, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 100, steps=4)
    page.mouse.up()
    assert changed()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    assert changed()
    page.get_by_role("button", name="Whole period").click()
    assert changed()


@pytest.mark.slow
def test_the_language_changes_and_the_view_stays(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING)
    page.get_by_text("Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đối ngoại Bình Dương")
    expect(row(page, "Kết nghĩa với Daejeon")).to_be_visible()
    assert query_of(page)["lang"] == ["vi"] and query_of(page)["country"] == ["KR"]


@pytest.mark.slow
def test_no_hits_say_what_to_do(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?q=zzzz")
    expect(page.get_by_text("No event fits these filters")).to_be_visible()
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()


def test_an_address_that_asks_for_the_unknown_is_told_so(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?kind=*party*")
    expect(page.get_by_text("kind: '*party*' is not one of agreement")).to_be_visible()
    expect(page.locator(".tl-rows a")).to_have_count(62)


@pytest.mark.slow
@pytest.mark.parametrize("asked, name", [("da-nang", "Da Nang"), ("**x**%20%3Cb%3Ey", "**x** <b>y")])
def test_the_heading_names_the_province_that_is_asked_for(site: Site, open_page: Opened, asked: str, name: str) -> None:
    page = open_page(site.base_url, f"?province={asked}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Foreign affairs of {name}")
    expect(page.get_by_text(f"No events of {name} yet")).to_be_visible()


def test_words_from_outside_stay_words(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    row(page, "**bold**").click()
    card = page.locator(".tl-detail article")
    expect(card.locator("h2")).to_have_text(HOSTILE.title())
    expect(card.locator("mark")).to_have_text("<script>alert(1)</script> *stars*")
    assert card.locator("img, script, a[href^=javascript]").count() == 0


@pytest.mark.slow
def test_no_events_yet_says_what_to_do_and_fills_by_itself(tmp_path: Path, open_page: Opened) -> None:
    with served(tmp_path / "store") as base_url:
        page = open_page(base_url)
        expect(page.get_by_text("No events yet")).to_be_visible()
        expect(page.get_by_text("timeline ingest")).to_be_visible()
        fill_store(tmp_path / "store", [SIGNING])
        expect(row(page, "Twinning with Daejeon")).to_be_visible()
        fill_store(tmp_path / "store", [make_event(summary={"en": "Another one"})])
        expect(row(page, "Another one")).to_be_visible()
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(site: Site, open_page: Opened, scheme: str) -> None:
    page = open_page(site.base_url, f"?event={SIGNING.uid}", viewport=PHONE, has_touch=True, color_scheme=scheme)
    expect(page.get_by_role("article", name="Twinning with Daejeon is sealed")).to_be_in_viewport()
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 0


def test_on_a_phone_a_finger_opens_an_event(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, FIND_SIGNING, viewport=PHONE, has_touch=True)
    row(page, "Twinning with Daejeon").tap()
    expect(page.get_by_role("article", name="Twinning with Daejeon is sealed")).to_be_in_viewport()


@pytest.mark.slow
def test_the_page_tells_its_language_to_screen_readers(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.get_by_text("中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")


@pytest.mark.slow
def test_a_store_that_cannot_be_read_is_said(tmp_path: Path, open_page: Opened) -> None:
    fill_store(tmp_path, [SIGNING])
    (tmp_path / "current").resolve().write_bytes(b"this is no database" * 1000)
    with served(tmp_path) as base_url:
        page = open_page(base_url)
        expect(page.get_by_text("The events cannot be read just now.")).to_be_visible()
        page.close()


def test_lanes_are_chosen_and_stand_in_the_address(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.locator(PAINTED).wait_for()
    page.get_by_role("radio", name="Countries").check()
    expect(page.locator(".tl-timeline")).to_have_attribute("data-lanes", "country")
    expect(page).to_have_url(re.compile(r"lanes=country"))


@pytest.mark.slow
def test_lanes_survive_another_language_and_back_leads_to_those_before(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lanes=language")
    expect(page.locator(".tl-timeline")).to_have_attribute("data-lanes", "language")
    page.get_by_text("Tiếng Việt").click()
    expect(page.get_by_role("radio", name="Ngôn ngữ nguồn tin")).to_be_checked()
    page.get_by_role("radio", name="Quốc gia").check()
    expect(page.locator(".tl-rows a").first).to_have_attribute("href", re.compile(r"lanes=country"))
    page.go_back()
    expect(page.get_by_role("radio", name="Ngôn ngữ nguồn tin")).to_be_checked()
    expect(page.locator(".tl-timeline")).to_have_attribute("data-lanes", "language")


def test_lanes_are_no_filter(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lanes=country&kind=twinning")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".tl-rows a")).to_have_count(62)
    assert query_of(page) == {"lanes": ["country"]}


@pytest.mark.slow
def test_what_is_in_sight_is_said_after_a_zoom(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    page.locator(PAINTED).wait_for()
    page.get_by_role("button", name="Whole period").click()
    expect(page.locator(".tl-timeline [aria-live]")).to_contain_text("62 events in sight")


def strip_of(page: Page) -> tuple[float, float, float]:
    """Left, right and middle height of the strip below the lanes, on the page."""
    page.locator(PAINTED).wait_for()
    page.locator(".tl-timeline canvas").scroll_into_view_if_needed()
    box = page.locator(".tl-timeline canvas").bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"] - 12, box["y"] + box["height"] - 22


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, start[1], steps=3)
    page.mouse.move(*end, steps=3)
    page.mouse.up()


def in_sight(page: Page) -> int:
    """How many events the timeline says are in sight; zooming in and out leaves the window as it is."""
    canvas = page.locator(".tl-timeline canvas")
    canvas.focus()
    canvas.press("+")
    canvas.press("-")
    said = page.locator(".tl-timeline [aria-live]").inner_text()
    return int(said.split()[0])


def test_the_window_is_resized_by_its_edge_and_dragged_as_a_whole(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url)
    left, right, height = strip_of(page)
    drag(page, (right, height), ((left + right) / 2, height))
    first = in_sight(page)
    assert 0 < first < 62
    drag(page, ((left + right) / 2 - 150, height), (right - 150, height))
    assert in_sight(page) != first
    page.keyboard.press("0")
    expect(page.locator(".tl-timeline [aria-live]")).to_contain_text("62 events in sight")


PINCH = """
(canvas) => {
  const at = (id, x) => ({ pointerId: id, pointerType: "touch", clientX: x, clientY: 200, button: 0, bubbles: true });
  const box = canvas.getBoundingClientRect(), middle = box.left + box.width / 2;
  canvas.setPointerCapture = () => {};
  const send = (name, id, x) => canvas.dispatchEvent(new PointerEvent(name, at(id, x)));
  send("pointerdown", 1, middle - 20);
  send("pointerdown", 2, middle + 20);
  for (let apart = 20; apart <= 120; apart += 10) {
    send("pointermove", 1, middle - apart);
    send("pointermove", 2, middle + apart);
  }
  send("pointerup", 1, middle - 120);
  send("pointerup", 2, middle + 120);
}
"""


def test_two_fingers_zoom(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, viewport=PHONE, has_touch=True)
    page.locator(PAINTED).wait_for()
    page.locator(".tl-timeline canvas").evaluate(PINCH)
    assert 0 < in_sight(page) < 62


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_every_button_of_the_timeline_has_a_name_in_the_readers_language(
    site: Site, open_page: Opened, language: str
) -> None:
    page = open_page(site.base_url, f"?lang={language}&kind=twinning")
    page.locator(PAINTED).wait_for()
    names = ["zoom_in", "zoom_out", "earlier", "later", "today", "whole"]
    buttons = page.locator(".tl-timeline").get_by_role("toolbar").get_by_role("button")
    for attribute in ("aria-label", "title"):
        said = [button.get_attribute(attribute) for button in buttons.all()]
        assert said == [texts(language)[name] for name in names]
    expect(page.locator(".tl-timeline canvas")).to_have_attribute("aria-describedby", "tl-keys")

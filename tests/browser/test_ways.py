"""The main ways through the pages, as readers go them: by the navigation, by links, Back and Forward, in each language,
on a phone, and over data that are as hostile as data can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, SIGNING, Site, settle
from tests.factories import fill_store, make_event, make_evidence
from tests.serving import served
from tests.wording import english_left, store_without_english
from timeline.countries import COUNTRIES
from timeline.filter import LANGUAGES
from timeline.model import Kind, Party, Role, Status
from timeline.pages.address import LISTED, PAGES
from timeline.pages.texts import text

Opened = Callable[..., Page]
FIND_SIGNING = "?country=KR&kind=twinning&from=2023-11-17&to=2023-11-17"


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# --- from page to page -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_navigation_opens(site: Site, open_page: Opened, language: str) -> None:
    page = open_page(site.base_url, f"?lang={language}&country=KR")
    navigation = page.locator(".st-key-page")
    for name in [*LISTED[1:], LISTED[0]]:
        settle(page)
        label = text(f"page_{name}", language)
        navigation.get_by_text(label, exact=True).click()
        if name != LISTED[0]:
            expect(page).to_have_title(re.compile(rf"{label}$"))
        expect(page).to_have_url(re.compile(rf"page={name}") if name != LISTED[0] else re.compile(r"^(?!.*page=)"))
        settle(page)
        assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
        assert query_of(page)["country"] == ["KR"] and query_of(page)["lang"] == [language]


@pytest.mark.slow
def test_back_and_forward_go_through_a_filter_an_event_and_another_page(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lang=en")
    rows, card = page.locator(".tl-rows a"), page.get_by_role("article", name="Twinning with Daejeon is sealed")
    page.get_by_label("Search").fill("sealed")
    page.get_by_label("Search").press("Enter")
    expect(rows).to_have_count(1)
    settle(page)
    rows.first.click()
    expect(card).to_be_visible()
    settle(page)
    page.locator(".st-key-page").get_by_text("Partners", exact=True).click()
    expect(page.get_by_role("link", name="Daejeon", exact=True)).to_be_visible()
    page.go_back()
    expect(card).to_be_visible()
    page.go_back()
    expect(card).to_have_count(0)
    expect(rows).to_have_count(1)
    page.go_back()
    expect(rows).to_have_count(62)
    page.go_forward()
    expect(rows).to_have_count(1)
    expect(page.get_by_label("Search")).to_have_value("sealed")
    page.go_forward()
    expect(card).to_be_visible()


@pytest.mark.slow
def test_a_deep_link_opens_all_that_it_names(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, f"{FIND_SIGNING}&lang=vi&lanes=country&event={SIGNING.uid}")
    expect(page.get_by_role("article", name="Kết nghĩa với Daejeon")).to_be_visible()
    expect(page.locator(".tl-rows a")).to_have_count(1)
    expect(page.locator(".tl-timeline")).to_have_attribute("data-lanes", "country")
    address = page.locator(".tl-subscribe").get_by_role("textbox").first.input_value()
    assert parse_qs(urlsplit(address).query) == {
        "kind": ["twinning"],
        "country": ["KR"],
        "lang": ["vi"],
        "from": ["2023-11-17"],
        "to": ["2023-11-17"],
    }
    assert "Kết nghĩa với Daejeon" in page.request.get(address).text()


@pytest.mark.slow
@pytest.mark.parametrize("query", ["?page=partners&country=KR", "?page=report&from=2023&to=2023&country=KR"])
def test_another_language_keeps_the_view_of_every_page(site: Site, open_page: Opened, query: str) -> None:
    page = open_page(site.base_url, f"{query}&lang=en")
    settle(page)
    before = query_of(page)
    page.locator(".st-key-lang").get_by_text("中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.get_by_text("韩国").first).to_be_visible()
    assert query_of(page) == before | {"lang": ["zh"]}


@pytest.mark.slow
def test_where_nothing_fits_one_press_drops_the_filter_that_is_too_much(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?lang=vi&kind=twinning&q=zzzz", viewport=PHONE, has_touch=True)
    page.get_by_role("button", name="Bỏ “Tìm kiếm”").tap()
    expect(page.locator(".tl-rows a").first).to_be_visible()
    assert query_of(page) == {"lang": ["vi"], "kind": ["twinning"]}


# --- one language ----------------------------------------------------------------------------------------------------

SAID = """
() => {
  const said = [];
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest("script, style, noscript, code, pre, textarea, input[readonly]")) continue;
    if (one.closest("[data-testid=stIconMaterial], [data-testid=stElementToolbar]")) continue;
    if (one.closest("[data-testid=stDateInput]") && !one.closest("label")) continue;  // Streamlit's own words
    for (const name of ["aria-label", "title", "alt", "placeholder", "data-name"]) {
      if (one.hasAttribute(name)) said.push(one.getAttribute(name));
    }
    for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
  }
  return [document.title, ...said];
}
"""
# Its own words, which cannot be had in another language; and the name of the command, where it is told.
STREAMLITS = {"clear", "date", "open", "values", "timeline"}


@pytest.fixture(scope="module")
def without_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(store_without_english(tmp_path_factory.mktemp("store")).folder) as base_url:
        yield base_url


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "zh"])
@pytest.mark.parametrize(
    "query",
    [
        *(f"?page={name}&" for name in PAGES),
        "?event=tham&",
        "?event=rut&lanes=country&",
        "?event=nobody&page=nowhere&",
        "?q=zzzz&kind=visit&",
        "?kind=party&from=2024&",
        "?page=calendar&month=2023-05&view=month&",
        "?page=report&from=0001&",
        "?page=review&event=tham&",
    ],
)
def test_a_page_is_in_one_language(without_english: str, open_page: Opened, query: str, language: str) -> None:
    page = open_page(without_english, f"{query}lang={language}")
    page.get_by_role("heading").first.wait_for()
    page.wait_for_load_state("networkidle")
    settle(page)
    if page.locator(".tl-timeline:not([hidden])").count():  # it is hidden where there is nothing to paint
        page.locator(".tl-timeline[data-painted]").wait_for()
    if "partners" in query:
        page.locator("[data-testid=stVegaLiteChart] .marks").first.wait_for()
    for part in page.locator("details.history summary").all():
        part.click()
        expect(page.locator("details.history p").first).to_be_visible()
    left = english_left(page.evaluate(SAID), language) - STREAMLITS
    told = any(fault in query for fault in ("kind=party", "from=0001"))  # a fault names what an address may have
    codes = {text for text in left if " " not in text} if told else set()
    assert left - codes == set()


# --- hostile data ----------------------------------------------------------------------------------------------------

MARKUP = "<img src=x onerror=alert(1)>**b** [l](javascript:alert(1)) $x$ :smile: {x} %s"
TURNED = "\u202eright to left\u202c \u200f\u2067"
LONG = "W" * 300
COMING = make_event(uid="coming", dtstart=date(2099, 1, 1), status=Status.PLANNED, summary={"en": LONG})
HOSTILE = [
    make_event(uid="markup", dtstart=date(2023, 5, 4), kind=Kind.VISIT, summary={"en": MARKUP}, location=MARKUP),
    make_event(uid="long", dtstart=date(2023, 5, 4), summary={"en": LONG}, location=LONG, parties=(Party(LONG),)),
    make_event(uid="turned", dtstart=date(2023, 5, 4), summary={"en": TURNED}, parties=(Party(TURNED),)),
    make_event(
        uid="many",
        dtstart=date(2023, 5, 5),
        summary={"en": "Congress " + "of all towns " * 25},
        parties=tuple(Party(f"Town {number} {MARKUP}", Role.PARTICIPANT, "KR") for number in range(50)),
        countries=tuple(sorted(COUNTRIES)[:200]),
        evidence=tuple(
            make_evidence(article=f"a{n}", url=f"https://{'w' * 60}{n}.example/{LONG}", title=f"{n} {MARKUP} {LONG}")
            for n in range(40)
        ),
    ),
    COMING,
]
SHOWN = [
    "",
    "?event=markup",
    "?event=long",
    "?event=many",
    "?event=turned&lanes=country",
    "?page=calendar&month=2023-05&view=month",
    "?page=calendar&month=2023-05&view=agenda",
    "?page=partners",
    "?page=report&from=2023&to=2023",
    "?page=articles",
    "?page=review&event=many",
]
FIELDS = [
    "q",
    "party",
    "province",
    "kind",
    "country",
    "status",
    "from",
    "to",
    "event",
    "page",
    "host",
    "month",
    "lanes",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(fill_store(tmp_path_factory.mktemp("store"), HOSTILE).folder) as base_url:
        yield base_url


def sticks_out(page: Page) -> Any:
    """How many pixels of the page are beside a screen that is no wider than it."""
    return page.evaluate(
        "() => Math.max(...[document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
        ".filter(Boolean).map((one) => one.scrollWidth - one.clientWidth))"
    )


def is_text_alone(page: Page) -> bool:
    return page.locator("img[src=x], a[href^='javascript:'], [onerror]").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("query", SHOWN)
def test_hostile_data_stay_text_and_inside_of_a_phones_screen(hostile: str, open_page: Opened, query: str) -> None:
    page = open_page(hostile, f"{query}{'&' if query else '?'}lang=en", viewport=PHONE, has_touch=True)
    page.get_by_role("heading").first.wait_for()
    page.wait_for_load_state("networkidle")
    settle(page)
    if "event=" in query and "review" not in query:
        page.locator(".tl-detail article").wait_for()
    assert page.locator("[data-testid=stException]").count() == 0
    assert sticks_out(page) <= 0
    assert is_text_alone(page)


@pytest.mark.slow
@pytest.mark.parametrize("value", [MARKUP, TURNED, "W" * 190], ids=["markup", "turned", "long"])
def test_hostile_values_of_an_address_stay_text(hostile: str, open_page: Opened, value: str) -> None:
    page = open_page(hostile, "", viewport=PHONE, has_touch=True)
    for name in FIELDS:
        page.goto(f"{hostile}/?lang=en&{name}={quote(value)}")
        page.get_by_role("heading").first.wait_for()
        settle(page)
        assert page.locator("[data-testid=stException]").count() == 0, name
        assert sticks_out(page) <= 0, name
        assert is_text_alone(page), name
    for path in ("plain", "subscribe", "embed"):
        page.goto(f"{hostile}/{path}?lang=en&party={quote(value)}&q={quote(value)}")
        assert sticks_out(page) <= 0 and is_text_alone(page), path


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["plain", "plain?year=2023", "subscribe", "embed", *(f"event/{e.uid}" for e in HOSTILE)]
)
def test_pages_without_script_hold_hostile_data(hostile: str, open_page: Opened, path: str) -> None:
    page = open_page(hostile, path, viewport=PHONE)
    assert sticks_out(page) <= 0
    assert is_text_alone(page)


# --- without script --------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_plain_pages_form_works_without_script(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "plain?lang=vi", viewport=PHONE, java_script_enabled=False)
    page.get_by_label("Loại").select_option("twinning")
    page.get_by_label("Từ năm").select_option("2023")
    page.get_by_label("Tìm kiếm").fill("ket nghia")
    page.get_by_role("button", name="Hiển thị").click()
    expect(page.locator("article h3")).to_have_text(["Kết nghĩa với Daejeon"])
    assert query_of(page) == {"lang": ["vi"], "kind": ["twinning"], "from": ["2023"], "q": ["ket nghia"]}
    expect(page.get_by_label("Loại")).to_have_value("twinning")
    page.get_by_role("link", name="Xóa bộ lọc").click()
    assert query_of(page) == {"lang": ["vi"]}

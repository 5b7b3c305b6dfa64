"""The event that is open: why it is believed, and where its reader goes from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import resources
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.factories import KNOWN, fill_store, make_event, make_evidence
from tests.reports import make_candidate
from tests.serving import served
from timeline import pages
from timeline.model import Event, Party, Role, Span
from timeline.records import Plan, Report
from timeline.web.assets import read_assets

Opened = Callable[..., Page]
CONTACT = "lan+desk@example.org"
MEETING = make_event(
    uid="meeting/1 <b>",
    summary={"en": "Meeting & dinner"},
    evidence=(
        make_evidence(quote="On 3 March 2023 they met.", span=Span(10, 35)),
        make_evidence(article="news-2", quote="They met again there.", span=Span(50, 71)),
    ),
)
OTHERS = [
    make_event(
        uid=f"other-{day}",
        dtstart=date(2023, 4, day),
        summary={"vi": f"Gặp lần {day}"},
        parties=(Party("Daejeon", Role.HOST, "KR"),),
    )
    for day in range(1, 8)
]
ELSEWHERE = make_event(uid="oakland", parties=(Party("Oakland", country="US"),), countries=("US",))


def report(name: str, event: Event, evidence: int, date_span: Span) -> Report:
    return Report(name, event.uid, replace(make_candidate("a"), evidence=event.evidence[evidence], date_span=date_span))


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = fill_store(tmp_path_factory.mktemp("store"), [MEETING, *OTHERS, ELSEWHERE])
    reports = (report("merged", MEETING, 0, Span(13, 25)), report("second", MEETING, 1, Span(2, 9)))
    with store.write(KNOWN) as writer:
        writer.apply(Plan(reports=reports))
    with served(store.folder, contact=CONTACT) as address:
        yield address


@pytest.fixture
def page(base_url: str, open_page: Opened) -> Page:
    opened = open_page(
        base_url, "?lang=en&event=meeting%2F1+%3Cb%3E", permissions=["clipboard-read", "clipboard-write"]
    )
    card(opened).wait_for()
    return opened


def card(page: Page) -> Locator:
    return page.locator(".tl-detail article")


def test_the_date_is_marked_in_the_sentence_that_tells_it(page: Page) -> None:
    first, second = card(page).locator("figure").all()
    expect(first.locator("blockquote")).to_have_text("On 3 March 2023 they met.")
    expect(first.locator("mark")).to_have_text("3 March 2023")
    expect(second.locator("mark")).to_have_count(0)
    expect(second).to_contain_text("The date stands elsewhere in this article.")


def test_the_newest_others_with_the_counterpart_are_named_and_opened(page: Page) -> None:
    others = card(page).locator(".others")
    expect(others.get_by_role("heading")).to_have_text("Also with Daejeon")
    expect(others.locator("li a")).to_have_text([f"Gặp lần {day} (Vietnamese)" for day in (7, 6, 5, 4, 3)])
    others.get_by_role("link", name="Gặp lần 6").click()
    expect(page.get_by_role("article", name="Gặp lần 6")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {"lang": ["en"], "event": ["other-6"]}


@pytest.mark.slow
def test_titles_in_another_language_are_marked_in_the_list(page: Page) -> None:
    row = page.locator(".tl-rows a", has_text="Gặp lần 7")
    expect(row.locator(".title")).to_have_attribute("lang", "vi")
    expect(row.locator(".badge")).to_have_text("Vietnamese")
    expect(page.locator(".tl-rows a", has_text="Meeting & dinner").locator(".badge")).to_have_count(0)


def test_all_events_with_the_counterpart_are_one_click_away_and_back(page: Page) -> None:
    expect(page.locator(".tl-rows a")).to_have_count(9)
    card(page).get_by_role("link", name="All 8 in the timeline").click()
    expect(page.locator(".tl-rows a")).to_have_count(8)
    assert parse_qs(urlsplit(page.url).query)["party"] == ["Daejeon"]
    page.go_back()
    expect(page.locator(".tl-rows a")).to_have_count(9)


def test_it_is_taken_into_a_calendar(page: Page, base_url: str) -> None:
    link = card(page).get_by_role("link", name="Add to calendar").get_attribute("href")
    answer = page.request.get(f"{base_url}/{link}")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text().count("BEGIN:VEVENT") == 1 and "Meeting & dinner" in answer.text()


@pytest.mark.slow
def test_its_own_address_is_copied(page: Page, base_url: str) -> None:
    card(page).get_by_role("button", name="Copy link").click()
    expect(card(page).get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{base_url}/event/meeting%2F1%20%3Cb%3E?lang=en"
    assert "Meeting &amp; dinner" in page.request.get(copied).text()


@pytest.mark.slow
def test_its_own_page_is_one_click_away(page: Page) -> None:
    card(page).get_by_role("link", name="This event's own page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meeting & dinner")


def test_a_correction_is_suggested_by_a_mail_that_names_the_event(page: Page, base_url: str) -> None:
    link = urlsplit(str(card(page).get_by_role("link", name="Suggest a correction").get_attribute("href")))
    assert (link.scheme, link.path) == ("mailto", "lan%2Bdesk@example.org")
    assert parse_qsl(link.query) == [
        ("subject", "Correction: Meeting & dinner"),
        ("body", f"{base_url}/event/meeting%2F1%20%3Cb%3E?lang=en\r\n"),
    ]


@pytest.mark.slow
def test_without_a_contact_nothing_is_suggested(site: Site, open_page: Opened) -> None:
    page = open_page(site.base_url, "?event=signing-with-daejeon")
    expect(card(page).get_by_role("button", name="Copy link")).to_be_visible()
    expect(card(page).get_by_role("link", name="Suggest a correction")).to_have_count(0)


@pytest.mark.slow
def test_the_address_of_a_merged_event_opens_what_it_is_now(base_url: str, open_page: Opened) -> None:
    page = open_page(base_url, "?event=merged")
    expect(card(page).get_by_role("heading", level=2)).to_have_text("Meeting & dinner")
    expect(card(page).locator(".note")).to_contain_text("now part of this event")
    expect(page.locator(".tl-rows a[aria-current]")).to_contain_text("Meeting & dinner")


DRAWS = """
async ({ base, pair, letter }) => {
  const { joinsIndicators } = await import(base + "flags.js");
  return joinsIndicators((text) => ([...text].length === 2 ? pair : letter));
}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pair", "letter", "draws"),
    [(20, 20, True), (38, 36, True), (40, 20, False), (0, 0, False)],
)
def test_a_flag_is_shown_only_where_two_letters_are_drawn_as_one(
    page: Page, base_url: str, pair: int, letter: int, draws: bool
) -> None:
    base = base_url + read_assets(resources.files(pages) / "assets").path("flags.js").removesuffix("flags.js")
    assert page.evaluate(DRAWS, {"base": base, "pair": pair, "letter": letter}) is draws


@pytest.mark.slow
def test_flags_are_not_read_out(page: Page) -> None:
    expect(card(page).get_by_text("South Korea").first).to_be_visible()
    assert card(page).locator(".flag:not([aria-hidden=true])").count() == 0

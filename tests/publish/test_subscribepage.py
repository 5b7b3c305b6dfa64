"""The page to subscribe from: what it offers, and that nothing on it needs a script or can become one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from timeline.filter import LANGUAGES
from timeline.publish.frame import policy
from timeline.publish.subscribepage import Offer, Option, SubscribePage, embed_code, page_policy, render_subscribe_page

BASE = "https://timeline.example.org"


def offer(title: str, events: int = 3, folder: str = "", page: str | None = None) -> Offer:
    return Offer(title, events, lambda file: f"{BASE}{folder}/{file}", page)


PAGE = SubscribePage(
    language="en",
    chosen=offer("Foreign affairs of Binh Duong", 12),
    home="/?lang=en",
    own=f"{BASE}/subscribe",
    kinds=[offer("Visit", 5, "/kind/visit", "/subscribe?kind=visit"), offer("Award", 2, "/kind/award")],
    countries=[offer("South Korea", 4, "/country/KR")],
    options=[Option("Also months", "/subscribe?precision=month", False), Option("Also cancelled", "/subscribe", True)],
    languages=[("English", "/subscribe?lang=en"), ("Tiếng Việt", "/subscribe?lang=vi")],
    opml=f"{BASE}/feeds.opml",
    embed=f"{BASE}/embed?kind=visit&lang=en",
    contact="lan@example.org",
)


def shown(page: SubscribePage = PAGE) -> Any:
    return html.document_fromstring(render_subscribe_page(page).decode())


def links(page: Any) -> list[str]:
    return [str(link) for link in page.xpath("//a/@href")]


def test_each_program_has_its_button() -> None:
    hosts = [link.split("?")[0] for link in shown().xpath("//ul[@class='ways']//a/@href")]
    assert hosts == [
        "https://calendar.google.com/calendar/r",
        "webcal://timeline.example.org/calendar.ics",
        "https://outlook.live.com/calendar/0/addfromweb",
        "https://outlook.office.com/calendar/0/addfromweb",
    ]


def test_the_address_itself_is_there_to_copy() -> None:
    assert shown().xpath("//section[1]//code/text()")[0] == f"{BASE}/calendar.ics"


def test_every_format_is_there() -> None:
    files = {"rss.xml", "atom.xml", "feed.json", "events.csv", "events.jsonl"}
    assert {f"{BASE}/{file}" for file in files} <= set(links(shown()))


def test_programs_find_the_feeds_from_the_page() -> None:
    found = {link.get("type"): link.get("href") for link in shown().xpath("//head/link[@rel='alternate']")}
    assert found["text/calendar"] == f"{BASE}/calendar.ics"
    assert found["application/rss+xml"] == f"{BASE}/rss.xml"


def test_each_kind_and_country_has_its_feeds_and_says_how_many_events() -> None:
    rows = [" ".join(row.text_content().split()) for row in shown().xpath("//ul[@class='offers']/li")]
    assert [row.partition(" iCal")[0] for row in rows] == ["Visit (5)", "Award (2)", "South Korea (4)"]
    assert {f"{BASE}/kind/visit/calendar.ics", f"{BASE}/country/KR/atom.xml"} <= set(links(shown()))


def test_an_offer_without_a_page_of_its_own_is_a_name() -> None:
    assert shown().xpath("//ul[@class='offers']/li/strong/text()") == ["Award", "South Korea"]


def test_an_option_says_whether_it_is_chosen() -> None:
    assert shown().xpath("//ul[@class='options']//span/@aria-label") == ["not chosen", "chosen"]


def test_the_code_leads_to_this_page() -> None:
    assert shown().xpath("//figure/svg/@aria-label") == [f"{BASE}/subscribe"]


def test_a_code_that_no_phone_could_follow_is_left_out() -> None:
    assert shown(replace(PAGE, own="http://127.0.0.1:8501/subscribe")).xpath("//svg") == []


def test_a_code_that_no_camera_could_read_is_left_out() -> None:
    assert shown(replace(PAGE, own=f"{BASE}/subscribe?q={'x' * 3000}")).xpath("//svg") == []


def test_who_cannot_reach_the_address_is_named() -> None:
    page = shown(replace(PAGE, chosen=Offer("Here", 1, lambda file: f"http://127.0.0.1:8501/{file}")))
    (note,) = page.xpath("//p[@class='note']")
    assert note.text_content().startswith("Google Calendar, Outlook.com, Microsoft 365: not offered")
    assert page.xpath("//ul[@class='ways']//a/@href") == ["webcal://127.0.0.1:8501/calendar.ics"]


def test_an_address_too_long_for_google_says_so() -> None:
    page = shown(replace(PAGE, chosen=Offer("Long", 1, lambda file: f"{BASE}/{file}?q={'x' * 300}")))
    (note,) = page.xpath("//p[@class='note']")
    assert "Google Calendar" in note.text_content()
    assert "255" in note.text_content() and "345" in note.text_content()


def test_the_embeds_code_is_text_to_copy() -> None:
    assert shown().xpath("//iframe") == []
    (code,) = shown().xpath("//code[contains(., 'iframe')]/text()")
    frame = html.fragment_fromstring(code)
    assert frame.get("src") == f"{BASE}/embed?kind=visit&lang=en"
    assert set(frame.get("sandbox").split()) == {"allow-popups", "allow-popups-to-escape-sandbox"}


def test_a_title_cannot_leave_the_embeds_code() -> None:
    frame = html.fragment_fromstring(embed_code(BASE, '"><script>alert(1)</script>'))
    assert frame.tag == "iframe"
    assert frame.get("title") == '"><script>alert(1)</script>'


def test_without_events_and_extras_it_is_still_a_page() -> None:
    page = shown(SubscribePage("en", offer("Nothing", 0), "/", f"{BASE}/subscribe"))
    assert page.xpath("//ul[@class='ways']//a")
    assert page.xpath("//nav | //ul[@class='offers'] | //ul[@class='options']") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_readers_language(language: str) -> None:
    page = shown(replace(PAGE, language=language))
    assert page.get("lang") == language
    assert page.xpath("string(//h1)") == {"en": "Subscribe", "vi": "Đăng ký theo dõi", "zh": "订阅"}[language]


def test_a_title_can_only_become_text() -> None:
    page = shown(replace(PAGE, chosen=offer("<script>alert(1)</script>")))
    assert page.xpath("//script") == []
    assert page.xpath("string(//p[@class='title'])") == "<script>alert(1)</script>"


def test_the_policy_lets_in_just_the_pages_own_style() -> None:
    page = shown()
    (style,) = page.xpath("//style/text()")
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [policy(style)]
    assert page_policy() == f"{policy(style)}; frame-ancestors 'self'"
    assert page.xpath("//script | //@style | //@onclick") == []


def test_the_contact_is_shown() -> None:
    assert "mailto:lan@example.org" in links(shown())

"""The page for other people's frames: a list, and a month with its days; nothing of it can become active."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from tests.factories import make_event
from timeline.filter import LANGUAGES
from timeline.model import Event, Precision, Status
from timeline.publish.embedpage import EmbedPage, embed_policy, render_embed_list, render_embed_month
from timeline.publish.frame import policy
from timeline.publish.monthview import Month

BASE = "https://timeline.example.org"
MARCH = Month(2023, 3)


def page_in(language: str = "en") -> EmbedPage:
    return EmbedPage(
        title="Foreign affairs of Binh Duong",
        language=language,
        home=f"{BASE}/?kind=visit",
        subscribe=f"{BASE}/subscribe?kind=visit",
        event_url=lambda uid: f"{BASE}/event/{uid}",
        turned=lambda month: f"/embed?month={month}",
        other="/embed?other",
        today=date(2023, 3, 14),
    )


def listed(events: list[Event], language: str = "en") -> Any:
    return html.document_fromstring(render_embed_list(events, page_in(language)).decode())


def month(events: list[Event], shown: Month = MARCH, language: str = "en") -> Any:
    return html.document_fromstring(render_embed_month(events, page_in(language), shown).decode())


def lasting(first: date, end: date, precision: Precision = Precision.DAY, **changes: Any) -> Event:
    return make_event(dtstart=first, dtend=end, precision=precision, **changes)


def test_a_list_shows_day_title_kind_and_country() -> None:
    (row,) = listed([make_event(uid="e1")]).xpath("//li")
    said = " ".join(row.text_content().split())
    assert said == "3 Mar 2023 Memorandum on vocational training signed with Daejeon Agreement, South Korea"
    assert row.xpath("a/@href") == [f"{BASE}/event/e1"]


def test_what_leads_out_opens_beside_the_page_that_frames_it() -> None:
    page = month([make_event()])
    outwards = page.xpath(f"//a[starts-with(@href, '{BASE}')]")
    assert len(outwards) == 3
    assert {(a.get("target"), a.get("rel")) for a in outwards} == {("_blank", "noopener")}


def test_a_cancelled_event_says_so() -> None:
    (row,) = listed([make_event(status=Status.CANCELLED)]).xpath("//li")
    assert "Cancelled: " in row.text_content()


@pytest.mark.parametrize(
    ("days", "said"), [(1, "Planned"), (0, "announced; no report so far that it took place"), (-400, "announced")]
)
def test_a_plan_says_so_and_after_its_day_that_nobody_reported_it(days: int, said: str) -> None:
    first = page_in().today + timedelta(days=days - 1)
    event = make_event(status=Status.PLANNED, dtstart=first, dtend=first + timedelta(days=1))
    assert said in listed([event]).text_content()


def test_a_month_has_all_its_days_once() -> None:
    days = [cell.text_content() for cell in month([]).xpath("//td") if cell.text_content()]
    assert days == [str(day) for day in range(1, 32)]


@pytest.mark.parametrize(
    ("shown", "before_the_first"), [(Month(2023, 3), 2), (Month(2023, 5), 0), (Month(2023, 10), 6), (Month(2024, 2), 3)]
)
def test_a_month_begins_below_its_weekday(shown: Month, before_the_first: int) -> None:
    first_week = month([], shown).xpath("//tbody/tr[1]/td")
    assert [cell.text_content() for cell in first_week].index("1") == before_the_first
    assert len(first_week) == 7


def test_a_busy_day_leads_to_its_event() -> None:
    page = month([make_event(dtstart=date(2023, 3, 20)), make_event(dtstart=date(2023, 3, 3))])
    found = {a.text: a.get("href") for a in page.xpath("//td/a")}
    assert found == {"3": "#event-0", "20": "#event-1"}
    assert page.xpath("//li/@id") == ["event-0", "event-1"]


@pytest.mark.parametrize(
    ("first", "end", "busy"),
    [
        (date(2023, 3, 30), date(2023, 4, 3), ["30", "31"]),
        (date(2023, 2, 20), date(2023, 3, 3), ["1", "2"]),
        (date(2023, 3, 5), date(2023, 3, 7), ["5", "6"]),
        (date(2023, 2, 20), date(2023, 3, 1), []),
        (date(2023, 4, 1), date(2023, 4, 2), []),
    ],
)
def test_days_are_busy_within_the_month_and_the_end_is_exclusive(first: date, end: date, busy: list[str]) -> None:
    page = month([lasting(first, end)])
    assert page.xpath("//td/a/text()") == busy
    assert len(page.xpath("//li")) == (1 if busy else 0)


def test_an_event_of_the_month_alone_is_listed_last_and_marks_no_day() -> None:
    vague = lasting(date(2023, 3, 1), date(2023, 4, 1), Precision.MONTH, summary={"en": "Some time in March"})
    page = month([vague, make_event(dtstart=date(2023, 3, 3))])
    assert page.xpath("//td/a/text()") == ["3"]
    assert "Some time in March" in page.xpath("//li")[-1].text_content()


def test_an_event_of_a_year_is_in_no_month() -> None:
    assert month([lasting(date(2023, 1, 1), date(2024, 1, 1), Precision.YEAR)]).xpath("//li") == []


def test_today_is_marked() -> None:
    assert month([]).xpath("//td[@aria-current='date']/text()") == ["14"]


def test_from_month_to_month_and_to_the_list_it_goes_within_the_frame() -> None:
    between = replace(page_in(), earlier=Month(2019, 12), later=Month(2023, 5))
    page = html.document_fromstring(render_embed_month([], between, MARCH).decode())
    inwards = page.xpath("//a[starts-with(@href, '/embed')]")
    assert [a.get("href") for a in inwards] == ["/embed?month=2019-12", "/embed?month=2023-05", "/embed?other"]
    assert [a.get("target") for a in inwards] == [None, None, None]


@pytest.mark.parametrize(("shown", "words"), [(listed([]), "Month calendar"), (month([]), "List")])
def test_each_view_leads_to_the_other(shown: Any, words: str) -> None:
    other = shown.xpath("//footer/a")[-1]
    assert (other.get("href"), other.text) == ("/embed?other", words)


@pytest.mark.parametrize("edge", [Month(1, 1), Month(9999, 12)])
def test_where_nothing_is_before_or_after_no_link_leads(edge: Month) -> None:
    page = month([], edge)
    assert page.xpath("//nav/a") == []
    assert page.xpath("//td[text()='31']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_events_it_says_so_in_the_readers_language(language: str) -> None:
    said = {"en": "No events here.", "vi": "Không có sự kiện.", "zh": "此处没有活动。"}[language]
    assert listed([], language).xpath("string(//p)") == said
    assert month([], language=language).xpath("string(//p)") == said


def test_the_month_is_written_as_the_language_does() -> None:
    assert month([], language="vi").xpath("string(//h2)") == "tháng 3 năm 2023"


def test_what_comes_from_outside_stays_text() -> None:
    page = month([make_event(uid="x", summary={"en": "<script>alert(1)</script>"})])
    assert page.xpath("//script") == []
    assert page.xpath("string(//li/a)") == "<script>alert(1)</script>"


def test_the_policy_lets_in_its_style_and_everybody_frame_it() -> None:
    page = month([])
    (style,) = page.xpath("//style/text()")
    assert embed_policy() == f"{policy(style)}; frame-ancestors *"
    assert page.xpath("//script | //@style | //form | //img") == []


def test_the_order_of_months() -> None:
    assert Month(2023, 12).moved(1) == Month(2024, 1)
    assert Month(2024, 1).moved(-1) == Month(2023, 12)
    assert (Month(1, 1).moved(-1), Month(9999, 12).moved(1)) == (None, None)
    assert str(Month(987, 6)) == "0987-06"

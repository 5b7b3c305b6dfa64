"""What readers see of changes: what nobody reported, what was withdrawn, what reports differ in, what changed when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import KNOWN, fill_store, make_event
from tests.serving import served
from timeline.model import Status, Withdrawal
from timeline.records import Change, Plan

Opened = Callable[..., Page]
ANNOUNCED = "announced; no report so far that it took place"
PAST = make_event(uid="past", summary={"en": "Plan of the past"}, status=Status.PLANNED)
COMING = make_event(uid="coming", summary={"en": "Plan to come"}, status=Status.PLANNED, dtstart=date(2101, 3, 3))
WITHDRAWN = make_event(
    uid="gone",
    summary={"en": "No longer told"},
    withdrawn=Withdrawal(KNOWN, "article-changed"),
    dtstart=date(2023, 4, 1),
)
DISPUTED = make_event(
    uid="disputed/<b>",
    summary={"en": "Disputed day"},
    dtstart=date(2023, 3, 4),
    conflicts=("dtstart:2023-03-06:news-1", "dtstart:2023-03-07:javascript:alert(1)"),
)
LATER = KNOWN + timedelta(days=1)
HISTORY = (
    Change(DISPUTED.uid, 1, LATER, "dtstart", '"2023-03-03"', '"2023-03-04"', "news-1"),
    Change(DISPUTED.uid, 1, LATER, "dtend", '"2023-03-04"', '"2023-03-05"', "news-1"),
    Change(DISPUTED.uid, 2, LATER, "location", '"<img src=x onerror=alert(1)>"', "null", "javascript:alert(1)"),
)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = fill_store(tmp_path_factory.mktemp("changed"), [PAST, COMING, WITHDRAWN, DISPUTED])
    with store.write(LATER) as writer:
        writer.apply(Plan(history=HISTORY, events=(DISPUTED,)))
    with served(Path(store.folder)) as base_url:
        yield base_url


def row(page: Page, title: str):  # type: ignore[no-untyped-def]
    found = page.locator(".tl-rows a", has_text=title)
    found.wait_for()  # as long as a machine under load takes
    return found


def opened(page: Page, title: str):  # type: ignore[no-untyped-def]
    card = page.get_by_role("article", name=title)
    card.wait_for()
    return card


def test_the_list_tells_plans_of_the_past_from_those_to_come(changed: str, open_page: Opened) -> None:
    page = open_page(changed)
    expect(row(page, "Plan of the past").locator(".badge")).to_have_text(ANNOUNCED)
    expect(row(page, "Plan to come").locator(".badge")).to_have_text("Planned")


def test_what_was_withdrawn_is_listed_struck_out_and_says_so(changed: str, open_page: Opened) -> None:
    page = open_page(changed)
    expect(row(page, "No longer told").locator(".struck")).to_have_text("No longer told")
    expect(row(page, "No longer told").locator(".badge")).to_have_text("withdrawn")


@pytest.mark.slow
def test_the_list_marks_what_reports_differ_in(changed: str, open_page: Opened) -> None:
    page = open_page(changed)
    expect(row(page, "Disputed day").get_by_role("img", name="Reports differ")).to_be_visible()
    expect(page.get_by_role("img", name="Reports differ")).to_have_count(1)


@pytest.mark.slow
def test_a_plan_of_the_past_says_so_when_it_is_open(changed: str, open_page: Opened) -> None:
    card = opened(open_page(changed, "?event=past"), "Plan of the past")
    expect(card.locator(".badge")).to_have_text(ANNOUNCED)
    expect(card.locator(".note")).to_have_count(0)


@pytest.mark.slow
def test_the_keyboard_hears_of_it_too(changed: str, open_page: Opened) -> None:
    page = open_page(changed, "?to=2023-03-04")
    page.locator(".tl-timeline[data-painted]").wait_for()
    page.locator(".tl-timeline canvas").focus()
    page.keyboard.press("Home")
    expect(page.locator(".tl-timeline [aria-live]")).to_contain_text(ANNOUNCED)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tl-timeline [aria-live]")).to_contain_text("Reports differ")


def test_what_another_report_says_is_told_with_a_link(changed: str, open_page: Opened) -> None:
    card = opened(open_page(changed, "?event=disputed/<b>"), "Disputed day")
    expect(card.locator(".note")).to_have_text(
        ["Another report says: 6 Mar 2023 (news.example)", "Another report says: 7 Mar 2023 (javascript:alert(1))"]
    )
    expect(card.locator(".note a")).to_have_attribute("href", "https://news.example/1")


def test_what_changed_is_fetched_when_it_is_asked_for(changed: str, open_page: Opened) -> None:
    card = opened(open_page(changed, "?event=disputed/<b>"), "Disputed day")
    card.get_by_text("What has changed here").click()
    expect(card.locator(".history li")).to_have_count(2)
    date_row = card.locator(".history li", has_text="Date")
    expect(date_row.locator("time")).to_have_text("2 Mar 2024")
    expect(date_row.locator("del")).to_have_text("3 Mar 2023")
    expect(date_row.locator("ins")).to_have_text("4 Mar 2023")
    expect(date_row.get_by_role("link")).to_have_attribute("href", "https://news.example/1")
    expect(card.locator(".history")).to_contain_text("Known here since 1 Mar 2024.")


@pytest.mark.slow
def test_what_changed_is_text_whatever_it_holds(changed: str, open_page: Opened) -> None:
    card = opened(open_page(changed, "?event=disputed/<b>"), "Disputed day")
    card.get_by_text("What has changed here").click()
    expect(card.locator(".history li", has_text="Place").locator("del")).to_have_text("<img src=x onerror=alert(1)>")
    assert card.locator("img, script, a[href^=javascript]").count() == 0


@pytest.mark.slow
def test_what_changed_is_in_the_readers_language(changed: str, open_page: Opened) -> None:
    page = open_page(changed, "?event=disputed/<b>")
    page.get_by_text("What has changed here").click()
    expect(page.locator(".history li b")).to_have_text(["Place", "Date"])
    page.get_by_text("中文").click()
    expect(page.locator(".history li b")).to_have_text(["地点", "日期"])


@pytest.mark.slow
def test_where_nothing_changed_it_says_so(changed: str, open_page: Opened) -> None:
    page = open_page(changed, "?event=past")
    page.get_by_text("What has changed here").click()
    expect(page.get_by_text("Nothing has changed since then.")).to_be_visible()

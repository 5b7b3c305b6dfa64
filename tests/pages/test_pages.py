"""The pages for readers, run as Streamlit runs them: what they show, and that none fails whatever its address says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.factories import fill_store, make_event, make_events
from tests.opening import open_page as run
from tests.opening import shown
from timeline.model import Kind, Party, Role
from timeline.pages.address import CALENDAR, PARTNERS, REPORT, TIMELINE
from timeline.store import Store

READERS = [TIMELINE, CALENDAR, PARTNERS, REPORT]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    visit = make_event(
        uid="visit",
        dtstart=date(2023, 5, 5),
        kind=Kind.VISIT,
        summary={"en": "Guests from Daejeon"},
        parties=(Party("Daejeon", Role.VISITOR, "KR"),),
        countries=("KR",),
        province="binh-duong",
    )
    return fill_store(tmp_path_factory.mktemp("store"), [visit, *make_events(40)])


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_every_page_is_there_in_every_language(store: Store, name: str, language: str) -> None:
    page = run(store, page=name, lang=language)
    assert not page.exception and not page.error


@pytest.mark.parametrize("name", READERS)
def test_a_store_without_events_says_what_to_do(tmp_path: Path, name: str) -> None:
    page = run(Store(tmp_path), page=name)
    assert not page.exception
    assert "No events yet" in shown(page)


@pytest.mark.parametrize("name", [TIMELINE, PARTNERS])
def test_no_hits_are_said(store: Store, name: str) -> None:
    assert "No event fits" in shown(run(store, page=name, q="nothing has these words"))


@pytest.mark.parametrize("name", READERS)
def test_an_address_that_cannot_be_read_is_said(store: Store, name: str) -> None:
    page = run(store, page=name, kind="party")
    assert not page.exception
    assert "party" in shown(page)


def test_an_unknown_page_is_the_timeline(store: Store) -> None:
    assert run(store, page="nowhere").segmented_control(key="page").value == TIMELINE


def test_going_to_another_page_keeps_the_filter(store: Store) -> None:
    page = run(store, kind="visit")
    page.segmented_control(key="page").set_value(PARTNERS).run()
    assert (page.query_params["page"], page.query_params["kind"]) == (PARTNERS, "visit")


def test_a_partner_leads_to_what_there_was_with_it(store: Store) -> None:
    assert 'href="./?country=KR"' in shown(run(store, page=PARTNERS))


def test_links_of_partners_keep_language_and_province(store: Store) -> None:
    page = shown(run(store, page=PARTNERS, lang="vi", province="binh-duong"))
    assert 'href="./?country=KR&amp;province=binh-duong&amp;lang=vi"' in page
    assert re.findall(r'href="event/[^"?]+"', page) == [], "events without their language"
    assert 'href="event/visit?lang=vi"' in page


def test_the_report_is_of_the_period_of_its_address(store: Store) -> None:
    page = run(store, page=REPORT, **{"from": "2023", "to": "2023"})
    assert "1 Jan 2023 to 31 Dec 2023" in shown(page).replace("\\", "")
    assert "Guests from Daejeon" in shown(page)


def test_the_report_is_taken_away_with_its_period_and_filter(store: Store) -> None:
    said = shown(run(store, page=REPORT, **{"from": "2023", "to": "2023", "country": "KR"}))
    assert "report.xlsx?country=KR&amp;from=2023-01-01&amp;to=2023-12-31" in said


def test_another_year_is_put_into_the_address(store: Store) -> None:
    page = run(store, page=REPORT, **{"from": "2023", "to": "2023"})
    page.selectbox(key="report_year").set_value(2020).run()
    assert (page.query_params["from"], page.query_params["to"]) == ("2020", "2020")


def test_a_period_of_no_report_is_said(store: Store) -> None:
    page = run(store, page=REPORT, **{"from": "0001"})
    assert not page.exception
    assert "at most 100 years" in shown(page)

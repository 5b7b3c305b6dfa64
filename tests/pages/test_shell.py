"""The head of every page: the way to subscribe to exactly what is shown, and what is shown in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import fill_store, make_event
from tests.opening import open_page, shown
from timeline.pages.address import ABOUT, CALENDAR, LISTED, PARTNERS, REPORT, TIMELINE
from timeline.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    forum = make_event(uid="forum", dtstart=date(2023, 5, 5), countries=("KR", "JP"), province="binh-duong")
    return fill_store(tmp_path_factory.mktemp("store"), [forum])


@pytest.mark.parametrize("page", LISTED)
def test_every_page_leads_to_subscribing(store: Store, page: str) -> None:
    assert 'href="subscribe"' in shown(open_page(store, page=page))


@pytest.mark.parametrize(
    ("query", "href"),
    [
        ({"country": "KR"}, "subscribe?country=KR"),
        ({"country": "KR", "kind": "visit", "event": "forum"}, "subscribe?kind=visit&amp;country=KR"),
        ({"lang": "zh", "q": '"><b>'}, "subscribe?lang=zh&amp;q=%22%3E%3Cb%3E"),
    ],
)
def test_it_leads_to_exactly_what_is_chosen(store: Store, query: dict[str, str], href: str) -> None:
    assert f'href="{href}"' in shown(open_page(store, **query))


@pytest.mark.parametrize(("language", "word"), [("en", "Subscribe"), ("vi", "Theo dõi"), ("zh", "订阅")])
def test_it_is_in_the_readers_language(store: Store, language: str, word: str) -> None:
    assert f">{word}</a>" in shown(open_page(store, lang=language))


@pytest.mark.parametrize("page", [TIMELINE, CALENDAR, PARTNERS, REPORT])
def test_the_caption_begins_with_what_is_chosen(store: Store, page: str) -> None:
    caption = open_page(store, page=page, country="KR", kind="visit").caption[0].value
    assert caption.replace("\\", "").startswith("Visit, South Korea · ")


def test_a_page_that_no_filter_narrows_names_none(store: Store) -> None:
    assert "South Korea" not in open_page(store, page=ABOUT, country="KR").caption[0].value


def test_countries_are_not_counted_where_one_is_chosen(store: Store) -> None:
    assert open_page(store, country="KR").caption[0].value.startswith("South Korea · 1 event, 2023")


def test_words_of_the_address_stay_text(store: Store) -> None:
    assert "\\*\\*bold\\*\\*" in open_page(store, q="**bold**").caption[0].value

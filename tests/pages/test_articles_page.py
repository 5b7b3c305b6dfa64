"""The page of sources and articles: what was read, found and left out, of the site's province alone."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.opening import open_page, shown
from tests.reports import NOW, later, make_article, make_extraction, silent
from timeline.filter import LANGUAGES, EventFilter
from timeline.model import Article, Extraction, Rejection, Span
from timeline.pages.articles import AT_ONCE
from timeline.records import Plan, SavedArticle
from timeline.resolve import plan_changes
from timeline.store import Store

REJECTED = [Rejection("in 2019", Span(3, 10), "statistics"), Rejection("<b>1998</b>", Span(12, 20), "an anniversary")]


def told(folder: Path, *extractions: Extraction) -> Store:
    store = Store(folder)
    for hour, batch in enumerate([list(extractions)]):
        with store.write(later(hour)) as writer:
            writer.apply(plan_changes(batch, writer.find_known(batch), NOW))
    return store


def hostile() -> Article:
    return make_article("<i>key</i>", title="<img src=x onerror=alert(1)>", url="javascript:alert(1)", published=None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return told(
        tmp_path_factory.mktemp("store"),
        make_extraction(make_article("news-1", title="Guests from Daejeon", language="vi"), rejections=REJECTED),
        silent(make_article("other", title="In another province", province="da-nang")),
        silent(hostile()),
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Store:
    def article(number: int) -> Article:
        return make_article(f"n{number}", title=f"Đại sứ {number}", url=f"https://many.example/{number}")

    return told(tmp_path_factory.mktemp("store"), *(silent(article(number)) for number in range(AT_ONCE * 2 + 1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_there_in_every_language(store: Store, language: str) -> None:
    page = open_page(store, page="articles", lang=language)
    assert not page.exception and not page.error


def test_an_article_tells_its_date_and_where_that_was_read(store: Store) -> None:
    assert "news-1.example · 5 Jan 2023 (given with the article) · Vietnamese" in shown(
        open_page(store, page="articles")
    )


def test_an_article_leads_to_its_events(store: Store) -> None:
    (event,) = store.find_events(EventFilter())
    assert f'href="event/{event.uid}"'.replace("@", "%40") in shown(open_page(store, page="articles"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2 dates that gave no event: statistics (1), an anniversary (1)"),
        ("vi", "2 mốc ngày không thành sự kiện: số liệu thống kê (1), ngày kỷ niệm (1)"),
        ("zh", "2 个日期未列为活动：统计数据（1）、周年纪念（1）"),
    ],
)
def test_what_was_left_out_is_told_with_its_reason(store: Store, language: str, said: str) -> None:
    page = shown(open_page(store, page="articles", lang=language))
    assert said in page
    assert "in 2019" in page


def test_what_comes_from_outside_is_text(store: Store) -> None:
    page = shown(open_page(store, page="articles"))
    assert "<img" not in page
    assert "<b>1998" not in page
    assert "javascript:" not in page


def test_articles_of_another_province_stay_out(store: Store) -> None:
    assert "In another province" not in shown(open_page(store, page="articles"))
    assert "In another province" in shown(open_page(store, page="articles", province="da-nang"))


def test_a_host_is_chosen_by_its_link(store: Store) -> None:
    page = unescape(shown(open_page(store, page="articles", lang="vi")))
    assert 'href="./?page=articles&lang=vi&host=news-1.example"' in page
    assert 'href="./?page=articles&lang=vi&host=-"' in page


def test_only_the_chosen_hosts_articles_are_listed(store: Store) -> None:
    page = shown(open_page(store, page="articles", host="-"))
    assert "onerror" in page
    assert "Guests from Daejeon" not in page


def test_words_search_titles_without_accents(large: Store) -> None:
    page = open_page(large, page="articles", q="dai su 100")
    assert [element.value for element in page.header] == ["1 article"]


def test_an_article_that_is_not_there_is_said(store: Store) -> None:
    assert "No article fits" in shown(open_page(store, page="articles", q="nothing has these words"))


@pytest.mark.parametrize(
    ("part", "first", "listed"),
    [("1", 1, AT_ONCE), ("2", 51, AT_ONCE), ("3", 101, 1), ("99", 101, 1), ("x", 1, AT_ONCE), ("-1", 1, AT_ONCE)],
)
def test_a_long_list_has_parts(large: Store, part: str, first: int, listed: int) -> None:
    page = shown(open_page(large, page="articles", part=part))
    assert f'<ol start="{first}"' in page
    assert page.count('href="https://many.example/') == listed


def test_a_search_begins_at_the_first_part(large: Store) -> None:
    page = open_page(large, page="articles", part="3")
    page.text_input(key="article_words").set_value("dai su").run()
    assert page.query_params["q"] == "dai su"
    assert "part" not in page.query_params


def test_a_host_is_chosen_from_the_list(store: Store) -> None:
    page = open_page(store, page="articles", part="3")
    page.selectbox(key="host").set_value("news-1.example").run()
    assert page.query_params["host"] == "news-1.example"
    assert "part" not in page.query_params


def test_articles_without_events_are_shown_all_the_same(tmp_path: Path) -> None:
    page = open_page(told(tmp_path, silent(make_article("quiet", published=date(2023, 1, 1)))), page="articles")
    assert "No date in it" in shown(page)


def kept(folder: Path, **changes: Any) -> Store:
    """A store of one article as it stands after what became of it."""
    store = Store(folder)
    with store.write(NOW) as writer:
        article = make_article("news-2", title="Guests from Ansan")
        writer.apply(Plan(articles=(SavedArticle(article, "r1 binh-duong", "hash", NOW, NOW, **changes),)))
    return store


def test_a_page_that_has_gone_is_told_as_such(tmp_path: Path) -> None:
    said = shown(open_page(kept(tmp_path, gone=NOW), page="articles"))
    assert "No longer at its address since 1 Mar 2024." in said
    assert "No date in it" not in said


@pytest.mark.parametrize(
    ("original", "said"),
    [
        ("https://a.example/1", '<a dir="auto" href="https://a.example/1"'),
        ("javascript:alert(1)", '<span dir="auto">javascript:alert(1)</span>'),
    ],
)
def test_a_reprint_names_what_it_prints(tmp_path: Path, original: str, said: str) -> None:
    page = shown(open_page(kept(tmp_path, reprint_of=original), page="articles"))
    assert "Prints nearly word for word what stands at" in page
    assert said in page

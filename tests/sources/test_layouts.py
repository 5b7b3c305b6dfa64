"""Layouts of sites that matter here, each a list and an article: which links, what text, which day of publication."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from timeline.followed import Link, Listing, Response, Source, SourceKind
from timeline.model import Article
from timeline.sources import Draft, read_listing, read_response, recognise

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2023, 6, 1, tzinfo=UTC)


@cache
def facts(layout: str, page: str) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((FOLDER / layout / "facts.toml").read_text("utf-8"))[page]
    return table


def answer(layout: str, page: str) -> Response:
    url = facts(layout, page)["url"]
    return Response(url, url, 200, (FOLDER / layout / f"{page}.html").read_bytes(), NOW, "text/html")


def source(layout: str) -> Source:
    return Source(layout, facts(layout, "list")["url"], SourceKind.LIST)


@cache
def listing(layout: str) -> Listing:
    return read_listing(answer(layout, "list"), source(layout), ZONE)


@cache
def article(layout: str, title: str | None = None) -> Article:
    listed = Link(facts(layout, "article")["url"], title)
    (draft,) = read_response(answer(layout, "article"), source(layout), ZONE, listed)
    assert isinstance(draft, Draft), draft
    return draft.article


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_links_are_the_articles_and_nothing_else(layout: str) -> None:
    assert [link.url for link in listing(layout).links] == facts(layout, "list")["links"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_headlines_are_the_links_titles(layout: str) -> None:
    assert [link.title for link in listing(layout).links[:1]] == facts(layout, "list")["titles"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_next_page_is_found(layout: str) -> None:
    assert list(listing(layout).more) == facts(layout, "list")["more"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_is_recognised(layout: str) -> None:
    found = recognise(answer(layout, "list"))
    assert found.kind is SourceKind.LIST
    assert list(found.feeds) == facts(layout, "list").get("feeds", [])
    assert found.language == facts(layout, "article")["language"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_is_recognised(layout: str) -> None:
    assert recognise(answer(layout, "article")).kind is SourceKind.PAGE


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_holds_the_article(layout: str) -> None:
    text = article(layout).text
    assert [phrase for phrase in facts(layout, "article")["holds"] if phrase not in text] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_free_of_clutter(layout: str) -> None:
    text = article(layout).text
    assert [phrase for phrase in facts(layout, "article")["clutter"] if phrase in text] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_day_of_publication(layout: str) -> None:
    found, told = article(layout), facts(layout, "article")
    assert (found.published, found.published_from) == (told["published"], told["published_from"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_key_and_language(layout: str) -> None:
    found, told = article(layout), facts(layout, "article")
    assert (found.key, found.url, found.language) == (told["key"], told["key"], told["language"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_title_is_the_headline(layout: str) -> None:
    assert article(layout, facts(layout, "list")["titles"][0]).title == facts(layout, "article")["title"]

"""The list of all feeds over HTTP."""

from __future__ import annotations

import httpx2
import listparser
import pytest

from tests.web.conftest import Served


@pytest.mark.parametrize("query", ["", "?lang=vi", "?province=binh-duong"])
def test_each_listed_feed_is_there(client: httpx2.Client, query: str) -> None:
    answer = client.get(f"/feeds.opml{query}")
    assert answer.headers["content-type"] == "text/x-opml; charset=utf-8"
    found = listparser.parse(answer.content)
    assert not found.bozo and len(found.feeds) > 10
    for feed in found.feeds:
        got = client.get(feed.url)
        assert (got.status_code, got.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
        assert str(got.url) in got.text.replace("&amp;", "&")


def test_the_same_list_is_not_sent_twice(client: httpx2.Client) -> None:
    etag = client.get("/feeds.opml").headers["etag"]
    assert client.get("/feeds.opml", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("query", ["?kind=visit", "?limit=3", "?knid=x", "?province=nowhere"])
def test_what_chooses_among_feeds_is_refused(client: httpx2.Client, query: str) -> None:
    assert client.get(f"/feeds.opml{query}").status_code == 400


def test_the_page_to_subscribe_from_leads_to_it(client: httpx2.Client, site: Served) -> None:
    assert f"{site.base_url}/feeds.opml?lang=vi" in client.get("/subscribe?lang=vi").text

"""The head of the page as it is sent: for feed readers, search engines and whoever has no script."""

from __future__ import annotations

import httpx2
import pytest
from lxml import html

ALTERNATES = {
    "application/rss+xml": "/rss.xml",
    "application/atom+xml": "/atom.xml",
    "application/feed+json": "/feed.json",
    "text/calendar": "/calendar.ics",
}


def page(client: httpx2.Client, query: str = "") -> html.HtmlElement:
    return html.document_fromstring(client.get(f"/{query}").text)


def test_feeds_can_be_discovered(client: httpx2.Client) -> None:
    links = page(client).xpath("//head/link[@rel='alternate']")
    assert {link.get("type"): link.get("href") for link in links} == ALTERNATES


def test_the_feeds_are_those_of_the_filter(client: httpx2.Client) -> None:
    [link] = page(client, "?kind=visit&country=KR&event=x").xpath("//link[@type='text/calendar']")
    assert link.get("href") == "/calendar.ics?kind=visit&country=KR"


def test_every_discovered_feed_is_there(client: httpx2.Client) -> None:
    for link in page(client, "?kind=visit").xpath("//head/link[@rel='alternate']"):
        answer = client.get(link.get("href"))
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, link.get("type"))


@pytest.mark.parametrize(
    ("query", "language", "title"),
    [
        ("", "en", "Foreign affairs of Binh Duong"),
        ("?lang=vi", "vi", "Đối ngoại Bình Dương"),
        ("?lang=zh", "zh", "平阳省外事"),
        ("?lang=xx", "en", "Foreign affairs of Binh Duong"),
    ],
)
def test_language_and_title(client: httpx2.Client, query: str, language: str, title: str) -> None:
    root = page(client, query)
    assert (root.get("lang"), root.findtext(".//title")) == (language, title)


def test_words_for_whoever_has_no_script(client: httpx2.Client) -> None:
    [said] = page(client, "?kind=visit").xpath("//noscript")
    shown = html.tostring(said, encoding="unicode")
    assert "/kind/visit/calendar.ics" in shown
    assert "/subscribe?kind=visit" in shown


def test_the_icon_is_ours_and_there(client: httpx2.Client) -> None:
    [icon] = page(client).xpath("//link[contains(@rel, 'icon')]")
    assert client.get(icon.get("href")).headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("value", ["'><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>"])
def test_markup_in_the_address_does_not_become_markup(client: httpx2.Client, value: str) -> None:
    text = client.get("/", params={"q": value}).text
    assert value not in text


def test_the_page_is_sent_whole_though_the_file_behind_it_did_not_change(client: httpx2.Client) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "Range": "bytes=0-9"})
    assert (again.status_code, again.text) == (200, first.text)
    assert "etag" not in first.headers


def test_head_of_the_page_has_no_body(client: httpx2.Client) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_nothing_of_streamlits_words_is_left(client: httpx2.Client) -> None:
    text = client.get("/").text
    assert "<title>Streamlit</title>" not in text and "favicon.png" not in text and "service-desc" not in text


def test_what_the_timeline_asks_for_is_fetched_early(client: httpx2.Client) -> None:
    root = page(client, "?kind=visit&lanes=country")
    [data] = root.xpath("//link[@rel='preload' and @as='fetch']/@href")
    assert data == "/data/timeline.json?kind=visit"
    [script] = root.xpath("//script[starts-with(@src, '/assets/')]/@src")
    modules = root.xpath("//link[@rel='modulepreload' and starts-with(@href, '/static/')]/@href")
    assert {path.rpartition("/")[2].partition(".")[0] for path in modules} >= {"Html", "Multiselect", "BidiComponent"}
    assert all(client.get(path).status_code == 200 for path in [data, script, *modules])


def test_another_page_fetches_nothing_of_the_timeline(client: httpx2.Client) -> None:
    root = page(client, "?page=partners")
    assert root.xpath("//link[contains(@href, 'timeline.json') or contains(@href, 'Multiselect')]") == []

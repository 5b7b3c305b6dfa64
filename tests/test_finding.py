"""What is found to follow at an address that people name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from timeline.errors import LaterError, SourceFormatError
from timeline.followed import Fetch, Response, SourceKind, Validators
from timeline.pipeline.finding import MAX_REQUESTS, Found, find_source

SITE = "https://news.example"
NOW = datetime(2023, 6, 1, tzinfo=UTC)
ITEMS = [f"{SITE}/politics/province-receives-a-delegation-{number}.html" for number in range(1001, 1006)]
TITLE = "The province receives a delegation"
CARDS = "".join(
    f'<div class="item"><h3><a href="{url}">The province receives a delegation</a></h3></div>' for url in ITEMS
)
RSS = "<rss version='2.0'><channel><title>Sample News</title>{}</channel></rss>".format(
    "".join(f"<item><title>{TITLE}</title><link>{url}</link></item>" for url in ITEMS)
)
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="{}">{}</urlset>'
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
ENTRIES = "".join(f"<url><loc>{url}</loc></url>" for url in ITEMS)
ARTICLE = "<h1>Visit</h1><p>{}</p>".format(
    "The province received a delegation of its sister city and both sides talked. " * 9
)


def page(body: str, *feeds: str) -> str:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
    return f"<html><head><title>Sample</title>{links}</head><body>{body}</body></html>"


def web(pages: Mapping[str, str]) -> Fetch:
    def fetch(url: str, validators: Validators | None = None) -> Response:
        path = url.removeprefix(SITE)
        if path == "/broken":
            raise LaterError("it does not answer", subject=url)
        status = 200 if path in pages else 404
        return Response(url, url, status, pages.get(path, "").encode(), NOW, "text/html")

    return fetch


def find(pages: Mapping[str, str], path: str = "/") -> Found:
    return find_source(SITE + path, web(pages), "binh-duong", {"news-example"})


@pytest.mark.parametrize(
    ("pages", "path", "kind", "url"),
    [
        ({"/rss": RSS}, "/rss", SourceKind.FEED, "/rss"),
        ({"/": page(CARDS, "/rss/home.rss"), "/rss/home.rss": RSS}, "/", SourceKind.FEED, "/rss/home.rss"),
        (
            {"/politics": page(CARDS, "/rss/politics"), "/rss/politics": RSS},
            "/politics",
            SourceKind.FEED,
            "/rss/politics",
        ),
        ({"/politics": page(CARDS, "/rss/home"), "/rss/home": RSS}, "/politics", SourceKind.LIST, "/politics"),
        ({"/": page(CARDS, "/gone.rss")}, "/", SourceKind.LIST, "/"),
        ({"/": page(CARDS, "/broken")}, "/", SourceKind.LIST, "/"),
        ({"/": page(CARDS, "/rss"), "/rss": page(CARDS)}, "/", SourceKind.LIST, "/"),
        (
            {"/": page(CARDS), "/robots.txt": f"Sitemap: {SITE}/n.xml", "/n.xml": SITEMAP.format(NEWS, ENTRIES)},
            "/",
            SourceKind.SITEMAP,
            "/n.xml",
        ),
        (
            {
                "/": page(CARDS),
                "/sitemap.xml": f"<sitemapindex><sitemap><loc>{SITE}/news.xml</loc></sitemap></sitemapindex>",
                "/news.xml": SITEMAP.format(NEWS, ENTRIES),
            },
            "/",
            SourceKind.SITEMAP,
            "/news.xml",
        ),
        ({"/": page(CARDS), "/sitemap.xml": SITEMAP.format("x", ENTRIES)}, "/", SourceKind.LIST, "/"),
        ({"/": page("<p>Welcome</p>"), "/feed": RSS}, "/", SourceKind.FEED, "/feed"),
        ({"/visit-of-1234": page(ARTICLE, "/rss"), "/rss": RSS}, "/visit-of-1234", SourceKind.PAGE, "/visit-of-1234"),
    ],
)
def test_what_is_best_to_follow(pages: dict[str, str], path: str, kind: SourceKind, url: str) -> None:
    found = find(pages, path)
    assert (found.source.kind, found.source.url) == (kind, SITE + url)


NEWS_ITEM = (
    "<h1>Visit</h1>{}<p>The province received a delegation of its sister city on Monday in its hall. {}</p>".format(
        "<span class='date'>Posted: 16/05/2023</span>", "Both sides talked about schools."
    )
)
SAYS_SO = (
    '<meta property="og:type" content="article">'
    '<meta property="article:published_time" content="2023-05-16T08:00:00+07:00">'
)


@pytest.mark.parametrize(
    ("content", "path", "kind"),
    [
        (page(NEWS_ITEM).replace("<head>", f"<head>{SAYS_SO}"), "/news/visit.html", SourceKind.PAGE),
        (page(NEWS_ITEM), "/news/ct-7.html", SourceKind.PAGE),
        (page(NEWS_ITEM), "/", None),
        (page(NEWS_ITEM.replace("Posted: 16/05/2023", "")), "/news/ct-7.html", None),
        (page("<h1>Visit</h1><span class='date'>Posted: 16/05/2023</span><p>Soon.</p>"), "/news/ct-7.html", None),
        (page(CARDS).replace("<head>", f"<head>{SAYS_SO}"), "/news/visit.html", SourceKind.LIST),
    ],
    ids=["metadata", "a stamp alone", "a front page", "no day", "no text", "a list that calls itself an article"],
)
def test_a_short_article_is_one_where_it_says_its_day(content: str, path: str, kind: SourceKind | None) -> None:
    try:
        found = find({path: content}, path)
    except SourceFormatError:
        assert kind is None
    else:
        assert (found.source.kind, found.source.url) == (kind, SITE + path)


def test_what_it_names_now_is_told() -> None:
    found = find({"/": page(CARDS, "/rss"), "/rss": RSS})
    assert found.listing is not None
    assert [link.url for link in found.listing.links] == ITEMS
    assert (found.source.title, found.source.language, found.source.id) == ("Sample News", None, "news-example-rss")


def test_an_id_in_use_is_not_made_again() -> None:
    assert find({"/": page(CARDS)}).source.id == "news-example-2"


def test_what_was_passed_over_is_told() -> None:
    found = find({"/": page(CARDS, "/broken")})
    assert (f"{SITE}/broken", "it does not answer") in {(passed.url, passed.why) for passed in found.passed_over}


@pytest.mark.parametrize("path", ["/", "/missing"])
def test_nothing_to_follow(path: str) -> None:
    with pytest.raises(SourceFormatError):
        find({"/": page("<p>Welcome</p>")}, path)


def test_an_address_that_cannot_be_had() -> None:
    with pytest.raises(LaterError):
        find({}, "/broken")


def test_a_site_is_not_asked_without_end() -> None:
    asked = []

    def fetch(url: str, validators: Validators | None = None) -> Response:
        asked.append(url)
        sitemaps = "".join(f"<sitemap><loc>{SITE}/news-{len(asked)}-{n}.xml</loc></sitemap>" for n in range(99))
        content = f"<sitemapindex>{sitemaps}</sitemapindex>"
        if url == f"{SITE}/":
            content = page(CARDS, *(f"/rss/{n}" for n in range(50)))
        elif url.endswith("robots.txt"):
            content = "\n".join(f"Sitemap: {SITE}/s{n}.xml" for n in range(99))
        return Response(url, url, 200, content.encode(), NOW)

    find_source(f"{SITE}/", fetch, "binh-duong")
    assert len(asked) <= MAX_REQUESTS

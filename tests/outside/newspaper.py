"""A newspaper of the played outside web: pages, a rubric, an RSS feed, a sitemap, and a sitemap of news."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from tests.outside.site import Page, Site
from tests.outside.stories import ENGLISH, VIETNAMESE, Story

FEED, NEWS_SITEMAP, SITEMAP, RUBRIC = "/rss/world.rss", "/news-sitemap.xml", "/sitemap.xml", "/world"
_NEWEST = 20  # that the feed holds


def open_newspaper(site: Site, stories: Sequence[Story] = (*ENGLISH, *VIETNAMESE)) -> None:
    """Let the site be a newspaper with these stories."""
    site.robots(
        "User-agent: *", "Disallow: /admin/", f"Sitemap: {site.url}{SITEMAP}", f"Sitemap: {site.url}{NEWS_SITEMAP}"
    )
    print_stories(site, stories)


def print_stories(site: Site, stories: Sequence[Story]) -> None:
    """Let the newspaper have these stories from now on: pages, feed, rubric and sitemaps. Pages of others stay."""
    newest = sorted(stories, key=lambda story: story.published, reverse=True)
    for story in stories:
        site.pages[path_of(story)] = article_page(site, story)
    site.pages["/"] = _front(site, newest)
    site.pages[RUBRIC] = _rubric(newest)
    site.pages[FEED] = feed(site, newest[:_NEWEST])
    site.pages[SITEMAP] = Page(_sitemap(site, newest), "application/xml")
    site.pages[NEWS_SITEMAP] = Page(_news_sitemap(site, newest[:_NEWEST]), "application/xml")


def path_of(story: Story) -> str:
    return f"/world/{story.name}-{sum(story.name.encode()) % 900 + 100}.html"


def article_page(site: Site, story: Story, charset: str = "utf-8") -> Page:
    """The page of a story, with what readers of pages look for: metadata, a stamp, and much that is no article."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    own = f"{site.url}{path_of(story)}"
    page = f"""<!DOCTYPE html>
<html lang="{story.language}"><head><meta charset="{charset}"><title>{escape(story.title)} | The Played Post</title>
<link rel="canonical" href="{own}"><link rel="alternate" type="application/rss+xml" href="{FEED}" title="World">
<meta property="og:type" content="article"><meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="The Played Post"><meta property="og:url" content="{own}">
<meta property="article:published_time" content="{story.published.isoformat()}">
</head><body><header><nav><a href="/">Home</a> <a href="{RUBRIC}">World</a>
<a href="/admin/in">Sign in</a></nav></header>
<main><article><h1>{escape(story.title)}</h1>
<time datetime="{story.published.isoformat()}">{story.published:%d/%m/%Y %H:%M} UTC</time>{text}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/weather.html">Rain until Friday</a></li></ul></aside>
<footer><p>The Played Post. All persons are made up.</p></footer></body></html>"""
    return Page(page.encode(charset), f"text/html; charset={charset}", modified=story.published)


def feed(site: Site, stories: Sequence[Story], ttl: int | None = None) -> Page:
    """RSS 2.0. ttl: minutes."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{site.url}{path_of(story)}</link>"
        f"<guid isPermaLink='true'>{site.url}{path_of(story)}</guid>"
        f"<pubDate>{format_datetime(story.published)}</pubDate>"
        f"<description>{escape(story.paragraphs[-1])}</description></item>"
        for story in stories
    )
    often = f"<ttl>{ttl}</ttl>" if ttl else ""
    rss = (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>The Played Post: World</title>"
        f"<link>{site.url}{RUBRIC}</link><description>News of the world</description>{often}{items}</channel></rss>"
    )
    return Page(rss.encode(), "application/rss+xml; charset=utf-8")


def _front(site: Site, stories: Sequence[Story]) -> Page:
    links = "".join(f"<li><a href='{path_of(story)}'>{escape(story.title)}</a></li>" for story in stories[:5])
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Played Post</title>
<link rel="alternate" type="application/rss+xml" href="{FEED}" title="World"></head><body>
<nav><a href="{RUBRIC}">World</a> <a href="/about">About</a></nav><main><ul>{links}</ul></main></body></html>"""
    return Page(page.encode())


def _rubric(stories: Sequence[Story]) -> Page:
    """A page that lists articles; it names no feed, so that it is the list itself that must be read."""
    teasers = "".join(
        f"<div class='teaser'><h3><a href='{path_of(story)}'>{escape(story.title)}</a></h3>"
        f"<span class='date'>{story.published:%d/%m/%Y}</span><p>{escape(story.paragraphs[-1])}</p></div>"
        for story in stories
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>World | The Played Post</title></head>
<body>
<nav><a href="/">Home</a> <a href="{RUBRIC}">World</a></nav><main><h1>World</h1>{teasers}</main>
<footer><a href="/about">About</a> <a href="/terms">Terms</a></footer></body></html>"""
    return Page(page.encode())


def _sitemap(site: Site, stories: Sequence[Story]) -> bytes:
    urls = "".join(
        f"<url><loc>{site.url}{path_of(story)}</loc><lastmod>{story.published.isoformat()}</lastmod></url>"
        for story in stories
    )
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>".encode()


def _news_sitemap(site: Site, stories: Sequence[Story]) -> bytes:
    urls = "".join(
        f"<url><loc>{site.url}{path_of(story)}</loc><news:news><news:publication><news:name>The Played Post</news:name>"
        f"<news:language>{story.language}</news:language></news:publication>"
        f"<news:publication_date>{story.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>"
        for story in stories
    )
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    return f"<?xml version='1.0'?><urlset {spaces}>{urls}</urlset>".encode()

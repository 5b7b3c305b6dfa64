"""A news agency of the played outside web: a JSON Feed, and pages of Chinese and English dispatches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from tests.outside.site import Page, Site
from tests.outside.stories import CHINESE, Story

FEED = "/feed.json"


def open_agency(site: Site, stories: Sequence[Story] = CHINESE) -> None:
    """Let the site be an agency; it has no robots.txt, so that all may be asked."""
    dispatch(site, stories)


def dispatch(site: Site, stories: Sequence[Story]) -> None:
    """Let the agency have these from now on."""
    newest = sorted(stories, key=lambda story: story.published, reverse=True)
    for story in stories:
        site.pages[path_of(story)] = _page(story)
    items = [
        {
            "id": f"{site.url}{path_of(story)}",
            "url": f"{site.url}{path_of(story)}",
            "title": story.title,
            "date_published": story.published.isoformat(),
            "summary": story.paragraphs[-1],
            "language": story.language,
        }
        for story in newest
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Played Agency",
        "home_page_url": site.url,
        "items": items,
    }
    site.pages[FEED] = Page(json.dumps(feed, ensure_ascii=False).encode(), "application/feed+json")
    linked = f"<link rel='alternate' type='application/feed+json' href='{FEED}' title='Dispatches'>"
    front = (
        f"<!DOCTYPE html><html><head><title>Played Agency</title>{linked}</head><body><p>Dispatches</p></body></html>"
    )
    site.pages["/"] = Page(front.encode())


def path_of(story: Story) -> str:
    return f"/{story.language}/{story.published:%Y%m%d}/{story.name}"


def _page(story: Story) -> Page:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "inLanguage": story.language,
    }
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    page = f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">
<title>{escape(story.title)}</title>
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>
<body><div class="dispatch"><h1>{escape(story.title)}</h1>{text}</div></body></html>"""
    return Page(page.encode(), modified=story.published)

"""A provincial portal of the played outside web: a list as SharePoint has it, with pages at `ChiTiet.aspx?ID=`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape

from tests.outside.site import Page, Site
from tests.outside.stories import VIETNAMESE, Story

FOLDER = "/Lists/TinTucSuKien"
LIST = f"{FOLDER}/Default.aspx"
_HANOI = timedelta(hours=7)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def open_portal(site: Site, stories: Sequence[Story] = VIETNAMESE, crawl_delay: float | None = None) -> None:
    """Let the site be a portal. crawl_delay: seconds that its robots.txt asks for."""
    site.robots("User-agent: *", "Disallow: /_layouts/", *([f"Crawl-delay: {crawl_delay}"] if crawl_delay else []))
    list_stories(site, stories)


def list_stories(site: Site, stories: Sequence[Story]) -> None:
    """Let the portal list these from now on, the newest first; as with such servers, nothing has an ETag."""
    for number, story in enumerate(stories, start=101):
        site.pages[path_of(number)] = _page(story)
    numbered = sorted(enumerate(stories, start=101), key=lambda pair: pair[1].published, reverse=True)
    site.pages["/"] = site.pages[LIST] = _list(numbered)


def path_of(number: int) -> str:
    return f"{FOLDER}/ChiTiet.aspx?ID={number}"


def _stamp(story: Story) -> str:
    local = story.published + _HANOI
    return f"{_WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y, %H:%M}"


def _list(numbered: Sequence[tuple[int, Story]]) -> Page:
    rows = "".join(
        f"<div class='item-news'><a class='title' href='{path_of(number)}' title='{escape(story.title)}'>"
        f"{escape(story.title)}</a> <span class='date'>({(story.published + _HANOI):%d/%m/%Y})</span></div>"
        for number, story in numbered
    )
    page = f"""<!DOCTYPE html><html lang="vi-vn"><head><meta name="GENERATOR" content="Microsoft SharePoint">
<meta charset="utf-8"><title>Tin tức - Sự kiện</title></head><body>
<form method="post" action="./Default.aspx" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTk2NzY="><div id="s4-workspace">
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/Pages/Gioi-thieu.aspx">Giới thiệu</a></li>
<li><a href="/_layouts/15/Authenticate.aspx">Đăng nhập</a></li></ul>
<div class="list-news"><h2>Tin tức - Sự kiện</h2>{rows}</div></div></form></body></html>"""
    return Page(page.encode(), has_validators=False)


def _page(story: Story) -> Page:
    text = "".join(f"<p style='text-align:justify'>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    page = f"""<!DOCTYPE html><html lang="vi-vn"><head><meta name="GENERATOR" content="Microsoft SharePoint">
<meta charset="utf-8"><title>{escape(story.title)}</title></head><body><form method="post" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTk2NzY="><div id="s4-workspace">
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/Pages/Gioi-thieu.aspx">Giới thiệu</a></li></ul>
<div class="news-detail"><h1 class="title-news">{escape(story.title)}</h1><div class="date-news">{_stamp(story)}</div>
<div class="content-news">{text}</div></div>
<div class="footer">Cổng thông tin điện tử. Mọi nhân vật đều do tưởng tượng.</div></div></form></body></html>"""
    return Page(page.encode(), has_validators=False)

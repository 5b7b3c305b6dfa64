"""Answers: a page that was fetched, read as an article; or why there is none in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta, timezone
from zoneinfo import ZoneInfo

from timeline.errors import NoArticleError, SourceError, SourceFormatError
from timeline.followed import Link, Response, Source
from timeline.sources.addresses import article_address, has_id, is_aside, is_long_headline, same_site
from timeline.sources.draft import Draft, Given, Notice, make_draft, overlong
from timeline.sources.emptiness import refuse_what_is_no_article
from timeline.sources.encodings import declared_in
from timeline.sources.guard import guarded
from timeline.sources.listings.sniffing import Form, sniff
from timeline.sources.markup import decoded, parse_markup
from timeline.sources.metadata import find_address, names_one_page
from timeline.sources.pages import Page, read_markup
from timeline.sources.plainly import one_line

_TELLING = 300  # characters that tell a language better than a source's word for all its pages
_SHORTEST_TITLE = 8  # characters; shorter lines are names of rubrics
_PDF = b"%PDF-"
_FIRST_ZONE = timezone(timedelta(hours=14))  # where each day begins first
_FORMS = {
    Form.FEED: "a feed",
    Form.JSON_FEED: "a feed",
    Form.SITEMAP: "a sitemap",
    Form.SITEMAP_INDEX: "a sitemap",
    Form.ADDRESSES: "a list of addresses",
    Form.ROBOTS: "a robots.txt",
}


def read_response(
    response: Response, source: Source, zone: ZoneInfo | None, listed: Link | None = None
) -> Iterator[Draft | SourceError | Notice]:
    """The article in a page that was fetched: one draft, or one error that says why there is none.

    zone: the source's; an instant becomes a day in it, or stays as it is written where that is not known. listed: what
    the list said of the page, which serves where the page itself does not say. The article's key is its one address:
    the canonical one that the page names where that is of the same site, else the one that answered. Its `content_hash`
    is of what was read (title, day, text): counters and tokens in the markup change at each look. NoArticleError: the
    page surely holds no article; another SourceFormatError: it cannot be read. Nothing is raised but ConfigError.
    """
    return guarded(_drafts(response, source, zone, listed), response.url)


def _drafts(
    response: Response, source: Source, zone: ZoneInfo | None, listed: Link | None
) -> Iterator[Draft | SourceError | Notice]:
    try:
        _refuse_other_forms(response)
        markup, guessed = decoded(response)
        url = _address(markup, response)
        page = read_markup(markup, url=url, zone=zone)
        refuse_what_is_no_article(markup, page, response)
        given = _given(page, response, source, zone, listed)
    except SourceError as error:
        yield error
        return
    if guessed is not None:
        declared = response.charset or declared_in(response.content)
        fault = f"it names {declared}, which does not fit" if declared else "it names no encoding"
        yield Notice(response.url, f"{fault}; read as {guessed}, which was guessed")
    assert given.url is not None
    yield make_draft(given, claims=(given.url,), names=(), same=given.url)


def _refuse_other_forms(response: Response) -> None:
    """What is no web page at all, by its bytes: servers call anything text/html."""
    if response.content.lstrip()[:5] == _PDF:
        raise NoArticleError("it is a PDF document; only web pages are read", subject=response.url)
    if not response.content.strip():
        raise NoArticleError("the page is empty", subject=response.url)
    _, form = sniff(response)
    if form in _FORMS:
        raise NoArticleError(f"it is {_FORMS[form]}, no article", subject=response.url)
    if form is Form.OTHER:
        kind = f" ({response.media_type})" if response.media_type else ""
        raise NoArticleError(f"it is no web page{kind}; only these are read", subject=response.url)


def _address(markup: str, response: Response) -> str:
    """The canonical address that the page names, where it can be believed; else the one that answered."""
    own = article_address(response.url) or response.url
    tree = parse_markup(markup)
    named = article_address(find_address(tree, own) or "", own) if tree is not None else None
    return named if named is not None and _can_be(named, own) else own


def _can_be(named: str, own: str) -> bool:
    """Whether `named` may stand for the page at `own`: on its site, and no rubric where `own` tells one article.

    Templates name the front page, the rubric, or the address without its query (`ChiTiet.aspx`) on every page: all
    articles would become one.
    """
    if not same_site(named, own) or is_aside(named) or not names_one_page(named):
        return False
    return has_id(named) or not has_id(own) or is_long_headline(named)


def _given(page: Page | None, response: Response, source: Source, zone: ZoneInfo | None, listed: Link | None) -> Given:
    if page is None:
        raise NoArticleError("no article text was found in the page", subject=response.url)
    fault = overlong(page.text)
    if fault is not None:
        raise SourceFormatError(f"its text is {fault}, which is no article", subject=response.url)
    title = _title(page, listed)
    published = _possible(page.published, response, zone)
    return Given(
        text=page.text,
        source=response.url,
        content_hash=_hash(title, page),
        url=page.url,
        title=title,
        language=_language(page.text, source),
        province=source.province,
        published=published,
        published_from="metadata" if published else None,
        header=page.header,
        guess=page.guess,
        fetched=response.fetched,
        listed=listed.published.astimezone(zone).date() if listed is not None and listed.published else None,
    )


def _possible(day: date | None, response: Response, zone: ZoneInfo | None) -> date | None:
    """The day, if it had come when the page was fetched. One day ahead is what becomes of a time that is called
    Greenwich's and is not: then it is the day of the fetch. None for a day further ahead: it is not of a publication.
    """
    today = response.fetched.astimezone(zone or _FIRST_ZONE).date()
    if day is None or day <= today:
        return day
    return today if day - today <= timedelta(days=1) else None


def _title(page: Page, listed: Link | None) -> str | None:
    """The page's own; the list's where that is a line of the page: templates give all pages one title, or add to it."""
    own, named = one_line(page.title), one_line(listed.title) if listed is not None else None
    if named is None or own is None:
        return own or named
    lines = {one_line(line) for line in page.header.splitlines()}
    return named if named in lines and len(named) >= _SHORTEST_TITLE else own


def _language(text: str, source: Source) -> str | None:
    """What the source is said to be in, unless a text that is long enough tells; None leaves it to the text."""
    return source.language if source.language is not None and len(text) < _TELLING else None


def _hash(title: str | None, page: Page) -> str:
    """SHA-256 in hex of what the page says as an article."""
    day = page.published.isoformat() if page.published else None
    return hashlib.sha256(json.dumps([title, day, page.header if day is None else "", page.text]).encode()).hexdigest()

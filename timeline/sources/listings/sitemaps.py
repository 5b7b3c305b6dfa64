"""Sitemaps (sitemaps.org, with the extension for news): of pages, of sitemaps, and as plain lines of addresses.

Read piece by piece: a sitemap may hold 50,000 addresses. Entities are not resolved, and nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from timeline.errors import SourceFormatError
from timeline.followed import Link, Listing, Response
from timeline.sources.addresses import canonical, same_site
from timeline.sources.instants import read_instant
from timeline.sources.listings.sniffing import MAX_LIST_BYTES, Form
from timeline.sources.plainly import one_line

MAX_ADDRESSES = 50_000
_PIECE = 65_536
_DEPTH = 100
_MOST_WITHIN = 50_000  # starts and ends of elements in one entry, which may have a thousand pictures


def read_sitemap(content: bytes, form: Form, response: Response, zone: ZoneInfo) -> Listing:
    """Pages of the sitemap's own site as links; of an index, the sitemaps, the last changed first.

    `lastmod` is when a page changed, never when it was published; that only the extension for news says.
    Raises SourceFormatError where it is too large.
    """
    if len(content) > MAX_LIST_BYTES:
        raise SourceFormatError(f"it is larger than {MAX_LIST_BYTES // 1_000_000} MB", subject=response.url)
    if form is Form.ADDRESSES:
        return Listing(links=tuple(_own(_lines(content), response)))
    links = tuple(_own(_entries(content, response, zone), response))
    if form is Form.SITEMAP_INDEX:
        dated = sorted(links, key=lambda link: link.updated.timestamp() if link.updated else 0, reverse=True)
        return Listing(more=tuple(link.url for link in dated))
    return Listing(links=links)


def is_news_sitemap(content: bytes) -> bool:
    """Whether it uses the extension for news, whose entries have titles and dates of publication."""
    return b"sitemap-news" in content[:4000]


def _lines(content: bytes) -> Iterator[Link]:
    for line in content.decode("utf-8-sig", "replace").splitlines():
        if line.strip():
            yield Link(url=line.strip())


def _own(links: Iterator[Link], response: Response) -> Iterator[Link]:
    """Those of the site that the sitemap is of: for others it has nothing to say (sitemaps.org, "location")."""
    count = 0
    for link in links:
        url = canonical(link.url, response.url)
        if url is None or not same_site(url, response.url):
            continue
        count += 1
        if count > MAX_ADDRESSES:
            return
        yield Link(url=url, title=link.title, published=link.published, updated=link.updated)


def _entries(content: bytes, response: Response, zone: ZoneInfo) -> Iterator[Link]:
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False
    )
    depth = within = 0
    for event, element in _events(parser, content):
        depth += 1 if event == "start" else -1
        within += 1
        if depth > _DEPTH:
            raise SourceFormatError("its elements nest too deeply for a sitemap", subject=response.url)
        if within > _MOST_WITHIN:
            raise SourceFormatError("one of its entries has more elements than any of a sitemap", subject=response.url)
        is_entry = event == "end" and _name(element) in {"url", "sitemap"}
        if is_entry:
            yield _link(element, response, zone)
        if is_entry or (event == "end" and depth <= 1):  # what is no entry takes no memory, either
            _forget(element)
            within = 0


def _events(parser: etree.XMLPullParser, content: bytes) -> Iterator[tuple[str, Any]]:
    """What is well formed up to the first fault: a sitemap that breaks off still names its first pages."""
    for start in range(0, len(content), _PIECE):
        try:
            parser.feed(content[start : start + _PIECE])
        except etree.XMLSyntaxError:
            yield from parser.read_events()
            return
        yield from parser.read_events()
    try:
        parser.close()
    except etree.XMLSyntaxError:
        return  # it broke off, or holds nothing
    yield from parser.read_events()


def _forget(element: etree._Element) -> None:
    """Frees what was read, so that memory stays bounded."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _link(element: etree._Element, response: Response, zone: ZoneInfo) -> Link:
    values: dict[str, str] = {}
    for part in element.iter():
        if part.getparent() is element or _name(part) in {"publication_date", "title"}:
            namespace = part.tag.partition("}")[0] if isinstance(part.tag, str) else ""
            if _name(part) == "title" and "news" not in namespace:
                continue  # of a picture or a video
            values.setdefault(_name(part), (part.text or "").strip())
    return Link(
        url=values.get("loc", ""),
        title=one_line(values.get("title")),
        published=read_instant(values.get("publication_date"), zone, response.fetched),
        updated=read_instant(values.get("lastmod"), zone, response.fetched),
    )

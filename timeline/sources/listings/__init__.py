"""Listings: what a source's address answers, as the links to articles that it names.

What it is shows in the bytes, never in the Content-Type: servers label feeds as HTML, and pages of errors as feeds.
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from timeline.errors import SourceFormatError
from timeline.followed import Link, Listing, Response, Source
from timeline.sources.addresses import article_address, canonical, is_aside
from timeline.sources.listings.feeds import read_feed
from timeline.sources.listings.jsonfeeds import read_json_feed
from timeline.sources.listings.lists import read_list
from timeline.sources.listings.matching import takes
from timeline.sources.listings.sitemaps import read_sitemap
from timeline.sources.listings.sniffing import Form, sniff
from timeline.sources.markup import markup_of

__all__ = ["read_listing"]

MAX_MORE = 1000


def read_listing(response: Response, source: Source, zone: ZoneInfo) -> Listing:
    """What the answer at `source`'s address, or at one that it led on to, names: each address once, in its order.

    zone: the source's, of times that state none. Only http and https addresses in their one spelling
    (`addresses.canonical`), and only those that `source.pages` takes. A list without links is an empty one.
    Raises SourceFormatError where the answer is no list of any kind, or too large or broken for one.
    """
    content, form = sniff(response)
    if form is Form.JSON_FEED:
        found = read_json_feed(content, response, zone)
    elif form is Form.FEED:
        found = read_feed(content, response, zone)
    elif form in (Form.SITEMAP, Form.SITEMAP_INDEX, Form.ADDRESSES):
        found = read_sitemap(content, form, response, zone)
    elif form is Form.HTML:
        found = read_list(markup_of(response), response, source)
    else:
        raise SourceFormatError(
            "it is no feed, no sitemap and no page that lists articles; name another address of the site",
            subject=response.url,
        )
    return _tidy(found, response, source, chosen=form is Form.HTML)


def _tidy(found: Listing, response: Response, source: Source, *, chosen: bool) -> Listing:
    """Addresses in one spelling, each once, those that can be articles; none leads back to the list.

    chosen: a list page's links were chosen by more than their address already.
    """
    own = {canonical(response.asked), canonical(response.url)}
    links: dict[str, Link] = {}
    for link in found.links:
        url = article_address(link.url, response.url)
        if url is None or url in own or not (chosen or _fits(url, source)):
            continue
        links[url] = _joined(links[url], link) if url in links else replace(link, url=url)
    more = (canonical(url, response.url) for url in found.more)
    further = dict.fromkeys(url for url in more if url is not None and url not in own)
    return replace(found, links=tuple(links.values()), more=tuple(further)[:MAX_MORE])


def _fits(url: str, source: Source) -> bool:
    return takes(source, url) if source.pages is not None else not is_aside(url)


def _joined(first: Link, again: Link) -> Link:
    """One link of two to one address: what the first does not say, the second may."""
    return replace(
        first,
        title=first.title or again.title,
        published=first.published or again.published,
        updated=first.updated or again.updated,
    )

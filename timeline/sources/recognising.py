"""What stands at an address that people name, and what else of the site is worth asking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from lxml import html

from timeline.dates.stamps import publication_date
from timeline.errors import SourceFormatError
from timeline.followed import Response, SourceKind
from timeline.lexicon.writing import dense_letter
from timeline.sources.addresses import canonical, has_id, same_site
from timeline.sources.languages import find_language, is_language
from timeline.sources.listings.feeds import parse_feed, read_feed
from timeline.sources.listings.jsonfeeds import parse_json_feed, read_json_feed
from timeline.sources.listings.lists import read_list
from timeline.sources.listings.sitemaps import is_news_sitemap, read_sitemap
from timeline.sources.listings.sniffing import Form, sniff
from timeline.sources.listings.words import is_of_comments
from timeline.sources.markup import markup_of, parse_markup
from timeline.sources.metadata import find_title
from timeline.sources.pages import Page, read_markup
from timeline.sources.plainly import one_line

_UTC = ZoneInfo("UTC")  # dates of entries are not used here
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_GUESSES = ("/robots.txt", "/sitemap.xml", "/rss", "/feed")
_MOST_BESIDE = 20  # links to other articles beside one; a page with more of them is a list, whatever it says
_FEWEST = 3  # links that make a page a list
_SHORTEST = 400  # characters of text that make a page an article; of scripts whose letters are syllables, fewer
_SHORTEST_DATED = 80  # the same of a page that says when it was published: an item of news may be two sentences
_NAMED = 200  # characters that a language can be told from
_SITEMAP_LINE = re.compile(r"^[ \t]{0,20}sitemap[ \t]{0,5}:[ \t]{0,20}(\S{1,4000})", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What stands at an address. kind: None where it is nothing that can be followed.

    url: its one spelling, redirects followed. title, language (ISO 639-1): its own, None where it says none that can be
    told. feeds: addresses of feeds that it offers, its own rubric's first; of a robots.txt, the sitemaps. ask: further
    addresses of the site worth asking (robots.txt, usual places of sitemap and feed). is_news: a sitemap with titles
    and dates of publication. articles: how many it names. may_be_article: a page of kind None with a text and a day, as
    a short article without metadata has them; and as a page of contacts may have them, too.
    """

    kind: SourceKind | None
    url: str
    title: str | None = None
    language: str | None = None
    feeds: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    is_news: bool = False
    articles: int = 0
    may_be_article: bool = False


def recognise(response: Response) -> Recognised:
    """What the answer is, by its bytes; nothing raises for what it is not."""
    url = canonical(response.url) or response.url
    try:
        content, form = sniff(response)
        if form in (Form.FEED, Form.JSON_FEED):
            return _feed(content, form, response, url)
        if form in (Form.SITEMAP, Form.SITEMAP_INDEX, Form.ADDRESSES):
            return _sitemap(content, form, response, url)
        if form is Form.ROBOTS:
            return Recognised(None, url, feeds=tuple(_sitemaps_of(content)))
        if form is Form.HTML:
            return _page(response, url)
    except SourceFormatError:
        return Recognised(None, url, ask=_guesses(url))
    return Recognised(None, url, ask=_guesses(url))


def _feed(content: bytes, form: Form, response: Response, url: str) -> Recognised:
    if form is Form.FEED:
        listing, about = read_feed(content, response, _UTC), parse_feed(content, response).feed
    else:
        listing, about = read_json_feed(content, response, _UTC), parse_json_feed(content, response)
    title = about.get("title") if isinstance(about.get("title"), str) else None
    headlines = " ".join(link.title or "" for link in listing.links[:50])
    return Recognised(
        SourceKind.FEED,
        url,
        title=one_line(title),
        language=_language(about.get("language"), headlines),
        articles=len(listing.links),
    )


def _sitemap(content: bytes, form: Form, response: Response, url: str) -> Recognised:
    listing = read_sitemap(content, form, response, _UTC)
    headlines = " ".join(link.title or "" for link in listing.links[:50])
    return Recognised(
        SourceKind.SITEMAP,
        url,
        language=_language(None, headlines),
        is_news=is_news_sitemap(content),
        articles=len(listing.links) or len(listing.more),
    )


def _sitemaps_of(content: bytes) -> Iterator[str]:
    """The sitemaps that a robots.txt names (sitemaps.org, "Submitting your Sitemap")."""
    for match in _SITEMAP_LINE.finditer(content[:500_000].decode("utf-8", "replace")):
        url = canonical(match[1])
        if url is not None:
            yield url


def _page(response: Response, url: str) -> Recognised:
    markup = markup_of(response)
    tree = parse_markup(markup)
    if tree is None:
        return Recognised(None, url, ask=_guesses(url))
    articles = len(read_list(markup, response, None).links)
    page = read_markup(markup)
    weight = _weight(page.text) if page else 0
    kind = _kind_of_page(tree, url, articles, weight)
    named = tree.get("lang") or tree.get("xml:lang")
    return Recognised(
        kind,
        url,
        title=_title(tree, kind),
        language=_language(named, " ".join(tree.text_content()[:20_000].split()) if kind else ""),
        feeds=tuple(_offered(tree, url)),
        ask=_guesses(url),
        articles=articles if kind is SourceKind.LIST else int(kind is SourceKind.PAGE),
        may_be_article=kind is None and page is not None and weight >= _SHORTEST_DATED and _has_day(page),
    )


def _has_day(page: Page) -> bool:
    """Whether it says when it was published, in its metadata or as a stamp near its title."""
    return page.published is not None or publication_date(page.header, find_language(page.text)) is not None


def _weight(text: str) -> int:
    """The length of a text in letters of an alphabet: one that is a syllable or a word counts for four."""
    return len(text) + 3 * len(dense_letter().findall(text))


def _kind_of_page(tree: html.HtmlElement, url: str, articles: int, length: int) -> SourceKind | None:
    """An article says so or has an address like one's, and a text; a list has links to several articles."""
    said = {(meta.get("property") or "").lower(): meta.get("content", "") for meta in tree.iter("meta")}
    says = said.get("og:type", "").lower() == "article" and articles < _MOST_BESIDE
    shortest = _SHORTEST_DATED if says and said.get("article:published_time") else _SHORTEST
    if length >= shortest and (has_id(url) or says) and urlsplit(url).path != "/":
        return SourceKind.PAGE
    if articles >= _FEWEST:
        return SourceKind.LIST
    return SourceKind.PAGE if length >= _SHORTEST else None


def _title(tree: html.HtmlElement, kind: SourceKind | None) -> str | None:
    """Of an article, its headline; of a list, what its title element says: its h1 is often the latest article's."""
    element = tree.find(".//title")
    written = one_line(element.text_content()) if element is not None else None
    return one_line(find_title(tree)) if kind is SourceKind.PAGE or written is None else written


def _offered(tree: html.HtmlElement, url: str) -> list[str]:
    """Feeds by autodiscovery, those of comments left out; the nearer to the page's own address, the earlier."""
    found: dict[str, None] = {}
    for link in tree.iter("link", "a"):
        if "alternate" not in (link.get("rel") or "").lower().split():
            continue
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        address = canonical(link.get("href") or "", url)
        if address is None or kind not in _FEED_TYPES or is_of_comments(f"{address} {link.get('title') or ''}"):
            continue
        found[address] = None
    return sorted(found, key=lambda address: -_nearness(address, url))[:20]


def _nearness(address: str, url: str) -> int:
    """How many parts of the page's path the feed's address has, too."""
    if not same_site(address, url):
        return -1
    parts = {part for part in urlsplit(url).path.lower().split("/") if part}
    own = {
        part for part in re.split(r"[/.?=&]", urlsplit(address).path.lower() + "/" + urlsplit(address).query) if part
    }
    return len(parts & own)


def _guesses(url: str) -> tuple[str, ...]:
    return tuple(urljoin(url, path) for path in _GUESSES)


def _language(named: object, text: str) -> str | None:
    """The language of the text, where there is enough of it; else the one that it names: templates name any."""
    if len(text) >= _NAMED:
        return find_language(text)
    code = str(named or "").strip().lower().partition("-")[0].partition("_")[0]
    return code if code and is_language(code) else None

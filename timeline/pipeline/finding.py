"""From an address that people name to a source: what stands there, and what of its site is best to follow.

A feed says most (titles, days) for least; then a sitemap of news; then the page itself, as a list. A rubric is followed
by a feed of its own, else as a list: the feed of the whole site would bring all the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from timeline.errors import FetchError, SourceError, SourceFormatError
from timeline.followed import Fetch, Listing, Response, Source, SourceKind
from timeline.provinces.followed import make_source_id, zone_of
from timeline.sources import Draft, Recognised, read_listing, read_response, recognise

MAX_REQUESTS = 12
_EVERYWHERE = frozenset({"rss", "feed", "feeds", "xml", "atom", "html", "htm", "index"})
_MOST_FEEDS, _MOST_SITEMAPS = 3, 4


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An address that was looked at and not taken, and why, for people."""

    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be followed. listing: what it names now, None for a single page."""

    source: Source
    recognised: Recognised
    listing: Listing | None
    passed_over: tuple[PassedOver, ...] = ()


def find_source(url: str, fetch: Fetch, home: str, taken: Collection[str] = ()) -> Found:
    """What is best followed of the site at `url`, which it asks at most `MAX_REQUESTS` times.

    home: the home province, whose zone times are taken for. taken: ids that are in use.
    Raises FetchError where the address cannot be had, SourceFormatError where nothing there can be followed.
    """
    look = _Look(fetch, home, taken)
    first = look.ask(url)
    found = _choose(first, look)
    if found is None:
        tried = "; ".join(f"{passed.url}: {passed.why}" for passed in look.passed)
        message = (
            "nothing was found there that can be followed: no feed, no sitemap of news, no list of articles, no article"
        )
        raise SourceFormatError(f"{message} (looked at {tried})" if tried else message, subject=url)
    return look.found(*found)


@dataclass(slots=True)
class _Look:
    """One search: what it has asked so far."""

    fetch: Fetch
    home: str
    taken: Collection[str]
    passed: list[PassedOver] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def ask(self, url: str) -> tuple[Response, Recognised]:
        """Raises FetchError, SourceFormatError for a page that is not there."""
        self.asked.add(url)
        response = self.fetch(url)
        if response.is_gone:
            raise SourceFormatError("there is no such page", subject=url)
        return response, recognise(response)

    def try_all(self, urls: Iterator[str] | Collection[str], most: int) -> Iterator[tuple[Response, Recognised]]:
        """Those of the addresses that answer; a further search takes from here what suits it."""
        for number, url in enumerate(dict.fromkeys(urls)):
            if number == most or len(self.asked) >= MAX_REQUESTS:
                return
            if url in self.asked:
                continue
            try:
                yield self.ask(url)
            except (FetchError, SourceFormatError) as error:
                self.passed.append(PassedOver(url, error.message))

    def pass_over(self, answer: tuple[Response, Recognised], why: str) -> None:
        self.passed.append(PassedOver(answer[0].asked, why))

    def found(self, response: Response, recognised: Recognised) -> Found:
        kind = recognised.kind
        assert kind is not None
        url = recognised.url if response.moved else response.asked.partition("#")[0]
        name = make_source_id(url, self.taken)
        source = Source(name, url, kind, title=recognised.title, language=recognised.language)
        listing = None if kind is SourceKind.PAGE else read_listing(response, source, zone_of(source, self.home))
        return Found(source, recognised, listing, tuple(self.passed))


def _choose(first: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    kind = first[1].kind
    if kind in (SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE):
        return first
    found = _feed(first, look) or (_news_sitemap(first, look) if _is_front(first) or kind is None else None)
    if found is not None:
        what = "a list of articles; what was found says more of each" if kind else "neither a list nor an article"
        look.passed.insert(0, PassedOver(first[0].asked, what))
        return found
    return first if kind is SourceKind.LIST else _guessed(first, look) or _as_article(first, look)


def _feed(first: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    """The first feed that it offers and that holds articles; of a rubric's page, only one of its own."""
    own = set(_parts(first[1].url))
    for answer in look.try_all(first[1].feeds, _MOST_FEEDS):
        if answer[1].kind is not SourceKind.FEED or not answer[1].articles:
            look.pass_over(answer, "a feed is offered there, and there is none with articles")
        elif first[1].kind is SourceKind.LIST and own and not own & set(_parts(answer[1].url)):
            look.pass_over(answer, "a feed of the whole site; the page is only a part of it")
        else:
            return answer
    return None


def _news_sitemap(first: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    """A sitemap of news that robots.txt names, also within an index; or the usual place's."""
    robots = [url for url in first[1].ask if url.endswith("/robots.txt")]
    named = [url for answer in look.try_all(robots, 1) for url in answer[1].feeds]
    usual = [url for url in first[1].ask if url.endswith("/sitemap.xml")]
    for answer in look.try_all([*sorted(named, key=lambda url: "news" not in url), *usual], _MOST_SITEMAPS):
        if answer[1].is_news and answer[1].articles:
            return answer
        within = _within(answer, look)
        if within is not None:
            return within
        look.pass_over(answer, "no sitemap of news" if answer[1].kind is SourceKind.SITEMAP else "no sitemap")
    return None


def _within(answer: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    if answer[1].kind is not SourceKind.SITEMAP:
        return None
    try:
        listing = look.found(*answer).listing
    except SourceError:
        return None
    news = [url for url in (listing.more if listing else ()) if "news" in url.lower()]
    return next((inner for inner in look.try_all(news, 2) if inner[1].is_news and inner[1].articles), None)


def _guessed(first: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    """A feed where sites usually have one, of a page that is nothing itself."""
    usual = [url for url in first[1].ask if url.endswith(("/rss", "/feed"))]
    for answer in look.try_all(usual, len(usual)):
        if answer[1].kind is SourceKind.FEED and answer[1].articles:
            return answer
        look.pass_over(answer, "no feed")
    return None


def _as_article(first: tuple[Response, Recognised], look: _Look) -> tuple[Response, Recognised] | None:
    """A short page with a day, of a site that offers nothing else: who names it wants it, if it reads as an article."""
    response, recognised = first
    if not recognised.may_be_article or not _parts(recognised.url):
        return None
    source = Source(make_source_id(recognised.url, look.taken), recognised.url, SourceKind.PAGE)
    if not any(isinstance(one, Draft) for one in read_response(response, source, zone_of(source, look.home))):
        return None
    return response, replace(recognised, kind=SourceKind.PAGE, articles=1)


def _is_front(answer: tuple[Response, Recognised]) -> bool:
    return not _parts(answer[1].url)


def _parts(url: str) -> list[str]:
    """The words of the path, without what pages and feeds are called everywhere."""
    parts = urlsplit(url).path.lower().replace(".", "/").split("/")
    return [part for part in parts if part and part not in _EVERYWHERE]

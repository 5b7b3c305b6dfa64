"""Sources that are followed on the web: what each is, how it fares, and what is known of its pages.

    Source -> Response -> Listing of Links -> Response of a page -> Article

Frozen values that the rooms hand to each other. Instants are aware datetimes in UTC; addresses are absolute http or
https URLs without a fragment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class SourceKind(StrEnum):
    """What stands at a source's address."""

    FEED = "feed"  # RSS, Atom or JSON Feed
    SITEMAP = "sitemap"  # an XML sitemap, one of news, or an index of sitemaps
    LIST = "list"  # a page that lists articles: a rubric of a newspaper or portal
    PAGE = "page"  # one article


@dataclass(frozen=True, slots=True)
class Source:
    """One source as people named it: in a province's profile, or in `sources.toml` in the store's folder.

    id: short name (small ASCII letters, digits, hyphens), unique among the sources. url: what is fetched first.
    title: what people call it. language (ISO 639-1), province (profile or name): of its articles, where these do not
    say; None where nobody knows. every: how often it is looked at; None leaves that to the program.
    pages: a regular expression (`re.search`) that the address of each of its articles has; None takes all.
    profile: id of the province's profile that names it, None for `sources.toml`.
    """

    id: str
    url: str
    kind: SourceKind
    title: str | None = None
    language: str | None = None
    province: str | None = None
    every: timedelta | None = None
    pages: str | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a page to ask by whether it changed (RFC 9110, section 8.8), as it wrote them."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, redirects followed.

    asked, url: the address asked for, and the one that answered. moved: where all redirects on the way were permanent
    (301, 308), `url` is the new address to ask. status: 200, 304, 404 or 410; all else is a FetchError.
    content: the body, its content codings undone; empty where there is none. media_type: without parameters, in small
    letters. charset: as the header names it. fetched: when. retry_after: how long the server wants not to be asked.
    """

    asked: str
    url: str
    status: int
    content: bytes
    fetched: datetime
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = Validators()
    moved: bool = False
    retry_after: timedelta | None = None

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304

    @property
    def is_gone(self) -> bool:
        return self.status in {404, 410}


class Fetch(Protocol):
    """Fetches one address; the one way to the web, so that politeness and safety hold for everything."""

    def __call__(self, url: str, validators: Validators | None = None) -> Response:
        """Raises FetchError (see `errors`) for all but 200, 304, 404 and 410."""
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """An article that a list names. published, updated: as the list has it, None where it does not say.

    title: as the list has it, for people. An instant without a zone in a list is taken for one of the source's.
    """

    url: str
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What one list names, in its order. more: addresses of further lists (those of a sitemap index, the next page).

    every: how often the list says that it is worth a look (RSS ttl, syndication module), None where it does not say.
    """

    links: tuple[Link, ...] = ()
    more: tuple[str, ...] = ()
    every: timedelta | None = None


class PageStatus(StrEnum):
    """How far a page that a source names has come."""

    WAITING = "waiting"  # named by a list, not fetched yet
    READ = "read"  # fetched and read as an article
    EMPTY = "empty"  # fetched; there is no article of its own in it
    FAILED = "failed"  # could not be fetched or read; tried again at `next_try` while that is set
    GONE = "gone"  # 404 or 410 where there once was an article


@dataclass(frozen=True, slots=True)
class PageState:
    """What is known of one page of a source. url: as the list names it. article: key of the article read from it.

    found: when a list first named it. fetched: when it last answered. changed: when it was last seen to say something
    else than before (or first read). next_try: when it is fetched (again), None for never. failures: how often in a row
    it failed. missing_since: when it first answered that it is not there (404, 410), None where it does not say so.
    message: what was wrong, for people. published, updated: as its list last said.
    """

    url: str
    source: str
    status: PageStatus
    found: datetime
    article: str | None = None
    content_hash: str | None = None
    validators: Validators = Validators()
    fetched: datetime | None = None
    changed: datetime | None = None
    next_try: datetime | None = None
    failures: int = 0
    missing_since: datetime | None = None
    message: str | None = None
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fares. Instants are None for never. lists: validators of its lists, by address.

    tried: when it was last asked; fetched: when it last answered as it should; new_article: when an article that was
    not known came from it; failures: in a row; failing_since: since when; message: what is wrong, for people;
    next_try: when it is due. every: how often it is looked at now, as that adapts; None before the first look.
    """

    id: str
    tried: datetime | None = None
    fetched: datetime | None = None
    new_article: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    message: str | None = None
    next_try: datetime | None = None
    every: timedelta | None = None
    lists: Mapping[str, Validators] = field(default_factory=dict)

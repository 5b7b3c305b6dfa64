"""A look at one source: its lists are asked whether they changed, then the pages that are due are fetched.

Nothing is decided here about articles: what was fetched goes to whoever runs the looks, page by page. What lists name
is kept before a list counts as read, so that a run that is killed at any point asks the same list again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from timeline.errors import FetchError, LaterError, NoArticleError, SourceError
from timeline.followed import (
    Fetch,
    Link,
    Listing,
    PageState,
    PageStatus,
    Response,
    Source,
    SourceKind,
    SourceState,
    Validators,
)
from timeline.pipeline.listwalk import Walk
from timeline.pipeline.pagelooks import after_failure, after_missing, after_no_change, after_nothing_found, is_of_host
from timeline.pipeline.schedule import Dice
from timeline.sources.draft import Draft, Notice, is_address
from timeline.sources.listings.matching import takes
from timeline.store.following import Following

_WITH_CONTENT = {PageStatus.READ, PageStatus.EMPTY}
_ALL_REFUSED = 5  # pages that are not to be had (403), and none before them that is: so it is with the rest
_LOST_HEART = 3  # so many pages in a row that cannot be fetched now: the host has trouble, the rest waits


class Reading(Protocol):
    """What turns the answers of the web into lists and articles."""

    def listing(self, response: Response, source: Source) -> Listing:
        """Raises SourceFormatError where that is no list."""
        ...

    def page(self, response: Response, source: Source, listed: Link) -> Iterator[Draft | SourceError | Notice]:
        """One draft or one error, and notices."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one run takes of one source. pages: that were never fetched; again: that are looked at once more.

    lists: documents that name pages (parts of a sitemap, further pages of a list); links: that these name. waiting:
    pages that are kept to be fetched by later runs, the newest. sources: how many are asked at the same time.
    articles, characters: that are stored at once; delay: how long an article waits for others to be stored with.
    """

    pages: int = 200
    again: int = 50
    lists: int = 20
    links: int = 100_000
    waiting: int = 10_000
    sources: int = 6
    articles: int = 100
    characters: int = 5_000_000
    delay: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class PageLook:
    """What a look at a page gave. page: as it was; state: as it is now, but where it was read as an article (`draft`):
    what becomes of it then is known when the article is stored. notices: what was decided in reading it.
    """

    page: PageState
    response: Response | None = None
    state: PageState | None = None
    draft: Draft | None = None
    content_hash: str = ""
    notices: tuple[Notice, ...] = ()
    error: SourceError | None = None
    of: int = 0  # how many pages this look at the source is to fetch

    @property
    def is_departure(self) -> bool:
        """Whether the page is known to have gone since this look, or to be back."""
        if self.state is None:
            return False
        return (self.state.status is PageStatus.GONE) != (self.page.status is PageStatus.GONE)


@dataclass(frozen=True, slots=True)
class SourceLook:
    """How a look at a source went. state: as it is now, but for when it is due. asked: requests for lists; changed: how
    many lists had changed; named: pages that were not known. told: how often the list says that it is worth a look.

    retry_after: how long the host wants to be left alone. moved: its new address, where it says so. stopped: somebody
    wanted the run to end before all was done.
    """

    source: Source
    state: SourceState
    asked: int = 0
    changed: int = 0
    named: int = 0
    told: timedelta | None = None
    retry_after: timedelta | None = None
    moved: str | None = None
    stopped: bool = False


@dataclass(slots=True)
class Look:
    """One look at one source, by one thread. tell: takes each page's look, in the order in which they were fetched."""

    source: Source
    following: Following
    fetch: Fetch
    reading: Reading
    now: Callable[[], datetime]
    dice: Dice
    limits: Limits
    stop: Callable[[], bool]
    tell: Callable[[PageLook], None]
    _state: SourceState = field(init=False)
    _told: timedelta | None = None
    _asked: int = 0
    _changed: int = 0
    _moved: str | None = None
    _stopped: bool = False

    def run(self) -> SourceLook:
        """Lists, then pages. What goes wrong with either is in the state. Raises StoreError."""
        self._state = replace(self.following.source(self.source.id), tried=self.now())
        named, trouble = self._lists()
        if trouble is None or not isinstance(trouble, FetchError):
            trouble = self._pages() or trouble
        retry_after = timedelta(seconds=trouble.retry_after or 0) if isinstance(trouble, LaterError) else None
        return SourceLook(
            source=self.source,
            state=self._fared(trouble),
            asked=self._asked,
            changed=self._changed,
            named=named,
            told=self._told,
            retry_after=retry_after,
            moved=self._moved,
            stopped=self._stopped,
        )

    def _fared(self, trouble: SourceError | None) -> SourceState:
        at = self.now()
        if trouble is not None:
            since = self._state.failing_since or at
            failures = self._state.failures + 1
            return replace(self._state, failures=failures, failing_since=since, message=str(trouble))
        return replace(self._state, fetched=at, failures=0, failing_since=None, message=None)

    def _lists(self) -> tuple[int, SourceError | None]:
        """How many pages were named that were not known, and what went wrong first.

        All that the lists name is kept together with their validators, in one transaction, when the last was read: a
        run that is killed before that leaves no list that counts as read though its pages are not known.
        """
        if self.source.kind is SourceKind.PAGE:
            return self.following.name_pages(self.source.id, [Link(self.source.url)], self.now()), None
        walk = Walk(self.source, self._state.lists, self.dice)
        trouble: SourceError | None = None
        while (url := walk.next(self.limits.lists, self.limits.links)) is not None and not self._is_stopped():
            try:
                self._list(url, walk)
            except SourceError as error:
                if self._is_stopped():  # what ends a run may end a request: nothing is wrong with the list
                    break
                trouble = trouble or error
                walk.failed(url, error)
                if is_of_host(error):
                    walk.interrupted()
                    break
        if self._stopped:
            walk.interrupted()
        self._state = replace(self._state, lists=walk.validators())
        most = self.limits.waiting
        return self.following.take_list(self._state, walk.links, self.now(), most_waiting=most), trouble

    def _list(self, url: str, walk: Walk) -> None:
        self._asked += 1
        response = self.fetch(url, walk.known.get(url))
        if url == self.source.url and response.moved and response.url != url:
            self._moved = response.url
        if response.is_gone:
            raise FetchError(f"HTTP {response.status}: there is no such list", subject=url)
        if response.is_unchanged:
            walk.unchanged(url)
            return
        listing = self.reading.listing(response, self.source)
        self._changed += 1
        if url == self.source.url:
            self._told = listing.every
        links = [link for link in listing.links if self._is_meant(link.url)]
        known = self.following.get_pages({link.url for link in links})
        walk.read(url, response.validators, links, listing.more, is_new=any(link.url not in known for link in links))

    def _is_meant(self, url: str) -> bool:
        return is_address(url) and takes(self.source, url)

    def _pages(self) -> SourceError | None:
        """What keeps the rest of the pages from being fetched now, if anything does."""
        pages = self._due()
        in_a_row = refused = 0
        for page in pages:
            if self._is_stopped():
                return None
            look = replace(self._page(page), of=len(pages))
            if look.response is None and self._is_stopped():
                return None
            self.tell(look)
            if self.source.kind is SourceKind.PAGE:
                return self._only_page(look)
            refused = refused + 1 if look.response is None else -len(pages)
            if look.error is not None and refused >= _ALL_REFUSED:
                return look.error
            if not isinstance(look.error, LaterError):
                in_a_row = 0
                continue
            in_a_row += 1
            if is_of_host(look.error) or in_a_row >= _LOST_HEART:
                return look.error
        return None

    def _due(self) -> list[PageState]:
        if self.source.kind is SourceKind.PAGE:  # its page is its list: it is looked at whenever the source is
            known = self.following.get_pages([self.source.url]).values()
            told = self._state.lists.get(self.source.url, Validators())
            return [replace(p, validators=told if p.status in _WITH_CONTENT else Validators()) for p in known]
        return self.following.due_pages(self.source.id, self.now(), new=self.limits.pages, again=self.limits.again)

    def _only_page(self, look: PageLook) -> SourceError | None:
        """What is wrong with the page is wrong with the source, and what it is asked by is kept with the source: a page
        that is never due by itself has nothing to be asked by. The source is saved when the article is stored.
        """
        if look.response is None or look.error is not None:
            return look.error
        if look.response.is_gone:
            return FetchError(f"HTTP {look.response.status}: there is no such page", subject=look.page.url)
        if not look.response.is_unchanged:
            self._state = replace(self._state, lists={self.source.url: look.response.validators})
        return None

    def _page(self, page: PageState) -> PageLook:
        try:
            response = self.fetch(page.url, page.validators)
        except SourceError as error:
            return PageLook(page, state=after_failure(page, error, self.now(), self.dice), error=error)
        if response.is_gone:
            return PageLook(page, response, after_missing(page, response, self.dice))
        content_hash = hashlib.sha256(response.content).hexdigest()
        if response.is_unchanged or (content_hash == page.content_hash and page.changed is not None):
            return PageLook(page, response, after_no_change(page, response, self.dice))
        return self._read(page, response, content_hash)

    def _read(self, page: PageState, response: Response, content_hash: str) -> PageLook:
        found = list(self.reading.page(response, self.source, Link(page.url, None, page.published, page.updated)))
        notices = tuple(one for one in found if isinstance(one, Notice))
        draft = next((one for one in found if isinstance(one, Draft)), None)
        if draft is not None:
            return PageLook(page, response, draft=draft, content_hash=content_hash, notices=notices)
        error = next((one for one in found if isinstance(one, SourceError)), _nothing_in(page))
        if isinstance(error, NoArticleError):
            state = after_nothing_found(page, response, content_hash, error, self.dice)
        else:
            state = after_failure(page, error, response.fetched, self.dice)
        return PageLook(page, response, state, notices=notices, error=error)

    def _is_stopped(self) -> bool:
        self._stopped = self._stopped or self.stop()
        return self._stopped


def _nothing_in(page: PageState) -> SourceError:
    return NoArticleError("there is no article in this page", subject=page.url)

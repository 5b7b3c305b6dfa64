"""One run over the followed sources: lists are asked, pages fetched, articles read and stored.

Threads ask, one host each; the thread that runs `update` alone stores articles and says what became of their pages. A
page counts as read only when its article is in the store for good, so that a run can be killed at any point: what was
fetched and not stored is fetched again, and has the same key then; what was stored and not noted is found unchanged.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from timeline.config import Settings
from timeline.errors import ConfigError, StoreError
from timeline.followed import Fetch, PageState, PageStatus, Source, SourceState
from timeline.pipeline import IngestSummary
from timeline.pipeline.looking import Limits, Look, PageLook, Reading, SourceLook
from timeline.pipeline.pagelooks import is_given_up
from timeline.pipeline.schedule import SHORTEST, Dice, is_due, scheduled
from timeline.pipeline.storing import store_batch, summed
from timeline.store import ArticleChoice, Store
from timeline.store.following import Following

_QUEUED = 50  # looks at pages that wait to be stored; then those who fetch wait
_PATIENCE = 0.5  # seconds between two looks at whether the run is to end
_IN_FLIGHT = timedelta(minutes=10)  # so long before a batch is stored its first page may have been fetched
_NOTHING = IngestSummary()
LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is with one source. done, of: pages; url: of the last. For people who watch."""

    source: str
    done: int
    of: int
    url: str


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """How it went with one source. message: what went wrong, None where all is well; next_try: when it is due again.

    lists: requests for lists; lists_changed: of these, with something new; named: pages that were not known. fetched:
    requests for pages; unchanged: of these, those that say what they said before. articles_new, articles_changed: that
    were stored; empty: pages without an article; failed: pages that could not be had, or not be read; given_up: of
    these, for ever; gone: pages that are no longer there; left: pages that wait for the next run. moved: the address
    that is to be asked from now on, where the server says so.
    """

    id: str
    message: str | None = None
    next_try: datetime | None = None
    lists: int = 0
    lists_changed: int = 0
    named: int = 0
    fetched: int = 0
    unchanged: int = 0
    articles_new: int = 0
    articles_changed: int = 0
    empty: int = 0
    failed: int = 0
    given_up: int = 0
    gone: int = 0
    left: int = 0
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateSummary:
    """What a run did. sources: those that were asked, in the order in which they were given. ingest: of all articles;
    its errors are those of reading and extraction, what could not be fetched is told by source.
    """

    sources: tuple[SourceOutcome, ...] = ()
    ingest: IngestSummary = _NOTHING

    @property
    def failed(self) -> tuple[SourceOutcome, ...]:
        """The sources with which something went wrong."""
        return tuple(source for source in self.sources if source.message is not None)


def next_due(sources: Sequence[Source], following: Following, now: datetime) -> datetime | None:
    """When the next of these sources is due, `now` for one that is; None without sources."""
    states = following.sources()
    waits = [state.next_try if (state := states.get(source.id)) else None for source in sources]
    return min((max(wait, now) if wait else now for wait in waits), default=None)


def update(
    sources: Sequence[Source],
    store: Store,
    following: Following,
    settings: Settings,
    fetch: Fetch,
    now: Callable[[], datetime],
    progress: Callable[[Step], None] | None = None,
    *,
    reading: Reading,
    dice: Dice,
    only_due: bool = True,
    limits: Limits = LIMITS,
    stop: Callable[[], bool] = lambda: False,
    waiting: Callable[[], None] | None = None,
) -> UpdateSummary:
    """Ask the sources that are due (all of these, where not `only_due`), and store what is new.

    Sources of different hosts are asked at the same time, those of one host one after the other. Articles are stored
    in batches as they come (see `Limits`), each in one write; while nothing is new, nothing is written to the store.
    now: the clock, aware. fetch: called from several threads. progress: told in the caller's thread. stop: asked
    between requests, from any thread; once it says so, what was fetched is stored, and the run ends. waiting: told once
    a batch if another writer of the store takes long.
    Raises StoreError where the store or what is known of the sources cannot be read or written, ConfigError where a
    province or a lexicon is wrong. All that is wrong with sources and pages is in the summary.
    """
    begun = now()
    states = following.sources()
    asked = [source for source in sources if not only_due or is_due(states.get(source.id), begun)]
    ended = threading.Event()
    if asked:
        _read_what_was_lost(store, following, begun)
    run = _Run(store, following, settings, now, dice, limits, progress, waiting)
    looks: queue.Queue[PageLook | SourceLook | None] = queue.Queue(_QUEUED)

    def tell(look: PageLook | SourceLook | None) -> None:
        while not ended.is_set():
            with suppress(queue.Full):
                looks.put(look, timeout=_PATIENCE)
                return

    def ask(group: Sequence[Source]) -> None:
        try:
            _ask_in_turn(group, following, fetch, reading, now, dice, limits, lambda: ended.is_set() or stop(), tell)
        finally:
            tell(None)

    groups = _by_host(asked)
    with ThreadPoolExecutor(max(1, min(limits.sources, len(groups))), "update") as pool:
        futures = [pool.submit(ask, group) for group in groups]
        try:
            _take_all(looks, futures, run)
        finally:
            ended.set()
    return run.summary(asked)


def _read_what_was_lost(store: Store, following: Following, now: datetime) -> None:
    """Where the store is not the one that the pages were read into (it was begun anew, or put back to what it was some
    time ago), those that were read since then are read again.
    """
    newest = following.newest_article()
    if newest is None or store.count_articles(ArticleChoice(key=newest)):
        return
    last = store.last_read()
    following.read_again(last - _IN_FLIGHT if last else None, now)


def _take_all(looks: queue.Queue[PageLook | SourceLook | None], futures: Sequence[Future[None]], run: _Run) -> None:
    """Take in what the threads tell until all have ended. Raises what one of them could not go on with."""
    open_groups = len(futures)
    while open_groups:
        try:
            look = looks.get(timeout=_PATIENCE)
        except queue.Empty:
            run.store_if_late()
            continue
        if look is None:
            open_groups -= 1
        elif isinstance(look, PageLook):
            run.take_page(look)
        else:
            run.take_source(look)
    run.store_all()
    for future in futures:
        future.result()


def _by_host(sources: Sequence[Source]) -> list[list[Source]]:
    """One group for each host: nobody is asked by two threads at once."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(urlsplit(source.url).hostname or "", []).append(source)
    return list(groups.values())


def _ask_in_turn(
    group: Sequence[Source],
    following: Following,
    fetch: Fetch,
    reading: Reading,
    now: Callable[[], datetime],
    dice: Dice,
    limits: Limits,
    stop: Callable[[], bool],
    tell: Callable[[PageLook | SourceLook], None],
) -> None:
    """Look at the sources of one host. Where that wants to be left alone, those that are left wait, too."""
    pause: SourceLook | None = None
    for source in group:
        if stop():
            return
        if pause is not None:
            tell(replace(pause, source=source, state=_paused(following, source, pause), asked=0, changed=0, named=0))
            continue
        look = Look(source, following, fetch, reading, now, dice, limits, stop, tell)
        done = _looked(look, source, following, now)
        tell(done)
        pause = done if done.retry_after else None


def _paused(following: Following, source: Source, pause: SourceLook) -> SourceState:
    """Nothing was asked, so nothing failed but the host."""
    return replace(following.source(source.id), message=pause.state.message)


def _looked(look: Look, source: Source, following: Following, now: Callable[[], datetime]) -> SourceLook:
    """What the look gave; a fault of ours that one source brings to light is no reason not to ask the others."""
    try:
        return look.run()
    except (StoreError, ConfigError):
        raise
    except Exception as error:  # noqa: BLE001 - told with its source, as all that goes wrong with it
        at, state = now(), following.source(source.id)
        message = f"the program failed on this source; please report this: {type(error).__name__}: {error}"
        since = state.failing_since or at
        failed = replace(state, tried=at, failures=state.failures + 1, failing_since=since, message=message)
        return SourceLook(source, failed)


@dataclass(slots=True)
class _Run:
    """What is taken in, in one thread: batches of articles, and how each source fares."""

    store: Store
    following: Following
    settings: Settings
    now: Callable[[], datetime]
    dice: Dice
    limits: Limits
    progress: Callable[[Step], None] | None
    waiting: Callable[[], None] | None
    outcomes: dict[str, SourceOutcome] = field(default_factory=dict)
    total: IngestSummary = _NOTHING
    _batch: list[PageLook] = field(default_factory=list)
    _ended: list[SourceLook] = field(default_factory=list)
    _since: datetime | None = None

    def take_page(self, look: PageLook) -> None:
        """Keep how the page fares now; where that changes what is in the store, only when it has changed there."""
        source = look.page.source
        self.store_if_late()
        if look.state is not None:
            self._count_state(look, look.state)
        else:
            self._count(source, fetched=1)
        if look.state is not None and not look.is_departure:
            self.following.save_pages([look.state])
        else:
            self._batch.append(look)
            self._since = self._since or (look.response.fetched if look.response else self.now())
        if self.progress is not None:
            self.progress(Step(source, self.outcomes[source].fetched, look.of, look.page.url))
        size = sum(len(one.draft.article.text) for one in self._batch if one.draft)
        if len(self._batch) >= self.limits.articles or size >= self.limits.characters:
            self.store_all()

    def take_source(self, look: SourceLook) -> None:
        """When it is due again is known when its articles are stored: what brings news is asked more often."""
        source = look.source.id
        self._count(source, lists=look.asked, lists_changed=look.changed, named=look.named)
        self.outcomes[source] = replace(self.outcomes[source], message=look.state.message, moved=look.moved)
        self._ended.append(look)
        if not any(one.page.source == source for one in self._batch):
            self._end_sources()

    def store_if_late(self) -> None:
        if self._since is not None and self.now() - self._since >= self.limits.delay:
            self.store_all()

    def store_all(self) -> None:
        """Store the articles that were read, and only then note that their pages were.

        Killed before the write, the pages are fetched again; killed between the write and the note, too, and ingest
        finds them unchanged; the note itself is one transaction.
        """
        batch, self._batch, self._since = self._batch, [], None
        if batch:
            stored = store_batch(batch, self.following, self.store, self.settings, self.now(), self.waiting)
            self.total = summed(self.total, stored.ingested.summary)
            states = [stored.state(look, self.dice) for look in batch]
            self.following.save_pages(states)
            gone = [s.article for s in states if s.article is not None and s.status is PageStatus.GONE]
            self.following.look_elsewhere(gone, self.now())
            for look, state in zip(batch, states, strict=True):
                if look.draft is not None:
                    self._count_stored(look, state, stored.novelty(look))
        self._end_sources()

    def summary(self, asked: Sequence[Source]) -> UpdateSummary:
        done = [self.outcomes[source.id] for source in asked if source.id in self.outcomes]
        return UpdateSummary(tuple(done), self.total)

    def _end_sources(self) -> None:
        """Those whose articles are all stored."""
        open_sources = {look.page.source for look in self._batch}
        ended, self._ended = self._ended, [look for look in self._ended if look.source.id in open_sources]
        for look in ended:
            if look.source.id not in open_sources:
                self._end_source(look)

    def _end_source(self, look: SourceLook) -> None:
        source, now = look.source, self.now()
        outcome = self.outcomes[source.id]
        is_news = outcome.articles_new > 0
        state = replace(look.state, new_article=now if is_news else look.state.new_article)
        if not look.stopped:
            state = scheduled(
                source, state, news=is_news, told=look.told, now=now, dice=self.dice, retry_after=look.retry_after
            )
        left = self.following.count_due(source.id, now)
        if left and not state.failures and not look.stopped and state.next_try is not None:
            state = replace(state, next_try=min(state.next_try, now + SHORTEST))  # the rest of a long list
        self.following.save_source(state)
        self.outcomes[source.id] = replace(outcome, next_try=state.next_try, left=left)

    def _count(self, source: str, **more: int) -> None:
        outcome = self.outcomes.get(source, SourceOutcome(source))
        self.outcomes[source] = replace(outcome, **{name: getattr(outcome, name) + n for name, n in more.items()})

    def _count_state(self, look: PageLook, state: PageState) -> None:
        self._count(
            look.page.source,
            fetched=1,
            unchanged=look.error is None and look.response is not None and not look.response.is_gone,
            empty=state.status is PageStatus.EMPTY and look.error is not None,
            failed=look.error is not None and state.status is not PageStatus.EMPTY,
            given_up=look.error is not None and is_given_up(state),
            gone=state.status is PageStatus.GONE and look.page.status is not PageStatus.GONE,
        )

    def _count_stored(self, look: PageLook, state: PageState, novelty: str) -> None:
        self._count(
            look.page.source,
            articles_new=novelty == "new",
            articles_changed=novelty == "changed",
            unchanged=novelty == "unchanged",
            failed=novelty == "failed",
            given_up=novelty == "failed" and is_given_up(state),
        )

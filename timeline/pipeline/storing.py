"""Fetched pages become articles of the store, a batch in one write, and then it is known what becomes of the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time
from typing import Any

from timeline.config import Settings
from timeline.errors import SourceError
from timeline.followed import PageState, PageStatus
from timeline.model import Article
from timeline.pipeline import Ingested, IngestSummary, Places, ingest_stream
from timeline.pipeline.looking import PageLook
from timeline.pipeline.pagelooks import after_failure, after_reading, as_same
from timeline.pipeline.schedule import Dice
from timeline.sources.draft import Draft, Notice
from timeline.sources.keys import with_single_keys
from timeline.store import Store
from timeline.store.following import Following


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """A batch that is in the store. keys: by address of the page, the key of its article. others: by address of the
    page, the page that its article is already read from.
    """

    ingested: Ingested
    keys: Mapping[str, str]
    others: Mapping[str, str]

    def novelty(self, look: PageLook) -> str:
        """Of the look's article: "new", "changed", "unchanged"; "failed" where it could not be stored."""
        if look.page.url in self.others or look.state is not None:
            return "unchanged"
        return self.ingested.articles.get(self.keys.get(look.page.url, ""), "failed")

    def state(self, look: PageLook, dice: Dice) -> PageState:
        """What becomes of the page."""
        if look.state is not None:
            return look.state
        assert look.response is not None and look.draft is not None
        if look.page.url in self.others:
            return as_same(look.page, look.response, look.draft.article.key, self.others[look.page.url])
        novelty = self.novelty(look)
        if novelty == "failed":
            key = self.keys.get(look.page.url)
            error = next((e for e in self.ingested.summary.errors if e.subject == key), _unsaid(look.page))
            return after_failure(look.page, error, look.response.fetched, dice)
        published = look.draft.article.published
        return after_reading(
            look.page,
            look.response,
            look.content_hash,
            article=self.keys[look.page.url],
            changed=novelty != "unchanged",
            published=datetime.combine(published, time(), UTC) if published else look.page.published,
            dice=dice,
        )


def _unsaid(page: PageState) -> SourceError:
    return SourceError("the article in this page could not be stored", subject=page.url)


def _placed(look: PageLook, draft: Draft) -> Draft:
    """With when it was fetched, and which source named its page."""
    fetched = look.response.fetched if look.response else None
    return replace(draft, article=replace(draft.article, fetched=fetched, source_id=look.page.source))


def _departed(batch: Sequence[PageLook]) -> dict[str, datetime | None]:
    """By key of the article: since when its page is no longer there; None where it is back, and says what it said."""
    marks: dict[str, datetime | None] = {}
    for look in batch:
        if look.state is not None and look.page.article is not None:
            marks[look.page.article] = look.state.missing_since if look.state.status is PageStatus.GONE else None
    return marks


def _read_elsewhere(batch: Sequence[PageLook], following: Following) -> dict[str, str]:
    """By address, the pages whose article is read from another page.

    A paper's feed and its sitemap may name one article under two addresses. Both would be the article by turns, and
    each look at the other like a change of it.
    """
    owners: dict[str, str] = {}
    others: dict[str, str] = {}
    for look in batch:
        if look.draft is not None and look.draft.claims:
            key = look.draft.article.key
            owner = owners.setdefault(key, following.owner(key) or look.page.url)
            if owner != look.page.url:
                others[look.page.url] = owner
    return others


def summed(one: IngestSummary, other: IngestSummary) -> IngestSummary:
    """Of two batches together."""
    return IngestSummary(**{f.name: _added(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)})


def _added(one: Any, other: Any) -> Any:
    return dict(Counter(one) + Counter(other)) if isinstance(one, Mapping) else one + other


def store_batch(
    batch: Sequence[PageLook],
    following: Following,
    store: Store,
    settings: Settings,
    now: datetime,
    waiting: Callable[[], None] | None,
) -> StoredBatch:
    """Store the articles of these looks in one write, and which pages have gone or are back. Raises StoreError, and
    then nothing is stored.
    """
    others = _read_elsewhere(batch, following)
    keys: dict[str, str] = {}

    def read(places: Places) -> Iterator[Article | SourceError | Notice]:
        """Which page an article is of: drafts are asked for one by one, each when the last was given out."""
        at = [""]

        def drafts() -> Iterator[Draft | Notice]:
            for look in batch:
                at[0] = look.page.url
                yield from look.notices
                if look.draft is not None and look.page.url not in others:
                    yield _placed(look, look.draft)

        for found in with_single_keys(drafts(), places):
            if isinstance(found, Article):
                keys[at[0]] = found.key
            yield found

    return StoredBatch(
        ingest_stream(read, store, settings, now, departed=_departed(batch), waiting=waiting), keys, others
    )

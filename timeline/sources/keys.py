"""One key, one article: in a run, and against what the store holds from other places.

An id, an address or an equal text says of itself that two articles are one. A file's name does not (saved pages are all
called index.html): an article that is only named by its file keeps the key that its place had before, or that an equal
file had elsewhere; else it gets its name, unless another article has it; then its path, and then its name with a hash
of its place.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from timeline.errors import SourceError
from timeline.model import Article
from timeline.records import ArticlePlace
from timeline.sources.draft import Draft, Notice, clean, is_address

Known = Callable[[], Iterable[ArticlePlace]]


def with_single_keys(
    drafts: Iterable[Draft | SourceError | Notice], known: Known | None = None
) -> Iterator[Article | SourceError | Notice]:
    """The articles, each under a key of its own, with a notice where it is not the first that it could have.

    known: gives what the store holds; asked once, if at all. Then `source` is made absolute, so that places that were
    asked for in different folders can be told apart. An article that was met before in this run is only noticed.
    """
    keys = _Keys(_Held(known))
    for draft in drafts:
        if isinstance(draft, Draft):
            placed = draft if known is None else _absolute(draft)
            yield from _settled(placed, draft.article.source, keys)
        else:
            yield draft


def _absolute(draft: Draft) -> Draft:
    """With its place as it is called from any folder; textually, since "a.jsonl#3" is no path. Addresses are so."""
    article = draft.article
    if is_address(article.source):
        return draft
    return replace(draft, article=replace(article, source=clean(os.path.abspath(article.source))))  # noqa: PTH100


def _settled(draft: Draft, asked: str, keys: _Keys) -> Iterator[Article | Notice]:
    """asked: the place as people named it."""
    article = draft.article
    before = keys.met_before(draft)
    if before is not None:
        yield Notice(asked, f"the same article as {before}; read once")
        return
    key, owner = keys.choose(draft)
    if owner is not None:
        yield Notice(asked, f"{owner} already has the key {article.key!r}; read as {key!r}")
    keys.take(key, asked, draft)
    yield article if key == article.key else replace(article, key=key)


class _Keys:
    """The keys of this run, and who took them."""

    def __init__(self, held: _Held) -> None:
        self._held = held
        self._taken: dict[str, tuple[str, str | None]] = {}

    def met_before(self, draft: Draft) -> str | None:
        """Where this run met the very same article under its first claim."""
        place, same = self._taken.get(draft.article.key, ("", None))
        return place if same is not None and same == draft.same else None

    def choose(self, draft: Draft) -> tuple[str, str | None]:
        """The draft's key; and where that is not the first it could have, who has that one."""
        wanted = draft.article.key
        key = next(key for key in self._candidates(draft) if key not in self._taken)
        if key == wanted or (draft.names and key in self._held.keys_of(draft.article)):
            return key, None
        return key, self._taken[wanted][0] if wanted in self._taken else self._held.place_of(wanted)

    def take(self, key: str, place: str, draft: Draft) -> None:
        self._taken[key] = (place, draft.same)

    def _candidates(self, draft: Draft) -> Iterator[str]:
        """In the order of preference, without end."""
        yield from (claim for claim in draft.claims if claim not in self._taken)  # before the store is asked
        last = draft.claims[-1] if draft.claims else draft.article.key
        if draft.names:
            last = f"{draft.article.key}~{hashlib.sha256(draft.article.source.encode()).hexdigest()[:8]}"
            yield from self._held.keys_of(draft.article)
            yield from (name for name in (*draft.names, last) if self._held.place_of(name) is None)
        yield from (f"{last} ({number})" for number in itertools.count(2))


class _Held:
    """What the store holds; read when it is first asked for, since most sources give ids or addresses."""

    def __init__(self, known: Known | None) -> None:
        self._known = known

    def keys_of(self, article: Article) -> list[str]:
        """Keys that the article may already have: that of its place, then those of equal files (it was moved there)."""
        moved = self._moved.get((_file_name(article.source), article.content_hash), [])
        return [*(key for key in (self._key_at.get(article.source),) if key is not None), *moved]

    def place_of(self, key: str) -> str | None:
        """Where the article of that key was read; None where there is none."""
        return self._by_key[key].source if key in self._by_key else None

    @cached_property
    def _by_key(self) -> dict[str, ArticlePlace]:
        return {} if self._known is None else {held.key: held for held in self._known()}

    @cached_property
    def _named(self) -> list[ArticlePlace]:
        """Without those under addresses: these are of a page, and not of the place where it was saved."""
        return [held for held in self._by_key.values() if not is_address(held.key)]

    @cached_property
    def _key_at(self) -> dict[str, str]:
        return {held.source: held.key for held in self._named}

    @cached_property
    def _moved(self) -> dict[tuple[str, str], list[str]]:
        keys = defaultdict(list)
        for held in self._named:
            keys[_file_name(held.source), held.content_hash].append(held.key)
        return keys


def _file_name(source: str) -> str:
    return source.rpartition("/")[2]

"""One key, one article: where two articles of a run claim the same key, the later one takes its place's path."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources.draft import Draft, Notice


def with_single_keys(drafts: Iterable[Draft | SourceError | Notice]) -> Iterator[Article | SourceError | Notice]:
    """The articles, each under a key of its own, a notice before each that could not have its first one."""
    taken: dict[str, str] = {}
    for draft in drafts:
        if not isinstance(draft, Draft):
            yield draft
            continue
        article = draft.article
        key = next(key for key in _keys(draft) if key not in taken)
        if key != article.key:
            message = f"{taken[article.key]} already has the key {article.key!r}; read as {key!r}"
            yield Notice(article.source, message)
        taken[key] = article.source
        yield article if key == article.key else replace(article, key=key)


def _keys(draft: Draft) -> Iterator[str]:
    """Its own key, else its path, else its whole place, else that with a number (an id may look like any path)."""
    yield from (draft.article.key, draft.path, draft.article.source)
    yield from (f"{draft.article.source} ({number})" for number in itertools.count(2))

"""One key, one article: where two articles of a run claim the same key, the later one takes its place's path."""

from __future__ import annotations

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
        key = _free_key(draft, taken)
        if key != draft.key:
            yield Notice(draft.place, f"{taken[draft.key]} already has the key {draft.key!r}; read as {key!r}")
        taken[key] = draft.place
        yield draft.article if key == draft.article.key else replace(draft.article, key=key)


def _free_key(draft: Draft, taken: dict[str, str]) -> str:
    """Its own key, else its place, else its place with a number (an id may look like somebody's path)."""
    key, number = draft.key, 1
    while key in taken:
        key = draft.place if number == 1 else f"{draft.place}#{number}"
        number += 1
    return key

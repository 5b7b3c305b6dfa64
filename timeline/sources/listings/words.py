"""Words of links and of pages that are no news, in all languages that have a lexicon (`[pages]`)."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import languages, read_lexicon


def is_next(text: str) -> bool:
    """Whether a link's words say that it leads to the next page."""
    return text.casefold().strip(" .…") in _words("next")


def is_read_more(text: str) -> bool:
    """Whether a link's words say only that there is more to read."""
    return text.casefold().strip(" .…»›>→") in _words("read_more")


def is_of_comments(text: str) -> bool:
    """Whether a feed's title or address says that readers' comments are in it."""
    return any(phrase in text.casefold() for phrase in _words("comments"))


def says_missing(text: str) -> bool:
    """Whether a short text says that the page is not there."""
    return any(phrase in text.casefold() for phrase in _words("missing"))


def says_wall(text: str) -> bool:
    """Whether a short text asks to sign in, to accept cookies, or to switch scripts on, before anything is shown."""
    return any(phrase in text.casefold() for phrase in _words("walls"))


@cache
def _words(key: str) -> frozenset[str]:
    tables = (read_lexicon(language).get("pages", {}) for language in languages())
    return frozenset(word.casefold() for table in tables for word in table.get(key, ()))

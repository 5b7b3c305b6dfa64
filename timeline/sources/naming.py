"""Whether a page can concern a province, told before it is read: most pages of a crawl do not name it.

It looks at the markup as it stands, which takes a hundredth of the time of reading it. A name in the page's menu is
enough: it only spares work, and what counts is decided later.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.provinces import Profile

Names = Callable[[str], bool]
_TAG = re.compile(r"<[^<>]{0,2000}>")


def names_of(profile: Profile) -> Names:
    """Tells whether a page's markup names the province, a place or a body of it, in any language and case.

    References to characters and composed letters are understood. What only looks like a name of it does not count.
    """
    own = _plain(name for table in (profile.names, profile.places, profile.bodies) for name in _all(table))
    others = _plain(name for name in _all(profile.not_names)) - own
    telling = AhoCorasick(sorted({_longest_word(name) for name in _plain(_all(profile.names))} | own))
    whole = sorted(own) + sorted(others)
    finder = AhoCorasick(whole, matchkind=MatchKind.LeftmostLongest)

    def is_named(text: str) -> bool:
        joined = " ".join(text.split())
        return any(place < len(own) for place, _, _ in finder.find_matches_as_indexes(joined))

    def names(markup: str) -> bool:
        text = _folded(markup)
        # Most pages end here. A name of the province may be parted by lines or tags; others seldom stand without one.
        if not telling.find_matches_as_indexes(text):
            return False
        return is_named(text) or is_named(_TAG.sub("", text))

    return names


def _all(table: object) -> Iterable[str]:
    assert hasattr(table, "values")
    return (name for names in table.values() for name in names)


def _plain(names: Iterable[str]) -> set[str]:
    return {" ".join(_folded(name).split()) for name in names}


def _folded(text: str) -> str:
    """In small letters, composed, references resolved; it may not be searched by offsets."""
    resolved = html.unescape(text) if "&" in text else text
    composed = resolved if unicodedata.is_normalized("NFC", resolved) else unicodedata.normalize("NFC", resolved)
    return composed.lower()


def _longest_word(name: str) -> str:
    return max(name.split(), key=len)

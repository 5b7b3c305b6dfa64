"""How texts are compared: without case, accents and spare blanks, so that `dai su quan` finds `Đại sứ quán`.

Folded text is for comparing and searching only. It has other offsets than the text that it was made from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_WORD = re.compile(r"\w+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def fold(text: str) -> str:
    """`text` in lower case, without combining marks, `đ` as `d`, runs of blanks as one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def words(text: str) -> list[str]:
    """The words of `text`, folded; each Han character is a word, since Chinese writes no blanks between them."""
    return [piece for run in _WORD.findall(fold(text)) for piece in _pieces(run)]


def _pieces(run: str) -> list[str]:
    return _HAN.sub(lambda match: f" {match.group()} ", run).split()


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1: Jaccard index of their runs of three words."""
    return jaccard(shingles(one), shingles(other))


def jaccard(first: Set[object], second: Set[object]) -> float:
    """What two sets have in common, from 0 to 1; 0 where one of them is empty."""
    return len(first & second) / len(first | second) if first and second else 0.0


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words in a text; all its words, where there are fewer."""
    row = words(text)
    return frozenset(tuple(row[n : n + 3]) for n in range(max(1, len(row) - 2))) if row else frozenset()

"""How texts are compared: without case, accents and spare blanks, so that `dai su quan` finds `Đại sứ quán`.

Folded text is for comparing and searching only. It has other offsets than the text that it was made from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

NEARLY_THE_SAME = 0.8  # likeness from which on two texts are taken for reprints
_WORD = re.compile(r"\w+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_MARKS = {mark: None for mark in range(0x300, 0x1F000) if unicodedata.combining(chr(mark))}  # there are none beyond


def fold(text: str) -> str:
    """`text` in lower case, without combining marks, `đ` as `d`, runs of blanks as one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join(unicodedata.normalize("NFC", decomposed.translate(_MARKS)).split())


def without_accents(text: str) -> str:
    """`text` with its accents off and `đ` as `d`; case and blanks stay."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of `text`, folded; each Han character is a word, since Chinese writes no blanks between them."""
    folded = fold(text)
    return _WORD.findall(folded if folded.isascii() else _HAN.sub(r" \g<0> ", folded))


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1: Jaccard index of their runs of three words."""
    return jaccard(shingles(one), shingles(other))


def jaccard(first: Set[object], second: Set[object]) -> float:
    """What two sets have in common, from 0 to 1; 0 where one of them is empty."""
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words in a text; all its words, where there are fewer."""
    row = words(text)
    return frozenset(tuple(row[n : n + 3]) for n in range(max(1, len(row) - 2))) if row else frozenset()

"""Text as it is compared: lower case, one form of a character, and for each of its places the place in the original.

What is alike in a language its lexicon says (`[writing]`): English is compared without accents, because its pages write
`Bình Dương` and `Binh Duong` alike; Vietnamese keeps them, because they tell words apart; Chinese is read in simplified
characters. Folding one character always gives one, so that offsets stay; only decomposed text (letters and accents
apart) and text with readings in brackets behind its characters, which are left out (`[writing] glosses`), need a map.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from timeline.folding import without_accents
from timeline.lexicon.writing import writing_of
from timeline.model import Span

_PLAIN = {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u3000": " "}


@dataclass(frozen=True, slots=True)
class Folded:
    """text: to compare with. offsets: place in the original of each character and of the end; None where the same."""

    text: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the original."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end])


def fold(text: str, language: str) -> Folded:
    """`text` as it is compared in `language` (ISO 639-1)."""
    letters = _letters(language)
    glosses = writing_of(language).glosses
    if glosses is not None and glosses.search(text):
        kept, offsets = _without(text, glosses)
        return Folded(kept.translate(letters), offsets)
    if unicodedata.is_normalized("NFC", text):
        return Folded(text.translate(letters))
    composed, offsets = _compose(text)
    return Folded(composed.translate(letters), offsets)


def _without(text: str, glosses: re.Pattern[str]) -> tuple[str, tuple[int, ...]]:
    """`text` without the glosses, with the place in it of each character that is left."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end, after in [*(m.span() for m in glosses.finditer(text)), (len(text), len(text))]:
        pieces.append(text[start:end])
        offsets += range(start, end)
        start = after
    return "".join(pieces), (*offsets, len(text))


def _compose(text: str) -> tuple[str, tuple[int, ...]]:
    """NFC, letter by letter, with the place in `text` of each character."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        offsets += [start] * len(piece)
        start = end
    return "".join(pieces), (*offsets, len(text))


class _Letters(dict[int, int]):
    """A table for `str.translate` that grows as characters are met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.writing = writing_of(language)

    def __missing__(self, code: int) -> int:
        if 0xD800 <= code <= 0xDFFF:  # a lone surrogate is no letter
            return 0xFFFD
        self[code] = ord(self._folded(chr(code)))
        return self[code]

    def _folded(self, letter: str) -> str:
        letter = _PLAIN.get(letter, letter)
        letter = self.writing.letters.get(
            letter, unicodedata.normalize("NFKC", letter) if self.writing.wide else letter
        )
        lowered = letter.lower() if self.writing.accents else without_accents(letter.lower())
        return lowered if len(lowered) == 1 else letter[0]


@cache
def _letters(language: str) -> _Letters:
    return _Letters(language)

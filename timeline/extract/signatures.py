"""How a text is found among those that are nearly the same: signatures of its runs of three words (MinHash).

Of two texts that share four fifths of their runs, 9,996 in 10,000 pairs share a band (0.8 to the fifth, twenty times);
of two that share a third, 8 in 100. What shares a band is compared in full.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from struct import pack

from rensa import RMinHash

from timeline.folding import NEARLY_THE_SAME, jaccard

Runs = frozenset[str]

_BANDS, _ROWS = 20, 5
_SEED = 1  # any; another one makes all signatures anew
_SHORT_LINE = 8  # words: a menu, a credit, a share button
_FEWEST = 30  # runs; less is no text to tell by
_LONGEST = 200_000  # characters; what is longer is a book, and agencies send none
_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")  # Chinese writes no blanks between words


def find_runs(text: str) -> Runs:
    """The runs of three words in the lines that are prose; the others differ from paper to paper. Case plays no part,
    accents do. None for a text that is too short or too long to be a reprint."""
    if len(text) > _LONGEST:
        return frozenset()
    row = [word for line in text.splitlines() if len(words := _words(line)) >= _SHORT_LINE for word in words]
    runs = frozenset(map(" ".join, zip(row, row[1:], row[2:], strict=False)))
    return runs if len(runs) >= _FEWEST else frozenset()


def find_bands(runs: Runs) -> tuple[int, ...]:
    """Numbers of 32 bits, some of which texts that are nearly the same share; none where there are no runs."""
    if not runs:
        return ()
    signature = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    signature.update(list(runs))
    numbers = signature.digest()
    return tuple(
        zlib.crc32(pack(f"<{_ROWS + 1}I", band, *numbers[band * _ROWS : (band + 1) * _ROWS])) for band in range(_BANDS)
    )


def are_nearly_the_same(one: Runs, other: Runs) -> bool:
    """Whether two texts are the same but for a fifth of their runs at most (Jaccard index)."""
    few, many = sorted((len(one), len(other)))
    return few >= NEARLY_THE_SAME * many and jaccard(one, other) >= NEARLY_THE_SAME


def is_short(line: str) -> bool:
    """Whether a line is hardly prose. Counted in words, of Chinese in letters."""
    return len(_words(line)) < _SHORT_LINE


def _words(line: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", line.lower()))

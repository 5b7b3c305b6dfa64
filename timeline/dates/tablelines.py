"""Lines of tables in plain text: alike lines that follow each other, parted into as many cells, several with a date.

Their dates are those of what the rows list, never of the page's publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_CELLS = 2
_ROWS = 3  # lines that are alike, the columns' titles among them
_DATED = 2  # of them; three where there are but two cells and no titles: a page's own fields may be written so
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2})")


def find_table_lines(text: str) -> frozenset[int]:
    """Where the lines of tables begin. Time linear in the text."""
    return frozenset(line.start() for run in _runs(text) if _is_table(run) for line in run)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Lines that follow each other and have about as many cells; blank lines part nothing."""
    run: list[re.Match[str]] = []
    before = 0
    for line in LINE.finditer(text):
        if not line.group().strip():
            continue
        cells = _cells(line.group())
        if run and (cells < _CELLS or abs(cells - before) > (before > _CELLS)):
            yield run
            run = []
        if cells >= _CELLS:
            run.append(line)
        before = cells
    yield run


def _cells(line: str) -> int:
    inner = line.strip(" \r|｜")
    return 1 + max(inner.count("\t"), inner.count("|") + inner.count("｜"))


def _is_table(run: list[re.Match[str]]) -> bool:
    dated = [_DATE.search(line.group()) is not None for line in run]
    widest = max((_cells(line.group()) for line in run), default=0)
    titled = not dated[0] and all(dated[1:]) if dated else False
    return len(run) >= _ROWS and sum(dated) >= _DATED + (widest == _CELLS and not titled)

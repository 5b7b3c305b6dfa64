"""Which addresses a source's `pages` takes: by RE2, in time linear in the address whatever the expression says."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import re2

from timeline.followed import Source


def takes(source: Source, url: str) -> bool:
    """Whether `source.pages` is found in the address, or is not given."""
    return source.pages is None or _compiled(source.pages).search(url) is not None


@lru_cache(maxsize=256)
def _compiled(pages: str) -> Any:
    return re2.compile(pages)

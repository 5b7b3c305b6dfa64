"""One file of a static site, made when it is needed: not where what it follows from is as it was the last time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaticFile:
    """path: below the site's top. make: gives the octets. key: names all that they follow from, beside the program
    itself; the same key, the same octets. None where that is not known: then they are made each time."""

    path: str
    make: Callable[[], bytes]
    key: str | None = None

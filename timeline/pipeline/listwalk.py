"""Which lists of a source are asked in one look, and what is kept to ask them by the next time.

All parts of a sitemap are asked whether they changed; of more than one look asks, the first ones, which changed last,
and others by chance, so that none is left out for ever. The next page of a list is asked only while lists name pages
that were not known: who comes every hour finds all that is new on the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.errors import LaterError, SourceError
from timeline.followed import Link, Source, SourceKind, Validators
from timeline.pipeline.schedule import Dice
from timeline.sources.draft import is_address

_FIRST = 10  # lists of those that one leads to are asked in its order


@dataclass(slots=True)
class Walk:
    """The lists of one look. known: validators from before, by address; of further pages of a list there are only those
    that are still to be read, since they could not be the last time. dice: tells which parts have their turn. links:
    what the lists named.
    """

    source: Source
    known: Mapping[str, Validators]
    dice: Dice
    links: list[Link] = field(default_factory=list)
    _asked: list[str] = field(default_factory=list)
    _ahead: list[str] = field(default_factory=list)
    _fresh: dict[str, Validators] = field(default_factory=dict)
    _left: dict[str, None] = field(default_factory=dict)
    _done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ahead = [self.source.url, *(() if self._is_sitemap else self.known)]

    def next(self, most_lists: int, most_links: int) -> str | None:
        """The list that is to be asked now; None where all were, or so many."""
        if len(self._asked) >= most_lists or len(self.links) >= most_links:
            return None
        url = next((url for url in self._ahead if url not in self._asked), None)
        if url is not None:
            self._asked.append(url)
        return url

    def read(self, url: str, validators: Validators, links: list[Link], more: tuple[str, ...], *, is_new: bool) -> None:
        self.links += links
        self._done.add(url)
        if self._is_kept(url):
            self._fresh[url] = validators
        if self._is_sitemap:
            self._fresh |= {part: self.known.get(part, Validators()) for part in more if is_address(part)}
        if self._is_sitemap or is_new:
            self._ahead += self._in_turn([part for part in more if is_address(part)])

    def unchanged(self, url: str) -> None:
        """What did not change names the same parts as before."""
        self._done.add(url)
        self._fresh[url] = self.known[url] if url in self.known else Validators()
        if url == self.source.url and self._is_sitemap:
            self._fresh = dict(self.known) | self._fresh
            self._ahead += self._in_turn(list(self.known))

    def failed(self, url: str, error: SourceError) -> None:
        """What may be had later is asked again then, from the start."""
        if isinstance(error, LaterError) or self._is_kept(url):
            self._left[url] = None

    def interrupted(self) -> None:
        """What was not asked because the run ended, and what was being asked, is asked the next time."""
        done = self._fresh.keys() | self._left.keys() | self._done
        self._left |= dict.fromkeys(url for url in self._ahead if url not in done)

    def validators(self) -> dict[str, Validators]:
        """By address, what the lists are asked by the next time."""
        read = {url: told for url, told in self._fresh.items() if url not in self._left}
        if self.source.url in self._left:  # what it leads to was not seen this time
            read = dict(self.known) | read
        return read | {url: self.known.get(url, Validators()) for url in self._left}

    def _in_turn(self, parts: list[str]) -> list[str]:
        return [*parts[:_FIRST], *sorted(parts[_FIRST:], key=lambda _: self.dice())]

    @property
    def _is_sitemap(self) -> bool:
        return self.source.kind is SourceKind.SITEMAP

    def _is_kept(self, url: str) -> bool:
        return self._is_sitemap or url == self.source.url

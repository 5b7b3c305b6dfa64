"""What a stretch of text says: words by group, kinds, who is named in it. Worked out when asked for, and once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.extract.kinds import kinds_in
from timeline.extract.outside import Outside, outside_in
from timeline.extract.terms import Term
from timeline.model import Kind


@dataclass(frozen=True)
class Facts:
    """terms: the words and names of the stretch, by position. home: the home country (ISO 3166-1)."""

    terms: Sequence[Term]
    language: str
    home: str

    @cached_property
    def cues(self) -> Counter[str]:
        """How often each cue stands there."""
        return Counter(term.value for term in self.terms if term.group == "cue")

    @cached_property
    def groups(self) -> Counter[str]:
        """How many words of each group stand there."""
        return Counter(term.group for term in self.terms)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return kinds_in(self.terms, self.language)

    @cached_property
    def outside(self) -> Outside:
        return outside_in(self.terms, self.home)

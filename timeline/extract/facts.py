"""What a stretch of text says: words by group, kinds, who is named in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.kinds import kinds_in
from timeline.extract.outside import Outside, outside_in
from timeline.extract.terms import Term
from timeline.model import Kind


@dataclass(frozen=True, slots=True)
class Facts:
    """terms: the words and names of the stretch, by position. cues, groups: how often each cue, and how many words of
    each group, stand there. is_row: whether it is a row of a list; then `terms` begin with what its heading lends.
    """

    terms: Sequence[Term]
    cues: Counter[str]
    groups: Counter[str]
    kinds: frozenset[Kind]
    outside: Outside
    is_row: bool = False


def facts_in(terms: Sequence[Term], language: str, home: str, *, is_row: bool = False) -> Facts:
    """The facts of a stretch with these words and names; `home` is the home country (ISO 3166-1)."""
    return Facts(
        terms,
        cues=Counter([term.value for term in terms if term.group == "cue"]),
        groups=Counter([term.group for term in terms]),
        kinds=kinds_in(terms, language),
        outside=outside_in(terms, home),
        is_row=is_row,
    )

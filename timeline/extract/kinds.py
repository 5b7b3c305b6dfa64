"""Which kinds of event a stretch of text speaks of (see KINDS in the documentation), and which of them goes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extract.terms import Term
from timeline.extract.vocabulary import kind_rules
from timeline.model import Kind

# Where several fit and the headline stresses none. What is special goes before what is general.
PRECEDENCE = (
    Kind.AGREEMENT,
    Kind.TWINNING,
    Kind.MEMBERSHIP,
    Kind.AWARD,
    Kind.STATEMENT,
    Kind.CONSULAR,
    Kind.CONFERENCE,
    Kind.PROMOTION,
    Kind.EXCHANGE,
    Kind.VISIT,
    Kind.MEETING,
    Kind.OTHER,
)
# Words for these are everyday words: alone they prove nothing.
WEAK = frozenset({Kind.MEETING, Kind.CONFERENCE, Kind.OTHER})


def kinds_in(terms: Sequence[Term], language: str) -> frozenset[Kind]:
    """The kinds that hold among `terms`: a word that stands alone for one, or a row of words together."""
    found = {Kind(term.value) for term in terms if term.group == "kind"}
    classes = {term.value for term in terms if term.group == "word"}
    for rule in kind_rules(language):
        if any(classes.issuperset(row) for row in rule.together):
            found.add(rule.kind)
    return frozenset(found)


def first_kind(kinds: Iterable[Kind], stressed: frozenset[Kind]) -> Kind:
    """The kind that goes first: what the headline stresses, else by precedence. Raises ValueError for no kinds."""
    ordered = sorted(kinds, key=PRECEDENCE.index)
    if not ordered:
        raise ValueError("no kinds to choose from")
    return next((kind for kind in ordered if kind in stressed), ordered[0])

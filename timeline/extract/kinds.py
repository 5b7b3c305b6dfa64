"""Which kinds of event a stretch of text speaks of (see KINDS in the documentation), and which of them goes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extract.terms import Term
from timeline.extract.vocabulary import kind_rules, rows_beginning_with
from timeline.model import Kind, Span

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
    Kind.VISIT,
    Kind.EXCHANGE,
    Kind.MEETING,
    Kind.OTHER,
)
# Words for these are everyday words: alone they prove nothing.
WEAK = frozenset({Kind.MEETING, Kind.CONFERENCE, Kind.OTHER})

_SAID_OF = {Kind.TWINNING: frozenset({"tie", "establish"}), Kind.AGREEMENT: frozenset({"sign"})}
_WISHED = frozenset(_SAID_OF)  # what people wish for long before it is done
_WISH = 6  # characters from a word of wishing to what is wished for

_FAINT = frozenset({Kind.MEETING, Kind.OTHER})  # a headline that says no more stresses nothing

_HELD_WITH_MISSIONS = frozenset({Kind.EXCHANGE, Kind.CONFERENCE, Kind.PROMOTION})
_BESIDE = 3
_MARGIN = 15  # characters from "on the sidelines" within which the event's name begins
_MARGIN_OF_CONFERENCES = 50
_AIM = 40  # characters by which a conference must stand further from the date than the visit


def founds_association(terms: Sequence[Term]) -> bool:
    """Whether a friendship association holds its congress: that says more than who came to it."""
    classes = {term.value for term in terms if term.group == "word"}
    return {"associate", "found"} <= classes


_LENT = frozenset({Kind.AGREEMENT, Kind.AWARD, Kind.OTHER})  # kinds that one word in the clause is enough to mean


def shared_kinds(terms: Sequence[Term], lent: Sequence[Term], language: str) -> frozenset[Kind]:
    """The kinds whose row of words is complete once the headline lends its own; one must stand in the clause."""
    own = {term.value for term in terms if term.group == "word"}
    both = own | {term.value for term in lent if term.group == "word"}
    rows = ((rule.kind, row) for rule in kind_rules(language) for row in rule.together if rule.kind in _LENT)
    return frozenset(kind for kind, row in rows if both.issuperset(row) and own & set(row))


# What a dated clause is about that uses no words of a kind, but says with what or with whom: the first that fits.
_HINTS = (("pact", Kind.AGREEMENT), ("tie", Kind.TWINNING), ("prize", Kind.AWARD), ("talk", Kind.MEETING))


def hinted_kinds(terms: Sequence[Term]) -> frozenset[Kind]:
    """A kind that single words hint at. Only for clauses that name both sides: a weak proof."""
    own = {term.value for term in terms if term.group == "word"}
    if {"pact", "talk"} <= own and "sign" not in own:  # they talked about an agreement
        return frozenset({Kind.MEETING})
    kind = next((kind for word, kind in _HINTS if word in own), None)
    if kind in _WISHED and any(t.group == "cue" and t.value == "wished" for t in terms):
        return frozenset()
    if kind is None and own & {"guests", "travel"}:
        kind = Kind.VISIT
    return frozenset({kind}) if kind else frozenset()


def kinds_in(terms: Sequence[Term], language: str) -> frozenset[Kind]:
    """The kinds that hold among `terms`: a word that stands alone for one, or a row of words together."""
    found = {_KINDS[term.value] for term in _events_told(terms)}
    classes = {term.value for term in _words(terms)}
    rows = rows_beginning_with(language)
    for name in classes:
        found.update(kind for kind, row in rows.get(name, ()) if classes.issuperset(row))
    return frozenset(found - _wished(terms) if found & _WISHED else found)


def _words(terms: Sequence[Term]) -> Sequence[Term]:
    """The words, without those of one character that are part of a longer one."""
    words = [t for t in terms if t.group == "word"]
    short = [t for t in words if t.span.end - t.span.start == 1]
    if not short:
        return words
    parts = {s for s in short if any(t.span != s.span and t.span.covers(s.span) for t in words)}
    return [t for t in words if t not in parts]


def _wished(terms: Sequence[Term]) -> frozenset[Kind]:
    """What is only wished for or talked about: each word of the kind follows on one of wishing."""
    wishes = [t.span.end for t in terms if t.group == "cue" and t.value == "wished"]
    if not wishes:
        return frozenset()
    told = [(kind, t.span) for t in terms for kind in _WISHED if _speaks_of(t, kind)]
    done = {kind for kind, span in told if not any(0 <= span.start - end <= _WISH for end in wishes)}
    return _WISHED - done


def _speaks_of(term: Term, kind: Kind) -> bool:
    return term.value == kind if term.group == "kind" else term.group == "word" and term.value in _SAID_OF[kind]


_KINDS = {str(kind): kind for kind in Kind}


def _events_told(terms: Sequence[Term]) -> list[Term]:
    """The words of kinds, but those of an event on whose sidelines something else takes place."""
    told = [t for t in terms if t.group == "kind"]
    margins = [t.span.end for t in terms if t.group == "cue" and t.value == "sidelines"] if told else []
    if not margins:
        return told
    return [t for t in told if not any(0 <= t.span.start - end <= _margin(t) for end in margins)]


def _margin(term: Term) -> int:
    """A conference's name is long: "on the sidelines of the Asian Economic Forum Horasis"."""
    return _MARGIN_OF_CONFERENCES if term.value == Kind.CONFERENCE else _MARGIN


def first_kind(kinds: Iterable[Kind], stressed: frozenset[Kind]) -> Kind:
    """The kind that goes first: what the headline stresses, else by precedence. Raises ValueError for no kinds."""
    ordered = sorted(kinds, key=PRECEDENCE.index)
    if not ordered:
        raise ValueError("no kinds to choose from")
    strong = any(kind not in _FAINT for kind in ordered)
    return next((kind for kind in ordered if kind in stressed and not (strong and kind in _FAINT)), ordered[0])


def without_aims(kinds: frozenset[Kind], terms: Sequence[Term], date: Span) -> frozenset[Kind]:
    """Without the conference that a visit is made for: "a visit in April, for the opening of the exposition"."""
    if not {Kind.VISIT, Kind.CONFERENCE} <= kinds:
        return kinds
    visit, conference = (_distance(terms, kind, date) for kind in (Kind.VISIT, Kind.CONFERENCE))
    nearer = visit is not None and conference is not None and visit + _AIM < conference
    return kinds - {Kind.CONFERENCE} if nearer else kinds


def _distance(terms: Sequence[Term], kind: Kind, date: Span) -> int | None:
    """Characters between the date and the nearest word that alone stands for `kind`; None without one."""
    spans = [t.span for t in terms if t.group == "kind" and t.value == kind]
    return min((max(s.start - date.end, date.start - s.end, 0) for s in spans), default=None)


def without_form(kinds: frozenset[Kind], terms: Sequence[Term]) -> frozenset[Kind]:
    """A promotion in the form of a conference ("investment promotion seminar") is a promotion."""
    if not {Kind.PROMOTION, Kind.CONFERENCE} <= kinds:
        return kinds
    if {"gathering", "investing"} <= {t.value for t in terms if t.group == "word"}:
        return kinds - {Kind.CONFERENCE}
    promotions, conferences = (
        [t.span for t in terms if t.group == "kind" and t.value == kind] for kind in (Kind.PROMOTION, Kind.CONFERENCE)
    )
    beside = any(-_BESIDE <= c.start - p.end <= _BESIDE or p.covers(c) for p in promotions for c in conferences)
    return kinds - {Kind.CONFERENCE} if beside else kinds


def without_missions(kinds: frozenset[Kind], terms: Sequence[Term]) -> frozenset[Kind]:
    """Without the embassy or the consulate that only holds a festival or a fair together with the province."""
    if Kind.CONSULAR not in kinds or not kinds & _HELD_WITH_MISSIONS:
        return kinds
    missions = [t.span for t in terms if t.group == "word" and t.value == "mission"]
    consular = [t.span for t in terms if t.group == "kind" and t.value == Kind.CONSULAR]
    persons = [span for span in consular if not any(mission.covers(span) for mission in missions)]
    return kinds if persons else kinds - {Kind.CONSULAR}


def without_crowds(kinds: frozenset[Kind], terms: Sequence[Term]) -> frozenset[Kind]:
    """Without the visit of those who come to an exchange, or to an opening, where no word says that it was one."""
    alone = {t.value for t in terms if t.group == "kind"}
    opens = {"open", "office"} <= {t.value for t in terms if t.group == "word"}
    if {Kind.VISIT, Kind.EXCHANGE} <= kinds and Kind.EXCHANGE in alone and Kind.VISIT not in alone:
        return kinds - {Kind.VISIT}
    return kinds - {Kind.VISIT} if opens and kinds == {Kind.VISIT, Kind.OTHER} and Kind.VISIT not in alone else kinds


def without_jubilee(kinds: frozenset[Kind], cues: frozenset[str]) -> frozenset[Kind]:
    """An anniversary of a twinning is no twinning, unless something is signed."""
    if Kind.TWINNING in kinds and "anniversary" in cues and Kind.AGREEMENT not in kinds:
        return kinds - {Kind.TWINNING} | {Kind.OTHER}
    return kinds

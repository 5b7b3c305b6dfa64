"""Who takes part from outside: countries, localities, international bodies; at home, others of the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.terms import Term
from timeline.lexicon.labels import canonical_country, canonical_mission
from timeline.model import Kind, Party, Role, Span

_CONSULAR_REACH = 60  # characters between "Consul General" and the country that sent him


@dataclass(frozen=True, slots=True)
class Outside:
    """Whom a stretch of text names. `consular`: it speaks of consuls or ambassadors."""

    countries: tuple[str, ...] = ()
    places: tuple[Term, ...] = ()
    bodies: tuple[Term, ...] = ()
    domestic: tuple[Term, ...] = ()
    ministries: tuple[Term, ...] = ()
    consular: bool = False

    @property
    def is_named(self) -> bool:
        return bool(self.countries or self.bodies)

    @property
    def is_domestic(self) -> bool:
        return bool(self.domestic or self.ministries) and not self.countries and not self.bodies


def outside_in(terms: Sequence[Term], home: str) -> Outside:
    """Who is named among `terms`, `home` being the home country (ISO 3166-1)."""
    named: dict[str, dict[str, Term]] = {}  # by group, one term a name
    countries: dict[str, None] = {}
    consular = False
    for term in terms:
        if term.group in _OUTSIDE:
            named.setdefault(term.group, {}).setdefault(term.name, term)
            if term.group in _ABROAD and term.value != home:
                countries[term.value] = None
        elif term.group == "kind" and term.value == Kind.CONSULAR:
            consular = True
    if not named and not consular:
        return _NOBODY
    places, bodies, domestic, ministries = (tuple(named.get(group, {}).values()) for group in _GROUPS)
    return Outside(tuple(countries), places, bodies, domestic, ministries[:1], consular)


_GROUPS = ("place", "body", "domestic", "ministry")
_ABROAD = frozenset({"country", "place"})
_OUTSIDE = _ABROAD.union(_GROUPS)
_NOBODY = Outside()


def parties_of(outside: Outside, kind: Kind, terms: Sequence[Term]) -> tuple[Party, ...]:
    """The parties that `outside` stands for, by their canonical names, so that languages agree on them."""
    role = _ROLES.get(kind, Role.PARTICIPANT)
    parties = [Party(term.name, role, term.value) for term in outside.places]
    parties += [Party(term.name, _body_role(kind, role)) for term in outside.bodies]
    if outside.is_domestic:
        parties += [Party(term.name, role) for term in (*outside.domestic, *outside.ministries)]
    located = {party.country for party in parties}
    for code in outside.countries:
        name = canonical_country(code)
        if _sent_by(code, terms):
            parties.append(Party(canonical_mission(code), role, code))
        elif code not in located:
            parties.append(Party(name, role, code))
    return tuple(dict.fromkeys(parties))


_ROLES = {
    Kind.AGREEMENT: Role.SIGNATORY,
    Kind.TWINNING: Role.SIGNATORY,
    Kind.VISIT: Role.VISITOR,
    Kind.CONSULAR: Role.VISITOR,
}


def _body_role(kind: Kind, role: Role) -> Role:
    return Role.ORGANISER if kind in {Kind.CONFERENCE, Kind.AWARD, Kind.MEMBERSHIP} else role


def _sent_by(code: str, terms: Sequence[Term]) -> bool:
    """Whether a consul or an ambassador of that country is named."""
    offices = [t.span for t in terms if t.group == "kind" and t.value == Kind.CONSULAR]
    lands = [t.span for t in terms if t.group == "country" and t.value == code]
    return any(_gap(a, b) <= _CONSULAR_REACH for a in offices for b in lands)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)

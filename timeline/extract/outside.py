"""Who takes part from outside: countries, localities, international bodies; at home, others of the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.terms import Term
from timeline.model import Kind


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

"""Who takes part in an event, with the part that each has: states, localities and bodies from outside, and persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.extract.outside import Outside
from timeline.extract.page import Page
from timeline.extract.people import Person, people_in
from timeline.extract.roles import Direction, role_of
from timeline.extract.scene import Scene
from timeline.extract.terms import Term
from timeline.lexicon.labels import canonical_country, canonical_mission
from timeline.model import Kind, Party, Role, Span

_CONSULAR_REACH = 60  # characters between "Consul General" and the country that sent him
_OFFICE_REACH = 4  # characters: "the director of" it
_BODIES_ORGANISE = frozenset({Kind.CONFERENCE, Kind.AWARD, Kind.MEMBERSHIP})
_HOME = frozenset({"home-name", "home-place", "home-body", "home"})
_FOREIGN = frozenset({"country", "place"})
_OF_THE_COUNTRY = frozenset({"domestic", "ministry"})
_MOST = 8  # persons


@dataclass(frozen=True, slots=True)
class Cast:
    """What the parts depend on: who is there from outside, at what kind of event, and who travels."""

    outside: Outside
    kind: Kind
    direction: Direction | None


def parties_of(cast: Cast, terms: Sequence[Term]) -> tuple[Party, ...]:
    """The parties from outside, by their canonical (English) names, so that languages agree on them.

    terms: the words and names of the sentence.
    """
    role = role_of(cast.kind, cast.direction, at_home=False)
    body_role = Role.ORGANISER if cast.kind in _BODIES_ORGANISE else role
    parties = [Party(term.name, role, term.value) for term in cast.outside.places]
    sent = {body.name for body in cast.outside.bodies if _only_sends(body, cast.kind, terms)}
    parties += [Party(term.name, role if term.name in sent else body_role) for term in cast.outside.bodies]
    if cast.outside.is_domestic:
        parties += [Party(term.name, role) for term in (*cast.outside.domestic, *cast.outside.ministries)]
    parties += _states(cast.outside, role, terms, {party.country for party in parties})
    return tuple(dict.fromkeys(parties))


def _only_sends(body: Term, kind: Kind, terms: Sequence[Term]) -> bool:
    """Whether a body at a conference is named for nothing but the office of one who attends: "the director of ..."."""
    offices = [t.span for t in terms if t.group == "office"]
    named = [t.span for t in terms if t.group == "body" and t.name == body.name]
    beside = (any(_gap(office, span) <= _OFFICE_REACH for office in offices) for span in named)
    return kind is Kind.CONFERENCE and bool(named) and all(beside)


def persons_of(page: Page, scene: Scene, cast: Cast, home_country: str) -> tuple[Party, ...]:
    """The persons whom the sentence names, and the undated ones of its paragraph that follow, with their offices."""
    found: dict[str, Party] = {}
    for span in _told_in(page, scene):
        for person in people_in(page, span):
            found.setdefault(person.name.casefold(), _party(person, cast, home_country))
    return tuple(found.values())[:_MOST]


def _party(person: Person, cast: Cast, home_country: str) -> Party:
    at_home = person.side is not None and person.side.group in _HOME
    role = role_of(cast.kind, cast.direction, at_home=at_home) if person.side is not None else Role.PARTICIPANT
    return Party(person.name, role, _country(person, at_home, home_country), person.title)


def _country(person: Person, at_home: bool, home_country: str) -> str | None:
    if at_home or (person.side is not None and person.side.group in _OF_THE_COUNTRY):
        return home_country or None
    return person.side.value if person.side is not None and person.side.group in _FOREIGN else None


_FOLLOWING = 2  # sentences


def _told_in(page: Page, scene: Scene) -> Iterator[Span]:
    yield scene.sentence.span
    for sentence in page.following(scene.sentence, _FOLLOWING):
        if sentence.line != scene.sentence.line or page.mentions_in(sentence.span):
            return
        yield sentence.span


def _states(outside: Outside, role: Role, terms: Sequence[Term], located: set[str | None]) -> Iterator[Party]:
    """Countries that no locality stands for, and their missions where a consul or an ambassador is named."""
    for code in outside.countries:
        if _sent_by(code, terms):
            yield Party(canonical_mission(code), role, code)
        elif code not in located:
            yield Party(canonical_country(code), role, code)


def _sent_by(code: str, terms: Sequence[Term]) -> bool:
    """Whether a consul or an ambassador of that country is named."""
    offices = [t.span for t in terms if t.group == "kind" and t.value == Kind.CONSULAR]
    lands = [t.span for t in terms if t.group == "country" and t.value == code]
    return any(_gap(a, b) <= _CONSULAR_REACH for a in offices for b in lands)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)

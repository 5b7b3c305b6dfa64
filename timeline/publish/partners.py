"""With whom a province has to do: countries and foreign localities, since when, how often, and what was agreed.

Only what was held counts. Whether an agreement is in force is in no news, so agreements are those that were signed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from timeline.lexicon.places import places
from timeline.model import Event, Kind, Precision, Status
from timeline.publish.report.figures import without_summaries


@dataclass(frozen=True, slots=True)
class Partner:
    """One country, or one locality of it.

    name: canonical, of a locality; "" for the country itself. country: ISO 3166-1 alpha-2.
    events: how many. first, last: the earliest and the latest. signed: agreements, twinned: twinnings, by date.
    coming: what is announced and has not passed, by date. years: how many events began in each year.
    """

    name: str
    country: str
    events: int
    first: Event
    last: Event
    signed: tuple[Event, ...] = ()
    twinned: tuple[Event, ...] = ()
    coming: tuple[Event, ...] = ()
    years: Mapping[int, int] = field(default_factory=dict)


def find_partners(events: Iterable[Event], today: date) -> tuple[tuple[Partner, ...], tuple[Partner, ...]]:
    """The countries and the localities that events were held with, those with the most first."""
    shown = sorted((e for e in events if e.withdrawn is None and e.dtstart), key=lambda e: (str(e.dtstart), e.uid))
    by_country: dict[tuple[str, str], list[Event]] = defaultdict(list)
    by_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in shown:
        for code in dict.fromkeys(event.countries):
            by_country["", code].append(event)
        for place in dict.fromkeys(_localities(event)):
            by_place[place].append(event)
    return _partners(by_country, today), _partners(by_place, today)


def _localities(event: Event) -> Iterable[tuple[str, str]]:
    """Places by their names in the tables; other parties are bodies and persons."""
    for party in event.parties:
        if party.country and not party.is_person and (party.name, party.country) in _known():
            yield party.name, party.country


@cache
def _known() -> frozenset[tuple[str, str]]:
    return frozenset((place.canonical, place.country) for place in places())


def _partners(found: Mapping[tuple[str, str], Sequence[Event]], today: date) -> tuple[Partner, ...]:
    made = (_partner(name, country, events, today) for (name, country), events in found.items())
    known = (partner for partner in made if partner is not None)
    return tuple(sorted(known, key=lambda p: (-p.events, p.country, p.name)))


def _partner(name: str, country: str, events: Sequence[Event], today: date) -> Partner | None:
    """None where nothing was held with it so far."""
    held = [event for event in events if event.status is Status.HELD]
    if not held:
        return None
    return Partner(
        name,
        country,
        len(held),
        held[0],
        max(held, key=_ended),
        signed=without_summaries([e for e in held if Kind.AGREEMENT in (e.kind, *e.also)]),
        twinned=tuple(e for e in held if e.kind is Kind.TWINNING),  # an anniversary is beside its own kind a twinning
        coming=tuple(e for e in events if e.status is Status.PLANNED and e.dtend is not None and e.dtend > today),
        years=dict(sorted(Counter(e.dtstart.year for e in held if e.dtstart is not None).items())),
    )


def _ended(event: Event) -> tuple[str, bool, str]:
    """The later one is the last contact; a year that is all that is known is not later than a day in it."""
    return (str(event.dtstart), event.precision is Precision.DAY, event.uid)

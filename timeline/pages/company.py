"""Other events with the same counterpart: what a reader of one event asks next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline.filter import EventFilter
from timeline.lexicon.labels import canonical_country, country_name, party_label
from timeline.model import Event
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE
from timeline.store import Store

MOST = 5  # events that are named
_ASKED = 4  # counterparts of one event that are asked for, the first first


@dataclass(frozen=True, slots=True)
class Company:
    """label: the counterpart. chosen: the filter of all events with it. number: how many these are.

    events: the newest of them, without the one that is looked at.
    """

    label: str
    chosen: EventFilter
    number: int
    events: tuple[Event, ...]


def find_company(
    store: Store, event: Event, base: EventFilter, select: Callable[[EventFilter], EventFilter], language: str
) -> Company | None:
    """The events with the first counterpart of which there are others: a locality or body, else a country; else None.

    base: the language and provinces of the view. select: what a filter selects on this site.
    """
    for label, chosen in list(_counterparts(event, base, language))[:_ASKED]:
        number = store.summary(select(chosen)).events
        if number > 1:
            newest = store.find_events(select(replace(chosen, limit=MOST + 1)))
            return Company(label, chosen, number, tuple(e for e in newest if e.uid != event.uid)[:MOST])
    return None


def _counterparts(event: Event, base: EventFilter, language: str) -> Iterator[tuple[str, EventFilter]]:
    for party in event.parties:
        is_country = party.country is not None and party.name == canonical_country(party.country)
        if not party.is_person and not is_country:
            label = clean_line(party_label(party, language), LONGEST_TITLE)
            yield label, replace(base, parties=(party.name,))
    for code in event.countries:
        yield clean_line(country_name(code, language)), replace(base, countries=(code,))

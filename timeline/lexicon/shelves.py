"""Shelves: where reports lie that may speak of one event, so that a new one is held against few others.

A shelf has a name and a report lies on it for some days: two reports are compared where they lie on the same shelf with
a day in common. Reports of the very same dates share shelves by the words of a party, by all countries, by an event's
name or by their sentences; reports of other dates by a counterpart or by an event's name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil

from timeline.folding import NEARLY_THE_SAME, fold, shingles, words
from timeline.lexicon.series import country_names, event_names
from timeline.model import EventCandidate, Kind, Party, Precision, Role

ONCE = frozenset({Kind.AGREEMENT, Kind.TWINNING, Kind.MEMBERSHIP, Kind.AWARD})
"""Kinds of what happens but once in a while between two: the same counterpart in the same year is the same event."""
GATHERINGS = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.EXCHANGE, Kind.OTHER})
NEAR_DAYS = 3  # reports of one event may contradict each other by so many days
LONG_AGO = 45  # "recently" is not further back than that
OWN_WORDS = 5  # a title of fewer words ("News and events") may stand over anything
SHELVING = 2  # to be raised with each change of what lies where: stores then shelve their reports anew
_YEAR = 366

Shelf = tuple[int, int, int]
"""A shelf's name as a number of 64 bits with a sign, and the first and last day (ordinals) that a report lies there."""


def named_parties(candidate: EventCandidate) -> list[Party]:
    """The parties but persons and countries: who says no more than "Japan" names nobody."""
    return [p for p in candidate.parties if fold(p.name) and not (p.is_person or _is_country(p))]


def only_organises(party: Party, kind: Kind) -> bool:
    """Whether a party is no counterpart by itself: a body holds many conferences, but gives an award once."""
    return party.country is None and kind not in ONCE and (party.role is Role.ORGANISER or kind in GATHERINGS)


def specific_names(candidate: EventCandidate) -> frozenset[str]:
    """The counterparts by which reports of different dates may be one event, folded."""
    return frozenset(fold(p.name) for p in named_parties(candidate) if not only_organises(p, candidate.kind))


def counts_by_counterpart(candidate: EventCandidate) -> bool:
    """Whether the same counterpart in the same period makes one event: on one day, or for what happens but once."""
    precision = candidate.precision
    return precision is Precision.DAY or (precision is not Precision.BEFORE and candidate.kind in ONCE)


def own_headline(candidate: EventCandidate) -> frozenset[tuple[str, ...]]:
    """The runs of words of the summary, if it is the source's own and long enough to tell something."""
    own = () if candidate.composed else words(candidate.summary)
    return shingles(candidate.summary) if len(own) >= OWN_WORDS else frozenset()


def find_shelves(candidate: EventCandidate) -> frozenset[Shelf]:
    """Where a report of this lies; what can be one event by any rule shares a shelf and a day there."""
    window = (candidate.dtstart, candidate.dtend, candidate.precision, candidate.province)
    same = {(_number("same", *window, *key), 0, 0) for key in _keys_of_the_same_dates(candidate)}
    since, until = _reach(candidate)
    far = {(_number("far", candidate.province, key), since, until) for key in _keys_of_other_dates(candidate)}
    return frozenset(same | far | set(_years_on(candidate)))


def _is_country(party: Party) -> bool:
    return fold(party.name).removeprefix("the ") in country_names(party.country)


def _keys_of_the_same_dates(candidate: EventCandidate) -> Iterator[tuple[object, ...]]:
    if counts_by_counterpart(candidate):
        names = {fold(party.name) for party in named_parties(candidate)}
        yield from (("party", word) for name in names for word in {name, *words(name)})
        if candidate.countries:
            yield ("countries", *sorted(candidate.countries))
        if candidate.kind is Kind.CONSULAR:
            yield ("corps",)
    yield from (("name", name) for name in event_names(candidate).all)
    yield from (("text", *run) for run in _telling(shingles(candidate.evidence.quote)))
    yield from (("text", *run) for run in _telling(own_headline(candidate)))


def _telling(runs: frozenset[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """Enough of a text's runs of words that texts that are nearly the same share one.

    Sets with a Jaccard index of at least t share one of their first n - ceil(t n) + 1 members in any fixed order.
    """
    ordered = sorted(runs, key=lambda run: _number(*run))
    return ordered[: len(runs) - ceil(len(runs) * NEARLY_THE_SAME - 1e-9) + 1]


def _keys_of_other_dates(candidate: EventCandidate) -> Iterator[str]:
    yield from specific_names(candidate)
    yield from event_names(candidate).all
    if candidate.precision is Precision.DAY:
        yield from (fold(party.name) for party in named_parties(candidate))


def _reach(candidate: EventCandidate) -> tuple[int, int]:
    """The days for which a report is held against those of other dates, as ordinals."""
    last = _ordinal(candidate.dtend) - 1
    if candidate.precision is Precision.BEFORE or candidate.dtstart is None:
        return last - LONG_AGO, last
    first = _ordinal(candidate.dtstart)
    if candidate.precision is Precision.DAY:  # two days meet where they are no more than NEAR_DAYS apart
        return first - NEAR_DAYS // 2, last + (NEAR_DAYS - NEAR_DAYS // 2)
    return first, last


def _years_on(candidate: EventCandidate) -> Iterator[Shelf]:
    """The same day and month in the neighbouring years: a year is easily mistaken."""
    if candidate.precision is Precision.DAY and candidate.dtstart is not None:
        day = candidate.dtstart
        for name in specific_names(candidate):
            number = _number("year", candidate.province, name, day.month, day.day)
            yield number, day.toordinal() - _YEAR // 2, day.toordinal() + _YEAR // 2


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def _number(*parts: object) -> int:
    """The same number for the same parts on every machine."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)

"""Whether two reports of one home province speak of one event: of the same dates, and what counts for others, too.

In doubt they do not: an event that is shown twice can be merged later, two events that were made one have lost a truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from timeline.folding import NEARLY_THE_SAME, fold, jaccard, shingles, words
from timeline.lexicon.series import Names, event_names, undated_quote
from timeline.lexicon.shelves import (
    GATHERINGS,
    ONCE,
    counts_by_counterpart,
    named_parties,
    only_organises,
    own_headline,
    specific_names,
)
from timeline.model import Evidence, Kind, Precision, Role, Status
from timeline.records import Report

_CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_ONE_DAY = timedelta(days=1)

Run = tuple[str, ...]

APART = -1
UNSAID = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A report with what is compared of it: names folded, kinds and countries as sets, texts as runs of words.

    counterparts: names of parties, but for countries': who says no more than "Japan" names nobody. organisers: those of
    them that are no counterpart by themselves: a body holds many conferences. specific: the others. persons: those that
    are not known to be of the home country. foreigners: those that are known to be of another. visitors, hosts: of the
    counterparts, who came and whom the province came to. headline: the summary, if it is the source's own and long
    enough to tell something. undated: the quote without its date.
    """

    report: Report
    kinds: frozenset[Kind]
    countries: frozenset[str]
    counterparts: frozenset[str]
    organisers: frozenset[str]
    specific: frozenset[str]
    persons: frozenset[str]
    foreigners: frozenset[str]
    visitors: frozenset[str]
    hosts: frozenset[str]
    names: Names
    quote: frozenset[Run]
    undated: frozenset[Run]
    headline: frozenset[Run]

    @property
    def kind(self) -> Kind:
        return self.report.candidate.kind

    @property
    def is_of_days(self) -> bool:
        candidate = self.report.candidate
        return candidate.precision is Precision.DAY and candidate.dtstart is not None and candidate.dtend is not None

    @property
    def period(self) -> tuple[date, date]:
        """First day and the day after the last, of a report that `is_of_days`."""
        candidate = self.report.candidate
        return candidate.dtstart or date.min, candidate.dtend or date.max

    @property
    def facts(self) -> tuple[object, ...]:
        """All but the texts and the article: of hundreds of reports on one day, most say the same."""
        c = self.report.candidate
        time = (c.dtstart, c.dtend, c.precision, c.clock, c.part_of_day)
        named = (self.countries, self.counterparts, self.organisers, self.persons, self.visitors, self.hosts)
        return (c.kind, self.kinds, c.status, c.language, c.location, *time, *named, self.names)


def said(report: Report) -> Said:
    candidate = report.candidate
    named = named_parties(candidate)
    persons = [p for p in candidate.parties if p.is_person and (p.country is None or p.country in candidate.countries)]
    return Said(
        report=report,
        kinds=frozenset({candidate.kind, *candidate.also}),
        countries=frozenset(candidate.countries),
        counterparts=frozenset(fold(party.name) for party in named),
        organisers=frozenset(fold(party.name) for party in named if only_organises(party, candidate.kind)),
        specific=specific_names(candidate),
        persons=frozenset(fold(party.name) for party in persons),
        foreigners=frozenset(fold(party.name) for party in persons if party.country),
        visitors=frozenset(fold(party.name) for party in named if party.role is Role.VISITOR),
        hosts=frozenset(fold(party.name) for party in named if party.role is Role.HOST),
        names=event_names(candidate),
        quote=shingles(candidate.evidence.quote),
        undated=shingles(undated_quote(candidate)),
        headline=own_headline(candidate),
    )


def standing(report: Report) -> tuple[object, ...]:
    """Where and what: the order among reports that are otherwise equal. An id would depend on what was known before."""
    said_so = report.candidate
    names = tuple(party.name for party in said_so.parties)
    place = (report.article, said_so.date_span, said_so.evidence.span)
    return (*place, said_so.kind, said_so.summary, said_so.countries, names, said_so.status, said_so.location or "")


def host_of(evidence: Evidence) -> str:
    """Who tells it: the host of the page, with or without "www."; else the article. Of a reprint, who told it first."""
    told = evidence.reprint_of or evidence.url or ""
    host = urlsplit(told).netloc if told.lower().startswith(("http://", "https://")) else ""
    return host.lower().removeprefix("www.") or evidence.reprint_of or evidence.article


@dataclass(frozen=True, slots=True)
class Bond:
    """What two reports' facts say, whatever their sentences do: whether they can be one event, and how surely they are.

    headlines: whether the same headline counts, too.
    """

    apart: bool
    strength: int = 0
    headlines: bool = False


def relation(one: Said, other: Said) -> int:
    """APART: never one event. UNSAID: nothing says that they are one. Above: one event, the higher the surer."""
    return APART if one.report.article == other.report.article else surer(bond(one, other), one, other)


def surer(found: Bond, one: Said, other: Said, *, alike: bool = True) -> int:
    """The relation of reports of two articles, with that bond. alike: whether their texts may be nearly the same."""
    if found.apart:
        return APART
    strength = found.strength
    if alike:
        strength += 4 * _nearly_the_same(one.quote, other.quote)
        strength += 4 * ((found.headlines or strength > 0) and _nearly_the_same(one.headline, other.headline))
    return 2 * strength + (one.report.candidate.kind == other.report.candidate.kind) if strength else UNSAID


def surest(found: Bond, *, quotes: bool, headlines: bool) -> int:
    """What `surer` gives at most. quotes, headlines: whether these may be nearly the same."""
    return APART if found.apart else 2 * (found.strength + 4 * quotes + 4 * headlines) + 1


def bond(one: Said, other: Said) -> Bond:
    """See `Bond`; it follows from the `facts` of the two."""
    if is_contradicted(one, other):
        return Bond(apart=True)
    strength = 4 * _same_name(one, other)
    if not strength and _other_counterparts(one, other):
        return Bond(apart=False)
    strength += 4 * _same_counterpart(one, other) or 2 * _same_occasion(one, other)
    return Bond(apart=False, strength=strength, headlines=True)


def tell_the_same(one: Said, other: Said) -> bool:
    """Whether headlines or sentences are nearly the same, whatever day they name."""
    if one.report.candidate.language != other.report.candidate.language:
        return False
    return _nearly_the_same(one.undated, other.undated) or _nearly_the_same(one.headline, other.headline)


def share_guests(one: Said, other: Said) -> bool:
    """Whether a counterpart, or all countries, are the same."""
    return bool(one.counterparts & other.counterparts) or bool(one.countries and one.countries == other.countries)


def name_others(one: Said, other: Said) -> bool:
    """Whether both, in one language, name somebody, but nobody in common."""
    return one.report.candidate.language == other.report.candidate.language and _other_counterparts(one, other)


def have_turned_round(one: Said, other: Said) -> bool:
    """Whether who came in the one is who was visited in the other: a visit and the return of it."""
    return not (one.visitors.isdisjoint(other.hosts) and one.hosts.isdisjoint(other.visitors))


def is_contradicted(one: Said, other: Said) -> bool:
    """Whether something that the two say can never be true of one event, however exactly they know its date."""
    first, second = one.report.candidate, other.report.candidate
    if one.kinds.isdisjoint(other.kinds):
        return True
    if _differ(first.clock, second.clock) or _differ(first.part_of_day, second.part_of_day):
        return not _happens_once(one, other)
    if first.language == second.language and _other_place(_venue(one, other), _venue(other, one)):
        return True
    abroad = one.countries and other.countries and not one.countries & other.countries
    return bool(abroad and not one.counterparts & other.counterparts)


def _happens_once(one: Said, other: Said) -> bool:
    """Whether it is of a kind that the same counterpart does not come to twice on one day, whatever hour is told."""
    return one.kind == other.kind and one.kind in ONCE and bool(one.specific & other.specific)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _venue(one: Said, other: Said) -> str | None:
    """Where the one says that it was; not where a counterpart is at home, since they may have met by video."""
    place = one.report.candidate.location
    at_home = place is not None and fold(place) in one.counterparts | other.counterparts
    return None if at_home else place


def _other_place(one: str | None, other: str | None) -> bool:
    """Whether two places, in one language, have no word in common: "City Hall" may be "the City Hall of Kobe"."""
    return bool(one and other and not set(words(one)) & set(words(other)))


def _same_counterpart(one: Said, other: Said) -> bool:
    """Whether somebody who is named meets the province in both.

    In a month or a year, the one must name all whom the other does: a sentence may sum up what was agreed with three.
    """
    if not counts_by_counterpart(one.report.candidate) or not counts_by_counterpart(other.report.candidate):
        return False
    if one.report.candidate.precision is Precision.DAY:
        return bool(_shared(one, other) - one.organisers - other.organisers)
    same_kind = one.report.candidate.kind == other.report.candidate.kind
    same_countries = one.countries == other.countries or not one.countries or not other.countries
    shared = one.counterparts & other.counterparts
    return bool(shared) and same_kind and same_countries and shared in (one.counterparts, other.counterparts)


def _other_counterparts(one: Said, other: Said) -> bool:
    """Whether both name somebody, but nobody in common: a province may well meet two cities of one country on a day.

    Known names are the same in all languages; whether others mean the same cannot be known.
    """
    return bool(one.counterparts and other.counterparts and not _shared(one, other))


def _shared(one: Said, other: Said) -> frozenset[str]:
    """The counterparts of both; in one language, "City of Daejeon" is "Daejeon"."""
    shared = one.counterparts & other.counterparts
    if shared or one.report.candidate.language != other.report.candidate.language:
        return shared
    return frozenset(name for first in one.counterparts for name in other.counterparts if _within(first, name))


def _within(one: str, other: str) -> bool:
    first, second = set(words(one)), set(words(other))
    return first <= second or second <= first


def _same_occasion(one: Said, other: Said) -> bool:
    """What makes one event of two reports of one day that name no counterpart in common.

    The same organiser or countries, and the very same several days, a person from outside, or a gathering at the very
    same place; or the consular corps, at the same time of the day. None of it is enough alone, and what took place is
    not what was called off.
    """
    first, second = one.report.candidate, other.report.candidate
    if first.precision is not Precision.DAY or _is_called_off_and_held(first.status, second.status):
        return False
    if _is_of_the_corps(one) and _is_of_the_corps(other):
        return first.part_of_day is not None and first.part_of_day == second.part_of_day
    if not one.counterparts & other.counterparts and (not one.countries or one.countries != other.countries):
        return False
    if one.persons & other.persons or (first.dtstart and first.dtend and first.dtend - first.dtstart > _ONE_DAY):
        return True
    if first.kind not in GATHERINGS or second.kind not in GATHERINGS or not first.location:
        return False
    return fold(first.location) == fold(second.location or "")


def _is_of_the_corps(one: Said) -> bool:
    """Whether the consuls of many countries were there, of whom none is named."""
    return one.kind is Kind.CONSULAR and not one.countries and not one.counterparts


def _is_called_off_and_held(one: Status, other: Status) -> bool:
    return Status.HELD in (one, other) and (one in _CALLED_OFF or other in _CALLED_OFF)


def _same_name(one: Said, other: Said) -> bool:
    """The same named event; on one day it is enough that both sentences mention the name."""
    if one.report.candidate.precision is Precision.DAY:
        return not one.names.told.isdisjoint(other.names.told) or one.names.agree(other.names)
    return one.names.agree(other.names)


def _nearly_the_same(one: frozenset[Run], other: frozenset[Run]) -> bool:
    few, many = sorted((len(one), len(other)))
    return few >= NEARLY_THE_SAME * many and jaccard(one, other) >= NEARLY_THE_SAME

"""What the reports of one event say together.

The facts follow from the set of reports: which came first plays no part, but for the order of the summaries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from timeline.folding import fold
from timeline.model import Event, EventCandidate, Evidence, Kind, Party, Precision, Scope, Status
from timeline.records import Report
from timeline.resolve.alike import host_of, standing

_MOST = 0.99  # never certain
_DOUBT_LEFT = 0.85  # each further source takes away this much less than all of the doubt
_SUREST = (Status.HELD, Status.CANCELLED, Status.POSTPONED, Status.PLANNED)  # among reports of one day
_FINEST_FIRST = tuple(Precision)
_NEVER = 10**6
_LONGEST = timedelta(days=14)  # of what took place on all of its days: else it is a season in which there was a day
_ANYWHERE = timedelta(days=1)  # so far may a newspaper's day be ahead of the program's
_CALLED_OFF = (Status.CANCELLED, Status.POSTPONED)
_MANY = 2  # so many hosts outweigh one: that takes back what they report as held, that tells of one day of theirs
Dates = tuple[date | None, date | None, Precision]
_Value = TypeVar("_Value")


def resolve_facts(uid: str, reports: Sequence[Report], created: datetime) -> Event:
    """The event that these reports (at least one) speak of, as if it became known at `created`."""
    ranked = [report.candidate for report in sorted(reports, key=_rank)]
    kind = _kind(ranked)
    dated = _dated(ranked)
    status = _status(ranked, dated, created.date() + _ANYWHERE)
    hours = [c for c in ranked if dates_of(c) == dates_of(dated)]  # another day's hour is not this one's
    part_of_day, clock = _first(c.part_of_day for c in hours), _first(c.clock for c in hours)
    return Event(
        uid=uid,
        dtstart=dated.dtstart,
        dtend=dated.dtend,
        precision=dated.precision,
        kind=kind,
        summary=_summaries(uid, reports, ranked),
        created=created,
        last_modified=created,
        also=_further_kinds(ranked, kind),
        status=status,
        scope=Scope.INTERNATIONAL if any(c.scope is Scope.INTERNATIONAL for c in ranked) else Scope.DOMESTIC,
        main=any(c.main for c in ranked),
        part_of_day=part_of_day,
        clock=clock,
        clock_end=_first(c.clock_end for c in hours if c.clock == clock),
        parties=_parties(ranked),
        countries=tuple(dict.fromkeys(country for c in ranked for country in c.countries)),
        location=_first(c.location or None for c in ranked),
        province=ranked[0].province,
        confidence=_confidence(ranked, dated),
        evidence=_evidence(reports),
        conflicts=tuple(dict.fromkeys((*_other_dates(ranked, dated), *_other_statuses(ranked, status)))),
    )


def shown_dates(reports: Sequence[Report]) -> Dates:
    """The dates that the event of these reports is shown with."""
    return dates_of(_dated([report.candidate for report in sorted(reports, key=_rank)]))


def dates_of(told: EventCandidate | Event) -> Dates:
    return told.dtstart, told.dtend, told.precision


def _dated(ranked: Sequence[EventCandidate]) -> EventCandidate:
    """Who knows best when it was: to the day, and then for all of its days; and as most sources say."""
    finest = min((c.precision for c in ranked), key=_FINEST_FIRST.index)
    told = list({dates_of(c): c for c in reversed(ranked) if c.precision is finest}.values())[::-1]
    best = [c for c in told if not any(_goes_before(other, c, ranked) for other in told)] or _surest(told, ranked)
    return max(best, key=lambda c: _attested(c, ranked)) if len(best) > 1 else best[0]  # max takes the first of equals


def _surest(told: Sequence[EventCandidate], ranked: Sequence[EventCandidate]) -> list[EventCandidate]:
    """Where of three each goes before another one, as hosts and sureness may have it, the sureness counts."""
    by_dates = [(_surely([c for c in ranked if dates_of(c) == dates_of(one)]), one) for one in told]
    most = max(sure for sure, _ in by_dates)
    return [one for sure, one in by_dates if sure == most]


def _goes_before(one: EventCandidate, other: EventCandidate, ranked: Sequence[EventCandidate]) -> bool:
    """Whether the one's dates and the other's agree, but the one says it better.

    That is fewer months or years; all days of what took several, if they are few, and told no less surely than a day
    of them: neither a plan, where that day is reported as held, nor a mention, where it is news; unless several hosts,
    and as many as tell of that day, tell of all: who reports from a summit tells of the day of its opening.
    """
    if dates_of(one) == dates_of(other):
        return False
    if _lies_within(other, one):
        return one.precision is Precision.DAY and _outweighs(one, other, ranked)
    return _lies_within(one, other) and not (other.precision is Precision.DAY and _outweighs(other, one, ranked))


def _outweighs(days: EventCandidate, day: EventCandidate, ranked: Sequence[EventCandidate]) -> bool:
    """Whether the event is shown with these days rather than with one, or a few, of them."""
    if days.dtstart is None or days.dtend is None or days.dtend - days.dtstart > _LONGEST:
        return False
    all_days = [c for c in ranked if dates_of(c) == dates_of(days)]
    one_day = [c for c in ranked if dates_of(c) == dates_of(day)]
    hosts = _hosts(all_days)
    return _surely(all_days) >= _surely(one_day) or (len(hosts) >= _MANY and len(hosts) >= len(_hosts(one_day)))


def _hosts(agreeing: Iterable[EventCandidate]) -> set[str]:
    """A host that reports as held what was still to come does not count."""
    return {host_of(c.evidence) for c in agreeing if not _foretells(c)}


def _surely(agreeing: Sequence[EventCandidate]) -> tuple[bool, bool]:
    """Whether anybody reports it as held, and whether as news."""
    return any(_tells_what_was(c) for c in agreeing), any(c.main for c in agreeing)


def _attested(dated: EventCandidate, ranked: Sequence[EventCandidate]) -> tuple[object, ...]:
    """More hosts, then reports of what was before plans, then news before mention, then fewer days, then written
    soonest after it, then the earlier day.
    """
    hosts = _hosts(c for c in ranked if _agrees(c, dated))
    telling = [c for c in ranked if _lies_within(c, dated)]
    length = (dated.dtend - dated.dtstart).days if dated.dtstart and dated.dtend else 0
    day = dated.dtstart or dated.dtend or date.max
    return len(hosts), *_surely(telling), -length, -min(map(_days_after, telling), default=_NEVER), -day.toordinal()


def _tells_what_was(candidate: EventCandidate) -> bool:
    """Whether it reports what was held: not what it was published before."""
    return candidate.status is Status.HELD and not _foretells(candidate)


def _foretells(candidate: EventCandidate) -> bool:
    """Whether it says that something was held on a day that was still to come: one of the two is wrong."""
    published, day = candidate.evidence.published, candidate.dtstart
    return candidate.status is Status.HELD and published is not None and day is not None and published < day


def _days_after(candidate: EventCandidate) -> int:
    """How long after the day it was published; "never" where it was before, or nobody knows."""
    published, day = candidate.evidence.published, candidate.dtstart
    return (published - day).days if published and day and published >= day else _NEVER


def _agrees(one: EventCandidate, dated: EventCandidate) -> bool:
    """Whether the one tells of the other's days, of one of them, or of the month or year that they are in."""
    return _lies_within(one, dated) or (one.precision is not Precision.DAY and _lies_within(dated, one))


def _lies_within(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether the one's days are all the other's; "recently" lies within nothing but itself."""
    if one.dtstart is None or other.dtstart is None or one.dtend is None or other.dtend is None:
        return dates_of(one) == dates_of(other)
    return other.dtstart <= one.dtstart and one.dtend <= other.dtend


def _is_of_days(candidate: EventCandidate) -> bool:
    start, end = candidate.dtstart, candidate.dtend
    return candidate.precision is Precision.DAY and start is not None and end is not None and (end - start).days > 1


def _rank(report: Report) -> tuple[object, ...]:
    """News before mere mention, then by day of publication; the rest only makes the order a fixed one."""
    return (not report.candidate.main, report.candidate.evidence.published or date.max, standing(report))


def _kind(ranked: Sequence[EventCandidate]) -> Kind:
    """The kind that most main reports give; the earlier in the order of kinds where they are equally many."""
    main = [c for c in ranked if c.main] or ranked
    votes = Counter(c.kind for c in main)
    return max(Kind, key=lambda kind: votes[kind])  # max takes the first of equals


def _further_kinds(ranked: Sequence[EventCandidate], kind: Kind) -> tuple[Kind, ...]:
    named = {k for c in ranked for k in (c.kind, *c.also)}
    return tuple(k for k in Kind if k in named and k is not kind)


def _status(ranked: Sequence[EventCandidate], dated: EventCandidate, today: date) -> Status:
    """What the newest report says; but an old plan that is told again does not undo what was reported as held, nor does
    a single host that, when all is over, takes back what several others report as held.
    """
    newest = max(ranked, key=lambda c: (_earliest(c, today), -_SUREST.index(c.status)))
    held = [c for c in ranked if _tells_what_was(c)]
    if newest.status is Status.PLANNED and held:
        return Status.HELD
    if newest.status in _CALLED_OFF and dated.dtend is not None and dated.dtend <= _earliest(newest, today):
        doubting = {host_of(c.evidence) for c in ranked if c.status in _CALLED_OFF}
        others = {host_of(c.evidence) for c in held if _agrees(c, dated)} - doubting
        return Status.HELD if len(doubting) == 1 and len(others) >= _MANY else newest.status
    return newest.status


def _earliest(candidate: EventCandidate, today: date) -> date:
    """When it was published; where that is unknown, or still to come, as early as can be: what tells that something was
    held was not written before that day.
    """
    published = candidate.evidence.published
    if published is not None and published <= today:
        return published
    day = candidate.dtstart if candidate.status is Status.HELD else None
    return day or date.min


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)


def _summaries(uid: str, reports: Sequence[Report], ranked: Sequence[EventCandidate]) -> dict[str, str]:
    """The best of the sources' own in each language; where there is none at all, what the program composed, in all.

    First the language of the report that the event has its uid from, if there is a title in it.
    """
    first = [report.candidate.language for report in reports if report.id == uid]
    own = [(c.language, c.summary) for c in ranked if not c.composed]
    titles = own or [title for c in ranked for title in _composed(c)]
    wanted = {language: None for language in (*first, *(c.language for c in ranked)) if language in dict(titles)}
    best = dict(reversed(titles))  # of one language, the first
    return {language: best[language] for language in (*wanted, *sorted(best.keys() - wanted.keys()))}


def _composed(candidate: EventCandidate) -> list[tuple[str, str]]:
    """What was composed of one report, by language, its own first where readers have that."""
    own = [(candidate.language, candidate.summary)] if candidate.language in candidate.composed else []
    return [*own, *sorted(candidate.composed.items())]


def _parties(ranked: Sequence[EventCandidate]) -> tuple[Party, ...]:
    """One of each name; the country from whoever gives one."""
    named: dict[str, Party] = {}
    for party in (party for c in ranked for party in c.parties):
        known = named.setdefault(fold(party.name), party)
        if known.country is None and party.country is not None:
            named[fold(party.name)] = replace(known, country=party.country)
    return tuple(named.values())


def _confidence(ranked: Sequence[EventCandidate], dated: EventCandidate) -> float:
    """The best report's, raised a little by each further source; nobody counts who contradicts the date."""
    agreeing = [c for c in ranked if not _contradicts(c, dated)]
    best = max(c.confidence for c in agreeing)
    sources = {host_of(c.evidence) for c in agreeing}
    return round(min(_MOST, 1 - (1 - best) * _DOUBT_LEFT ** (len(sources) - 1)), 4)


def _evidence(reports: Sequence[Report]) -> tuple[Evidence, ...]:
    """By day of publication, each sentence once."""
    pieces = {report.candidate.evidence for report in reports}
    return tuple(sorted(pieces, key=lambda e: (e.published or date.max, e.article, e.span, e.quote)))


def _other_statuses(ranked: Sequence[EventCandidate], status: Status) -> list[str]:
    """What reports say that the event does not show, as codes (see `Event`): another status, but for a plan that came
    true. Reports that state other times of a day are never one event.
    """
    return [
        f"status:{c.status}:{_name(c.evidence)}"
        for c in ranked
        if c.status is not status and not (c.status is Status.PLANNED and status is Status.HELD)
    ]


def _other_dates(ranked: Sequence[EventCandidate], dated: EventCandidate) -> list[str]:
    """Other days, as codes: who knows less exactly, or tells of one day of several, contradicts nobody; who tells of
    several days where one is shown does.

    An end is exclusive, as in `Event`, and is told only of several days.
    """
    codes = []
    for c in (c for c in ranked if _contradicts(c, dated)):
        codes += [f"dtstart:{c.dtstart}:{_name(c.evidence)}"] * (c.dtstart != dated.dtstart)
        codes += [f"dtend:{c.dtend}:{_name(c.evidence)}"] * (c.dtend != dated.dtend and _is_of_days(c))
    return codes


def _contradicts(one: EventCandidate, dated: EventCandidate) -> bool:
    return one.precision is dated.precision and one.dtstart is not None and not _agrees(one, dated)


def _name(evidence: Evidence) -> str:
    return evidence.url or evidence.article

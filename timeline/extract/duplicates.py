"""What one article says twice is one event: a lead printed again, a caption, the last day of a visit told before it.

Two events on one day with different counterparts stay two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from timeline.model import EventCandidate, Kind, Precision, Rejection, Scope, Status

_LATELY = timedelta(days=14)
_LASTING = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.EXCHANGE})
_APART = 60  # minutes between the beginnings of two events
_BESIDE = 6  # characters between "2021" and "2022" in "2021 and 2022"
_ONE_OCCASION = frozenset({Kind.VISIT, Kind.MEETING, Kind.CONSULAR, Kind.AGREEMENT, Kind.STATEMENT, Kind.TWINNING})


def merge_repeated(
    candidates: Iterable[EventCandidate], stressed: frozenset[Kind] = frozenset()
) -> tuple[list[EventCandidate], list[Rejection]]:
    """One candidate an event, in the order of the text; and what was left out because it says the same again.

    stressed: the kinds that the headline stresses, which go first.
    """
    kept: list[EventCandidate] = []
    dropped: list[Rejection] = []
    by_month: dict[int, list[int]] = {}  # where in `kept` the events of a month stand: only these can be the same
    for candidate in candidates:
        near = {i for month in _months(candidate) for i in by_month.get(month, ())}
        place = next((i for i in sorted(near) if _same(kept[i], candidate)), None)
        if place is None:
            for month in _months(candidate):
                by_month.setdefault(month, []).append(len(kept))
            kept.append(candidate)
            continue
        better, worse = _better(kept[place], candidate)
        kept[place] = _joined(better, worse, stressed)
        dropped.append(Rejection(worse.evidence.quote[:80], worse.date_span, "the same event, said again"))
    return _year_after_year(kept), dropped


def _months(candidate: EventCandidate) -> range:
    """The months that it touches, counted from year 0; of "recently" those in which what it tells may have been."""
    last = candidate.dtend - timedelta(days=1) if candidate.dtend else None
    first = candidate.dtstart or (candidate.dtend - _LATELY if candidate.dtend else None)
    return range(_month(first), _month(last) + 1) if first and last else range(0)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _year_after_year(candidates: list[EventCandidate]) -> list[EventCandidate]:
    """An honour of "2021 and 2022" is one, two years running; so is a fair "on May 26 and 27"."""
    joined: list[EventCandidate] = []
    before: EventCandidate | None = None
    for candidate in candidates:
        if before is not None and _follows(before, candidate):
            joined[-1] = replace(joined[-1], dtend=candidate.dtend)
        else:
            joined.append(candidate)
        before = candidate
    return joined


def _follows(before: EventCandidate, after: EventCandidate) -> bool:
    beside = 0 <= after.date_span.start - before.date_span.end <= _BESIDE
    award = before.kind is after.kind is Kind.AWARD and before.precision is after.precision is Precision.YEAR
    days = before.kind is after.kind in _LASTING and before.precision is after.precision is Precision.DAY
    return (award or days) and beside and before.dtend == after.dtstart


def _same(one: EventCandidate, other: EventCandidate) -> bool:
    if not _same_counterparts(one, other) or _both_of_a_list(one, other) or _at_other_hours(one, other):
        return False
    if _is_lately(one, other) or _is_lately(other, one):
        return True
    if _is_year_of(one, other) or _is_year_of(other, one):
        return True
    if (one.dtstart, one.dtend, one.precision) == (other.dtstart, other.dtend, other.precision):
        return _same_kinds(one, other)
    return (
        one.kind is other.kind and (_within(one, other) or _within(other, one)) and _one_is_range_or_vague(one, other)
    )


def _is_lately(vague: EventCandidate, fine: EventCandidate) -> bool:
    """ "The memorandum just signed" beside "on 25 July the two met": what has no day is of the day told before."""
    if vague.precision is not Precision.BEFORE or fine.precision is not Precision.DAY:
        return False
    if vague.dtend is None or fine.dtstart is None or not vague.countries == fine.countries != ():
        return False
    alike = bool({vague.kind, *vague.also} & {fine.kind, *fine.also}) or {vague.kind, fine.kind} <= _ONE_OCCASION
    return alike and timedelta(0) <= vague.dtend - fine.dtstart <= _LATELY


def _at_other_hours(one: EventCandidate, other: EventCandidate) -> bool:
    """Told apart, one of the morning and one of the evening, or an hour from each other."""
    parts = {one.part_of_day, other.part_of_day} - {None}
    return one.evidence.span != other.evidence.span and (len(parts) == 2 or _is_hours_after(one, other))


def _is_hours_after(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether one begins well after the other does, and not before it ends; what lasts has a programme of hours, and so
    has a visit that is planned."""
    if not one.status is other.status is Status.HELD:
        return False
    if one.clock is None or other.clock is None or one.dtstart is None or {one.kind, other.kind} & _LASTING:
        return False
    first, second = sorted((one, other), key=lambda c: (c.clock or time.min, c.evidence.span))
    ends, begins = first.clock_end or first.clock, second.clock
    assert ends is not None and begins is not None and first.clock is not None
    return begins >= ends and _minutes(begins) - _minutes(first.clock) >= _APART


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _both_of_a_list(one: EventCandidate, other: EventCandidate) -> bool:
    """Two names of one list are two events, though all that is known of both is the same year."""
    if not one.precision is other.precision is Precision.YEAR:
        return False
    shared = {one.kind, *one.also} & {other.kind, *other.also}
    twice = shared and one.countries == other.countries != ()  # a name and its translation
    return one.evidence.span == other.evidence.span and one.date_span != other.date_span and not bool(twice)


def _is_year_of(coarse: EventCandidate, fine: EventCandidate) -> bool:
    """ "WTA 2018" beside "October 10-12": the year in the name of what is dated elsewhere in the article."""
    if coarse.precision is not Precision.YEAR or fine.precision not in {Precision.DAY, Precision.MONTH}:
        return False
    return _within(fine, coarse) and bool({coarse.kind, *coarse.also} & {fine.kind, *fine.also} - {Kind.VISIT})


def _same_counterparts(one: EventCandidate, other: EventCandidate) -> bool:
    mine, yours = set(one.countries), set(other.countries)
    if mine and yours:
        return bool(mine & yours)
    return True


def _same_kinds(one: EventCandidate, other: EventCandidate) -> bool:
    if one.kind is other.kind:
        return True
    return {one.kind, other.kind} <= _ONE_OCCASION or one.evidence.span == other.evidence.span


def _within(inner: EventCandidate, outer: EventCandidate) -> bool:
    if inner.dtend is None or outer.dtend is None:
        return False
    first, begin = inner.dtstart or inner.dtend, outer.dtstart or outer.dtend
    return begin <= first and inner.dtend <= outer.dtend


def _one_is_range_or_vague(one: EventCandidate, other: EventCandidate) -> bool:
    if one.precision is other.precision is Precision.YEAR:
        return False  # an honour of 2019 to 2022 and one of 2021 and 2022 are two
    vague = {Precision.YEAR, Precision.MONTH} & {one.precision, other.precision}
    return (
        not vague or Precision.DAY not in {one.precision, other.precision} or one.evidence.span == other.evidence.span
    )


def _better(one: EventCandidate, other: EventCandidate) -> tuple[EventCandidate, EventCandidate]:
    """The one that says more: a range before a day of it, prose before a caption (less sure), the earlier one."""
    exact = {Precision.DAY: 2, Precision.MONTH: 1}
    ranked = sorted((one, other), key=lambda c: (exact.get(c.precision, 0), _length(c), c.confidence), reverse=True)
    return ranked[0], ranked[1]


def _length(candidate: EventCandidate) -> timedelta:
    start, end = candidate.dtstart, candidate.dtend
    return end - start if start and end and candidate.precision is Precision.DAY else timedelta(0)


def _joined(better: EventCandidate, worse: EventCandidate, stressed: frozenset[Kind]) -> EventCandidate:
    kinds = {better.kind, *better.also, worse.kind, *worse.also}
    is_stressed = better.kind in stressed and worse.kind not in stressed
    first = better.kind if is_stressed else _first(better, worse)
    return replace(
        better,
        kind=first,
        also=tuple(kind for kind in Kind if kind in kinds and kind is not first),
        countries=better.countries or worse.countries,
        parties=better.parties or worse.parties,
        part_of_day=better.part_of_day or (None if _length(better) > timedelta(days=1) else worse.part_of_day),
        location=better.location or worse.location,
        main=better.main or worse.main,
        summary=better.summary or (worse.summary if worse.kind is better.kind else ""),
        scope=Scope.INTERNATIONAL if Scope.INTERNATIONAL in {better.scope, worse.scope} else better.scope,
    )


def _first(better: EventCandidate, worse: EventCandidate) -> Kind:
    """Of guests received and, said in another sentence, a signing of that day, the signing goes first; an item of a
    programme is but a part of what the programme is for."""
    signed = worse.kind is Kind.AGREEMENT and (better.dtstart, better.dtend) == (worse.dtstart, worse.dtend)
    item = better.clock is not None and worse.clock is not None
    return worse.kind if signed and not item and better.kind in {Kind.VISIT, Kind.MEETING} else better.kind

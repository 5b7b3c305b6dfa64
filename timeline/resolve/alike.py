"""Whether two reports with the same dates and home province speak of one event.

In doubt they do not: an event that is shown twice can be merged later, two events that were made one have lost a truth.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.folding import fold, jaccard, shingles, words
from timeline.model import Kind, Precision
from timeline.records import Report

NEARLY_THE_SAME = 0.8
_ONCE = frozenset({Kind.TWINNING, Kind.MEMBERSHIP})  # do not happen twice in a month or year with one counterpart

APART = -1
UNSAID = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A report with what is compared of it: names folded, kinds and countries as sets, texts as runs of words."""

    report: Report
    kinds: frozenset[Kind]
    countries: frozenset[str]
    parties: frozenset[str]
    quote: frozenset[tuple[str, ...]]
    summary: frozenset[tuple[str, ...]]


def said(report: Report) -> Said:
    candidate = report.candidate
    return Said(
        report=report,
        kinds=frozenset({candidate.kind, *candidate.also}),
        countries=frozenset(candidate.countries),
        parties=frozenset(filter(None, (fold(party.name) for party in candidate.parties))),
        quote=shingles(candidate.evidence.quote),
        summary=shingles(candidate.summary),
    )


def standing(report: Report) -> tuple[object, ...]:
    """Where and what: the order among reports that are otherwise equal. An id would depend on what was known before."""
    said_so = report.candidate
    names = tuple(party.name for party in said_so.parties)
    place = (report.article, said_so.date_span, said_so.evidence.span)
    return (*place, said_so.kind, said_so.summary, said_so.countries, names, said_so.status, said_so.location or "")


def relation(one: Said, other: Said) -> int:
    """APART: never one event. UNSAID: nothing says that they are one. Above: one event, the higher the surer."""
    if is_apart(one, other):
        return APART
    strength = 4 * _share_party(one, other) + 2 * _same_countries(one, other)
    if not (strength and counts_by_counterpart(one) and counts_by_counterpart(other)):
        near = _nearly_the_same(one, other)
        if not near:
            return UNSAID
        strength += 4
    return 2 * strength + (one.report.candidate.kind == other.report.candidate.kind)


def is_apart(one: Said, other: Said) -> bool:
    """Whether the two can never be one event."""
    first, second = one.report.candidate, other.report.candidate
    if first.kind not in other.kinds and second.kind not in one.kinds:
        return True
    if one.report.article == other.report.article and (first.kind != second.kind or one.parties != other.parties):
        return True  # whoever writes of two things in one article tells them apart
    return bool(
        one.countries and other.countries and not one.countries & other.countries and not one.parties & other.parties
    )


def counts_by_counterpart(one: Said) -> bool:
    """Whether the same counterpart in the same period makes one event: on one day, or for what happens but once."""
    precision = one.report.candidate.precision
    return precision is Precision.DAY or (precision is not Precision.BEFORE and one.report.candidate.kind in _ONCE)


def _share_party(one: Said, other: Said) -> bool:
    return bool(one.parties & other.parties)


def _same_countries(one: Said, other: Said) -> bool:
    """The same countries, unless two texts in one language name counterparts with no word in common: a province may
    well meet two cities of one country on one day.
    """
    if not one.countries or one.countries != other.countries:
        return False
    same_language = one.report.candidate.language == other.report.candidate.language
    return not (same_language and one.parties and other.parties and not _name_words(one) & _name_words(other))


def _name_words(one: Said) -> set[str]:
    return {word for name in one.parties for word in words(name)}


def _nearly_the_same(one: Said, other: Said) -> bool:
    return jaccard(one.quote, other.quote) >= NEARLY_THE_SAME or jaccard(one.summary, other.summary) >= NEARLY_THE_SAME

"""Which report of an article is which, when the article is extracted again.

New ones get an id (`lexicon.ids`) from what they report at first, and keep it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from timeline.folding import fold, jaccard, shingles, words
from timeline.lexicon.ids import new_id
from timeline.model import EventCandidate, Span
from timeline.records import Report

_SAME_QUOTE = 0.5  # an edited sentence is taken for the same one while half of its runs of words are left


def identify(
    candidates: Sequence[EventCandidate], former: Sequence[Report], *, same_text: bool, now: datetime
) -> list[Report]:
    """The reports of an article after it was extracted again: kept, new (their `event` is empty), and gone.

    former: all its reports so far, gone ones too. same_text: whether spans of then and now can be compared.
    """
    candidates = sorted(candidates, key=_place)
    kept = dict(_pairs(candidates, former, same_text=same_text))
    taken = {report.id for report in former}
    reports = []
    for number, candidate in enumerate(candidates):
        known = kept.get(number)
        if known is None:
            reports.append(Report(new_id(candidate, taken), "", candidate))
            taken.add(reports[-1].id)
        else:
            reports.append(replace(known, candidate=candidate, gone=None))
    found = {report.id for report in kept.values()}
    return reports + [replace(old, gone=old.gone or now) for old in former if old.id not in found]


def _place(candidate: EventCandidate) -> tuple[Span, Span, str, str]:
    return (candidate.date_span, candidate.evidence.span, candidate.kind, candidate.summary)


def _pairs(
    candidates: Sequence[EventCandidate], former: Sequence[Report], *, same_text: bool
) -> Iterator[tuple[int, Report]]:
    """Who goes with whom, best match first, each at most once."""
    scored = [
        (score, -number, former[place].gone is None, former[place].id, former[place])
        for number, place, score in _scores(candidates, [report.candidate for report in former], same_text=same_text)
    ]
    used: set[str] = set()
    done: set[int] = set()
    for _, number, _, name, report in sorted(scored, key=lambda row: row[:4], reverse=True):
        if -number not in done and name not in used:
            done.add(-number)
            used.add(name)
            yield -number, report


def _scores(
    new: Sequence[EventCandidate], old: Sequence[EventCandidate], *, same_text: bool
) -> Iterator[tuple[int, int, float]]:
    """Which could be the same report (places in both rows), and how sure that is."""
    shelves = _shelves(old)
    runs, old_runs = ([shingles(c.evidence.quote) for c in row] if not same_text else [] for row in (new, old))
    for number, candidate in enumerate(new):
        near = {place for key in _keys(candidate) for place in shelves.get(key, ())}
        if same_text:
            near |= {place for place, c in enumerate(old) if candidate.date_span.overlaps(c.date_span)}
        for place in near:
            same_words = jaccard(runs[number], old_runs[place]) if not same_text else None
            score = _sameness(candidate, old[place], same_words)
            if score > 0:
                yield number, place, score


def _shelves(row: Sequence[EventCandidate]) -> dict[object, list[int]]:
    shelves: dict[object, list[int]] = defaultdict(list)
    for place, candidate in enumerate(row):
        for key in _keys(candidate):
            shelves[key].append(place)
    return shelves


def _keys(candidate: EventCandidate) -> tuple[object, ...]:
    """Two reports that have none of these in common are different ones, unless they stand at one place of one text."""
    return ((candidate.dtstart, candidate.dtend, candidate.precision), candidate.kind)


def _sameness(new: EventCandidate, old: EventCandidate, same_words: float | None) -> float:
    """How sure it is that both are the same report; 0 where they are not.

    same_words: how much of their sentences is the same; None where both point into the same text.
    """
    if new == old:
        return 16
    same_date = (new.dtstart, new.dtend, new.precision) == (old.dtstart, old.dtend, old.precision)
    same_kind = new.kind == old.kind
    agreed = 2.0 * same_date + same_kind + 0.5 * jaccard(_party_names(new), _party_names(old))
    if same_words is None and new.date_span.overlaps(old.date_span):
        return 8 + agreed
    near = float(new.evidence.span.overlaps(old.evidence.span)) if same_words is None else same_words
    if near >= _SAME_QUOTE and (same_date or same_kind):
        return 4 + agreed + near
    return agreed if same_date and same_kind and not _names_others(new, old) else 0


def _names_others(new: EventCandidate, old: EventCandidate) -> bool:
    """Whether both name who took part, and not a word of it is the same: on one day there may well be two meetings."""
    named, formerly = _words_of_names(new), _words_of_names(old)
    return bool(named and formerly and not named & formerly)


def _words_of_names(candidate: EventCandidate) -> set[str]:
    return {word for party in candidate.parties if not party.is_person for word in words(party.name)}


def _party_names(candidate: EventCandidate) -> frozenset[str]:
    """One sentence may tell of two meetings: whom they were with tells them apart."""
    return frozenset(fold(party.name) for party in candidate.parties)

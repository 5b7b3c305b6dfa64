"""Accepted scores: what the extraction was last agreed to be worth, in a file of the project.

A change to a lexicon or a rule is held against them: which events it gained, which it lost, and whether a figure drops.
The file names single events, too ("en002 2023-08-10 agreement"), because a figure that stays may hide a swap.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import FetchError, SourceFormatError
from timeline.evaluate.merging import MergingScore
from timeline.evaluate.score import Score

_PLACES = 4  # decimals that are kept; a difference below them is none


@dataclass(frozen=True, slots=True)
class Accepted:
    """figures: name to value. faults: "missed", "spurious" and "different" to single events ("article start kind")."""

    figures: Mapping[str, float]
    faults: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One file of labels, held against its accepted score.

    figures: (name, accepted, now), those that differ. gains, losses: events that are right now and were not, and the
    reverse, in words.
    """

    name: str
    figures: tuple[tuple[str, float, float], ...] = ()
    gains: tuple[str, ...] = field(default=())
    losses: tuple[str, ...] = field(default=())

    @property
    def dropped(self) -> bool:
        return any(now < before for _, before, now in self.figures)


AnyScore = Score | MergingScore


def figures(score: AnyScore) -> dict[str, float]:
    """The figures that are kept, by the names that people see.

    Countries and statuses are counted, not shared among what was found: a newly found event with a wrong country is no
    worse than one that is missed.
    """
    if isinstance(score, MergingScore):
        told = {"B-cubed precision": score.measure.precision, "B-cubed recall": score.measure.recall}
        return {name: round(value, _PLACES) for name, value in told.items()} | {"reports found": score.found}
    values: dict[str, float] = {
        "date F1": score.date.f1,
        "event F1": score.event.f1,
        "main recall": score.main_recall,
        "countries right": score.counts.get(("country", "hit"), 0),
        "statuses right": score.counts.get(("status", "hit"), 0),
    }
    return {name: round(value, _PLACES) for name, value in values.items()}


def render_accepted(scores: Sequence[AnyScore]) -> str:
    """The scores as the text of a file of accepted scores; the same scores give the same text."""
    table = {score.name: {"figures": figures(score), **_faults(score)} for score in scores}
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_accepted(path: Path) -> dict[str, Accepted]:
    """The accepted scores by name. Raises FetchError, or SourceFormatError where the file is none of ours."""
    try:
        table = json.loads(path.read_text("utf-8"))
        return {str(name): _accepted(row) for name, row in table.items()}
    except OSError as error:
        raise FetchError("the accepted scores cannot be read", subject=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceFormatError("this is no file of accepted scores", subject=str(path)) from error


def _accepted(row: Mapping[str, Any]) -> Accepted:
    numbers = {str(name): float(value) for name, value in row["figures"].items()}
    return Accepted(numbers, {fault: [str(event) for event in row[fault]] for fault in _IN_WORDS})


def compare_scores(scores: Sequence[AnyScore], accepted: Mapping[str, Accepted]) -> list[Change]:
    """What changed, a file at a time. A file that has no accepted score yet is left out."""
    return [_change(score, accepted[score.name]) for score in scores if score.name in accepted]


def _change(score: AnyScore, before: Accepted) -> Change:
    now = figures(score)
    differing = tuple((n, v, now[n]) for n, v in before.figures.items() if n in now and now[n] != v)
    gains: list[str] = []
    losses: list[str] = []
    for fault, events in _faults(score).items():
        mended, come = Counter(before.faults[fault]) - Counter(events), Counter(events) - Counter(before.faults[fault])
        gains += [f"{_IN_WORDS[fault][0]}: {event}" for event in mended.elements()]
        losses += [f"{_IN_WORDS[fault][1]}: {event}" for event in come.elements()]
    return Change(score.name, differing, tuple(gains), tuple(losses))


def _faults(score: AnyScore) -> dict[str, list[str]]:
    """Single events, or pairs of reports, by what is wrong with them, sorted."""
    if isinstance(score, MergingScore):
        pairs = {"missed": score.missed, "spurious": score.wrong, "different": ()}
        return {fault: sorted(f"{one} with {other}" for one, other in row) for fault, row in pairs.items()}
    return {
        "missed": sorted(f"{m.article} {m.label.start} {m.label.kind}" for m in score.missed),
        "spurious": sorted(f"{s.article} {s.guess.start} {s.guess.kind}" for s in score.spurious),
        "different": sorted(f"{d.article} {d.label.start} {d.label.kind}" for d in score.different),
    }


_IN_WORDS = {  # of a fault: that it is gone, that it has come
    "missed": ("found now", "missed now"),
    "spurious": ("spurious no more", "spurious now"),
    "different": ("countries and status right now", "countries or status wrong now"),
}

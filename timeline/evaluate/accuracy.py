"""How good the program is, as its readers are told: of each set of labelled articles, how many events were right.

The counts stand in `accuracy.json`, which is shipped; `make accept` writes it with the accepted scores. All figures
that pages show follow from these counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.evaluate.score import Score


@dataclass(frozen=True, slots=True)
class Accuracy:
    """articles: how many were labelled. right: events found with exactly the right dates and kind; given: events that
    the program gave; labelled: events that people found."""

    articles: int
    right: int
    given: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.given + self.labelled
        return 2 * self.right / both if both else 0.0


def pooled(found: Iterable[Accuracy]) -> Accuracy:
    """All of them together: sums of counts, not means of ratios."""
    rows = [(one.articles, one.right, one.given, one.labelled) for one in found]
    return Accuracy(*(sum(column) for column in zip(*rows, strict=True))) if rows else Accuracy(0, 0, 0, 0)


@cache
def read_accuracy() -> Mapping[str, Accuracy]:
    """What was measured last, by the name of the set: "en", "wide-vi"; "unread-zh" of which nobody who writes rules has
    read the articles."""
    table = json.loads((resources.files(__package__) / "accuracy.json").read_text("utf-8"))
    return {name: Accuracy(**counts) for name, counts in table.items()}


def render_accuracy(scores: Sequence[Score]) -> str:
    """The text of `accuracy.json` for these scores."""
    table = {score.name: _counts(score) for score in scores}
    return json.dumps(table, indent=1, sort_keys=True) + "\n"


def _counts(score: Score) -> dict[str, int]:
    names = {"right": "hit", "given": "guessed", "labelled": "wanted"}
    return {"articles": score.articles} | {name: score.counts.get(("event", own), 0) for name, own in names.items()}

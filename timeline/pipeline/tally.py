"""What a run has met, and the summary that is made of it in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from timeline.errors import SourceError
from timeline.model import Article
from timeline.records import Plan
from timeline.sources import LeftOut, Notice, PassedOver

Progress = Callable[[int, str], None]
"""Told after each article: how many were met so far, and the key of the last (or the place, where it failed)."""


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What a run did. Articles: as they were against the store; failed: what could not be read (see `errors`).

    articles_undated: of those read, the ones without a publication date. articles_reprinted: of the new and changed,
    those that print a known one nearly word for word. fields_left_out: optional fields that could not be read; their
    articles were (see `notices`). events_*: of the articles of this run; withdrawn: whose last report vanished.
    rejected: dates that gave no event, by reason, in the articles that were extracted in this run. passed_over: what
    archives hold that was not read, by reason.
    """

    articles_new: int = 0
    articles_changed: int = 0
    articles_unchanged: int = 0
    articles_failed: int = 0
    articles_undated: int = 0
    articles_reprinted: int = 0
    fields_left_out: int = 0
    events_new: int = 0
    events_changed: int = 0
    events_unchanged: int = 0
    events_withdrawn: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    passed_over: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[SourceError, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class Tally:
    """What a run has met so far; the summary is made from it at the end."""

    novelty: dict[str, str] = field(default_factory=dict)
    articles: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    errors: list[SourceError] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def meet(self, article: Article, novelty: str) -> None:
        self.novelty[article.key] = novelty
        self.articles[novelty] += 1
        self.articles["undated"] += article.published is None

    def count(self, plan: Plan) -> None:
        """An event that one batch made and another changed is new; one that was made and merged away never was."""
        self.new = (self.new | plan.new) - set(plan.removed)
        self.changed = (self.changed | plan.changed) - self.new - set(plan.removed)
        self.withdrawn = (self.withdrawn - plan.new - plan.changed) | plan.withdrawn

    def summary(self, *, events_unchanged: int) -> IngestSummary:
        return IngestSummary(
            articles_new=self.articles["new"],
            articles_changed=self.articles["changed"],
            articles_unchanged=self.articles["unchanged"],
            articles_failed=len(self.errors),
            articles_undated=self.articles["undated"],
            articles_reprinted=self.articles["reprints"],
            fields_left_out=sum(isinstance(notice, LeftOut) for notice in self.notices),
            events_new=len(self.new),
            events_changed=len(self.changed - self.withdrawn),
            events_unchanged=events_unchanged,
            events_withdrawn=len(self.withdrawn),
            rejected=dict(self.rejected.most_common()),
            passed_over=dict(self.passed_over.most_common()),
            errors=tuple(self.errors),
            notices=tuple(self.notices),
        )


def told(
    stream: Iterable[Article | SourceError | Notice], tally: Tally, progress: Progress | None
) -> Iterator[Article]:
    """The articles of the stream; the rest goes to the tally, and progress is told of each."""
    for done, found in enumerate(stream, start=1):
        if isinstance(found, SourceError):
            tally.errors.append(found)
        elif isinstance(found, PassedOver):
            tally.passed_over.update(found.counts)
        elif isinstance(found, Notice):
            tally.notices.append(found)
        else:
            yield found
        if progress is not None:
            progress(done, found.key if isinstance(found, Article) else str(found.subject))

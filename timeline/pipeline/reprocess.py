"""Today's rules over the articles that are in the store, without their sources, and what that gains and loses.

A page is not turned into text again, only events are looked for again in the text; a later `ingest` of a source whose
text would now be read otherwise still reads it anew (see `pipeline.rules_version`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from timeline import pipeline
from timeline.errors import SourceError
from timeline.model import Article, Event, Extraction
from timeline.pipeline.reprints import Reprints
from timeline.pipeline.texts import keep_texts
from timeline.records import ArticleState, Known, Plan
from timeline.resolve import plan_changes
from timeline.resolve.changes import changed_fields
from timeline.store import Store, Writer

_MOST_ARTICLES, _MOST_CHARACTERS = 500, 20_000_000  # in one batch
_READING = 8  # hex digits of the rules' name that tell how the article was turned into text


@dataclass(frozen=True, slots=True)
class Reprocessed:
    """What other rules make of the articles in the store. articles: how many there are.

    gained: events that are new, or that were withdrawn and are reported again. lost: those that no article reports any
    more; they are withdrawn. changed: as they were and as they are. merged: by the uid that led to an event of its own,
    what it was and the uid that it leads to now. errors: articles that the rules fail on; these stay as they were.
    """

    articles: int = 0
    gained: tuple[Event, ...] = ()
    lost: tuple[Event, ...] = ()
    changed: tuple[tuple[Event, Event], ...] = ()
    merged: tuple[tuple[Event, Event], ...] = ()
    errors: tuple[SourceError, ...] = ()


def reprocess(
    store: Store,
    now: datetime,
    progress: pipeline.Progress | None = None,
    *,
    dry_run: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Reprocessed:
    """Extract every article in the store again, and put what differs in place, in one write.

    now: the run's instant, aware. dry_run: only say what that would change. waiting: told once if another writer takes
    long. Articles keep the home province that they were read for. Raises StoreError where the store cannot be written.
    """
    rules = pipeline.rules_version()
    tally = _Tally()
    with store.write(now, waiting) as writer:
        for keys in _batches(writer.find_sizes()):
            stored = writer.get_articles(keys)
            by_rules = {key: _rules_for(state, rules) for key, (_, state) in stored.items()}
            reprints = Reprints(writer, [article for article, _ in stored.values()], by_rules, pipeline.extracted)
            extractions = list(_extracted(stored, reprints, tally, progress))
            known = writer.find_known(extractions)
            plan = plan_changes(extractions, known, writer.now, by_rules)
            writer.apply(plan)
            tally.take(plan, known)
        result = tally.result(writer)
        if dry_run:
            writer.abandon()
        else:
            keep_texts(writer)
    return result


def _rules_for(state: ArticleState, rules: str) -> str:
    """Today's rules, but for how the article was turned into text, and for the province that it was read for."""
    province = pipeline.province_of(state.rules)
    return pipeline.rules_for(province, state.rules[:_READING] + rules[_READING:])


def _batches(sizes: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    batch: list[str] = []
    room = _MOST_CHARACTERS
    for key, size in sizes:
        if batch and (len(batch) >= _MOST_ARTICLES or size > room):
            yield batch
            batch, room = [], _MOST_CHARACTERS
        batch.append(key)
        room -= size
    if batch:
        yield batch


def _extracted(
    stored: Mapping[str, tuple[Article, ArticleState]],
    reprints: Reprints,
    tally: _Tally,
    progress: pipeline.Progress | None,
) -> Iterator[Extraction]:
    for article, state in stored.values():
        extraction = reprints.extracted(article, pipeline.province_of(state.rules))
        tally.articles += 1
        if isinstance(extraction, SourceError):
            tally.errors.append(extraction)
        else:
            yield extraction
        if progress is not None:
            progress(tally.articles, article.key)


@dataclass(slots=True)
class _Tally:
    """What a run has met so far. before: by uid, each event that was touched as it was before that; None if new."""

    articles: int = 0
    errors: list[SourceError] = field(default_factory=list)
    before: dict[str, Event | None] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def take(self, plan: Plan, known: Known) -> None:
        for uid in (*(event.uid for event in plan.events), *plan.removed):
            self.before.setdefault(uid, known.events.get(uid))
        self.removed |= set(plan.removed)

    def result(self, writer: Writer) -> Reprocessed:
        after = writer.find_events(self.before)
        pairs = [(old, after[uid]) for uid, old in self.before.items() if uid in after]
        return Reprocessed(
            articles=self.articles,
            gained=_by_date(new for old, new in pairs if _is_shown(new) and not _is_shown(old)),
            lost=_by_date(new for old, new in pairs if old is not None and _is_shown(old) and not _is_shown(new)),
            changed=tuple(
                sorted(
                    ((old, new) for old, new in pairs if old is not None and _is_shown(old) and _differs(old, new)),
                    key=lambda pair: _place(pair[1]),
                )
            ),
            merged=tuple(self._merged(writer)),
            errors=tuple(self.errors),
        )

    def _merged(self, writer: Writer) -> Iterator[tuple[Event, Event]]:
        for uid in sorted(self.removed):
            old, into = self.before[uid], writer.follow(uid)
            if old is not None and into is not None and into.uid != uid:
                yield old, into


def _is_shown(event: Event | None) -> bool:
    return event is not None and event.withdrawn is None


def _differs(old: Event, new: Event) -> bool:
    return _is_shown(new) and bool(changed_fields(old, new))


def _by_date(events: Iterator[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=_place))


def _place(event: Event) -> tuple[date, str]:
    return (event.dtstart or event.dtend or date.max, event.uid)

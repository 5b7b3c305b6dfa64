"""What commands that ask the outside web share: which sources are meant, how a look at them goes, and what is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from timeline.cli.hub import hub_told
from timeline.cli.sourcetable import span
from timeline.config import Settings
from timeline.errors import ConfigError
from timeline.followed import Fetch, Source
from timeline.pipeline.update import SourceOutcome, Step, UpdateSummary, update
from timeline.pipeline.webreading import reading_of
from timeline.provinces.followed import read_sources
from timeline.store import Store
from timeline.store.following import Following

_COUNTED = (
    ("articles_new", "new"),
    ("articles_changed", "changed"),
    ("gone", "gone"),
    ("failed", "failed"),
    ("empty", "without an article"),
    ("left", "waiting"),
)


def present() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def find_sources(settings: Settings, ids: Sequence[str] = ()) -> list[Source]:
    """The sources with these ids in their order, all without ids. Raises ConfigError, naming those that there are."""
    sources = {source.id: source for source in read_sources(settings.store, settings.province)}
    unknown = [one for one in ids if one not in sources]
    if unknown:
        there = f"there are {', '.join(sources)}" if sources else "there is none; `timeline sources add URL` adds one"
        raise ConfigError(f"no source has this id; {there}", subject=", ".join(unknown))
    return [sources[one] for one in dict.fromkeys(ids)] or list(sources.values())


def look_at(
    sources: Sequence[Source],
    settings: Settings,
    following: Following,
    fetch: Fetch,
    *,
    only_due: bool,
    progress: Callable[[Step], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
    waiting: Callable[[], None] | None = None,
) -> UpdateSummary:
    """Ask the sources, store what is new, and tell the hub, where there is one. Raises as `pipeline.update.update`."""
    with hub_told(settings):
        return update(
            sources,
            Store(settings.store),
            following,
            settings,
            fetch,
            present,
            progress,
            reading=reading_of(settings),
            dice=random.random,
            only_due=only_due,
            stop=stop,
            waiting=waiting,
        )


def outcome_line(outcome: SourceOutcome, now: datetime) -> str:
    """How it went with one source, and when it is asked again."""
    counts = ((getattr(outcome, name), said) for name, said in _COUNTED)
    parts = [f"{number} {said}" for number, said in counts if number] or ["nothing new"]
    said = f"articles: {', '.join(parts)}" if parts != ["nothing new"] else "nothing new"
    if outcome.message is not None:
        said = f"{said}; failed: {outcome.message}" if parts != ["nothing new"] else f"failed: {outcome.message}"
    return f"{outcome.id}: {said}; {_again(outcome.next_try, now)}"


def _again(instant: datetime | None, now: datetime) -> str:
    return (
        "asked again at the next run" if instant is None or instant <= now else f"asked again in {span(instant - now)}"
    )


def moved_lines(outcomes: Sequence[SourceOutcome]) -> Iterator[str]:
    """Which sources have moved for good, as their servers say."""
    for outcome in outcomes:
        if outcome.moved:
            yield f"{outcome.id}: has moved for good to {outcome.moved}"

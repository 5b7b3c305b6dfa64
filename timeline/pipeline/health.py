"""How the followed sources fare, as people and programs that watch over them are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from timeline.followed import PageStatus, Source, SourceState
from timeline.pipeline.schedule import fails_for_long, is_due
from timeline.provinces.followed import FILE, read_sources
from timeline.store.following import Following


class Condition(StrEnum):
    """How a source fares."""

    NEW = "new"  # never asked so far
    WELL = "well"
    FAILING = "failing"  # it did not answer as it should the last time; that may pass
    LASTING = "lasting"  # it has failed for days: somebody must see to it


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source and how it fares. is_due: it is to be asked now. pages: how many it has, by how far they have come."""

    source: Source
    state: SourceState
    condition: Condition
    is_due: bool
    pages: Mapping[PageStatus, int] = field(default_factory=dict)


def find_health(folder: Path, province: str, now: datetime) -> list[SourceHealth]:
    """How each source of a store fares, in the order in which they are named.

    Raises ConfigError for files of sources that are wrong, StoreError where what is known cannot be read.
    """
    following = Following(folder)
    try:
        states, counts = following.sources(), following.counts()
    finally:
        following.close()
    return [
        health_of(source, states.get(source.id), now, counts.get(source.id))
        for source in read_sources(folder, province)
    ]


def health_of(
    source: Source, state: SourceState | None, now: datetime, pages: Mapping[PageStatus, int] | None = None
) -> SourceHealth:
    """How one source fares. state: None where it was never asked."""
    known = state or SourceState(source.id)
    return SourceHealth(source, known, condition_of(known, now), is_due(known, now), pages or {})


def condition_of(state: SourceState, now: datetime) -> Condition:
    if state.tried is None:
        return Condition.NEW
    if not state.failures:
        return Condition.WELL
    return Condition.LASTING if fails_for_long(state, now) else Condition.FAILING


def is_following(folder: Path, health: Sequence[SourceHealth]) -> bool:
    """Whether this store follows anything: a person named a source, or one was asked. A profile alone asks nobody."""
    return (folder / FILE).is_file() or any(one.condition is not Condition.NEW for one in health)


def health_record(one: SourceHealth) -> dict[str, Any]:
    """A source and how it fares, for programs. Instants are those of RFC 3339, None for never; every is in seconds."""
    source, state = one.source, one.state
    return {
        "id": source.id,
        "kind": source.kind.value,
        "url": source.url,
        "title": source.title,
        "language": source.language,
        "province": source.province,
        "profile": source.profile,
        "condition": one.condition.value,
        "tried": _written(state.tried),
        "fetched": _written(state.fetched),
        "new_article": _written(state.new_article),
        "failures": state.failures,
        "failing_since": _written(state.failing_since),
        "message": state.message,
        "next_try": _written(state.next_try),
        "every": None if state.every is None else int(state.every.total_seconds()),
        "pages": {status.value: one.pages.get(status, 0) for status in PageStatus},
    }


def _written(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat(timespec="seconds").replace("+00:00", "Z")

"""Looks at the store: events with the revision that they are of, and what is made of them, kept by revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from timeline.errors import StoreError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.store import Store
from timeline.web.rendered import Cache, Document

TRIES = 3


@dataclass(frozen=True, slots=True)
class Look:
    """events: as one revision of the store has them. changed: when the store last changed, None without events."""

    events: Sequence[Event]
    revision: str
    changed: datetime | None


class _MovedOnError(StoreError):
    """A write landed during the look."""


def kept(
    store: Store,
    cache: Cache[Document],
    question: tuple[object, ...],
    chosen: EventFilter,
    make: Callable[[Look], Document],
) -> Document:
    """What `make` makes of the events of `chosen`, kept under the store's revision and `question` (all else that it
    hangs on). Raises StoreError where the store cannot be read."""
    for _ in range(TRIES):
        revision = store.revision()
        try:
            return cache.get((revision, *question), partial(_make, store, chosen, revision, make))
        except _MovedOnError:
            continue
    # Who writes without a pause must not keep readers out; the events are of one revision, but it is not known which.
    changed = store.last_changed()
    return make(Look(store.find_events(chosen), store.revision(), changed))


def _make(store: Store, chosen: EventFilter, revision: str, make: Callable[[Look], Document]) -> Document:
    changed = store.last_changed()
    events = store.find_events(chosen)
    if store.revision() != revision:
        raise _MovedOnError("the store has moved on", subject=revision)
    return make(Look(events, revision, changed))

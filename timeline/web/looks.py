"""Looks at the store: what it answers with the revision that this is of, and what is made of it, kept by revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from timeline.errors import StoreError
from timeline.store import Store
from timeline.web.rendered import Cache, Document

TRIES = 3
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Look(Generic[Found]):
    """found: as one revision of the store has it. changed: when the store last changed, None without events."""

    found: Found
    revision: str
    changed: datetime | None


class _MovedOnError(StoreError):
    """A write landed during the look."""


def kept(
    store: Store,
    cache: Cache[Document],
    question: tuple[object, ...],
    ask: Callable[[], Found],
    make: Callable[[Look[Found]], Document],
) -> Document:
    """What `make` makes of what `ask` asks the store for, kept under the store's revision and `question` (all else that
    it hangs on). Raises StoreError where the store cannot be read."""
    for _ in range(TRIES):
        revision = store.revision()
        try:
            return cache.get((revision, *question), partial(_make, store, ask, revision, make))
        except _MovedOnError:
            continue
    # Who writes without a pause must not keep readers out; what is found is of one revision, but it is not known which.
    changed = store.last_changed()
    return make(Look(ask(), store.revision(), changed))


def _make(store: Store, ask: Callable[[], Found], revision: str, make: Callable[[Look[Found]], Document]) -> Document:
    changed = store.last_changed()
    found = ask()
    if store.revision() != revision:
        raise _MovedOnError("the store has moved on", subject=revision)
    return make(Look(found, revision, changed))

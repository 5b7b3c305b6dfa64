"""Telling the hub, where one is set, what a command changed in the feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from timeline.cli.output import complain
from timeline.config import Settings
from timeline.errors import TimelineError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.provinces import profile_for
from timeline.store import Store


@contextmanager
def hub_told(settings: Settings) -> Iterator[None]:
    """What the block changes in the store, the hub is told afterwards; that it cannot be is a warning and no more.

    settings: those that the site is served with.
    """
    if settings.websub_hub is None or settings.public_url is None:
        yield
        return
    from timeline.web.hub import changed_topics  # loads what speaks HTTP, which most runs do without

    before = _shown(settings)
    yield
    try:
        topics = changed_topics(before, _shown(settings), settings.public_url)
    except TimelineError as error:
        complain(f"warning: {error}")
    else:
        tell_hub_of(settings, topics)


def tell_hub_of(settings: Settings, topics: Sequence[str]) -> None:
    """Tell the hub, where one is set, of feeds that changed; that it cannot be told is a warning and no more."""
    if settings.websub_hub is None or settings.public_url is None or not topics:
        return
    from timeline.web.hub import tell_hub

    try:
        tell_hub(settings.websub_hub, topics)
    except TimelineError as error:
        complain(f"warning: {error}")


def _shown(settings: Settings) -> list[Event]:
    """The events of the site's province."""
    chosen = EventFilter(provinces=(profile_for(None, settings.province).id,))
    return Store(settings.store).find_events(chosen)

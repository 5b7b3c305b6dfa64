"""What the pages need to know. Streamlit runs them as scripts, to which nothing can be handed: so it is left here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from timeline.config import Settings
from timeline.errors import ConfigError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.provinces import Profile
from timeline.publish.overview import Overview
from timeline.store import Store


@dataclass(frozen=True, slots=True)
class Context:
    """overview: how much there is of a filter. clock: gives the present instant, aware.

    script: where our own script is served ("/assets/.../page.js"). bound: the address that the server is bound to,
    None where that is not known. login_name: whose program it is. decided: told after a decision of the events that it
    touched, as they were and as they are; it returns at once and raises nothing.
    """

    settings: Settings
    store: Store
    profile: Profile
    overview: Callable[[EventFilter], Overview]
    clock: Callable[[], datetime]
    script: str
    bound: str | None = None
    login_name: str = ""
    decided: Callable[[Sequence[Event], Sequence[Event]], None] = lambda before, after: None

    def selection(self, chosen: EventFilter) -> EventFilter:
        """What the filter selects here: events of the home province where it names none."""
        return chosen if chosen.provinces else replace(chosen, provinces=(self.profile.id,))

    def today(self) -> date:
        """Today in the home province."""
        return self.clock().astimezone(ZoneInfo(self.profile.timezone)).date()


_left_here: list[Context] = []


def leave(context: Context) -> None:
    """Leave the context for the pages. One process serves one site: the last one left counts."""
    _left_here[:] = [context]


def current() -> Context:
    """The context of the site that this process serves. Raises ConfigError where there is none."""
    if not _left_here:
        raise ConfigError("the pages are no program of their own; start them with `timeline serve`")
    return _left_here[0]

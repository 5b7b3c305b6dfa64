"""Everything that there is to subscribe to or to take away: a row for each format, which all who offer them go by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from timeline.filter import EventFilter
from timeline.model import Event, Precision
from timeline.publish.atom import render_atom
from timeline.publish.calendar import render_calendar
from timeline.publish.feed import Feed
from timeline.publish.jsonfeed import render_json_feed
from timeline.publish.parts import LARGEST
from timeline.publish.records import render_jsonl
from timeline.publish.rss import render_rss
from timeline.publish.table import render_csv
from timeline.publish.wording import Stamped, newest_first
from timeline.records import EventStamp

Render = Callable[[Sequence[Event], Feed], bytes]
WITHDRAWN_SHOWN = timedelta(days=90)  # long enough for every subscriber to have come by, even after a summer's absence
_NEWEST = LARGEST  # entries of a news feed: readers fetch it each time. No fewer than stand in no archive document


class Purpose(Enum):
    """What people want a format for: to see what takes place when, to hear what is new, to work with it."""

    CALENDAR = auto()
    NEWS = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class Format:
    """file: its name, relative to the home page. label: what it is called, in every language.

    media_type: bare; parameters: what is told beside it over HTTP. newest: how many events it holds at most where no
    limit is asked for; None for all.
    """

    file: str
    media_type: str
    render: Render
    label: str
    purpose: Purpose
    newest: int | None = None
    parameters: str = "charset=utf-8"

    @property
    def content_type(self) -> str:
        """What HTTP's Content-Type says."""
        return f"{self.media_type}; {self.parameters}"

    @property
    def hangs_on_day(self) -> bool:
        """Whether what it holds is another selection on another day."""
        return self.purpose is not Purpose.DATA

    def selection(self, chosen: EventFilter) -> EventFilter:
        """What a feed of this filter asks the store for.

        The store's limit goes by when events take place, a news feed's by when they became known or changed. A calendar
        has only events whose day is known, unless others are asked for: a month is no bar of thirty days.
        """
        asked = chosen if self.newest is None else replace(chosen, limit=None)
        if self.purpose is Purpose.CALENDAR and chosen.precision is None:
            return replace(asked, precision=Precision.DAY)
        return asked

    def choose(self, events: Sequence[Stamped], today: date, limit: int | None = None) -> Sequence[Stamped]:
        """Those of the events of its `selection` (or of their stamps) that the format holds.

        Of too many for a news feed, those that changed last: where no limit is asked for, all that stand in no archive
        document yet are among them (`parts.archived_parts`).

        What was withdrawn is told to subscribers for a while, as cancelled; then they are rid of it. Data keeps it.
        """
        shown = [event for event in events if not is_past_telling(event, today)] if self.hangs_on_day else events
        if self.newest is None:
            return shown
        return newest_first(shown, at_most=limit or self.newest)


def is_past_telling(event: Event | EventStamp, today: date) -> bool:
    """Whether it was withdrawn so long ago that subscribers no longer hear of it."""
    return event.withdrawn is not None and event.withdrawn.at.date() + WITHDRAWN_SHOWN <= today


FORMATS = (
    Format("calendar.ics", "text/calendar", render_calendar, "iCalendar", Purpose.CALENDAR),
    Format("rss.xml", "application/rss+xml", render_rss, "RSS", Purpose.NEWS, _NEWEST),
    Format("atom.xml", "application/atom+xml", render_atom, "Atom", Purpose.NEWS, _NEWEST),
    Format("feed.json", "application/feed+json", render_json_feed, "JSON Feed", Purpose.NEWS, _NEWEST),
    Format("events.csv", "text/csv", render_csv, "CSV", Purpose.DATA, parameters="charset=utf-8; header=present"),
    Format("events.jsonl", "application/jsonl", render_jsonl, "JSON Lines", Purpose.DATA),
)
CALENDAR = next(form for form in FORMATS if form.purpose is Purpose.CALENDAR)

"""Which months of a selection hold something: nobody is led through empty months of a calendar to a full one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.filter import EventFilter
from timeline.model import Event
from timeline.publish.monthview import Month, is_within, month_of
from timeline.store import Store

_FIRST, _LAST = Month(1, 1), Month(9999, 12)
_ENOUGH = 50  # of the newest events; that all of them are of a year alone does not happen


def shown(events: Iterable[Event]) -> list[Event]:
    """Those for other people's pages: without what was withdrawn."""
    return [event for event in events if event.withdrawn is None]


@dataclass(frozen=True, slots=True)
class Months:
    """The months of what a filter selects from a store. All that is asked of it raises StoreError."""

    store: Store
    selection: EventFilter

    def events(self, month: Month) -> list[Event]:
        """All that the month shows."""
        return [event for event in self._within(month, month) if is_within(event, month)]

    def of_year(self, month: Month) -> Sequence[Event]:
        """All of the month's year, also those of which only the year is known."""
        return self._within(Month(month.year, 1), Month(month.year, 12))

    def to_show(self, this: Month) -> Month:
        """This month if it holds something, else the nearest one before it, else the nearest one after it."""
        if self.events(this):
            return this
        return self.before(this) or self.after(this) or this

    def before(self, month: Month) -> Month | None:
        """The nearest earlier one that something begins or goes on in."""
        previous = month.moved(-1)
        if previous is None:
            return None
        found = self._within(_FIRST, previous, limit=_ENOUGH)
        ends = [min(event.dtend, month.first) for event in found if event.dtend and _has_month(event)]
        return max((_month_before(end) for end in ends), default=None)

    def after(self, month: Month) -> Month | None:
        """The nearest later one that something begins or goes on in. The store gives the newest first: so by years."""
        following = month.moved(1)
        if following is None:
            return None
        later = self._narrowed(following, _LAST)
        years = self.store.summary(later).years if later else {}
        for year in sorted({max(year, following.year) for year in years}):
            found = self._within(max(following, Month(year, 1)), Month(year, 12))
            starts = [max(event.dtstart, following.first) for event in found if event.dtstart and _has_month(event)]
            if starts:
                return month_of(min(starts))
        return None

    def _within(self, first: Month, last: Month, limit: int | None = None) -> Sequence[Event]:
        narrowed = self._narrowed(first, last)
        return shown(self.store.find_events(replace(narrowed, limit=limit))) if narrowed else []

    def _narrowed(self, first: Month, last: Month) -> EventFilter | None:
        """The selection within these months; None where its own period has none of them."""
        since = max(self.selection.since or date.min, first.first)
        until = min(self.selection.until or date.max, last.last)
        return replace(self.selection, since=since, until=until, limit=None) if since <= until else None


def _has_month(event: Event) -> bool:
    return event.dtstart is not None and is_within(event, month_of(event.dtstart))


def _month_before(end: date) -> Month:
    """The month of the last day of what ends, exclusively, then."""
    return month_of(date.fromordinal(end.toordinal() - 1))

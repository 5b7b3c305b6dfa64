"""Where things stand below the site's address: one path for each feed of each filter, and for each event's page.

The commonest filters, one kind or one country, have short paths (`/kind/agreement/calendar.ics`,
`/country/KR/rss.xml`), which static files can stand at, too; every other filter is a query. A filter has one path,
however it was asked for.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from timeline.filter import EventFilter, query_string

LONGEST_ADDRESS = 255  # characters; Google Calendar takes no longer address to subscribe to
SUBSCRIBE, EMBED, PLAIN = "/subscribe", "/embed", "/plain"
_KIND, _COUNTRY = "kind", "country"
EVENT_CALENDAR = "event.ics"  # below an event's page: the event alone
SHORT = (_KIND, _COUNTRY)  # names of filters that short paths begin with, each with one value behind it


def feed_path(file: str, chosen: EventFilter) -> str:
    """The path of the format with that file name for this filter, with its query."""
    folder, rest = short_folder(chosen)
    return f"{folder}/{file}{query_string(rest)}"


def opml_path(chosen: EventFilter) -> str:
    """The path of the list of all feeds, in the filter's language and of its provinces."""
    return f"/feeds.opml{query_string(EventFilter(provinces=chosen.provinces, language=chosen.language))}"


def archive_path(file: str, chosen: EventFilter, part: str) -> str:
    """The path of an archive document of that feed, by the part's id; with the feed's query."""
    folder, rest = short_folder(chosen)
    return f"{folder}/archive/{part}/{file}{query_string(rest)}"


def feed_key(file: str, chosen: EventFilter, province: str) -> str:
    """What a feed's own id follows from, on whatever host it stands: its path, and the id of the site's province."""
    return f"{province}{feed_path(file, chosen)}"


def short_folder(chosen: EventFilter) -> tuple[str, EventFilter]:
    """The folder that stands for the filter, "" for none, and what of the filter it leaves to the query."""
    kinds, countries = (chosen.kinds, chosen.countries)
    if any((chosen.parties, chosen.statuses, chosen.provinces, chosen.since, chosen.until, chosen.words)):
        return "", chosen
    if len(kinds) == 1 and not countries:
        return f"/{_KIND}/{kinds[0]}", replace(chosen, kinds=())
    if len(countries) == 1 and not kinds:
        return f"/{_COUNTRY}/{countries[0]}", replace(chosen, countries=())
    return "", chosen


def page_path(chosen: EventFilter) -> str:
    """The path of the page that shows what a feed of this filter holds; how the feed is written is not its business."""
    return f"/{query_string(replace(chosen, rich=False, limit=None))}"


def subscribe_path(chosen: EventFilter) -> str:
    """The path of the page to subscribe from for this filter, with its query."""
    return f"{SUBSCRIBE}{query_string(chosen)}"


def plain_path(chosen: EventFilter, year: int | None = None) -> str:
    """The path of the page without script for this filter, or of one year of it; how feeds are written is not its
    business."""
    query = query_string(replace(chosen, rich=False, limit=None, precision=None))
    return f"{PLAIN}{query}" + (f"{'&' if query else '?'}year={year}" if year is not None else "")


def event_path(uid: str) -> str:
    """The path of an event's own page."""
    return f"/event/{quote(uid, safe='')}"

"""The calendar that people subscribe to: iCalendar (RFC 5545, RFC 7986), right at the level of octets.

Only events whose day is known are in it, as whole days unless a clock time is printed: a month is no bar of thirty
days. Every instant in it comes from the record, so that it is the same octets as long as nothing changed. It has no
METHOD (it invites nobody) and no UID of its own (some clients then fold all events into one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as VEvent

from timeline.lexicon.labels import kind_color, phrase
from timeline.model import Event, Precision, Status
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.feed import Feed
from timeline.publish.icaltext import Categories, Text
from timeline.publish.text import clean_line, clean_text, web_address
from timeline.publish.vtimezone import timezone_component
from timeline.publish.wording import (
    LONGEST_TITLE,
    categories,
    dated,
    headline,
    instant,
    notes,
    parties_line,
    quotation,
    sources,
    when_fully,
)

PRODID = "-//Foreign Affairs Timeline//Calendar//EN"
REFRESH = timedelta(hours=1)
_STATUS = {
    Status.HELD: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
_END = b"END:VCALENDAR\r\n"


def render_calendar(events: Sequence[Event], feed: Feed) -> bytes:
    """The calendar of these events, by date. Raises PublishError for an instant without a time zone."""
    shown = sorted(calendar_events(events), key=lambda e: (str(e.dtstart), e.uid))
    frame = _frame(feed)
    # Also without timed events: a calendar has at least one component (RFC 5545, section 3.6), events or not.
    frame.add_component(_zone(shown, feed))
    head = frame.to_ical(sorted=False).removesuffix(_END)
    return b"".join([head, *(render_event(event, feed) for event in shown), _END])


def calendar_events(events: Iterable[Event]) -> list[Event]:
    """Those that a calendar can show: their day is known."""
    return [event for event in dated(events) if event.precision is Precision.DAY]


def render_event(event: Event, feed: Feed) -> bytes:
    """One VEVENT: its octets hang on no other event."""
    item = VEvent()
    for name, value in _stamps(event) + _time(event, feed.timezone) + _texts(event, feed):
        item.add(name, value)
    octets: bytes = item.to_ical(sorted=False)
    return octets


def _frame(feed: Feed) -> Calendar:
    """The calendar without events. The VALUE parameters are what icalendar leaves out by itself."""
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", PRODID)
    frame.add("calscale", "GREGORIAN")
    for name, value in (("name", feed.title), ("x-wr-calname", feed.title)):
        frame.add(name, Text(clean_line(value, LONGEST_TITLE)))
    for name in ("description", "x-wr-caldesc"):
        frame.add(name, Text(clean_text(feed.description)))
    frame.add("last-modified", instant(feed.updated))
    for name, url, parameters in (("url", feed.home_url, {}), ("source", feed.self_url, {"VALUE": "URI"})):
        if address := web_address(url):
            frame.add(name, address, parameters=parameters)
    frame.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    frame.add("x-published-ttl", "PT1H")
    return frame


def _zone(events: Sequence[Event], feed: Feed) -> Timezone:
    """What places the clock times of these events."""
    years = [e.dtstart.year for e in events if e.dtstart and _is_timed(e)] or [instant(feed.updated).year]
    return timezone_component(feed.timezone, min(years), max(years))


def _is_timed(event: Event) -> bool:
    """Whether it has a place in the day. Over several days nobody knows which of them a clock time is of."""
    if event.clock is None or event.dtstart is None:
        return False
    return event.dtend is None or event.dtend <= event.dtstart + timedelta(days=1)


def _stamps(event: Event) -> list[tuple[str, Any]]:
    """DTSTAMP is when the record last changed, not now: section 3.8.7.2 wants that where there is no METHOD."""
    changed = instant(event.last_modified, event.uid)
    return [
        ("uid", Text(clean_line(event.uid))),
        ("dtstamp", changed),
        ("created", instant(event.created, event.uid)),
        ("last-modified", changed),
        ("sequence", event.sequence),
        ("status", "CANCELLED" if event.withdrawn else _STATUS[event.status]),
    ]


def _time(event: Event, zone: str) -> list[tuple[str, Any]]:
    """zone: what TZID names; in UTC a clock time is written with a Z instead."""
    if event.clock is None or event.dtstart is None or not _is_timed(event):
        has_end = event.dtstart and event.dtend and event.dtend > event.dtstart
        return [("dtstart", event.dtstart), *([("dtend", event.dtend)] if has_end else [])]
    start = datetime.combine(event.dtstart, event.clock, ZoneInfo(zone))
    if event.clock_end is None or event.clock_end <= event.clock:
        return [("dtstart", start)]  # the end is not known (section 3.6.1: it then ends as it begins)
    return [("dtstart", start), ("dtend", datetime.combine(event.dtstart, event.clock_end, ZoneInfo(zone)))]


def _texts(event: Event, feed: Feed) -> list[tuple[str, Any]]:
    language = feed.language
    texts: list[tuple[str, Any]] = [
        ("summary", Text(headline(event, language))),
        ("description", Text(_description(event, language))),
        ("categories", Categories(categories(event, language))),
    ]
    if event.location and clean_line(event.location):
        texts.append(("location", Text(clean_line(event.location, LONGEST_TITLE))))
    if address := _page(event, feed):
        texts.append(("url", address))
    return [*texts, ("color", kind_color(event.kind)), ("class", "PUBLIC"), ("transp", "TRANSPARENT")]


def _page(event: Event, feed: Feed) -> str | None:
    """The event's own page, else the first source that has an address."""
    if feed.event_url is not None:
        return web_address(feed.event_url(event.uid))
    return next((source.url for source in sources(event, feed.language) if source.url), None)


def _description(event: Event, language: str) -> str:
    """The quote, what else is known, the notes, the sources with their addresses; a line each."""
    lines = [quotation(evidence, language) for evidence in event.evidence[:1]]
    lines.append(when_fully(event, language))
    if event.parties:
        line = parties_line(event.parties, language)
        lines.append(phrase("labelled", language, label=phrase("parties", language), value=line))
    lines += notes(event, language)
    lines += [conflict_line(conflict, language) for conflict in conflicts(event, language)]
    for source in sources(event, language):
        lines.append(f"– {source.label}" + (f" <{source.url}>" if source.url else ""))
    return "\n".join(line for line in lines if line)

"""An event in a calendar: a VEVENT (RFC 5545, section 3.6.1), in two parts.

The one hangs on the event, on the language and on this program alone: it is made once for each change and kept. The
other (`closing`) hangs on the feed: the address of the event's page, and whom to write to.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from timeline.lexicon.labels import kind_color, phrase
from timeline.model import Event, Precision, Status
from timeline.provinces import profile_for, profile_ids
from timeline.provinces.coordinates import find_coordinates
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.contact import contact_link
from timeline.publish.feed import Feed
from timeline.publish.icaltext import content_line, quoted, text_line, texts_line
from timeline.publish.richevent import rich_lines
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import (
    LONGEST_TITLE,
    categories,
    headline,
    instant,
    notes,
    parties_line,
    quotation,
    sources,
    when,
    when_fully,
)

BEGIN, END = "BEGIN:VEVENT\r\n", "END:VEVENT\r\n"
LEAST = 250  # octets; no event takes fewer
_STATUS = {
    Status.HELD: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
_DAY = timedelta(days=1)


def opening(event: Event, language: str, zone: str | None) -> str:
    """What of a VEVENT hangs on the event alone: its lines, but for those of `closing`.

    zone: what places its clock time (see `home_zone`); without it, the event is a whole day. Raises PublishError for
    an instant without a time zone.
    """
    return "".join((BEGIN, *_stamps(event), *_time(event, zone), *_texts(event, language)))


def closing(event: Event | None, uid: str, feed: Feed) -> str:
    """The rest of it. event: needed for a rich feed, and where events have no page of their own (`Feed.event_url`)."""
    url = _page(event, uid, feed)
    rich = rich_lines(event, feed) if feed.rich and event is not None else ""
    return (content_line("URL", url) if url else "") + contact(feed.contact) + rich + END


def home_zone(event: Event, otherwise: str | None = None) -> str | None:
    """The IANA name of the zone that the event's clock times are local times of; None where that is not known.

    otherwise: what counts for events that name no province. A province without a profile has no known zone, and an hour
    in another one would be a wrong hour.
    """
    return _zone_of(event.province) if event.province else otherwise


@lru_cache(maxsize=1024)
def _zone_of(province: str) -> str | None:
    profile = profile_for(None, province)
    return profile.timezone if profile.id in profile_ids() else None


def is_timed(event: Event) -> bool:
    """Whether it has a place in the day. Over several days nobody knows which of them a clock time is of."""
    if event.clock is None or event.dtstart is None or event.precision is not Precision.DAY:
        return False
    return event.dtend is None or event.dtend <= event.dtstart + _DAY


def _stamps(event: Event) -> list[str]:
    """DTSTAMP is when the record last changed, not now: section 3.8.7.2 wants that where there is no METHOD."""
    changed = utc_value(instant(event.last_modified, event.uid))
    return [
        text_line("UID", clean_line(event.uid)),
        f"DTSTAMP:{changed}\r\n",
        f"CREATED:{utc_value(instant(event.created, event.uid))}\r\n",
        f"LAST-MODIFIED:{changed}\r\n",
        f"SEQUENCE:{event.sequence}\r\n",
        f"STATUS:{'CANCELLED' if event.withdrawn else _STATUS[event.status]}\r\n",
    ]


def _time(event: Event, zone: str | None) -> list[str]:
    start, end, clock = event.dtstart, event.dtend, event.clock
    if start is None:
        return []
    if clock is not None and zone is not None and is_timed(event):
        times = [("DTSTART", clock)]
        if event.clock_end is not None and event.clock_end > clock:
            times.append(("DTEND", event.clock_end))  # else it is not known; section 3.6.1: it then ends as it begins
        return [_local(name, start, at, zone) for name, at in times]
    if event.precision is not Precision.DAY:  # a month is no bar of thirty days
        end = start + _DAY if start < date.max else None
    lines = [content_line("DTSTART;VALUE=DATE", _digits(start.isoformat()))]
    return lines + ([content_line("DTEND;VALUE=DATE", _digits(end.isoformat()))] if end and end > start else [])


def _local(name: str, day: date, at: time, zone: str) -> str:
    """In UTC, a clock time is written with a Z instead of a zone."""
    moment = _digits(f"{day.isoformat()}T{at.strftime('%H%M%S')}")
    return content_line(name, f"{moment}Z") if zone == "UTC" else content_line(f"{name};TZID={zone}", moment)


def utc_value(moment: datetime) -> str:
    """An instant in UTC as a DATE-TIME (section 3.3.5)."""
    return f"{_digits(moment.replace(tzinfo=None).isoformat())}Z"


def _digits(iso: str) -> str:
    """An instant or a day of ISO 8601 in the basic format; `strftime` does not write years before 1000 in full."""
    return iso.replace("-", "").replace(":", "")


def _texts(event: Event, language: str) -> list[str]:
    location = clean_line(event.location or "", LONGEST_TITLE)
    point = find_coordinates(event.location, event.province)
    return [
        text_line("SUMMARY", _summary(event, language)),
        text_line("DESCRIPTION", _description(event, language)),
        texts_line("CATEGORIES", categories(event, language)),
        *([text_line("LOCATION", location)] if location else []),
        *([content_line("GEO", f"{point[0]};{point[1]}")] if point else []),
        f"COLOR:{kind_color(event.kind)}\r\n",
        "CLASS:PUBLIC\r\nTRANSP:TRANSPARENT\r\n",
    ]


def _summary(event: Event, language: str) -> str:
    """The headline; of an event that stands on a day that is not its own, what is known of its date goes first."""
    title = headline(event, language)
    if event.precision is Precision.DAY:
        return title
    return phrase("inexact_title", language, date=when(event, language), title=title)


def _description(event: Event, language: str) -> str:
    """The quote, what else is known, the notes, the sources with their addresses; a line each."""
    lines = [quotation(evidence, language, event.summary.values()) for evidence in event.evidence[:1]]
    lines.append(when_fully(event, language))
    if event.parties:
        line = parties_line(event.parties, language)
        lines.append(phrase("labelled", language, label=phrase("parties", language), value=line))
    lines += notes(event, language)
    lines += [conflict_line(conflict, language) for conflict in conflicts(event, language)]
    for source in sources(event, language):
        lines.append(f"– {source.label}" + (f" <{source.url}>" if source.url else ""))
    return "\n".join(line for line in lines if line)


def _page(event: Event | None, uid: str, feed: Feed) -> str | None:
    """The event's own page, else the first source that has an address."""
    if feed.event_url is not None:
        return web_address(feed.event_url(uid))
    return None if event is None else next((s.url for s in sources(event, feed.language) if s.url), None)


@lru_cache(maxsize=64)
def contact(said: str | None) -> str:
    """Whom to write to for corrections (section 3.8.4.2), with a link to it; nothing where that is not said."""
    link = contact_link(said)
    return text_line(f"CONTACT;ALTREP={quoted(link)}", clean_line(said or "", LONGEST_TITLE)) if link else ""

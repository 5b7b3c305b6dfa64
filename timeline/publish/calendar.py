"""The calendar that people subscribe to: iCalendar (RFC 5545, RFC 7986), right at the level of octets.

Only events whose day is known are in it, unless others are asked for, as whole days unless a clock time is printed.
Every instant in it comes from the record, so that it is the same octets as long as nothing in it changed. It has no
METHOD (it invites nobody) and no UID of its own (some clients then fold all events into one). It stays below the
million octets that Google Calendar takes, unless all of it is asked for: the newest and coming events have room first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.lexicon.labels import phrase
from timeline.model import Event, Precision
from timeline.publish.feed import Feed
from timeline.publish.icaltext import content_line, text_line
from timeline.publish.text import clean_line, clean_text, web_address
from timeline.publish.vevent import closing, home_zone, opening, utc_value
from timeline.publish.vtimezone import timezone_text
from timeline.publish.wording import LONGEST_TITLE, dated, instant

PRODID = "-//Foreign Affairs Timeline//Calendar//EN"
REFRESH = "PT1H"
ROOM = 1_000_000  # octets; a calendar that is not asked for as a whole has fewer
_END = b"END:VCALENDAR\r\n"
_CHANGED = re.compile(rb"\r\nLAST-MODIFIED:(\d{8}T\d{6}Z)\r\n")  # in a VEVENT before all that others wrote
_PLACED = re.compile(rb"\r\nDTSTART;TZID=([^:]+):(\d{4})")  # such a line is too short to be folded


def render_calendar(events: Iterable[Event], feed: Feed) -> bytes:
    """The calendar of these events, by date. Raises PublishError for an instant without a time zone."""
    return _put_together((render_event(event, feed) for event in latest_first(events, feed)), feed)


def join_calendar(openings: Iterable[tuple[str, str]], feed: Feed) -> bytes:
    """The calendar of events by their uids and what `vevent.opening` gave for them, in the order of `latest_first`.

    Octet for octet what `render_calendar` makes of the events, for a feed that is not rich and whose events have pages.
    """
    return _put_together((text + closing(None, uid, feed) for uid, text in openings), feed)


def latest_first(events: Iterable[Event], feed: Feed) -> list[Event]:
    """Those of the events that the calendar can show, by first day and uid, the last first."""
    shown = calendar_events(events, coarse=feed.coarse)
    return sorted(shown, key=lambda event: (str(event.dtstart), event.uid), reverse=True)


def calendar_events(events: Iterable[Event], *, coarse: bool = False) -> list[Event]:
    """Those that a calendar can show: their day is known, or, if it is to show `coarse` ones, at least the year."""
    return [event for event in dated(events) if coarse or event.precision is Precision.DAY]


def render_event(event: Event, feed: Feed) -> str:
    """One VEVENT: what it says hangs on no other event."""
    return opening(event, feed.language, home_zone(event, feed.timezone)) + closing(event, event.uid, feed)


def _put_together(events: Iterable[str], feed: Feed) -> bytes:
    """The calendar of VEVENTs, the latest first, in the order of their days."""
    taken, size, is_all = _with_room(events, feed)
    head = _head(taken, feed, is_all=is_all)
    while taken and not feed.whole and len(head) + size + len(_END) >= ROOM:
        size -= len(taken.pop())
        head = _head(taken, feed, is_all=False)
    return b"".join([head, *reversed(taken), _END])


def _with_room(events: Iterable[str], feed: Feed) -> tuple[list[bytes], int, bool]:
    """The latest that there is room for, how many octets they are, and whether that is all."""
    taken: list[bytes] = []
    size = 0
    for text in events:
        octets = text.encode()
        size += len(octets)
        if size >= ROOM and not feed.whole:
            return taken, size - len(octets), False
        taken.append(octets)
    return taken, size, True


def _head(events: Sequence[bytes], feed: Feed, *, is_all: bool) -> bytes:
    """All that goes before the events.

    It last changed when the last of them did; an empty one, when the feed says. That it had one that is no more (merged
    into an event of another calendar, corrected out of this one, withdrawn long ago) is nowhere to be seen: it then
    says an earlier instant than before. Whoever asks over HTTP is told of the change all the same (ETag).
    """
    title, description = clean_line(feed.title, LONGEST_TITLE), "\n".join(_description(feed, is_all=is_all))
    addresses = (("URL", web_address(feed.home_url)), ("SOURCE;VALUE=URI", web_address(feed.self_url)))
    changed = _last_changed(events) or utc_value(instant(feed.updated))
    year = int(changed[:4])
    lines = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        f"PRODID:{PRODID}\r\nCALSCALE:GREGORIAN\r\n",
        *(text_line(name, title) for name in ("NAME", "X-WR-CALNAME")),
        *(text_line(name, description) for name in ("DESCRIPTION", "X-WR-CALDESC")),
        f"LAST-MODIFIED:{changed}\r\n",
        *(content_line(name, address) for name, address in addresses if address),
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}\r\nX-PUBLISHED-TTL:{REFRESH}\r\n",
        # Also without clock times: a calendar has at least one component (RFC 5545, section 3.6), events or not.
        *(timezone_text(*zone) for zone in _zones(events) or [(feed.timezone, year, year)]),
    ]
    return "".join(lines).encode()


def _last_changed(events: Iterable[bytes]) -> str | None:
    """The latest LAST-MODIFIED of these VEVENTs: kept texts bring theirs along."""
    return max((found[1].decode() for octets in events if (found := _CHANGED.search(octets))), default=None)


def _description(feed: Feed, *, is_all: bool) -> Iterator[str]:
    yield clean_text(feed.description)
    if not is_all:
        yield phrase("older_left_out", feed.language)


def _zones(events: Iterable[bytes]) -> list[tuple[str, int, int]]:
    """The zones that clock times of these VEVENTs are placed in, with the first and the last year of such times."""
    years: dict[str, list[int]] = defaultdict(list)
    for octets in events:
        if placed := _PLACED.search(octets):
            years[placed[1].decode()].append(int(placed[2]))
    return [(zone, min(those), max(those)) for zone, those in sorted(years.items())]

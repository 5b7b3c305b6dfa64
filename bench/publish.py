"""How many events a second become a calendar or a feed, beside the floor of writing strings and beside plain libraries.

    python bench/publish.py [EVENTS ...]      # 1,000, 10,000 and 100,000 by default

All in one run, over the same events, in processor time, which other programs disturb less than the clock; the load is
told. The ratio is to writing strings: lines put together of fields that are ready as text, escaped and folded, with no
wording, no labels, no check of addresses. What is slow is measured with 10,000 events at most: its speed does not hang
on how many there are.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
from feedgen.feed import FeedGenerator

from timeline.filter import EventFilter
from timeline.model import Event, Evidence, Kind, Party, Precision, Role, Span
from timeline.pipeline.texts import text_name, texts_version
from timeline.publish import (
    Feed,
    join_calendar,
    render_atom,
    render_calendar,
    render_csv,
    render_json_feed,
    render_jsonl,
    render_rss,
)
from timeline.publish.vevent import home_zone, opening
from timeline.records import Plan
from timeline.store import Store
from timeline.web.calendars import find_openings, render_openings

KNOWN = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
PLACES = (("Daejeon", "KR"), ("Yamaguchi", "JP"), ("Champasak", "LA"), ("Kratie", "KH"), ("East Flanders", "BE"))
FEW = 10_000
FEED = Feed(
    title="Foreign affairs of Binh Duong",
    description="Dated events, each with its source.",
    language="en",
    home_url="https://timeline.example/",
    self_url="https://timeline.example/calendar.ics?limit=all",
    updated=KNOWN,
    timezone="Asia/Ho_Chi_Minh",
    event_url=lambda uid: f"https://timeline.example/event/{uid}",
    whole=True,
)


def event_of(number: int, dice: random.Random) -> Event:
    day = date(2000, 1, 1) + timedelta(days=dice.randrange(9_000))
    place, country = dice.choice(PLACES)
    title = f"Delegation from {place} tours industrial park number {number}, and signs a memorandum"
    quote = f"On {day}, a delegation from {place} came to Bình Dương; the two sides signed a memorandum ({number})."
    address = f"https://news-{number % 40}.example/{number}"
    return Event(
        uid=f"{number:08x}-0000-5000-8000-{number:012x}",
        dtstart=day,
        dtend=day + timedelta(days=1),
        precision=Precision.DAY,
        kind=dice.choice(list(Kind)),
        summary={"en": title, "vi": f"Đoàn {place} thăm khu công nghiệp số {number}"},
        created=KNOWN + timedelta(seconds=number),
        last_modified=KNOWN + timedelta(seconds=number),
        parties=(Party(place, Role.VISITOR, country), Party(f"Friends of {place}")),
        countries=(country,),
        location="Thu Dau Mot",
        province="binh-duong",
        evidence=(Evidence(address, Span(0, len(quote)), quote, address, "en", title, day + timedelta(days=1)),),
    )


def events_of(count: int) -> list[Event]:
    dice = random.Random(1)
    return [event_of(number, dice) for number in range(count)]


# The floor and the peers


def write_strings(events: Iterable[Event]) -> bytes:
    parts = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"]
    for event in events:
        changed, known = _digits(event.last_modified.isoformat()[:19]), _digits(event.created.isoformat()[:19])
        description = f"{event.evidence[0].quote}\n{event.dtstart}\n{event.parties[0].name}\n{event.evidence[0].url}"
        parts += (
            f"BEGIN:VEVENT\r\nUID:{event.uid}\r\nDTSTAMP:{changed}Z\r\nCREATED:{known}Z\r\n",
            f"LAST-MODIFIED:{changed}Z\r\nSEQUENCE:{event.sequence}\r\nSTATUS:CONFIRMED\r\n",
            f"DTSTART;VALUE=DATE:{_digits(str(event.dtstart))}\r\nDTEND;VALUE=DATE:{_digits(str(event.dtend))}\r\n",
            *(_folded(line) for line in (f"SUMMARY:{_escaped(event.title())}", f"DESCRIPTION:{_escaped(description)}")),
            f"CATEGORIES:{event.kind},{event.countries[0]}\r\nLOCATION:{event.location}\r\n",
            f"URL:https://timeline.example/event/{event.uid}\r\nEND:VEVENT\r\n",
        )
    return "".join([*parts, "END:VCALENDAR\r\n"]).encode()


def _digits(iso: str) -> str:
    return iso.replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    return "\r\n ".join(line[n : n + 60] for n in range(0, len(line), 60)) + "\r\n"


def plain_icalendar(events: Iterable[Event]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//x//y//EN")
    for event in events:
        item = icalendar.Event()
        item.add("uid", event.uid)
        for name, value in (("dtstamp", event.last_modified), ("created", event.created)):
            item.add(name, value)
        item.add("last-modified", event.last_modified)
        item.add("sequence", event.sequence)
        item.add("status", "CONFIRMED")
        item.add("dtstart", event.dtstart)
        item.add("dtend", event.dtend)
        item.add("summary", event.title())
        item.add("description", f"{event.evidence[0].quote}\n{event.parties[0].name}\n{event.evidence[0].url}")
        item.add("categories", [event.kind, *event.countries])
        item.add("location", event.location)
        item.add("url", f"https://timeline.example/event/{event.uid}")
        calendar.add_component(item)
    octets: bytes = calendar.to_ical()
    return octets


def plain_feedgen(write: str) -> Callable[[Sequence[Event]], bytes]:
    def made(events: Sequence[Event]) -> bytes:
        feed = FeedGenerator()
        feed.id("https://timeline.example/")
        feed.title("x")
        feed.description("y")
        feed.link(href="https://timeline.example/")
        for event in events:
            entry = feed.add_entry(order="append")
            entry.id(event.uid)
            entry.title(event.title())
            entry.link(href=f"https://timeline.example/event/{event.uid}")
            entry.published(event.created)
            entry.updated(event.last_modified)
            entry.content(event.evidence[0].quote, type="html")
        octets: bytes = getattr(feed, write)()
        return octets

    return made


# What is measured


def rows(events: Sequence[Event], folder: Path) -> Iterator[tuple[str, int, float]]:
    """What was made, of how many events, and how many of them a second."""
    few = events[:FEW]
    store = filled(folder, events)
    everything, today = EventFilter(limit=100_000, precision=Precision.DAY), KNOWN.date()
    texts = [(e.uid, opening(e, "en", home_zone(e))) for e in sorted(events, key=lambda e: (e.dtstart, e.uid))[::-1]]
    of_all: dict[str, Callable[[], bytes]] = {
        "floor: writing strings": lambda: write_strings(events),
        "calendar, kept texts at hand": lambda: join_calendar(texts, FEED),
        "calendar, kept texts out of the store": lambda: render_openings(
            find_openings(store, everything, "en", today), FEED
        ),
    }
    of_few: dict[str, Callable[[], bytes]] = {
        "calendar, rendered afresh": lambda: render_calendar(few, FEED),
        "plain icalendar": lambda: plain_icalendar(few),
        "rss": lambda: render_rss(few, FEED),
        "plain feedgen, rss": lambda: plain_feedgen("rss_str")(few),
        "atom": lambda: render_atom(few, FEED),
        "plain feedgen, atom": lambda: plain_feedgen("atom_str")(few),
        "feed.json": lambda: render_json_feed(few, FEED),
        "events.csv": lambda: render_csv(few, FEED),
        "events.jsonl": lambda: render_jsonl(few, FEED),
    }
    for measured, several in ((of_all, events), (of_few, few)):
        for name, make in measured.items():
            yield name, len(several), len(several) / best(make)


def filled(folder: Path, events: Sequence[Event]) -> Store:
    """A store of the events, with their texts in one language."""
    store = Store(folder)
    with store.write(KNOWN) as writer:
        for first in range(0, len(events), FEW):
            some = events[first : first + FEW]
            writer.apply(Plan(events=tuple(some)))
            writer.keep_texts(texts_version(), [(e.uid, text_name("en"), opening(e, "en", home_zone(e))) for e in some])
    return store


def best(make: Callable[[], bytes]) -> float:
    """Seconds of a processor, the least of some tries; what is slow is tried once."""
    least, spent = float("inf"), 0.0
    while spent < 2 and spent < 5 * least:
        start = time.process_time()
        make()
        took = time.process_time() - start
        least, spent = min(least, took), spent + took
    return least


def measure(count: int) -> None:
    print(f"\n{count:,} events (load {os.getloadavg()[0]:.1f})")
    floor = 0.0
    with tempfile.TemporaryDirectory() as name:
        for what, many, speed in rows(events_of(count), Path(name) / "var"):
            floor = floor or speed
            told = f"of {many:,}" if many != count else ""
            print(f"  {what:<40}{speed:>10,.0f} events/s {speed / floor:>8.2f} of the floor  {told}", flush=True)


if __name__ == "__main__":
    for amount in [int(text) for text in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        measure(amount)

"""Who reads a feed now and then, and each archive document once, has all of it, whatever becomes of the events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.filter import EventFilter
from timeline.model import Precision, Withdrawal
from timeline.publish import Feed, parts
from timeline.publish.archives import archive_documents, subscription
from timeline.publish.formats import FORMATS, is_past_telling
from timeline.records import EventStamp

FEW = 4  # events of a part and of the subscription, so that few events have a long past
ATOM = replace(next(form for form in FORMATS if form.file == "atom.xml"), newest=FEW)
ALL, HOST, TODAY = EventFilter(), "https://timeline.example", date(2024, 3, 1)
FEED = Feed("All", "All", "en", f"{HOST}/", f"{HOST}/atom.xml", datetime(2024, 3, 1, tzinfo=UTC))
START = datetime(2023, 12, 30, 23, tzinfo=UTC)
STEPS = (timedelta(microseconds=1), timedelta(seconds=1), timedelta(hours=7), timedelta(days=3), timedelta(days=40))


@dataclass
class World:
    """All events by uid, those of them that a filtered feed has, and what a reader of that feed has read of it."""

    now: datetime = START
    events: dict[str, EventStamp] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    known: dict[str, EventStamp] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    born: int = 0

    def told(self) -> list[EventStamp]:
        return [event for uid, event in self.events.items() if uid not in self.outside]

    def add(self, count: int) -> None:
        for _ in range(count):
            self.born += 1
            self.put(EventStamp(f"e{self.born}", date(2023, 1, 1), Precision.DAY, self.now, self.now))

    def put(self, event: EventStamp) -> None:
        self.events[event.uid] = replace(event, last_modified=self.now)

    def change(self, what: str, uid: str, other: str) -> None:
        event = self.events[uid]
        if what == "merge" and uid != other:
            del self.events[uid]
            self.put(self.events[other])
        elif what == "vanish":  # from the feed, in a way that changes no other event
            self.outside.add(uid)
        elif what == "withdraw":
            self.put(replace(event, withdrawn=Withdrawal(self.now, "rejected")))
        elif what == "correct":
            self.outside ^= {uid}
            self.put(event)
        elif what == "date":
            self.put(replace(event, dtstart=None if event.dtstart else date(2023, 1, 1)))

    def visit(self) -> None:
        """Read the subscription document, then older ones until one that was read before."""
        told = self.told()
        documents = {HOST + d.path: d for d in archive_documents(ATOM, ALL, told, HOST, TODAY)}
        archive = subscription(ATOM, ALL, told, HOST, FEED).archive
        self.known |= {event.uid: event for event in ATOM.choose(told, TODAY)}
        older, found = archive and archive.older, {}
        while older and older not in self.read:
            self.read.add(older)
            found |= {event.uid: event for event in documents[older].events}
            older = documents[older].archive.older
        self.known |= {uid: event for uid, event in found.items() if event.last_modified >= self.latest(uid)}

    def latest(self, uid: str) -> datetime:
        return self.known[uid].last_modified if uid in self.known else START


Write = tuple[timedelta, int, list[tuple[str, int, int]], bool]  # how much later, new events, changes, a visit
CHANGES = st.tuples(
    st.sampled_from(("merge", "vanish", "withdraw", "correct", "date")), st.integers(0, 999), st.integers(0, 999)
)
WRITES = st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.lists(CHANGES, max_size=6), st.booleans())


def step(world: World, write: Write) -> None:
    later, count, changes, is_visited = write
    world.now += later
    world.add(count)
    for what, one, other in changes:
        if uids := sorted(world.events):
            world.change(what, uids[one % len(uids)], uids[other % len(uids)])
    if is_visited:
        world.visit()


@settings(deadline=None)
@given(st.lists(WRITES, max_size=25))
def test_a_reader_has_each_event_as_it_is(writes: list[Write]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LARGEST", FEW)
        world = World()
        for write in writes:
            step(world, write)
            past = [e for d in archive_documents(ATOM, ALL, world.told(), HOST, TODAY) for e in d.events]
            assert len({event.uid for event in past}) == len(past)
            assert {event.uid: event for event in (*past, *ATOM.choose(world.told(), TODAY))} == shown(world)
        world.visit()
        assert {uid: world.known.get(uid) for uid in shown(world)} == shown(world)


def shown(world: World) -> dict[str, EventStamp]:
    return {e.uid: e for e in world.told() if e.dtstart and not is_past_telling(e, TODAY)}

"""A feed's past: parts that stay what they are, and documents that lead from one to the next (RFC 5005)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from tests.factories import KNOWN, make_event
from tests.publish.feedrules import atom_complaints, rss_complaints
from timeline.filter import EventFilter
from timeline.model import Event, Kind, Precision, Withdrawal
from timeline.publish import Feed
from timeline.publish.archives import archive_documents, archived, subscription
from timeline.publish.formats import FORMATS, WITHDRAWN_SHOWN, Format, Purpose
from timeline.publish.parts import LARGEST, archived_parts

HOST = "https://timeline.example"
TODAY = KNOWN.date()
NEWS = [form for form in FORMATS if form.purpose is Purpose.NEWS]
ATOM = next(form for form in NEWS if form.file == "atom.xml")
ALL = EventFilter()


def known(months: dict[str, int]) -> list[Event]:
    """So many events that became known in each month, an hour after each other."""
    return [
        make_event(uid=f"{month}-{n:03}", created=first + timedelta(hours=n), last_modified=first + timedelta(hours=n))
        for month, count in months.items()
        for first in [datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC)]
        for n in range(count)
    ]


def recent(events: Sequence[Event]) -> list[str]:
    """uids of what is in no part."""
    past = {event.uid for part in archived_parts(events) for event in part.events}
    return [event.uid for event in events if event.uid not in past]


@pytest.mark.parametrize(
    ("months", "parts", "rest"),
    [
        ({}, {}, 0),
        ({"2024-01": 3}, {}, 3),
        ({"2024-01": LARGEST}, {}, LARGEST),
        ({"2024-01": 3, "2024-03": 2}, {"2024-01": 3}, 2),
        # 2 ** 42 microseconds are 1221.7 hours: pieces end after 76.4 hours, 152.7, 305.4 ...
        ({"2024-01": LARGEST + 1}, {"2024-01-10": 77}, LARGEST + 1 - 77),
        (
            {"2023-12": 205, "2024-01": 1, "2024-02": 7},
            {"2023-12-10": 77, "2023-12-11": 76, "2023-12-9": 52, "2024-01": 1},
            7,
        ),
    ],
)
def test_the_past_is_cut_by_months_and_where_they_are_busy_by_halves(
    months: dict[str, int], parts: dict[str, int], rest: int
) -> None:
    events = known(months)
    assert {part.id: len(part.events) for part in archived_parts(events)} == parts
    assert len(recent(events)) == rest


def test_each_event_is_in_one_part_or_recent() -> None:
    events = known({"2024-01": 230, "2024-02": 1, "2024-03": 120})
    held = [e.uid for part in archived_parts(events) for e in part.events] + recent(events)
    assert sorted(held) == sorted(e.uid for e in events)


def test_what_becomes_known_later_leaves_each_part_as_it_was() -> None:
    events = known({"2024-01": 230, "2024-03": 120, "2024-04": 205})
    for count in range(1, len(events), 7):
        earlier = {part.id: part.events for part in archived_parts(events[:count])}
        later = {part.id: part.events for part in archived_parts(events)}
        entered = [event for name in earlier & later.keys() for event in later[name] if event not in earlier[name]]
        assert entered == []


@pytest.mark.parametrize("count", [101, 5_000])
def test_what_one_write_changed_is_cut_by_hashes_and_over_at_once(count: int) -> None:
    events = [make_event(uid=f"e-{number}") for number in range(count)]
    parts = archived_parts(events)
    assert recent(events) == []
    assert max(len(part.events) for part in parts) <= LARGEST < 4 * count / len(parts)
    assert len({part.id for part in parts}) == len(parts)


def test_what_leaves_moves_nothing_into_a_part_that_was_there() -> None:
    """A full part loses one to a merge, and then others come: they are in none of the parts that were read."""
    events = known({"2024-01": 350})
    read = {part.id for part in archived_parts(events[:101])}
    new = {event.uid for event in events[101:]}
    held = {event.uid for part in archived_parts(events[1:]) if part.id in read for event in part.events}
    assert (held & new, len(read)) == (set(), 1)


def test_what_changes_leaves_its_part_for_the_present() -> None:
    events = known({"2024-01": 150})
    changed = [replace(events[0], last_modified=events[-1].last_modified + timedelta(hours=1)), *events[1:]]
    assert events[0].uid not in recent(events)
    assert recent(changed) == [events[0].uid, *recent(events)]


def test_what_has_no_date_is_in_no_part() -> None:
    undated = make_event(dtstart=None, precision=Precision.BEFORE, created=datetime(2020, 1, 1, tzinfo=UTC))
    assert archived_parts([undated, *known({"2024-01": 1})]) == []


def test_the_month_is_that_of_utc() -> None:
    zone = datetime.fromisoformat("2024-02-01T03:00:00+07:00")
    events = [make_event(created=zone, last_modified=zone), *known({"2024-03": 1})]
    assert [part.id for part in archived_parts(events)] == ["2024-01"]


def test_documents_name_their_neighbours() -> None:
    documents = archive_documents(ATOM, ALL, known({"2024-01": 101, "2024-02": 1, "2024-03": 1}), HOST, TODAY)
    first, second, third = (f"/archive/{part}/atom.xml" for part in ("2024-01-10", "2024-01-11", "2024-02"))
    assert [(d.path, d.archive.older, d.archive.newer) for d in documents] == [
        (first, None, HOST + second),
        (second, HOST + first, HOST + third),
        (third, HOST + second, None),
    ]
    assert {d.archive.current for d in documents} == {f"{HOST}/atom.xml"}


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        (EventFilter(countries=("KR",)), "/country/KR/archive/2024-01/atom.xml"),
        (EventFilter(kinds=(Kind.AGREEMENT,), language="vi"), "/kind/agreement/archive/2024-01/atom.xml?lang=vi"),
        (EventFilter(words="a b"), "/archive/2024-01/atom.xml?q=a+b"),
    ],
)
def test_a_filter_has_its_own_archive(chosen: EventFilter, path: str) -> None:
    documents = archive_documents(ATOM, chosen, known({"2024-01": 1, "2024-02": 1}), HOST, TODAY)
    assert [d.path for d in documents] == [path]


@pytest.mark.parametrize("form", [form for form in FORMATS if form.purpose is not Purpose.NEWS])
def test_calendars_and_data_have_no_archive(form: object, feed: Feed) -> None:
    events = known({"2024-01": 1, "2024-02": 1})
    assert archive_documents(form, ALL, events, HOST, TODAY) == []  # type: ignore[arg-type]
    assert subscription(form, ALL, events, HOST, feed) == feed  # type: ignore[arg-type]


def test_who_wants_but_so_many_gets_no_past(feed: Feed) -> None:
    chosen = EventFilter(limit=5)
    assert subscription(ATOM, chosen, known({"2024-01": 1, "2024-02": 1}), HOST, feed) == feed


def test_a_withdrawn_event_is_told_for_a_while() -> None:
    events = known({"2024-01": 2, "2024-03": 1})
    events[0] = replace(events[0], withdrawn=Withdrawal(KNOWN, "rejected"))
    told = [
        len(archive_documents(ATOM, ALL, events, HOST, TODAY + later)[0].events)
        for later in (timedelta(), WITHDRAWN_SHOWN - timedelta(days=1), WITHDRAWN_SHOWN)
    ]
    assert told == [2, 2, 1]


@pytest.mark.parametrize("form", NEWS)
def test_the_subscription_holds_what_is_in_no_archive(form: Format) -> None:
    for count in (1, LARGEST, LARGEST + 1, 240):
        events = known({"2024-01": count})
        assert set(recent(events)) <= {e.uid for e in form.choose(events, TODAY)}


@pytest.mark.parametrize(("file", "complaints"), [("atom.xml", atom_complaints), ("rss.xml", rss_complaints)])
def test_every_document_keeps_the_rules_and_the_feeds_id(file: str, complaints: object, feed: Feed) -> None:
    form = next(form for form in FORMATS if form.file == file)
    events, feed = known({"2024-01": 120, "2024-02": 3, "2024-03": 2}), replace(feed, key="k")
    whole = subscription(form, ALL, events, HOST, feed)
    octets = [form.render(form.choose(events, TODAY), whole)]
    octets += [
        form.render(d.events, archived(feed, d, HOST)) for d in archive_documents(form, ALL, events, HOST, TODAY)
    ]
    assert [complaints(document) for document in octets] == [[]] * 4  # type: ignore[operator]
    ids = {etree.fromstring(document).findtext("{*}id") for document in octets}
    assert len(ids) == 1

"""Somebody follows a feed with a reader that asks again for what changed (feedparser, over HTTP)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest

from tests.clients.conftest import Server
from tests.factories import KNOWN, make_event
from timeline.model import Precision, Status

FEEDS = pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml"])
VISIT = make_event(uid="visit@x", summary={"en": "Visit"}, dtstart=date(2023, 1, 4))
FORUM = make_event(uid="forum@x", summary={"en": "Forum"}, dtstart=date(2023, 5, 10), status=Status.PLANNED)
FAIR = make_event(uid="fair@x", summary={"en": "Fair"}, dtstart=date(2023, 7, 1), status=Status.PLANNED)


def fetch(url: str, before: Any = None) -> Any:
    """The feed, asked for as a reader does that has the one of `before`."""
    known = {"etag": before.get("etag"), "modified": before.get("modified")} if before else {}
    found = feedparser.parse(url, **known)
    assert found.bozo == 0, found.get("bozo_exception")
    return found


def by_id(found: Any) -> dict[str, Any]:
    return {entry.id: entry for entry in found.entries}


@FEEDS
def test_an_added_a_moved_and_a_cancelled_event_arrive(path: str, server: Server) -> None:
    server.save(VISIT, FORUM, FAIR)
    before = fetch(server.url + path)
    later = KNOWN + timedelta(days=3)
    server.save(
        replace(FORUM, dtstart=date(2023, 5, 17), dtend=date(2023, 5, 18), sequence=1, last_modified=later),
        replace(FAIR, status=Status.CANCELLED, sequence=1, last_modified=later),
        make_event(
            uid="award@x", summary={"en": "Award"}, dtstart=date(2023, 9, 9), created=later, last_modified=later
        ),
    )
    after = fetch(server.url + path, before)
    old, new = by_id(before), by_id(after)
    assert [new[i].title for i in new if i not in old] == ["9 Sept 2023: Award"]
    assert {old[i].title: new[i].title for i in old} == {
        "1 Jul 2023: Fair": "1 Jul 2023: Cancelled: Fair",
        "10 May 2023: Forum": "17 May 2023: Forum",
        "4 Jan 2023: Visit": "4 Jan 2023: Visit",
    }


@FEEDS
def test_a_changed_event_is_updated_and_not_new(path: str, server: Server) -> None:
    server.save(FAIR)
    (old,) = fetch(server.url + path).entries
    server.save(replace(FAIR, status=Status.CANCELLED, sequence=1, last_modified=KNOWN + timedelta(days=3)))
    (new,) = fetch(server.url + path).entries
    assert new.id == old.id
    assert new.published_parsed == old.published_parsed
    assert new.updated_parsed > old.updated_parsed


@FEEDS
def test_what_did_not_change_is_not_sent_again(path: str, server: Server) -> None:
    server.save(VISIT)
    again = fetch(server.url + path, fetch(server.url + path))
    assert (again.status, again.entries) == (304, [])


@FEEDS
def test_a_store_without_events_is_a_feed_without_entries(path: str, server: Server) -> None:
    server.save(make_event(dtstart=None, precision=Precision.BEFORE))
    found = fetch(server.url + path)
    assert (found.status, found.entries) == (200, [])
    assert found.feed.title == "Foreign affairs of Binh Duong"

"""JSON Feed against a schema written from its specification, and what it says of an event."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.factories import KNOWN, make_event, make_events, make_evidence
from timeline.model import Event, Status
from timeline.publish import Feed, event_record, render_json_feed
from timeline.publish.feed import Archive

SCHEMA = json.loads((Path(__file__).parent / "json-feed-1.1.schema.json").read_text("utf-8"))


def read(events: list[Event], feed: Feed) -> Any:
    """The feed, which must be valid and whose ids must be unique."""
    found = json.loads(render_json_feed(events, feed))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert len({item["id"] for item in found["items"]}) == len(found["items"])
    return found


@pytest.mark.parametrize("count", [0, 1, 200])
def test_it_is_valid(count: int, feed: Feed) -> None:
    assert len(read(make_events(count), feed)["items"]) == count


@pytest.mark.parametrize("missing", ["version", "title", "items"])
def test_the_schema_refuses_a_feed_that_lacks_something(missing: str, feed: Feed) -> None:
    found = read([], feed)
    del found[missing]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_it_names_home_and_itself(feed: Feed) -> None:
    found = read([], feed)
    assert (found["home_page_url"], found["feed_url"], found["language"]) == (feed.home_url, feed.self_url, "en")


def test_an_item(feed: Feed) -> None:
    event = make_event(uid="e-1", last_modified=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC))
    (item,) = read([event], feed)["items"]
    assert item["title"] == "3 Mar 2023: Memorandum on vocational training signed with Daejeon"
    assert (item["url"], item["external_url"]) == ("https://timeline.example/?event=e-1", "https://news.example/1")
    assert (item["date_published"], item["date_modified"]) == ("2024-03-01T08:30:00Z", "2024-05-06T07:08:09Z")
    assert item["tags"] == ["Agreement", "South Korea"]
    assert item["_event"] == event_record(event)


def test_a_changed_event_keeps_its_id(feed: Feed) -> None:
    event = make_event()
    moved = replace(event, status=Status.CANCELLED, dtstart=date(2025, 1, 1), dtend=date(2025, 1, 2))
    assert read([event], feed)["items"][0]["id"] == read([moved], feed)["items"][0]["id"]


def test_the_last_learnt_is_first(feed: Feed) -> None:
    events = [make_event(uid=str(day), created=KNOWN.replace(day=day)) for day in (2, 9, 5)]
    assert [item["_event"]["uid"] for item in read(events, feed)["items"]] == ["9", "5", "2"]


def test_an_address_that_is_not_of_the_web_is_nowhere(feed: Feed) -> None:
    event = make_event(evidence=(make_evidence(url="javascript:alert(1)"),))
    (item,) = read([event], replace(feed, event_url=None))["items"]
    assert {"url", "external_url"}.isdisjoint(item)
    assert "javascript" not in item["content_html"]
    assert item["_event"]["sources"][0]["url"] is None


def test_recently_is_no_item(feed: Feed) -> None:
    assert read([make_event(dtstart=None)], feed)["items"] == []


@pytest.mark.parametrize(
    ("contact", "author"),
    [
        (None, {"name": "Foreign affairs of Binh Duong"}),
        ("a@b.example", {"name": "Foreign affairs of Binh Duong", "url": "mailto:a@b.example"}),
        ("https://b.example/", {"name": "Foreign affairs of Binh Duong", "url": "https://b.example/"}),
    ],
)
def test_it_names_whom_to_write_to(contact: str | None, author: dict[str, str], feed: Feed) -> None:
    assert read([], replace(feed, contact=contact))["authors"] == [author]


def test_the_past_is_where_it_says(feed: Feed) -> None:
    older = "https://timeline.example/archive/2024-01/feed.json"
    assert read([], replace(feed, archive=Archive(older=older)))["next_url"] == older
    assert "next_url" not in read([], replace(feed, archive=Archive(current="https://timeline.example/feed.json")))


def test_the_hub_is_named(feed: Feed) -> None:
    found = read([], replace(feed, hub="https://hub.example/"))
    assert found["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize(("language", "told"), [("en", None), ("zh", "en")])
def test_an_item_in_another_language_says_so(language: str, told: str | None, feed: Feed) -> None:
    (item,) = read([make_event()], replace(feed, language=language))["items"]
    assert item.get("language") == told

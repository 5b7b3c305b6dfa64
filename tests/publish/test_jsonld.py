"""JSON-LD: read by a processor that is not ours, of schema.org's words alone, with what Google requires of an event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from lxml import html
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from tests.factories import make_event, make_events, make_evidence
from tests.publish.test_hostile import FEED, hostile_events
from timeline.model import Event, Party, Precision, Role, Status
from timeline.publish import Feed
from timeline.publish.jsonld import event_jsonld, jsonld_text

SCHEMA = "https://schema.org/"


def graph(data: dict[str, Any]) -> Graph:
    """What a JSON-LD processor makes of it; schema.org's own context is on the web, this says the same of our words."""
    addresses = ("url", "eventStatus")
    context = {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in addresses}}
    return Graph().parse(data=json.dumps(data | {"@context": context}), format="json-ld")


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def test_a_processor_reads_the_event(feed: Feed) -> None:
    made = graph(event_jsonld(make_event(uid="one"), feed))
    (event,) = made.subjects(RDF.type, URIRef(SCHEMA + "Event"))
    assert str(event) == "https://timeline.example/?event=one#event"
    assert made.value(event, SDO.startDate) == Literal("2023-03-03")
    assert made.value(event, SDO.eventStatus) == URIRef(SCHEMA + "EventScheduled")
    place = made.value(event, SDO.location)
    assert made.value(place, SDO.name) == Literal("Thu Dau Mot")


def test_every_word_is_one_of_schema_org(feed: Feed) -> None:
    for event in make_events(60):
        for part in parts(event_jsonld(event, feed)):
            words = {name for name in part if not name.startswith("@")} | {part["@type"]}
            assert all(word in SDO for word in words), words


def test_it_has_what_google_requires_where_the_place_is_known(feed: Feed) -> None:
    data = event_jsonld(make_event(), feed)
    assert {"name", "startDate", "location"} <= data.keys()
    assert data["location"]["@type"] == "Place"
    assert data["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Thu Dau Mot",
        "addressRegion": "Binh Duong",
        "addressCountry": "VN",
    }


def test_a_town_that_is_known_has_its_point(feed: Feed) -> None:
    geo = event_jsonld(make_event(location="Thu Dau Mot"), feed)["location"]["geo"]
    assert geo == {"@type": "GeoCoordinates", "latitude": 10.98, "longitude": 106.65}


def test_an_hour_in_a_province_without_a_profile_is_not_placed(feed: Feed) -> None:
    assert event_jsonld(make_event(clock=time(8), province="Nowhere"), feed)["startDate"] == "2023-03-03"


def test_a_place_elsewhere_is_not_said_to_be_at_home(feed: Feed) -> None:
    address = event_jsonld(make_event(location="Oulu"), feed)["location"]["address"]
    assert address == {"@type": "PostalAddress", "addressLocality": "Oulu"}


def test_no_place_is_made_up(feed: Feed) -> None:
    assert "location" not in event_jsonld(make_event(location=None), feed)


DATES = [
    (date(2023, 1, 4), date(2023, 1, 5), Precision.DAY, ("2023-01-04", None)),
    (date(2023, 1, 4), date(2023, 1, 7), Precision.DAY, ("2023-01-04", "2023-01-06")),
    (date(2023, 6, 1), date(2023, 7, 1), Precision.MONTH, ("2023-06", None)),
    (date(2023, 6, 1), date(2023, 9, 1), Precision.MONTH, ("2023-06", "2023-08")),
    (date(2023, 1, 1), date(2024, 1, 1), Precision.YEAR, ("2023", None)),
    (None, date(2024, 1, 1), Precision.BEFORE, (None, None)),
]


@pytest.mark.parametrize(("dtstart", "dtend", "precision", "told"), DATES)
def test_dates_are_as_exact_as_they_are_known(
    feed: Feed, dtstart: date | None, dtend: date, precision: Precision, told: tuple[str | None, str | None]
) -> None:
    data = event_jsonld(make_event(dtstart=dtstart, dtend=dtend, precision=precision), feed)
    assert (data.get("startDate"), data.get("endDate")) == told


CLOCKS = [
    (time(8), None, 1, ("2023-03-03T08:00:00+07:00", None)),
    (time(8), time(9, 30), 1, ("2023-03-03T08:00:00+07:00", "2023-03-03T09:30:00+07:00")),
    (time(20), time(1), 1, ("2023-03-03T20:00:00+07:00", None)),
    (time(8), None, 3, ("2023-03-03", "2023-03-05")),  # nobody knows of which day
]


@pytest.mark.parametrize(("clock", "clock_end", "days", "told"), CLOCKS)
def test_a_clock_time_has_its_offset(
    feed: Feed, clock: time, clock_end: time | None, days: int, told: tuple[str, str | None]
) -> None:
    event = make_event(clock=clock, clock_end=clock_end, dtend=date(2023, 3, 3 + days))
    data = event_jsonld(event, feed)
    assert (data["startDate"], data.get("endDate")) == told


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.HELD, "EventScheduled"),
        (Status.PLANNED, "EventScheduled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_status(feed: Feed, status: Status, told: str) -> None:
    assert event_jsonld(make_event(status=status), feed)["eventStatus"] == SCHEMA + told


@pytest.mark.parametrize(
    ("party", "name", "told"),
    [
        (Party("Korea", Role.ORGANISER), "organizer", {"@type": "Organization", "name": "Korea"}),
        (Party("Lao People", Role.HOST), "organizer", {"@type": "Organization", "name": "Lao People"}),
        (
            Party("Japan", Role.SIGNATORY, "JP"),
            "performer",
            {
                "@type": "GovernmentOrganization",
                "name": "Japan",
                "address": {"@type": "PostalAddress", "addressCountry": "JP"},
            },
        ),
        (
            Party("Kim", Role.VISITOR, "KR", "Mayor of Daejeon"),
            "attendee",
            {"@type": "Person", "name": "Kim", "jobTitle": "Mayor of Daejeon"},
        ),
        (Party("Li", Role.PARTICIPANT, None, ""), "attendee", {"@type": "Person", "name": "Li"}),
    ],
)
def test_a_partys_role_is_its_property(feed: Feed, party: Party, name: str, told: dict[str, Any]) -> None:
    assert event_jsonld(make_event(parties=(party,)), feed)[name] == [told]


def test_sources_are_news_articles_each_once(feed: Feed) -> None:
    evidence = (
        make_evidence(),
        make_evidence(quote="Another sentence."),
        make_evidence(article="b", url="javascript:x"),
    )
    data = event_jsonld(make_event(evidence=evidence), feed)
    assert data["subjectOf"] == [
        {
            "@type": "NewsArticle",
            "url": "https://news.example/1",
            "headline": "Training for both",
            "inLanguage": "en",
            "datePublished": "2023-03-04",
        },
        {"@type": "NewsArticle", "headline": "Training for both", "inLanguage": "en", "datePublished": "2023-03-04"},
    ]


def test_when_the_record_changed_belongs_to_the_page(feed: Feed) -> None:
    data = event_jsonld(make_event(uid="one"), feed)
    assert "dateModified" not in data
    assert data["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": "https://timeline.example/?event=one",
        "inLanguage": "en",
        "datePublished": "2024-03-01T08:30:00Z",
        "dateModified": "2024-03-01T08:30:00Z",
    }


def test_without_pages_its_id_is_its_urn(feed: Feed) -> None:
    data = event_jsonld(make_event(), replace(feed, event_url=None))
    assert data["@id"].startswith("urn:uuid:")
    assert not data.keys() & {"url", "mainEntityOfPage"}


def test_it_is_in_the_readers_language(feed: Feed) -> None:
    data = event_jsonld(make_event(), replace(feed, language="vi"))
    assert data["about"] == [{"@type": "Country", "name": "Hàn Quốc", "identifier": "KR"}]
    assert data["keywords"] == ["Ký kết thỏa thuận", "Hàn Quốc"]


@given(hostile_events())
def test_no_text_leaves_its_script_element(event: Event) -> None:
    text = jsonld_text(event_jsonld(event, FEED))
    page = html.fromstring(f'<html><body><script type="application/ld+json">{text}</script><p>after</p></body></html>')
    (script,) = page.xpath("//script")
    assert json.loads(script.text) == json.loads(text)
    assert page.xpath("string(//p)") == "after"
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.encode()

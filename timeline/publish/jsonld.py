"""An event as schema.org has it, in JSON-LD 1.1: what search engines and other programs read out of its page.

Dates are as exact as they are known: schema.org's Date is one of ISO 8601, which has years ("2023") and months
("2023-06"). An end is inclusive. What is not known is left out: no place, no attendance, no clock time is made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from timeline.lexicon.labels import canonical_country, country_name
from timeline.model import Event, Evidence, Party, Role, Status, period_end, period_start
from timeline.provinces import Profile, profile_for
from timeline.provinces.coordinates import find_coordinates
from timeline.publish.feed import Feed
from timeline.publish.records import sound_json
from timeline.publish.text import clean_line, web_address
from timeline.publish.vevent import home_zone, is_timed
from timeline.publish.wording import (
    LONGEST_QUOTE,
    LONGEST_TITLE,
    categories,
    is_by_hand,
    party_names,
    permanent_id,
    quotation,
    stamp,
)

CONTEXT = "https://schema.org"
_STATUS = {
    Status.HELD: "EventScheduled",  # schema.org knows no "took place": the date says so
    Status.PLANNED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
# Who puts it on, who does the deed that it is about, and who is there.
_PROPERTIES = {
    Role.ORGANISER: "organizer",
    Role.HOST: "organizer",
    Role.SIGNATORY: "performer",
    Role.VISITOR: "attendee",
    Role.PARTICIPANT: "attendee",
}
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # as JSON escapes them: no markup can begin or end


def event_jsonld(event: Event, feed: Feed) -> dict[str, Any]:
    """The schema.org Event, titles and names in the feed's language. Raises PublishError for an instant without a zone.

    Not for a withdrawn event: nobody says any more that there is one.
    """
    page = web_address(feed.event_url(event.uid)) if feed.event_url else None
    said = {
        "@context": CONTEXT,
        "@type": "Event",
        "@id": f"{page}#event" if page else permanent_id(event.uid),
        "identifier": clean_line(event.uid),
        "name": clean_line(event.title(feed.language) if event.summary else "", LONGEST_TITLE),
        **_dates(event, feed.timezone),
        "eventStatus": f"{CONTEXT}/{_STATUS[event.status]}",
        "location": _location(event, feed.language),
        "description": next((clean_line(e.quote, LONGEST_QUOTE) for e in event.evidence if _is_quoted(event, e)), None),
        "url": page,
        "mainEntityOfPage": _page(event, feed, page) if page else None,
        "about": [_country(code, feed.language) for code in event.countries if clean_line(code)],
        "keywords": categories(event, feed.language),
        **_parties(event.parties, feed.language),
        "subjectOf": _articles(event.evidence),
    }
    return _stated(said)


def list_jsonld(events: Iterable[Event], feed: Feed) -> dict[str, Any]:
    """A schema.org ItemList of these events, by name and page: each event's own page tells the rest."""
    items = [
        _stated(
            {
                "@type": "ListItem",
                "position": place,
                "name": clean_line(event.title(feed.language) if event.summary else "", LONGEST_TITLE),
                "url": web_address(feed.event_url(event.uid)) if feed.event_url else None,
            }
        )
        for place, event in enumerate(events, 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def jsonld_text(data: Mapping[str, Any]) -> str:
    """The data as JSON that may stand in a `script` element as it is, whatever its texts hold (HTML, 4.12.1.3)."""
    text = sound_json(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for character, escape in _IN_SCRIPT.items():
        text = text.replace(character, escape)
    return text


def _is_quoted(event: Event, evidence: Evidence) -> bool:
    return bool(quotation(evidence, "en", event.summary.values()))


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _dates(event: Event, home: str) -> dict[str, str | None]:
    """startDate and endDate; with the offset from UTC where a clock time of its one day is printed, and where that is
    known."""
    start = period_start(event.dtstart, event.precision)
    if start is None or event.dtstart is None:
        return {}
    end = period_end(event.dtstart, event.dtend, event.precision)
    name = home_zone(event, home)
    if event.clock is None or name is None or not is_timed(event):
        return {"startDate": start, "endDate": end}
    zone = ZoneInfo(name)
    begins = datetime.combine(event.dtstart, event.clock, zone)
    if event.clock_end is None or event.clock_end <= event.clock:
        return {"startDate": begins.isoformat()}
    return {
        "startDate": begins.isoformat(),
        "endDate": datetime.combine(event.dtstart, event.clock_end, zone).isoformat(),
    }


def _location(event: Event, language: str) -> dict[str, Any] | None:
    """The place as it is named; within the home province, where that is."""
    name = clean_line(event.location or "", LONGEST_TITLE)
    if not name:
        return None
    home = profile_for(event.province, "") if event.province and event.province.strip() else None
    within = _within(home, language) if home and name in _home_names(home) else {}
    address = {"@type": "PostalAddress", "addressLocality": name, **within}
    return _stated({"@type": "Place", "name": name, "address": address, "geo": _geo(event)})


def _geo(event: Event) -> dict[str, Any] | None:
    """The point of the town that the place names."""
    point = find_coordinates(event.location, event.province)
    return {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None


def _home_names(home: Profile) -> set[str]:
    return {name for names in (*home.names.values(), *home.places.values()) for name in names}


def _within(home: Profile, language: str) -> dict[str, str]:
    return _stated({"addressRegion": home.name(language), "addressCountry": home.country})


def _page(event: Event, feed: Feed, page: str) -> dict[str, str]:
    """The page that is about the event: the dates of our record are its, not the event's."""
    return {
        "@type": "WebPage",
        "@id": page,
        "inLanguage": feed.language,
        "datePublished": stamp(event.created, event.uid),
        "dateModified": stamp(event.last_modified, event.uid),
    }


def _country(code: str, language: str) -> dict[str, str]:
    return {"@type": "Country", "name": clean_line(country_name(code, language)), "identifier": clean_line(code)}


def _parties(parties: Iterable[Party], language: str) -> dict[str, list[dict[str, Any]]]:
    """The parties by the property that their role is."""
    found: dict[str, list[dict[str, Any]]] = {}
    for party in parties:
        if told := _party(party, language):
            found.setdefault(_PROPERTIES[party.role], []).append(told)
    return found


def _party(party: Party, language: str) -> dict[str, Any] | None:
    name, _ = party_names(party, language)
    if not name:
        return None
    if party.is_person:
        return _stated({"@type": "Person", "name": name, "jobTitle": clean_line(party.title or "", LONGEST_TITLE)})
    is_state = party.country is not None and party.name == canonical_country(party.country)
    address = {"@type": "PostalAddress", "addressCountry": clean_line(party.country)} if party.country else None
    return _stated(
        {"@type": "GovernmentOrganization" if is_state else "Organization", "name": name, "address": address}
    )


def _articles(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """The articles that report it, each once, that can be told by an address or a title."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        if is_by_hand(one) and web_address(one.url) is None:
            continue  # what a person entered is no article
        first.setdefault(one.article, one)
    told = (_article(one) for one in first.values())
    return [article for article in told if article.keys() & {"url", "headline"}]


def _article(evidence: Evidence) -> dict[str, Any]:
    language = evidence.language
    return _stated(
        {
            "@type": "NewsArticle",
            "url": web_address(evidence.url),
            "headline": clean_line(evidence.title or "", LONGEST_TITLE),
            "inLanguage": language if language.isascii() and language.replace("-", "").isalnum() else None,
            "datePublished": evidence.published.isoformat() if evidence.published else None,
        }
    )

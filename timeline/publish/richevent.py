"""What of an event only newer programs understand: its sources as links and what it is of as concepts (RFC 9253), its
parties as components of their own (RFC 9073).

A concept is named by an address. For a country that is the one of its ISO 3166 code in the Object Management Group's
"Languages, Countries and Codes": it is a standard's, and follows from the code alone. The kinds are this program's own;
what their codes elsewhere (PLOVER, CAMEO) mean has no address. So a kind is named by the page of this site that shows
its events, which is also where a reader finds out what the kind is.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.countries import COUNTRIES
from timeline.filter import EventFilter, query_string
from timeline.lexicon.labels import role_label
from timeline.model import Event, Kind, Party
from timeline.publish.content import language_tag
from timeline.publish.feed import Feed
from timeline.publish.icaltext import content_line, quoted, text_line
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import LONGEST_TITLE, party_names, permanent_id, sources

_COUNTRY = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes/"


def rich_lines(event: Event, feed: Feed) -> str:
    """Its links and concepts, then its parties: components go after all properties."""
    return "".join((*_links(event, feed.language), *_concepts(event, feed), *_participants(event, feed.language)))


def _links(event: Event, language: str) -> Iterator[str]:
    """Where each source can be read. `via` is the relation of what the information comes from (RFC 4287)."""
    for source in sources(event, language):
        if source.url:
            tag, label = language_tag(source.language), quoted(source.label)
            yield content_line(f"LINK;VALUE=URI;LINKREL=via;LANGUAGE={tag};LABEL={label}", source.url)


def _concepts(event: Event, feed: Feed) -> Iterator[str]:
    for kind in (event.kind, *event.also):
        if address := web_address(_kind_address(kind, feed)):
            yield content_line("CONCEPT", address)
    for code in dict.fromkeys(event.countries):
        if code in COUNTRIES:
            yield content_line("CONCEPT", f"{_COUNTRY}{code}")


def _kind_address(kind: Kind, feed: Feed) -> str:
    return feed.home_url.partition("#")[0].partition("?")[0] + query_string(EventFilter(kinds=(kind,)))


def _participants(event: Event, language: str) -> Iterator[str]:
    """Equal parties are one: a component's UID must be its own."""
    for party in dict.fromkeys(event.parties):
        yield "".join(_participant(event.uid, party, language))


def _participant(uid: str, party: Party, language: str) -> Iterator[str]:
    """All take an active part (section 6.2 knows no host and no guest); in which role, the categories say."""
    name, _ = party_names(party, language)
    office = clean_line(party.title or "", LONGEST_TITLE)
    yield "BEGIN:PARTICIPANT\r\n"
    yield text_line("UID", permanent_id("\n".join((uid, party.name, party.role, party.country or "", office))))
    yield "PARTICIPANT-TYPE:ACTIVE\r\n"
    yield text_line("SUMMARY", name)
    if office:
        yield text_line("DESCRIPTION", office)
    yield text_line("CATEGORIES", role_label(party.role, language))
    if party.country in COUNTRIES:
        yield content_line("CONCEPT", f"{_COUNTRY}{party.country}")
    yield "END:PARTICIPANT\r\n"

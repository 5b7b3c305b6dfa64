"""An event's own page: what is known of it, who says so, what has changed; whole without any script.

Other programs read it as schema.org's Event (`jsonld`). A withdrawn event's page says that it is gone, since when and
why, and nothing that was withdrawn but the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from timeline.countries import COUNTRIES
from timeline.filter import EventFilter
from timeline.lexicon.labels import (
    brackets,
    country_name,
    field_label,
    kind_label,
    locale,
    phrase,
    role_label,
    sentences,
    status_label,
)
from timeline.model import Event, Evidence, Party, Status, period_end, period_start
from timeline.publish.addresses import feed_path
from timeline.publish.conflicts import conflicts
from timeline.publish.contact import contact_line
from timeline.publish.content import Element, conflict_paragraph, element, language_tag
from timeline.publish.feed import Feed
from timeline.publish.formats import FORMATS, Purpose
from timeline.publish.frame import html_page
from timeline.publish.history import ToldChange, changes_in_words
from timeline.publish.jsonld import event_jsonld, jsonld_text
from timeline.publish.text import clean_line
from timeline.publish.wording import (
    LONGEST_TITLE,
    day_of,
    entry_title,
    headline,
    is_by_hand,
    kinds,
    notes,
    parties_line,
    quotation,
    scope,
    source_of,
    stamp,
    title_language,
    when_fully,
    whose,
)
from timeline.records import Change

MOST_CHANGES = 100  # of one event; more is a log and not something to read
LONGEST_TEASER = 300  # characters of a description for link previews
_FOLLOWED = [form for form in FORMATS if form.purpose is not Purpose.DATA]


@dataclass(frozen=True, slots=True)
class PageAddresses:
    """Where an event's page stands, and where it leads.

    page: its canonical address, absolute. root: what stands before a path of the site ("/calendar.ics"): an absolute
    address, or a relative one as "../..". home: the page of all events. among: what a page is called that shows the
    event among others, and its address. calendar: the event alone as a calendar file; None where there is none.
    languages: by code (ISO 639-1), the absolute addresses of the page in each language, its own too; empty where it is
    in one. chosen: what links to feeds ask for besides (a language).
    """

    page: str
    root: str
    home: str
    among: tuple[str, str]
    calendar: str | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    chosen: EventFilter = field(default_factory=EventFilter)


def render_event_page(event: Event, changes: Sequence[Change], feed: Feed, addresses: PageAddresses) -> bytes:
    """The page in the feed's language (UTF-8). changes: the event's history as the store has it, oldest first."""
    if event.withdrawn is not None:
        return _withdrawn_page(event, feed, addresses)
    title = clean_line(f"{entry_title(event, feed.language)} · {feed.title}")
    body = [
        _top(feed, addresses),
        element("main", element("article", *_parts(event, changes, feed, addresses), **{"class": "one"})),
        _foot(event, feed),
    ]
    return html_page(title, feed.language, list(_head(event, feed, addresses)), body)


def _head(event: Event, feed: Feed, addresses: PageAddresses) -> Iterator[Element]:
    title, teaser = headline(event, feed.language), _teaser(event, feed.language)
    yield element("link", rel="canonical", href=addresses.page)
    yield from _alternates(addresses)
    yield element("meta", name="robots", content="index, follow")
    yield element("meta", name="description", content=teaser)
    graph = {
        "og:type": "article",
        "og:title": title,
        "og:description": teaser,
        "og:url": addresses.page,
        "og:site_name": clean_line(feed.title, LONGEST_TITLE),
        "og:locale": _locale(feed.language),
        "article:published_time": stamp(event.created, event.uid),
        "article:modified_time": stamp(event.last_modified, event.uid),
    }
    yield from (element("meta", property=name, content=value) for name, value in graph.items())
    yield element("meta", name="twitter:card", content="summary")
    if addresses.calendar:
        yield element("link", rel="alternate", type="text/calendar", href=addresses.calendar)
    yield element("script", jsonld_text(event_jsonld(event, feed)), type="application/ld+json")


def _alternates(addresses: PageAddresses) -> Iterator[Element]:
    for code, address in addresses.languages.items():
        yield element("link", rel="alternate", hreflang=code, href=address)


def _teaser(event: Event, language: str) -> str:
    said = [
        when_fully(event, language),
        *kinds(event, language),
        *(quotation(e, language, event.summary.values()) for e in event.evidence[:1]),
    ]
    return clean_line(" · ".join(filter(None, said)), LONGEST_TEASER)


def _locale(language: str) -> str:
    found = locale(language)
    territory = found.territory or {"vi": "VN", "zh": "CN"}.get(language, "")
    return f"{found.language}_{territory}" if territory else str(found.language)


def _top(feed: Feed, addresses: PageAddresses) -> Element:
    home = element("a", clean_line(feed.title, LONGEST_TITLE), href=addresses.home)
    others = [
        element("a", _own_name(code), href=address, hreflang=code, lang=code)
        for code, address in addresses.languages.items()
        if code != feed.language
    ]
    languages = [element("nav", element("ul", *_items(others), **{"class": "links"}))] if others else []
    return element("header", element("p", home), *languages, **{"class": "site"})


def _own_name(code: str) -> str:
    return str(locale(code).languages.get(code, code))


def _items(links: Sequence[Element]) -> list[Element]:
    return [element("li", link) for link in links]


def _parts(event: Event, changes: Sequence[Change], feed: Feed, addresses: PageAddresses) -> Iterator[Element]:
    language = feed.language
    yield element("h1", headline(event, language), lang=language_tag(title_language(event, language)), dir="auto")
    yield element("p", _when(event, language), f" · {_labels(event, language)}", **{"class": "when"})
    yield from (element("p", note, dir="auto", **{"class": "note"}) for note in notes(event, language))
    yield from (conflict_paragraph(conflict, language) for conflict in conflicts(event, language))
    yield from _facts(event, language)
    yield from _sources(event, language)
    yield from _history(event, changes, language)
    yield from _links(event, language, addresses)


def _when(event: Event, language: str) -> Element | str:
    """The date in words; for programs too, where one attribute can say it (HTML, section 4.5.14)."""
    said = when_fully(event, language)
    start, end = period_start(event.dtstart, event.precision), period_end(event.dtstart, event.dtend, event.precision)
    return element("time", said, datetime=start) if start and end is None else said


def _labels(event: Event, language: str) -> str:
    labels = [*kinds(event, language), *scope(event, language)]
    labels += [] if event.status is Status.HELD else [status_label(event.status, language)]
    return phrase("separator", language).join(labels)


def _facts(event: Event, language: str) -> Iterator[Element]:
    rows: list[Element] = []
    if event.parties:
        parties = element("ul", *(element("li", _party(party, language), dir="auto") for party in event.parties))
        rows += [element("dt", field_label("parties", language)), element("dd", parties)]
    if place := clean_line(event.location or "", LONGEST_TITLE):
        rows += [element("dt", field_label("location", language)), element("dd", place, dir="auto")]
    if event.countries:
        names = phrase("separator", language).join(clean_line(country_name(c, language)) for c in event.countries)
        rows += [element("dt", field_label("countries", language)), element("dd", names)]
    if rows:
        yield element("dl", *rows)


def _party(party: Party, language: str) -> str:
    return phrase("role", language, name=parties_line([party], language), role=role_label(party.role, language))


def _sources(event: Event, language: str) -> Iterator[Element]:
    if event.evidence:
        yield element("h2", phrase("sources", language))
    for evidence in event.evidence:
        yield _source(evidence, event, language)


def _source(evidence: Evidence, event: Event, language: str) -> Element:
    """The sentence as printed, and the article that it stands in, with its date and language."""
    source, tag = source_of(evidence, language), language_tag(evidence.language)
    quote = quotation(evidence, language, event.summary.values())
    named: list[Element | str] = [source.label]
    if source.url:
        named = [
            element("a", source.label, href=source.url, rel="nofollow noopener", hreflang=tag),
            whose(source, language),
        ]
    name = locale(language).languages.get(evidence.language)
    if name and not is_by_hand(evidence):
        named.append(f" · {name}")
    cited = {"cite": source.url} if source.url else {}
    said = [element("blockquote", element("p", quote), lang=tag, dir="auto", **cited)] if quote else []
    return element("figure", *said, element("figcaption", *named, dir="auto"))


def _history(event: Event, changes: Sequence[Change], language: str) -> Iterator[Element]:
    told = changes_in_words(event, changes, language)[:MOST_CHANGES] if changes else []
    if told:
        yield element("h2", phrase("changes", language))
        yield element("ul", *(_change(change, language) for change in told))


def _change(change: ToldChange, language: str) -> Element:
    day = element("time", day_of(change.at, language), datetime=stamp(change.at))
    said: list[Element | str] = [day, " · ", phrase("labelled", language, label=change.name, value="")]
    said += [element("del", change.old)] if change.old else []
    said += [" → "] if change.old and change.new else []
    said += [element("ins", change.new)] if change.new else []
    cause = change.cause
    named = element("a", cause.source, href=cause.url, rel="nofollow noopener") if cause.url else cause.source
    before, after = brackets(language)
    return element("li", *said, before, cause.why, *([" ", named] if cause.source else []), after, dir="auto")


def _links(event: Event, language: str, addresses: PageAddresses) -> Iterator[Element]:
    links = [element("a", addresses.among[0], href=addresses.among[1])]
    if addresses.calendar:
        links.append(element("a", phrase("event_calendar", language), href=addresses.calendar))
    yield element("h2", phrase("follow", language))
    yield element("ul", *_items(links), **{"class": "links"})
    followed = [(kind_label(event.kind, language), replace(addresses.chosen, kinds=(event.kind,)))]
    followed += [
        (clean_line(country_name(code, language)), replace(addresses.chosen, countries=(code,)))
        for code in dict.fromkeys(event.countries)
        if code in COUNTRIES
    ]
    for name, chosen in followed:
        feeds = [element("a", text, href=href, type=kind) for text, href, kind in _feeds(addresses.root, chosen)]
        label = element("li", phrase("labelled", language, label=name, value="").strip())
        yield element("ul", label, *_items(feeds), **{"class": "links"})


@lru_cache(maxsize=1024)  # the same kinds and countries come again on every page
def _feeds(root: str, chosen: EventFilter) -> tuple[tuple[str, str, str], ...]:
    """Of each feed of the filter, what it is called, its address, and its media type."""
    return tuple((form.label, root + feed_path(form.file, chosen), form.media_type) for form in _FOLLOWED)


def _foot(event: Event, feed: Feed) -> Element:
    language = feed.language
    known = phrase("known_since", language, date=day_of(event.created, language))
    changed = phrase("last_changed", language, date=day_of(event.last_modified, language))
    return element("footer", element("p", sentences((known, changed), language)), *contact_line(feed.contact, language))


# --- pages of what is gone -------------------------------------------------------------------------------------------


def _withdrawn_page(event: Event, feed: Feed, addresses: PageAddresses) -> bytes:
    language = feed.language
    heading = phrase("withdrawn_heading", language)
    title = headline(replace(event, withdrawn=None), language)
    article = element(
        "article",
        element("h1", heading),
        element("p", element("del", title, lang=language_tag(title_language(event, language))), dir="auto"),
        *(element("p", note, dir="auto", **{"class": "note"}) for note in notes(event, language)[:1]),
        element("p", phrase("withdrawn_told", language)),
        element("p", element("a", phrase("all_events", language), href=addresses.home)),
        **{"class": "one"},
    )
    head = [element("meta", name="robots", content="noindex"), *_alternates(addresses)]
    body = [_top(feed, addresses), element("main", article), _foot(event, feed)]
    return html_page(clean_line(f"{heading} · {feed.title}"), language, head, body)


def render_moved_page(event: Event, address: str, feed: Feed) -> bytes:
    """The page at the address of an event that was merged into `event`, where no server can redirect.

    address: of the event's page, absolute.
    """
    language = feed.language
    heading = phrase("moved_heading", language)
    text, _, after = phrase("moved", language, title="\0").partition("\0")
    link = element("a", headline(event, language), href=address)
    head = [
        element("meta", **{"http-equiv": "refresh", "content": f"0; url={address}"}),
        element("link", rel="canonical", href=address),
        element("meta", name="robots", content="noindex"),
    ]
    body = [element("main", element("h1", heading), element("p", text, link, after, dir="auto"))]
    return html_page(clean_line(f"{heading} · {feed.title}"), language, head, body)


def render_missing_page(feed: Feed, home: str) -> bytes:
    """The page for addresses at which there is nothing. home: an absolute address, as it is served at any of them."""
    language = feed.language
    heading = phrase("not_found_heading", language)
    link = element("p", element("a", clean_line(feed.title, LONGEST_TITLE), href=home))
    body = [element("main", element("h1", heading), element("p", phrase("not_found", language)), link)]
    head = [element("meta", name="robots", content="noindex")]
    return html_page(clean_line(f"{heading} · {feed.title}"), language, head, body)

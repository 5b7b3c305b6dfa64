"""Pages that list events and need no script: the whole one, and one for each kind, country and year.

They stand among the files of a static site, and at `/plain` on the server, where they are of any filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from timeline.lexicon.labels import brackets, language_name, phrase, status_label
from timeline.model import Event, Status
from timeline.publish.contact import contact_line
from timeline.publish.content import Element, element, event_body, language_tag
from timeline.publish.feed import Feed
from timeline.publish.filterform import FilterForm, form_element
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.frame import html_page
from timeline.publish.jsonld import jsonld_text, list_jsonld
from timeline.publish.staticplaces import event_place
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, day_of, headline, title_language, when

LATEST = 30  # events that the first page tells of in full


@dataclass(frozen=True, slots=True)
class Shelf:
    """One of several lists that a page leads to. name: what it is of. page: its address. events: how many it has."""

    name: str
    page: str
    events: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """title: of the page. own: its canonical address, absolute; feeds stand beside it unless has_feeds is False.

    root: the way to the site's top from here, with a slash at the end, "" at the top. subscribe, opml: addresses, None
    where there is none. shelves: groups of further lists, each under its heading.

    Not among static files: event_page, feed_page: the addresses of an event's page by its uid, and of a feed by its
    file's name. languages: by code (ISO 639-1), the absolute addresses of the page in each language. timeline: the
    address of the page with the timeline. has_data: whether the head tells the events as JSON-LD, too. is_found:
    whether search engines may list it. form: its filters. nothing: what is said where it lists no events.
    """

    title: str
    own: str
    root: str = ""
    has_feeds: bool = True
    subscribe: str | None = None
    opml: str | None = None
    shelves: Sequence[tuple[str, Sequence[Shelf]]] = ()
    event_page: Callable[[str], str] | None = None
    feed_page: Callable[[str], str] | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    timeline: str | None = None
    has_data: bool = False
    is_found: bool = True
    form: FilterForm | None = None
    nothing: str | None = None

    def feed(self, file: str) -> str:
        """The address of a feed by its file's name."""
        return self.feed_page(file) if self.feed_page else file

    def event(self, uid: str) -> str:
        """The address of an event's page by its uid."""
        return self.event_page(uid) if self.event_page else f"{self.root}{event_place(uid)}"


def render_home_page(events: Sequence[Event], page: ListPage, feed: Feed) -> bytes:
    """The site's first page: its latest events in full, and the way to all others. events: dated, the latest first."""
    language = feed.language
    shown = [_in_full(event, page, feed) for event in events[:LATEST]]
    main = [element("h2", phrase("latest", language)), *shown] if shown else [_nothing(page, language)]
    return _page(page, feed, [element("main", *main, *_further(page, feed.language))], events[:LATEST])


def render_list_page(events: Sequence[Event], page: ListPage, feed: Feed) -> bytes:
    """A page of one line an event, by year. events: dated, the latest first."""
    listed = [_year(year, list(group), page, feed) for year, group in groupby(events, key=_year_of)]
    main = [*(listed or [_nothing(page, feed.language)]), *_further(page, feed.language)]
    return _page(page, feed, [element("main", *main)], events)


def _further(page: ListPage, language: str) -> Iterator[Element]:
    for heading, shelves in page.shelves:
        if shelves:
            yield from (element("h2", heading), _shelves(shelves, language))


def _page(page: ListPage, feed: Feed, main: Sequence[Element], events: Sequence[Event]) -> bytes:
    changed = phrase("last_changed", feed.language, date=day_of(feed.updated, feed.language))
    header = element("header", *_top(page, feed))
    footer = element("footer", element("p", changed), *contact_line(feed.contact, feed.language))
    title = clean_line(page.title, LONGEST_TITLE)
    body, has_form = [header, *main, footer], page.form is not None
    return html_page(title, feed.language, list(_head(page, feed, events)), body, has_form=has_form)


def _head(page: ListPage, feed: Feed, events: Sequence[Event]) -> Iterator[Element]:
    yield element("link", rel="canonical", href=page.own)
    for code, address in page.languages.items():
        yield element("link", rel="alternate", hreflang=code, href=address)
    if not page.is_found:
        yield element("meta", name="robots", content="noindex, follow")
    if page.has_feeds:
        for form in FORMATS:
            if form.purpose is not Purpose.DATA:
                title = clean_line(phrase("bracketed", feed.language, name=page.title, more=form.label))
                yield element("link", rel="alternate", type=form.media_type, title=title, href=page.feed(form.file))
    if page.has_data and events:
        yield element("script", jsonld_text(list_jsonld(events, feed)), type="application/ld+json")


def _top(page: ListPage, feed: Feed) -> Iterator[Element]:
    if page.root:
        yield element("p", element("a", clean_line(feed.title, LONGEST_TITLE), href=page.root))
    yield element("h1", clean_line(page.title, LONGEST_TITLE))
    if not page.root:
        yield element("p", clean_line(feed.description))
    if page.timeline:
        yield element("p", element("a", phrase("event_in_timeline", feed.language), href=page.timeline))
    yield from _subscribe(page, feed.language)
    yield from _languages(page, feed.language)
    if page.form:
        yield form_element(page.form, feed.language)


def _subscribe(page: ListPage, language: str) -> Iterator[Element]:
    links = (
        [element("a", _link_text(form, language), href=page.feed(form.file)) for form in FORMATS]
        if page.has_feeds
        else []
    )
    if page.subscribe:
        links.insert(0, element("a", phrase("subscribe", language), href=page.subscribe))
    if page.opml:
        links.append(element("a", "OPML", href=page.opml))
    if links:
        listed = element("ul", *(element("li", link) for link in links), **{"class": "links"})
        yield element("nav", listed, **{"aria-label": phrase("subscribe", language)})


def _languages(page: ListPage, language: str) -> Iterator[Element]:
    """The page in the other languages, each by its own name."""
    links = [
        element("li", element("a", language_name(code), href=address, hreflang=code, lang=code))
        for code, address in page.languages.items()
        if code != language
    ]
    if links:
        listed = element("ul", *links, **{"class": "links"})
        yield element("nav", listed, **{"aria-label": phrase("languages", language)})


def _link_text(form: Format, language: str) -> str:
    if form.purpose is Purpose.CALENDAR:
        return phrase("calendar", language)
    if form.purpose is Purpose.DATA:
        return phrase("bracketed", language, name=phrase("data", language), more=form.label)
    return form.label


def _shelves(shelves: Sequence[Shelf], language: str) -> Element:
    around = brackets(language)
    items = (element("li", element("a", one.name, href=one.page), str(one.events).join(around)) for one in shelves)
    return element("ul", *items, **{"class": "links"})


def _nothing(page: ListPage, language: str) -> Element:
    return element("p", page.nothing or phrase("no_events", language))


def _year_of(event: Event) -> str:
    return str(event.dtstart.year) if event.dtstart else ""


def _year(year: str, events: Sequence[Event], page: ListPage, feed: Feed) -> Element:
    items = (_item(event, page, feed) for event in events)
    return element("section", element("h2", year), element("ul", *items), id=f"year-{year}")


def _item(event: Event, page: ListPage, feed: Feed) -> Element:
    """A line. What is only planned says so, also long after: nobody may have reported that it took place."""
    line = element("li", f"{when(event, feed.language)}: ", _link(event, page, feed), dir="auto")
    if event.status is Status.PLANNED and event.withdrawn is None:
        line.append(element("small", status_label(event.status, feed.language).join(brackets(feed.language))))
    return line


def _in_full(event: Event, page: ListPage, feed: Feed) -> Element:
    heading = element("h3", _link(event, page, feed), dir="auto")
    return element("article", heading, *event_body(event, feed.language))


def _link(event: Event, page: ListPage, feed: Feed) -> Element:
    """To the event's page: on this site, a way from here."""
    title, tag = headline(event, feed.language), language_tag(title_language(event, feed.language))
    return element("a", title, href=page.event(event.uid), lang=tag)

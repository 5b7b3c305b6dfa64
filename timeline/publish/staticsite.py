"""The whole as static files, for any web server: pages that need no script, every feed, the calendar and the data.

The addresses are those of this program's server, as far as files can have them: feeds of all events, of each kind and
of each country (`/calendar.ics`, `/kind/agreement/rss.xml`, `/country/KR/feed.json`), and each event's page. What a
query chooses on the server has no file. Pages lead to each other by relative addresses, so that the site can stand in
any folder; feeds name themselves by the absolute address that the site is said to have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from timeline.countries import COUNTRIES
from timeline.filter import EventFilter
from timeline.lexicon.labels import country_name, field_label, kind_label, phrase
from timeline.model import Event, Kind, Precision
from timeline.publish.addresses import EVENT_CALENDAR, feed_path, short_folder
from timeline.publish.archives import archive_documents, archived, subscription
from timeline.publish.calendar import join_calendar, latest_first
from timeline.publish.eventpage import PageAddresses, render_event_page, render_missing_page, render_moved_page
from timeline.publish.feed import Feed
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.listpage import ListPage, Shelf, render_home_page, render_list_page
from timeline.publish.sitemap import render_robots, render_sitemaps
from timeline.publish.staticplaces import event_folder, event_place
from timeline.publish.subscribepage import Offer, SubscribePage, render_subscribe_page
from timeline.publish.vevent import home_zone, opening
from timeline.publish.wording import dated
from timeline.records import Change

File = tuple[str, bytes]
YIELDING = frozenset({"robots.txt", "404.html"})  # where somebody has their own ones, those are meant
EVERYTHING = EventFilter()


@dataclass(frozen=True)
class StaticSite:
    """events: all that are shown, withdrawn ones too. changes: their history, by uid, oldest first.

    redirects: ids that lead to a uid. base_url: the address of the site, without a slash at the end. feed_of: what the
    feed of a filter says of itself, as the server has it. today: the day at home; it ends how long feeds tell of what
    was withdrawn. updated: when anything last changed.
    """

    events: Sequence[Event]
    base_url: str
    feed_of: Callable[[str, EventFilter], Feed]
    today: date
    updated: datetime
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def feed(self) -> Feed:
        return self.feed_for("", EVERYTHING)

    @cached_property
    def listed(self) -> Sequence[Event]:
        """Those that lists show, the latest first."""
        shown = [event for event in dated(self.events) if event.withdrawn is None]
        return sorted(shown, key=lambda event: (str(event.dtstart), event.uid), reverse=True)

    @cached_property
    def openings(self) -> Mapping[str, str]:
        """Of each event what all calendars that have it have in common: it is made once."""
        language, zone = self.feed.language, self.feed.timezone
        return {event.uid: opening(event, language, home_zone(event, zone)) for event in dated(self.events)}

    def feed_for(self, file: str, chosen: EventFilter) -> Feed:
        """What the server's feed says of itself, but that pages are where files can be."""
        folder, _ = short_folder(chosen)
        return replace(
            self.feed_of(file, chosen),
            home_url=f"{self.base_url}{folder}/",
            self_url=f"{self.base_url}{feed_path(file, chosen)}",
            event_url=lambda uid: f"{self.base_url}/{event_place(uid)}",
        )


def render_static_site(site: StaticSite) -> Iterator[File]:
    """Each file's path below the site's top and its octets, each made when it is asked for.

    Raises PublishError for an event that cannot be written.
    """
    shelves = _shelves(site)
    yield "index.html", render_home_page(site.listed, _home(site, shelves), site.feed)
    yield from _feeds(site, EVERYTHING, site.events)
    for chosen, events in _selections(site):
        yield from _selection(site, chosen, events)
    yield from _years(site)
    yield "subscribe/index.html", render_subscribe_page(_subscribing(site))
    yield from _events(site)
    yield from _moved(site)
    yield from render_sitemaps(list(_addresses(site, shelves)), f"{site.base_url}/")
    yield "robots.txt", render_robots(f"{site.base_url}/")
    yield "404.html", render_missing_page(site.feed, f"{site.base_url}/")


# --- feeds and lists -------------------------------------------------------------------------------------------------


def _selections(site: StaticSite) -> Iterator[tuple[EventFilter, Sequence[Event]]]:
    """Each kind and each country that occurs, with its events, as the server would choose them."""
    for kind in Kind:
        if events := [event for event in site.events if kind in (event.kind, *event.also)]:
            yield EventFilter(kinds=(kind,)), events
    for code in sorted({code for event in site.events for code in event.countries} & COUNTRIES):
        yield EventFilter(countries=(code,)), [event for event in site.events if code in event.countries]


def _selection(site: StaticSite, chosen: EventFilter, events: Sequence[Event]) -> Iterator[File]:
    folder = short_folder(chosen)[0].removeprefix("/")
    uids = {event.uid for event in events}
    page = ListPage(_name(chosen, site.feed.language), f"{site.base_url}/{folder}/", "../../")
    yield f"{folder}/index.html", render_list_page([e for e in site.listed if e.uid in uids], page, site.feed)
    yield from _feeds(site, chosen, events)


def _feeds(site: StaticSite, chosen: EventFilter, events: Sequence[Event]) -> Iterator[File]:
    for form in FORMATS:
        feed = site.feed_for(form.file, chosen)
        yield feed_path(form.file, chosen).removeprefix("/"), _feed(site, form, chosen, events, feed)
        for document in archive_documents(form, chosen, events, site.base_url, site.today):
            own = archived(feed, document, site.base_url)
            yield document.path.removeprefix("/"), form.render(document.events, own)


def _feed(site: StaticSite, form: Format, chosen: EventFilter, events: Sequence[Event], feed: Feed) -> bytes:
    shown = form.choose(events, site.today)
    if form.purpose is not Purpose.CALENDAR:
        return form.render(shown, subscription(form, chosen, events, site.base_url, feed))
    return join_calendar(((event.uid, site.openings[event.uid]) for event in latest_first(shown, feed)), feed)


def _name(chosen: EventFilter, language: str) -> str:
    names = [kind_label(kind, language) for kind in chosen.kinds]
    return phrase("separator", language).join([*names, *(country_name(code, language) for code in chosen.countries)])


def _years(site: StaticSite) -> Iterator[File]:
    language = site.feed.language
    for year in sorted({_year(event) for event in site.listed}):
        title = phrase("events_of", language, year=str(year))
        page = ListPage(title, f"{site.base_url}/year/{year}/", "../../", has_feeds=False)
        events = [event for event in site.listed if _year(event) == year]
        yield f"year/{year}/index.html", render_list_page(events, page, site.feed)


def _year(event: Event) -> int:
    return event.dtstart.year if event.dtstart else 0


def _home(site: StaticSite, shelves: Sequence[tuple[str, Sequence[Shelf]]]) -> ListPage:
    return ListPage(site.feed.title, f"{site.base_url}/", "", subscribe="subscribe/", shelves=shelves)


def _shelves(site: StaticSite) -> list[tuple[str, Sequence[Shelf]]]:
    """The lists that there are, by their headings. A list is there also if all that it had was withdrawn."""
    language = site.feed.language
    years = Counter(_year(event) for event in site.listed)
    by_year = [Shelf(str(year), f"year/{year}/", years[year]) for year in sorted(years, reverse=True)]
    found: dict[str, list[Shelf]] = {"kind": [], "countries": []}
    for chosen, events in _selections(site):
        shelf = Shelf(
            _name(chosen, language),
            f"{short_folder(chosen)[0].removeprefix('/')}/",
            sum(event.withdrawn is None and event.precision is not Precision.BEFORE for event in events),
        )
        found["kind" if chosen.kinds else "countries"].append(shelf)
    headed = [(field_label(name, language), shelves) for name, shelves in found.items()]
    return [(phrase("older", language), by_year), *headed]


def _subscribing(site: StaticSite) -> SubscribePage:
    language = site.feed.language
    offers = [(chosen, _offer(site, chosen, events, _name(chosen, language))) for chosen, events in _selections(site)]
    return SubscribePage(
        language=language,
        chosen=_offer(site, EVERYTHING, site.events, site.feed.title),
        home="../",
        own=f"{site.base_url}/subscribe/",
        kinds=[offer for chosen, offer in offers if chosen.kinds],
        countries=[offer for chosen, offer in offers if chosen.countries],
        contact=site.feed.contact,
    )


def _offer(site: StaticSite, chosen: EventFilter, events: Sequence[Event], title: str) -> Offer:
    folder, _ = short_folder(chosen)
    shown = sum(event.withdrawn is None for event in dated(events))
    page = f"..{folder}/" if folder else None
    return Offer(title, shown, lambda file: f"{site.base_url}{folder}/{file}", page)


# --- events ----------------------------------------------------------------------------------------------------------


def _events(site: StaticSite) -> Iterator[File]:
    for event in dated(site.events):
        folder, feed = event_folder(event.uid), site.feed
        yield f"{folder}/index.html", _event_page(site, event, feed)
        if event.withdrawn is None:
            yield f"{folder}/{EVENT_CALENDAR}", _event_calendar(site, event, feed)


def _event_page(site: StaticSite, event: Event, feed: Feed) -> bytes:
    year = str(_year(event))
    addresses = PageAddresses(
        page=f"{site.base_url}/{event_place(event.uid)}",
        root="../..",
        home="../../",
        among=(phrase("events_of", feed.language, year=year), f"../../year/{year}/"),
        calendar=EVENT_CALENDAR,
    )
    return render_event_page(event, site.changes.get(event.uid, ()), feed, addresses)


def _event_calendar(site: StaticSite, event: Event, feed: Feed) -> bytes:
    page = f"{site.base_url}/{event_place(event.uid)}"
    own = replace(feed, home_url=page, self_url=f"{page}{EVENT_CALENDAR}", updated=event.last_modified, coarse=True)
    return join_calendar([(event.uid, site.openings[event.uid])], own)


def _moved(site: StaticSite) -> Iterator[File]:
    """A page for each id that leads to an event under another one."""
    events = {event.uid: event for event in dated(site.events)}
    taken = {event_folder(uid) for uid in events}
    for old, uid in sorted(site.redirects.items()):
        if uid in events and event_folder(old) not in taken:
            address = f"{site.base_url}/{event_place(uid)}"
            yield f"{event_folder(old)}/index.html", render_moved_page(events[uid], address, site.feed)


def _addresses(site: StaticSite, shelves: Sequence[tuple[str, Sequence[Shelf]]]) -> Iterator[tuple[str, datetime]]:
    yield f"{site.base_url}/", site.updated
    for _, group in shelves:
        yield from ((f"{site.base_url}/{shelf.page}", site.updated) for shelf in group)
    for event in site.listed:
        yield f"{site.base_url}/{event_place(event.uid)}", event.last_modified

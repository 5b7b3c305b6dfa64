"""The whole as static files, for any web server: pages that need no script, every feed, the calendar and the data.

The addresses are those of this program's server, as far as files can have them: feeds of all events, of each kind and
of each country (`/calendar.ics`, `/kind/agreement/rss.xml`, `/country/KR/feed.json`), their past, and each event's
page. What a query chooses on the server has no file. Pages lead to each other by relative addresses, so that the site
can stand in any folder; feeds name themselves by the absolute address that the site is said to have.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from itertools import groupby

from timeline.countries import COUNTRIES
from timeline.filter import EventFilter
from timeline.lexicon.labels import country_name, field_label, kind_label, phrase
from timeline.model import Event, Kind
from timeline.publish.addresses import EVENT_CALENDAR, feed_path, short_folder
from timeline.publish.archives import archive_documents, archived, subscription
from timeline.publish.calendar import join_calendar, latest_first
from timeline.publish.eventpage import PageAddresses, render_event_page, render_missing_page, render_moved_page
from timeline.publish.feed import Feed
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.listpage import ListPage, Shelf, render_home_page, render_list_page
from timeline.publish.opml import FILE as OPML
from timeline.publish.opml import FeedList, render_opml
from timeline.publish.sitemap import render_robots, render_sitemaps
from timeline.publish.staticfile import StaticFile
from timeline.publish.staticplaces import event_folder, event_place
from timeline.publish.subscribepage import Offer, SubscribePage, render_subscribe_page
from timeline.publish.vevent import home_zone, opening
from timeline.publish.wording import dated, day_of
from timeline.records import Change

YIELDING = frozenset({"robots.txt", "404.html"})  # where somebody has their own ones, those are meant
EVERYTHING = EventFilter()
_CODES = sorted(COUNTRIES)
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_Selection = tuple[EventFilter, Sequence[Event]]


@dataclass(frozen=True)
class StaticSite:
    """events: all that are shown, withdrawn ones too. changes: their history, by uid, oldest first. redirects: ids that
    lead to a uid. provinces: names of those whose events they are.

    base_url: the address of the site, without a slash at the end. feed_of: what the feed of a filter says of itself, as
    the server has it. today: the day at home; it ends how long feeds tell of what was withdrawn. updated: when anything
    last changed. published: the paths that the site had so far: who subscribed to a feed of a kind or a country that no
    event has any more must see that what it had is gone, and not get an error and keep it.
    """

    events: Sequence[Event]
    base_url: str
    feed_of: Callable[[str, EventFilter], Feed]
    today: date
    updated: datetime
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    provinces: tuple[str, ...] = ()
    published: Set[str] = frozenset()

    @cached_property
    def feed(self) -> Feed:
        return self.feed_for("", EVERYTHING)

    @cached_property
    def listed(self) -> Sequence[Event]:
        """Those that lists show, the latest first."""
        shown = [event for event in dated(self.events) if event.withdrawn is None]
        return sorted(shown, key=lambda event: (str(event.dtstart), event.uid), reverse=True)

    @cached_property
    def selections(self) -> Sequence[_Selection]:
        """Each kind and each country that occurs, with its events, as the server would choose them."""
        return list(_selections(self.events))

    @cached_property
    def former_selections(self) -> Sequence[EventFilter]:
        """Each kind and each country that occurs no more, and whose feeds were published."""
        occurring = [chosen for chosen, _ in self.selections]
        return [chosen for chosen in _with_paths(self.published) if chosen not in occurring]

    @cached_property
    def openings(self) -> Mapping[str, str]:
        """Of each event what all calendars that have it have in common: it is made once."""
        language, zone = self.feed.language, self.feed.timezone
        return {event.uid: opening(event, language, home_zone(event, zone)) for event in dated(self.events)}

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """A short name for each event as it is."""
        return {event.uid: _digest(event) for event in self.events}

    def key(self, feed: Feed, events: Sequence[Event], *more: object) -> str:
        """Names what a file follows from: what its feed says of itself, but for when it changed; its events; more."""
        told = replace(feed, event_url=None, updated=_ANY_TIME)
        return _digest(self.base_url, told, [self.marks[event.uid] for event in events], *more)

    def feed_for(self, file: str, chosen: EventFilter) -> Feed:
        """What the server's feed says of itself, but that pages are where files can be."""
        folder, _ = short_folder(chosen)
        return replace(
            self.feed_of(file, chosen),
            home_url=f"{self.base_url}{folder}/",
            self_url=f"{self.base_url}{feed_path(file, chosen)}",
            event_url=lambda uid: f"{self.base_url}/{event_place(uid)}",
        )


def _digest(*values: object) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def render_static_site(site: StaticSite) -> Iterator[StaticFile]:
    """Each file of the site. Making one raises PublishError for an event that cannot be written."""
    shelves = _shelves(site)
    yield StaticFile("index.html", lambda: render_home_page(site.listed, _home(site, shelves), site.feed))
    yield from _feeds(site, EVERYTHING, site.events)
    for chosen, events in site.selections:
        yield from _selection(site, chosen, events)
    for chosen in site.former_selections:
        yield from _selection(site, chosen, ())
    yield from _years(site)
    yield StaticFile("subscribe/index.html", lambda: render_subscribe_page(_subscribing(site)))
    yield StaticFile(OPML, lambda: _opml(site))
    yield from _events(site)
    yield from _moved(site)
    for name, octets in render_sitemaps(list(_addresses(site, shelves)), f"{site.base_url}/"):
        yield StaticFile(name, partial(bytes, octets))
    yield StaticFile("robots.txt", lambda: render_robots(f"{site.base_url}/"))
    yield StaticFile("404.html", lambda: render_missing_page(site.feed, f"{site.base_url}/"))


# --- feeds and lists -------------------------------------------------------------------------------------------------


def _selections(events: Sequence[Event]) -> Iterator[_Selection]:
    for kind in Kind:
        if of_kind := [event for event in events if kind in (event.kind, *event.also)]:
            yield EventFilter(kinds=(kind,)), of_kind
    for code in sorted({code for event in events for code in event.countries} & COUNTRIES):
        yield EventFilter(countries=(code,)), [event for event in events if code in event.countries]


def _with_paths(paths: Set[str]) -> Iterator[EventFilter]:
    """Each kind and each country with a feed at one of these paths."""
    files = [form.file for form in FORMATS]
    all_filters = [*(EventFilter(kinds=(kind,)) for kind in Kind), *(EventFilter(countries=(c,)) for c in _CODES)]
    for chosen in all_filters:
        if any(feed_path(file, chosen).removeprefix("/") in paths for file in files):
            yield chosen


def _selection(site: StaticSite, chosen: EventFilter, events: Sequence[Event]) -> Iterator[StaticFile]:
    uids = {event.uid for event in events}
    page = ListPage(_name(chosen, site.feed.language), f"{site.base_url}{_page_path(chosen)}", "../../")
    yield _list(site, page, [event for event in site.listed if event.uid in uids])
    yield from _feeds(site, chosen, events)


def _page_path(chosen: EventFilter) -> str:
    return f"{short_folder(chosen)[0]}/"


def _list(site: StaticSite, page: ListPage, events: Sequence[Event]) -> StaticFile:
    path = f"{page.own.removeprefix(site.base_url).removeprefix('/')}index.html"
    key = site.key(site.feed, events, page, day_of(site.feed.updated, site.feed.language))
    return StaticFile(path, lambda: render_list_page(events, page, site.feed), key)


def _feeds(site: StaticSite, chosen: EventFilter, events: Sequence[Event]) -> Iterator[StaticFile]:
    for form in FORMATS:
        feed = site.feed_for(form.file, chosen)
        path = feed_path(form.file, chosen).removeprefix("/")
        if form.purpose is Purpose.CALENDAR:
            yield StaticFile(path, partial(_calendar, site, form.choose(events, site.today), feed))
        else:
            yield _feed(site, path, form, form.choose(events, site.today), _linked(site, form, chosen, events, feed))
        for document in archive_documents(form, chosen, events, site.base_url, site.today):
            own = archived(feed, document, site.base_url)
            yield _feed(site, document.path.removeprefix("/"), form, document.events, own)


def _linked(site: StaticSite, form: Format, chosen: EventFilter, events: Sequence[Event], feed: Feed) -> Feed:
    return subscription(form, chosen, events, site.base_url, feed)


def _feed(site: StaticSite, path: str, form: Format, events: Sequence[Event], feed: Feed) -> StaticFile:
    # When it changed is told by its events; a feed without any tells when the whole did.
    key = site.key(feed, events, form.file, None if events else feed.updated)
    return StaticFile(path, lambda: form.render(events, feed), key)


def _calendar(site: StaticSite, events: Sequence[Event], feed: Feed) -> bytes:
    return join_calendar(((event.uid, site.openings[event.uid]) for event in latest_first(events, feed)), feed)


def _opml(site: StaticSite) -> bytes:
    listed = FeedList(site.base_url, EVERYTHING, site.provinces, _page_path)
    return render_opml(site.events, site.feed_for(OPML, EVERYTHING), listed)


def _name(chosen: EventFilter, language: str) -> str:
    names = [kind_label(kind, language) for kind in chosen.kinds]
    return phrase("separator", language).join([*names, *(country_name(code, language) for code in chosen.countries)])


def _years(site: StaticSite) -> Iterator[StaticFile]:
    language = site.feed.language
    for year, group in groupby(site.listed, key=_year):
        title = phrase("events_of", language, year=str(year))
        yield _list(site, ListPage(title, f"{site.base_url}/year/{year}/", "../../", has_feeds=False), list(group))


def _year(event: Event) -> int:
    return event.dtstart.year if event.dtstart else 0


def _home(site: StaticSite, shelves: Sequence[tuple[str, Sequence[Shelf]]]) -> ListPage:
    return ListPage(site.feed.title, f"{site.base_url}/", "", subscribe="subscribe/", opml=OPML, shelves=shelves)


def _shelves(site: StaticSite) -> list[tuple[str, Sequence[Shelf]]]:
    """The lists that there are, by their headings. A list is there also if all that it had was withdrawn."""
    language = site.feed.language
    years = Counter(_year(event) for event in site.listed)
    by_year = [Shelf(str(year), f"year/{year}/", years[year]) for year in sorted(years, reverse=True)]
    found: dict[str, list[Shelf]] = {"kind": [], "countries": []}
    for chosen, events in site.selections:
        shown = sum(event.withdrawn is None for event in dated(events))
        shelf = Shelf(_name(chosen, language), _page_path(chosen).removeprefix("/"), shown)
        found["kind" if chosen.kinds else "countries"].append(shelf)
    headed = [(field_label(name, language), shelves) for name, shelves in found.items()]
    return [(phrase("older", language), by_year), *headed]


def _subscribing(site: StaticSite) -> SubscribePage:
    language = site.feed.language
    offers = [(chosen, _offer(site, chosen, events, _name(chosen, language))) for chosen, events in site.selections]
    return SubscribePage(
        language=language,
        chosen=_offer(site, EVERYTHING, site.events, site.feed.title),
        home="../",
        own=f"{site.base_url}/subscribe/",
        kinds=[offer for chosen, offer in offers if chosen.kinds],
        countries=[offer for chosen, offer in offers if chosen.countries],
        opml=f"{site.base_url}/{OPML}",
        contact=site.feed.contact,
    )


def _offer(site: StaticSite, chosen: EventFilter, events: Sequence[Event], title: str) -> Offer:
    folder, _ = short_folder(chosen)
    shown = sum(event.withdrawn is None for event in dated(events))
    page = f"..{folder}/" if folder else None
    return Offer(title, shown, lambda file: f"{site.base_url}{folder}/{file}", page)


# --- events ----------------------------------------------------------------------------------------------------------


def _events(site: StaticSite) -> Iterator[StaticFile]:
    for event in dated(site.events):
        folder, feed = event_folder(event.uid), site.feed
        changes = site.changes.get(event.uid, ())
        page = partial(_event_page, site, event, changes, feed)
        yield StaticFile(f"{folder}/index.html", page, site.key(feed, [event], changes))
        if event.withdrawn is None:
            file = partial(_event_calendar, site, event, feed)
            yield StaticFile(f"{folder}/{EVENT_CALENDAR}", file, site.key(feed, [event]))


def _event_page(site: StaticSite, event: Event, changes: Sequence[Change], feed: Feed) -> bytes:
    year = str(_year(event))
    addresses = PageAddresses(
        page=f"{site.base_url}/{event_place(event.uid)}",
        root="../..",
        home="../../",
        among=(phrase("events_of", feed.language, year=year), f"../../year/{year}/"),
        calendar=EVENT_CALENDAR,
    )
    return render_event_page(event, changes, feed, addresses)


def _event_calendar(site: StaticSite, event: Event, feed: Feed) -> bytes:
    page = f"{site.base_url}/{event_place(event.uid)}"
    own = replace(feed, home_url=page, self_url=f"{page}{EVENT_CALENDAR}", updated=event.last_modified, coarse=True)
    return join_calendar([(event.uid, site.openings[event.uid])], own)


def _moved(site: StaticSite) -> Iterator[StaticFile]:
    """A page for each id that leads to an event under another one."""
    events = {event.uid: event for event in dated(site.events)}
    taken = {event_folder(uid) for uid in events}
    for old, uid in sorted(site.redirects.items()):
        if uid in events and event_folder(old) not in taken:
            taken.add(event_folder(old))
            page = partial(render_moved_page, events[uid], f"{site.base_url}/{event_place(uid)}", site.feed)
            yield StaticFile(f"{event_folder(old)}/index.html", page, site.key(site.feed, [events[uid]]))


def _addresses(site: StaticSite, shelves: Sequence[tuple[str, Sequence[Shelf]]]) -> Iterator[tuple[str, datetime]]:
    yield f"{site.base_url}/", site.updated
    for _, group in shelves:
        yield from ((f"{site.base_url}/{shelf.page}", site.updated) for shelf in group)
    for event in site.listed:
        yield f"{site.base_url}/{event_place(event.uid)}", event.last_modified

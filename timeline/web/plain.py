"""The events of one filter as plain pages, for whoever has no script, and for search engines: `/plain`.

The first page tells the latest events in full and leads to a page for each year (`?year=2023`) with a line an event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import FilterError
from timeline.filter import LANGUAGES, EventFilter, parse_filter, query_string
from timeline.lexicon.labels import country_name, field_label, kind_label, phrase
from timeline.model import Event, Kind
from timeline.pipeline.months import shown
from timeline.publish.addresses import PLAIN, event_path, feed_path, page_path, plain_path, subscribe_path
from timeline.publish.feed import Feed
from timeline.publish.frame import policy
from timeline.publish.listpage import LATEST, ListPage, Shelf, render_home_page, render_list_page
from timeline.store import EventCounts, Facets, Store
from timeline.web.conditional import Document, respond
from timeline.web.feeds import feed_of
from timeline.web.looks import Look, kept
from timeline.web.plainform import filter_form
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site
from timeline.web.subscribe import HTML

_HEADERS = {"content-security-policy": f"{policy(has_form=True)}; frame-ancestors 'self'"}
_YEAR = re.compile("[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class _Found:
    """counts: of the whole filter. facets: of each choice. events: those of the page, the latest first."""

    counts: EventCounts
    facets: Facets
    events: Sequence[Event]


def plain_route(site: Site) -> Route:
    """The route of the pages. Unknown filters raise FilterError, an unreadable store StoreError."""
    cache: Cache[Rendered] = Cache()

    def answer(request: Request) -> Response:
        chosen, year = asked_plain(request.query_params.multi_items())
        site.refuse_unknown(chosen)
        base_url, root = site.base_url(request), request.scope.get("root_path", "")

        def make(look: Look[_Found]) -> Rendered:
            feed = feed_of(site, "", chosen, base_url, look.changed)
            return compress(_rendered(look.found, _Plain(chosen, year, base_url, root, feed)))

        question = (chosen, year, base_url, root)
        rendered = kept(site.store, cache, question, lambda: _find(site.store, site.selection(chosen), year), make)
        return respond(request, Document(rendered, HTML), _HEADERS)

    return Route(PLAIN, answer, methods=["GET"])


def asked_plain(query: Sequence[tuple[str, str]]) -> tuple[EventFilter, int | None]:
    """The filter, and the year if one is asked for. Raises FilterError, naming what is allowed."""
    years = [value for name, value in query if name == "year"]
    if len(years) > 1:
        raise FilterError("may be given only once", subject="year")
    if years and not _YEAR.fullmatch(years[0]):
        raise FilterError("{value!r} is not a year such as 2026", subject="year", values={"value": years[0][:40]})
    chosen = parse_filter([(name, value) for name, value in query if name != "year"])
    return replace(chosen, limit=None, rich=False, precision=None), int(years[0]) if years else None


def _find(store: Store, selection: EventFilter, year: int | None) -> _Found:
    # What was withdrawn is told on its own page alone, and so counts nowhere here; it is rare.
    counts, facets = store.summary(selection, withdrawn=False), store.facets(selection, withdrawn=False)
    if year is None:
        events = shown(store.find_events(replace(selection, limit=2 * LATEST)))
        if len(events) < LATEST:
            events = shown(store.find_events(selection))
        return _Found(counts, facets, events[:LATEST])
    since = max(selection.since or date.min, date(year, 1, 1))
    until = min(selection.until or date.max, date(year, 12, 31))
    found = store.find_events(replace(selection, since=since, until=until)) if since <= until else []
    # An event of two years is listed under the one that it begins in, as it is counted.
    return _Found(counts, facets, [event for event in shown(found) if event.dtstart and event.dtstart.year == year])


@dataclass(frozen=True, slots=True)
class _Plain:
    """What a page is of, and where it stands. root: the path that the site is mounted at."""

    chosen: EventFilter
    year: int | None
    base_url: str
    root: str
    feed: Feed

    @property
    def language(self) -> str:
        return self.feed.language

    def path(self, year: int | None = None, **changes: object) -> str:
        return f"{self.root}{plain_path(replace(self.chosen, **changes), year)}"  # type: ignore[arg-type]


def _rendered(found: _Found, plain: _Plain) -> bytes:
    render: Callable[..., bytes] = render_home_page if plain.year is None else render_list_page
    return render(found.events, _page(found, plain), plain.feed)


def _page(found: _Found, plain: _Plain) -> ListPage:
    chosen, year = plain.chosen, plain.year
    spoken = query_string(EventFilter(language=chosen.language))
    return ListPage(
        title=plain.feed.title if year is None else phrase("events_of", plain.language, year=str(year)),
        own=f"{plain.base_url}{plain_path(chosen, year)}",
        root="" if year is None else plain.path(),
        subscribe=f"{plain.root}{subscribe_path(chosen)}",
        shelves=_shelves(found, plain),
        event_page=lambda uid: f"{plain.root}{event_path(uid)}{spoken}",
        feed_page=lambda file: f"{plain.root}{feed_path(file, chosen)}",
        languages={code: f"{plain.base_url}{plain_path(replace(chosen, language=code), year)}" for code in LANGUAGES},
        timeline=f"{plain.root}{page_path(chosen)}",
        has_data=True,
        is_found=bool(found.events) and _is_common(chosen),
        form=filter_form(chosen, found.facets, plain.root, plain.language),
        nothing=phrase("plain_no_hits", plain.language) if year is not None or _is_narrowed(chosen) else None,
    )


def _is_common(chosen: EventFilter) -> bool:
    """Whether search engines may list the page: of the endless other filters, they find the events here."""
    one = len(chosen.kinds) + len(chosen.countries) <= 1
    return one and replace(chosen, kinds=(), countries=(), language=None) == EventFilter()


def _is_narrowed(chosen: EventFilter) -> bool:
    return chosen != EventFilter(provinces=chosen.provinces, language=chosen.language)


def _shelves(found: _Found, plain: _Plain) -> list[tuple[str, Sequence[Shelf]]]:
    """A page for each year; on the first page also one for each kind and country, where none is chosen."""
    counts = found.counts
    years = sorted(counts.years, reverse=True)
    by_year = [Shelf(str(year), plain.path(year), counts.years[year]) for year in years if year != plain.year]
    shelves: list[tuple[str, Sequence[Shelf]]] = [(phrase("older", plain.language), by_year)]
    if plain.year is None and not plain.chosen.kinds:
        kinds = [
            Shelf(kind_label(kind, plain.language), plain.path(kinds=(kind,)), many)
            for kind in Kind
            if (many := found.facets.kinds.get(kind, 0))
        ]
        shelves.append((field_label("kind", plain.language), sorted(kinds, key=lambda shelf: -shelf.events)))
    if plain.year is None and not plain.chosen.countries:
        countries = [
            Shelf(country_name(code, plain.language), plain.path(countries=(code,)), many)
            for code, many in counts.countries.items()
        ]
        shelves.append((field_label("countries", plain.language), countries))
    return shelves

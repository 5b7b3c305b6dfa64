"""Calendar, news feeds and tables: what is in them, its path and its query say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline import publish
from timeline.errors import StoreError
from timeline.filter import EventFilter, parse_filter, query_string, to_query
from timeline.lexicon.labels import phrase, sentences
from timeline.model import Event, Precision
from timeline.provinces.succession import succession_words
from timeline.publish.addresses import SHORT, event_path, feed_key, feed_path, page_path
from timeline.publish.archives import subscription
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.naming import selection_title
from timeline.records import EventStamp
from timeline.store import Store
from timeline.web.calendars import Openings, find_openings, find_shown, render_openings
from timeline.web.clock import Clock
from timeline.web.conditional import READ, SHARED, Document, permit, respond
from timeline.web.hub import hub_links, hub_of
from timeline.web.lastgood import Good, LastGood, State
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

NEVER_CHANGED = datetime(1970, 1, 1, tzinfo=UTC)  # an empty store's date of change: formats require one


def feed_routes(site: Site, clock: Clock) -> list[Route]:
    """A route for each format, and for it below the short paths of single kinds and countries.

    Unknown filters raise FilterError. What cannot be made just now is the last that could be, else UnavailableError.
    """
    feeds = _Feeds(site, clock)
    folders = ["", *(f"/{name}/{{{name}}}" for name in SHORT)]
    return [
        Route(f"{folder}/{form.file}", partial(feeds.answer, form), methods=READ)
        for folder in folders
        for form in FORMATS
    ]


class _Feeds:
    """The feeds of one site; what was made once is kept."""

    def __init__(self, site: Site, clock: Clock) -> None:
        self._site, self._clock = site, clock
        self._cache: Cache[Rendered] = Cache()
        self._good = LastGood(clock)

    async def answer(self, form: Format, request: Request) -> Response:
        if request.method == "OPTIONS":
            return permit()
        chosen = asked_filter(request)
        base_url = self._site.base_url(request)
        # One filter is one feed, whichever of its addresses was asked for.
        question = (feed_path(form.file, chosen), base_url)
        state = self._state()
        # What is as the store is needs no thread of its own: most requests are of programs that come by to look.
        good = self._good.current(question, state)
        if good is None:
            good = await run_in_threadpool(self._made, form, chosen, question, state)
        hub = hub_links(form, hub_of(chosen, self._site.settings.websub_hub), f"{base_url}{question[0]}")
        extra = SHARED | _disposition(form) | hub
        return respond(request, Document(good.rendered, form.content_type, good.since), extra)

    def _state(self) -> State:
        """What a feed can hang on besides its address; None where it is not known."""
        try:
            return self._site.store.mark(), self._clock.today()
        except StoreError:
            return None

    def _made(self, form: Format, chosen: EventFilter, question: tuple[str, str], state: State) -> Good:
        return self._good.get(question, partial(self._rendered, form, chosen, question), state)

    def _rendered(self, form: Format, chosen: EventFilter, question: tuple[str, str]) -> Rendered:
        self._site.require_store()
        self._site.refuse_unknown(chosen)
        today = self._clock.today()
        key = (*question, today if form.hangs_on_day else None)
        asked = self._site.selection(form.selection(chosen))
        store = self._site.store

        def feed(look: Look[Any]) -> publish.Feed:
            return feed_of(self._site, form.file, chosen, question[1], look.changed)

        def of_events(look: Look[list[Event]]) -> Rendered:
            return compress(form.render(form.choose(look.found, today, chosen.limit), feed(look)))

        def of_news(look: Look[_News]) -> Rendered:
            whole = subscription(form, chosen, look.found.stamps, question[1], feed(look))
            return compress(form.render(look.found.events, whole))

        def of_texts(look: Look[Openings]) -> Rendered:
            return compress(render_openings(look.found, feed(look)))

        if form.purpose is Purpose.CALENDAR and chosen.rich:
            return kept(store, self._cache, key, lambda: find_shown(store, asked, today), of_events)
        if form.purpose is Purpose.CALENDAR:
            language = chosen.language or self._site.settings.language
            return kept(store, self._cache, key, lambda: find_openings(store, asked, language, today), of_texts)
        if form.purpose is Purpose.NEWS:
            return kept(store, self._cache, key, lambda: _find_news(store, form, asked, chosen.limit, today), of_news)
        return kept(store, self._cache, key, lambda: store.find_events(asked), of_events)


@dataclass(frozen=True, slots=True)
class _News:
    """stamps: of all events of a feed. events: those that its subscribers get; of a large store a small part."""

    stamps: list[EventStamp]
    events: list[Event]


def _find_news(store: Store, form: Format, asked: EventFilter, limit: int | None, today: date) -> _News:
    stamps = store.find_stamps(asked)
    found = store.get_events([stamp.uid for stamp in form.choose(stamps, today, limit)])
    return _News(stamps, list(found.values()))


def asked_filter(request: Request) -> EventFilter:
    """The filter of a request: that of its path, then that of its query. Raises FilterError."""
    named = [(name, request.path_params[name]) for name in SHORT if name in request.path_params]
    return _parsed((*named, *request.query_params.multi_items()))


@lru_cache(maxsize=256)
def _parsed(query: tuple[tuple[str, str], ...]) -> EventFilter:
    """The values in the order of the feed's one address: that order must not show in its title."""
    return parse_filter(to_query(parse_filter(query)))


def _disposition(form: Format) -> dict[str, str]:
    """What a browser that saves it calls it; feeds and calendars are opened by what reads them."""
    return {"content-disposition": f'inline; filename="{form.file}"'} if form.purpose is Purpose.DATA else {}


def feed_of(site: Site, file: str, chosen: EventFilter, base_url: str, changed: datetime | None) -> publish.Feed:
    """What a feed says of itself: its title in the reader's language, and its own address with its filter."""
    language = chosen.language or site.settings.language
    # Whoever reads a feed in a language goes on reading in it on the event's page.
    spoken = "" if language == site.settings.language else query_string(EventFilter(language=language))
    return publish.Feed(
        title=title_of(site, chosen),
        description=_description(site, chosen, language),
        language=language,
        home_url=f"{base_url}{page_path(chosen)}",
        self_url=f"{base_url}{feed_path(file, chosen)}",
        updated=changed or NEVER_CHANGED,
        timezone=site.profiles(chosen)[0].timezone,
        event_url=lambda uid: f"{base_url}{event_path(uid)}{spoken}",
        contact=site.settings.contact,
        hub=hub_of(chosen, site.settings.websub_hub),
        coarse=chosen.precision is Precision.MONTH,
        rich=chosen.rich,
        whole=chosen.limit is not None,
        key=feed_key(file, chosen, site.profile.id),
    )


def _description(site: Site, chosen: EventFilter, language: str) -> str:
    """What the events are, and what became of a province that is no more."""
    what = phrase("description", language, province=_names(site, chosen, language))
    return sentences((what, succession_words(site.profiles(chosen), language)), language)


def title_of(site: Site, chosen: EventFilter) -> str:
    """The title of what is chosen: who subscribes to several calendars must tell them apart."""
    language = chosen.language or site.settings.language
    return selection_title(chosen, [profile.name(language) for profile in site.profiles(chosen)], language)


def _names(site: Site, chosen: EventFilter, language: str) -> str:
    """The provinces whose events are chosen."""
    return phrase("separator", language).join(profile.name(language) for profile in site.profiles(chosen))

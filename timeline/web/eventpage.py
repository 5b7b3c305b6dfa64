"""Each event's own address: `/event/UID` is its page, `/event/UID/event.ics` the event alone as a calendar.

An address stays: one of an event that was merged leads to the event that it is now; at that of a withdrawn one a page
says since when it is gone and why, with status 410 (RFC 9110, section 15.5.11). `lang` is all that can be asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from timeline.errors import EventNotFoundError, FilterError
from timeline.filter import LANGUAGES, EventFilter, parse_filter, query_string
from timeline.lexicon.labels import phrase
from timeline.model import Event
from timeline.provinces import profile_for
from timeline.publish import Feed, render_calendar
from timeline.publish.addresses import EVENT_CALENDAR, event_path, page_path
from timeline.publish.calendar import calendar_events
from timeline.publish.eventpage import PageAddresses, render_event_page
from timeline.publish.formats import is_past_telling
from timeline.publish.frame import policy
from timeline.publish.wording import notes
from timeline.records import Change
from timeline.web.clock import Clock
from timeline.web.conditional import REVALIDATE, SHARED, Document, respond
from timeline.web.feeds import feed_of
from timeline.web.history import found_event
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

_FILE = f"/{EVENT_CALENDAR}"
_HEADERS = {"cache-control": REVALIDATE}
_PAGE_HEADERS = {"content-security-policy": f"{policy()}; frame-ancestors 'self'"}


def event_route(site: Site, clock: Clock) -> Route:
    """The route of all events. Raises EventNotFoundError for an unknown one, FilterError for another query."""
    return Route("/event/{uid:path}", _EventPages(site, clock).answer, methods=["GET"])


@dataclass(frozen=True, slots=True)
class _Made:
    """uid: of the event that the path leads to. name: what follows its address, "" for its page. is_gone: that event
    was withdrawn, and the answer says so. file: None where there is no such file."""

    uid: str
    name: str
    is_gone: bool
    file: Rendered | None

    @property
    def size(self) -> int:
        return 500 + (self.file.size if self.file else 0)  # what is gone or moved takes room, too


class _EventPages:
    """The pages of one site's events; what was made once is kept as long as the store is as it was."""

    def __init__(self, site: Site, clock: Clock) -> None:
        self._site, self._clock = site, clock
        self._cache: Cache[_Made] = Cache()

    def answer(self, request: Request) -> Response:
        language = _asked_language(request)
        path, base_url = request.path_params["uid"], self._site.base_url(request)
        today = self._clock.today()
        key = (self._site.store.mark(), path, language, base_url, today if path.endswith(_FILE) else None)
        made = self._cache.get(key, lambda: self._make(path, language, base_url, today))
        if path != f"{made.uid}{made.name}":
            return _redirect(f"{base_url}{event_path(made.uid)}{made.name}", language)
        if made.file is None:
            raise EventNotFoundError("this event has no date that a calendar could show", subject=made.uid[:80])
        return _calendar(request, made, made.file) if made.name else _page(request, made, made.file)

    def _make(self, path: str, language: str | None, base_url: str, today: date) -> _Made:
        event, changes, name = self._found(path)
        feed, chosen = self._feed(event, language, base_url)
        if not name:
            addresses = self._addresses(event, chosen, base_url, feed.language)
            page = render_event_page(event, changes, feed, addresses)
            return _made(event, name, page, is_gone=event.withdrawn is not None)
        # Who subscribed to it is told by the calendar itself for a while, as in all calendars.
        if is_past_telling(event, today):
            return _made(event, name, f"{notes(event, feed.language)[0]}\n".encode(), is_gone=True)
        return _made(event, name, render_calendar([event], feed) if calendar_events([event], coarse=True) else None)

    def _found(self, path: str) -> tuple[Event, Sequence[Change], str]:
        """The event, its history, and what of it is asked for. An id may hold anything, so what is known decides."""
        meant = [(path.removesuffix(_FILE), _FILE)] if path.endswith(_FILE) else []
        meant += [(path, "")] + ([(path.removesuffix("/"), "")] if path.endswith("/") else [])
        for uid, name in meant:
            try:
                return *found_event(self._site.store, uid), name
            except EventNotFoundError:
                continue
        raise EventNotFoundError("there is no event with this uid", subject=path[:80])

    def _feed(self, event: Event, language: str | None, base_url: str) -> tuple[Feed, EventFilter]:
        """What the pages and the file say of themselves; of another province's event, what that one's would."""
        is_home = not event.province or profile_for(event.province, "").id == self._site.profile.id
        chosen = EventFilter(language=language, provinces=() if is_home else (event.province or "",))
        page = feed_of(self._site, "", chosen, base_url, event.last_modified)
        address, query = f"{base_url}{event_path(event.uid)}", _query(language)
        # Who asks for a single event's file knows the event: a month of its own is right in their calendar.
        return replace(page, home_url=f"{address}{query}", self_url=f"{address}{_FILE}{query}", coarse=True), chosen

    def _addresses(self, event: Event, chosen: EventFilter, base_url: str, language: str) -> PageAddresses:
        own = self._site.settings.language
        page = f"{base_url}{event_path(event.uid)}"
        languages = {code: page if code == own else f"{page}?lang={code}" for code in LANGUAGES}
        home, uid = f"{base_url}{page_path(chosen)}", quote(event.uid, safe="")
        return PageAddresses(
            page=languages[language],
            root=base_url,
            home=home,
            among=(phrase("event_in_timeline", language), f"{home}{'&' if '?' in home else '?'}event={uid}"),
            calendar=f"{page}{_FILE}{_query(chosen.language)}" if calendar_events([event], coarse=True) else None,
            languages=languages,
            chosen=chosen,
        )


def _made(event: Event, name: str, octets: bytes | None, *, is_gone: bool = False) -> _Made:
    return _Made(event.uid, name, is_gone, None if octets is None else compress(octets))


def _asked_language(request: Request) -> str | None:
    chosen = parse_filter(request.query_params.multi_items())
    if chosen != EventFilter(language=chosen.language):
        raise FilterError("nothing but lang can be asked for here")
    return chosen.language


def _query(language: str | None) -> str:
    return query_string(EventFilter(language=language))


def _redirect(address: str, language: str | None) -> Response:
    """For good, yet asked for again each time: what was merged may be told apart some day."""
    return RedirectResponse(f"{address}{_query(language)}", 308, headers=_HEADERS)


def _page(request: Request, made: _Made, file: Rendered) -> Response:
    if made.is_gone:
        return HTMLResponse(file.plain.octets, 410, headers=_HEADERS | _PAGE_HEADERS)
    return respond(request, Document(file, "text/html; charset=utf-8"), _PAGE_HEADERS)


def _calendar(request: Request, made: _Made, file: Rendered) -> Response:
    if made.is_gone:
        return PlainTextResponse(file.plain.octets, 410, headers=_HEADERS)
    return respond(request, Document(file, "text/calendar; charset=utf-8"), SHARED)

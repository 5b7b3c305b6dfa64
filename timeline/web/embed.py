"""The events of one filter for a frame on somebody else's web site: `/embed`, a list or the calendar of a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import FilterError
from timeline.filter import NOT_ONE_OF, EventFilter, parse_filter, query_string, to_query
from timeline.model import Event
from timeline.pipeline.months import Months, shown
from timeline.publish.addresses import EMBED, event_path, page_path, subscribe_path
from timeline.publish.embedpage import EmbedPage, embed_policy, render_embed_list, render_embed_month
from timeline.publish.monthview import Month, read_month
from timeline.store import Store
from timeline.web.clock import Clock
from timeline.web.conditional import Document, respond
from timeline.web.feeds import title_of
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site
from timeline.web.subscribe import HTML

SHOWN = 10  # events of a list, where no limit is asked for
MOST_SHOWN = 100  # of a list that is to be small
_HEADERS = {"content-security-policy": embed_policy()}


class View(StrEnum):
    LIST = "list"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for. month: None for today's if it holds something, else the nearest one that does."""

    chosen: EventFilter
    view: View = View.LIST
    month: Month | None = None

    @property
    def query(self) -> str:
        """The query that asks for this, the filter's first."""
        pairs = to_query(self.chosen)
        pairs += [("view", str(self.view))] if self.view is not View.LIST else []
        pairs += [("month", str(self.month))] if self.month else []
        return f"?{urlencode(pairs, safe=',')}" if pairs else ""


def embed_route(site: Site, clock: Clock) -> Route:
    """The route of the page. Unknown filters and views raise FilterError, an unreadable store StoreError."""
    cache: Cache[Rendered] = Cache()

    def answer(request: Request) -> Response:
        asked = asked_embed(request.query_params.multi_items())
        site.refuse_unknown(asked.chosen)
        base_url, root, today = site.base_url(request), request.scope.get("root_path", ""), clock.today()
        question = (asked, base_url, root, today)

        def make(look: Look[Callable[[EmbedPage], bytes]]) -> Rendered:
            return compress(look.found(_page(site, asked, base_url, root, today)))

        rendered = kept(site.store, cache, question, lambda: _ask(site, asked, today), make)
        return respond(request, Document(rendered, HTML), _HEADERS)

    return Route(EMBED, answer, methods=["GET"])


def asked_embed(query: Sequence[tuple[str, str]]) -> Asked:
    """What the query of an address asks for. Raises FilterError, naming what is allowed."""
    own = {name: [value for given, value in query if given == name] for name in ("view", "month")}
    for name, values in own.items():
        if len(values) > 1:
            raise FilterError("may be given only once", subject=name)
    chosen = parse_filter([(name, value) for name, value in query if name not in own])
    if (chosen.limit or SHOWN) > MOST_SHOWN:
        message = "a list to be framed has at most {most} events"
        raise FilterError(message, subject="limit", values={"most": str(MOST_SHOWN)})
    month = _month(own["month"][0]) if own["month"] else None
    return Asked(chosen, _view(own["view"][0]) if own["view"] else (View.MONTH if month else View.LIST), month)


def _view(value: str) -> View:
    try:
        return View(value)
    except ValueError:
        values = {"value": value[:40], "known": ", ".join(View)}
        raise FilterError(NOT_ONE_OF, subject="view", values=values) from None


def _month(value: str) -> Month:
    month = read_month(value)
    if month is None:
        raise FilterError("{value!r} is not a month such as 2026-11", subject="month", values={"value": value[:40]})
    return month


def _page(site: Site, asked: Asked, base_url: str, root: str, today: date) -> EmbedPage:
    chosen = asked.chosen
    language = chosen.language or site.settings.language
    spoken = query_string(EventFilter(language=chosen.language))

    def address(view: View, month: Month | None = None) -> str:
        return f"{root}{EMBED}{Asked(chosen, view, month).query}"

    return EmbedPage(
        title=title_of(site, chosen),
        language=language,
        home=f"{base_url}{page_path(chosen)}",
        subscribe=f"{base_url}{subscribe_path(replace(chosen, limit=None))}",
        event_url=lambda uid: f"{base_url}{event_path(uid)}{spoken}",
        turned=lambda month: address(View.MONTH, month),
        other=address(View.MONTH if asked.view is View.LIST else View.LIST),
        today=today,
    )


def _ask(site: Site, asked: Asked, today: date) -> Callable[[EmbedPage], bytes]:
    """What makes the page, of what the store has now."""
    selection = site.selection(asked.chosen)
    if asked.view is View.LIST:
        events = _newest(site.store, selection)
        return lambda page: render_embed_list(events, page)
    months = Months(site.store, selection)
    month = asked.month or months.to_show(Month(today.year, today.month))
    held, earlier, later = months.events(month), months.before(month), months.after(month)
    return lambda page: render_embed_month(held, replace(page, earlier=earlier, later=later), month)


def _newest(store: Store, selection: EventFilter) -> list[Event]:
    """So many of the newest as are asked for. What was withdrawn is nothing for other people's pages; it is rare."""
    limit = selection.limit or SHOWN
    found = store.find_events(replace(selection, limit=2 * limit))
    if len(shown(found)) < limit and len(found) == 2 * limit:
        found = store.find_events(replace(selection, limit=None))
    return shown(found)[:limit]

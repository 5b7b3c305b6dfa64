"""The list of all feeds for news readers: `/feeds.opml`, in the language and of the provinces that are asked for."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import FilterError
from timeline.filter import EventFilter, query_string
from timeline.model import Event
from timeline.publish.opml import FILE, MEDIA_TYPE, FeedList, render_opml
from timeline.web.clock import Clock
from timeline.web.conditional import SHARED, Document, respond
from timeline.web.feeds import asked_filter, feed_of
from timeline.web.lastgood import LastGood
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site


def opml_route(site: Site, clock: Clock) -> Route:
    """The route. A filter that chooses among feeds raises FilterError: the list is of all of them."""
    cache: Cache[Rendered] = Cache()
    good = LastGood(clock)

    def answer(request: Request) -> Response:
        chosen = asked_filter(request)
        if chosen != EventFilter(provinces=chosen.provinces, language=chosen.language):
            raise FilterError("the list is of all feeds; there are lang, province")
        question = (query_string(chosen), site.base_url(request))
        listed = good.get(question, partial(_rendered, site, cache, chosen, question))
        named = {"content-disposition": f'attachment; filename="{FILE}"'}
        return respond(request, Document(listed.rendered, MEDIA_TYPE, listed.since), SHARED | named)

    return Route(f"/{FILE}", answer, methods=["GET"])


def _rendered(site: Site, cache: Cache[Rendered], chosen: EventFilter, question: tuple[str, str]) -> Rendered:
    site.require_store()
    site.refuse_unknown(chosen)
    language, base_url = chosen.language or site.settings.language, question[1]
    listed = FeedList(base_url, chosen, tuple(profile.name(language) for profile in site.profiles(chosen)))

    def make(look: Look[list[Event]]) -> Rendered:
        return compress(render_opml(look.found, feed_of(site, FILE, chosen, base_url, look.changed), listed))

    return kept(site.store, cache, question, lambda: site.store.find_events(site.selection(chosen)), make)

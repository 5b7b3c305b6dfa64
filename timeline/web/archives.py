"""Archive documents of the news feeds over HTTP: `/archive/2026-11/atom.xml`, with the feed's own filter."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import StoreError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.publish.addresses import SHORT, archive_path, feed_path
from timeline.publish.archives import archive_documents, archived
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.store import Store
from timeline.web.clock import Clock
from timeline.web.conditional import SHARED, Document, respond
from timeline.web.feeds import asked_filter, feed_of
from timeline.web.lastgood import LastGood
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

_Made = TypeVar("_Made", Rendered, "_Paths")
_ROOM_FOR_PATHS = 2**20
_LOG = logging.getLogger(__name__)


def archive_routes(site: Site, clock: Clock) -> list[Route]:
    """A route for each news format, and for it below the short paths. A part that there is not is 404."""
    archives = _Archives(site, clock)
    folders = ["", *(f"/{name}/{{{name}}}" for name in SHORT)]
    return [
        Route(f"{folder}/archive/{{part}}/{form.file}", partial(archives.answer, form), methods=["GET"])
        for folder in folders
        for form in FORMATS
        if form.purpose is Purpose.NEWS
    ]


@dataclass(frozen=True, slots=True)
class _Paths:
    """The paths of a feed's archive documents."""

    all: frozenset[str]

    @property
    def size(self) -> int:
        return 500 + sum(map(len, self.all))


class _Archives:
    """The archive documents of one site; what was made once is kept."""

    def __init__(self, site: Site, clock: Clock) -> None:
        self._site, self._clock = site, clock
        self._paths: Cache[_Paths] = Cache(_ROOM_FOR_PATHS)
        self._cache: Cache[Rendered] = Cache()
        self._good = LastGood(clock)

    def answer(self, form: Format, request: Request) -> Response:
        chosen = asked_filter(request)
        self._site.refuse_unknown(chosen)
        path = archive_path(form.file, chosen, request.path_params["part"])
        base_url = self._site.base_url(request)
        if not self._is_there(form, chosen, path):
            raise HTTPException(404)
        good = self._good.get((path, base_url), partial(self._rendered, form, chosen, path, base_url))
        return respond(request, Document(good.rendered, form.content_type, good.since), SHARED)

    def _is_there(self, form: Format, chosen: EventFilter, path: str) -> bool:
        """Whether there is such a document, as far as can be known: where the store cannot be read, a copy may be."""

        def make(look: Look[list[Event]]) -> _Paths:
            return _Paths(frozenset(d.path for d in archive_documents(form, chosen, look.found, "", date.min)))

        try:
            return path in kept(*self._asking(form, chosen, self._paths, (feed_path(form.file, chosen),)), make).all
        except StoreError as error:
            _LOG.warning("it is not known whether there is %s: %s", path, error)
            return True

    def _rendered(self, form: Format, chosen: EventFilter, path: str, base_url: str) -> Rendered:
        today = self._clock.today()

        def make(look: Look[list[Event]]) -> Rendered:
            feed = feed_of(self._site, form.file, chosen, base_url, look.changed)
            documents = archive_documents(form, chosen, look.found, base_url, today)
            (document,) = (document for document in documents if document.path == path)
            return compress(form.render(document.events, archived(feed, document, base_url)))

        return kept(*self._asking(form, chosen, self._cache, (path, base_url, today)), make)

    def _asking(
        self, form: Format, chosen: EventFilter, cache: Cache[_Made], question: tuple[object, ...]
    ) -> tuple[Store, Cache[_Made], tuple[object, ...], Callable[[], list[Event]]]:
        """What `kept` needs to ask for all events of the feed."""
        asked, store = self._site.selection(form.selection(chosen)), self._site.store
        return store, cache, question, lambda: store.find_events(asked)

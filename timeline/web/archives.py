"""Archive documents of the news feeds over HTTP: `/archive/2026-11/atom.xml`, with the feed's own filter."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import StoreError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.publish.addresses import SHORT, archive_path, feed_path
from timeline.publish.archives import ArchiveDocument, archive_documents, archived
from timeline.publish.formats import FORMATS, Format, Purpose, is_past_telling
from timeline.records import EventStamp
from timeline.web.clock import Clock
from timeline.web.conditional import SHARED, Document, respond
from timeline.web.feeds import asked_filter, feed_of
from timeline.web.lastgood import LastGood
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

_STAMP = 600  # bytes of an event's stamp in memory, about
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
class _Index:
    """A feed's archive documents, without their events, by their paths."""

    documents: Mapping[str, ArchiveDocument[EventStamp]]

    @property
    def size(self) -> int:
        return 500 + sum(1000 + _STAMP * len(document.events) for document in self.documents.values())


@dataclass(frozen=True, slots=True)
class _Found:
    """One archive document with the events that it tells of."""

    document: ArchiveDocument[EventStamp]
    events: list[Event]


class _Archives:
    """The archive documents of one site; what was made once is kept."""

    def __init__(self, site: Site, clock: Clock) -> None:
        self._site, self._clock = site, clock
        self._indexes: Cache[_Index] = Cache()
        self._cache: Cache[Rendered] = Cache()
        self._good = LastGood(clock)

    def answer(self, form: Format, request: Request) -> Response:
        chosen = asked_filter(request)
        self._site.refuse_unknown(chosen)
        path = archive_path(form.file, chosen, request.path_params["part"])
        base_url = self._site.base_url(request)
        if not self._is_there(form, chosen, path, base_url):
            raise HTTPException(404)
        good = self._good.get((path, base_url), partial(self._rendered, form, chosen, path, base_url))
        return respond(request, Document(good.rendered, form.content_type, good.since), SHARED)

    def _is_there(self, form: Format, chosen: EventFilter, path: str, base_url: str) -> bool:
        """Whether there is such a document, as far as can be known: where the store cannot be read, a copy may be."""
        try:
            self._site.require_store()
            return path in self._index(form, chosen, base_url).documents
        except StoreError as error:
            _LOG.warning("it is not known whether there is %s: %s", path, error)
            return True

    def _index(self, form: Format, chosen: EventFilter, base_url: str) -> _Index:
        store, asked = self._site.store, self._site.selection(form.selection(chosen))

        def make(look: Look[list[EventStamp]]) -> _Index:
            documents = archive_documents(form, chosen, look.found, base_url, date.min)
            return _Index({document.path: document for document in documents})

        return kept(
            store, self._indexes, (feed_path(form.file, chosen), base_url), lambda: store.find_stamps(asked), make
        )

    def _rendered(self, form: Format, chosen: EventFilter, path: str, base_url: str) -> Rendered:
        store, today = self._site.store, self._clock.today()

        def ask() -> _Found:
            document = self._index(form, chosen, base_url).documents[path]
            uids = [stamp.uid for stamp in document.events if not is_past_telling(stamp, today)]
            return _Found(document, list(store.get_events(uids).values()))

        def make(look: Look[_Found]) -> Rendered:
            feed = feed_of(self._site, form.file, chosen, base_url, look.changed)
            return compress(form.render(look.found.events, archived(feed, look.found.document, base_url)))

        return kept(store, self._cache, (path, base_url, today), ask, make)

"""Events as columns of numbers and words, for the timeline in the browser: compact, and quick to draw.

    {"revision": "...", "kinds": ["agreement", ...], "statuses": ["held", ...],
     "uid": [...], "title": [...], "start": [...], "end": [...], "precision": "ddmy...",
     "kind": [0, ...], "status": [0, ...], "main": [1, ...], "withdrawn": [0, ...], "conflicts": [0, ...],
     "countries": ["KR", "LA KH", ...]}

Rows are in order of their start. start and end are days since 1 January 1970, the end exclusive; precision is the first
letter of day, month or year; kind and status are indexes. Events without a date are left out: they have no place.

The page tells above the timeline how much there is. Reading many events takes long, so that is found in the same look
as the columns, and kept with them: who opens the page asks the store once, not for the page and again for its data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import EventFilter, parse_filter, query_string
from timeline.model import Event, Kind, Status
from timeline.publish.overview import Overview, overview_of
from timeline.web.conditional import Document, respond
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

PATH = "/data/timeline.json"
_EPOCH = date(1970, 1, 1).toordinal()
_KINDS = [str(kind) for kind in Kind]
_STATUSES = [str(status) for status in Status]


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows of one filter: the columns, and how much they are."""

    rendered: Rendered
    overview: Overview

    @property
    def size(self) -> int:
        return self.rendered.size


class Views:
    """The views that were asked for last, at the store's current revision."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._cache: Cache[View] = Cache()

    def get(self, chosen: EventFilter) -> View:
        """The view of that filter. Raises StoreError where the store cannot be read."""
        language = chosen.language or self._site.settings.language
        question = (query_string(chosen), language)
        asked = self._site.selection(chosen)
        return kept(self._site.store, self._cache, question, asked, lambda look: _view(look, language))

    def overview(self, chosen: EventFilter) -> Overview:
        """How much there is of that filter."""
        return self.get(chosen).overview


def column_route(views: Views) -> Route:
    """The route of the timeline's data; its query filters as that of the feeds does."""

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        return respond(request, Document(views.get(chosen).rendered, "application/json"))

    return Route(PATH, answer, methods=["GET"])


def _view(look: Look, language: str) -> View:
    columns = {"revision": look.revision} | columns_of(look.events, language)
    octets = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
    return View(compress(octets), overview_of(look.events))


def columns_of(events: Iterable[Event], language: str) -> dict[str, object]:
    """The columns of all `events` that have a date, titles in `language` where there is one."""
    dated = [(e.dtstart, e.dtend, e) for e in events if e.dtstart is not None and e.dtend is not None]
    dated.sort(key=lambda row: (row[0], row[1], row[2].uid))
    return {
        "kinds": _KINDS,
        "statuses": _STATUSES,
        "uid": [e.uid for _, _, e in dated],
        "title": [e.title(language) for _, _, e in dated],
        "start": [start.toordinal() - _EPOCH for start, _, _ in dated],
        "end": [end.toordinal() - _EPOCH for _, end, _ in dated],
        "precision": "".join(str(e.precision)[0] for _, _, e in dated),
        "kind": [_KINDS.index(e.kind) for _, _, e in dated],
        "status": [_STATUSES.index(e.status) for _, _, e in dated],
        "main": [int(e.main) for _, _, e in dated],
        "withdrawn": [int(e.withdrawn is not None) for _, _, e in dated],
        "conflicts": [int(bool(e.conflicts)) for _, _, e in dated],
        "countries": [" ".join(e.countries) for _, _, e in dated],
    }

"""Events as columns of numbers and words, for the timeline in the browser: compact, and quick to draw.

    {"revision": "...", "kinds": ["agreement", ...], "statuses": ["held", ...],
     "uid": [...], "title": [...], "start": [...], "end": [...], "precision": "ddmy...",
     "kind": [0, ...], "status": [0, ...], "main": [1, ...], "withdrawn": [0, ...], "conflicts": [0, ...],
     "countries": ["KR", "LA KH", ...], "languages": ["vi", "en vi", ...],
     "title_languages": ["en", ...], "title_language": [0, ...]}

Rows are in order of their start. start and end are days since 1 January 1970, the end exclusive; precision is the first
letter of day, month or year; kind, status and title_language are indexes; languages are those of the
sources.
Events without a date are left out: they have no place.

The page tells above the timeline how much there is. That is found in the same look as the columns, and kept with them:
who opens the page asks the store once, not for the page and again for its data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import EventFilter, parse_filter, query_string
from timeline.model import Kind, Status
from timeline.publish.overview import Overview
from timeline.store import EventColumns, EventCounts
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
        asked, store = self._site.selection(chosen), self._site.store
        return kept(
            store, self._cache, question, lambda: (store.find_columns(asked, language), store.summary(asked)), _view
        )

    def overview(self, chosen: EventFilter) -> Overview:
        """How much there is of that filter."""
        return self.get(chosen).overview


def column_route(views: Views) -> Route:
    """The route of the timeline's data; its query filters as that of the feeds does."""

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        return respond(request, Document(views.get(chosen).rendered, "application/json"))

    return Route(PATH, answer, methods=["GET"])


def _view(look: Look[tuple[EventColumns, EventCounts]]) -> View:
    columns, counts = look.found
    named = {"revision": look.revision} | named_columns(columns)
    octets = json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode()
    return View(compress(octets), overview_of(counts))


def overview_of(counts: EventCounts) -> Overview:
    """How much there is, of what the store counted."""
    return Overview(
        counts.events, len(counts.countries), min(counts.years, default=None), max(counts.years, default=None)
    )


def named_columns(columns: EventColumns) -> dict[str, object]:
    """The columns as the browser gets them."""
    kinds = {kind: number for number, kind in enumerate(_KINDS)}
    statuses = {status: number for number, status in enumerate(_STATUSES)}
    tongues = sorted(set(columns.title_language))
    numbers = {tongue: number for number, tongue in enumerate(tongues)}
    return {
        "kinds": _KINDS,
        "statuses": _STATUSES,
        "uid": list(columns.uid),
        "title": list(columns.title),
        "start": [start.toordinal() - _EPOCH for start in columns.dtstart],
        "end": [end.toordinal() - _EPOCH for end in columns.dtend],
        "precision": "".join(precision[0] for precision in columns.precision),
        "kind": [kinds[kind] for kind in columns.kind],
        "status": [statuses[status] for status in columns.status],
        "main": [int(main) for main in columns.main],
        "withdrawn": [int(withdrawn) for withdrawn in columns.withdrawn],
        "conflicts": [int(conflicts) for conflicts in columns.conflicts],
        "countries": list(columns.countries),
        "languages": list(columns.languages),
        "title_languages": tongues,
        "title_language": [numbers[tongue] for tongue in columns.title_language],
    }

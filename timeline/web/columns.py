"""Events as columns of numbers and words, for the timeline in the browser: compact, and quick to draw.

    {"revision": "...", "kinds": ["agreement", ...], "statuses": ["held", ...],
     "uid": [...], "title": [...], "start": [...], "end": [...], "precision": "ddmy...",
     "kind": [0, ...], "status": [0, ...], "main": [1, ...], "withdrawn": [0, ...], "countries": ["KR", "LA KH", ...]}

Rows are in order of their start. start and end are days since 1 January 1970, the end exclusive; precision is the first
letter of day, month or year; kind and status are indexes. Events without a date are left out: they have no place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import EventFilter, parse_filter, query_string
from timeline.model import Event, Kind, Status
from timeline.web.conditional import Document, respond, tag_of
from timeline.web.site import Site

PATH = "/data/timeline.json"
_EPOCH = date(1970, 1, 1).toordinal()
_KINDS = [str(kind) for kind in Kind]
_STATUSES = [str(status) for status in Status]


def column_route(site: Site) -> Route:
    """The route of the timeline's data; its query filters as that of the feeds does."""

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        revision = site.store.revision()
        language = chosen.language or site.settings.language
        key = (revision, PATH, query_string(chosen), language)
        rendered = site.cache.get(key, lambda: _render(site, chosen, language, revision))
        return respond(request, Document(rendered, "application/json", tag_of(*key)), site.clock())

    return Route(PATH, answer, methods=["GET"])


def _render(site: Site, chosen: EventFilter, language: str, revision: str) -> bytes:
    columns = {"revision": revision} | columns_of(site.store.find_events(chosen), language)
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


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
        "countries": [" ".join(e.countries) for _, _, e in dated],
    }

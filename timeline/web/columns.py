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

What a filter selects is cut out of the columns of all events, which are kept: the store is asked for no more than the
uids, which takes a tenth of the time. The page tells above the timeline how much there is; that is kept with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import EventFilter, parse_filter, query_string
from timeline.model import Kind, Status
from timeline.publish.overview import Overview
from timeline.store import EventColumns
from timeline.web.conditional import Document, respond
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

PATH = "/data/timeline.json"
_LEGENDS = ("kinds", "statuses", "title_languages")  # what indexes mean; all other columns have a value an event
_BYTES_OF_AN_EVENT = 700  # in memory, as columns; about
_ROOM_FOR_WHOLES = 128 * 2**20
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


@dataclass(frozen=True, slots=True)
class Whole:
    """All events as columns, with the place of each uid."""

    columns: Mapping[str, Any]
    places: Mapping[str, int]

    @property
    def size(self) -> int:
        return len(self.places) * _BYTES_OF_AN_EVENT

    def cut(self, uids: Iterable[str]) -> dict[str, Any]:
        """The columns of these events alone."""
        rows = sorted(self.places[uid] for uid in uids if uid in self.places)
        return {name: _cut(name, column, rows) for name, column in self.columns.items()}


class Views:
    """The views that were asked for last, at the store's current revision."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._cache: Cache[View] = Cache()
        self._wholes: Cache[Whole] = Cache(_ROOM_FOR_WHOLES)

    def get(self, chosen: EventFilter) -> View:
        """The view of that filter. Raises StoreError where the store cannot be read."""
        language = chosen.language or self._site.settings.language
        question = (query_string(chosen), language)
        asked, store = self._site.selection(chosen), self._site.store
        return kept(store, self._cache, question, lambda: self._whole(language).cut(store.find_chosen(asked)), _view)

    def overview(self, chosen: EventFilter) -> Overview:
        """How much there is of that filter."""
        return self.get(chosen).overview

    def _whole(self, language: str) -> Whole:
        store = self._site.store
        return kept(store, self._wholes, (language,), lambda: store.find_columns(EventFilter(), language), _make_whole)


def column_route(views: Views) -> Route:
    """The route of the timeline's data; its query filters as that of the feeds does."""

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        return respond(request, Document(views.get(chosen).rendered, "application/json"))

    return Route(PATH, answer, methods=["GET"])


def _make_whole(look: Look[EventColumns]) -> Whole:
    columns = named_columns(look.found)
    return Whole(columns, {uid: place for place, uid in enumerate(look.found.uid)})


def _cut(name: str, column: Any, rows: Sequence[int]) -> Any:
    if name in _LEGENDS:
        return column
    values = [column[row] for row in rows]
    return "".join(values) if isinstance(column, str) else values


def _view(look: Look[dict[str, Any]]) -> View:
    octets = json.dumps({"revision": look.revision} | look.found, ensure_ascii=False, separators=(",", ":")).encode()
    return View(compress(octets), overview_of(look.found))


def overview_of(columns: Mapping[str, Any]) -> Overview:
    """How much there is in the columns."""
    starts = columns["start"]  # in order
    if not starts:
        return Overview()
    countries = {code for codes in set(columns["countries"]) for code in codes.split()}
    first, last = (date.fromordinal(_EPOCH + start).year for start in (starts[0], starts[-1]))
    return Overview(len(starts), len(countries), first, last)


def named_columns(columns: EventColumns) -> dict[str, Any]:
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
        "countries": [intern(codes) for codes in columns.countries],  # few texts, said many times
        "languages": [intern(codes) for codes in columns.languages],
        "title_languages": tongues,
        "title_language": [numbers[tongue] for tongue in columns.title_language],
    }

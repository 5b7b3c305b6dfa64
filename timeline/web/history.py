"""What changed in one event, as data for its page: `/events/<uid>/history.json`, in words of the language asked for.

    {"uid": "...", "known": "Known here since 1 Mar 2024.",
     "changes": [{"day": "2 Mar 2024", "at": "2024-03-02T09:00:00Z", "sequence": 1, "name": "Date",
                  "old": "4 Jan 2023", "new": "5 Jan 2023", "why": "according to", "source": "...", "url": "..."}]}

The last change is first. All of it is text; "" stands for nothing. An id that was merged gives the event it is now.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import FilterError, StoreError
from timeline.filter import EventFilter, parse_filter
from timeline.lexicon.labels import phrase
from timeline.model import Event
from timeline.publish.history import ToldChange, changes_in_words
from timeline.publish.records import sound_json
from timeline.publish.wording import day_of, stamp
from timeline.records import Change
from timeline.store import Store
from timeline.web.conditional import Document, respond
from timeline.web.looks import TRIES
from timeline.web.rendered import compress
from timeline.web.site import Site

MOST_CHANGES = 100  # of one event; more is a log and not something to read


def history_route(site: Site) -> Route:
    """The route of all events. Raises EventNotFoundError for an unknown one, FilterError for another filter."""

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        if chosen != EventFilter(language=chosen.language):
            raise FilterError("nothing but lang can be asked for here")
        event, rows = found_event(site.store, request.path_params["uid"])
        text = _told(event, rows, chosen.language or site.settings.language)
        return respond(request, Document(compress(text.encode()), "application/json"))

    return Route("/events/{uid:path}/history.json", answer, methods=["GET"])


def found_event(store: Store, uid: str) -> tuple[Event, list[Change]]:
    """The event and its history as one generation of the store has them: dates of then follow from those of now."""
    for _ in range(TRIES):
        generation = store.generation()
        event = store.get_event(uid)
        rows = store.find_history(event.uid)
        if store.generation() == generation:
            return event, rows
    raise StoreError("it is being written to without a pause", subject=str(store.folder))


def _told(event: Event, rows: Sequence[Change], language: str) -> str:
    changes = changes_in_words(event, rows, language)[:MOST_CHANGES]
    told = {
        "uid": event.uid,
        "known": phrase("known_since", language, date=day_of(event.created, language)),
        "changes": [_change(change, language) for change in changes],
    }
    return sound_json(json.dumps(told, ensure_ascii=False))


def _change(change: ToldChange, language: str) -> dict[str, object]:
    return {
        "day": day_of(change.at, language),
        "at": stamp(change.at),
        "sequence": change.sequence,
        "name": change.name,
        "old": change.old,
        "new": change.new,
        "why": change.cause.why,
        "source": change.cause.source,
        "url": change.cause.url or "",
    }

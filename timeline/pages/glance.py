"""At a glance, above the timeline: with whom the most, or of which kinds; what was last; what is coming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from babel.numbers import format_decimal

from timeline.filter import EventFilter, query_string, to_query
from timeline.lexicon.labels import country_name, kind_label, locale
from timeline.model import Event, Kind, Status
from timeline.pages import address
from timeline.pages.components import draw
from timeline.pages.context import Context
from timeline.pages.filters import facets_of
from timeline.pages.texts import text
from timeline.publish.wording import title_language, told_headline, when
from timeline.store import Facets, Store

_MOST = 6  # of one line
_COUNTRY, _KIND = "country", "kind"


def show_glance(context: Context, chosen: EventFilter, language: str) -> None:
    """A few lines, each of which leads further: a country or a kind narrows the view, an event opens."""
    if lines := lines_of(context, chosen, language):
        data = {"lines": lines, "label": text("glance", language), "language": language}
        draw("glance", data, narrowed=_narrow, chosen=_open)


def lines_of(context: Context, chosen: EventFilter, language: str) -> list[dict[str, Any]]:
    """Each line's heading and items, as `assets/glance.js` draws them."""
    return [*_counted(facets_of(context, chosen), chosen, language), *_events(context, chosen, language)]


def _counted(found: Facets, chosen: EventFilter, language: str) -> Iterable[dict[str, Any]]:
    """Countries, or kinds where one country is chosen already; nothing where one of each is."""
    if not chosen.countries:
        names = {code: country_name(code, language) for code in found.countries}
        yield from _line(_COUNTRY, "glance_countries", found.countries, names, chosen, language)
    elif not chosen.kinds:
        labels = {str(kind): kind_label(kind, language) for kind in Kind}
        yield from _line(_KIND, "glance_kinds", found.kinds, labels, chosen, language)


def _line(
    name: str, heading: str, numbers: Mapping[str, int], names: Mapping[str, str], chosen: EventFilter, language: str
) -> Iterable[dict[str, Any]]:
    most = sorted((value for value in numbers if numbers[value]), key=lambda v: (-numbers[v], names[v]))[:_MOST]
    items = [
        {
            "text": names[value],
            "number": format_decimal(numbers[value], locale=locale(language)),
            "country": value if name == _COUNTRY else "",
            "trigger": "narrowed",
            "value": [name, value],
            "href": _address(chosen, name, value),
        }
        for value in most
    ]
    if items:
        yield {"heading": text(heading, language), "items": items}


def _address(chosen: EventFilter, name: str, value: str) -> str:
    """Of the same view, with that in it."""
    return f"./?{urlencode([*to_query(chosen), (name, value)], safe=',')}"


def _events(context: Context, chosen: EventFilter, language: str) -> Iterable[dict[str, Any]]:
    store, asked = context.store, context.selection(chosen)
    key = (str(store.folder), store.revision(), query_string(asked), context.today())
    last, coming = _last_and_coming(store, asked, *key)
    for heading, event in (("glance_latest", last), ("glance_coming", coming)):
        if event is not None:
            yield {"heading": text(heading, language), "items": [_event(event, chosen, language)]}


@st.cache_data(max_entries=64, show_spinner=False)
def _last_and_coming(
    _store: Store, _asked: EventFilter, folder: str, revision: str, query: str, today: date
) -> tuple[Event | None, Event | None]:
    """The last that was held and the next that is planned, today's too, of those that are asked for."""
    past = _within(_asked, None, today, Status.HELD)
    future = _within(_asked, today, None, Status.PLANNED)
    held = _store.find_events(replace(past, limit=1)) if past else []
    planned = _store.find_events(future, newest_first=False) if future else []
    coming = (event for event in planned if event.dtstart and event.dtstart >= today and event.withdrawn is None)
    return next((event for event in held if event.withdrawn is None), None), next(coming, None)


def _within(asked: EventFilter, since: date | None, until: date | None, status: Status) -> EventFilter | None:
    """Those of that status and of the period that is asked for, too; None where there can be none."""
    since = max(filter(None, (since, asked.since)), default=None)
    until = min(filter(None, (until, asked.until)), default=None)
    if (since and until and since > until) or (asked.statuses and status not in asked.statuses):
        return None
    return replace(asked, since=since, until=until, statuses=(status,), cancelled=False, limit=None)


def _event(event: Event, chosen: EventFilter, language: str) -> dict[str, Any]:
    return {
        "when": when(event, language),
        "text": told_headline(event, language),
        "language": title_language(event, language),
        "trigger": "chosen",
        "value": event.uid,
        "href": _address(chosen, address.EVENT, event.uid),
    }


def _narrow() -> None:
    """Put the choice into the address, with what is there of it."""
    if wanted := st.session_state["glance"].get("narrowed"):
        name, value = wanted
        if name in {_COUNTRY, _KIND}:
            address.write(name, [str(value)])


def _open() -> None:
    if uid := st.session_state["glance"].get("chosen"):
        address.open_uid(uid)

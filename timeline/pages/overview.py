"""The page of the timeline: what there is, the filters, the timeline, the list, and the event that is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from timeline.errors import EventNotFoundError
from timeline.filter import EventFilter, query_string
from timeline.lexicon.labels import kind_label, phrase, status_label
from timeline.model import Kind, Status
from timeline.pages import address
from timeline.pages.components import draw
from timeline.pages.context import Context
from timeline.pages.filters import show_filters
from timeline.pages.glance import show_glance
from timeline.pages.nohits import say_no_hits
from timeline.pages.opened import find_open, show_open
from timeline.pages.shell import View, show_page
from timeline.pages.subscription import subscription
from timeline.pages.texts import text, texts
from timeline.pages.view import summary


def show() -> None:
    """The whole page."""
    show_page(address.TIMELINE, _caption, _show_all)


def _caption(view: View) -> str:
    return summary(view.context.overview(view.chosen), view.language, of_countries=bool(view.chosen.countries))


def _show_all(view: View) -> None:
    """The timeline first, and what is above it afterwards: it is fetched and drawn while the choices are counted."""
    above = st.container()
    shared = _shared(view.context, view.chosen, view.language)
    draw("timeline", shared, chosen=_open("timeline"), lanes=_have_lanes)
    hits = view.context.overview(view.chosen).events
    with above:
        show_filters(view.chosen, view.counts, view.language)
        _say_no_such_event(view)
        if hits:
            show_glance(view.context, view.chosen, view.language)
        else:
            say_no_hits(view)
    _show_events(view, shared, hits)


def _say_no_such_event(view: View) -> None:
    """Where nobody can overlook it: the event itself would stand below the timeline."""
    try:
        find_open(view.context)
    except EventNotFoundError:
        st.warning(text("no_such_event", view.language), icon=":material/search_off:")


def _show_events(view: View, shared: dict[str, object], hits: int) -> None:
    left, right = st.columns([5, 4], gap="medium")
    with left:
        if hits:
            draw("list", shared, chosen=_open("list"))
    with right if hits else left:  # nothing stands alone in the middle of the page
        if not show_open(view.context, view.chosen, view.language) and hits:
            st.caption(text("choose", view.language))
        draw("subscribe", subscription(view.context, view.chosen, view.language))


def _shared(context: Context, chosen: EventFilter, language: str) -> dict[str, object]:
    """What timeline and list both need: where the events are, and the words."""
    return {
        "url": f"data/timeline.json{query_string(chosen)}",
        "revision": context.store.revision(),
        "query": query_string(chosen),
        "today": context.today().isoformat(),
        "open": _open_uid(context),
        "lanes": address.lanes(),
        "language": language,
        "texts": dict(texts(language)),
        "kinds": {str(kind): kind_label(kind, language) for kind in Kind},
        "statuses": {str(status): status_label(status, language) for status in Status},
        "announced": phrase("announced", language),
    }


def _open_uid(context: Context) -> str | None:
    """The uid of the event that is open, whatever older one the address names."""
    try:
        event = find_open(context)
    except EventNotFoundError:
        return None
    return None if event is None else event.uid


def _open(view: str) -> Callable[[], None]:
    """What puts the event that was chosen in that view into the address."""

    def put() -> None:
        uid = st.session_state[view].get("chosen")
        address.write(address.EVENT, [uid] if uid else [])

    return put


def _have_lanes() -> None:
    """Put the choice of lanes into the address."""
    if chosen := st.session_state["timeline"].get("lanes"):
        address.have_lanes(chosen)

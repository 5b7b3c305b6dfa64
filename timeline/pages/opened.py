"""The event that the address names, beside the timeline: the event itself, and where its reader goes from it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from timeline.errors import EventNotFoundError
from timeline.filter import EventFilter, query_string, to_query
from timeline.lexicon.labels import brackets, phrase
from timeline.model import Event
from timeline.pages import address
from timeline.pages.company import Company, find_company
from timeline.pages.components import draw
from timeline.pages.context import Context
from timeline.pages.texts import texts
from timeline.pages.view import event_view
from timeline.publish.addresses import EVENT_CALENDAR, event_path
from timeline.publish.calendar import calendar_events
from timeline.publish.contact import correction_link
from timeline.publish.wording import headline, title_language, told_headline, when

_TEXTS = ("event_add", "event_page", "event_suggest")


def find_open(context: Context) -> Event | None:
    """The event that the address names, or the one that it was merged into. Raises EventNotFoundError."""
    uid = address.open_event()
    return None if uid is None else context.store.get_event(uid)


def show_open(context: Context, chosen: EventFilter, language: str) -> bool:
    """Show the event that the address names; False if it names none that there is."""
    try:
        event = find_open(context)
    except EventNotFoundError:
        return False  # which is said above
    if event is None:
        return False
    base = EventFilter(provinces=chosen.provinces, language=chosen.language)
    company = find_company(context.store, event, base, context.selection, language)
    draw(
        "detail",
        {
            "event": _view(context, event, language),
            "ways": _ways(context, event, chosen, language),
            "company": None if company is None else _company(company, chosen, language),
            "texts": _texts(language),
            "language": language,
        },
        closed=address.close_event,
        chosen=_open_other,
        all=lambda: None if company is None else _show_all(company.chosen),
    )
    return True


def _texts(language: str) -> dict[str, str]:
    named = {name: phrase(name, language) for name in _TEXTS}
    return dict(texts(language)) | named | dict(zip(("bracket_open", "bracket_close"), brackets(language), strict=True))


def _view(context: Context, event: Event, language: str) -> dict[str, Any]:
    view = event_view(event, language, context.today(), context.store.find_reports(event.uid))
    if event.uid != address.open_event():
        view["notes"] = [phrase("event_merged", language), *view["notes"]]
    return view


def _ways(context: Context, event: Event, chosen: EventFilter, language: str) -> dict[str, str]:
    """Addresses of what there is of the event elsewhere; "" for what there is not.

    page: as subscriptions have theirs, below the public address if there is one, else below that in the reader's own
    address bar.
    """
    base = (context.settings.public_url or st.context.url or "").rstrip("/")
    path, query = event_path(event.uid), query_string(EventFilter(language=chosen.language))
    page = f"{base}{path}{query}" if base else f"{path.lstrip('/')}{query}"
    subject = phrase("event_suggest_subject", language, title=headline(event, language))
    has_file = event.withdrawn is None and bool(calendar_events([event], coarse=True))
    return {
        "page": page,
        "calendar": f"{path.lstrip('/')}/{EVENT_CALENDAR}{query}" if has_file else "",
        "suggest": correction_link(context.settings.contact, subject, f"{page}\r\n") or "",
    }


def _company(company: Company, chosen: EventFilter, language: str) -> dict[str, Any]:
    """The other events with links that keep the view, and the link to all of them."""
    return {
        "heading": phrase("event_others", language, name=company.label),
        "all": phrase("event_others_all", language, n=str(company.number)),
        "query": query_string(company.chosen),
        "view": query_string(chosen),
        "events": [
            {
                "uid": event.uid,
                "when": when(event, language),
                "title": told_headline(event, language),
                "language": title_language(event, language),
            }
            for event in company.events
        ],
    }


def _open_other() -> None:
    if uid := st.session_state["detail"].get("chosen"):
        address.open_uid(uid)


def _show_all(chosen: EventFilter) -> None:
    """The timeline of that filter, and no other; the event stays open."""
    address.show_all()
    for name in dict.fromkeys(name for name, _ in to_query(chosen)):
        address.write(name, [value for given, value in to_query(chosen) if given == name])

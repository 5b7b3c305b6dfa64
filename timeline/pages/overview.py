"""The page of the timeline: what there is, the filters, the timeline, the list, and the event that is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from timeline.errors import EventNotFoundError, FilterError, StoreError
from timeline.filter import EventFilter, query_string
from timeline.lexicon.labels import kind_label, phrase, status_label
from timeline.model import Kind, Status
from timeline.pages import address
from timeline.pages.components import draw, style
from timeline.pages.context import Context, current
from timeline.pages.filters import show_filters, show_language
from timeline.pages.gate import Standing
from timeline.pages.markdown import as_text
from timeline.pages.reviewtexts import say
from timeline.pages.signin import access
from timeline.pages.subscription import subscription
from timeline.pages.texts import TEXTS, text
from timeline.pages.view import event_view, summary
from timeline.provinces import profiles_for
from timeline.provinces.succession import succession_words
from timeline.publish.contact import contact_line
from timeline.publish.content import to_html
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE

REFRESH = 3  # seconds between two looks at the store's generation
COMMAND = "timeline ingest PATH..."


def show() -> None:
    """The whole page, in the language and with the events that its address names."""
    context = current()
    try:
        chosen, fault = address.read_filter(), None
    except FilterError as error:
        chosen, fault = EventFilter(), error
    language = chosen.language or context.settings.language
    title = _title(context, chosen, language)
    st.set_page_config(page_title=title, layout="wide")
    st.html(style())
    try:
        generation = context.store.generation()
        _show_all(context, title, chosen, fault, language)
        _show_way(language)
        _show_contact(context, language)
    except StoreError:
        generation = -1  # whatever is there next is something new
        st.error(text("store_error", language), icon=":material/sync_problem:")
    _watch(generation)


@st.fragment(run_every=REFRESH)
def _watch(seen: int) -> None:
    """Run the page again when the store has moved on from the generation that the page shows."""
    try:
        if current().store.generation() != seen:
            st.rerun()
    except StoreError:
        return  # the page says so already, or will when the store is there again


def _title(context: Context, chosen: EventFilter, language: str) -> str:
    names = [profile.name(language) for profile in profiles_for(chosen.provinces, context.profile)]
    return clean_line(phrase("title", language, province=phrase("separator", language).join(names)), LONGEST_TITLE)


def _show_all(context: Context, title: str, chosen: EventFilter, fault: FilterError | None, language: str) -> None:
    counts = context.store.counts()
    overview = context.overview(chosen)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="head"):
        with st.container(gap=None):
            st.title(as_text(title), anchor=False)
            st.caption(summary(overview, language))
            _show_succession(context, chosen, language)
        show_language(language)
    if not counts.events:
        _say_no_data(language)
        return
    show_filters(chosen, counts, language)
    if fault is not None:
        st.warning(as_text(text("bad_address", language, reason=str(fault))))
    if not overview.events:
        st.info(f"**{text('no_hits_title', language)}**\n\n{text('no_hits', language)}")
    _show_events(context, chosen, overview.events, language)


def _show_succession(context: Context, chosen: EventFilter, language: str) -> None:
    """Of a province that is no more: where its news goes on."""
    words = succession_words(profiles_for(chosen.provinces, context.profile), language)
    if words:
        st.caption(as_text(words))


def _show_way(language: str) -> None:
    """For who may correct events, and for who signed in to do so and is to be told why not."""
    if access().standing not in {Standing.CLOSED, Standing.SIGNED_OUT}:
        label, icon = say("review", language), ":material/rate_review:"
        st.button(label, on_click=address.go_to_review, type="tertiary", icon=icon)


def _show_contact(context: Context, language: str) -> None:
    """Where to ask for corrections; also of a page without events."""
    for line in contact_line(context.settings.contact, language):
        st.html(f'<footer class="tl-contact">{to_html(line)}</footer>')


def _say_no_data(language: str) -> None:
    st.info(f"**{text('no_data_title', language)}**\n\n{text('no_data', language)}")
    st.code(COMMAND, language="sh")


def _show_events(context: Context, chosen: EventFilter, hits: int, language: str) -> None:
    shared = _shared(context, chosen, language)
    if hits:
        draw("timeline", shared, chosen=_open("timeline"))
    left, right = st.columns([5, 4], gap="medium")
    with left:
        if hits:
            draw("list", shared, chosen=_open("list"))
    with right:
        if not _show_open(context, language) and hits:
            st.caption(text("choose", language))
        draw("subscribe", subscription(context, chosen, language))


def _shared(context: Context, chosen: EventFilter, language: str) -> dict[str, object]:
    """What timeline and list both need: where the events are, and the words."""
    return {
        "url": f"data/timeline.json{query_string(chosen)}",
        "revision": context.store.revision(),
        "query": query_string(chosen),
        "today": context.today().isoformat(),
        "open": address.open_event(),
        "language": language,
        "texts": TEXTS[language],
        "kinds": {str(kind): kind_label(kind, language) for kind in Kind},
        "statuses": {str(status): status_label(status, language) for status in Status},
        "announced": phrase("announced", language),
    }


def _open(view: str) -> Callable[[], None]:
    """What puts the event that was chosen in that view into the address."""

    def put() -> None:
        uid = st.session_state[view].get("chosen")
        address.write(address.EVENT, [uid] if uid else [])

    return put


def _show_open(context: Context, language: str) -> bool:
    """Show the event that the address names; False if it names none."""
    uid = address.open_event()
    if uid is None:
        return False
    try:
        event = context.store.get_event(uid)
    except EventNotFoundError:
        st.warning(text("no_such_event", language))
        return True
    texts = {"texts": TEXTS[language], "language": language}
    draw("detail", texts | {"event": event_view(event, language, context.today())}, closed=address.close_event)
    return True

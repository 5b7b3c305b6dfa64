"""What all pages for readers share: the head with title and language, the way to the other pages, the filters of the
address, what is said when the store cannot be read, and that a page follows the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.errors import FilterError, OlderSchemaError, SchemaVersionError, StoreError
from timeline.filter import EventFilter
from timeline.lexicon.faults import full_fault_words
from timeline.lexicon.labels import phrase
from timeline.pages import address
from timeline.pages.components import draw, style
from timeline.pages.context import Context, current
from timeline.pages.filters import show_language
from timeline.pages.gate import Standing
from timeline.pages.markdown import as_text
from timeline.pages.signin import access
from timeline.pages.texts import text
from timeline.provinces import profiles_for
from timeline.provinces.succession import succession_words
from timeline.publish.addresses import subscribe_path
from timeline.publish.contact import contact_line
from timeline.publish.content import to_html
from timeline.publish.naming import selection_labels
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE
from timeline.store import Store, StoreCounts

REFRESH = 3  # seconds between two looks at the store's generation
COMMAND = "timeline ingest PATH..."
_UNREADABLE = (-1, False)
_JUST_RUN = "just_run"


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asks for. fault: why the address could not be read, or None; then everything is shown."""

    context: Context
    chosen: EventFilter
    language: str
    counts: StoreCounts
    fault: FilterError | None = None

    @property
    def province(self) -> str:
        """The province or provinces whose events are chosen, by name."""
        return _province(self.context, self.chosen, self.language)

    @property
    def selection(self) -> EventFilter:
        """What the filter selects here: events of the home province where it names none."""
        return self.context.selection(self.chosen)


def show_page(
    page: str,
    caption: Callable[[View], str],
    body: Callable[[View], None],
    needed: Callable[[StoreCounts], int] = lambda counts: counts.events,
) -> None:
    """A whole page, in the language and with the events that its address names.

    caption: a line below the title. body: the rest, where the store holds what is `needed`.
    """
    context, (chosen, fault) = current(), _asked()
    language = chosen.language or context.settings.language
    st.set_page_config(page_title=_title(context, chosen, page, language), layout="wide")
    st.html(style())
    view: View | None = None
    try:
        seen = _state(context.store)
        view = View(context, chosen, language, context.store.counts(), fault)
        with st.container(key="unseen"):  # also tells browsers the page's language
            draw("marks", {"language": language, **_ways_past_the_head(page, language)})
        caption_place = _show_head(view, page)
        if needed(view.counts):
            _show_fault(view)
            body(view)
        else:
            _say_no_data(context.store, language)
        caption_place.caption(
            _caption(view, page, caption)
        )  # last: people wait for what is below, and it has to be counted
    except StoreError as error:
        seen = _UNREADABLE  # whatever is there next is something new
        if view is None:  # else the head stands there already
            st.title(as_text(_heading(context, chosen, language)), anchor=False)
        _say_unreadable(error, language)
    _show_contact(context, language)
    st.session_state[_JUST_RUN] = True
    _watch(seen)


def _ways_past_the_head(page: str, language: str) -> dict[str, str]:
    """What the links are called that those who use a keyboard meet first; "" for one that the page has no use for."""
    timeline = text("skip_to_timeline", language) if page == address.TIMELINE else ""
    return {"skip_to_main": text("skip_to_main", language), "skip_to_timeline": timeline}


def _asked() -> tuple[EventFilter, FilterError | None]:
    try:
        return address.read_filter(), None
    except FilterError as error:
        return EventFilter(language=address.language()), error


def _title(context: Context, chosen: EventFilter, page: str, language: str) -> str:
    title = phrase("title", language, province=_province(context, chosen, language))
    if page != address.TIMELINE:
        title = phrase("labelled", language, label=title, value=text(f"page_{page}", language))
    return clean_line(title, LONGEST_TITLE)


def _heading(context: Context, chosen: EventFilter, language: str) -> str:
    return clean_line(phrase("title", language, province=_province(context, chosen, language)), LONGEST_TITLE)


def _province(context: Context, chosen: EventFilter, language: str) -> str:
    names = (profile.name(language) for profile in profiles_for(chosen.provinces, context.profile))
    return phrase("separator", language).join(names)


def _show_head(view: View, page: str) -> DeltaGenerator:
    """The head; gives the place of the caption."""
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key="head"):
        with st.container(gap=None):
            st.title(as_text(_heading(view.context, view.chosen, view.language)), anchor=False)
            caption_place = st.container()
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            st.html(_subscribe_link(view), width="content")
            show_language(view.language)
    _show_navigation(page, view.language)
    return caption_place


def _subscribe_link(view: View) -> str:
    """To the page that has calendar and feeds of exactly what is chosen here: nobody has to look for it below."""
    path, language = subscribe_path(view.chosen).lstrip("/"), view.language
    what = escape(text("subscribe_these", language))
    return f'<a class="tl-subscribe" href="{escape(path)}" title="{what}">{escape(text("subscribe", language))}</a>'


def _caption(view: View, page: str, caption: Callable[[View], str]) -> str:
    """Begins with what is chosen: on a phone the filters that say so are out of sight."""
    chosen = selection_labels(view.chosen, view.language) if page in address.FILTERED else ""
    gone = succession_words(profiles_for(view.chosen.provinces, view.context.profile), view.language)
    return " · ".join(filter(None, (as_text(clean_line(chosen, LONGEST_TITLE)), caption(view), as_text(gone))))


def _show_navigation(page: str, language: str) -> None:
    st.session_state["page"] = page
    others = [address.REVIEW] if access().standing not in {Standing.CLOSED, Standing.SIGNED_OUT} else []
    st.segmented_control(
        text("pages", language),
        [*address.LISTED, *others],
        key="page",
        format_func=lambda name: text(f"page_{name}", language),
        label_visibility="collapsed",
        on_change=lambda: address.go_to(st.session_state["page"] or page),
    )


def _show_fault(view: View) -> None:
    if address.names_no_page():
        st.warning(text("no_such_page", view.language), icon=":material/search_off:")
    if view.fault is not None:
        st.warning(as_text(text("bad_address", view.language, reason=full_fault_words(view.fault, view.language))))


def _say_no_data(store: Store, language: str) -> None:
    """The first run: nothing was read yet, or the first articles are being read just now."""
    if store.is_being_written():
        said = f"**{text('being_read_title', language)}**\n\n{text('being_read', language)}"
        st.info(said, icon=":material/hourglass_top:")
        return
    st.info(f"**{text('no_data_title', language)}**\n\n{text('no_data', language)}")
    st.code(COMMAND, language=None)  # colours of code have too little contrast


def _say_unreadable(error: StoreError, language: str) -> None:
    """Why is for whoever runs the site, and told at /health: it names folders."""
    names: dict[type[StoreError], str] = {OlderSchemaError: "store_older", SchemaVersionError: "store_newer"}
    st.error(text(names.get(type(error), "store_error"), language), icon=":material/sync_problem:")


def _show_contact(context: Context, language: str) -> None:
    """Where to ask for corrections; also of a page without events."""
    for line in contact_line(context.settings.contact, language):
        st.html(f'<footer class="tl-contact">{to_html(line)}</footer>')


def _state(store: Store) -> tuple[int, bool]:
    """What a page hangs on: the generation, and while there is none, whether the first is being written."""
    number = store.generation()
    return number, not number and store.is_being_written()


@st.fragment(run_every=REFRESH)
def _watch(seen: tuple[int, bool]) -> None:
    """Run the page again when the store has moved on from the state that the page shows.

    It runs within the page's own run, too; then nothing can have moved on, and a store that cannot be read would have
    the page run again without a pause.
    """
    if st.session_state.pop(_JUST_RUN, False):
        return
    try:
        if _state(current().store) != seen:
            st.rerun()
    except StoreError:
        return  # the page says so already, or will when the store is there again

"""The page where events are corrected: who may do so, what is worth a look, and the event that is open."""

from __future__ import annotations

import streamlit as st

from timeline.errors import FilterError, StoreError
from timeline.filter import EventFilter
from timeline.pages import address
from timeline.pages.components import style
from timeline.pages.context import current
from timeline.pages.deciding import forget, show_done
from timeline.pages.filters import show_language
from timeline.pages.reviewevent import show_event
from timeline.pages.reviewqueue import show_queue
from timeline.pages.reviewtexts import say
from timeline.pages.signin import access, show_access


def show() -> None:
    """The whole page, in the language of its address."""
    language = _language()
    st.set_page_config(page_title=say("review", language), layout="wide")
    st.html(style())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="head"):
        st.title(say("review", language), anchor=False)
        show_language(language)
    st.button(say("back", language), on_click=address.go_to_timeline, type="tertiary", icon=":material/arrow_back:")
    found = access()
    show_access(found, language)
    if found.may_write:
        _show_work(language)
    else:
        forget()


def _show_work(language: str) -> None:
    with st.container():  # with or without a message, the rest stays where it is, and is not drawn twice meanwhile
        show_done()
    uid = address.open_event()
    try:
        if uid is None:
            show_queue(language)
        else:
            show_event(uid, language)
    except StoreError:
        st.error(say("cannot_read", language), icon=":material/sync_problem:")


def _language() -> str:
    try:
        chosen = address.read_filter()
    except FilterError:
        chosen = EventFilter()
    return chosen.language or current().settings.language

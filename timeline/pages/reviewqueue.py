"""What is worth a look, as a list that leads to each event, and the way to any other event."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.errors import CorrectionError, EventNotFoundError
from timeline.pages import address
from timeline.pages.context import current
from timeline.pages.markdown import as_text
from timeline.pages.reviewforms import show_adding, uid_in
from timeline.pages.reviewtexts import say
from timeline.pages.reviewview import event_label, pair_label
from timeline.pipeline.review import full_uid
from timeline.publish.conflicts import conflicts

_AT_ONCE = 25  # events that are shown before somebody asks for more
LOOKS = ("contested", "conflict", "pair", "unsure")  # why an event is worth a look, as the store has it


def show_queue(language: str) -> None:
    """The list, its filter by reason, and the forms to open or add another event."""
    st.header(say("queue", language), anchor=False)
    wanted = st.pills(
        say("queue_filter", language),
        LOOKS,
        selection_mode="multi",
        format_func=lambda look: say(f"look_{look}", language),
        key="looks",
    )
    doubtful = current().store.find_doubtful()
    chosen = [(uid, looks) for uid, looks in doubtful if not wanted or set(wanted) & set(looks)]
    shown = chosen[: st.session_state.get("queue_length", _AT_ONCE)]
    if not doubtful:
        st.info(say("queue_empty", language))
    else:
        st.caption(say("queue_counts", language, shown=str(len(shown)), all=str(len(chosen))))
    for uid, looks in shown:
        _show_entry(uid, looks, language)
    if len(shown) < len(chosen):
        st.button(say("more", language), on_click=_show_more)
    show_finding(language)
    show_adding(language)


def show_finding(language: str) -> None:
    """The box into which the uid of an event is written."""
    st.text_input(say("find_uid", language), key="find_uid", on_change=_open_found)


def _show_entry(uid: str, looks: Sequence[str], language: str) -> None:
    store = current().store
    event, pairs = store.get_event(uid), store.find_pairs(uid)
    why = [say(f"look_{look}", language) for look in looks]
    why += [pair_label(pair, language) for pair in pairs[:1]]
    why += [conflict.said for conflict in conflicts(event, language)[:1]]
    with st.container(gap=None):
        label = as_text(event_label(event, language))
        st.button(label, key=f"queue:{uid}", on_click=address.open_uid, args=(uid,), type="tertiary")
        st.caption(f"{as_text(' · '.join(why))} · {event.confidence:.2f}")


def _show_more() -> None:
    st.session_state["queue_length"] = st.session_state.get("queue_length", _AT_ONCE) + _AT_ONCE


def _open_found() -> None:
    """The event that somebody named; what leads to none is opened, too, and the page says so."""
    written = uid_in(st.session_state["find_uid"])
    if not written:
        return
    try:
        address.open_uid(full_uid(current().store, written))
    except (CorrectionError, EventNotFoundError):
        address.open_uid(written)

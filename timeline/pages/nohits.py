"""What is said where no event is shown: that there are none of the province at all, or which filter to drop, and how
many events there would be without it; or that what there is has no place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from timeline.filter import EventFilter
from timeline.pages import address
from timeline.pages.markdown import as_text
from timeline.pages.shell import View
from timeline.pages.texts import count, text


@dataclass(frozen=True, slots=True)
class Narrower:
    """A filter that is in use. label: the name of its text. names: under which it stands in the address. without: what
    is chosen when it is dropped."""

    label: str
    names: Sequence[str]
    without: EventFilter


def narrowers(chosen: EventFilter) -> Iterator[Narrower]:
    """The filters in use, in the order in which the page has them."""
    parts = (
        ("words", ("q",), replace(chosen, words=None)),
        ("kind", ("kind",), replace(chosen, kinds=())),
        ("country", ("country",), replace(chosen, countries=())),
        ("party", ("party",), replace(chosen, parties=())),
        ("status", ("status",), replace(chosen, statuses=())),
        ("period_filter", ("from", "to"), replace(chosen, since=None, until=None)),
    )
    return (Narrower(*part) for part in parts if part[2] != chosen)


def say_no_hits(view: View) -> None:
    """Say that nothing is shown, and why: there is nothing of the province at all, nothing that fits the filters, or
    nothing among what fits that has a place on this page."""
    chosen, events = view.chosen, _fitting(view, view.chosen)
    if events:
        said = text("no_hits_here", view.language, events=count("events", events, view.language))
        st.info(f"**{text('no_hits_here_title', view.language)}**\n\n{said}")
        return
    if chosen == EventFilter(provinces=chosen.provinces, language=chosen.language):
        title = text("no_data_province", view.language, province=view.province)
        st.info(f"**{as_text(title)}**\n\n{text('no_data_province_why', view.language)}")
        return
    with st.container(key="nohits"):
        st.info(f"**{text('no_hits_title', view.language)}**\n\n{text('no_hits', view.language)}")
        with st.container(horizontal=True, gap="small"):
            for narrower, events in _worth_dropping(view):
                _offer(narrower, events, view.language)


def _worth_dropping(view: View) -> Iterator[tuple[Narrower, int]]:
    """Those without which there would be something, and how many events."""
    for narrower in narrowers(view.chosen):
        if events := _fitting(view, narrower.without):
            yield narrower, events


def _fitting(view: View, chosen: EventFilter) -> int:
    """How many events the timeline has of that filter."""
    return view.context.store.summary(view.context.selection(replace(chosen, limit=None))).events


def _offer(narrower: Narrower, events: int, language: str) -> None:
    said = text(
        "no_hits_without", language, name=text(narrower.label, language), events=count("events", events, language)
    )
    key = f"without_{narrower.label}"
    st.button(said, key=key, icon=":material/filter_alt_off:", on_click=_drop, args=(tuple(narrower.names),))


def _drop(names: Sequence[str]) -> None:
    for name in names:
        address.write(name, [])

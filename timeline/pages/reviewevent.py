"""An open event as a reviewer sees it: what it shows, its reports side by side, its possible twins, and the forms."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.errors import EventNotFoundError
from timeline.model import Event
from timeline.pages import address, reviewforms
from timeline.pages.context import current
from timeline.pages.deciding import show_fault
from timeline.pages.reviewqueue import show_finding
from timeline.pages.reviewtexts import say
from timeline.pages.reviewview import event_html, pair_label, report_html, rows_of
from timeline.records import Action, PossiblePair, Report

_BESIDE = 3  # reports in one row
TABS = ("fields", "judge", "merge", "split", "decided")


def show_event(uid: str, language: str) -> None:
    """The event with this uid, or the one that it was merged into."""
    store = current().store
    st.button(say("to_queue", language), on_click=address.close_event, type="tertiary", icon=":material/list:")
    try:
        event = store.get_event(uid)
    except EventNotFoundError:
        st.warning(say("no_event", language))
        show_finding(language)
        return
    reports = store.find_reports(event.uid)
    st.html(event_html(event, language, current().today()))
    with st.container():  # one place for however many reports or pairs there are: what is below stays where it is
        _show_reports(reports, language)
    with st.container():
        _show_pairs(event, store.find_pairs(event.uid), language)
    _show_forms(event, reports, language)


def _show_reports(reports: Sequence[Report], language: str) -> None:
    st.header(say("reports", language), anchor=False)
    for row in rows_of(reports, _BESIDE):
        for column, report in zip(st.columns(_BESIDE), row, strict=False):
            with column:
                st.html(report_html(report, language))


def _show_pairs(event: Event, pairs: Sequence[PossiblePair], language: str) -> None:
    if pairs:
        st.header(say("pairs", language), anchor=False)
    show_fault("pairs")
    for pair in pairs:
        _show_pair(event, pair, language)


def _show_pair(event: Event, pair: PossiblePair, language: str) -> None:
    """Both beside each other, each with what its sources say."""
    store = current().store
    other = store.get_event(pair.other if pair.one == event.uid else pair.one)
    st.caption(pair_label(pair, language))
    for column, name, one in zip(st.columns(2), ("this_event", "other_event"), (event, other), strict=True):
        with column:
            st.caption(say(name, language))
            st.html(event_html(one, language, current().today()))
            for report in store.find_reports(one.uid) if one is other else ():
                st.html(report_html(report, language))
    with st.container(horizontal=True):
        for name, action in (("one_event", Action.MERGE), ("two_events", Action.APART)):
            key, args = f"{name}:{other.uid}", (action, event, other, language)
            st.button(say(name, language), key=key, on_click=reviewforms.decide_pair, args=args)
        st.button(say("open", language), key=f"open:{other.uid}", on_click=address.open_uid, args=(other.uid,))


def _show_forms(event: Event, reports: Sequence[Report], language: str) -> None:
    fields, judge, merge, split, decided = st.tabs([say(f"tab_{name}", language) for name in TABS])
    with fields:
        reviewforms.show_fields(event, language)
    with judge:
        reviewforms.show_judging(event, language)
    with merge:
        reviewforms.show_merging(event, language)
    with split:
        reviewforms.show_splitting(event, reports, language)
    with decided:
        reviewforms.show_decided(event, current().store.find_corrections(event.uid), language)

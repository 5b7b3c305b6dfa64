"""The filters and the switch of languages. Widgets show what the address says and write into it, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from timeline.filter import LANGUAGES, EventFilter, to_query
from timeline.lexicon.labels import country_name, kind_label, status_label
from timeline.model import Kind, Status
from timeline.pages import address
from timeline.pages.texts import LANGUAGE_NAMES, text
from timeline.store import StoreCounts


def show_language(language: str) -> None:
    """The switch of languages; it keeps the view."""
    st.session_state["lang"] = language
    st.segmented_control(
        text("language", language),
        LANGUAGES,
        key="lang",
        format_func=LANGUAGE_NAMES.__getitem__,
        label_visibility="collapsed",
        on_change=lambda: address.write("lang", [st.session_state["lang"] or language]),
        width="content",
    )


def show_filters(chosen: EventFilter, counts: StoreCounts, language: str) -> None:
    """A row of filters, which wraps where there is no room for it."""
    countries = sorted({*counts.by_country, *chosen.countries}, key=lambda code: country_name(code, language))
    years = _years(chosen, counts)
    since, until = (day.year if day else None for day in (chosen.since, chosen.until))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom", key="filters"):
        _words(chosen, language)
        _choice("kind", chosen.kinds, list(Kind), lambda kind: kind_label(kind, language), language)
        _choice("country", chosen.countries, countries, lambda code: country_name(code, language), language)
        _choice("status", chosen.statuses, list(Status), lambda status: status_label(status, language), language)
        # No period that ends before it begins can be chosen.
        _year("since", "from", since, [year for year in years if until is None or year <= until], language)
        _year("until", "to", until, [year for year in years if since is None or year >= since], language)
        if [name for name, _ in to_query(chosen) if name != "lang"]:
            st.button(text("show_all", language), on_click=address.show_all, type="tertiary", icon=":material/close:")


def _years(chosen: EventFilter, counts: StoreCounts) -> list[int]:
    """The years that there are events of, and those that the address names; the newest first."""
    known = [day.year for day in (counts.first, counts.last, chosen.since, chosen.until) if day is not None]
    return list(range(max(known), min(known) - 1, -1)) if known else []


def _words(chosen: EventFilter, language: str) -> None:
    st.session_state["words"] = chosen.words or ""
    st.text_input(
        text("words", language),
        key="words",
        placeholder=text("words_hint", language),
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=200,
        on_change=lambda: address.write("q", [value] if (value := st.session_state["words"].strip()) else []),
        width=230,
    )


def _choice(name: str, values: Sequence[str], options: Sequence[str], label: Callable[..., str], language: str) -> None:
    st.session_state[name] = list(values)
    st.multiselect(
        text(name, language),
        options,
        key=name,
        format_func=label,
        placeholder=text(f"{name}_hint", language),
        label_visibility="collapsed",
        on_change=lambda: address.write(name, [str(value) for value in st.session_state[name]]),
        width=180,
    )


def _year(widget: str, name: str, value: int | None, years: Sequence[int], language: str) -> None:
    st.session_state[widget] = value
    st.selectbox(
        text(widget, language),
        years,
        key=widget,
        placeholder=text(f"{widget}_hint", language),
        label_visibility="collapsed",
        on_change=lambda: address.write(name, [str(year)] if (year := st.session_state[widget]) else []),
        width=110,
    )

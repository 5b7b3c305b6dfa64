"""The filters and the switch of languages. Widgets show what the address says and write into it, nothing else.

Beside each choice stands how many events there would be with it (`Store.facets`); what would give none goes last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st
from babel.numbers import format_decimal

from timeline.filter import LANGUAGES, EventFilter, query_string, to_query
from timeline.lexicon.labels import (
    canonical_country,
    country_name,
    kind_label,
    locale,
    party_label,
    phrase,
    status_label,
)
from timeline.model import Kind, Party, Status
from timeline.pages import address
from timeline.pages.context import Context, current
from timeline.pages.texts import LANGUAGE_NAMES, text
from timeline.publish.text import clean_line
from timeline.store import Facets, Store, StoreCounts

_LONGEST = 60  # characters of a name in a list
_COUNT = re.compile(r" ?[(（][\d.,\s]{1,20}[)）]$")  # what `_counted` sets behind a label
Choices = Mapping[str, tuple[str, int]]  # label and number of events by value, in order


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
    found = facets_of(current(), chosen)
    since, until = (day.year if day else None for day in (chosen.since, chosen.until))
    years = _years(chosen, counts)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom", key="filters"):
        _words(chosen, language)
        _choice("kind", chosen.kinds, _kinds(found, language), language)
        _choice("country", chosen.countries, _countries(found, counts, chosen, language), language)
        _choice("party", chosen.parties, _parties(found, chosen, language), language, typed=True)
        _choice("status", chosen.statuses, _statuses(found, language), language)
        # No period that ends before it begins can be chosen.
        begins = {year: found.events_since(year) for year in years if until is None or year <= until}
        ends = {year: found.events_until(year) for year in years if since is None or year >= since}
        _year("since", "from", since, begins, language)
        _year("until", "to", until, ends, language)
        if [name for name, _ in to_query(chosen) if name != "lang"]:
            st.button(text("show_all", language), on_click=address.show_all, type="tertiary", icon=":material/close:")


def facets_of(context: Context, chosen: EventFilter) -> Facets:
    """How many events there would be with each further choice."""
    asked = context.selection(chosen)
    return _facets(context.store, str(context.store.folder), context.store.revision(), asked, query_string(asked))


@st.cache_data(max_entries=64, show_spinner=False)
def _facets(_store: Store, folder: str, revision: str, _chosen: EventFilter, query: str) -> Facets:
    """Asked for again and again while a reader opens event after event: `query` tells the filter, without limit."""
    return _store.facets(_chosen)


def _kinds(found: Facets, language: str) -> Choices:
    return {str(kind): (kind_label(kind, language), found.kinds.get(kind, 0)) for kind in Kind}


def _statuses(found: Facets, language: str) -> Choices:
    return {str(status): (status_label(status, language), found.statuses.get(status, 0)) for status in Status}


def _countries(found: Facets, counts: StoreCounts, chosen: EventFilter, language: str) -> Choices:
    """The most frequent first: there is no order of names that readers of all languages share."""
    named = {code: country_name(code, language) for code in (*counts.by_country, *chosen.countries)}
    rows = {code: (name, found.countries.get(code, 0)) for code, name in named.items()}
    return dict(sorted(rows.items(), key=lambda row: (-row[1][1], row[1][0])))


def _parties(found: Facets, chosen: EventFilter, language: str) -> Choices:
    """Localities and bodies; a country that is a party has a filter of its own. Of two with one label the first."""
    rows: dict[str, tuple[str, int]] = {}
    labels: set[str] = set()
    for party in sorted(found.parties, key=lambda party: party.name not in chosen.parties):
        if party.country and party.name == canonical_country(party.country) and party.name not in chosen.parties:
            continue
        label = clean_line(party_label(Party(party.name, country=party.country), language), _LONGEST)
        if label and label not in labels:
            rows[party.name] = (label, party.events)
            labels.add(label)
    return dict(sorted(rows.items(), key=lambda row: -row[1][1]))


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
        width=185,
    )


def _choice(name: str, values: Sequence[str], choices: Choices, language: str, *, typed: bool = False) -> None:
    """A list of which any number can be chosen. typed: or anything else be typed."""
    st.session_state[name] = [str(value) for value in values]
    st.multiselect(
        text(name, language),
        _nothing_last({value: number for value, (_, number) in choices.items()}),
        key=name,
        format_func=_format(choices, language),
        placeholder=text(f"{name}_hint", language),
        label_visibility="collapsed",
        on_change=lambda: address.write(name, _read(st.session_state[name], choices)),
        accept_new_options=typed,
        select_all=False,  # choosing everything is choosing nothing
        width=210 if values else 140,
    )


def _year(widget: str, name: str, value: int | None, years: Mapping[int, int], language: str) -> None:
    choices = {str(year): (str(year), number) for year, number in years.items()}
    st.session_state[widget] = None if value is None else str(value)
    st.selectbox(
        text(widget, language),
        _nothing_last({year: number for year, (_, number) in choices.items()}),
        key=widget,
        format_func=_format(choices, language),
        placeholder=text(f"{widget}_hint", language),
        label_visibility="collapsed",
        on_change=lambda: address.write(name, _read(filter(None, [st.session_state[widget]]), choices)),
        width=100,
    )


def _nothing_last(numbers: Mapping[str, int]) -> list[str]:
    """The values in their order, those that would give nothing behind all others."""
    return sorted(numbers, key=lambda value: not numbers[value])


def _format(choices: Choices, language: str) -> Callable[[str], str]:
    """What a value is shown as: its label, and how many events there would be with it."""

    def formatted(value: str) -> str:
        label, number = choices.get(value, (value, None))
        if number is None:
            return label
        return phrase("bracketed", language, name=label, more=format_decimal(number, locale=locale(language)))

    return formatted


def _read(shown: Iterable[str], choices: Choices) -> list[str]:
    """The values that the browser means. A list that has just been counted anew may send what it showed before: then
    its label tells what is meant."""
    labels = {label: value for value, (label, _) in choices.items()}
    values = (value if value in choices else labels.get(_COUNT.sub("", value), value.strip()) for value in shown)
    return list(dict.fromkeys(filter(None, values)))

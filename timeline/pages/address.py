"""The page's address: which page it is (`page`), which events it shows (as `timeline.filter` has it), which one of them
is open (`event`), and what the timeline has a lane for (`lanes`).

Values are written by hand, one name at a time: what the reader did not touch stays as it stands, such as a day in
`from` for which the page has no widget.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from timeline.filter import LANGUAGES as SPOKEN
from timeline.filter import EventFilter, parse_filter
from timeline.publish.monthview import Month, read_month

EVENT = "event"
PAGE = "page"
LANES = "lanes"
MONTH, VIEW = "month", "view"
HOST, PART = "host", "part"
TIMELINE, CALENDAR, PARTNERS, REPORT = "timeline", "calendar", "partners", "report"
ARTICLES, ABOUT, REVIEW = "articles", "about", "review"
LISTED = (TIMELINE, CALENDAR, PARTNERS, REPORT, ARTICLES, ABOUT)  # for all readers
FILTERED = (TIMELINE, CALENDAR, PARTNERS, REPORT)  # of the events that the filter chooses
PAGES = (*LISTED, REVIEW)  # the first: where the address names none, or none of these
MONTH_VIEW, AGENDA = VIEWS = ("month", "agenda")
KINDS, COUNTRIES, LANGUAGES = "kind", "country", "language"
LANE_CHOICES = (KINDS, COUNTRIES, LANGUAGES)  # the first is what there are lanes for where the address names none
NO_HOST = "-"  # stands for articles that have no web address; no host is called so
_PART_NUMBER = re.compile("[0-9]{1,6}")
_OF_ONE_PAGE = (MONTH, VIEW, HOST, PART)  # they stand for nothing on another page
_NO_FILTERS = {EVENT, PAGE, LANES, *_OF_ONE_PAGE}


def read_filter() -> EventFilter:
    """The filter in the address. Raises FilterError, naming what is allowed."""
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return parse_filter((name, value) for name, value in pairs if name not in _NO_FILTERS)


def write(name: str, values: Sequence[str]) -> None:
    """Put `values` under `name`; none takes the name out of the address."""
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def open_event() -> str | None:
    """The uid of the event that is open."""
    return st.query_params.get(EVENT) or None


def language() -> str | None:
    """The language that the address names, whatever else it says; None for none, or none of ours."""
    named = st.query_params.get("lang")
    return named if named in SPOKEN else None


def page() -> str:
    """Which page it is."""
    named = st.query_params.get(PAGE)
    return named if named in PAGES else TIMELINE


def lanes() -> str:
    """What the timeline has a lane for: each kind, country or language of the sources."""
    named = st.query_params.get(LANES)
    return named if named in LANE_CHOICES else KINDS


def have_lanes(name: str) -> None:
    """A lane for each of those from now on."""
    write(LANES, [] if name == KINDS else [name])


def names_no_page() -> bool:
    """Whether it names a page that there is not."""
    return st.query_params.get(PAGE, TIMELINE) not in PAGES


def go_to(name: str) -> None:
    """To another page; the filter and the event that is open stay."""
    for other in _OF_ONE_PAGE:
        write(other, [])
    write(PAGE, [] if name == TIMELINE else [name])


def go_to_timeline() -> None:
    """To the timeline; the event that is open stays open."""
    go_to(TIMELINE)


def month() -> Month | None:
    """The month that the calendar shows, where the address names one."""
    return read_month(st.query_params.get(MONTH, ""))


def go_to_month(shown: Month) -> None:
    """Show that month of the calendar."""
    write(MONTH, [str(shown)])


def shown_as() -> str | None:
    """How the calendar is shown, one of `VIEWS`; None leaves it to the width of the screen."""
    named = st.query_params.get(VIEW)
    return named if named in VIEWS else None


def host() -> str | None:
    """Whose articles are listed: a host, "" for those without a web address; None for all."""
    named = st.query_params.get(HOST)
    return "" if named == NO_HOST else named or None


def choose_host(name: str | None) -> None:
    """List the articles of that host, from the first on."""
    write(HOST, [] if name is None else [name or NO_HOST])
    write(PART, [])


def part() -> int:
    """Which part of a list is shown, from 1 on."""
    named = st.query_params.get(PART, "")
    return max(1, int(named)) if _PART_NUMBER.fullmatch(named) else 1


def open_uid(uid: str) -> None:
    """Open the event with this uid."""
    write(EVENT, [uid])


def close_event() -> None:
    """Open no event."""
    write(EVENT, [])


def show_all() -> None:
    """Take all filters out of the address, but leave its language."""
    for name in [name for name in st.query_params if name not in {"lang", *_NO_FILTERS}]:
        del st.query_params[name]

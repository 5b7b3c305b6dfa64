"""The page of the report: a period, its figures beside those of the one before, who came, what was signed; to print and
to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from babel.numbers import format_decimal

from timeline.errors import FilterError
from timeline.filter import EventFilter, query_string
from timeline.lexicon.faults import full_fault_words
from timeline.lexicon.labels import locale, phrase, report_label
from timeline.pages import address
from timeline.pages.charts import bars
from timeline.pages.markdown import as_text
from timeline.pages.shell import View, show_page
from timeline.pages.texts import text
from timeline.provinces import profiles_for
from timeline.publish.content import Element, element, to_html
from timeline.publish.report import Document, Period, document_of, in_period, previous_period, report_of
from timeline.publish.report.document import Difference, Section, short_months
from timeline.publish.report.figures import Report
from timeline.publish.report.page import section_parts

_FILES = (("report.html", "report_print"), ("report.csv", ""), ("report.xlsx", ""), ("report.docx", ""))
_FIRST_LIST = 4  # sections before it are counts
_MONTHS = 3


def show() -> None:
    """The whole page."""
    show_page(address.REPORT, lambda view: text("report_what", view.language), _show)


def _show(view: View) -> None:
    period = _period(view)
    if period is None:
        return
    asked = replace(view.selection, since=previous_period(period).first, until=period.last, limit=None)
    home = profiles_for(view.chosen.provinces, view.context.profile)[0].country
    found = report_of(view.context.store.find_events(asked), period, home)
    document = document_of(found, view.province, view.language)
    st.caption(as_text(document.period))
    st.html(_links(replace(view.chosen, since=period.first, until=period.last), view.language))
    _show_figures(found, document)
    for section in document.sections[_FIRST_LIST:]:
        st.html(to_html(element("section", *section_parts(section, document), **{"class": "tl-section"})))
    st.caption(as_text(document.method))


def _years(view: View) -> list[int]:
    """The years that there are events of, the newest first."""
    known = [day.year for day in (view.counts.first, view.counts.last) if day is not None]
    known += [day.year for day in (view.chosen.since, view.chosen.until) if day is not None]
    return list(range(max(known), min(known) - 1, -1)) if known else [view.context.today().year]


def _period(view: View) -> Period | None:
    """The period of the address, else this year, or the last that there are events of; None for one of no report."""
    years = _years(view)
    try:
        chosen = in_period(view.chosen, date(min(view.context.today().year, years[0]), 1, 1))
    except FilterError as error:
        st.warning(as_text(full_fault_words(error, view.language)))
        return None
    assert chosen.since is not None and chosen.until is not None, "in_period has filled both in"
    period = Period(chosen.since, chosen.until)
    _show_choice(view, period, years)
    return period


def _show_choice(view: View, period: Period, years: Sequence[int]) -> None:
    whole = period == Period(date(period.first.year, 1, 1), date(period.first.year, 12, 31))
    st.session_state["report_year"] = period.first.year if whole else None
    st.session_state["report_days"] = (period.first, period.last)
    with st.container(horizontal=True, vertical_alignment="bottom", key="period"):
        st.selectbox(
            text("report_year", view.language), years, key="report_year", on_change=_take_year, width=140, index=None
        )
        st.date_input(
            text("report_days", view.language),
            key="report_days",
            on_change=_take_days,
            min_value=min(date(1900, 1, 1), period.first),
            max_value=max(date(2100, 12, 31), period.last),
            format="DD/MM/YYYY",
            width=280,
        )


def _take_year() -> None:
    year = st.session_state["report_year"]
    address.write("from", [str(year)] if year else [])
    address.write("to", [str(year)] if year else [])


def _take_days() -> None:
    days = st.session_state["report_days"]
    if len(days) == 2:  # the first of the two is chosen before the second
        address.write("from", [days[0].isoformat()])
        address.write("to", [days[1].isoformat()])


def _links(chosen: EventFilter, language: str) -> str:
    links = [
        element("a", _name(file, name, language), href=f"{file}{query_string(chosen)}", target="_blank")
        for file, name in _FILES
    ]
    parts = [part for link in links for part in (link, " · ")][:-1]
    return to_html(element("p", *parts, **{"class": "tl-links"}))


def _name(file: str, name: str, language: str) -> str:
    return text(name, language) if name else file.rpartition(".")[2].upper()


def _show_figures(found: Report, document: Document) -> None:
    figures, kinds, countries, _ = document.sections[:_FIRST_LIST]
    st.html(to_html(_totals(figures, document.language)))
    left, right = st.columns(2)
    with left:
        _show_chart(kinds, _counts(kinds), document)
    with right:
        _show_chart(countries, _counts(countries), document)
    months = zip(short_months([count.of for count in found.months], document.language), found.months, strict=True)
    counted = [(name, count.now, count.before) for name, count in months]
    _show_chart(document.sections[_MONTHS], counted, document, horizontal=False)


def _totals(figures: Section, language: str) -> Element:
    """Each number large, with how it has changed."""
    before = report_label("before", language)
    items: list[Element] = []
    for name, now, then, change in figures.rows:
        assert isinstance(change, Difference) and isinstance(now, int) and isinstance(then, int), (
            "rows of figures are so"
        )
        was = phrase(
            "labelled", language, label=before, value=f"{_number(then, language)} ({change.written(language)})"
        )
        items.append(
            element(
                "div",
                element("dt", str(name)),
                element("dd", element("strong", _number(now, language)), " ", element("small", was)),
            )
        )
    return element("dl", *items, **{"class": "tl-totals"})


def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale(language)))


def _counts(section: Section) -> list[tuple[str, int, int]]:
    return [
        (str(row[0]), row[1], row[2]) for row in section.rows if isinstance(row[1], int) and isinstance(row[2], int)
    ]


def _show_chart(
    section: Section, counts: Sequence[tuple[str, int, int]], document: Document, *, horizontal: bool = True
) -> None:
    """The counts of the period beside those of the one before."""
    st.header(as_text(section.heading), anchor=False)
    if not counts:
        st.caption(as_text(document.nothing))
        return
    periods = (report_label("now", document.language), report_label("before", document.language))
    st.vega_lite_chart(bars(counts, periods, section.heading, document.language, horizontal=horizontal))

"""The page of the calendar: a month with what is on which day, or the same as an agenda.

Where the address does not say which of the two, a wide screen shows the month and a narrow one the agenda.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from babel.dates import format_skeleton, get_month_names

from timeline.filter import EventFilter, query_string, to_query
from timeline.lexicon.labels import country_name, kind_label, locale, phrase, status_label, written_date
from timeline.model import Event, Status
from timeline.pages import address
from timeline.pages.filters import show_filters
from timeline.pages.markdown import as_text
from timeline.pages.nohits import say_no_hits
from timeline.pages.shell import View, show_page
from timeline.pages.texts import count, text
from timeline.pipeline.months import Months
from timeline.publish.addresses import event_path
from timeline.publish.content import Element, element, language_tag, to_html
from timeline.publish.monthview import Bar, Month, MonthView, Week, month_name, month_of, month_view, weekday_names
from timeline.publish.wording import headline, is_unreported, title_language, when

_FIRST, _LAST = Month(1, 1), Month(9999, 12)
_AT_ONCE = 6  # events without a day that are shown; more are folded away


def show() -> None:
    """The whole page."""
    show_page(address.CALENDAR, lambda view: text("calendar_what", view.language), _show)


def _show(view: View) -> None:
    show_filters(view.chosen, view.counts, view.language)
    today = view.context.today()
    months = Months(view.context.store, replace(view.selection, limit=None))
    month = address.month() or months.to_show(month_of(today))
    found = month_view(months.of_year(month), month, view.language)
    _show_ways(month, months, month_of(today), view)
    shown = address.shown_as()
    if found.is_empty:
        _say_empty(month, months, view)
    parts = [_views(month, shown, view)]
    if vague := _vague(found, view):
        parts.append(element("div", *vague, **{"class": "tl-vagues"}))
    if not found.is_empty:
        if shown != address.AGENDA:
            parts.append(element("div", _table(found, view, today), **{"class": _class("month", shown)}))
        if shown != address.MONTH_VIEW:
            parts.append(element("div", *_agenda(found, view, today), **{"class": _class("agenda", shown)}))
    st.html("".join(to_html(part) for part in parts))


def _class(name: str, shown: str | None) -> str:
    return f"tl-{name}" if shown else f"tl-{name} tl-wide-{name}"


# --- from month to month ---------------------------------------------------------------------------------------------


def _show_ways(month: Month, months: Months, this: Month, view: View) -> None:
    latest = months.before(_LAST)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="months"):
        name = month_name(month, view.language)
        st.header(as_text(name[:1].upper() + name[1:]), anchor=False, width="content")
        _way("left", "calendar_previous", month.moved(-1), view.language)
        _way("right", "calendar_next", month.moved(1), view.language)
        _choose(month, view)
        _button("today", "calendar_this", this, this == month, view.language)
        _button("last_page", "calendar_latest", latest or month, latest in {None, month}, view.language)


def _way(side: Literal["left", "right"], name: str, month: Month | None, language: str) -> None:
    st.button(
        text(name, language),
        key=name,
        icon=f":material/chevron_{side}:",
        icon_position=side,
        disabled=month is None,
        on_click=address.go_to_month,
        args=(month,),
    )


def _button(icon: str, name: str, month: Month, is_there: bool, language: str) -> None:
    st.button(
        text(name, language),
        key=name,
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=is_there,
        on_click=address.go_to_month,
        args=(month,),
    )


def _choose(month: Month, view: View) -> None:
    """Any month of the years that there are events of."""
    known = [day.year for day in (view.counts.first, view.counts.last) if day is not None]
    years = list(range(max([*known, month.year]), min([*known, month.year]) - 1, -1))
    names = get_month_names("abbreviated", "stand-alone", locale(view.language))
    st.session_state["month_number"], st.session_state["month_year"] = month.number, month.year
    number, year = text("calendar_month", view.language), text("calendar_year", view.language)
    _pick(number, list(range(1, 13)), "month_number", lambda number: names[number])
    _pick(year, years, "month_year", str)


def _pick(label: str, options: list[int], key: str, name: Callable[[int], str]) -> None:
    st.selectbox(
        label,
        options,
        key=key,
        format_func=name,
        label_visibility="collapsed",
        on_change=_take_month,
        width=105,
    )


def _take_month() -> None:
    address.go_to_month(Month(st.session_state["month_year"], st.session_state["month_number"]))


def _say_empty(month: Month, months: Months, view: View) -> None:
    """Where the nearest events are, of a month without any."""
    language = view.language
    links: list[Element] = []
    for name, other in (("embed_earlier", months.before(month)), ("embed_later", months.after(month))):
        if other is not None:
            said = phrase("labelled", language, label=phrase(name, language), value=month_name(other, language))
            links.append(element("a", said, href=_href(view.chosen, other, address.shown_as()), target="_self"))
    if not links and not months.of_year(month):
        say_no_hits(view)
        return
    parts = [part for link in links for part in (" · ", link)]
    st.html(to_html(element("p", text("calendar_nothing", language), *parts, **{"class": "tl-links"})))


def _views(month: Month, shown: str | None, view: View) -> Element:
    """The two ways to look at the month; of the one that is shown the link is marked."""
    links = []
    for name in address.VIEWS:
        marked = {"aria-current": "page"} if name == shown else {}
        named = {"class": f"tl-as-{name}"} if shown is None else {}
        href = _href(view.chosen, month, name)
        links.append(
            element("a", text(f"calendar_{name}", view.language), href=href, target="_self", **marked, **named)
        )
    label = text("calendar_views", view.language)
    return element("nav", *links, **{"class": "tl-views", "aria-label": label})


def _href(chosen: EventFilter, month: Month, shown: str | None) -> str:
    """The address of this page with that month, and the same filter."""
    pairs = [(address.PAGE, address.CALENDAR), *to_query(chosen), (address.MONTH, str(month))]
    return f"./?{urlencode([*pairs, *([(address.VIEW, shown)] if shown else [])], safe=',')}"


# --- what the month holds --------------------------------------------------------------------------------------------


def _vague(found: MonthView, view: View) -> list[Element]:
    """Above all days: what took place some time in the month, or in the year."""
    groups = (
        ("calendar_some_time", month_name(found.month, view.language), found.in_month),
        ("calendar_some_year", _year(found.month, view), found.in_year),
    )
    return [_some_time(name, period, events, view) for name, period, events in groups if events]


def _year(month: Month, view: View) -> str:
    return str(format_skeleton("y", month.first, locale=locale(view.language)))


def _some_time(name: str, period: str, events: Sequence[Event], view: View) -> Element:
    today = view.context.today()
    heading = text(name, view.language, period=period)
    listed = element("ul", *(element("li", *_entry(event, view, today, period)) for event in events))
    if len(events) <= _AT_ONCE:
        return element("section", element("h3", heading), listed, **{"class": "tl-vague"})
    said = phrase("bracketed", view.language, name=heading, more=count("events", len(events), view.language))
    return element("details", element("summary", said), listed, **{"class": "tl-vague"})


def _table(found: MonthView, view: View, today: date) -> Element:
    head = (element("th", short, scope="col", abbr=whole) for short, whole in weekday_names(view.language))
    weeks = (element("tbody", *_week(week, found.month, view, today)) for week in found.weeks)
    caption = element("caption", month_name(found.month, view.language))
    return element("table", caption, element("thead", element("tr", *head)), *weeks)


def _week(week: Week, month: Month, view: View, today: date) -> list[Element]:
    """A row for the days' numbers, one for each lane, and one for how many events there was no room for."""
    rows = [element("tr", *(_day(day, today) for day in week.days), **{"class": "days"})]
    rows += [element("tr", *_lane(lane, week, view, today)) for lane in week.lanes]
    if any(week.more):
        rows.append(element("tr", *(_more(n, d, month, view) for n, d in zip(week.more, week.days, strict=True))))
    return [*rows, element("tr", *(_blank(day) for day in week.days), **{"class": "rest"})]


def _day(day: date | None, today: date) -> Element:
    if day is None:
        return _blank(day)
    marked = {"aria-current": "date"} if day == today else {}
    return element("th", element("span", str(day.day)), scope="col", **marked)


def _blank(day: date | None) -> Element:
    return element("td", **({"class": "out"} if day is None else {}))


def _lane(lane: Sequence[Bar], week: Week, view: View, today: date) -> list[Element]:
    cells: list[Element] = []
    place = 0
    for bar in lane:
        cells += [_blank(day) for day in week.days[place : bar.first]]
        cells.append(element("td", _chip(bar, view, today), colspan=str(bar.days)))
        place = bar.first + bar.days
    return cells + [_blank(day) for day in week.days[place:]]


def _chip(bar: Bar, view: View, today: date) -> Element:
    event, language = bar.event, view.language
    names = ["tl-chip", *_marks(event), *([] if bar.begins else ["from"]), *([] if bar.ends else ["on"])]
    title = phrase("dated_title", language, date=when(event, language), title=headline(event, language))
    if badge := _badge(event, language, today):
        title = phrase("bracketed", language, name=title, more=badge)
    link = _link(event, view, **{"class": " ".join(names), "style": _color(event), "title": title})
    planned = [status_label(event.status, language)] if event.status is Status.PLANNED else []
    kind = element("small", " · ".join([kind_label(event.kind, language), *planned]))
    kind.tail = " "
    link.text, link[:] = "", [kind, element("span", headline(event, language))]
    return link


def _more(number: int, day: date | None, month: Month, view: View) -> Element:
    if not number or day is None:
        return _blank(day)
    href = f"{_href(view.chosen, month, address.AGENDA)}#{_anchor(day)}"
    said = text("calendar_more", view.language, n=str(number))
    return element("td", element("a", said, href=href, target="_self", **{"class": "tl-more"}))


def _agenda(found: MonthView, view: View, today: date) -> list[Element]:
    return [_agenda_day(day, events, view, today) for day, events in found.agenda]


def _agenda_day(day: date, events: Sequence[Event], view: View, today: date) -> Element:
    name = format_skeleton("MMMEd", day, locale=locale(view.language))
    heading = element("h3", str(name), **({"aria-current": "date"} if day == today else {}))
    said = written_date(day, view.language)
    listed = element("ul", *(element("li", *_entry(event, view, today, said)) for event in events))
    return element("section", heading, listed, id=_anchor(day))


def _anchor(day: date) -> str:
    return f"day-{day.isoformat()}"


def _entry(event: Event, view: View, today: date, heading: str) -> list[Element | str]:
    """One event of a list: its title, kind and countries, and its period where the heading does not say it."""
    language = view.language
    said = [kind_label(event.kind, language), *(country_name(code, language) for code in event.countries)]
    period = when(event, language)
    badge = _badge(event, language, today)
    small = phrase("separator", language).join(said if period == heading else [period, *said])
    parts: list[Element | str] = [element("i", style=_color(event)), _link(event, view)]
    parts += [" ", element("b", badge)] if badge else []
    return [*parts, element("small", small)]


def _link(event: Event, view: View, **attributes: str) -> Element:
    language = view.language
    href = f"{event_path(event.uid).lstrip('/')}{query_string(EventFilter(language=view.chosen.language))}"
    lang = language_tag(title_language(event, language))
    marks = {"class": " ".join(_marks(event))} if _marks(event) else {}
    return element(
        "a", headline(event, language), href=href, target="_self", lang=lang, dir="auto", **marks | attributes
    )


def _marks(event: Event) -> list[str]:
    return [] if event.status is Status.HELD else [str(event.status)]


def _color(event: Event) -> str:
    return f"--kind: var(--kind-{event.kind})"


def _badge(event: Event, language: str, today: date) -> str:
    """A word where the event is planned; a headline says itself what was cancelled or postponed."""
    if is_unreported(event, today):
        return phrase("announced", language)
    return status_label(event.status, language) if event.status is Status.PLANNED else ""

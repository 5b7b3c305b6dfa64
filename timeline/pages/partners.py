"""The page of partners: countries and localities abroad, since when, how often, when last, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from babel.numbers import format_decimal

from timeline.filter import EventFilter, query_string
from timeline.lexicon.labels import country_name, locale, phrase
from timeline.lexicon.places import shown_name
from timeline.model import Event
from timeline.pages import address
from timeline.pages.charts import grid
from timeline.pages.filters import show_filters
from timeline.pages.nohits import say_no_hits
from timeline.pages.shell import View, show_page
from timeline.pages.texts import count, text
from timeline.publish.addresses import event_path
from timeline.publish.content import Element, element, to_html
from timeline.publish.partners import Partner, find_partners
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, told_headline, when

_COLUMNS = (
    "partners_partner",
    "partners_events",
    "partners_since",
    "partners_last",
    "partners_signed",
    "partners_coming",
)
_COMING = _COLUMNS[-1]
_IN_CHART = 8  # countries; a longer chart hides the table


def show() -> None:
    """The whole page."""
    show_page(address.PARTNERS, lambda view: text("partners_what", view.language), _show)


def _show(view: View) -> None:
    show_filters(view.chosen, view.counts, view.language)
    events = view.context.store.find_events(view.selection)
    countries, localities = find_partners(events, view.context.today())
    if not countries and not localities:
        say_no_hits(view)
        return
    _show_chart(countries[:_IN_CHART], view.language)
    for name, partners in (("partners_countries", countries), ("partners_localities", localities)):
        if partners:
            st.header(text(name, view.language), anchor=False)
            st.html(to_html(_table(partners, view)))


def _show_chart(partners: Sequence[Partner], language: str) -> None:
    """How many events in each year, a row for each of the countries with the most."""
    years = sorted({year for partner in partners for year in partner.years})
    if years:
        rows = {country_name(p.country, language): p.years for p in partners}
        names = tuple(text(name, language) for name in ("country", "partners_year", "partners_events"))
        st.header(text("partners_chart", language), anchor=False)
        st.vega_lite_chart(grid(rows, range(years[0], years[-1] + 1), names, language))


def _table(partners: Sequence[Partner], view: View) -> Element:
    """A row for each; nothing is said of what is coming where nothing is."""
    columns = [name for name in _COLUMNS if name != _COMING or any(partner.coming for partner in partners)]
    titles = (element("th", text(name, view.language), scope="col", **_number(name)) for name in columns)
    body = (_row(partner, columns, view) for partner in partners)
    table = element("table", element("thead", element("tr", *titles)), element("tbody", *body))
    return element("div", table, **{"class": "tl-wide tl-cards tl-partners"})


def _number(column: str) -> dict[str, str]:
    return {"class": "n"} if column == "partners_events" else {}


def _row(partner: Partner, columns: Sequence[str], view: View) -> Element:
    language = view.language
    cells = {
        "partners_partner": _partner(partner, view),
        "partners_events": element("td", format_decimal(partner.events, locale=locale(language)), **{"class": "n"}),
        "partners_since": element("td", when(partner.first, language)),
        "partners_last": _event(partner.last, view),
        "partners_signed": _signed(partner, language),
        _COMING: element("td", _dates(partner.coming, language)),
    }
    for name in columns[1:]:
        cells[name].set("data-name", text(name, language))
    return element("tr", *(cells[name] for name in columns))


def _partner(partner: Partner, view: View) -> Element:
    """Its name leads to the timeline of what there was with it."""
    language = view.language
    land = clean_line(country_name(partner.country, language))
    if not partner.name:
        shown = element("span", flag(partner.country), **{"class": "tl-flag", "aria-hidden": "true"})
        return element("td", _link(land, EventFilter(countries=(partner.country,)), view), " ", shown)
    name = clean_line(shown_name(partner.name, language), LONGEST_TITLE)
    wanted = EventFilter(parties=(partner.name,), countries=(partner.country,))
    told = "" if f"({land})" in name else phrase("bracketed", language, name="", more=land)
    return element("td", _link(name, wanted, view), told)


def _link(name: str, chosen: EventFilter, view: View) -> Element:
    there = replace(chosen, provinces=view.chosen.provinces, language=view.chosen.language)
    return element("a", name, href=f"./{query_string(there)}", target="_self")


def flag(country: str) -> str:
    """The country's flag as two letters that most systems draw as one (Unicode Technical Standard 51 calls them
    regional indicators); where a browser finds that its system does not, the page hides them (`assets/flags.js`)."""
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in country if "A" <= letter <= "Z")


def _event(event: Event, view: View) -> Element:
    language = view.language
    href = f"{event_path(event.uid).lstrip('/')}{query_string(EventFilter(language=view.chosen.language))}"
    link = element("a", told_headline(event, language), href=href, target="_self")
    return element("td", when(event, language), element("br"), link, dir="auto")


def _signed(partner: Partner, language: str) -> Element:
    """How many agreements there are, and the twinning, if there is one."""
    parts: list[str] = [count("agreements", len(partner.signed), language)] if partner.signed else []
    parts += [text("partners_twinned", language, date=when(event, language)) for event in partner.twinned[:1]]
    return element("td", text("semicolon", language).join(parts))


def _dates(events: Sequence[Event], language: str) -> str:
    return text("semicolon", language).join(when(event, language) for event in events[:3])

"""The page of partners: countries and localities abroad, since when, how often, when last, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.filter import EventFilter, query_string
from timeline.lexicon.labels import country_name
from timeline.lexicon.places import shown_name
from timeline.model import Event
from timeline.pages import address
from timeline.pages.filters import show_filters
from timeline.pages.shell import View, say_no_hits, show_page
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
_IN_CHART = 8  # countries; more colours cannot be told apart


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
            st.subheader(text(name, view.language), anchor=False)
            st.html(to_html(_table(partners, view)))


def _show_chart(partners: Sequence[Partner], language: str) -> None:
    """Events through the years, a colour for each of the countries with the most."""
    rows = [(year, country_name(p.country, language), number) for p in partners for year, number in p.years.items()]
    if rows:
        years, names, numbers = zip(*rows, strict=True)
        year, events, country = (text(name, language) for name in ("partners_year", "partners_events", "country"))
        table = {year: [str(one) for one in years], country: names, events: numbers}
        st.bar_chart(table, x=year, y=events, color=country, x_label="", y_label="", height=260)


def _table(partners: Sequence[Partner], view: View) -> Element:
    head = element("tr", *(element("th", text(name, view.language), scope="col") for name in _COLUMNS))
    body = (_row(partner, view) for partner in partners)
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, **{"class": "tl-wide tl-cards"})


def _row(partner: Partner, view: View) -> Element:
    cells = (
        _partner(partner, view),
        element("td", str(partner.events), **{"class": "n"}),
        element("td", when(partner.first, view.language)),
        _event(partner.last, view.language),
        _signed(partner, view.language),
        element("td", *_dates(partner.coming, view.language)),
    )
    for cell, name in zip(cells[1:], _COLUMNS[1:], strict=True):
        cell.set("data-name", text(name, view.language))
    return element("tr", *cells)


def _partner(partner: Partner, view: View) -> Element:
    """Its name leads to the timeline of what there was with it."""
    language = view.language
    land = clean_line(country_name(partner.country, language))
    if not partner.name:
        return element("td", _link(land, EventFilter(countries=(partner.country,)), view), f" {flag(partner.country)}")
    name = clean_line(shown_name(partner.name, language), LONGEST_TITLE)
    wanted = EventFilter(parties=(partner.name,), countries=(partner.country,))
    return element("td", _link(name, wanted, view), f" ({land})")


def _link(name: str, chosen: EventFilter, view: View) -> Element:
    language = EventFilter(countries=chosen.countries, parties=chosen.parties, language=view.chosen.language)
    return element("a", name, href=f"./{query_string(language)}", target="_self")


def flag(country: str) -> str:
    """The country's flag as two letters that most systems draw as one (Unicode Standard Annex 51 calls them regional
    indicators); the others show the code."""
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in country if "A" <= letter <= "Z")


def _event(event: Event, language: str) -> Element:
    link = element("a", told_headline(event, language), href=event_path(event.uid).lstrip("/"), target="_self")
    return element("td", when(event, language), element("br"), link, dir="auto")


def _signed(partner: Partner, language: str) -> Element:
    """How many agreements there are, and the twinning, if there is one."""
    parts: list[str] = [count("agreements", len(partner.signed), language)] if partner.signed else []
    parts += [text("partners_twinned", language, date=when(event, language)) for event in partner.twinned[:1]]
    return element("td", "; ".join(parts))


def _dates(events: Sequence[Event], language: str) -> list[str]:
    return ["; ".join(when(event, language) for event in events[:3])] if events else []

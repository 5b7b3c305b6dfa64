"""The page about the program: what it is, how it works, how good it is, whose the data is, and how fresh."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from babel.lists import format_list
from babel.numbers import format_decimal

import timeline
from timeline import lexicon
from timeline.evaluate import Accuracy, pooled, read_accuracy
from timeline.filter import LANGUAGES, query_string
from timeline.lexicon.labels import locale
from timeline.pages import address
from timeline.pages.shell import View, show_page
from timeline.pages.texts import LANGUAGE_NAMES, count, text
from timeline.pages.view import language_name
from timeline.publish.contact import contact_line
from timeline.publish.content import Element, element, to_html
from timeline.publish.wording import day_of
from timeline.store import ArticleChoice

UNREAD = "unread-"  # sets of articles that nobody read who writes rules
_METHOD = ("about_reads", "about_finds", "about_exact", "about_merges", "about_corrects")
_MEASURES = ("about_labelled", "about_precision", "about_recall", "about_f1")


def show() -> None:
    """The whole page; also where there are no events yet."""
    caption = "about_what"
    show_page(address.ABOUT, lambda view: text(caption, view.language), _show, lambda _: 1)


def _show(view: View) -> None:
    language = view.language
    sections = (
        ("about_is", [_said("about_is_what", language, province=view.province)]),
        ("about_method", [element("ul", *(element("li", text(name, language)) for name in _METHOD))]),
        ("about_accuracy", list(_accuracy(language))),
        ("about_fresh", [element("p", said) for said in _fresh(view)]),
        ("about_languages", [_said("about_speaks", language, **_languages(language))]),
        ("about_rights", [_said("about_program", language), _said("about_data", language)]),
        ("about_contact", _contact(view)),
        ("about_version", [_said("about_versions", language, version=timeline.__version__)]),
    )
    parts = [element("section", element("h2", text(name, language)), *body) for name, body in sections]
    st.html(to_html(element("div", *parts, **{"class": "tl-about"})))


def _said(name: str, language: str, **values: str) -> Element:
    return element("p", text(name, language, **values))


def _accuracy(language: str) -> list[Element]:
    """First what to expect: articles of which no rule was written after reading; then all others, folded away."""
    measured = read_accuracy()
    unread = {name: one for name, one in measured.items() if name.startswith(UNREAD)}
    rows = [(text("about_unread", language), pooled(unread.values()))]
    rows += [(language_name(name.removeprefix(UNREAD), language), one) for name, one in unread.items()]
    read = [(_set_name(name, language), one) for name, one in measured.items() if name not in unread]
    folded = element("details", element("summary", text("about_read", language)), _table(read, language))
    expected = rows[0][1]
    wrong, missed = 1 - expected.precision, 1 - expected.recall
    said = _said("about_expect", language, wrong=_percent(wrong, language), missed=_percent(missed, language))
    return [_said("about_measured", language), _table(rows, language), said, folded]


def _set_name(name: str, language: str) -> str:
    """The language of a set of articles; a set of several has a name of its own."""
    code = name.rpartition("-")[2]
    return language_name(code, language) if code in lexicon.languages() else text("about_others", language)


def _table(rows: Sequence[tuple[str, Accuracy]], language: str) -> Element:
    names = (element("th", text(name, language), scope="col", **{"class": "n"}) for name in _MEASURES)
    head = element("tr", element("td"), *names)
    body = (element("tr", element("th", name, scope="row"), *_figures(one, language)) for name, one in rows)
    table = element("table", element("thead", head), element("tbody", *body), **{"class": "tl-table"})
    return element("div", table, **{"class": "tl-wide"})


def _figures(one: Accuracy, language: str) -> list[Element]:
    shares = [format_decimal(value, "0.00", locale(language)) for value in (one.precision, one.recall, one.f1)]
    return [element("td", said, **{"class": "n"}) for said in (str(one.articles), *shares)]


def _percent(share: float, language: str) -> str:
    return str(format_decimal(round(100 * share), locale=locale(language)))


def _fresh(view: View) -> list[str]:
    """How much there is of the province, and when something changed here last."""
    store, language = view.context.store, view.language
    events = count("events", store.summary(view.selection).events, language)
    articles = count("articles", store.count_articles(ArticleChoice(provinces=view.selection.provinces)), language)
    said = [text("about_holds", language, events=events, articles=articles)]
    changed = store.last_changed()
    return said + ([text("about_changed", language, date=day_of(changed, language))] if changed else [])


def _languages(language: str) -> dict[str, str]:
    read = [language_name(code, language) for code in lexicon.languages()]
    spoken = [LANGUAGE_NAMES[code] for code in LANGUAGES]
    named = {"read": read, "spoken": spoken}
    return {name: str(format_list(names, locale=locale(language))) for name, names in named.items()}


def _contact(view: View) -> list[Element]:
    """Whom to write to, and where to follow."""
    language = view.language
    lines = contact_line(view.context.settings.contact, language) or [_said("about_no_contact", language)]
    follow = element("a", text("subscribe", language), href=f"subscribe{query_string(view.chosen)}", target="_self")
    return [*lines, element("p", follow)]

"""The page of sources and articles: what was read and where, which events were found in it, and which dates gave none
and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from babel.numbers import format_decimal

from timeline.filter import EventFilter, query_string, to_query
from timeline.lexicon.labels import locale, phrase, rejection_label, written_date
from timeline.model import Event, Rejection
from timeline.pages import address
from timeline.pages.followed import followed_sources
from timeline.pages.shell import View, show_page
from timeline.pages.texts import count, text
from timeline.pages.view import language_name
from timeline.publish.addresses import event_path
from timeline.publish.content import Element, element, language_tag, to_html
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import LONGEST_TITLE, day_of, headline, host_of, title_language, when
from timeline.store import ArticleChoice, ArticleRecord, HostRecord

AT_ONCE = 50  # articles of one part of the list
_MOST_DATES = 100  # of one article; a page of nothing but dates must not fill ours
_OPEN_HOSTS = 12  # more of them are folded away
_LONGEST_DATE = 120  # characters
READ_FROM = frozenset({"given", "metadata", "stamp", "dateline", "url", "listing", "guess"})


def show() -> None:
    """The whole page."""
    show_page(
        address.ARTICLES, lambda view: text("articles_what", view.language), _show, lambda counts: counts.articles
    )


def _show(view: View) -> None:
    whole = ArticleChoice(provinces=view.selection.provinces)
    hosts = view.context.store.find_hosts(whole)
    chosen = replace(whole, words=view.chosen.words, host=address.host())
    _show_search(chosen, hosts, view.language)
    many = view.context.store.count_articles(chosen)
    reasons = view.context.store.count_reasons(chosen)
    parts = [] if chosen.host is not None or chosen.words else [*followed_sources(view), _hosts(hosts, view)]
    if parts := [*parts, *_reasons(reasons, view.language)]:
        st.html("".join(to_html(part) for part in parts))
    st.header(count("articles", many, view.language), anchor=False)
    if not many:
        st.info(f"**{text('articles_none_title', view.language)}**\n\n{text('articles_none', view.language)}")
        return
    last = (many - 1) // AT_ONCE + 1
    part = min(address.part(), last)
    found = view.context.store.find_articles(chosen, limit=AT_ONCE, offset=(part - 1) * AT_ONCE)
    events = view.context.store.get_events(uid for record in found for uid in record.events)
    listed = element("ol", *(_article(record, events, view) for record in found), start=str((part - 1) * AT_ONCE + 1))
    listed.set("class", "tl-articles")
    st.html("".join(to_html(part) for part in [listed, *_parts(part, last, view)]))


def _show_search(chosen: ArticleChoice, hosts: Sequence[HostRecord], language: str) -> None:
    st.session_state["article_words"], st.session_state["host"] = chosen.words or "", chosen.host
    known = [record.host for record in hosts]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="filters"):
        st.text_input(
            text("articles_words", language),
            key="article_words",
            placeholder=text("articles_words", language),
            label_visibility="collapsed",
            icon=":material/search:",
            max_chars=200,
            on_change=_take_words,
            width=320,
        )
        st.selectbox(
            text("articles_host", language),
            known if chosen.host is None or chosen.host in known else [*known, chosen.host],
            key="host",
            placeholder=text("articles_host_hint", language),
            format_func=lambda host: _host_name(host, language),
            label_visibility="collapsed",
            on_change=lambda: address.choose_host(st.session_state["host"]),
            index=None,
            width=260,
        )


def _take_words() -> None:
    address.write("q", [words] if (words := st.session_state["article_words"].strip()) else [])
    address.write(address.PART, [])


def _host_name(host: str, language: str) -> str:
    return clean_line(host, LONGEST_TITLE) or text("articles_no_host", language)


# --- sources and reasons ---------------------------------------------------------------------------------------------

_COLUMNS = ("articles_host", "articles", "articles_last", "articles_read", "events", "articles_dates")


def _hosts(hosts: Sequence[HostRecord], view: View) -> Element:
    language = view.language
    names = (text("articles_column" if name == "articles" else name, language) for name in _COLUMNS)
    kinds = ("", "n", "", "", "n", "n")
    head = element("tr", *(_cell("th", name, kind, scope="col") for name, kind in zip(names, kinds, strict=True)))
    body = element("tbody", *(_host(record, view) for record in hosts))
    table = element("table", element("thead", head), body, **{"class": "tl-table"})
    wide = element("div", table, **{"class": "tl-wide"})
    said = text("articles_hosts", language, n=_number(len(hosts), language))
    opened = {} if len(hosts) > _OPEN_HOSTS else {"open": "open"}
    return element("details", element("summary", said), wide, **{"class": "tl-fold"}, **opened)


def _host(record: HostRecord, view: View) -> Element:
    language = view.language
    name = element("a", _host_name(record.host, language), href=_href(view, record.host, 1), target="_self")
    published = written_date(record.published, language) if record.published else ""
    return element(
        "tr",
        element("td", name),
        _cell("td", _number(record.articles, language), "n"),
        element("td", published),
        element("td", day_of(record.read, language)),
        _cell("td", _number(record.events, language), "n"),
        _cell("td", _number(record.rejections, language), "n"),
    )


def _cell(tag: str, said: str, kind: str, **attributes: str) -> Element:
    return element(tag, said, **({"class": kind} if kind else {}), **attributes)


def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale(language)))


def _reasons(reasons: Mapping[str, int], language: str) -> list[Element]:
    """Why dates gave no event, the commonest reason first."""
    if not reasons:
        return []
    said = count("dates_without", sum(reasons.values()), language)
    most = max(reasons.values())
    rows = (
        element("li", _meter(number, most), f"{rejection_label(reason, language)}: {_number(number, language)}")
        for reason, number in reasons.items()
    )
    listed = element("ul", *rows, **{"class": "tl-bars"})
    return [element("details", element("summary", said), listed, **{"class": "tl-fold"})]


def _meter(number: int, most: int) -> Element:
    return element("i", style=f"--share: {100 * number / most:.1f}%", **{"aria-hidden": "true"})


# --- the articles ----------------------------------------------------------------------------------------------------


def _article(record: ArticleRecord, events: Mapping[str, Event], view: View) -> Element:
    language, url = view.language, web_address(record.url)
    title = clean_line(record.title or "", LONGEST_TITLE) or clean_line(record.key, LONGEST_TITLE)
    tag = language_tag(record.language)
    shown = {"lang": tag, "dir": "auto"}
    link = {"href": url, "target": "_blank", "rel": "nofollow noopener"} if url else {}
    head = element("a" if url else "span", title, **shown, **link)
    said = [host_of(url) if url else "", _published(record, language), language_name(record.language, language)]
    separator = " · "
    parts = [head, element("small", separator.join(filter(None, said)))]
    parts += _standing(record, language)
    found = [events[uid] for uid in record.events if uid in events]
    parts += [element("ul", *(_event(event, view) for event in found))] if found else []
    parts += _rejected(record.rejections, language)
    if not found and not record.rejections and record.gone is None:
        parts.append(element("small", text("articles_nothing", language)))
    return element("li", *parts)


def _standing(record: ArticleRecord, language: str) -> list[Element]:
    """What sets its word apart from another article's: that its page has gone, or that it only prints that one."""
    parts = []
    if record.gone is not None:
        parts.append(element("small", text("articles_gone", language, day=day_of(record.gone, language))))
    if record.reprint_of is not None:
        url = web_address(record.reprint_of)
        link = {"href": url, "target": "_blank", "rel": "nofollow noopener"} if url else {}
        original = element("a" if url else "span", clean_line(record.reprint_of, LONGEST_TITLE), dir="auto", **link)
        parts.append(element("small", f"{text('articles_reprint', language)} ", original))
    return parts


def _published(record: ArticleRecord, language: str) -> str:
    if record.published is None:
        return text("articles_undated", language)
    day = written_date(record.published, language)
    if record.published_from not in READ_FROM:
        return day
    return phrase("bracketed", language, name=day, more=text(f"from_{record.published_from}", language))


def _event(event: Event, view: View) -> Element:
    href = f"{event_path(event.uid).lstrip('/')}{query_string(EventFilter(language=view.chosen.language))}"
    title, lang = headline(event, view.language), language_tag(title_language(event, view.language))
    link = element("a", title, href=href, target="_self", lang=lang, dir="auto")
    return element("li", f"{when(event, view.language)} ", link)


def _rejected(rejections: Sequence[Rejection], language: str) -> list[Element]:
    """How many dates gave no event, by reason; opened, each as it is printed."""
    if not rejections:
        return []
    counted = Counter(rejection.reason for rejection in rejections).most_common()
    named = (
        phrase("bracketed", language, name=rejection_label(reason, language), more=_number(many, language))
        for reason, many in counted
    )
    label = count("dates_without", len(rejections), language)
    said = phrase("labelled", language, label=label, value=phrase("separator", language).join(named))
    items = [_date(rejection, language) for rejection in rejections[:_MOST_DATES]]
    if len(rejections) > _MOST_DATES:
        items.append(element("li", text("articles_more", language, n=_number(len(rejections) - _MOST_DATES, language))))
    return [element("details", element("summary", said), element("ul", *items))]


def _date(rejection: Rejection, language: str) -> Element:
    quoted = phrase("quotation", language, quote=clean_line(rejection.text, _LONGEST_DATE))
    said = phrase("labelled", language, label=quoted, value=rejection_label(rejection.reason, language))
    return element("li", said, dir="auto")


def _parts(part: int, last: int, view: View) -> list[Element]:
    """The way to the other parts of the list: the first, the last, and those beside this one."""
    if last == 1:
        return []
    near = sorted({1, last, *(number for number in range(part - 2, part + 3) if 1 <= number <= last)})
    links: list[Element | str] = []
    for before, number in zip([0, *near], near, strict=False):
        links += [element("span", "…")] if number > before + 1 else []
        marked = {"aria-current": "page"} if number == part else {}
        href = _href(view, address.host(), number)
        links.append(element("a", _number(number, view.language), href=href, target="_self", **marked))
    return [element("nav", *links, **{"class": "tl-views", "aria-label": text("articles_parts", view.language)})]


def _href(view: View, host: str | None, part: int) -> str:
    """The address of this page with articles of that host, from that part of the list on."""
    pairs = [(address.PAGE, address.ARTICLES), *to_query(view.chosen)]
    pairs += [(address.HOST, host or address.NO_HOST)] if host is not None else []
    pairs += [(address.PART, str(part))] if part > 1 else []
    return f"./?{urlencode(pairs, safe=',')}"

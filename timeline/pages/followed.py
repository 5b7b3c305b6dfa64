"""The table of followed sources on the page of articles: how each fares, and what to do about one that fails."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_timedelta
from babel.numbers import format_decimal

from timeline.errors import TimelineError
from timeline.followed import PageStatus
from timeline.lexicon.labels import locale, written_date
from timeline.pages.shell import View
from timeline.pages.texts import count, text
from timeline.pipeline.health import Condition, SourceHealth, find_health, is_following
from timeline.publish.content import Element, element
from timeline.publish.text import clean_line, web_address

_LONGEST = 200  # characters of a name, or of what is wrong
_COLUMNS = ("sources_name", "sources_health", "sources_fetched", "sources_news", "sources_failures", "sources_next")
_NUMBERS = ("sources_failures", "articles_column")
_FAILING = {Condition.FAILING, Condition.LASTING}


def followed_sources(view: View) -> list[Element]:
    """The table, and what is wrong; nothing where no source is followed."""
    context, language = view.context, view.language
    now = context.clock()
    try:
        found = find_health(context.settings.store, context.settings.province, now)
        if not found or not is_following(context.settings.store, found):
            return []
    except TimelineError:  # whoever looks after the server is told why by the watcher and by /health
        return [element("p", text("sources_unreadable", language), **{"class": "tl-notice", "role": "status"})]
    said = count("sources_followed", len(found), language)
    opened = {"open": "open"} if any(one.condition in _FAILING for one in found) else {}
    parts = [element("summary", said), *_troubles(found, language), _table(found, now, language)]
    return [element("details", *parts, **{"class": "tl-fold"}, **opened)]


def _troubles(found: Sequence[SourceHealth], language: str) -> list[Element]:
    """What is going on with sources that fail, and what to do."""
    failing = [one for one in found if one.condition is Condition.FAILING]
    lasting = [one for one in found if one.condition is Condition.LASTING]
    said = [text("sources_failing", language, names=_names(failing))] if failing else []
    said += [text("sources_lasting", language, names=_names(lasting))] if lasting else []
    return [element("p", one, **{"class": "tl-notice", "role": "status"}) for one in said]


def _names(sources: Sequence[SourceHealth]) -> str:
    return ", ".join(_name(one) for one in sources)


def _name(one: SourceHealth) -> str:
    return clean_line(one.source.title or "", _LONGEST) or one.source.id


def _table(found: Sequence[SourceHealth], now: datetime, language: str) -> Element:
    names = (*_COLUMNS, "articles_column")
    heads = (_cell("th", text(name, language), name in _NUMBERS, scope="col") for name in names)
    body = element("tbody", *(_row(one, now, language) for one in found))
    table = element("table", element("thead", element("tr", *heads)), body, **{"class": "tl-table"})
    return element("div", table, **{"class": "tl-wide"})


def _row(one: SourceHealth, now: datetime, language: str) -> Element:
    state, url = one.state, web_address(one.source.url)
    link = {"href": url, "target": "_blank", "rel": "nofollow noopener"} if url else {}
    name = element("a" if url else "span", _name(one), dir="auto", **link)
    return element(
        "tr",
        element("td", name),
        element("td", *_health(one, language)),
        element("td", _instant(state.fetched, now, language)),
        element("td", _instant(state.new_article, now, language)),
        _cell("td", _number(state.failures, language), True),
        element("td", text("sources_due", language) if one.is_due else _instant(state.next_try, now, language)),
        _cell("td", _number(one.pages.get(PageStatus.READ, 0), language), True),
    )


def _health(one: SourceHealth, language: str) -> list[Element | str]:
    said = text(f"sources_is_{one.condition}", language)
    if one.condition not in _FAILING or one.state.failing_since is None:
        many = one.pages.get(PageStatus.FAILED, 0)
        return [said, *([element("br"), element("small", count("sources_unread", many, language))] if many else [])]
    since = text("sources_since", language, day=written_date(one.state.failing_since.date(), language))
    why = clean_line(one.state.message or "", _LONGEST)
    return [f"{said} ({since})", *([element("br"), element("small", why, dir="auto")] if why else [])]


def _instant(instant: datetime | None, now: datetime, language: str) -> str:
    """How long ago or ahead, as the language says it: "3 hours ago"."""
    if instant is None:
        return text("sources_never", language)
    return str(format_timedelta(instant - now, add_direction=True, locale=locale(language)))


def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale(language)))


def _cell(tag: str, said: str, is_number: bool, **attributes: str) -> Element:
    return element(tag, said, **({"class": "n"} if is_number else {}), **attributes)

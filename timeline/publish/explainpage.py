"""Explained articles as one page of HTML that holds all it needs: no script, no request, every text escaped.

The legend's boxes hide and show what they name; style sheets alone do that. What colours say, lines and words say too.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from lxml import etree

from timeline.model import Explanation
from timeline.publish.content import Element, element
from timeline.publish.explain import LEGEND, EventLine, Explained, Note, Piece, Rejected, Row, explained

# What is left of a mark whose box in the legend is not ticked.
_HIDDEN = "background:none;border-color:transparent;color:inherit;font:inherit;padding:0;text-decoration:none"


def render_explanation_page(explanations: Iterable[Explanation]) -> bytes:
    """A page (UTF-8) with each article: its text marked, its events, and the dates that are none by reason."""
    articles = [explained(explanation) for explanation in explanations]
    page = element("html", _head(articles), _body(articles), lang="en")
    octets: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return octets


@cache
def _style() -> str:
    sheet = (resources.files(__package__) / "explain.css").read_text("utf-8")
    hidden = (f"body:has(#show-{group}:not(:checked)) mark.{group} {{{_HIDDEN}}}" for group in LEGEND)
    return sheet + "\n".join(hidden) + "\n"


def _head(articles: Sequence[Explained]) -> Element:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"Explained: {articles[0].heading}" if len(articles) == 1 else "Explained articles"),
        element("style", _style()),
    )


def _body(articles: Sequence[Explained]) -> Element:
    parts = [_legend()]
    if len(articles) > 1:
        parts.append(_contents(articles))
    parts += [_article(number, article) for number, article in enumerate(articles, start=1)]
    return element("body", element("h1", "What the rules saw"), *parts)


def _legend() -> Element:
    boxes = (
        element(
            "label",
            element("input", type="checkbox", id=f"show-{group}", checked="checked", autocomplete="off"),
            element("mark", text, **{"class": group}),
        )
        for group, text in LEGEND.items()
    )
    return element("fieldset", element("legend", "shown"), *boxes, **{"class": "legend"})


def _contents(articles: Sequence[Explained]) -> Element:
    items = (
        element("li", element("a", article.heading, href=f"#a{number}", dir="auto"), f" · {_count(article)}")
        for number, article in enumerate(articles, start=1)
    )
    return element("nav", element("ol", *items))


def _count(article: Explained) -> str:
    return f"{len(article.events)} event{'' if len(article.events) == 1 else 's'}"


def _article(number: int, article: Explained) -> Element:
    return element(
        "section",
        element("h2", article.heading, dir="auto"),
        _facts(article.facts),
        element("div", *_rows(number, article), **{"class": "rows"}),
        element("h3", "Events"),
        _events(number, article.events),
        element("h3", "Dates of no event"),
        _rejections(number, article),
        id=f"a{number}",
    )


def _facts(facts: Iterable[tuple[str, str]]) -> Element:
    rows = (element("div", element("dt", name), element("dd", value, dir="auto")) for name, value in facts)
    return element("dl", *rows, **{"class": "facts"})


# --- the text --------------------------------------------------------------------------------------------------------


def _rows(number: int, article: Explained) -> Iterator[Element]:
    line = 0
    for row in article.rows:
        starts = row.line != line
        line = row.line
        yield element(
            "div",
            element("span", str(row.line) if starts else "", **{"class": "line"}),
            element("span", row.role, **{"class": "role"}),
            _said(number, row, article.language),
            id=_place(number, row.place),
            **{"class": f"row {row.role}{' starts' if starts else ''}"},
        )


def _place(number: int, place: int) -> str:
    return f"a{number}-r{place}"


def _said(number: int, row: Row, language: str) -> Element:
    tag = language if language.isascii() and language.isalnum() else "und"
    parts = [element("p", *map(_piece, row.pieces), dir="auto", lang=tag, **{"class": "text"})]
    if row.notes:
        parts.append(element("ul", *(_note(number, note) for note in row.notes), **{"class": "notes"}))
    if row.words:
        words = " · ".join(f"{name}: {text}" for name, text in row.words)
        parts.append(element("p", words, dir="auto", **{"class": "words"}))
    return element("div", *parts, **{"class": "said"})


def _piece(piece: Piece) -> Element | str:
    """The text within a mark for each group, so that each can be hidden; the first of the legend is innermost."""
    inner: Element | str = piece.text
    for group in piece.groups:
        inner = element("mark", inner, **{"class": group})
    if not isinstance(inner, str):
        inner.set("title", piece.title)
    return inner


def _note(number: int, note: Note) -> Element:
    parts: list[Element | str] = []
    if note.quote:
        parts += [element("mark", note.quote, **{"class": note.group}), " "]
    if note.value:
        parts += [element("span", note.value, **{"class": "value"}), " · "]
    for event in note.numbers:
        parts += [element("a", f"event {event}", href=f"#a{number}-e{event}"), " · "]
    return element("li", *parts, note.why, dir="auto", **{"class": note.group})


# --- the lists -------------------------------------------------------------------------------------------------------


def _events(number: int, events: Sequence[EventLine]) -> Element:
    if not events:
        return element("p", "None.", **{"class": "muted"})
    heads = element("tr", *(element("th", name, scope="col") for name in ("", "date", "kind", "title", "line")))
    rows = (_event(number, event) for event in events)
    table = element("table", element("thead", heads), element("tbody", *rows))
    return element("div", table, **{"class": "scroll"})


def _event(number: int, event: EventLine) -> Element:
    return element(
        "tr",
        element("td", str(event.number)),
        element("td", event.date, **{"class": "date"}),
        element("td", event.kind, **{"class": "kind"}),
        element("td", element("span", event.title, dir="auto"), _facts(event.facts)),
        element("td", _line(number, event.line, event.place)),
        id=f"a{number}-e{event.number}",
    )


def _line(number: int, line: int, place: int) -> Element:
    return element("a", str(line), href=f"#{_place(number, place)}")


def _rejections(number: int, article: Explained) -> Element:
    if not article.rejections:
        return element("p", "None.", **{"class": "muted"})
    return element("ul", *(_reason(number, *row) for row in article.rejections), **{"class": "reasons"})


def _reason(number: int, reason: str, dates: Sequence[Rejected]) -> Element:
    parts: list[Element | str] = []
    for date in dates:
        words = element("mark", date.quote, dir="auto", **{"class": date.group})
        parts += [words, " in line ", _line(number, date.line, date.place), ", "]
    return element("li", f"{reason} ({len(dates)}): ", *parts[:-1])

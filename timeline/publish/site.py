"""The whole as static files, for any web server: a page that needs no script, every feed, the calendar and the data.

The page's Content-Security-Policy allows its own style sheet, named by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from urllib.parse import urljoin

from lxml import etree

from timeline.lexicon.labels import phrase
from timeline.model import Event
from timeline.publish.contact import contact_line
from timeline.publish.content import Element, element, event_body
from timeline.publish.feed import Feed
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import LONGEST_TITLE, dated, day_of, headline, permanent_id

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color-scheme:light dark}"
    "article{border-top:1px solid #8888;padding:.5rem 0}h3{margin:.5rem 0}blockquote{margin:.5rem 0;padding-left:1rem;"
    "border-left:.2rem solid #8888}p,ul{margin:.3rem 0}p,h3,li{overflow-wrap:anywhere}"
)


def render_site(events: Sequence[Event], feed: Feed, today: date) -> dict[str, bytes]:
    """Each file's path, relative to `feed.home_url`, and its octets. Events have their page in the index unless
    `feed.event_url` says otherwise. today: ends how long calendar and feeds tell of what was withdrawn."""
    home = feed.home_url if feed.home_url.endswith("/") else f"{feed.home_url}/"
    here = replace(feed, home_url=home, event_url=feed.event_url or (lambda uid: f"{home}#{anchor(uid)}"))
    files = {form.file: _render(form, form.choose(events, today), here) for form in FORMATS}
    return files | {"index.html": render_index(events, feed)}


def _render(form: Format, events: Sequence[Event], feed: Feed) -> bytes:
    return form.render(events, replace(feed, self_url=urljoin(feed.home_url, form.file)))


def anchor(uid: str) -> str:
    """The fragment of the index page that shows the event; whatever the uid holds, it needs no escaping."""
    return f"event-{permanent_id(uid).rpartition(':')[2]}"


def render_index(events: Sequence[Event], feed: Feed) -> bytes:
    """The page: what to subscribe to, then the dated events by year, the latest first."""
    shown = sorted(dated(events), key=lambda e: (str(e.dtstart), e.uid), reverse=True)
    page = element("html", _head(feed), _body(shown, feed), lang=feed.language)
    octets: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return octets


def _head(feed: Feed) -> Element:
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = clean_line(feed.title, LONGEST_TITLE)
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        *(
            element("link", rel="alternate", type=form.media_type, href=form.file)
            for form in FORMATS
            if form.purpose is not Purpose.DATA
        ),
        element("style", _STYLE),
    )


def _body(events: Sequence[Event], feed: Feed) -> Element:
    language = feed.language
    years = [_year(year, list(group), feed) for year, group in groupby(events, key=_year_of)]
    changed = phrase("last_changed", language, date=day_of(feed.updated, language))
    return element(
        "body",
        element(
            "header",
            element("h1", clean_line(feed.title, LONGEST_TITLE)),
            element("p", clean_line(feed.description)),
            _nav(language),
        ),
        element("main", *(years or [element("p", phrase("no_events", language))])),
        element("footer", element("p", changed), *contact_line(feed.contact, language)),
    )


def _nav(language: str) -> Element:
    links = [element("a", _link_text(form, language), href=form.file) for form in FORMATS]
    return element(
        "nav", element("p", phrase("subscribe", language)), element("ul", *(element("li", link) for link in links))
    )


def _link_text(form: Format, language: str) -> str:
    if form.purpose is Purpose.CALENDAR:
        return phrase("calendar", language)
    if form.purpose is Purpose.DATA:
        return phrase("bracketed", language, name=phrase("data", language), more=form.label)
    return form.label


def _year_of(event: Event) -> str:
    return str(event.dtstart.year) if event.dtstart else ""


def _year(year: str, events: Sequence[Event], feed: Feed) -> Element:
    return element("section", element("h2", year), *(_event(event, feed) for event in events), id=f"year-{year}")


def _event(event: Event, feed: Feed) -> Element:
    title = headline(event, feed.language)
    address = web_address(feed.event_url(event.uid)) if feed.event_url else f"#{anchor(event.uid)}"
    heading = element("h3", element("a", title, href=address) if address else title, dir="auto")
    return element("article", heading, *event_body(event, feed.language), id=anchor(event.uid))

"""The page to subscribe from, without a script: all ways to follow one selection, and the other selections there are.

It is for one filter, whose calendar comes first; then what the calendar may hold more or less of, the news feeds, the
tables, and the same for each kind and country that occurs. The server makes one for each query, a static site one for
all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.lexicon.labels import phrase, sentences
from timeline.publish.contact import contact_line
from timeline.publish.content import Element, element, to_html
from timeline.publish.formats import CALENDAR, FORMATS, Format, Purpose
from timeline.publish.frame import html_page, policy
from timeline.publish.subscribing import Program, Way, hindrances, is_worth_scanning, qr_code, ways_to
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import LONGEST_TITLE

EMBED_HEIGHT = 480  # pixels


@dataclass(frozen=True, slots=True)
class Offer:
    """A selection of events that can be subscribed to. events: how many there are.

    address: the absolute address of the format with that file name. page: where its own page to subscribe from stands,
    None where there is none.
    """

    title: str
    events: int
    address: Callable[[str], str]
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Something that the calendar may also hold, or leave out. label: in words. page: this page with it changed."""

    label: str
    page: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """language: ISO 639-1. chosen: what is subscribed to. kinds, countries: the other offers. home: the page with the
    events. own: this page's absolute address. opml: address of the list of all feeds. languages: (language's own name,
    page in it). embed: the absolute address that others may frame. contact: see `Feed`.
    """

    language: str
    chosen: Offer
    home: str
    own: str
    kinds: Sequence[Offer] = ()
    countries: Sequence[Offer] = ()
    options: Sequence[Option] = ()
    languages: Sequence[tuple[str, str]] = ()
    opml: str | None = None
    embed: str | None = None
    contact: str | None = None


def render_subscribe_page(page: SubscribePage) -> bytes:
    """The page (UTF-8); also without a single event."""
    say = _Words(page.language)
    title = clean_line(page.chosen.title, LONGEST_TITLE)
    body = [
        _header(page, title, say),
        element("main", *_calendar(page, title, say), *_feeds(page, say), *_others(page, say), *_embed(page, say)),
        element("footer", _link(page.home, say("to_timeline")), *contact_line(page.contact, page.language)),
    ]
    heading = phrase("labelled", page.language, label=phrase("subscribe", page.language), value=title)
    return html_page(heading, page.language, _alternates(page.chosen, title, page.language), body, _style())


def embed_code(address: str, title: str) -> str:
    """What somebody pastes into a page of theirs to show the embed at that absolute address.

    sandbox: it runs nothing there; its links open pages of their own, which are free of the sandbox.
    """
    frame = element(
        "iframe",
        src=address,
        title=title,
        sandbox="allow-popups allow-popups-to-escape-sandbox",
        loading="lazy",
        width="100%",
        height=str(EMBED_HEIGHT),
        style="border:0",
    )
    return to_html(frame)


class _Words:
    """The page's own words, by the end of their name."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, **values: str) -> str:
        return phrase(f"subscribe_{name}", self.language, **values)


def page_policy() -> str:
    """The Content-Security-Policy for the page's header: our own pages alone may frame it."""
    return f"{policy(_style())}; frame-ancestors 'self'"


@cache
def _style() -> str:
    return (resources.files(__package__) / "subscribe.css").read_text("utf-8")


def _alternates(chosen: Offer, title: str, language: str) -> list[Element]:
    offered = [form for form in FORMATS if form.purpose is not Purpose.DATA]
    return [
        element("link", rel="alternate", type=form.media_type, title=name, href=address)
        for form in offered
        if (name := phrase("bracketed", language, name=title, more=form.label))
        and (address := web_address(chosen.address(form.file)))
    ]


def _header(page: SubscribePage, title: str, say: _Words) -> Element:
    languages = [_link(href, name) for name, href in page.languages]
    return element(
        "header",
        *([element("nav", *languages, **{"aria-label": say("language")})] if languages else []),
        element("h1", phrase("subscribe", page.language)),
        element("p", title, dir="auto", **{"class": "title"}),
        element("p", sentences((say("events", n=str(page.chosen.events)), say("what")), page.language)),
    )


def _calendar(page: SubscribePage, title: str, say: _Words) -> list[Element]:
    address = page.chosen.address(CALENDAR.file)
    ways = ways_to(address, title)
    buttons = [_button(way, say) for way in ways if way.link is not None]
    parts = [
        element("h2", phrase("calendar", page.language)),
        element("p", say("where")),
        element("ul", *buttons, **{"class": "ways"}),
        *(element("p", said, **{"class": "note"}) for said in hindrances(ways, address, page.language)),
        element("p", say("copy")),
        element("p", element("code", address, **{"class": "address"})),
        *_options(page, say),
    ]
    return [element("section", element("div", *parts), *_code(page, say), **{"class": "calendar"})]


def _button(way: Way, say: _Words) -> Element:
    assert way.link is not None, way
    outside = {} if way.program is Program.WEBCAL else {"target": "_blank", "rel": "noopener noreferrer"}
    label = element("strong", say(f"way_{way.program}"))
    return element("li", element("a", label, element("small", say(f"hint_{way.program}")), href=way.link, **outside))


def _code(page: SubscribePage, say: _Words) -> list[Element]:
    """The code leads to this page, not to the calendar: what a phone does with that hangs on its camera's program."""
    if not is_worth_scanning(page.own):
        return []
    code = qr_code(page.own)
    code.set("role", "img")
    code.set("aria-label", page.own)
    return [element("figure", code, element("figcaption", say("qr")))]


def _options(page: SubscribePage, say: _Words) -> list[Element]:
    if not page.options:
        return []
    return [
        element("h3", say("options")),
        element("ul", *(_option(o, say) for o in page.options), **{"class": "options"}),
    ]


def _option(option: Option, say: _Words) -> Element:
    mark = element(
        "span", "☑" if option.is_on else "☐", role="img", **{"aria-label": say("on" if option.is_on else "off")}
    )
    return element("li", element("a", mark, f" {option.label}", href=option.page))


def _feeds(page: SubscribePage, say: _Words) -> list[Element]:
    news = [_address(form, page.chosen) for form in FORMATS if form.purpose is Purpose.NEWS]
    data = [_address(form, page.chosen) for form in FORMATS if form.purpose is Purpose.DATA]
    opml = [element("p", _link(page.opml, say("opml")))] if page.opml else []
    return [
        element("section", element("h2", say("news")), element("p", say("news_what")), _table(news), *opml),
        element("section", element("h2", phrase("data", page.language)), element("p", say("data_what")), _table(data)),
    ]


def _address(form: Format, offer: Offer) -> Element:
    address = offer.address(form.file)
    return element(
        "div",
        element("dt", _link(address, form.label)),
        element("dd", element("code", address, **{"class": "address"})),
    )


def _table(rows: Sequence[Element]) -> Element:
    return element("dl", *rows)


def _others(page: SubscribePage, say: _Words) -> list[Element]:
    found = (("kinds", page.kinds), ("countries", page.countries))
    return [
        element(
            "section", element("h2", say(name)), element("ul", *(_offer(o, say) for o in offers), **{"class": "offers"})
        )
        for name, offers in found
        if offers
    ]


def _offer(offer: Offer, say: _Words) -> Element:
    title = _link(offer.page, offer.title) if offer.page else element("strong", offer.title)
    feeds = [_link(offer.address(form.file), form.label) for form in FORMATS if form.purpose is not Purpose.DATA]
    parted = [part for feed in feeds for part in (" ", feed)]  # also where no style sheet parts them
    return element("li", title, " ", element("small", f"({offer.events})"), element("span", *parted))


def _embed(page: SubscribePage, say: _Words) -> list[Element]:
    if page.embed is None:
        return []
    code = element("code", embed_code(page.embed, clean_line(page.chosen.title, LONGEST_TITLE)), **{"class": "address"})
    see = element("p", _link(page.embed, say("embed_see")))
    return [element("section", element("h2", say("embed")), element("p", say("embed_what")), element("p", code), see)]


def _link(address: str, text: str) -> Element:
    return element("a", text, href=address)

"""A small page for somebody else's web site, to be shown there in a frame: the events of one filter as a list, or as a
calendar of one month.

It runs no script, sends no form and fetches nothing, so that a frame with `sandbox` shows all of it. What leads out of
it opens a page of its own; from month to month it moves within the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from timeline.lexicon.labels import country_name, kind_label, phrase, status_label
from timeline.model import Event, Status
from timeline.publish.content import Element, element
from timeline.publish.frame import html_page, policy
from timeline.publish.monthview import Month, days_within, is_vague, is_within, month_name, weekday_names, weeks_of
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, headline, is_unreported, title_language, when

FRAMED_BY_ALL = "frame-ancestors *"


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """title: of the selection, in `language` (ISO 639-1). home, subscribe: absolute addresses of the page with these
    events and of that to subscribe from. event_url: the absolute address of an event's page by its uid.

    turned: the address, within the frame, of the calendar of that month. other: that of the other view.
    today: the day at home. earlier, later: of a month, the nearest ones that hold something; None where there is none.
    """

    title: str
    language: str
    home: str
    subscribe: str
    event_url: Callable[[str], str]
    turned: Callable[[Month], str]
    other: str
    today: date
    earlier: Month | None = None
    later: Month | None = None


def render_embed_list(events: Sequence[Event], page: EmbedPage) -> bytes:
    """The page (UTF-8) with these events, in their order."""
    rows = [_row(event, page) for event in events]
    shown = element("ul", *rows, **{"class": "events"}) if rows else _nothing(page)
    return _page(page, "embed_month", shown)


def render_embed_month(events: Sequence[Event], page: EmbedPage, month: Month) -> bytes:
    """The page (UTF-8) with that month: its days, then its events by day; those of which no more than the month is
    known come last. Events that do not touch the month, and those of which only the year is known, are left out.
    """
    within = sorted((e for e in events if is_within(e, month)), key=lambda e: (is_vague(e), str(e.dtstart), e.uid))
    rows = [_row(event, page, number) for number, event in enumerate(within)]
    shown = element("ul", *rows, **{"class": "events"}) if rows else _nothing(page)
    return _page(page, "embed_list", _heading(page, month), _grid(within, page, month), shown)


def embed_policy() -> str:
    """The Content-Security-Policy for the page's header: anybody may frame it, and it may do nothing."""
    return f"{policy(_style())}; {FRAMED_BY_ALL}"


@cache
def _style() -> str:
    return (resources.files(__package__) / "embed.css").read_text("utf-8")


def _page(page: EmbedPage, other: str, *content: Element) -> bytes:
    """other: name of the phrase for the other view."""
    title = clean_line(page.title, LONGEST_TITLE)
    head = [element("meta", name="robots", content="noindex")]  # the events have pages of their own
    subscribe = _outwards(page.subscribe, phrase("subscribe", page.language))
    body = [
        element("main", element("h1", _outwards(page.home, title), dir="auto"), *content),
        element("footer", subscribe, " ", element("a", phrase(other, page.language), href=page.other)),
    ]
    return html_page(title, page.language, head, body, _style())


def _outwards(address: str, text: str) -> Element:
    """A link to a page of its own, beside the one that the frame is in."""
    return element("a", text, href=address, target="_blank", rel="noopener")


def _nothing(page: EmbedPage) -> Element:
    return element("p", phrase("embed_nothing", page.language), **{"class": "nothing"})


def _row(event: Event, page: EmbedPage, number: int | None = None) -> Element:
    language = page.language
    title = _outwards(page.event_url(event.uid), headline(event, language))
    title.set("lang", title_language(event, language))
    said = [kind_label(event.kind, language), *(country_name(code, language) for code in event.countries)]
    said += _plan(event, page)
    parts: list[Element | str] = [
        element("span", when(event, language), **{"class": "when"}),
        " ",
        title,
        " ",
        element("small", phrase("separator", language).join(said)),
    ]
    row = element("li", *parts)
    if number is not None:
        row.set("id", _anchor(number))
    return row


def _plan(event: Event, page: EmbedPage) -> list[str]:
    """What is only planned says so, and after its day that nobody has reported it."""
    if is_unreported(event, page.today):
        return [phrase("announced", page.language)]
    is_planned = event.status is Status.PLANNED and event.withdrawn is None
    return [status_label(event.status, page.language)] if is_planned else []


def _anchor(number: int) -> str:
    return f"event-{number}"


def _heading(page: EmbedPage, month: Month) -> Element:
    return element(
        "nav",
        _turn(page, page.earlier, "‹", "embed_earlier"),
        element("h2", month_name(month, page.language)),
        _turn(page, page.later, "›", "embed_later"),
    )


def _turn(page: EmbedPage, month: Month | None, sign: str, name: str) -> Element:
    if month is None:
        return element("span")
    return element("a", sign, href=page.turned(month), **{"aria-label": phrase(name, page.language)})


def _grid(events: Sequence[Event], page: EmbedPage, month: Month) -> Element:
    head = [element("th", short, scope="col", abbr=whole) for short, whole in weekday_names(page.language)]
    marked = _marked(events, month)
    weeks = [element("tr", *(_cell(day, marked, page) for day in days)) for days in weeks_of(month, page.language)]
    return element("table", element("thead", element("tr", *head)), element("tbody", *weeks))


def _marked(events: Sequence[Event], month: Month) -> dict[date, list[int]]:
    """The days of the month that something takes place on, with the numbers of those events."""
    found: dict[date, list[int]] = {}
    for number, event in enumerate(events):
        if (days := days_within(event, month)) is not None:
            for ordinal in range(days[0].toordinal(), days[1].toordinal() + 1):
                found.setdefault(date.fromordinal(ordinal), []).append(number)
    return found


def _cell(day: date | None, marked: dict[date, list[int]], page: EmbedPage) -> Element:
    if day is None:
        return element("td")
    today = {"aria-current": "date"} if day == page.today else {}
    numbers = marked.get(day)
    if not numbers:
        return element("td", str(day.day), **today)
    return element("td", element("a", str(day.day), href=f"#{_anchor(numbers[0])}"), **today, **{"class": "busy"})

"""Calendar, news feeds and tables: one address a format, and its query says which events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline import publish
from timeline.filter import EventFilter, parse_filter, query_string
from timeline.lexicon.labels import country_name, kind_label, phrase, status_label
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.web.conditional import Document, respond
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

NEVER_CHANGED = datetime(1970, 1, 1, tzinfo=UTC)  # an empty store's date of change: formats require one


def feed_routes(site: Site, today: Callable[[], date]) -> list[Route]:
    """A route for each format. Unknown filters raise FilterError, an unreadable store StoreError."""
    cache: Cache[Rendered] = Cache()
    return [Route(f"/{form.file}", partial(_answer, site, cache, form, today), methods=["GET"]) for form in FORMATS]


def _answer(site: Site, cache: Cache[Rendered], form: Format, today: Callable[[], date], request: Request) -> Response:
    chosen = parse_filter(request.query_params.multi_items())
    base_url = site.base_url(request)
    # The store's limit goes by when events take place, a news feed's by when they became known or changed.
    asked = site.selection(chosen if form.newest is None else replace(chosen, limit=None))
    day = today()
    question = (form.file, query_string(chosen), base_url, day if form.hangs_on_day else None)
    rendered = kept(site.store, cache, question, asked, lambda look: _render(site, form, chosen, base_url, look, day))
    return respond(request, Document(rendered, form.content_type), _disposition(form))


def _disposition(form: Format) -> dict[str, str]:
    """What a browser that saves it calls it; feeds and calendars are opened by what reads them."""
    return {"content-disposition": f'inline; filename="{form.file}"'} if form.purpose is Purpose.DATA else {}


def _render(site: Site, form: Format, chosen: EventFilter, base_url: str, look: Look, day: date) -> Rendered:
    feed = feed_of(site, f"/{form.file}", chosen, base_url, look.changed)
    return compress(form.render(form.choose(look.events, day, chosen.limit), feed))


def feed_of(site: Site, path: str, chosen: EventFilter, base_url: str, changed: datetime | None) -> publish.Feed:
    """What a feed says of itself: its title in the reader's language, and its own address with its filter."""
    language = chosen.language or site.settings.language
    query = query_string(chosen)
    return publish.Feed(
        title=title_of(site, chosen),
        description=phrase("description", language, province=_names(site, chosen, language)),
        language=language,
        home_url=f"{base_url}/{query}",
        self_url=f"{base_url}{path}{query}",
        updated=changed or NEVER_CHANGED,
        timezone=site.profiles(chosen)[0].timezone,
        event_url=lambda uid: f"{base_url}/?event={quote(uid, safe='')}",
        contact=site.settings.contact,
    )


def title_of(site: Site, chosen: EventFilter) -> str:
    """The title of what is chosen: who subscribes to several calendars must tell them apart."""
    language = chosen.language or site.settings.language
    labels = [kind_label(kind, language) for kind in chosen.kinds]
    labels += [country_name(code, language) for code in chosen.countries]
    labels += [*chosen.parties, *(status_label(status, language) for status in chosen.statuses)]
    labels += [phrase("quotation", language, quote=chosen.words)] if chosen.words else []
    title = phrase("title", language, province=_names(site, chosen, language))
    if not labels:
        return title
    return phrase("labelled", language, label=title, value=phrase("separator", language).join(labels))


def _names(site: Site, chosen: EventFilter, language: str) -> str:
    """The provinces whose events are chosen."""
    return phrase("separator", language).join(profile.name(language) for profile in site.profiles(chosen))

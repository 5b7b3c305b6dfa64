"""Calendar, news feeds and tables: one address a format, and its query says which events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline import publish
from timeline.filter import EventFilter, parse_filter, query_string
from timeline.lexicon.labels import country_name, kind_label, status_label
from timeline.model import Event
from timeline.publish.wording import newest_first
from timeline.web.conditional import Document, respond, tag_of
from timeline.web.site import Site

Renderer = Callable[[Sequence[Event], publish.Feed], bytes]
NEVER_CHANGED = datetime(1970, 1, 1, tzinfo=UTC)  # an empty store's date of change: formats require one


@dataclass(frozen=True, slots=True)
class Format:
    """path: where it is served. newest: how many events it holds at most where the query sets no limit, those that
    became known last; None for all.

    file_name: what a browser that saves it calls it, None for what readers open by themselves.
    """

    path: str
    media_type: str
    render: Renderer
    newest: int | None = None
    file_name: str | None = None


FORMATS = (
    Format("/calendar.ics", "text/calendar; charset=utf-8", publish.render_calendar),
    Format("/rss.xml", "application/rss+xml; charset=utf-8", publish.render_rss, newest=100),
    Format("/atom.xml", "application/atom+xml; charset=utf-8", publish.render_atom, newest=100),
    Format("/feed.json", "application/feed+json; charset=utf-8", publish.render_json_feed, newest=100),
    Format("/events.csv", "text/csv; charset=utf-8; header=present", publish.render_csv, file_name="events.csv"),
    Format("/events.jsonl", "application/jsonl; charset=utf-8", publish.render_jsonl, file_name="events.jsonl"),
)

TITLES = {"en": "Foreign affairs of {}", "vi": "Đối ngoại {}", "zh": "{}对外事务"}
DESCRIPTIONS = {
    "en": "Dated events in the foreign affairs of {}, found in news and each with its source.",
    "vi": "Các sự kiện đối ngoại của {} theo ngày, tìm thấy trong tin tức và có dẫn nguồn.",
    "zh": "{}对外事务大事记：取自新闻报道，注明日期与出处。",
}


def feed_routes(site: Site) -> list[Route]:
    """A route for each format. Unknown filters raise FilterError, an unreadable store StoreError."""
    return [Route(one.path, partial(_answer, site, one), methods=["GET"]) for one in FORMATS]


def _answer(site: Site, form: Format, request: Request) -> Response:
    chosen = parse_filter(request.query_params.multi_items())
    base_url = site.base_url(request)
    revision, changed = site.store.revision(), site.store.last_changed()
    key = (revision, form.path, query_string(chosen), base_url)
    rendered = site.cache.get(key, lambda: _render(site, form, chosen, base_url, changed))
    document = Document(rendered, form.media_type, tag_of(*key), changed)
    return respond(request, document, site.clock(), _disposition(form))


def _disposition(form: Format) -> dict[str, str]:
    return {"content-disposition": f'inline; filename="{form.file_name}"'} if form.file_name else {}


def _render(site: Site, form: Format, chosen: EventFilter, base_url: str, changed: datetime | None) -> bytes:
    if form.newest is None:
        events = site.store.find_events(chosen)
    else:  # the store's limit goes by when events take place, a feed's by when they became known
        events = newest_first(site.store.find_events(replace(chosen, limit=None)))[: chosen.limit or form.newest]
    return form.render(events, feed_of(site, form.path, chosen, base_url, changed))


def feed_of(site: Site, path: str, chosen: EventFilter, base_url: str, changed: datetime | None) -> publish.Feed:
    """What a feed says of itself: its title in the reader's language, and its own address with its filter."""
    language = chosen.language or site.settings.language
    query = query_string(chosen)
    return publish.Feed(
        title=title_of(site, chosen),
        description=DESCRIPTIONS.get(language, DESCRIPTIONS["en"]).format(site.profile.name(language)),
        language=language,
        home_url=f"{base_url}/{query}",
        self_url=f"{base_url}{path}{query}",
        updated=changed or NEVER_CHANGED,
        timezone=site.profile.timezone,
        event_url=lambda uid: f"{base_url}/?event={quote(uid, safe='')}",
    )


def title_of(site: Site, chosen: EventFilter) -> str:
    """The title of what is chosen: who subscribes to several calendars must tell them apart."""
    language = chosen.language or site.settings.language
    labels = [kind_label(kind, language) for kind in chosen.kinds]
    labels += [country_name(code, language) for code in chosen.countries]
    labels += [*chosen.parties, *(status_label(status, language) for status in chosen.statuses)]
    labels += [f"“{chosen.words}”"] if chosen.words else []
    title = TITLES.get(language, TITLES["en"]).format(site.profile.name(language))
    return f"{title}: {', '.join(labels)}" if labels else title

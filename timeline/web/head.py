"""The head of Streamlit's index page: language, title, icon, feeds to discover, and words for whoever has no script.

Streamlit has no interface for these: what it sends is changed on its way out. The feeds in the head carry the filter of
the page's address, so that a reader's program subscribes to what the reader sees. The timeline's events and modules,
and the scripts of the elements around it, are fetched while Streamlit starts, instead of after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.errors import FilterError, StoreError
from timeline.filter import NAMES, EventFilter, parse_filter, query_string
from timeline.lexicon.labels import phrase
from timeline.publish.addresses import feed_path, plain_path, subscribe_path
from timeline.publish.formats import FORMATS, Purpose
from timeline.web import columns
from timeline.web.feeds import title_of
from timeline.web.routes import NOTHING_HERE, is_own, path_of
from timeline.web.site import Site

ALTERNATES = [form for form in FORMATS if form.purpose is not Purpose.DATA]
_TIMELINE = "timeline"  # the page that the address names where it names none
_Rewrite = Callable[[str, Scope], str]
_DROPPED_FROM_REQUEST = {b"if-none-match", b"if-modified-since", b"range", b"if-range"}


class IndexHead:
    """ASGI middleware. pages: the paths of the pages; others: what else Streamlit answers. HTML that it sends at any
    other path than a page's is its fallback, and so 404; what is ours to answer goes through. Paths of scripts: script
    is ours, which begins with the timeline's events; shared are what every page needs beside those that it names
    itself, and timeline what the page of that does.
    """

    def __init__(
        self,
        app: ASGIApp,
        site: Site,
        icon: str,
        script: str,
        pages: Collection[str] = ("/",),
        others: Collection[str] = (),
        shared: Sequence[str] = (),
        timeline: Sequence[str] = (),
    ) -> None:
        self._app = app
        self._site = site
        self._icon = icon
        self._script = script
        self._shared = shared
        self._timeline = timeline
        self._pages = frozenset(pages)
        self._streamlits = frozenset([*pages, *others])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        path = path_of(scope)
        if path in self._pages:
            # The file's validators do not speak of what we make of it: the whole page each time (it is 8 kB).
            headers = [(name, value) for name, value in scope["headers"] if name not in _DROPPED_FROM_REQUEST]
            scope = {**scope, "headers": headers, "extensions": {}}
            await self._app(scope, receive, _Rewriter(send, scope, self._rewrite).send)
        elif is_own(path, self._streamlits):
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _Refuser(send, scope, receive, path).send)

    def _rewrite(self, page: str, scope: Scope) -> str:
        chosen = _chosen(scope["query_string"])
        language = chosen.language or self._site.settings.language
        root = scope.get("root_path", "")
        title = title_of(self._site, chosen)
        page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
        page = re.sub(r"<title>.*?</title>", lambda _: f"<title>{escape(title)}</title>", page, count=1, flags=re.S)
        page = re.sub(r'<link rel="(?:shortcut icon|service-desc)"[^>]*>', "", page)
        page = re.sub(
            r"<noscript>.*?</noscript>", lambda _: _no_script(title, language, root, chosen), page, flags=re.S
        )
        icon = f'<link rel="icon" type="image/svg+xml" href="{escape(root + self._icon)}">'
        early = "".join(self._early(scope["query_string"], root, chosen))
        return page.replace("</head>", f"{icon}{early}{''.join(_links(title, language, root, chosen))}</head>", 1)

    def _early(self, query: bytes, root: str, chosen: EventFilter) -> Iterable[str]:
        """What the page will ask for; its events where it is the timeline and there is something to ask."""
        modules = self._shared
        if not _names_other_page(query) and _can_be_read(self._site):
            data = escape(f"{root}{columns.PATH}{query_string(chosen)}")
            yield f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{data}">'
            modules = self._timeline
        yield f'<script type="module" async src="{escape(root + self._script)}"></script>'
        for module in modules:
            yield f'<link rel="modulepreload" href="{escape(root + module)}">'


def _chosen(query: bytes) -> EventFilter:
    """The filter of a page's address; everything where it says nothing that can be read."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    try:
        return parse_filter((name, value) for name, value in pairs if name in NAMES)
    except FilterError:
        return EventFilter()  # the page itself says what is wrong


def _names_other_page(query: bytes) -> bool:
    return dict(parse_qsl(query.decode("latin-1"))).get("page", _TIMELINE) != _TIMELINE


def _can_be_read(site: Site) -> bool:
    try:
        site.store.revision()
    except StoreError:
        return False  # the page says so itself, and looks again
    return True


def _links(title: str, language: str, root: str, chosen: EventFilter) -> Iterable[str]:
    for form in ALTERNATES:
        href = escape(f"{root}{feed_path(form.file, chosen)}")
        name = escape(phrase("bracketed", language, name=title, more=form.label))
        yield f'<link rel="alternate" type="{form.media_type}" title="{name}" href="{href}">'


def _no_script(title: str, language: str, root: str, chosen: EventFilter) -> str:
    links = [(feed_path(form.file, chosen), form.label) for form in ALTERNATES]
    first = [(plain_path(chosen), phrase("plain", language)), (subscribe_path(chosen), phrase("subscribe", language))]
    items = "".join(f'<li><a href="{escape(root + path)}">{label}</a></li>' for path, label in [*first, *links])
    said = escape(phrase("no_script", language))
    return f"<noscript><h1>{escape(title)}</h1><p>{said}</p><ul>{items}</ul></noscript>"


class _Rewriter:
    """Holds an answer back until it is whole, and sends it on changed."""

    def __init__(self, send: Send, scope: Scope, rewrite: _Rewrite) -> None:
        self._send, self._scope, self._rewrite = send, scope, rewrite
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()

    async def _finish(self) -> None:
        headers = MutableHeaders(raw=list(self._start["headers"]))
        if self._start["status"] == 200 and _is_html(self._start):
            for name in ("content-length", "etag", "last-modified", "accept-ranges"):
                del headers[name]
            if self._scope["method"] == "GET":
                self._body = self._rewrite(self._body.decode(), self._scope).encode()
                headers["content-length"] = str(len(self._body))
        await self._send({**self._start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": self._body})


class _Refuser:
    """Sends an answer on, but 404 in place of a page of HTML that stands for an unknown path."""

    def __init__(self, send: Send, scope: Scope, receive: Receive, path: str) -> None:
        self._send, self._scope, self._receive = send, scope, receive
        self._is_component = path.startswith("/component/")
        self._refused = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._is_component:
            self._refused = message["status"] == 200 and _is_html(message)
            if self._refused:
                await PlainTextResponse(NOTHING_HERE, 404)(self._scope, self._receive, self._send)
        if not self._refused:
            await self._send(message)


def _is_html(start: Message) -> bool:
    return Headers(raw=list(start["headers"])).get("content-type", "").startswith("text/html")

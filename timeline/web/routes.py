"""Which path is answered by whom.

Streamlit answers every path that it does not know with its page and status 200. So all paths are ours, but for the
pages themselves and what Streamlit reserves, and a path of ours that leads nowhere is 404 as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route, Router
from starlette.types import Receive, Scope, Send

from timeline.errors import EventNotFoundError, FilterError, StoreError, TimelineError, UnavailableError
from timeline.filter import LANGUAGES
from timeline.lexicon.faults import full_fault_words
from timeline.lexicon.labels import phrase
from timeline.publish.formats import FORMATS
from timeline.web.archives import archive_routes
from timeline.web.assets import Assets, asset_route
from timeline.web.clock import Clock
from timeline.web.columns import Views, column_route
from timeline.web.embed import embed_route
from timeline.web.eventpage import event_route
from timeline.web.feeds import feed_routes
from timeline.web.folders import folder_routes
from timeline.web.followed import followed
from timeline.web.history import history_route
from timeline.web.opml import opml_route
from timeline.web.plain import plain_route
from timeline.web.report import report_routes
from timeline.web.site import Site
from timeline.web.sitemap import sitemap_routes
from timeline.web.subscribe import subscribe_route

RESERVED = ("/_stcore/", "/component/", "/media/", "/static/")
RETRY_AFTER = "10"  # seconds; a new generation of the store is there sooner
NOTHING_HERE = f"There is nothing at this address. There are / and {', '.join(f'/{form.file}' for form in FORMATS)}.\n"


def routes(
    site: Site,
    views: Views,
    assets: Assets,
    clock: Clock,
    pages: Collection[str] = ("/",),
    others: Collection[str] = (),
) -> list[BaseRoute]:
    """The routes to be given to Streamlit's App. pages: the paths of its pages; others: what else it answers."""
    data = [column_route(views), history_route(site)]
    feeds = [*feed_routes(site, clock), *archive_routes(site, clock), opml_route(site, clock)]
    subscribing = [*feeds, subscribe_route(site), embed_route(site, clock)]
    shown = [event_route(site, clock), plain_route(site), *report_routes(site, clock), *sitemap_routes(site)]
    own = [*subscribing, *shown, *data, health_route(site, clock), asset_route(assets), _review(), *folder_routes()]
    return [OwnPaths(own, (*pages, *others))]


def path_of(scope: Scope) -> str:
    """A request's path below the place where the site is mounted (ASGI has that place as its root path)."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(root) :] if root and path.startswith(f"{root}/") else path


def is_own(path: str, pages: Collection[str]) -> bool:
    """Whether a path is ours to answer: neither a page nor reserved by Streamlit."""
    return path not in pages and (path in RESERVED or not path.startswith(RESERVED))


class OwnPaths(BaseRoute):
    """All paths that are ours, known or not, as one route."""

    def __init__(self, own: list[Route], pages: Collection[str]) -> None:
        self._router = Router(own, redirect_slashes=False, default=_nothing_here)
        self._pages = frozenset(pages)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        is_request = scope["type"] in {"http", "websocket"}
        return (Match.FULL if is_request and is_own(path_of(scope), self._pages) else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        # A route's pattern ends with "$", which also matches before a line feed: "/calendar.ics%0a" is no calendar.
        answer = self._router if scope["path"].isprintable() else _nothing_here
        await answer(scope, receive, send)


async def _nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1000})
    else:
        await _plain(NOTHING_HERE, 404)(scope, receive, send)


def health_route(site: Site, clock: Clock) -> Route:
    """Whether the store can be read, and how the followed sources fare. StoreError makes it 503."""

    def answer(_: Request) -> Response:
        try:
            generation, changed = site.store.generation(), site.store.last_changed()
            site.store.counts()
        except StoreError as error:
            failed = {"status": "unavailable", "reason": error.message}
            return JSONResponse(failed, 503, headers={"retry-after": RETRY_AFTER, "cache-control": "no-store"})
        said = {
            "status": "ok" if generation else "empty",
            "generation": generation,
            "last_changed": changed.isoformat() if changed else None,
            **followed(site, clock.now()),
        }
        return JSONResponse(said, headers={"cache-control": "no-store"})

    return Route("/health", answer, methods=["GET"])


def _review() -> Route:
    """The address of the review page that people remember; all pages stand at one path."""

    def answer(request: Request) -> Response:
        query = urlencode([("page", "review"), *((n, v) for n, v in request.query_params.multi_items() if n != "page")])
        return RedirectResponse(f"{request.scope.get('root_path', '')}/?{query}", headers={"cache-control": "no-cache"})

    return Route("/review", answer, methods=["GET"])


def _plain(text: str, status: int, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return PlainTextResponse(text, status, headers={"cache-control": "no-cache", **named})


def _fault(status: int, language: str) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        assert isinstance(error, TimelineError), "it is left to this for those alone"
        spoken = _language_of(request) or language
        return _plain(f"{full_fault_words(error, spoken)}\n", status, content_language=spoken)

    return answer


def _unavailable(language: str) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, _: Exception) -> Response:
        spoken = _language_of(request) or language
        said = phrase("unavailable", spoken)
        return _plain(f"{said}\n", 503, retry_after=RETRY_AFTER, content_language=spoken)

    return answer


def _language_of(request: Request) -> str | None:
    """The language that the address asks for, whatever else is wrong with it; None where it is not one of ours."""
    asked = set(request.query_params.getlist("lang"))
    return asked.pop() if len(asked) == 1 and asked <= set(LANGUAGES) else None


def _not_found(_: Request, error: Exception) -> Response:
    return _plain(NOTHING_HERE, 404)


def exception_handlers(language: str = LANGUAGES[0]) -> dict[type[Exception] | int, object]:
    """How errors are answered: 400 for an unknown filter, 404 for an unknown event, 503 while the store cannot be read;
    never an empty feed. language: of the answers to addresses that name none."""
    unavailable = _unavailable(language)
    return {
        FilterError: _fault(400, language),
        EventNotFoundError: _fault(404, language),
        StoreError: unavailable,
        UnavailableError: unavailable,
        404: _not_found,
    }

"""What search engines are told: every page that there is (`/sitemap.xml`), and where not to go (`/robots.txt`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from timeline.filter import EventFilter
from timeline.model import Event
from timeline.publish.addresses import event_path, page_path, plain_path
from timeline.publish.sitemap import render_sitemaps
from timeline.web.conditional import REVALIDATE, Document, respond
from timeline.web.feeds import NEVER_CHANGED
from timeline.web.looks import Look, kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

_FORBIDDEN = ("/_stcore/", "/data/", "/events/", "/embed", "/review", "/?page=", "/auth/")
EVERYTHING = EventFilter()


@dataclass(frozen=True, slots=True)
class _Files:
    """The sitemap, and the parts that it consists of where it is too large for one, by name."""

    files: Mapping[str, Rendered]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files.values())


def sitemap_routes(site: Site) -> list[Route]:
    """The routes of the sitemap and of robots.txt. A part that there is not is 404; StoreError makes 503."""
    cache: Cache[_Files] = Cache()

    def sitemap(request: Request) -> Response:
        base_url, name = site.base_url(request), request.url.path.rpartition("/")[2]
        found = kept(
            site.store,
            cache,
            (base_url,),
            lambda: site.store.find_events(site.selection(EVERYTHING)),
            lambda look: _made(look, base_url),
        )
        if name not in found.files:
            raise HTTPException(404)
        return respond(request, Document(found.files[name], "application/xml"))

    def robots(request: Request) -> Response:
        return PlainTextResponse(_robots(site.base_url(request)), headers={"cache-control": REVALIDATE})

    return [
        Route("/sitemap.xml", sitemap, methods=["GET"]),
        Route("/sitemap-{number:int}.xml", sitemap, methods=["GET"]),
        Route("/robots.txt", robots, methods=["GET"]),
    ]


def _robots(base_url: str) -> str:
    """RFC 9309; it counts only where the site stands at the top of its host."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _FORBIDDEN), f"Sitemap: {base_url}/sitemap.xml"]
    return "".join(f"{line}\n" for line in lines)


def _made(look: Look[list[Event]], base_url: str) -> _Files:
    """The pages of all dated events that were not withdrawn, after the two pages of all."""
    changed = look.changed or NEVER_CHANGED
    homes = [(f"{base_url}{path}", changed) for path in (page_path(EVERYTHING), plain_path(EVERYTHING))]
    shown = (event for event in look.found if event.withdrawn is None)
    pages = [*homes, *((f"{base_url}{event_path(event.uid)}", event.last_modified) for event in shown)]
    return _Files({name: compress(octets) for name, octets in render_sitemaps(pages, f"{base_url}/")})

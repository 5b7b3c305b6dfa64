"""Addresses of pages that the site as static files has: `/country/KR/`, `/kind/visit/`, `/year/2023/`, `/subscribe/`.

Here they lead to the page that shows the same, so that an address holds whichever way the site is served.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from timeline.filter import parse_filter
from timeline.publish.addresses import SHORT, page_path, subscribe_path
from timeline.web.conditional import REVALIDATE

_FILTERS = {name: (name,) for name in SHORT} | {"year": ("from", "to")}


def folder_routes() -> list[Route]:
    """A route for each sort of folder. A value that is none raises FilterError."""
    folders = [
        Route(f"/{name}/{{value}}/", partial(_to_page, names), methods=["GET"]) for name, names in _FILTERS.items()
    ]
    return [*folders, Route("/subscribe/", _to_subscribe, methods=["GET"])]


def _to_page(names: Sequence[str], request: Request) -> Response:
    given = [(name, request.path_params["value"]) for name in names]
    chosen = parse_filter([*given, *request.query_params.multi_items()])
    return _redirect(request, page_path(chosen))


def _to_subscribe(request: Request) -> Response:
    return _redirect(request, subscribe_path(parse_filter(request.query_params.multi_items())))


def _redirect(request: Request, path: str) -> Response:
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}{path}", headers={"cache-control": REVALIDATE})

"""The page's own modules, style and icon, read once from the installed package.

The folder's content is part of their address (`/assets/<version>/...`), so that a browser keeps them for ever and a new
release has new addresses. Modules import each other relatively and so stay within one version; pages load all of them
as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.web.conditional import FOR_EVER, Document, respond
from timeline.web.joined import join_modules
from timeline.web.rendered import Rendered, compress

JOINED = "page.js"  # main.js with all that it imports
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """files: by name. version: follows from the content of all of them."""

    files: Mapping[str, Rendered]
    version: str

    def path(self, name: str) -> str:
        """Where the asset of that name is served."""
        if name not in self.files:
            raise KeyError(name)
        return f"/assets/{self.version}/{name}"


def read_assets(folder: Traversable) -> Assets:
    """All files of `folder` that a browser may have (it has no folders below it), and its modules as one."""
    contents = {item.name: item.read_bytes() for item in folder.iterdir() if _suffix(item.name) in MEDIA_TYPES}
    modules = {name: content.decode() for name, content in contents.items() if _suffix(name) == ".js"}
    contents[JOINED] = join_modules(modules, "main.js").encode()
    digest = hashlib.sha256(repr(sorted(contents.items())).encode()).hexdigest()
    return Assets({name: compress(content) for name, content in contents.items()}, digest[:12])


def asset_route(assets: Assets) -> Route:
    def answer(request: Request) -> Response:
        name, version = request.path_params["name"], request.path_params["version"]
        if version != assets.version or name not in assets.files:
            raise HTTPException(404)
        media_type = MEDIA_TYPES[_suffix(name)]
        return respond(request, Document(assets.files[name], media_type, cache_control=FOR_EVER))

    return Route("/assets/{version}/{name}", answer, methods=["GET"])


def _suffix(name: str) -> str:
    return name[name.rfind(".") :] if "." in name else ""

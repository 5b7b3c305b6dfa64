"""Streamlit's own scripts and styles, sent compressed and from memory.

Streamlit sends them as plain files, opened anew for each request: 2.5 MB for a first visit, of which gzip leaves a
quarter. Their names follow from their content, so each is read and compressed once, and browsers keep it for ever.

An element's script is loaded by the browser when the first such element is to be drawn, and only then are the scripts
known that this one imports. `needed` finds them beforehand, so that a page can name them in its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from timeline.web.assets import MEDIA_TYPES
from timeline.web.conditional import FOR_EVER, Document, respond
from timeline.web.rendered import Rendered, compress
from timeline.web.routes import path_of

_FOLDERS = {"js": ".js", "css": ".css"}
_IMPORT = re.compile(r'\b(?:from|import)\s*"\./([\w.~-]+\.js)"')  # a static import; a dynamic one has a bracket
_NAMED = re.compile(r'/static/js/([\w.~-]+\.js)"')


@dataclass(frozen=True, slots=True, eq=False)
class Frontend:
    """files: by path ("/static/js/index.DormvYxC.js"). first: the paths of what the index page itself names.

    kept: what was prepared.
    """

    files: Mapping[str, Traversable]
    first: frozenset[str]
    kept: dict[str, Rendered] = field(default_factory=dict)

    def prepare(self, path: str) -> Rendered:
        """The file at that path; read and compressed when it is asked for first."""
        if path not in self.kept:
            self.kept[path] = compress(self.files[path].read_bytes())
        return self.kept[path]

    def needed(self, elements: Iterable[str]) -> tuple[str, ...]:
        """The paths of the scripts of these elements ("Multiselect") and of all that they import, but for the first.

        What another version of Streamlit calls otherwise is left out: then it is loaded later, as without us.
        """
        wanted = [path for name in elements for path in self.files if path.startswith(f"/static/js/{name}.")]
        found: dict[str, None] = {}
        while wanted:
            path = wanted.pop()
            if path in self.files and path not in found and path not in self.first:
                found[path] = None
                wanted += [f"/static/js/{name}" for name in _IMPORT.findall(self.files[path].read_text("utf-8"))]
        return tuple(found)


def read_frontend(folder: Traversable) -> Frontend:
    """The files of Streamlit's `static` folder. They are read when they are asked for."""
    files = {
        f"/static/{name}/{item.name}": item
        for name, suffix in _FOLDERS.items()
        if (folder / "static" / name).is_dir()
        for item in (folder / "static" / name).iterdir()
        if item.name.endswith(suffix)
    }
    named = _NAMED.findall((folder / "index.html").read_text("utf-8"))
    return Frontend(files, frozenset(f"/static/js/{name}" for name in named))


class KeptFiles:
    """ASGI middleware that answers for the files of the frontend; all else goes through."""

    def __init__(self, app: ASGIApp, frontend: Frontend) -> None:
        self._app = app
        self._frontend = frontend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_reading = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not is_reading or (path := path_of(scope)) not in self._frontend.files:
            await self._app(scope, receive, send)
            return
        media_type = MEDIA_TYPES[path[path.rfind(".") :]]
        file = self._frontend.kept.get(path)
        if file is None:
            file = await run_in_threadpool(self._frontend.prepare, path)
        await respond(Request(scope), Document(file, media_type, cache_control=FOR_EVER))(scope, receive, send)

"""Documents over HTTP: validators, conditional requests and compression (RFC 9110, sections 8.4, 8.8, 12.5.3 and 13).

The only validator is a strong entity tag that follows from the octets sent, in each coding from its own (8.8.1). There
is no Last-Modified: what a document says also hangs on settings, on the program's version and on words for readers, of
which no one knows when they changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from timeline.web.rendered import Rendered

REVALIDATE = "no-cache"  # may be kept, but is asked for each time: a change must arrive within seconds
FOR_EVER = "public, max-age=31536000, immutable"
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True, slots=True)
class Document:
    """What is answered. media_type: with its parameters."""

    rendered: Rendered
    media_type: str
    cache_control: str = REVALIDATE


def respond(request: Request, document: Document, extra: Mapping[str, str] | None = None) -> Response:
    """The document, or 304 where the client's copy is that very document. HEAD has the headers of GET."""
    gzipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    coded = document.rendered.gzipped if gzipped else document.rendered.plain
    etag = f'"{coded.tag}"'
    headers = {"etag": etag, "cache-control": document.cache_control, "vary": "Accept-Encoding", **(extra or {})}
    if _is_current(request, etag):
        return Response(status_code=304, headers=headers)
    headers["content-type"] = document.media_type
    if gzipped:
        headers["content-encoding"] = "gzip"
    return Response(coded.octets, headers=headers)


def _is_current(request: Request, etag: str) -> bool:
    """Whether the client's copy is current (13.1.2). If-Modified-Since is ignored: no date is told (13.1.3)."""
    tags = request.headers.get("if-none-match", "")
    return tags.strip() == "*" or etag in _TAG.findall(tags)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether gzip is acceptable: named, or meant by `*`, and not with a weight of 0 (12.5.3)."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    weight = next((weights[coding] for coding in ("gzip", "x-gzip", "*") if coding in weights), "q=0")
    return re.fullmatch(r"q=0(\.0*)?", weight) is None

"""Documents over HTTP: validators, conditional requests and compression (RFC 9110, sections 8.4, 8.8, 12.5.3 and 13).

The first validator is a strong entity tag that follows from the octets sent, in each coding from its own (8.8.1).
Last-Modified stands beside it where somebody watched since when the document is as it is (`web.lastgood`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from timeline.web.rendered import Rendered

REVALIDATE = "no-cache"  # may be kept, but is asked for each time: a change must arrive within seconds
SHARED = {  # for feeds: a page of another site may read them, too
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Last-Modified",
}
READ = ("GET", "OPTIONS")  # the methods of what pages of other sites may read
_PREFLIGHT = {  # a browser asks first where a page sends validators of its own (Fetch standard, CORS-preflight fetch)
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
}
FOR_EVER = "public, max-age=31536000, immutable"
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True, slots=True)
class Document:
    """What is answered. media_type: with its parameters. since: when it became so, None if that is not known."""

    rendered: Rendered
    media_type: str
    since: datetime | None = None
    cache_control: str = REVALIDATE


def respond(request: Request, document: Document, extra: Mapping[str, str] | None = None) -> Response:
    """The document, or 304 where the client's copy is that very document. HEAD has the headers of GET."""
    gzipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    coded = document.rendered.gzipped if gzipped else document.rendered.plain
    etag = f'"{coded.tag}"'
    headers = {"etag": etag, "cache-control": document.cache_control, "vary": "Accept-Encoding", **(extra or {})}
    if document.since is not None:
        headers["last-modified"] = format_datetime(document.since.astimezone(UTC), usegmt=True)
    if _is_current(request, etag, document.since):
        return Response(status_code=304, headers=headers)
    headers["content-type"] = document.media_type
    if gzipped:
        headers["content-encoding"] = "gzip"
    return Response(coded.octets, headers=headers)


def permit() -> Response:
    """What a browser is told that asks whether a page of another site may read."""
    return Response(status_code=204, headers=_PREFLIGHT)


def _is_current(request: Request, etag: str, since: datetime | None) -> bool:
    """Whether the client's copy is current: by its tags (13.1.2), by its date only where it sends none (13.1.3)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag in _TAG.findall(tags)
    dated = _date(request.headers.get("if-modified-since", ""))
    return since is not None and dated is not None and since <= dated


def _date(text: str) -> datetime | None:
    """An HTTP-date (5.6.7), None for what is none: such a header is ignored (13.1.3)."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether gzip is acceptable: named, or meant by `*`, and not with a weight of 0 (12.5.3)."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    weight = next((weights[coding] for coding in ("gzip", "x-gzip", "*") if coding in weights), "q=0")
    return re.fullmatch(r"q=0(\.0*)?", weight) is None

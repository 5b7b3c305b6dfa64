"""Documents over HTTP: validators, conditional requests and compression (RFC 9110, sections 8.4, 8.8, 12.5.3 and 13).

Each coding of a document has its own strong entity tag, because a strong tag promises equal octets (8.8.1).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from timeline.web.rendered import Rendered

REVALIDATE = "no-cache"  # may be kept, but is asked for each time: a change must arrive within seconds
FOR_EVER = "public, max-age=31536000, immutable"
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True, slots=True)
class Document:
    """What is answered: bytes in both codings, media type, tag (without quotes), and the instant of the last change."""

    rendered: Rendered
    media_type: str
    tag: str
    changed: datetime | None = None
    cache_control: str = REVALIDATE


def tag_of(*parts: object) -> str:
    """A tag that differs where any of `parts` does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def respond(request: Request, document: Document, now: datetime, extra: Mapping[str, str] | None = None) -> Response:
    """The document, or 304 where the client's copy is that very document. HEAD has the headers of GET."""
    gzipped = accepts_gzip(request.headers.get("accept-encoding", ""))
    etag = f'"{document.tag}{"-gz" if gzipped else ""}"'
    headers = _validators(document, etag, now) | dict(extra or {})
    if _is_current(request, etag, headers.get("last-modified")):
        return Response(status_code=304, headers=headers)
    headers["content-type"] = document.media_type
    if gzipped:
        headers["content-encoding"] = "gzip"
    body = document.rendered.gzipped if gzipped else document.rendered.plain
    return Response(body, headers=headers)


def _validators(document: Document, etag: str, now: datetime) -> dict[str, str]:
    headers = {"etag": etag, "cache-control": document.cache_control, "vary": "Accept-Encoding"}
    if document.changed is not None:
        changed = document.changed.astimezone(UTC).replace(microsecond=0)
        # HTTP dates have whole seconds: within the second of a change another may follow unseen (8.8.2.2).
        if now.astimezone(UTC).replace(microsecond=0) > changed:
            headers["last-modified"] = format_datetime(changed, usegmt=True)
    return headers


def _is_current(request: Request, etag: str, last_modified: str | None) -> bool:
    """Whether the client's copy is current; its date counts only where it sends no tag (13.1.3)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag in _TAG.findall(tags)
    since = request.headers.get("if-modified-since")
    if since is None or last_modified is None:
        return False
    asked = _http_date(since)
    return asked is not None and asked >= parsedate_to_datetime(last_modified)


def _http_date(value: str) -> datetime | None:
    """An HTTP date; None for anything else, which is ignored (13.1.3)."""
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether gzip is acceptable: named, or meant by `*`, and not with a weight of 0 (12.5.3)."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    weight = next((weights[coding] for coding in ("gzip", "x-gzip", "*") if coding in weights), "q=0")
    return re.fullmatch(r"q=0(\.0*)?", weight) is None

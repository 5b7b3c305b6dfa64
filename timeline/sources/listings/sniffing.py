"""What an answer is, told from its bytes (in the spirit of the WHATWG's MIME Sniffing, section 7)."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum

from timeline.errors import SourceFormatError
from timeline.followed import Response
from timeline.sources.encodings import decode_start, is_binary, mark_of

MAX_LIST_BYTES = 50_000_000  # the limit of a sitemap (sitemaps.org); other lists have their own
_GZIP = b"\x1f\x8b"
_HEAD = 4000
_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*)", re.DOTALL | re.IGNORECASE
)
_INTERNAL = re.compile(r"\s*<!DOCTYPE\s+([A-Za-z][\w:.-]*)[^>]{0,500}?\[", re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})")
_LINES = re.compile(r"\s*https?://[^\s<>\"]{1,4000}\s*(?:\n|$)")


class Form(StrEnum):
    FEED = "feed"
    JSON_FEED = "json feed"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap index"
    ADDRESSES = "addresses"  # a sitemap as plain text: an address a line
    ROBOTS = "robots"
    HTML = "html"
    OTHER = "other"


_ROOTS = {
    **dict.fromkeys(("rss", "feed", "rdf", "channel"), Form.FEED),
    "urlset": Form.SITEMAP,
    "sitemapindex": Form.SITEMAP_INDEX,
}
_HTML = frozenset(
    (
        *("html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "table", "a", "h1", "h2"),
        *("h3", "center", "span", "br", "main", "section"),
    )
)


def sniff(response: Response) -> tuple[bytes, Form]:
    """The body, decompressed where it is itself a gzip file, and what it is.

    Raises SourceFormatError for one that is empty, too large, or broken as a gzip file.
    """
    content = _unpacked(response.content, response.url)
    if not content.strip():
        raise SourceFormatError("the answer is empty", subject=response.url)
    return content, _form(content, response)


def _unpacked(content: bytes, place: str) -> bytes:
    """A file with gzip's signature (RFC 1952, section 2.3.1) unpacked, never beyond the limit."""
    if not content.startswith(_GZIP):
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(content, MAX_LIST_BYTES + 1)
    except zlib.error as error:
        raise SourceFormatError("it is a broken gzip file", subject=place) from error
    if len(data) > MAX_LIST_BYTES:
        raise SourceFormatError(f"it unpacks to more than {MAX_LIST_BYTES // 1_000_000} MB", subject=place)
    return data


def _form(content: bytes, response: Response) -> Form:
    if mark_of(content) is None and is_binary(content) and not _is_wide(content):
        return Form.OTHER
    head = decode_start(content, _HEAD, response.charset)
    bare = _without_prologue(head)
    if bare.startswith("{"):
        return Form.JSON_FEED if "jsonfeed.org" in head.replace("\\/", "/") else Form.OTHER
    if response.url.partition("?")[0].endswith("/robots.txt") and not bare.startswith("<"):
        return Form.ROBOTS
    if _LINES.match(bare):
        return Form.ADDRESSES
    root = _ROOT.match(bare)
    name = root[1].lower() if root else ""
    return _ROOTS.get(name) or (Form.HTML if name in _HTML or _is_page(head, response) else Form.OTHER)


def _is_wide(content: bytes) -> bool:
    """UTF-16 without a mark: every second byte of `<` and what follows is a NUL."""
    return content[:4].count(0) == 2 and b"<" in content[:2]


def _without_prologue(head: str) -> str:
    """From the root element on, without declarations and comments. A document type with a subset names the root."""
    rest = head
    while True:
        internal = _INTERNAL.match(rest)
        if internal:
            return f"<{internal[1]}"
        prologue = _PROLOGUE.match(rest)
        if not prologue or not prologue[0].strip():
            return rest.lstrip()
        rest = rest[prologue.end() :]


def _is_page(head: str, response: Response) -> bool:
    """Markup that starts oddly, on a page that says that it is one."""
    return "<" in head and (response.media_type in {"text/html", "application/xhtml+xml"} or "<html" in head.lower())

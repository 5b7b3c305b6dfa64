"""What a response record holds: an HTTP answer (RFC 9112), of which a page is taken with its codings undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import WarcRecord

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<meta", b"<!--")

_READERS: dict[str, Callable[[BinaryIO | WarcReader], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": partial(GzipReader, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
    "chunked": ChunkedReader,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """status: of HTTP, None where there is none. charset: as the header names it, in the small letters of ASCII."""

    status: int | None
    is_page: bool
    charset: str | None


def read_answer(content: bytes) -> Answer:
    """What the header of an answer says, of which at least the start is given. Raises OSError where it is none."""
    record = _parsed(content)
    kind = record.http_headers.get("Content-Type")
    named = (kind or "").partition(";")[0].strip().lower()
    is_page = named in _PAGES if named else _is_markup(record.reader.read(1000))
    return Answer(record.http_headers.status_code, is_page, record.http_charset)


def read_body(content: bytes, limit: int) -> bytes:
    """The page of a whole answer, at most one byte more than `limit`. Raises OSError where its codings are broken.

    Crawlers that keep a page without its codings may keep the header that names them.
    """
    record = _parsed(content)
    plain = bytes(record.reader.read())
    try:
        return _uncoded(plain, _codings(record), limit)
    except OSError:
        if not _is_markup(plain):
            raise
        return plain[: limit + 1]


def _uncoded(plain: bytes, codings: list[str], limit: int) -> bytes:
    """Not by FastWARC's `auto_decode`: what that unpacks has no bounds."""
    reader: BinaryIO | WarcReader = BytesIO(plain)
    for coding in reversed(codings):
        if coding not in _READERS:
            raise OSError(f"unknown coding {coding[:40]!r}")
        reader = _READERS[coding](reader)
    parts, room = [], limit + 1
    while room > 0 and (part := reader.read(room)):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _codings(record: WarcRecord) -> list[str]:
    """Those that were applied, in this order (RFC 9110, section 8.4; RFC 9112, section 6.1); "identity" is none."""
    named = (
        *record.http_headers.get_multiple("Content-Encoding"),
        *record.http_headers.get_multiple("Transfer-Encoding"),
    )
    codings = [coding.strip().lower() for row in named for coding in row.split(",")]
    return [coding for coding in codings if coding not in ("", "identity", "utf-8")]


def _parsed(content: bytes) -> WarcRecord:
    record = WarcRecord()
    record.set_bytes_content(content)
    record.is_http = True
    record.parse_http(auto_decode="none")
    return record


def _is_markup(start: bytes) -> bool:
    return start[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP)

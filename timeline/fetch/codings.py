"""Content codings (RFC 9110, section 8.4): gzip and deflate are undone, piece by piece, up to a size.

A body of some kilobytes can hold gigabytes of nothing; what is too large is noticed before it is there. A coding within
a coding is refused: no honest server sends it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from timeline.errors import FetchError

ACCEPTED = "gzip, deflate"
_PIECE = 65_536  # bytes that are decompressed at once
_GZIP = {"gzip", "x-gzip"}
_GZIP_MAGIC = b"\x1f\x8b"


def content_coding(header: str | None, subject: str) -> str | None:
    """The one coding of a body, None where it has none. Raises FetchError for an unknown one and for several."""
    codings = [name for name in (part.strip().lower() for part in (header or "").split(",")) if name]
    codings = [name for name in codings if name not in {"identity", "none", "utf-8"}]
    if len(codings) > 1:
        raise FetchError("its body is coded more than once", subject=subject)
    if codings and codings[0] not in _GZIP | {"deflate"}:
        raise FetchError(f"its content coding is unknown: {codings[0][:40]!r}", subject=subject)
    return codings[0] if codings else None


def decoded(pieces: Iterable[bytes], coding: str | None, subject: str) -> Iterator[bytes]:
    """The body, in pieces. Raises FetchError where it is damaged or ends too early."""
    if coding is None:
        yield from pieces
        return
    try:
        yield from _unzipped(pieces, coding in _GZIP)
    except (zlib.error, EOFError) as error:
        raise FetchError(f"its body is no complete {coding}", subject=subject) from error


def _unzipped(pieces: Iterable[bytes], is_gzip: bool) -> Iterator[bytes]:
    """gzip may consist of several members (RFC 1952, section 2.2); what follows the last one is nothing."""
    unzip, started = None, False
    for piece in pieces:
        while piece:
            if unzip is None:
                if started and not (is_gzip and piece.startswith(_GZIP_MAGIC)):
                    break
                unzip, started = zlib.decompressobj(_window(piece, is_gzip)), True
            yield unzip.decompress(piece, _PIECE)
            piece = unzip.unconsumed_tail or unzip.unused_data
            if unzip.eof:
                unzip = None
    if unzip is not None:
        yield from _rest(unzip)


def _rest(unzip: zlib._Decompress) -> Iterator[bytes]:
    while not unzip.eof:
        piece = unzip.decompress(unzip.unconsumed_tail, _PIECE)
        if not piece:
            raise EOFError
        yield piece


def _window(piece: bytes, is_gzip: bool) -> int:
    """deflate means the zlib format (RFC 9110, section 8.4.1.2), but some send the bare one, without its head."""
    if is_gzip:
        return zlib.MAX_WBITS | 16
    has_head = piece[0] & 0x0F == 8 and (len(piece) < 2 or (piece[0] << 8 | piece[1]) % 31 == 0)
    return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS

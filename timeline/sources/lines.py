"""JSON lines: one article a line. A line that cannot be read is an error of its own; the others are read all the same.

Lines are cut from the byte stream with a limit, so that a line of any length takes no more memory than the limit.
"""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from timeline.errors import FetchError, SourceError, SourceFormatError
from timeline.sources.draft import Draft, Notice
from timeline.sources.encodings import is_binary, mark_of
from timeline.sources.guard import guarded
from timeline.sources.places import File
from timeline.sources.rows import UnknownFields, read_row

MAX_LINE = 20_000_000
_CHUNK = 1 << 16


def read_json_lines(file: File) -> Iterator[Draft | SourceError | Notice]:
    """The articles of a file of JSON lines, plain or `.gz`; an error for each line, a notice for each field, if bad."""
    try:
        with _opened(file) as stream:
            yield from _articles(stream, file)
    except (OSError, EOFError, zlib.error) as error:  # the others: of a `.gz` that is cut off or broken
        yield _caused(FetchError("the file cannot be read to its end", subject=file.place), error)


def _opened(file: File) -> BinaryIO:
    is_packed = file.path.suffix.lower() == ".gz"
    return cast(BinaryIO, gzip.open(file.path)) if is_packed else file.path.open("rb")


def _articles(stream: BinaryIO, file: File) -> Iterator[Draft | SourceError | Notice]:
    start = stream.read(_CHUNK)
    if mark_of(start) is None and is_binary(start):
        yield SourceFormatError("it is no text file (binary data)", subject=file.place)
        return
    empty, unknown = True, UnknownFields(file.place)
    for number, line in _numbered_lines(_utf8(start, stream, file), MAX_LINE):
        if isinstance(line, SourceError):
            empty = False
            yield line
        elif line is None:
            empty = False
            limit = f"{MAX_LINE // 1_000_000} MB"
            yield SourceFormatError(
                f"the line is longer than {limit} and was left out", subject=file.place, line=number
            )
        elif line.strip():
            empty = False
            yield from _article(line, number, file, unknown)
    if empty:
        yield SourceFormatError("it is empty", subject=file.place)


def _article(line: bytes, number: int, file: File, unknown: UnknownFields) -> Iterator[Draft | SourceError | Notice]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"the line is not UTF-8 (byte offset {error.start} in the line)"
        yield _caused(SourceFormatError(message, subject=file.place, line=number), error)
    except (ValueError, RecursionError) as error:  # ValueError: also a number with thousands of digits
        message = "the line is not JSON (cut off, or not written as one object a line)"
        yield _caused(SourceFormatError(message, subject=file.place, line=number), error)
    else:
        yield from unknown.find(fields, number)
        yield from guarded(read_row(fields, number, file), file.place, number)


def _utf8(start: bytes, stream: BinaryIO, file: File) -> Iterator[bytes | SourceError]:
    """The stream in chunks of UTF-8 without a mark, whatever the mark said."""
    encoding, length = mark_of(start) or ("utf-8", 0)
    chunks = _chunks(start[length:], stream)
    if encoding == "utf-8":
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    offset = length
    try:
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
            offset += len(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        message = f"it cannot be decoded as {encoding} near byte offset {offset}; what follows is not read"
        yield _caused(SourceFormatError(message, subject=file.place), error)


def _chunks(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    chunk = start
    while chunk:
        yield chunk
        chunk = stream.read(_CHUNK)


def _numbered_lines(
    chunks: Iterable[bytes | SourceError], limit: int
) -> Iterator[tuple[int, bytes | SourceError | None]]:
    """Lines, counted from 1; None for one over the limit, of which no more than the limit is ever held."""
    number, size = 1, 0
    parts: list[bytes] = []
    for chunk in chunks:
        if isinstance(chunk, SourceError):
            yield number, chunk
            continue
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            size += len(piece)
            yield number, b"".join([*parts, piece]) if size <= limit else None
            number, parts, size = number + 1, [], 0
        size += len(rest)
        if size > limit:
            parts.clear()
        elif rest:
            parts.append(rest)
    if size:
        yield number, b"".join(parts) if size <= limit else None


def _caused(error: SourceError, cause: Exception) -> SourceError:
    error.__cause__ = cause
    return error

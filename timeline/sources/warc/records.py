"""The records of a WARC file (ISO 28500), one after the other, in bounded memory.

Files of crawls are large and come from other machines: cut off, overwritten in the middle, with lengths that are wrong.
What is broken becomes a `Fault`, and reading goes on at the next record that can be found: each is compressed for
itself, or begins with a line of its own.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

LONGEST = 10_000_000  # bytes of a record that is kept whole; a larger page holds no article
_START = 32_768  # bytes of a larger one: its HTTP header
_CHUNK = 1 << 20
_MOST_AGAIN = 1 << 30  # bytes read twice in search of a record, of a file that is broken at every turn
# A record that runs into the next one has a wrong length. What is read of the page would end in the other's header.
_NEXT_RECORD = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d{1,2}\r?\n")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_MARKS = (  # how a file begins, and what its records do
    (b"\x1f\x8b", _GZIP),
    (b"\x28\xb5\x2f\xfd", re.compile(rb"\x28\xb5\x2f\xfd")),
    (b"", re.compile(rb"(?<=\n)WARC/[01]\.\d{1,2}\r?\n")),
)
_LONGEST_MARK = 12
_LONGEST_HEADER = 32_768  # FastWARC's limit


@dataclass(frozen=True, slots=True)
class Record:
    """offset: where it starts in the file, in bytes as they stand there; of several that are compressed together, where
    these end. kind: of WARC, such as "response". target, date: its headers, as written. content: its block, or only the
    start of it where `size` is beyond what is kept. cut: the crawler did not keep all of the page.
    """

    offset: int
    kind: str
    target: bytes
    date: str
    content: bytes
    size: int
    cut: bool

    @property
    def is_whole(self) -> bool:
        return len(self.content) == self.size


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the file is broken, and what follows from it."""

    offset: int
    message: str
    cause: Exception | None = None


def read_records(stream: BinaryIO, longest: int = LONGEST) -> Iterator[Record | Fault]:
    """All records of a seekable stream that can be read, a fault for each place where it is broken.

    longest: bytes of a block that is kept whole. Raises OSError where the stream itself fails.
    """
    size = stream.seek(0, os.SEEK_END)
    mark = _mark_of(stream)
    start: int | None = 0
    again = 0
    while start is not None:
        stream.seek(start)
        run = _Run(start)
        yield from run.records(stream, longest)
        if run.fault is None:
            yield from _cut_off(stream, mark, run.offset + 1)
            return
        if run.any_read or start == 0:  # else it was no record that was found there
            yield run.fault
        again += max(0, stream.tell() - run.offset)
        if again > _MOST_AGAIN + size:
            yield Fault(run.offset, "it is broken in too many places; what follows is not read")
            return
        start = _find(stream, mark, run.offset + 1)


class _Run:
    """One run over records that follow on each other. offset: of the last one. fault: what ended it before its end."""

    def __init__(self, start: int) -> None:
        self.offset = start
        self.any_read = False
        self.fault: Fault | None = None

    def records(self, stream: BinaryIO, longest: int) -> Iterator[Record]:
        """Each record once the next one was found where it has to be: else its length is wrong."""
        last: Record | None = None
        try:
            for found in ArchiveIterator(stream, parse_http=False):
                if last is not None:
                    yield last
                self.any_read, self.offset, last = True, found.stream_pos, None
                last = self._read(found, longest)
                if last is None:
                    return
        except OSError as error:
            if last is not None and not _is_of_header(error):
                yield last
            self.fault = Fault(self.offset, self._reason(last, error), error)
        else:
            if last is not None:
                yield last

    def _read(self, found: WarcRecord, longest: int) -> Record | None:
        """The record; None where it is not all there, or more than it."""
        if "Content-Length" not in found.headers:
            self.fault = Fault(self.offset, "the record's header is cut off, or states no length")
            return None
        size = found.content_length
        content = found.reader.read(size if size <= longest else _START)
        rest = found.consume()
        if len(content) + rest < size:
            self.fault = Fault(self.offset, f"the record is cut off: {len(content) + rest} of {size} bytes are there")
            return None
        if size <= longest and b"\nWARC/" in content and _NEXT_RECORD.search(content):  # the search alone is slow
            self.fault = Fault(self.offset, "the record's length is wrong: another one stands within it")
            return None
        headers = found.headers
        target = headers.get_bytes(b"WARC-Target-URI") or b""
        cut = headers.get("WARC-Truncated") is not None
        kind = (headers.get("WARC-Type") or "").strip().lower()
        return Record(self.offset, kind, target, headers.get("WARC-Date") or "", content, size, cut)

    def _reason(self, last: Record | None, error: OSError) -> str:
        if not self.any_read:
            return "it is no WARC file"
        if last is not None and _is_of_header(error):
            return "the record's length is wrong, or what follows it is no record; it is left out"
        return "what follows this record is broken"


def _is_of_header(error: OSError) -> bool:
    """Whether no record begins where one should; not that its compression is broken."""
    return "invalid warc header" in str(error).lower()


def _mark_of(stream: BinaryIO) -> re.Pattern[bytes]:
    """What a record of this file begins with."""
    stream.seek(0)
    head = stream.read(4)
    return next(pattern for begin, pattern in _MARKS if head.startswith(begin))


def _cut_off(stream: BinaryIO, mark: re.Pattern[bytes], start: int) -> Iterator[Fault]:
    """The fault of a file that ends in a record's header, which FastWARC passes over in silence."""
    size = stream.seek(0, os.SEEK_END)
    at = _find(stream, mark, start)
    while at is not None and size - at < _LONGEST_HEADER:
        stream.seek(at)
        if mark is not _GZIP or _is_part_of_gzip(stream.read()):
            yield Fault(at, "the record is cut off: the file ends in its header")
            return
        at = _find(stream, mark, at + 1)


def _is_part_of_gzip(rest: bytes) -> bool:
    """Whether it is the beginning of compressed data, and not the end; nor something that only looks so."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(rest, _LONGEST_HEADER)
    except zlib.error:
        return False
    return not unpacker.eof and b"WARC/".startswith(unpacked[:5])


def _find(stream: BinaryIO, mark: re.Pattern[bytes], start: int) -> int | None:
    """The first place from `start` on where a record may begin."""
    stream.seek(start - 1)
    base, held = start - 1, b""
    while chunk := stream.read(_CHUNK):
        held += chunk
        match = mark.search(held, 1) if base < start else mark.search(held)
        if match is not None:
            return base + match.start()
        base, held = base + len(held) - min(len(held), _LONGEST_MARK), held[-_LONGEST_MARK:]
    return None

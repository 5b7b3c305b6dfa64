"""Pages that a browser saved whole in one file (MHTML, RFC 2557): the page is one part, its pictures are others."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from timeline.errors import SourceError, SourceFormatError
from timeline.sources.draft import Draft, Notice, is_address
from timeline.sources.encodings import declared_in
from timeline.sources.pages import MAX_BYTES, read_saved
from timeline.sources.places import File
from timeline.sources.plain import read_bytes

_LARGEST = 40_000_000  # octets, with the pictures


def read_mhtml(file: File) -> Iterator[Draft | SourceError | Notice]:
    """The article of the page in the file, or why there is none; its address is the one that it was saved from."""
    try:
        message = message_from_bytes(read_bytes(file, _LARGEST))
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        data = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(data, bytes) or not data.strip():
            raise SourceFormatError("it holds no page", subject=file.place)
        if len(data) > MAX_BYTES:
            raise SourceFormatError(f"its page is larger than {MAX_BYTES // 1_000_000} MB", subject=file.place)
    except SourceError as error:
        yield error
        return
    yield from read_saved(file, data, part.get_content_charset() or declared_in(data), _address(message, part))


def _address(message: Message, part: Message) -> str | None:
    named = (message.get("Snapshot-Content-Location"), part.get("Content-Location"))
    return next((url for url in (str(one).strip() for one in named if one) if is_address(url)), None)

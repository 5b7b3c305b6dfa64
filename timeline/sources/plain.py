"""Plain text: one file, one article. Its key is the file's name without the suffix, unless another has it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import FetchError, SourceError, SourceFormatError
from timeline.sources.draft import Draft, Given, Notice, hash_bytes, make_draft, overlong
from timeline.sources.encodings import decode
from timeline.sources.places import File

MAX_BYTES = 20_000_000


def read_text(file: File) -> Iterator[Draft | SourceError | Notice]:
    """The article in a text file, or why there is none; a notice before it where its encoding was guessed."""
    try:
        data = read_bytes(file, MAX_BYTES)
        text, guessed = decode(data, file.place)
        if not text.strip():
            raise SourceFormatError("it is empty", subject=file.place)
        check_length(text, file)
    except SourceError as error:
        yield error
        return
    yield from guess_notice(file, guessed)
    given = Given(text=text, source=file.place, content_hash=hash_bytes(data))
    yield make_draft(given, claims=(), names=(file.path.stem, file.name), same=None)


def check_length(text: str, file: File) -> None:
    """Raises SourceFormatError for a text that is too long for an article."""
    fault = overlong(text)
    if fault is not None:
        raise SourceFormatError(f"its text is {fault}, which is no article", subject=file.place)


def guess_notice(file: File, guessed: str | None, declared: str | None = None) -> Iterator[Notice]:
    """What is said of a file whose encoding was guessed. declared: the one that the page itself names."""
    if guessed is not None:
        fault = f"it names {declared}, which does not fit" if declared else "it is not UTF-8 and names no encoding"
        yield Notice(file.place, f"{fault}; read as {guessed}, which was guessed")


def read_bytes(file: File, limit: int) -> bytes:
    """The whole file. Raises FetchError where it cannot be read, SourceFormatError where it is empty or too large."""
    try:
        with file.path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise FetchError("the file cannot be read", subject=file.place) from error
    if not data:
        raise SourceFormatError("it is empty", subject=file.place)
    if len(data) > limit:
        raise SourceFormatError(
            f"it is larger than {limit // 1_000_000} MB, too large for an article", subject=file.place
        )
    return data

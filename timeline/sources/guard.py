"""A fault on one file or row, of a library or of ours, costs that file or row and never the thousands after it.

It is not swallowed: it becomes an error of the stream, which is told and counted, with what happened as its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.errors import ConfigError, SourceError, SourceFormatError
from timeline.sources.draft import Draft, Notice


def guarded(
    drafts: Iterable[Draft | SourceError | Notice], place: str, line: int | None = None
) -> Iterator[Draft | SourceError | Notice]:
    """The drafts of one file (or of its `line`, counted from 1); where making them fails, a SourceFormatError.

    Raises ConfigError where a lexicon is wrong.
    """
    try:
        yield from drafts
    except ConfigError:
        raise  # it is wrong for every article, and must be mended first
    except Exception as error:  # noqa: BLE001 - parsers of other people's pages fail in ways that nobody has listed
        message = "reading failed on it; please report this together with the file"
        fault = SourceFormatError(message, subject=place, line=line)
        fault.__cause__ = error
        yield fault

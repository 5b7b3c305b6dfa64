"""Sources: places that people name, read as Articles.

What cannot be read is a value in the same stream, a `SourceError`, and never stops the rest; a `Notice` says what was
decided without loss (two articles claimed one key). `read_articles` is the room's verb for files; for what was fetched
from the web, `recognise` says what an answer is, `read_listing` which articles it names, `read_response` what one says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources.answers import read_response
from timeline.sources.draft import Draft, LeftOut, Notice
from timeline.sources.guard import guarded
from timeline.sources.keys import Known, with_single_keys
from timeline.sources.lines import read_json_lines
from timeline.sources.listings import read_listing
from timeline.sources.pages import read_page
from timeline.sources.places import File, find_files
from timeline.sources.plain import read_text
from timeline.sources.recognising import Recognised, recognise

__all__ = [
    "Draft",
    "LeftOut",
    "Notice",
    "Recognised",
    "read_articles",
    "read_listing",
    "read_response",
    "recognise",
]

_READERS = {".jsonl": read_json_lines, ".txt": read_text, ".html": read_page, ".htm": read_page}
SUFFIXES = frozenset(_READERS)


def read_articles(places: Sequence[str | Path], known: Known | None = None) -> Iterator[Article | SourceError | Notice]:
    """The articles in `places` (files, or folders with all that is below them), in the order given, paths sorted.

    `.jsonl`: one object a line (id, url, title, published, language, province, text or html; all optional but the
    text); `.txt`; `.html`, `.htm`. Other files of a folder are passed over; naming one, or a place that is not there,
    yields an error. A field that cannot be read yields a `LeftOut`, and the article is read without it; a field that is
    unknown, a notice. Raises ConfigError where a lexicon is wrong, and nothing else.
    known: gives what a store holds, so that no article takes another's key; sources are absolute then.
    """
    return with_single_keys(_drafts(places), known)


def _drafts(places: Sequence[str | Path]) -> Iterator[Draft | SourceError | Notice]:
    for found in find_files(places, SUFFIXES):
        if isinstance(found, File):
            yield from guarded(_READERS[found.path.suffix.lower()](found), found.place)
        else:
            yield found

"""Sources: places that people name, read as Articles.

What cannot be read is a value in the same stream, a `SourceError`, and never stops the rest; a `Notice` says what was
decided without loss (two articles claimed one key). `read_articles` is the room's verb for files; for what was fetched
from the web, `recognise` says what an answer is, `read_listing` which articles it names, `read_response` what one says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources.answers import read_response
from timeline.sources.draft import Draft, LeftOut, Notice, PassedOver
from timeline.sources.guard import guarded
from timeline.sources.keys import Known, with_single_keys
from timeline.sources.lines import read_json_lines
from timeline.sources.listings import read_listing
from timeline.sources.mhtml import read_mhtml
from timeline.sources.naming import Names, names_of
from timeline.sources.pages import read_page
from timeline.sources.parquet import read_parquet
from timeline.sources.places import File, find_files, suffix_of
from timeline.sources.plain import read_text
from timeline.sources.recognising import Recognised, recognise
from timeline.sources.warc import read_warc

__all__ = [
    "Draft",
    "LeftOut",
    "Names",
    "Notice",
    "PassedOver",
    "Recognised",
    "names_of",
    "read_articles",
    "read_listing",
    "read_response",
    "recognise",
]

_Reader = Callable[[File], Iterator[Draft | SourceError | Notice]]
_READERS: dict[str, _Reader] = {
    ".jsonl": read_json_lines,
    ".jsonl.gz": read_json_lines,
    ".parquet": read_parquet,
    ".txt": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
}
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")
SUFFIXES = frozenset((*_READERS, *_ARCHIVES))


def read_articles(
    places: Sequence[str | Path], known: Known | None = None, names: Names | None = None
) -> Iterator[Article | SourceError | Notice]:
    """The articles in `places` (files, or folders with all that is below them), in the order given, paths sorted.

    `.jsonl`, `.jsonl.gz`: one object a line (id, url, title, published, language, province, text or html; all optional
    but the text); `.parquet`: the same as columns; `.txt`; `.html`, `.htm`, `.mhtml`, `.mht`; `.warc`, `.warc.gz`,
    `.warc.zst`: pages of a crawl. Other files of a folder are passed over; naming one, or a place that is not there,
    yields an error. A field that cannot be read yields a `LeftOut`, and the article is read without it; a field that is
    unknown, a notice; what an archive holds besides articles, a `PassedOver`. Raises ConfigError where a lexicon is
    wrong, and nothing else.
    known: gives what a store holds, so that no article takes another's key; sources are absolute then. names: tells of
    the markup of an archive's page whether to read it (see `names_of`); without it all are read.
    """
    return with_single_keys(_drafts(places, names), known)


def _drafts(places: Sequence[str | Path], names: Names | None) -> Iterator[Draft | SourceError | Notice]:
    readers = _READERS | dict.fromkeys(_ARCHIVES, partial(read_warc, names=names))
    for found in find_files(places, SUFFIXES):
        if isinstance(found, File):
            suffix = suffix_of(found.path, SUFFIXES)
            assert suffix is not None, "what was found has one"
            yield from guarded(readers[suffix](found), found.place)
        else:
            yield found

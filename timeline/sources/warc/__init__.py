"""Web archives: WARC files (ISO 28500) as crawlers write them, read page by page.

Only answers with a page are read (HTTP 2xx, HTML). What else a file holds is passed over and counted. An article's key
is its address; where a run meets a page twice, the first counts.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urldefrag

from timeline.errors import ConfigError, FetchError, SourceError, SourceFormatError
from timeline.sources.draft import Draft, Given, Notice, PassedOver, is_address, make_draft
from timeline.sources.encodings import declared_in, decode
from timeline.sources.naming import Names
from timeline.sources.pages import MAX_BYTES, Page, read_markup
from timeline.sources.places import File
from timeline.sources.plain import check_length, guess_notice
from timeline.sources.warc.answers import read_answer, read_body
from timeline.sources.warc.records import Fault, Record, read_records

_REVISIT = "revisits, whose page an earlier crawl holds"
_NO_ANSWER = "records that are no answer of a server"
_NO_SUCCESS = "answers without a page (redirects, errors)"
_NO_PAGE = "answers that are no HTML"
_UNNAMED = "pages that do not name the province"
_NO_ARTICLE = "pages without an article's text"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def read_warc(file: File, names: Names | None = None) -> Iterator[Draft | SourceError | Notice]:
    """The articles of a WARC file, an error for each record that is broken or too large; at last what was passed over.

    names: tells of a page's markup whether it is worth reading (see `naming`); without it all pages are. Raises
    ConfigError where a lexicon is wrong.
    """
    passed: Counter[str] = Counter()
    empty = True
    try:
        with file.path.open("rb") as stream:
            for found in read_records(stream):
                empty = False
                yield from _read(found, file, names, passed)
    except OSError as error:
        empty = False
        yield _caused(FetchError("the file cannot be read to its end", subject=file.place), error)
    if empty:
        yield SourceFormatError("it is empty", subject=file.place)
    if passed:
        yield PassedOver.of(file.place, passed)


def _read(
    found: Record | Fault, file: File, names: Names | None, passed: Counter[str]
) -> Iterator[Draft | SourceError | Notice]:
    """What one place of the file gives. `passed` counts why nothing is read, by reason."""
    here = replace(file, place=f"{file.place}#{found.offset}")
    if isinstance(found, Fault):
        yield _caused(SourceFormatError(found.message, subject=here.place), found.cause)
        return
    try:
        read = _reason_against(found) or _read_page(found, here, names)
        if isinstance(read, str):
            passed[read] += 1
        else:
            yield from read
    except ConfigError:
        raise  # it is wrong for every page
    except SourceError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - parsers of other people's pages fail in ways that nobody has listed
        message = "reading failed on this record; please report this together with it"
        yield _caused(SourceFormatError(message, subject=here.place), error)


def _reason_against(record: Record) -> str | None:
    """Why a record holds no page."""
    if record.kind != "response":
        return _REVISIT if record.kind == "revisit" else _NO_ANSWER
    try:
        answer = read_answer(record.content)
    except OSError:  # whois, ftp: a response need not be one of HTTP
        return _NO_PAGE
    if answer.status is None or not 200 <= answer.status < 300:
        return _NO_SUCCESS
    return None if answer.is_page else _NO_PAGE


def _read_page(record: Record, here: File, names: Names | None) -> str | list[Draft | Notice]:
    """The article of a record that holds a page, and what is to be said of it; or why it is passed over.

    Raises SourceFormatError where the record is broken.
    """
    data = _body(record, here)
    declared = read_answer(record.content).charset or declared_in(data)
    markup, guessed = decode(data, here.place, declared=declared)
    if names is not None and not names(markup):
        return _UNNAMED
    page = read_markup(markup, _address(record.target))
    if page is None:
        return _NO_ARTICLE
    check_length(page.text, here)
    cut = [Notice(here.place, "the crawler kept only the start of this page")] if record.cut else []
    return [*guess_notice(here, guessed, declared), *cut, _draft(page, here)]


def _body(record: Record, here: File) -> bytes:
    limit = f"larger than {MAX_BYTES // 1_000_000} MB, too large for an article"
    if not record.is_whole:
        raise SourceFormatError(f"the page is {limit}", subject=here.place)
    try:
        data = read_body(record.content, MAX_BYTES)
    except OSError as error:
        raise SourceFormatError("the page's transfer or content coding is broken", subject=here.place) from error
    if len(data) > MAX_BYTES:
        raise SourceFormatError(f"unpacked, the page is {limit}", subject=here.place)
    if not data:
        raise SourceFormatError("the page is empty", subject=here.place)
    return data


def _draft(page: Page, here: File) -> Draft:
    """By what was read, not by the octets: a page holds counters and tokens that differ at each visit."""
    said = json.dumps([page.title, page.published.isoformat() if page.published else None, page.text])
    digest = hashlib.sha256(said.encode("ascii")).hexdigest()
    given = Given(
        text=page.text,
        source=here.place,
        content_hash=digest,
        url=page.url,
        title=page.title,
        published=page.published,
        published_from="metadata" if page.published else None,
        header=page.header,
        guess=page.guess,
    )
    key = page.url or f"{here.path.name}#{digest[:12]}"
    return make_draft(given, claims=(key,), names=(), same=key)


def _address(target: bytes) -> str | None:
    """The page's address; some crawlers put it in angle brackets, as the first standard had it. Not all write ASCII."""
    try:
        url = target.decode("utf-8")
    except UnicodeDecodeError:
        url = _BEYOND_ASCII.sub(lambda match: b"%%%02X" % match[0][0], target).decode("ascii")
    url = urldefrag(url.strip().removeprefix("<").removesuffix(">")).url
    return url if is_address(url) else None


def _caused(error: SourceError, cause: Exception | None) -> SourceError:
    error.__cause__ = cause
    return error

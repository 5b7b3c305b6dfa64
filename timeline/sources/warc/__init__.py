"""Web archives: WARC files (ISO 28500) as crawlers write them, read page by page.

Only answers with a page are read (HTTP 2xx, HTML), as those that come from the web are. What else a file holds is
passed over and counted. An article's key is its address; where a run meets a page twice, the first counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urldefrag

from timeline.errors import ConfigError, FetchError, NoArticleError, SourceError, SourceFormatError
from timeline.followed import Response, Source, SourceKind
from timeline.sources.answers import read_response
from timeline.sources.draft import Draft, Notice, PassedOver, is_address
from timeline.sources.markup import MAX_PAGE_BYTES, markup_of
from timeline.sources.naming import Names
from timeline.sources.places import File
from timeline.sources.warc.answers import read_answer, read_body
from timeline.sources.warc.records import Fault, Record, read_records

_REVISIT = "revisits, whose page an earlier crawl holds"
_NO_ANSWER = "records that are no answer of a server"
_NO_SUCCESS = "answers without a page (redirects, errors)"
_NO_PAGE = "answers that are no HTML"
_UNNAMED = "pages that do not name the province"
_NO_ARTICLE = "pages that hold no article"
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
    url = _address(record.target)
    if url is None:
        raise SourceFormatError(f"it gives no address of the web ({_shown(record.target)})", subject=here.place)
    response = _response(record, url, here)
    if names is not None and not names(markup_of(response)):
        return _UNNAMED
    cut = [Notice(here.place, "the crawler kept only the start of this page")] if record.cut else []
    read = list(read_response(response, Source(id="archive", url=url, kind=SourceKind.PAGE), None))
    for error in (one for one in read if isinstance(one, SourceError)):
        if isinstance(error, NoArticleError):
            return _NO_ARTICLE
        raise error
    return [*cut, *(_placed(one, here) for one in read if not isinstance(one, SourceError))]


def _response(record: Record, url: str, here: File) -> Response:
    """The answer as it would have come from the web. Raises SourceFormatError where it is too large or broken."""
    limit = f"larger than {MAX_PAGE_BYTES // 1_000_000} MB, too large for an article"
    if not record.is_whole:
        raise SourceFormatError(f"the page is {limit}", subject=here.place)
    try:
        content = read_body(record.content, MAX_PAGE_BYTES)
    except OSError as error:
        raise SourceFormatError("the page's transfer or content coding is broken", subject=here.place) from error
    if len(content) > MAX_PAGE_BYTES:
        raise SourceFormatError(f"unpacked, the page is {limit}", subject=here.place)
    charset = read_answer(record.content).charset
    return Response(url, url, 200, content, _instant(record, here), media_type="text/html", charset=charset)


def _placed(found: Draft | Notice, here: File) -> Draft | Notice:
    """With its place in the archive, from which it was read."""
    if isinstance(found, Draft):
        return replace(found, article=replace(found.article, source=here.place))
    return replace(found, subject=here.place)


def _instant(record: Record, here: File) -> datetime:
    """When it was crawled: WARC-Date, which is in UTC."""
    try:
        instant = datetime.fromisoformat(record.date)
    except ValueError as error:
        message = f"it does not say when it was crawled ({record.date[:40]!r})"
        raise SourceFormatError(message, subject=here.place) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _address(target: bytes) -> str | None:
    """The page's address; some crawlers put it in angle brackets, as the first standard had it. Not all write ASCII."""
    try:
        url = target.decode("utf-8")
    except UnicodeDecodeError:
        url = _BEYOND_ASCII.sub(lambda match: b"%%%02X" % match[0][0], target).decode("ascii")
    url = urldefrag(url.strip().removeprefix("<").removesuffix(">")).url
    return url if is_address(url) else None


def _shown(target: bytes) -> str:
    return repr(target[:60])[1:]


def _caused(error: SourceError, cause: Exception | None) -> SourceError:
    error.__cause__ = cause
    return error

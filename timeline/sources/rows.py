"""A row of JSON lines: fields checked one by one. A bad optional field is said, and the article is read without it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from timeline.errors import SourceError, SourceFormatError
from timeline.sources.draft import Draft, Given, LeftOut, Notice, clean, is_address, make_draft, overlong
from timeline.sources.languages import is_language
from timeline.sources.pages import Page, read_markup
from timeline.sources.places import File

_MAX_NAME = 1000
_MOST_UNKNOWN = 20
_YEARS = range(1900, 2101)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_\-]{1,20})?")
FIELDS = ("id", "url", "title", "published", "language", "province", "text", "html")


class UnknownFields:
    """The fields of one file that mean nothing here, each told once: a mistyped name is no missing one."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._told: set[str] = set()

    def find(self, row: object, number: int) -> Iterator[Notice]:
        """A notice for each name that was not met before; at most so many of a file that has no end of them."""
        for name in row if isinstance(row, dict) else ():
            if name in FIELDS or name in self._told or len(self._told) > _MOST_UNKNOWN:
                continue
            self._told.add(name)
            message = f"unknown field {clean(name)[:40]!r} is passed over; there are {', '.join(FIELDS)}"
            if len(self._told) > _MOST_UNKNOWN:
                message = "there are more unknown fields, which are passed over"
            yield Notice(f"{self._place}, line {number}", message)


def read_row(row: object, number: int, file: File) -> Iterator[Draft | SourceError | Notice]:
    """The article of one row; before it a notice for each optional field that cannot be read."""
    if not isinstance(row, dict):
        yield SourceFormatError("the row is no object with fields", subject=file.place, line=number)
        return
    values: dict[str, object] = {}
    for name, check in _CHECKS.items():
        try:
            values[name] = check(row.get(name))
        except ValueError as error:
            message = f"{name}: {error}; the article is read without it"
            yield LeftOut(f"{file.place}, line {number}", message)
    try:
        text, page = _text(row, values.get("url"))
    except ValueError as error:
        yield SourceFormatError(str(error), subject=file.place, line=number)
        return
    given = _given(row, values, text, page, f"{file.place}#{number}")
    stated = [str(values[name]) for name in ("id", "url") if values.get(name)][:1]
    # By its text, not by its line: a row put in front must not make other articles of those behind it.
    content = str(row["html" if page else "text"])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    claims = (*stated, f"{file.path.name}#{digest[:12]}")
    yield make_draft(given, claims=claims, names=(), same=None if stated else digest)


def _given(row: dict[str, object], values: dict[str, object], text: str, page: Page | None, source: str) -> Given:
    published = values.get("published")
    assert published is None or isinstance(published, date)
    metadata = page.published if page and published is None else None
    return Given(
        text=text,
        source=source,
        content_hash=_hash({name: row[name] for name in FIELDS if name in row}),
        url=_string(values.get("url")) or (page.url if page else None),
        title=_string(values.get("title")) or (page.title if page else None),
        language=_string(values.get("language")),
        province=_string(values.get("province")),
        published=published or metadata,
        published_from="given" if published else "metadata" if metadata else None,
        header=page.header if page else None,
        guess=page.guess if page else None,
    )


def _text(row: dict[str, object], url: object) -> tuple[str, Page | None]:
    """The text, or that of the markup. Raises ValueError where neither is one."""
    for name in ("text", "html"):
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{name}: it is no string")
    text, markup = row.get("text"), row.get("html")
    if isinstance(text, str) and text.strip():
        return _short_enough("text", clean(text)), None
    if isinstance(markup, str) and markup.strip():
        page = read_markup(_short_enough("html", clean(markup)), _string(url))
        if page is None:
            raise ValueError("html: no article text was found in it")
        return page.text, page
    raise ValueError("no text: not an article")


def _short_enough(name: str, text: str) -> str:
    fault = overlong(text)
    if fault is not None:
        raise ValueError(f"{name}: it is {fault}, which is no article")
    return text


def _name(value: object) -> str | None:
    """A short string without control characters; None for null and blank. Raises ValueError."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("it is no string")
    if len(value) > _MAX_NAME:
        raise ValueError(f"it is longer than {_MAX_NAME} characters")
    return _CONTROL.sub(" ", clean(value)).strip() or None


def _title(value: object) -> str | None:
    name = _name(value)
    return " ".join(name.split()) if name else None


def _url(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError("it is no string")
    url = clean(value).strip() if value else ""
    if url and not is_address(url):
        raise ValueError(f"{url[:60]!r} is no http or https address")
    return url or None


def _language(value: object) -> str | None:
    name = _name(value)
    if name is None:
        return None
    match = _LANGUAGE.fullmatch(name)
    if match is None:
        raise ValueError(f"{name[:40]!r} is no language code of two letters (ISO 639-1), such as vi")
    code = match[1].lower()
    if not is_language(code):
        raise ValueError(f"{name[:40]!r} is the code of no language (ISO 639-1)")
    return code


def _published(value: object) -> date | None:
    """An ISO 8601 date or datetime; of a datetime the day as printed, in whatever zone the source writes."""
    name = _name(value)
    if name is None:
        return None
    try:
        day = datetime.fromisoformat(name).date()
    except ValueError:
        raise ValueError(f"{name[:40]!r} is no ISO date such as 2023-01-05") from None
    if day.year not in _YEARS:
        raise ValueError(f"{name[:40]!r} is a year that no page is from")
    return day


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _hash(fields: dict[str, object]) -> str:
    """SHA-256 in hex of the fields as JSON in one canonical order (ASCII: lone surrogates are escapes there)."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode("ascii")).hexdigest()


_CHECKS: dict[str, Callable[[object], object]] = {
    "id": _name,
    "url": _url,
    "title": _title,
    "published": _published,
    "language": _language,
    "province": _name,
}

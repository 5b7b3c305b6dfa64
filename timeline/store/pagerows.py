"""Followed sources and their pages as rows of SQLite: instants as whole microseconds, texts bounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from timeline.followed import PageState, PageStatus, SourceState, Validators

SOURCE_COLUMNS = ("id", "tried", "fetched", "new_article", "failures", "failing_since", "message", "next_try", "every")
PAGE_COLUMNS = (
    *("url", "status", "found", "article", "content_hash", "etag", "last_modified", "fetched", "changed", "next_try"),
    *("failures", "message", "published", "updated", "missing_since"),
)
MAX_ADDRESS = 4_000  # characters
_MAX_MESSAGE = 500
_MAX_VALIDATOR = 1_000
_MAX_FAILURES = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)


def micros(instant: datetime) -> int:
    """An aware instant as whole microseconds since 1970, in UTC."""
    return (instant - _EPOCH) // _MICRO


def instant_of(number: int | None) -> datetime | None:
    return None if number is None else _EPOCH + number * _MICRO


def is_keepable(url: str) -> bool:
    """Whether an address can be kept: not of a length that no page has, nor with characters that are none."""
    return len(url) <= MAX_ADDRESS and shortened(url, MAX_ADDRESS) == url


def shortened(text: str, most: int) -> str:
    """At most so many characters, those that are none (halves of surrogate pairs, NUL) replaced."""
    return text[:most].encode("utf-8", "replace").decode().replace("\0", "?")


def validators_row(told: Validators) -> tuple[str | None, str | None]:
    """Cut short it would be another one: what is too long is not kept, and the page fetched whole."""
    return _validator(told.etag), _validator(told.last_modified)


def _validator(value: str | None) -> str | None:
    return value if value and len(value) <= _MAX_VALIDATOR and value.isprintable() and value.isascii() else None


def _message(text: str | None) -> str | None:
    return None if text is None else shortened(text, _MAX_MESSAGE)


def _stored(instant: datetime | None) -> int | None:
    return None if instant is None else micros(instant)


def source_row(state: SourceState) -> tuple[Any, ...]:
    return (
        state.id,
        _stored(state.tried),
        _stored(state.fetched),
        _stored(state.new_article),
        min(state.failures, _MAX_FAILURES),
        _stored(state.failing_since),
        _message(state.message),
        _stored(state.next_try),
        None if state.every is None else state.every // _MICRO,
    )


def source_of(row: Sequence[Any], lists: Mapping[str, Validators]) -> SourceState:
    return SourceState(
        row[0],
        tried=instant_of(row[1]),
        fetched=instant_of(row[2]),
        new_article=instant_of(row[3]),
        failures=row[4],
        failing_since=instant_of(row[5]),
        message=row[6],
        next_try=instant_of(row[7]),
        lists=lists,
        every=None if row[8] is None else row[8] * _MICRO,
    )


def page_row(state: PageState) -> tuple[Any, ...]:
    """A page that is never fetched again needs neither what it is compared by nor what to ask it by."""
    is_over = state.next_try is None
    etag, modified = (None, None) if is_over else validators_row(state.validators)
    return (
        state.url,
        state.status.value,
        micros(state.found),
        "" if state.article == state.url else state.article,
        bytes.fromhex(state.content_hash) if state.content_hash and not is_over else None,
        etag,
        modified,
        _stored(state.fetched),
        _stored(state.changed),
        _stored(state.next_try),
        min(state.failures, _MAX_FAILURES),
        _message(state.message),
        _stored(state.published),
        _stored(state.updated),
        _stored(state.missing_since),
    )


def page_of(source: str, row: Sequence[Any]) -> PageState:
    return PageState(
        row[0],
        source,
        PageStatus(row[1]),
        _EPOCH + row[2] * _MICRO,
        article=row[0] if row[3] == "" else row[3],
        content_hash=row[4].hex() if row[4] else None,
        validators=Validators(row[5], row[6]),
        fetched=instant_of(row[7]),
        changed=instant_of(row[8]),
        next_try=instant_of(row[9]),
        failures=row[10],
        message=row[11],
        published=instant_of(row[12]),
        updated=instant_of(row[13]),
        missing_since=instant_of(row[14]),
    )

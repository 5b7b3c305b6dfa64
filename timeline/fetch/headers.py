"""What the head of an answer says: type, validators, when to come again. All of it was written by others.

A header that is not as the standard has it counts as absent: RFC 9110, sections 8.3, 8.8 and 10.2.3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from timeline.followed import Validators

_TOKEN = r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}"  # RFC 9110, section 5.6.2
_MEDIA_TYPE = re.compile(rf"\s*({_TOKEN}/{_TOKEN})\s*(?:[;,]|$)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_SENDABLE = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,1022}[\x21-\x7e])?")
_SECONDS = re.compile(r"[0-9]{1,9}")
LONGEST_WAIT = timedelta(days=7)  # whoever asks for more is asked again all the same


def media_type(headers: Mapping[str, str]) -> str | None:
    """Without parameters, in small letters; the first where a server says several."""
    found = _MEDIA_TYPE.match(headers.get("content-type", ""))
    return found[1].lower() if found else None


def charset(headers: Mapping[str, str]) -> str | None:
    """As the header names it; nobody has checked that there is such a one."""
    found = _CHARSET.search(headers.get("content-type", "")[:1000])
    return found[1] if found else None


def validators(headers: Mapping[str, str]) -> Validators:
    """ETag and Last-Modified, as written: they are compared by the server that wrote them, right or wrong."""
    return Validators(_sendable(headers.get("etag")), _sendable(headers.get("last-modified")))


def conditions(known: Validators | None) -> dict[str, str]:
    """The headers that ask for an answer only if it changed (RFC 9110, section 13.1)."""
    if known is None:
        return {}
    etag, last_modified = _sendable(known.etag), _sendable(known.last_modified)
    return ({"If-None-Match": etag} if etag else {}) | ({"If-Modified-Since": last_modified} if last_modified else {})


def _sendable(value: str | None) -> str | None:
    return value if value and _SENDABLE.fullmatch(value) else None


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the server wants not to be asked: seconds, or an HTTP date; never below zero or above a week."""
    said = headers.get("retry-after", "").strip()[:100]
    if said.isascii() and _SECONDS.fullmatch(said):
        return min(timedelta(seconds=int(said)), LONGEST_WAIT)
    moment = _http_date(said)
    return None if moment is None else max(timedelta(0), min(moment - now, LONGEST_WAIT))


def _http_date(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

"""Instants of lists and pages: RFC 822 (RSS) and ISO 8601 (Atom, JSON Feed, sitemaps), as far as they are certain.

`05/01/2023` may be January or May: it is no instant. What states no zone is in the zone that the caller gives.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_AHEAD = timedelta(days=2)  # clocks go wrong, and zones are left out
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before that, it is what a program writes for want of a date
_OFFSET_NAME = re.compile(r"\b(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d{2}))?$", re.IGNORECASE)
# Abbreviations of several zones, or that the library does not know: taken for the source's own zone.
_UNCERTAIN = re.compile(r"\s(?:CST|ICT|IST|BST)$", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ].{1,40})?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,-]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def read_instant(value: object, zone: ZoneInfo, latest: datetime) -> datetime | None:
    """The instant (UTC) that a list states; None where it states none for certain, or one that cannot be.

    zone: of what states none; a day without a time is its first moment there. latest: when the list was fetched; what
    is up to two days beyond it is taken for that moment: many sites write their own clock's time and call it
    Greenwich's, and an evening there would become the next day. What is further beyond is no publication.
    """
    if not isinstance(value, str) or not value.strip():
        return None
    found = _parsed(" ".join(value[:100].split()))
    if found is None:
        return None
    try:
        instant = (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError):  # years 1 and 9999
        return None
    return min(instant, latest.astimezone(UTC)) if _EARLIEST <= instant <= latest + _AHEAD else None


def _parsed(value: str) -> datetime | None:
    if _ISO.fullmatch(value):
        return _iso(value)
    if match := _SLASHED.fullmatch(value):
        return _slashed(match)
    try:
        return parsedate_to_datetime(_UNCERTAIN.sub("", _OFFSET_NAME.sub(_offset, value)))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(re.sub(r"\s(?=[+-]\d)", "", value))
    except ValueError:
        return None


def _offset(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]):02}{match[3] or '00'}"


def _slashed(match: re.Match[str]) -> datetime | None:
    """Only where one of the two numbers is no month."""
    first, second, *rest = (int(part or 0) for part in match.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return datetime(rest[0], month, day, rest[1], rest[2], rest[3])  # noqa: DTZ001 - its zone is not stated; the caller knows it
    except ValueError:
        return None

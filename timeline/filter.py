"""What a reader wants to see: one value that stands for an address's query, a selection from the store, and a feed.

The query's names are the public interface: `kind`, `country`, `party`, `status`, `province`, `lang`, `from`, `to`, `q`,
`limit`; all but the last five may be repeated. A name or value that is not known is an error, because a mistyped filter
must not quietly give everything; what others append to addresses for tracking is ignored.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from timeline.errors import FilterError
from timeline.model import LANGUAGES as LANGUAGES
from timeline.model import Kind, Status

NAMES = ("kind", "country", "party", "status", "province", "lang", "from", "to", "q", "limit")
MAX_LIMIT = 100_000
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
_MAX_TEXT = 200
_Member = TypeVar("_Member", Kind, Status)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """kinds, countries (ISO 3166-1 alpha-2), parties (part of a name), statuses, provinces: any of them, empty for all.

    since, until: events that touch this period, both ends inclusive. words: all of them occur, accents ignored.
    language: of titles and labels; it selects no events. limit: at most so many, newest first; None for the default.
    """

    kinds: tuple[Kind, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    provinces: tuple[str, ...] = ()
    language: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    limit: int | None = None


def parse_filter(query: Iterable[tuple[str, str]]) -> EventFilter:
    """The filter that an address's query stands for. Raises FilterError, naming what is allowed."""
    pairs = [(name, value.strip()) for name, value in query if not _TRACKING.fullmatch(name)]
    for name, value in pairs:
        if name not in NAMES:
            raise FilterError(f"unknown filter {name[:40]!r}; there are {', '.join(NAMES)}")
        if len(value) > _MAX_TEXT:
            raise FilterError(f"the value is longer than {_MAX_TEXT} characters", subject=name)
    many = {name: tuple(dict.fromkeys(v for n, v in pairs if n == name and v)) for name in NAMES}
    since, until = _period(_one("from", many["from"]), _one("to", many["to"]))
    return EventFilter(
        kinds=tuple(_member(Kind, "kind", v) for v in many["kind"]),
        countries=tuple(_country(v) for v in many["country"]),
        parties=many["party"],
        statuses=tuple(_member(Status, "status", v) for v in many["status"]),
        provinces=many["province"],
        language=_language(_one("lang", many["lang"])),
        since=since,
        until=until,
        words=_one("q", many["q"]),
        limit=_limit(_one("limit", many["limit"])),
    )


def to_query(chosen: EventFilter) -> list[tuple[str, str]]:
    """The query of `chosen`, in a fixed order, so that one filter has one address."""
    pairs = [("kind", str(k)) for k in sorted(chosen.kinds)]
    pairs += [("country", c) for c in sorted(chosen.countries)]
    pairs += [("party", p) for p in sorted(chosen.parties)]
    pairs += [("status", str(s)) for s in sorted(chosen.statuses)]
    pairs += [("province", p) for p in sorted(chosen.provinces)]
    single: dict[str, object] = {
        "lang": chosen.language,
        "from": chosen.since,
        "to": chosen.until,
        "q": chosen.words,
        "limit": chosen.limit,
    }
    return pairs + [(name, str(value)) for name, value in single.items() if value is not None]


def query_string(chosen: EventFilter) -> str:
    """`?kind=...`, or the empty string where everything is chosen."""
    pairs = to_query(chosen)
    return f"?{urlencode(pairs)}" if pairs else ""


def _one(name: str, values: tuple[str, ...]) -> str | None:
    if len(values) > 1:
        raise FilterError("may be given only once", subject=name)
    return values[0] if values else None


def _member(members: type[_Member], name: str, value: str) -> _Member:
    try:
        return members(value.lower())
    except ValueError:
        raise FilterError(f"{value[:40]!r} is not one of {', '.join(members)}", subject=name) from None


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        raise FilterError(
            f"{value[:40]!r} is not a country code of two letters (ISO 3166), such as KR", subject="country"
        )
    return value.upper()


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise FilterError(f"{value[:40]!r} is not one of {', '.join(LANGUAGES)}", subject="lang")
    return value


def _period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Both ends. A period that ends before it begins holds nothing, and whoever asks for it has mistyped one end."""
    since, until = _day("from", first, last=False), _day("to", last, last=True)
    if since is not None and until is not None and since > until:
        raise FilterError(f"it begins at {first}, after to={last}, where it ends", subject="from")
    return since, until


def _day(name: str, value: str | None, *, last: bool) -> date | None:
    """A day; a year or a month stands for its first day, or its last."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value, re.ASCII)
    try:
        if match is None:
            raise ValueError(value)
        year, month, day = (int(part) if part else None for part in match.groups())
        return _bound(year or 0, month, day, last=last)
    except ValueError:
        raise FilterError(f"{value[:40]!r} is not a date such as 2023, 2023-01 or 2023-01-04", subject=name) from None


def _bound(year: int, month: int | None, day: int | None, *, last: bool) -> date:
    if day is not None:
        return date(year, month or 1, day)
    if not last:
        return date(year, month or 1, 1)
    return date(year, month or 12, monthrange(year, month or 12)[1])


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isdecimal() or not 1 <= int(value) <= MAX_LIMIT:
        raise FilterError(f"{value[:40]!r} is not a number from 1 to {MAX_LIMIT}", subject="limit")
    return int(value)

"""What a reader wants to see: one value that stands for an address's query, a selection from the store, and a feed.

The query's names are the public interface: `kind`, `country`, `party`, `status`, `province`, which may be repeated, and
`lang`, `from`, `to`, `q`, `limit`, `precision`, `cancelled`, `rich`. Kinds, countries and statuses may be joined by
commas, too, which keeps addresses short: some calendar programs take no more than 255 characters. A name or value that
is not known is an error, because a mistyped filter must not quietly give everything; what others append to addresses
for tracking is ignored.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from timeline.countries import COUNTRIES
from timeline.errors import FilterError
from timeline.model import LANGUAGES as LANGUAGES
from timeline.model import Kind, Precision, Status

_MANY = ("kind", "country", "party", "status", "province")
NAMES = (*_MANY, "lang", "from", "to", "q", "limit", "precision", "cancelled", "rich")
MAX_LIMIT = 100_000
ALL = "all"  # as a limit: as many as there are
_JOINED = frozenset({"kind", "country", "status"})  # their values hold no comma
_COARSEST = (Precision.DAY, Precision.MONTH)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
_MAX_TEXT = 200
_MOST_VALUES = 300  # of all filters together, however often they are repeated: all countries are fewer
_Member = TypeVar("_Member", Kind, Status)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """kinds, countries (ISO 3166-1 alpha-2), parties (part of a name), statuses, provinces: any of them, empty for all.

    since, until: events that touch this period, both ends inclusive. words: all of them occur, accents ignored.
    language: of titles and labels; it selects no events. limit: at most so many, newest first; None for the default.
    precision: the coarsest that is shown: DAY, or MONTH, which lets years in, too; None leaves that to the format.
    cancelled: whether those that were cancelled or withdrawn are shown. rich: whether a calendar also has what only
    newer programs understand (RFC 9073, RFC 9253); it selects no events.
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
    precision: Precision | None = None
    cancelled: bool = True
    rich: bool = False


def parse_filter(query: Iterable[tuple[str, str]]) -> EventFilter:
    """The filter that an address's query stands for. Raises FilterError, naming what is allowed."""
    pairs = [(name, value.strip()) for name, value in query if not _TRACKING.fullmatch(name)]
    if len(pairs) > _MOST_VALUES:
        raise FilterError("there are more than {most} values", values={"most": str(_MOST_VALUES)})
    for name, value in pairs:
        if name not in NAMES:
            raise FilterError(
                "unknown filter {name!r}; there are {known}", values={"name": name[:40], "known": ", ".join(NAMES)}
            )
        if len(value) > _MAX_TEXT:
            raise FilterError(
                "the value is longer than {most} characters", subject=name, values={"most": str(_MAX_TEXT)}
            )
    many = {name: tuple(dict.fromkeys(_values(name, pairs))) for name in NAMES}
    since, until = _period(_one("from", many["from"]), _one("to", many["to"]))
    return EventFilter(
        kinds=tuple(dict.fromkeys(_member(Kind, "kind", v) for v in many["kind"])),
        countries=tuple(dict.fromkeys(_country(v) for v in many["country"])),
        parties=many["party"],
        statuses=tuple(dict.fromkeys(_member(Status, "status", v) for v in many["status"])),
        provinces=many["province"],
        language=_language(_one("lang", many["lang"])),
        since=since,
        until=until,
        words=_one("q", many["q"]),
        limit=_limit(_one("limit", many["limit"])),
        precision=_coarsest(_one("precision", many["precision"])),
        cancelled=_switch("cancelled", _one("cancelled", many["cancelled"]), default=True),
        rich=_switch("rich", _one("rich", many["rich"]), default=False),
    )


def to_query(chosen: EventFilter) -> list[tuple[str, str]]:
    """The query of `chosen`, in a fixed order, so that one filter has one address."""
    pairs = [(name, ",".join(sorted(values))) for name, values in _joined(chosen) if values]
    pairs += [("party", p) for p in sorted(chosen.parties)]
    pairs += [("province", p) for p in sorted(chosen.provinces)]
    single: dict[str, object] = {
        "lang": chosen.language,
        "from": chosen.since,
        "to": chosen.until,
        "q": chosen.words,
        "limit": ALL if chosen.limit == MAX_LIMIT else chosen.limit,
        "precision": chosen.precision,
        "cancelled": None if chosen.cancelled else "0",
        "rich": "1" if chosen.rich else None,
    }
    return pairs + [(name, str(value)) for name, value in single.items() if value is not None]


def query_string(chosen: EventFilter) -> str:
    """`?kind=...`, or the empty string where everything is chosen."""
    pairs = to_query(chosen)
    return f"?{urlencode(pairs, safe=',')}" if pairs else ""


def _joined(chosen: EventFilter) -> tuple[tuple[str, Sequence[str]], ...]:
    return (("kind", chosen.kinds), ("country", chosen.countries), ("status", chosen.statuses))


def _values(name: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The values given under `name`, those that were joined apart, empty ones left out."""
    for value in (value for given, value in pairs if given == name):
        yield from filter(None, (part.strip() for part in (value.split(",") if name in _JOINED else [value])))


def _one(name: str, values: tuple[str, ...]) -> str | None:
    if len(values) > 1:
        raise FilterError("may be given only once", subject=name)
    return values[0] if values else None


def _member(members: type[_Member], name: str, value: str) -> _Member:
    try:
        return members(value.lower())
    except ValueError:
        message = _HINTS.get((name, value.lower()), NOT_ONE_OF)
        raise FilterError(message, subject=name, values={"value": value[:40], "known": ", ".join(members)}) from None


NOT_ONE_OF = "{value!r} is not one of {known}"
# words that readers meet in tables and on pages, but that are no value of their own
_HINTS = {
    ("status", "announced"): (
        "{value!r} is not one of {known}; announced is what was planned and has passed: status planned, to today"
    ),
    ("status", "withdrawn"): (
        "{value!r} is not one of {known}; a withdrawn report is no status: cancelled=0 leaves it out"
    ),
}


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value):
        message = "{value!r} is not a country code of two letters (ISO 3166), such as KR"
        raise FilterError(message, subject="country", values={"value": value[:40]})
    if value.upper() not in COUNTRIES:
        message = "{value!r} is not the code of a country (ISO 3166), such as KR"
        raise FilterError(message, subject="country", values={"value": value})
    return value.upper()


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise FilterError(NOT_ONE_OF, subject="lang", values={"value": value[:40], "known": ", ".join(LANGUAGES)})
    return value


def _period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Both ends. A period that ends before it begins holds nothing, and whoever asks for it has mistyped one end."""
    since, until = _day("from", first, last=False), _day("to", last, last=True)
    if since is not None and until is not None and since > until:
        values = {"first": str(first), "last": str(last)}
        raise FilterError("it begins at {first}, after to={last}, where it ends", subject="from", values=values)
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
        message = "{value!r} is not a date such as 2023, 2023-01 or 2023-01-04"
        raise FilterError(message, subject=name, values={"value": value[:40]}) from None


def _bound(year: int, month: int | None, day: int | None, *, last: bool) -> date:
    if day is not None:
        return date(year, month or 1, day)
    if not last:
        return date(year, month or 1, 1)
    return date(year, month or 12, monthrange(year, month or 12)[1])


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if value == ALL:
        return MAX_LIMIT
    if not value.isdecimal() or not 1 <= int(value) <= MAX_LIMIT:
        values = {"value": value[:40], "most": str(MAX_LIMIT), "all": ALL}
        raise FilterError("{value!r} is not a number from 1 to {most}, nor {all}", subject="limit", values=values)
    return int(value)


def _coarsest(value: str | None) -> Precision | None:
    if value is not None and value not in _COARSEST:
        values = {"value": value[:40], "known": ", ".join(_COARSEST)}
        raise FilterError(NOT_ONE_OF, subject="precision", values=values)
    return None if value is None else Precision(value)


def _switch(name: str, value: str | None, *, default: bool) -> bool:
    if value not in {None, "0", "1"}:
        raise FilterError(NOT_ONE_OF, subject=name, values={"value": str(value)[:40], "known": "0, 1"})
    return default if value is None else value == "1"

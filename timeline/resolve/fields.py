"""The fields of an event that a person can correct, each in the form that people write, and as plain JSON.

"dates" is start, end and precision in one: "2023-01-04", "2023-01", "2023", "2023-01-04/2023-01-06", and
"../2023-01-06" where no more is known than by when it was over. Titles are a field a language: "summary.en".
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from timeline.errors import CorrectionError
from timeline.filter import NOT_ONE_OF
from timeline.lexicon.labels import country_name
from timeline.model import (
    LANGUAGES,
    Event,
    Kind,
    PartOfDay,
    Party,
    Precision,
    Role,
    Scope,
    Status,
    period_end,
    period_start,
)
from timeline.resolve.partytext import parties_text, read_parties

_LONGEST = 1000  # characters of a text: a title, a place, a name
_YEARS = range(1900, 2101)  # a year that a person writes beyond them is mistyped: 1025, 3025
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_YES = {"yes": True, "true": True, "no": False, "false": False}
_SUMMARY = "summary."
_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. read: text to plain. checked: plain to plain, in one form only; raises CorrectionError, saying
    what is allowed. of: an event's, as plain. put: what changes in an event that has it.
    """

    read: Callable[[str], Any]
    checked: Callable[[Any], Any]
    of: Callable[[Event], Any]
    put: Callable[[Event, Any], dict[str, Any]]


def names() -> tuple[str, ...]:
    """The names of all fields; titles in the languages of the readers."""
    return (*(f"{_SUMMARY}{language}" for language in LANGUAGES), *_FIELDS)


def parse_value(name: str, text: str) -> str:
    """A value as people write it, as JSON. Raises CorrectionError, saying what is allowed."""
    return _json(_try(name, lambda one: one.checked(one.read(text.strip()))))


def check_value(name: str, value: str) -> str:
    """A value as JSON, in one form only. Raises CorrectionError, saying what is allowed."""
    return _json(_try(name, lambda one: one.checked(json.loads(value))))


def value_of(event: Event, name: str) -> str:
    """What an event has there, as JSON."""
    return _json(field_of(name).of(event))


def with_value(event: Event, name: str, value: str) -> Event:
    """The event with another value, which `parse_value` or `check_value` gave."""
    return replace(event, **field_of(name).put(event, json.loads(value)))


def value_words(value: str) -> str:
    """A value in short, as it stands in the code of a conflict."""
    plain = json.loads(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, list):
        return ", ".join(item["name"] if isinstance(item, dict) else item for item in plain) or "-"
    return plain or "-"


def value_text(value: str) -> str:
    """A value as people write it: what `parse_value` makes that value of."""
    plain = json.loads(value)
    if isinstance(plain, list) and any(isinstance(item, dict) for item in plain):
        return parties_text(plain)
    return "" if plain is None or plain == [] else value_words(value)


def field_of(name: str) -> Field:
    """Raises CorrectionError where there is no such field."""
    if name.startswith(_SUMMARY) and _LANGUAGE.fullmatch(name.removeprefix(_SUMMARY)):
        return _summary(name.removeprefix(_SUMMARY))
    if name not in _FIELDS:
        message = _NO_TITLE if name.startswith("title") else "there is no field {name!r}; there are {known}"
        raise CorrectionError(message, values={"name": name[:40], "known": ", ".join(names())})
    return _FIELDS[name]


def dates_of(text: str) -> tuple[date | None, date, Precision]:
    """Start, exclusive end and precision of "dates". Raises CorrectionError, saying what is allowed."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    if first == ".." and slash:
        return None, _day(last) + timedelta(days=1), Precision.BEFORE
    start, precision = _part(first)
    end, same = _part(last) if slash else (start, precision)
    if precision is not same:
        raise CorrectionError("both ends of a period have to be days, or months, or years")
    if end < start:
        raise CorrectionError("it ends before it begins")
    return start, _after(end, precision), precision


def is_within(text: str, period: str) -> bool:
    """Whether one value of "dates" says the other more exactly."""
    (start, end, precision), (since, until, coarser) = dates_of(text), dates_of(period)
    finer = list(Precision).index(precision) < list(Precision).index(coarser)
    return finer and start is not None and (since is None or since <= start) and end <= until


def _try(name: str, step: Callable[[Field], Any]) -> Any:
    one = field_of(name)
    try:
        return step(one)
    except CorrectionError as error:
        raise CorrectionError(error.template, subject=name, values=error.values) from None
    except (ValueError, OverflowError) as error:
        raise CorrectionError(str(error), subject=name) from None


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


_NO_TITLE = "there is no field {name!r}; a title is written summary.vi or summary.en; there are {known}"
_NO_DATE = "{value!r} is no date such as 2023-01-04, 2023-01, 2023, 2023-01-04/2023-01-06 or ../2023-01-06"


def _part(text: str) -> tuple[date, Precision]:
    """The first day of a day, month or year."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise CorrectionError(_NO_DATE, values={"value": text[:40]})
    year, month, day = match.groups()
    try:
        start = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise CorrectionError("{value!r} is no day of the calendar", values={"value": text}) from None
    return start, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR


def _day(text: str) -> date:
    start, precision = _part(text)
    if precision is not Precision.DAY:
        raise CorrectionError("{value!r} is no day, such as ../2023-01-06", values={"value": text})
    return start


def _after(start: date, precision: Precision) -> date:
    """The first day after a day, month or year."""
    days = {Precision.DAY: 1, Precision.MONTH: monthrange(start.year, start.month)[1], Precision.YEAR: 366}
    after = start + timedelta(days=days[precision])
    return after.replace(month=1, day=1) if precision is Precision.YEAR else after


def _dates_text(event: Event) -> str:
    first = period_start(event.dtstart, event.precision)
    last = period_end(event.dtstart, event.dtend, event.precision)
    return f"{first or '..'}/{last}" if last or first is None else first


def _whole(text: str) -> tuple[date | None, date, Precision]:
    """As `dates_of`, but an error quotes all that was written, not the part that is no date."""
    try:
        return dates_of(text)
    except CorrectionError as error:
        if error.template == _NO_DATE:
            raise CorrectionError(_NO_DATE, values={"value": text[:40]}) from None
        raise


def _checked_dates(plain: Any) -> str:
    text = _text(plain)
    start, end, _ = _whole(text)
    if not {(start or end).year, (end - timedelta(days=1)).year} <= set(_YEARS):
        values = {"value": text[:40], "first": str(_YEARS[0]), "last": str(_YEARS[-1])}
        raise CorrectionError("{value!r} has a year that is not from {first} to {last}", values=values)
    first, slash, last = (part.strip() for part in text.partition("/"))
    return f"{first}/{last}" if slash and first != last else first


def _put_dates(event: Event, plain: str) -> dict[str, Any]:
    start, end, precision = dates_of(plain)
    changes: dict[str, Any] = {"dtstart": start, "dtend": end, "precision": precision}
    if precision is not Precision.DAY or start is None or end - start > timedelta(days=1):
        changes |= dict.fromkeys(("part_of_day", "clock", "clock_end"))  # several days have the hour of none of them
    return changes


def _text(plain: Any) -> str:
    """Raises CorrectionError for what is no text, is empty, or cannot be stored."""
    if not isinstance(plain, str) or not plain.strip():
        raise CorrectionError("it has to be a text that is not empty")
    if len(plain) > _LONGEST:
        raise CorrectionError("it is longer than {most} characters", values={"most": str(_LONGEST)})
    if any("\ud800" <= character <= "\udfff" for character in plain):
        raise CorrectionError("it holds characters that are none (lone surrogates)")
    return " ".join(plain.split())


def _optional(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda plain: None if plain is None else check(plain)


def _or_none(text: str) -> str | None:
    return text or None


def _member(members: type[_Member]) -> Callable[[Any], str]:
    def check(plain: Any) -> str:
        if plain not in list(members):
            raise CorrectionError(NOT_ONE_OF, values={"value": str(plain)[:40], "known": ", ".join(members)})
        return str(plain)

    return check


def _listed(check: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def check_all(plain: Any) -> list[Any]:
        if not isinstance(plain, list):
            raise CorrectionError("it has to be a list")
        items = [check(item) for item in plain]
        return [item for number, item in enumerate(items) if item not in items[:number]]

    return check_all


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[,;\s]+", text) if part]


def country_code(plain: Any) -> str:
    """Raises CorrectionError for what is no country of ISO 3166."""
    code = _text(plain).upper()
    if not re.fullmatch("[A-Z]{2}", code) or country_name(code, LANGUAGES[0]) == code:
        message = "{value!r} is no country code of two letters (ISO 3166), such as KR"
        raise CorrectionError(message, values={"value": code[:40]})
    return code


def _yes_or_no(plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise CorrectionError(NOT_ONE_OF, values={"value": str(plain)[:40], "known": "yes, no"})
    return plain


def _checked_clock(plain: Any) -> str:
    parts = [part.strip() for part in _text(plain).split("-")]
    hours = [_CLOCK.fullmatch(part) for part in parts]
    if len(parts) > 2 or not all(hours):
        message = "{value!r} is no time such as 09:00 or 09:00-11:30"
        raise CorrectionError(message, values={"value": str(plain)[:40]})
    return "-".join(f"{int(found[1]):02}:{found[2]}" for found in hours if found)


def _clock_text(event: Event) -> str | None:
    hours = [at.isoformat("minutes") for at in (event.clock, event.clock_end) if at is not None]
    return "-".join(hours) or None


def _put_clock(event: Event, plain: str | None) -> dict[str, Any]:
    first, _, last = (plain or "").partition("-")
    return {
        "clock": time.fromisoformat(first) if first else None,
        "clock_end": time.fromisoformat(last) if last else None,
    }


def _checked_party(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict) or not set(plain) <= {"name", "role", "country", "title"}:
        raise CorrectionError("a party has a name and may have a role, a country and a title")
    return {
        "name": _text(plain.get("name")),
        "role": _member(Role)(plain.get("role") or Role.PARTICIPANT),
        "country": country_code(plain["country"]) if plain.get("country") else None,
        "title": plain.get("title") if plain.get("title") in (None, "") else _text(plain["title"]),
    }


def _party_plain(party: Party) -> dict[str, Any]:
    return {"name": party.name, "role": str(party.role), "country": party.country, "title": party.title}


def _put_parties(_: Event, plain: list[dict[str, Any]]) -> dict[str, Any]:
    return {"parties": tuple(Party(p["name"], Role(p["role"]), p["country"], p["title"]) for p in plain)}


def _summary(language: str) -> Field:
    return Field(
        str,
        _text,
        lambda event: event.summary.get(language),
        lambda event, plain: {"summary": {**event.summary, language: plain}},
    )


_FIELDS: Mapping[str, Field] = {
    "dates": Field(str, _checked_dates, _dates_text, _put_dates),
    "kind": Field(
        str.lower,
        _member(Kind),
        lambda event: str(event.kind),
        lambda event, plain: {"kind": Kind(plain), "also": tuple(k for k in event.also if k != plain)},
    ),
    "also": Field(
        lambda text: _parts(text.lower()),
        _listed(_member(Kind)),
        lambda event: [str(kind) for kind in event.also],
        lambda event, plain: {"also": tuple(Kind(kind) for kind in plain if kind != event.kind)},
    ),
    "status": Field(
        str.lower, _member(Status), lambda event: str(event.status), lambda _, plain: {"status": Status(plain)}
    ),
    "scope": Field(str.lower, _member(Scope), lambda event: str(event.scope), lambda _, plain: {"scope": Scope(plain)}),
    "main": Field(
        lambda text: _YES.get(text.lower(), text),
        _yes_or_no,
        lambda event: event.main,
        lambda _, plain: {"main": plain},
    ),
    "part_of_day": Field(
        lambda text: _or_none(text.lower()),
        _optional(_member(PartOfDay)),
        lambda event: str(event.part_of_day) if event.part_of_day else None,
        lambda _, plain: {"part_of_day": PartOfDay(plain) if plain else None},
    ),
    "clock": Field(_or_none, _optional(_checked_clock), _clock_text, _put_clock),
    "parties": Field(
        read_parties,
        _listed(_checked_party),
        lambda event: [_party_plain(party) for party in event.parties],
        _put_parties,
    ),
    "countries": Field(
        _parts,
        _listed(country_code),
        lambda event: list(event.countries),
        lambda _, plain: {"countries": tuple(plain)},
    ),
    "location": Field(_or_none, _optional(_text), lambda event: event.location, lambda _, plain: {"location": plain}),
}

"""Values of an event's fields in words: those that its history keeps as JSON, and those that stand in codes.

A date is told in words only together with its precision: so start and end go through `wording.period_words`, and here
are but the dates that state their precision themselves ("2023-01", "2023-01-04/2023-01-06").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from babel.numbers import format_decimal

from timeline.lexicon.labels import (
    country_name,
    field_label,
    kind_label,
    locale,
    part_of_day_label,
    phrase,
    role_label,
    scope_label,
    status_label,
)
from timeline.lexicon.reasons import withdrawal_words
from timeline.model import Evidence, Kind, PartOfDay, Party, Precision, Role, Scope, Span, Status
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, party_names, period_words, source_of

_Words = Callable[[Any, str], str]
_SUMMARY = "summary."  # and a language: the title in it
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)  # by how many parts of a date are stated, less one


def field_words(name: str, language: str) -> str:
    """What a field is called: "Place"; of a title, its language too ("summary.vi"). Unknown names stay as they are."""
    if name.startswith(_SUMMARY):
        code = name.removeprefix(_SUMMARY)
        title = str(locale(language).languages.get(code, code))
        return phrase("bracketed", language, name=field_label("summary", language), more=clean_line(title))
    return field_label("date" if name == "dates" else name, language)


def value_words(name: str, value: Any, language: str) -> str:
    """A value of the field of that name, as JSON has it, in one line; "" for nothing, and an unknown one as it is."""
    try:
        return _known(name, value, language)
    except (ValueError, TypeError, KeyError, AttributeError):  # what another version of the program wrote
        return clean_line(str(value), LONGEST_TITLE)


def coded_words(name: str, text: str, language: str) -> str:
    """A value as it stands in a code: lists are joined by ", ", and truth is "yes". Raises ValueError for no such."""
    if name == "main":
        return _weight({"yes": True, "no": False}.get(text, text), language)
    return _known(name, text.split(", ") if name in {"also", "countries"} else text, language)


def _known(name: str, value: Any, language: str) -> str:
    if value is None or value == {}:
        return ""
    if isinstance(value, list):
        return phrase("separator", language).join(_known(name, item, language) for item in value)
    return clean_line(_WORDS[name](value, language) if name in _WORDS else str(value), LONGEST_TITLE)


def dates_words(text: str, language: str) -> str:
    """Dates that state their precision, in words: "2023-01-04", "2023-01", "2023/2025", "../2023-01-06".

    Raises ValueError for what is no such date.
    """
    first, _, last = text.partition("/")
    if first == "..":
        return period_words(None, _stated(last)[1], Precision.BEFORE, language)
    start, _, precision = _stated(first)
    return period_words(start, _stated(last or first)[1], precision, language)


def _stated(text: str) -> tuple[date, date, Precision]:
    """First day, day after the last, and precision of a day, month or year. Raises ValueError for none."""
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(text)
    parts = [int(part) for part in match.groups() if part]
    precision = _PRECISIONS[len(parts) - 1]
    start = date(*parts, *(1,) * (3 - len(parts)))
    if precision is Precision.DAY:
        return start, start + timedelta(days=1), precision
    months = 12 if precision is Precision.YEAR else 1
    return start, date(start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1, 1), precision


def _party(plain: Any, language: str) -> str:
    if isinstance(plain, str):
        return plain
    party = Party(plain["name"], Role(plain["role"]), plain.get("country"), plain.get("title"))
    name, country = party_names(party, language)
    said = [part for part in (party.title or "", role_label(party.role, language), country) if part]
    return phrase("bracketed", language, name=name, more=phrase("separator", language).join(said))


def _weight(value: Any, language: str) -> str:
    if not isinstance(value, bool):
        raise ValueError(value)
    return phrase("reported_as_news" if value else "mentioned", language)


def _number(value: Any, language: str) -> str:
    return str(format_decimal(round(float(value), 3), locale=locale(language)))


def _evidence(plain: Any, language: str) -> str:
    return source_of(evidence_of(plain), language).label


def evidence_of(plain: Mapping[str, Any]) -> Evidence:
    """A piece of evidence from history's JSON. Raises KeyError or ValueError where it is none."""
    published, gone = plain.get("published"), plain.get("gone")
    return Evidence(
        article=plain["article"],
        span=Span(0, 0),
        quote=plain.get("quote") or "",
        url=plain.get("url"),
        language=plain.get("language") or "",
        title=plain.get("title"),
        published=date.fromisoformat(published) if published else None,
        gone=datetime.fromisoformat(gone) if gone else None,
        reprint_of=plain.get("reprint_of"),
    )


def _withdrawn(plain: Any, language: str) -> str:
    return withdrawal_words(plain["reason"], language)


def _review(plain: Any, language: str) -> str:
    named = phrase("separator", language).join(field_words(name, language) for name in plain.get("fields", ()))
    said = [phrase("confirmed", language)] if plain.get("confirmed") else []
    said += [phrase("corrected", language, fields=named)] if named else []
    return phrase("separator", language).join(said or [phrase("reviewed", language)])


_WORDS: Mapping[str, _Words] = {
    "dates": dates_words,
    # the end is exclusive
    "dtend": lambda value, _: (date.fromisoformat(value) - timedelta(days=1)).isoformat(),
    "part_of_day": lambda value, language: part_of_day_label(PartOfDay(value), language),
    "clock": lambda value, _: re.sub(r":00(?=$)", "", value) if value.count(":") == 2 else value,
    "clock_end": lambda value, _: re.sub(r":00(?=$)", "", value) if value.count(":") == 2 else value,
    "kind": lambda value, language: kind_label(Kind(value), language),
    "also": lambda value, language: kind_label(Kind(value), language),
    "scope": lambda value, language: scope_label(Scope(value), language),
    "status": lambda value, language: status_label(Status(value), language),
    "main": _weight,
    "parties": _party,
    "countries": country_name,
    "confidence": _number,
    "evidence": _evidence,
    "withdrawn": _withdrawn,
    "review": _review,
}

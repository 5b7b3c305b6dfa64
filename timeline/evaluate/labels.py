"""The two sides that are compared: a Label is what a person says of an event, a Guess is what the program says.

Files of labels are JSON lines, an article a line: {"id", "events": [{"start", "end", "kind", ...}]}. Dates are "YYYY",
"YYYY-MM" or "YYYY-MM-DD" with an inclusive end, as people write them; a missing end and one that repeats the start are
the same. A label without a start cannot be dated from the page: whatever is found for it is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import FetchError, SourceFormatError
from timeline.model import EventCandidate, Extraction, Kind, Status, period_end, period_start

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Label:
    """One event as labelled.

    also: further kinds that are right. optional: right if found, not missed if absent. accept, accept_end: further
    dates that are right; an accepted end of None is none. date_text: the date expression as printed, where there is
    one. title: for people.
    """

    start: str
    end: str | None
    kind: Kind
    also: frozenset[Kind] = frozenset()
    status: Status = Status.HELD
    countries: frozenset[str] = frozenset()
    main: bool = False
    optional: bool = False
    accept: frozenset[str] = frozenset()
    accept_end: frozenset[str | None] = frozenset()
    date_text: str | None = None
    title: str = ""

    @property
    def kinds(self) -> frozenset[Kind]:
        return self.also | {self.kind}


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """id: as `timeline extract` prints it. events: in the order of the file."""

    id: str
    events: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """One event as found. quote: the sentence that it was read from; date_text: the date expression in it."""

    start: str
    end: str | None
    kind: Kind
    status: Status = Status.HELD
    countries: frozenset[str] = frozenset()
    confidence: float = 0.5
    title: str = ""
    date_text: str = ""
    quote: str = ""


def find_guesses(extraction: Extraction) -> list[Guess]:
    """The dated events of an extraction; "recently" has no start and is not scored."""
    guesses = [_guess(candidate, extraction.article.text) for candidate in extraction.candidates]
    return [guess for guess in guesses if guess is not None]


def _guess(candidate: EventCandidate, text: str) -> Guess | None:
    start = period_start(candidate.dtstart, candidate.precision)
    if start is None:
        return None
    return Guess(
        start=start,
        end=period_end(candidate.dtstart, candidate.dtend, candidate.precision),
        kind=candidate.kind,
        status=candidate.status,
        countries=frozenset(candidate.countries),
        confidence=candidate.confidence,
        title=candidate.summary,
        date_text=candidate.date_span.of(text),
        quote=candidate.evidence.quote,
    )


def read_labels(path: Path) -> list[LabelledArticle]:
    """The labelled articles of a file. Raises FetchError where it cannot be opened, SourceFormatError with the line."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise FetchError("the labels cannot be read", subject=str(path)) from error
    articles: dict[str, LabelledArticle] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = _article(json.loads(line.decode("utf-8")))
            if article.id in articles:
                raise ValueError(f"the id {article.id!r} is there already")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SourceFormatError("this is no labelled article", subject=str(path), line=number) from error
        articles[article.id] = article
    return list(articles.values())


def _article(row: Mapping[str, Any]) -> LabelledArticle:
    return LabelledArticle(str(row["id"]), tuple(_label(event) for event in row["events"] if event.get("start")))


def _label(event: Mapping[str, Any]) -> Label:
    start, end = _date(event["start"]), event.get("end")
    return Label(
        start=start,
        end=None if end in (None, start) else _date(end),
        kind=Kind(event["kind"]),
        also=frozenset(Kind(kind) for kind in event.get("also", ())),
        status=Status(event.get("status", "held")),
        countries=frozenset(event.get("countries", ())),
        main=bool(event.get("main")),
        optional=bool(event.get("optional")),
        accept=frozenset(_date(day) for day in event.get("accept", ())),
        accept_end=frozenset(None if day is None else _date(day) for day in event.get("accept_end", ())),
        date_text=event.get("date_text"),
        title=event.get("title") or event.get("what") or "",
    )


def _date(value: str) -> str:
    if not _DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date such as 2023, 2023-01 or 2023-01-04")
    return value

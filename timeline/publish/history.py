"""What changed in an event, when and why, in words.

Start, end and precision are one date to readers, so they are told together; of lists, what went and what came. A date
is told as it was then: that follows from what it is now, step by step back through the changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from timeline.lexicon.labels import phrase
from timeline.model import Event, Precision
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.text import clean_line, web_address
from timeline.publish.values import evidence_of, field_words, value_words
from timeline.publish.wording import LONGEST_TITLE, period_words, quotation, source_of
from timeline.records import Change

_DATES = ("dtstart", "dtend", "precision")
_Values = dict[str, tuple[Any, Any]]  # old and new, by field


@dataclass(frozen=True, slots=True)
class Cause:
    """why: in words, to stand before the source. source: an article, "" where it was none; url: its address, or None.

    rules: the name of the rules that read it, or None. correction: the id of a person's decision, or None; who that was
    stands in no format.
    """

    why: str
    source: str = ""
    url: str | None = None
    rules: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change as readers are told of it. name: of the field. old, new: in words, "" for nothing."""

    at: datetime
    sequence: int
    name: str
    old: str
    new: str
    cause: Cause


def changes_in_words(event: Event, rows: Sequence[Change], language: str) -> list[ToldChange]:
    """What changed since the event became known, the last first; what reads the same before and after is left out.

    rows: as `Store.find_history` gives them, oldest first; also of an event that was merged into it.
    """
    names = _articles(event, rows, language)
    seen = event  # as it was after the change that is looked at
    told: list[ToldChange] = []
    steps = [list(group) for _, group in groupby(rows, key=lambda row: (row.uid, row.sequence, row.at))]
    for step in reversed(steps):
        values = {name: _joined(row for row in step if row.field == name) for name in sorted({r.field for r in step})}
        after = seen
        if step[0].uid == event.uid:
            seen, values = _with_dates(seen, values, language)
        cause = _cause(step[0], names, language)
        for name, old, new in _told((seen, after), values, language):
            told.append(ToldChange(step[0].at, step[0].sequence, field_words(name, language), old, new, cause))
    return told


def _joined(rows: Iterator[Change]) -> tuple[Any, Any]:
    """What the field was before and after a run that changed it, perhaps more than once."""
    pairs = [(row.old, row.new) for row in rows]
    news, olds = {new for _, new in pairs}, {old for old, _ in pairs}
    old = next((old for old, _ in pairs if old not in news), pairs[0][0])
    new = next((new for _, new in pairs if new not in olds), pairs[-1][1])
    return json.loads(old), json.loads(new)


def _with_dates(seen: Event, values: _Values, language: str) -> tuple[Event, _Values]:
    """The event as it was before, and the values with the whole date, in words, in the place of its parts."""
    parts = {name: pair for name, pair in values.items() if name in _DATES}
    if not parts:
        return seen, values
    before = replace(seen, **{name: _date_part(name, old) for name, (old, _) in parts.items()})
    after = replace(seen, **{name: _date_part(name, new) for name, (_, new) in parts.items()})
    dates = tuple(period_words(e.dtstart, e.dtend, e.precision, language) for e in (before, after))
    return before, {"date": (dates[0], dates[1])} | {n: pair for n, pair in values.items() if n not in _DATES}


def _date_part(name: str, value: Any) -> Any:
    if name == "precision":
        return Precision(value)
    return date.fromisoformat(value) if value else None


def _told(seen: tuple[Event, Event], values: _Values, language: str) -> Iterator[tuple[str, str, str]]:
    """Name of the field, and what it was and is, in words; only where the words differ."""
    for name, (old, new) in values.items():
        for part, before, after in _words(name, old, new, seen, language):
            if before != after:
                yield part, before, after


def _words(name: str, old: Any, new: Any, seen: tuple[Event, Event], language: str) -> Iterator[tuple[str, str, str]]:
    if name == "summary":
        yield from _titles(old or {}, new or {}, language)
    elif name == "conflicts":
        yield name, *_lists([_conflict_words(*pair, language) for pair in zip(seen, (old, new), strict=True)], language)
    elif name == "evidence":
        yield name, *_evidence(old or [], new or [], language)
    elif isinstance(old, list) and isinstance(new, list):
        yield name, *_lists([[value_words(name, v, language) for v in value] for value in (old, new)], language)
    else:
        yield name, value_words(name, old, language), value_words(name, new, language)


def _titles(old: Mapping[str, str], new: Mapping[str, str], language: str) -> Iterator[tuple[str, str, str]]:
    """The titles that differ, by language; else the one that goes first."""
    changed = [code for code in {**old, **new} if old.get(code) != new.get(code)]
    for code in changed:
        yield f"summary.{code}", _title(old.get(code, "")), _title(new.get(code, ""))
    if not changed:
        yield "summary", _title(next(iter(old.values()), "")), _title(next(iter(new.values()), ""))


def _title(title: str) -> str:
    return clean_line(title, LONGEST_TITLE)


def _lists(both: Sequence[Sequence[str]], language: str) -> tuple[str, str]:
    """What went and what came; where only the order differs, both as they are."""
    old, new = both
    gone, come = [value for value in old if value not in new], [value for value in new if value not in old]
    pair = (gone, come) if gone or come else (old, new)
    return phrase("separator", language).join(pair[0]), phrase("separator", language).join(pair[1])


def _conflict_words(seen: Event, codes: Any, language: str) -> list[str]:
    there = replace(seen, conflicts=tuple(codes or ()))
    return [conflict_line(conflict, language) for conflict in conflicts(there, language)]


def _evidence(old: Sequence[Any], new: Sequence[Any], language: str) -> tuple[str, str]:
    """The articles that went and came; where they are the same ones, the sentences."""
    labels = [list(dict.fromkeys(value_words("evidence", one, language) for one in side)) for side in (old, new)]
    if set(labels[0]) != set(labels[1]):
        return _lists(labels, language)
    return _lists([[quotation(evidence_of(one), language) for one in side] for side in (old, new)], language)


def _articles(event: Event, rows: Sequence[Change], language: str) -> dict[str, tuple[str, str | None]]:
    """What the articles that report it, or once did, are called, and where they are, by key."""
    told = [one for row in rows if row.field == "evidence" for one in json.loads(row.old) or []]
    pieces = [*event.evidence, *(evidence_of(one) for one in told)]
    sources = {piece.article: source_of(piece, language) for piece in reversed(pieces)}
    return {key: (source.label, source.url) for key, source in sources.items()}


def _cause(row: Change, names: Mapping[str, tuple[str, str | None]], language: str) -> Cause:
    if row.correction:
        return Cause(phrase("cause_correction", language), correction=row.correction)
    if row.article:
        source, url = names.get(row.article, (clean_line(row.article, LONGEST_TITLE), web_address(row.article)))
        return Cause(phrase("cause_article", language), source, url, row.rules)
    return Cause(phrase("cause_rules", language), rules=row.rules)

"""A file of all that people decided: one correction a line, as JSON, in the order in which they were decided.

Order and form are always the same, so that a file under version control differs by what was decided alone. What is
read is looked at line by line; a line that says nothing sensible refuses the whole file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from timeline.errors import CorrectionError, SourceFormatError
from timeline.pipeline.entering import check_added, cleaned_values
from timeline.publish.records import json_line
from timeline.records import Action, Correction
from timeline.resolve.corrections import in_order
from timeline.resolve.decisions import BY_HAND
from timeline.resolve.fields import check_value, field_of
from timeline.store.codec import decode_candidate, encode_candidate

_TEXTS = ("id", "at", "by", "action", "uid", "field", "note")
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
MOST_AHEAD = timedelta(days=1)  # so much may the clock of who decided be ahead of ours
_LISTS = ("ids", "rest")
_KEYS = {*_TEXTS, *_LISTS, "value", "told", "added"}
_NEEDED = {
    Action.SET: ("field", "value", "told"),
    Action.CONFIRM: ("value", "told"),
    Action.MERGE: ("ids",),
    Action.SPLIT: ("ids", "rest"),
    Action.APART: ("ids", "rest"),
    Action.ADD: ("added",),
}


def render_corrections(corrections: Iterable[Correction]) -> str:
    """The file's text."""
    return "".join(f"{json_line(_record(correction))}\n" for correction in in_order(corrections))


def _record(correction: Correction) -> dict[str, Any]:
    """What is empty is left out."""
    record: dict[str, Any] = {
        "id": correction.id,
        "at": correction.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "by": correction.by,
        "action": str(correction.action),
        "uid": correction.uid,
        "ids": list(correction.ids),
        "rest": list(correction.rest),
        "field": correction.field,
        "added": json.loads(correction.added) if correction.added else None,
        "note": correction.note,
    }
    record = {key: value for key, value in record.items() if value}
    if correction.action in (Action.SET, Action.CONFIRM):
        record |= {"value": _plain(correction.value), "told": _plain(correction.told)}
    return record


def _plain(text: str) -> Any:
    """JSON as a value; of a confirmation, which has JSON by field, that of each field."""
    value = json.loads(text)
    return {name: json.loads(one) for name, one in value.items()} if isinstance(value, dict) else value


def read_corrections(lines: Iterable[str], where: str, known: Sequence[Correction], now: datetime) -> list[Correction]:
    """The corrections of the file that are not known yet, as they were decided.

    where: what the file is called in errors. known: those of the store. now: the run's instant, aware. Raises
    SourceFormatError, with the line's number, for the first line that is no correction, is of an impossible time, says
    otherwise than is known, or undoes what is nowhere.
    """
    by_id = {correction.id: correction for correction in known}
    read: dict[str, tuple[int, Correction]] = {}
    for number, correction in _parsed(lines, where, now + MOST_AHEAD):
        same = by_id.get(correction.id, read.get(correction.id, (0, correction))[1])
        if same != correction:
            raise SourceFormatError("a correction with this id says something else", subject=where, line=number)
        read[correction.id] = (number, correction)
    everything = by_id | {name: correction for name, (_, correction) in read.items()}
    for number, correction in read.values():
        target = everything.get(correction.uid)
        if correction.action is Action.UNDO and (target is None or target.at >= correction.at):
            raise SourceFormatError("it undoes no earlier correction", subject=where, line=number)
    return in_order(correction for name, (_, correction) in read.items() if name not in by_id)


def _parsed(lines: Iterable[str], where: str, latest: datetime) -> Iterator[tuple[int, Correction]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, _correction(json.loads(line), latest)
        except (ValueError, CorrectionError, RecursionError) as error:
            message = str(error) if not isinstance(error, json.JSONDecodeError) else "it is no JSON"
            raise SourceFormatError(message, subject=where, line=number) from None


def _correction(record: Any, latest: datetime) -> Correction:
    """Raises ValueError or CorrectionError, saying what is wrong."""
    if not isinstance(record, dict):
        raise ValueError("it has to be a JSON object")
    unknown = sorted(set(record) - _KEYS)
    if unknown:
        raise ValueError(f"unknown key {unknown[0][:40]!r}; there are {', '.join(sorted(_KEYS))}")
    texts = {key: _text(record.get(key, ""), key) for key in _TEXTS}
    if texts["action"] not in list(Action):
        raise ValueError(f"action {texts['action'][:40]!r} is not one of {', '.join(Action)}")
    action = Action(texts["action"])
    for key in ("id", "uid", *_NEEDED.get(action, ())):
        if key not in record or (key != "value" and record[key] in ("", [])):  # a value may be empty: no country
            raise ValueError(f"{key!r} is needed for {action}")
    name = str(UUID(texts["id"]))
    return Correction(
        id=name,
        at=_instant(texts["at"], latest),
        by=cleaned_values(texts["by"]),
        action=action,
        uid=texts["uid"],
        ids=_list(record.get("ids", []), "ids"),
        rest=_list(record.get("rest", []), "rest"),
        note=cleaned_values(texts["note"]),
        **_CONTENTS.get(action, _nothing)(record, name),
    )


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key!r} has to be a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{key!r} holds characters that are none (lone surrogates)") from None
    return value


def _list(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{key!r} has to be a list")
    return tuple(_text(item, key) for item in value)


def _instant(text: str, latest: datetime) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"'at' has to name its zone, such as {text[:19]}Z")
    if not _EARLIEST <= instant <= latest:
        raise ValueError(f"'at' has to lie from {_EARLIEST.date()} to a day from now, not {text[:40]}")
    return instant.astimezone(UTC)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _nothing(record: Mapping[str, Any], name: str) -> dict[str, str]:
    return {}


def _set(record: Mapping[str, Any], name: str) -> dict[str, str]:
    field, value = record["field"], cleaned_values(record["value"])
    return {"field": field, "value": check_value(field, _json(value)), "told": _json(record["told"])}


def _confirmed(record: Mapping[str, Any], name: str) -> dict[str, str]:
    values, told = record["value"], record["told"]
    if not isinstance(values, dict) or not isinstance(told, dict) or not set(values) <= set(told):
        raise ValueError("'value' and 'told' have to be objects, by field; all of the one in the other")
    for field in told:
        field_of(field)
    return {
        "value": json.dumps({field: check_value(field, _json(value)) for field, value in values.items()}),
        "told": json.dumps({field: _json(value) for field, value in told.items()}),
    }


def _added(record: Mapping[str, Any], name: str) -> dict[str, str]:
    try:
        candidate = decode_candidate(_json(cleaned_values(record["added"])))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"'added' is not what an article says of an event ({error})") from None
    if candidate.evidence.article != f"{BY_HAND}{name}":
        raise ValueError(f"'added' has to be of the article {BY_HAND}{name}")
    if candidate.dtend is None or (candidate.dtstart is not None and candidate.dtstart >= candidate.dtend):
        raise ValueError("'added' has to end after it begins")
    return {"added": encode_candidate(check_added(candidate))}


_CONTENTS: Mapping[Action, Callable[[Mapping[str, Any], str], dict[str, str]]] = {
    Action.SET: _set,
    Action.CONFIRM: _confirmed,
    Action.ADD: _added,
}

"""A file of corrections: what was decided in one store holds in another, before or after the articles come."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reports import NOW, later, silent
from tests.test_review import SETTINGS, decide, tell
from tests.test_review_of_pairs import ADDED, events, meeting, uid_of
from timeline.errors import SourceFormatError
from timeline.model import Event
from timeline.pipeline.review import CorrectionSummary, correct, export_corrections, import_corrections
from timeline.records import Action, Decision
from timeline.store import Store

Make = Callable[[str], Store]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return lambda name: Store(tmp_path / name)


def articles(store: Store, hour: int) -> None:
    tell(store, hour, meeting("a"), meeting("b", "Ulsan"), meeting("c", "Busan"), meeting("d", "Sejong"))


def take_in(store: Store, text: str, hour: int = 9) -> CorrectionSummary:
    return import_corrections(store, text.splitlines(), "file.jsonl", later(hour))


@pytest.fixture
def reviewed(make: Make) -> Store:
    """A store in which one decision of each kind was made."""
    store = make("first")
    articles(store, 0)
    decide(store, 1, Action.SET, uid_of(store, "a"), field="dates", value="2023-01-06", note="the invitation says so")
    decide(store, 2, Action.SET, uid_of(store, "a"), field="location", value="")
    decide(store, 3, Action.CONFIRM, uid_of(store, "b"))
    decide(store, 4, Action.REJECT, uid_of(store, "c"))
    decide(store, 5, Action.MERGE, uid_of(store, "a"), uids=(uid_of(store, "b"),))
    decide(store, 5, Action.SPLIT, uid_of(store, "c"), uids=(uid_of(store, "d"),))
    wrong = decide(store, 6, Action.SET, uid_of(store, "d"), field="kind", value="visit")
    decide(store, 7, Action.UNDO, wrong.corrections[0].id)
    correct(store, [Decision(Action.ADD, by="Lan", added=ADDED | {"dates": "2022-02"})], later(8), SETTINGS)
    return store


def shown(store: Store) -> list[Event]:
    """The events without what follows from when they came: so the uid, where several were known at once."""
    rows = (replace(e, uid="", created=NOW, last_modified=NOW, sequence=0) for e in events(store))
    return sorted(rows, key=lambda event: event.title())


def test_it_holds_in_another_store_of_the_same_articles(make: Make, reviewed: Store) -> None:
    other = make("second")
    articles(other, 0)
    take_in(other, export_corrections(reviewed))
    assert shown(other) == shown(reviewed)


def test_it_holds_when_the_articles_come_later(make: Make, reviewed: Store) -> None:
    other = make("second")
    take_in(other, export_corrections(reviewed))
    assert len(other.find_stale_corrections()) == 7
    articles(other, 10)
    assert (shown(other), other.find_stale_corrections()) == (shown(reviewed), [])


def test_what_is_exported_is_what_was_imported(make: Make, reviewed: Store) -> None:
    text = export_corrections(reviewed)
    take_in(make("second"), text)
    assert export_corrections(make("second")) == text


def test_importing_twice_changes_nothing(reviewed: Store) -> None:
    before = reviewed.generation()
    assert take_in(reviewed, export_corrections(reviewed)) == CorrectionSummary()
    assert reviewed.generation() == before


def test_values_stand_in_the_file_as_people_read_them(reviewed: Store) -> None:
    rows = [json.loads(line) for line in export_corrections(reviewed).splitlines()]
    assert (rows[0]["action"], rows[0]["at"], rows[0]["by"]) == ("set", "2024-03-01T09:30:00Z", "Lan")
    assert (rows[0]["value"], rows[0]["told"], rows[0]["note"]) == (
        "2023-01-06",
        "2023-01-04",
        "the invitation says so",
    )
    assert rows[2]["value"] == {"dates": "2023-01-04", "kind": "meeting"}


def _changed(**changes: Any) -> Callable[[list[dict[str, Any]]], None]:
    return lambda rows: rows[0].update(changes)


REFUSED: list[tuple[str, Callable[[list[dict[str, Any]]], object], str]] = [
    ("an unknown key", _changed(colour="red"), "line 1: unknown key 'colour'"),
    ("an unknown action", _changed(action="praise"), "line 1: action 'praise' is not one of set"),
    ("no date", _changed(value="soon"), "line 1: dates: 'soon' is no date"),
    ("no field", _changed(field="date"), "line 1: there is no field 'date'"),
    ("no instant", _changed(at="2024-03-01T09:30:00"), "line 1: 'at' has to name its zone"),
    ("no id", _changed(id="7"), "line 1: "),
    ("no text", _changed(note=7), "line 1: 'note' has to be a text"),
    ("no uid", lambda rows: rows[1].pop("uid"), "line 2: 'uid' is needed"),
    ("the same id twice", lambda rows: rows.append(rows[0] | {"note": "else"}), "line 10: a correction with this id"),
    ("undoing nothing", lambda rows: rows.pop(6), "line 7: it undoes no earlier correction"),
    ("what is no event", lambda rows: rows[8]["added"].pop("kind"), "line 9: 'added' is not what"),
    (
        "an article of others",
        lambda rows: rows[8]["added"]["evidence"].update(article="a"),
        "line 9: 'added' has to be",
    ),
    ("no object", lambda rows: rows.insert(0, []), "line 1: it has to be a JSON object"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("spoil, words", [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_nonsense_is_refused_with_its_line_and_nothing_is_taken_in(
    make: Make, reviewed: Store, spoil: Callable[[list[dict[str, Any]]], object], words: str
) -> None:
    rows = [json.loads(line) for line in export_corrections(reviewed).splitlines()]
    spoil(rows)
    other = make("second")
    with pytest.raises(SourceFormatError, match=words):
        take_in(other, "\n".join(map(json.dumps, rows)))
    assert other.generation() == 0


def test_what_is_no_json_is_refused(make: Make) -> None:
    with pytest.raises(SourceFormatError, match="line 2: it is no JSON"):
        take_in(make("second"), "\n{")


def test_a_correction_survives_that_its_article_is_gone_for_a_while(reviewed: Store) -> None:
    before = shown(reviewed)
    tell(reviewed, 9, silent("c"), silent("d"))
    articles(reviewed, 10)
    assert shown(reviewed) == before

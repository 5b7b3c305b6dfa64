"""A file of corrections: what was decided in one store holds in another, before or after the articles come."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.reports import NOW, later, make_article, make_candidate, make_extraction, silent
from tests.test_review import SETTINGS, decide, tell
from tests.test_review_of_pairs import ADDED, events, meeting, members, uid_of
from timeline.errors import SourceFormatError
from timeline.model import Event, Extraction, Party, Role, Status
from timeline.pipeline.correctionfile import read_corrections
from timeline.pipeline.review import CorrectionSummary, correct, export_corrections, import_corrections
from timeline.records import Action, Decision
from timeline.resolve import plan_changes
from timeline.store import Store

Make = Callable[[str], Store]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return lambda name: Store(tmp_path / name)


def articles(store: Store, hour: int) -> None:
    tell(store, hour, meeting("a"), meeting("b", "Ulsan"), meeting("c", "Busan"), meeting("d", "Sejong"))


def take_in(store: Store, text: str, hour: int = 9) -> CorrectionSummary:
    return import_corrections(store, text.splitlines(), "file.jsonl", later(hour))


@pytest.fixture(scope="module")
def once_reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store in which one decision of each kind was made; never to be written to."""
    store = Store(tmp_path_factory.mktemp("reviewed"))
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
    return store.folder


@pytest.fixture
def reviewed(once_reviewed: Path, tmp_path: Path) -> Store:
    """A copy of that store, to be written to."""
    shutil.copytree(once_reviewed, tmp_path / "first", symlinks=True)
    return Store(tmp_path / "first")


def shown(store: Store) -> list[Event]:
    """The events without what follows from when they came: so the uid, where several were known at once."""
    rows = (replace(e, uid="", created=NOW, last_modified=NOW, sequence=0) for e in events(store))
    return sorted(rows, key=lambda event: event.title())


@pytest.mark.slow
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


PLACES = {"a": ("Daejeon", "KR", 1), "b": ("Champasak", "LA", 20), "c": ("Kobe", "JP", 28)}


def apart(key: str) -> Extraction:
    """A report that nothing but what people say brings together with the others."""
    who, country, day = PLACES[key]
    parties = (Party(who, Role.VISITOR, country),)
    article = make_article(key, title=f"Story {key} of {who}", text=f"Only {key} tells of {who}, its own way.")
    more = {"parties": parties, "countries": (country,), "summary": f"What {key} tells of {who}"}
    return make_extraction(article, make_candidate(article, dtstart=date(2023, 1, day), **more))


ORDERS = [
    pytest.param(order, marks=() if "".join(order) in {"abc", "cba"} else pytest.mark.slow)
    for order in permutations("abc")
]


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_what_was_made_one_is_so_in_whatever_order_the_articles_come(make: Make, order: Sequence[str]) -> None:
    first, second = make("first"), make("second")
    tell(first, 0, *map(apart, "abc"))
    decide(first, 1, Action.MERGE, uid_of(first, "a"), uids=(uid_of(first, "b"), uid_of(first, "c")))
    take_in(second, export_corrections(first))
    for hour, key in enumerate(order, start=10):
        tell(second, hour, apart(key))
    assert members(second) == {"a b c"}


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_what_was_made_two_is_so_in_whatever_order_the_articles_come(make: Make, order: Sequence[str]) -> None:
    first, second = make("first"), make("second")
    tell(first, 0, *map(apart, "abc"))
    decide(first, 1, Action.MERGE, uid_of(first, "a"), uids=(uid_of(first, "b"), uid_of(first, "c")))
    [whole] = events(first)
    b = next(r.id for r in first.find_reports(whole.uid) if r.article == "b")
    decide(first, 2, Action.SPLIT, whole.uid, uids=(b,))
    assert members(first) == {"a c", "b"}
    take_in(second, export_corrections(first))
    for hour, key in enumerate(order, start=10):
        tell(second, hour, apart(key))
    assert members(second) == {"a c", "b"}


def confirmed_at(store: Store, instant: str) -> str:
    """The file of a store in which an event was confirmed, as if that had been then."""
    tell(store, 0, meeting("a"))
    decide(store, 1, Action.CONFIRM, uid_of(store, "a"))
    return json.dumps(json.loads(export_corrections(store)) | {"at": instant})


def test_what_articles_say_after_a_decision_dated_ahead_is_worth_a_look(make: Make) -> None:
    store = make("second")
    tell(store, 0, meeting("a"))
    take_in(store, confirmed_at(make("first"), "2024-03-02T00:00:00Z"), 2)
    assert store.find_doubtful() == []
    tell(store, 3, meeting("b", status=Status.CANCELLED))
    assert [reasons for _, reasons in store.find_doubtful()] == [("conflict",)]


def test_a_decision_after_one_dated_ahead_comes_after_it(make: Make) -> None:
    store = make("second")
    tell(store, 0, meeting("a"))
    take_in(store, confirmed_at(make("first"), "2024-03-02T09:30:00Z"), 1)
    decide(store, 1, Action.REJECT, uid_of(store, "a"))
    decide(store, 1, Action.CONFIRM, uid_of(store, "a"))
    assert [c.action for c in store.find_corrections()] == [Action.CONFIRM, Action.REJECT, Action.CONFIRM]


def test_a_decision_can_be_made_after_one_of_the_end_of_time(make: Make) -> None:
    store = make("second")
    tell(store, 0, meeting("a"))
    known = confirmed_at(make("first"), "2024-03-01T09:30:00Z").splitlines()
    [read] = read_corrections(known, "file.jsonl", (), later(2))
    ever = replace(read, at=datetime.max.replace(tzinfo=UTC))
    with store.write(later(2)) as writer:  # a store may hold it from before such a file was refused
        writer.apply(plan_changes((), writer.find_known((), [ever]), writer.now, decided=[ever]))
    done = decide(store, 3, Action.REJECT, uid_of(store, "a"))
    assert [correction.at for correction in done.corrections] == [later(3)]


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
    ("an instant far ahead", _changed(at="9999-12-31T23:59:59.999999Z"), "line 1: 'at' has to lie from 2000"),
    ("an instant of no calendar", _changed(at="0001-01-01T00:00:00+05:00"), "line 1: 'at' has to lie from 2000"),
    ("an instant before all news", _changed(at="1999-12-31T23:59:59Z"), "line 1: 'at' has to lie from 2000"),
    ("an instant after tomorrow", _changed(at="2024-03-02T17:30:01Z"), "line 1: 'at' has to lie from 2000"),
    ("no id", _changed(id="7"), "line 1: "),
    ("no text", _changed(note=7), "line 1: 'note' has to be a text"),
    ("no uid", lambda rows: rows[1].pop("uid"), "line 2: 'uid' is needed"),
    ("the same id twice", lambda rows: rows.append(rows[0] | {"note": "else"}), "line 10: a correction with this id"),
    ("undoing nothing", lambda rows: rows.pop(6), "line 7: it undoes no earlier correction"),
    ("what is no event", lambda rows: rows[8]["added"].pop("kind"), "line 9: 'added' is not what"),
    ("a script", lambda rows: rows[8]["added"]["evidence"].update(url="javascript:0"), "line 9: url: "),
    ("a language of nobody", lambda rows: rows[8]["added"].update(language="fr"), "line 9: language: "),
    ("a year of no news", _changed(value="1025-01-04"), "line 1: dates: "),
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


def test_what_is_taken_in_holds_no_control_characters(make: Make, reviewed: Store) -> None:
    rows = [json.loads(line) for line in export_corrections(reviewed).splitlines()]
    rows[0]["note"] += "\x1b\x00"
    rows[8]["added"]["summary"] += "\x9b"
    other = make("second")
    take_in(other, "\n".join(map(json.dumps, rows)))
    assert export_corrections(other) == export_corrections(reviewed)


def test_what_is_no_json_is_refused(make: Make) -> None:
    with pytest.raises(SourceFormatError, match="line 2: it is no JSON"):
        take_in(make("second"), "\n{")


def test_a_correction_survives_that_its_article_is_gone_for_a_while(reviewed: Store) -> None:
    before = shown(reviewed)
    tell(reviewed, 9, silent("c"), silent("d"))
    articles(reviewed, 10)
    assert shown(reviewed) == before

"""Writes: all or nothing, one at a time, seen at once; and readers that never notice."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from tests.factories import make_event, make_events
from tests.reports import NOW, later, make_extraction
from tests.store.older import BACK_TO_1
from timeline.errors import SchemaVersionError, StoreError
from timeline.filter import EventFilter
from timeline.model import Extraction
from timeline.records import Plan
from timeline.resolve import plan_changes
from timeline.store import Store, generations

ALL = EventFilter()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var")


def _save(store: Store, *uids: str, hour: int = 0) -> None:
    with store.write(later(hour)) as writer:
        writer.apply(Plan(events=tuple(make_event(uid=uid) for uid in uids)))


def _uids(store: Store) -> set[str]:
    return {event.uid for event in store.find_events(ALL)}


def _names(store: Store) -> list[str]:
    return sorted(path.name for path in store.folder.iterdir())


def test_a_write_lands_as_a_new_generation(store: Store) -> None:
    _save(store, "a")
    _save(store, "b")
    assert (store.generation(), _uids(store)) == (2, {"a", "b"})


def test_another_process_handle_sees_it_too(store: Store) -> None:
    reader = Store(store.folder)
    _save(store, "a")
    assert _uids(reader) == {"a"}
    _save(store, "b")
    assert _uids(reader) == {"a", "b"}


def test_a_write_of_nothing_makes_no_generation(store: Store) -> None:
    _save(store, "a")
    with store.write(later(1)) as writer:
        writer.apply(Plan())
    assert (store.generation(), _names(store)) == (1, ["current", "events-1.duckdb", "lock"])


def test_a_first_write_of_nothing_makes_no_store(store: Store) -> None:
    with store.write(NOW):
        pass
    assert (store.generation(), _names(store)) == (0, ["lock"])


def test_an_exception_leaves_the_store_as_it_was(store: Store) -> None:
    _save(store, "a")
    with pytest.raises(ZeroDivisionError), store.write(later(1)) as writer:
        writer.apply(Plan(events=(make_event(uid="b"),), removed=("a",)))
        raise ZeroDivisionError
    assert (store.generation(), _uids(store)) == (1, {"a"})
    assert _names(store) == ["current", "events-1.duckdb", "lock"]


def test_nothing_is_seen_before_the_end(store: Store) -> None:
    _save(store, "a")
    with store.write(later(1)) as writer:
        writer.apply(Plan(events=(make_event(uid="b"),)))
        assert _uids(store) == {"a"}
    assert _uids(store) == {"a", "b"}


def test_a_writer_sees_its_own_changes(store: Store) -> None:
    with store.write(NOW) as writer:
        writer.apply(Plan(events=(make_event(uid="b"),)))
        assert set(writer.find_events(["b"])) == {"b"}


def test_the_last_three_generations_are_kept(store: Store) -> None:
    for n in range(5):
        _save(store, f"e{n}")
    assert _names(store) == ["current", *(f"events-{n}.duckdb" for n in (3, 4, 5)), "lock"]


def test_what_a_dead_writer_left_is_cleared_away(store: Store) -> None:
    _save(store, "a")
    for name in ("events-2.duckdb.new", "events-2.duckdb.new.wal", "events-2.duckdb", "current.new"):
        (store.folder / name).write_bytes(b"half")
    _save(store, "b")
    assert _uids(store) == {"a", "b"}
    assert _names(store) == ["current", "events-1.duckdb", "events-2.duckdb", "lock"]


def test_files_of_others_are_let_alone(store: Store) -> None:
    _save(store, "a")
    (store.folder / "sources.toml").write_text("")
    _save(store, "b")
    assert "sources.toml" in _names(store)


def test_an_event_that_is_saved_again_is_replaced(store: Store) -> None:
    _save(store, "a", "b")
    with store.write(later(1)) as writer:
        writer.apply(Plan(events=(make_event(uid="a", location="Elsewhere", countries=("JP", "LA")),)))
    event = store.get_event("a")
    assert (event.location, event.countries, len(event.evidence)) == ("Elsewhere", ("JP", "LA"), 1)
    assert store.check() == []


def test_the_revision_changes_with_events(store: Store) -> None:
    revisions = []
    for n in range(3):
        _save(store, "a", hour=n)
        revisions.append(store.revision())
    assert len(set(revisions)) == 3


def test_the_revision_outlives_the_process_and_other_writes(store: Store) -> None:
    _save(store, "a")
    with store.write(later(1)) as writer:
        writer.apply(_only_an_article())
    assert store.generation() == 2
    assert Store(store.folder).revision() == _revision_of(store.folder / "events-1.duckdb")


def _only_an_article() -> Plan:
    from tests.reports import silent
    from timeline.records import Known
    from timeline.resolve import plan_changes

    return plan_changes([silent("news-1")], Known(), NOW)


def _revision_of(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as connection:
        ((revision,),) = connection.execute("SELECT revision FROM state").fetchall()
    return str(revision)


def test_a_folder_that_is_made_anew_is_read_anew(store: Store) -> None:
    _save(store, "a")
    assert _uids(store) == {"a"}
    for path in store.folder.iterdir():
        path.unlink()
    other = Store(store.folder)
    _save(other, "b")
    assert (store.generation(), _uids(store)) == (1, {"b"})


def test_a_reader_goes_on_while_its_generation_is_removed(store: Store) -> None:
    _save(store, "a")
    snapshot = store._snapshot()
    assert snapshot is not None
    cursor = snapshot.cursor()
    for n in range(5):
        _save(store, f"e{n}")
    assert not (store.folder / "events-1.duckdb").exists()
    assert cursor.execute("SELECT uid FROM events").fetchall() == [("a",)]


@pytest.mark.slow
def test_readers_in_many_threads_see_whole_generations(store: Store) -> None:
    """Each write adds ten events at once: any other number would be half of a write."""
    stop = threading.Event()

    def read() -> list[int]:
        seen = []
        while not stop.is_set():
            seen.append(len(store.find_events(ALL)))
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for n in range(12):
            _save(store, *(f"{n}-{k}" for k in range(10)), hour=n)
        stop.set()
        seen = {count for reader in readers for count in reader.result()}
    assert seen
    assert {count % 10 for count in seen} == {0}


def test_writers_come_one_after_the_other(store: Store) -> None:
    def write(number: int) -> None:
        _save(Store(store.folder), f"e{number}", hour=number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(8)))
    assert (store.generation(), len(_uids(store))) == (8, 8)


def test_a_generation_that_vanishes_between_two_looks_is_looked_for_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _save(store, "a")
    _save(store, "b")
    numbers = iter([77, 2])
    monkeypatch.setattr("timeline.store.generations.current_number", lambda folder: next(numbers))
    assert store._snapshot() is not None


def test_a_current_that_leads_nowhere_is_an_error(store: Store) -> None:
    _save(store, "a")
    (store.folder / "events-1.duckdb").unlink()
    with pytest.raises(StoreError, match="generation that is not there"):
        store.find_events(ALL)


def test_nothing_is_written_beside_a_current_that_leads_nowhere(store: Store) -> None:
    _save(store, "a")
    (store.folder / "events-1.duckdb").unlink()
    with pytest.raises(StoreError, match=r"generation that is not there \(events-1\.duckdb\): restore"):
        _save(store, "b")
    assert _names(store) == ["current", "lock"]


def test_what_fails_after_the_swap_is_no_failed_write(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OSError("a file that cannot be removed")

    _save(store, "a")
    monkeypatch.setattr(generations, "_remove_old", fail)
    _save(store, "b")
    assert (store.generation(), _uids(store)) == (2, {"a", "b"})
    assert "cannot be removed" in caplog.text


def test_a_folder_that_cannot_be_synced_after_the_swap_is_no_failed_write(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, current = generations._sync, store.folder / "current"

    def fail(path: Path) -> None:
        if path == store.folder and current.is_symlink() and current.readlink().name == "events-2.duckdb":
            raise OSError("a disk that went away")
        sync(path)

    _save(store, "a")
    monkeypatch.setattr(generations, "_sync", fail)
    _save(store, "b")
    assert (store.generation(), _uids(store)) == (2, {"a", "b"})


def test_what_fails_before_the_swap_is_a_failed_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise OSError("a disk that is full")

    _save(store, "a")
    with monkeypatch.context() as patch:
        patch.setattr(generations, "_sync", fail)
        with pytest.raises(StoreError, match="put in place"):
            _save(store, "b")
    assert (store.generation(), _uids(store)) == (1, {"a"})
    _save(store, "c")
    assert _uids(store) == {"a", "c"}


def test_who_waits_for_another_writer_is_told_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "PATIENCE", 0)
    is_told = threading.Event()

    def second() -> None:
        with Store(store.folder).write(later(1), is_told.set) as writer:
            writer.apply(Plan(events=(make_event(uid="b"),)))

    with ThreadPoolExecutor(1) as pool:
        with store.write(NOW) as writer:
            writer.apply(Plan(events=(make_event(uid="a"),)))
            waiting = pool.submit(second)
            assert is_told.wait(30)
            assert not waiting.done()
        waiting.result(30)
    assert _uids(store) == {"a", "b"}


def test_who_need_not_wait_is_told_nothing(store: Store) -> None:
    with store.write(NOW, lambda: pytest.fail("nobody else writes")) as writer:
        writer.apply(Plan(events=(make_event(uid="a"),)))
    assert _uids(store) == {"a"}


def test_a_file_that_is_no_database_is_an_error_that_names_it(store: Store) -> None:
    _save(store, "a")
    (store.folder / "events-1.duckdb").write_bytes(b"hello" * 5000)
    with pytest.raises(StoreError, match=r"events-1\.duckdb"):
        Store(store.folder).find_events(ALL)


def test_a_current_that_is_no_link_is_an_error(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "current").write_text("")
    with pytest.raises(StoreError, match="symbolic link"):
        store.generation()


def test_a_link_to_something_else_is_an_error(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "current").symlink_to("passwd")
    with pytest.raises(StoreError, match="passwd"):
        store.generation()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), Store(tmp_path / "file" / "var").write(NOW):
        pass


def test_a_folder_with_a_quote_in_its_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "it's; here")
    _save(store, "a")
    assert _uids(store) == {"a"}


def _with_version(store: Store, version: int) -> None:
    _save(store, "a")
    with duckdb.connect(str(store.folder / "events-1.duckdb")) as connection:
        connection.execute("UPDATE schema_version SET version = ?", [version])


def test_a_store_of_a_newer_program_is_refused(store: Store) -> None:
    _with_version(store, 99)
    with pytest.raises(SchemaVersionError, match="99"):
        Store(store.folder).find_events(ALL)


def test_a_newer_store_is_not_written_to(store: Store) -> None:
    _with_version(store, 99)
    with pytest.raises(SchemaVersionError), store.write(later(1)):
        pass
    assert store.generation() == 1


def test_an_older_store_is_brought_up_to_date_by_a_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.store import schema

    _save(store, "a")
    newer = {**schema.migrations(), 99: "CREATE TABLE further (x INTEGER)"}
    monkeypatch.setattr(schema, "migrations", lambda: newer)
    with pytest.raises(SchemaVersionError, match="next write"):
        Store(store.folder).find_events(ALL)
    with store.write(later(1)):
        pass
    assert (store.generation(), _uids(Store(store.folder))) == (2, {"a"})


def test_a_store_of_the_first_schema_is_brought_up_to_date(store: Store) -> None:
    _save(store, "a")
    with duckdb.connect(str(store.folder / "events-1.duckdb")) as connection:
        connection.execute(BACK_TO_1)
    _save(store, "b", hour=1)
    assert _uids(Store(store.folder)) == {"a", "b"}


def test_an_older_store_is_made_readable(store: Store) -> None:
    _save(store, "a")
    with duckdb.connect(str(store.folder / "events-1.duckdb")) as connection:
        connection.execute(BACK_TO_1)
    older = Store(store.folder)
    assert [older.bring_up_to_date(later(1)), older.bring_up_to_date(later(2))] == [True, False]
    assert (older.generation(), _uids(older)) == (2, {"a"})


def test_reports_of_an_older_store_are_found_again(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    with duckdb.connect(str(store.folder / "events-1.duckdb")) as connection:
        connection.execute(BACK_TO_1)
    _tell(store, 1, make_extraction("news-2"))
    assert [len(event.evidence) for event in Store(store.folder).find_events(ALL)] == [2]


def _tell(store: Store, hour: int, *batch: Extraction) -> None:
    with store.write(later(hour)) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.store import schema

    _save(store, "a")
    with monkeypatch.context() as patch:
        newer = {**schema.migrations(), 99: "CREATE TABLE half (x INTEGER); SELECT nonsense"}
        patch.setattr(schema, "migrations", lambda: newer)
        with pytest.raises(StoreError), store.write(later(1)):
            pass
    assert (_uids(store), _names(store)) == ({"a"}, ["current", "events-1.duckdb", "lock"])


def test_text_of_all_kinds_survives(store: Store) -> None:
    hostile = "a\0b\r\n'\"\\;--\u2028\U0001f600\u202e đ平"
    event = make_event(uid=hostile, summary={"en": hostile}, location=hostile)
    with store.write(NOW) as writer:
        writer.apply(Plan(events=(event,)))
    assert store.get_event(hostile) == event


def test_opening_asks_nothing_of_the_disk(tmp_path: Path) -> None:
    Store(tmp_path / "no" / "such")
    assert list(tmp_path.iterdir()) == []


def test_check_finds_nothing_where_all_is_well(store: Store) -> None:
    with store.write(NOW) as writer:
        writer.apply(Plan(events=tuple(make_events(20))))
    assert store.check() == []


def test_check_finds_doubles_and_loose_ends(store: Store) -> None:
    with store.write(NOW) as writer:
        writer.apply(Plan(events=tuple(make_events(20))))
    with duckdb.connect(str(store.folder / "events-1.duckdb")) as connection:
        connection.execute("INSERT INTO events SELECT * FROM events LIMIT 1")
        connection.execute("INSERT INTO evidence SELECT * REPLACE ('nobody' AS uid) FROM evidence LIMIT 1")
        connection.execute("DELETE FROM event_summaries WHERE uid = (SELECT max(uid) FROM events)")
    faults = Store(store.folder).check()
    assert [fault.split(":")[0] for fault in faults] == [
        "events",
        "evidence.uid leads nowhere in events",
        "an event without a summary",
    ]


def test_whether_somebody_writes_is_known(store: Store) -> None:
    before = store.is_being_written()
    with store.write(NOW):
        during = Store(store.folder).is_being_written()
    assert (before, during, store.is_being_written()) == (False, True, False)

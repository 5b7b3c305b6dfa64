"""A site's folder: it changes all at once or not at all, and what is not ours stays in it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from timeline.cli import sitefolder
from timeline.cli.exchange import exchange
from timeline.cli.sitefolder import MANIFEST, Saved, save_site
from timeline.errors import PublishError
from timeline.publish.staticfile import StaticFile

FIRST = (("index.html", b"one"), ("event/a/index.html", b"a"), ("event/b/index.html", b"b"))
SECOND = (("index.html", b"two"), ("event/a/index.html", b"a"), ("event/c/index.html", b"c"))


def save(files: Iterable[tuple[str, bytes]], out: Path, **more: Any) -> Saved:
    return save_site((StaticFile(path, partial(bytes, octets)) for path, octets in files), out, **more)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def assert_nothing_beside(out: Path) -> None:
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_a_folder_that_is_not_there_is_made(out: Path) -> None:
    assert save(FIRST, out) == Saved(files=3, changed=3, removed=0)
    assert contents(out) == dict(FIRST)
    assert_nothing_beside(out)


def test_an_empty_folder_is_filled(out: Path) -> None:
    out.mkdir(parents=True)
    save(FIRST, out)
    assert contents(out) == dict(FIRST)


def test_what_differs_is_written_and_what_is_no_longer_made_is_removed(out: Path) -> None:
    save(FIRST, out)
    assert save(SECOND, out) == Saved(files=3, changed=2, removed=1)
    assert contents(out) == dict(SECOND)
    assert not (out / "event" / "b").exists()
    assert_nothing_beside(out)


def test_what_did_not_change_is_the_same_file(out: Path) -> None:
    save(FIRST, out)
    before = (out / "event/a/index.html").stat()
    save(SECOND, out)
    after = (out / "event/a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_where_nothing_changed_the_folder_is_the_same(out: Path) -> None:
    save(FIRST, out)
    before = out.stat().st_ino
    assert save(FIRST, out) == Saved(files=3, changed=0, removed=0)
    assert out.stat().st_ino == before
    assert_nothing_beside(out)


def keyed(made: list[str], *files: tuple[str, str]) -> Iterator[StaticFile]:
    """Files that tell when they are made; (path, key) of each."""
    for path, key in files:
        yield StaticFile(path, lambda path=path, key=key: made.append(path) or key.encode(), key)  # type: ignore[misc]


def test_what_follows_from_the_same_is_not_made_again(out: Path) -> None:
    made: list[str] = []
    save_site(keyed(made, ("a", "1"), ("b", "1")), out)
    save_site(keyed(made, ("a", "1"), ("b", "2")), out)
    assert made == ["a", "b", "b"]
    assert contents(out) == {"a": b"1", "b": b"2"}


def test_what_another_program_made_is_made_again(out: Path) -> None:
    made: list[str] = []
    save_site(keyed(made, ("a", "1")), out, maker="old")
    save_site(keyed(made, ("a", "1")), out, maker="new")
    save_site(keyed(made, ("a", "1")), out, maker="new")
    assert made == ["a", "a"]


def test_what_somebody_changed_is_made_again(out: Path) -> None:
    made: list[str] = []
    save_site(keyed(made, ("a", "1")), out)
    (out / "a").write_bytes(b"x")
    save_site(keyed(made, ("a", "1")), out)
    assert contents(out) == {"a": b"1"}


def test_what_somebody_changed_of_ours_is_written_anew(out: Path) -> None:
    save(FIRST, out)
    (out / "index.html").write_bytes(b"xxx")
    assert save(FIRST, out).changed == 1
    assert contents(out) == dict(FIRST)


def test_files_of_others_stay_as_they_are(out: Path) -> None:
    save(FIRST, out)
    (out / ".well-known").mkdir()
    (out / ".well-known" / "note.txt").write_bytes(b"theirs")
    (out / "event" / "theirs.txt").write_bytes(b"theirs")
    (out / "empty").mkdir(mode=0o750)
    (out / "link").symlink_to("/nowhere")
    before = (out / "event" / "theirs.txt").stat().st_ino
    save(SECOND, out)
    theirs = {".well-known/note.txt": b"theirs", "event/theirs.txt": b"theirs"}
    assert contents(out) == {**dict(SECOND), **theirs}
    assert (out / "event" / "theirs.txt").stat().st_ino == before
    assert (out / "empty").stat().st_mode & 0o777 == 0o750
    assert (out / "link").readlink() == Path("/nowhere")


def test_what_others_write_meanwhile_stays_too(out: Path) -> None:
    save(FIRST, out)

    def slowly() -> Iterator[tuple[str, bytes]]:
        yield from SECOND
        (out / "late.txt").write_bytes(b"theirs")

    save(slowly(), out)
    assert (out / "late.txt").read_bytes() == b"theirs"


def test_a_file_of_others_is_never_overwritten(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "index.html").write_bytes(b"theirs")
    with pytest.raises(PublishError, match="is not one that `timeline publish` wrote"):
        save(FIRST, out)
    assert contents(out) == {"index.html": b"theirs"}
    assert_nothing_beside(out)


def test_some_files_yield_to_those_of_others(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "index.html").write_bytes(b"theirs")
    for _ in range(2):
        save(FIRST, out, yielding={"index.html"})
        assert contents(out) == {**dict(FIRST), "index.html": b"theirs"}


def test_a_file_of_others_where_a_folder_must_be_is_told(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "event").write_bytes(b"theirs")
    with pytest.raises(PublishError):
        save(FIRST, out)
    assert contents(out) == {"event": b"theirs"}


def test_a_run_that_fails_leaves_the_old_site(out: Path) -> None:
    save(FIRST, out)

    def failing() -> Iterator[tuple[str, bytes]]:
        yield SECOND[0]
        raise PublishError("no")

    with pytest.raises(PublishError, match="no"):
        save(failing(), out)
    assert contents(out) == dict(FIRST)
    assert_nothing_beside(out)


OUTSIDE = ["../x", "/etc/x", "a/../../x", "a//x", "./x", "", "a/", "a\0b", MANIFEST]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_file_leaves_the_folder(out: Path, name: str) -> None:
    with pytest.raises(PublishError, match="outside"):
        save([*FIRST, (name, b"x")], out)
    assert not out.exists()


def test_a_file_is_made_once(out: Path) -> None:
    save(FIRST, out)
    with pytest.raises(PublishError, match="twice"):
        save([*FIRST, ("index.html", b"other")], out)
    assert contents(out) == dict(FIRST)


def test_through_a_symbolic_link_the_real_folder_changes(out: Path, tmp_path: Path) -> None:
    save(FIRST, out)
    (tmp_path / "current").symlink_to(out)
    save(SECOND, tmp_path / "current")
    assert (tmp_path / "current").is_symlink()
    assert contents(out) == dict(SECOND)


def test_a_child_of_the_working_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(FIRST, Path("site"))
    save(SECOND, Path("site"))
    assert contents(tmp_path / "site") == dict(SECOND)


def test_the_working_folder_itself_is_refused(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(FIRST, out)
    monkeypatch.chdir(out)
    with pytest.raises(PublishError, match="working folder"):
        save(SECOND, Path())


@pytest.mark.parametrize(("place", "said"), [("/proc/site", "nothing can be written there"), ("/", "file system")])
def test_where_nothing_can_be_written_it_says_so(place: str, said: str) -> None:
    with pytest.raises(PublishError, match=said):
        save(FIRST, Path(place))


def test_readers_find_all_of_one_site_or_all_of_the_other(out: Path) -> None:
    """A folder that is opened once holds one site, however often the site changes meanwhile."""
    sites = [[(f"{n}.txt", letter * 9) for n in range(20)] for letter in (b"a", b"b")]
    save(sites[0], out)
    done = Event()

    def write() -> None:
        for turn in range(30):
            save(sites[turn % 2], out)
        done.set()

    writer = Thread(target=write)
    writer.start()
    seen, looks = set(), 0
    while not done.is_set():
        seen.add((out / "3.txt").read_bytes())  # never missing
        looks += 1
    writer.join()
    assert seen <= {b"a" * 9, b"b" * 9} and looks > 30


def test_without_an_exchange_two_renames_do(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitefolder, "exchange", lambda one, other: False)
    save(FIRST, out)
    save(SECOND, out)
    assert contents(out) == dict(SECOND)
    assert_nothing_beside(out)


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_exchange_with_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize("name", ["draft", "swap"])
def test_what_a_killed_run_left_is_cleared_away(out: Path, name: str) -> None:
    save(FIRST, out)
    save([("index.html", b"left")], out.parent / ".site.publishing" / name)
    save(SECOND, out)
    assert contents(out) == dict(SECOND)
    assert_nothing_beside(out)


def test_a_first_site_that_a_killed_run_did_not_put_in_place_is_no_hindrance(out: Path) -> None:
    save(FIRST, out.parent / ".site.publishing" / "swap")
    save(SECOND, out)
    assert contents(out) == dict(SECOND)
    assert_nothing_beside(out)


def test_what_others_had_in_a_site_that_a_killed_run_left_comes_back(out: Path) -> None:
    save(FIRST, out)
    left = out.parent / ".site.publishing" / "swap"
    save(SECOND, left)
    (left / "theirs.txt").write_bytes(b"theirs")
    save(FIRST, out)
    assert contents(out) == {**dict(FIRST), "theirs.txt": b"theirs"}


def test_a_site_that_a_killed_run_had_put_aside_is_put_back(out: Path) -> None:
    save(FIRST, out)
    (out / "theirs.txt").write_bytes(b"theirs")
    (out.parent / ".site.publishing").mkdir()
    out.rename(out.parent / ".site.publishing" / "old")

    def failing() -> Iterator[tuple[str, bytes]]:
        raise PublishError("no")
        yield

    with pytest.raises(PublishError, match="no"):
        save(failing(), out)
    assert contents(out) == {**dict(FIRST), "theirs.txt": b"theirs"}


def test_a_second_run_waits_for_the_first(out: Path) -> None:
    waits = Event()
    room = out.parent / ".site.publishing"
    room.mkdir(parents=True)
    held = os.open(room, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    second = Thread(target=lambda: save(FIRST, out, waiting=waits.set))
    second.start()
    assert waits.wait(30)
    assert not out.exists()
    os.close(held)
    second.join(30)
    assert contents(out) == dict(FIRST)


def test_a_list_of_files_that_is_none_is_told(out: Path) -> None:
    save(FIRST, out)
    (out / MANIFEST).write_text("[]")
    with pytest.raises(PublishError, match="cannot be read"):
        save(SECOND, out)
    assert contents(out) == dict(FIRST)


def test_files_are_for_all_to_read(out: Path) -> None:
    before = os.umask(0o077)
    try:
        save(FIRST, out)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in [out, *out.rglob("*")] if path.is_dir()} == {0o755}

"""The files of a store: generations that never change once they are named, and `current`, which names the newest.

DuckDB lets one process write a file, and then no other may even read it. So a writer copies the current generation,
changes the copy, and puts it in place as a new file; readers keep what they have opened. A number is never used twice,
since a process that still holds a connection to a path would read the old file under it.

    var/lock                    held by the writer, freed by the system when it dies
    var/events-7.duckdb         a generation; the last three are kept
    var/events-8.duckdb.new     being written, or left behind by a writer that died
    var/current                 symbolic link to the newest
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from timeline.errors import StoreError

KEPT = 3
PATIENCE, _LOOK_AGAIN = 1.0, 0.05  # seconds that a writer waits for another in silence; and between two looks
_LOG = logging.getLogger(__name__)
_NAME = re.compile(r"events-(\d+)\.duckdb")
_LEFTOVER = re.compile(r"events-\d+\.duckdb\.new(\.wal)?|current\.new")


def current_number(folder: Path) -> int:
    """The number of the generation that `current` names, 0 where there is none."""
    try:
        target = (folder / "current").readlink()
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise StoreError("`current` is no symbolic link; put this folder aside", subject=str(folder)) from error
    match = _NAME.fullmatch(target.name)
    if match is None:
        raise StoreError(f"`current` leads to {target}, which is no generation", subject=str(folder))
    return int(match.group(1))


def missing(folder: Path, number: int) -> StoreError:
    """The error for a `current` that leads to no file."""
    message = (
        f"`current` names a generation that is not there (events-{number}.duckdb): restore that file, or make "
        "`current` a symbolic link to another events-*.duckdb of this folder, or put the folder aside and ingest again"
    )
    return StoreError(message, subject=str(folder))


def path_of(folder: Path, number: int) -> Path:
    return folder / f"events-{number}.duckdb"


Mark = tuple[int, int, int]
"""Number, inode, time of change: a folder that was removed and made anew starts at 1 again, perhaps at that inode."""


def mark_of(folder: Path, number: int) -> Mark:
    """What names that generation and no other. Raises FileNotFoundError where its file has gone."""
    found = path_of(folder, number).stat()
    return number, found.st_ino, found.st_mtime_ns


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Be the only writer for as long as this lasts; waits for another to finish. Makes the folder if need be.

    waiting: told once if that takes longer than a second.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / "lock").open("ab")
    except OSError as error:
        raise StoreError("the store's folder cannot be written", subject=str(folder)) from error
    with handle:
        if waiting is not None and not _is_locked_soon(handle):
            waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def is_locked(folder: Path) -> bool:
    """Whether somebody writes now. It takes a shared lock for a moment, which a writer hardly notices."""
    try:
        with (folder / "lock").open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    except OSError as error:
        raise StoreError("the store's folder cannot be read", subject=str(folder)) from error
    return False


def _is_locked_soon(handle: IO[bytes]) -> bool:
    """Take the lock if it can be had within `PATIENCE` seconds."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_LOOK_AGAIN)
        else:
            return True


def begin(folder: Path) -> Path:
    """A copy of the current generation to be changed, under the name that the next one gets plus `.new`.

    Only under the lock: removes what a writer that died left behind.
    """
    number = current_number(folder)
    draft = path_of(folder, number + 1).with_suffix(".duckdb.new")
    try:
        _remove_leftovers(folder, number)
        if number:
            shutil.copyfile(path_of(folder, number), draft)
    except OSError as error:
        discard(draft)
        raise StoreError("the current generation cannot be copied; is the disk full?", subject=str(folder)) from error
    return draft


def publish(folder: Path, draft: Path) -> int:
    """Put a finished draft in place: from here on readers find it, also if the machine fails. Gives its number.

    Raises StoreError where it could not be put there, and never after readers can find it: what fails then (old files
    that cannot be removed) is logged, and tried again by the next write.
    """
    target = draft.with_suffix("")
    try:
        _put_in_place(folder, draft, target)
    except OSError as error:
        raise StoreError("the new generation cannot be put in place", subject=str(folder)) from error
    number = int(target.stem.removeprefix("events-"))
    try:
        _sync(folder)
        _remove_old(folder, number)
    except OSError as error:
        _LOG.warning("%s: the write is done, but cleaning up after it failed: %s", folder, error)
    return number


def _put_in_place(folder: Path, draft: Path, target: Path) -> None:
    """Each step is on the disk before the next begins. The last one is the one that readers see."""
    _sync(draft)
    draft.rename(target)
    _sync(folder)
    link = folder / "current.new"
    link.symlink_to(target.name)
    link.replace(folder / "current")


def discard(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    draft.with_name(draft.name + ".wal").unlink(missing_ok=True)


def _remove_leftovers(folder: Path, number: int) -> None:
    """Drafts, and generations that were named but never became current: no reader can have opened those."""
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if _LEFTOVER.fullmatch(path.name) or (match and int(match.group(1)) > number):
            path.unlink()


def _remove_old(folder: Path, number: int) -> None:
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match and int(match.group(1)) <= number - KEPT:
            path.unlink()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

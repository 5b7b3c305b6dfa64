"""Who watches the sources of a store: one program at a time, so that no source is asked by two.

A lock on a file (flock), which goes with the process that holds it, however that ends.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import AlreadyWatchedError, StoreError

_FILE = "watch.lock"


@contextmanager
def only_watcher(folder: Path) -> Iterator[None]:
    """Be the only watcher of this store for as long as the block lasts. Makes the folder if need be.

    Raises AlreadyWatchedError where another program is that, StoreError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / _FILE).open("ab")
    except OSError as error:
        raise StoreError("the store's folder cannot be written", subject=str(folder)) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyWatchedError("another program watches its sources already", subject=str(folder)) from None
        yield


def is_watched(folder: Path) -> bool:
    """Whether a program watches the sources of this store now."""
    try:
        with (folder / _FILE).open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # nobody ever watched; or nobody may look, and then it is not known
        return False
    return False

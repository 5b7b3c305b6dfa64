"""Documents that were rendered once and are kept, as long as there is room: the same question is asked many times."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock

DEFAULT_ROOM = 64 * 2**20
COMPRESSION = 6  # of 9: the usual trade of time for size


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's bytes, plain and as gzip (RFC 1952)."""

    plain: bytes
    gzipped: bytes

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.gzipped)


def compress(plain: bytes) -> Rendered:
    """`plain` in both codings. The gzip header carries no time, so that equal documents are equal bytes."""
    return Rendered(plain, gzip.compress(plain, COMPRESSION, mtime=0))


class RenderedCache:
    """The documents that were asked for last, at most `room` bytes of them.

    Who asks for a document that another thread is just rendering waits for that one: after a change all subscribers
    come at once.
    """

    def __init__(self, room: int = DEFAULT_ROOM) -> None:
        self._room = room
        self._used = 0
        self._lock = Lock()
        self._documents: OrderedDict[Hashable, Future[Rendered]] = OrderedDict()

    def get(self, key: Hashable, render: Callable[[], bytes]) -> Rendered:
        """The document of that key, rendered if need be. What `render` raises is raised here, and not kept."""
        with self._lock:
            document = self._documents.get(key)
            is_new = document is None
            if document is None:
                document = self._documents[key] = Future()
            self._documents.move_to_end(key)
        if is_new:
            self._fill(key, document, render)
        return document.result()

    def _fill(self, key: Hashable, document: Future[Rendered], render: Callable[[], bytes]) -> None:
        try:
            rendered = compress(render())
        except BaseException as error:  # noqa: BLE001 - handed on, to those who wait too
            with self._lock:
                self._documents.pop(key, None)
            document.set_exception(error)
            return
        document.set_result(rendered)
        with self._lock:
            self._used += rendered.size
            self._make_room()

    def _make_room(self) -> None:
        for key, document in list(self._documents.items()):
            if self._used <= self._room:
                return
            if document.done():
                del self._documents[key]
                self._used -= document.result().size

    def __len__(self) -> int:
        return len(self._documents)

"""Documents that were rendered once and are kept, as long as there is room: the same question is asked many times."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock
from typing import Generic, Protocol, TypeVar

DEFAULT_ROOM = 64 * 2**20
COMPRESSION = 6  # of 9: the usual trade of time for size


@dataclass(frozen=True, slots=True)
class Coded:
    """A document's octets in one coding, and their entity tag (without quotes): it follows from the octets alone."""

    octets: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document, plain and as gzip (RFC 1952)."""

    plain: Coded
    gzipped: Coded

    @property
    def size(self) -> int:
        return len(self.plain.octets) + len(self.gzipped.octets)


def compress(plain: bytes) -> Rendered:
    """`plain` in both codings. The gzip header carries no time, so that equal documents are equal bytes."""
    gzipped = gzip.compress(plain, COMPRESSION, mtime=0)
    return Rendered(Coded(plain, _hash(plain)), Coded(gzipped, f"{_hash(gzipped)}-gz"))


def _hash(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()[:32]


class Sized(Protocol):
    """What can be kept. size: in bytes."""

    @property
    def size(self) -> int: ...


Document = TypeVar("Document", bound=Sized)


def weight_of(key: Hashable) -> int:
    """About how many bytes a question takes: it may be longer than the answer, and whoever asks makes it."""
    return len(repr(key))


class Cache(Generic[Document]):
    """The documents that were asked for last, at most `room` bytes of them.

    Who asks for a document that another thread is just making waits for that one: after a change all subscribers
    come at once.
    """

    def __init__(self, room: int = DEFAULT_ROOM) -> None:
        self._room = room
        self._used = 0
        self._lock = Lock()
        self._documents: OrderedDict[Hashable, Future[Document]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Document]) -> Document:
        """The document of that key, made if need be. What `make` raises is raised here, and not kept."""
        with self._lock:
            document = self._documents.get(key)
            is_new = document is None
            if document is None:
                document = self._documents[key] = Future()
            self._documents.move_to_end(key)
        if is_new:
            self._fill(key, document, make)
        return document.result()

    def _fill(self, key: Hashable, document: Future[Document], make: Callable[[], Document]) -> None:
        try:
            made = make()
        except BaseException as error:  # noqa: BLE001 - handed on, to those who wait too
            with self._lock:
                self._documents.pop(key, None)
            document.set_exception(error)
            return
        document.set_result(made)
        with self._lock:
            self._used += made.size + weight_of(key)
            self._make_room()

    def _make_room(self) -> None:
        for key, document in list(self._documents.items()):
            if self._used <= self._room:
                return
            if document.done():
                del self._documents[key]
                self._used -= document.result().size + weight_of(key)

    def __len__(self) -> int:
        return len(self._documents)

"""Each source on its own schedule, for as long as it is wanted; what goes wrong with one costs that one look alone.

Sources of one host are looked at together, since a host is asked by one at a time; hosts never wait for each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock
from urllib.parse import urlsplit

from timeline.errors import TimelineError
from timeline.followed import Source, SourceState
from timeline.pipeline.schedule import is_due

AT_ONCE = 8  # hosts
LONGEST_REST = 5.0  # seconds; so soon a source that somebody adds is noticed
_AFTER_TROUBLE = 12  # rests after which a host is asked again where not even the failure could be kept


@dataclass(frozen=True, slots=True)
class Looks:
    """What the watcher needs of others; all but `find_sources` and `find_states` are called from several threads.

    find_sources: those that are followed now. find_states: what is known of them, by id. look: asks sources of one
    host, stores what is new, says when they are due again, and tells of it. failed: keeps that looking at these sources
    went wrong in a way that nobody foresaw, so that they are due later. complain: says a line.
    """

    find_sources: Callable[[], Sequence[Source]]
    find_states: Callable[[], Mapping[str, SourceState]]
    look: Callable[[Sequence[Source]], None]
    failed: Callable[[Sequence[Source], Exception], None]
    complain: Callable[[str], None]


def watch(looks: Looks, stopping: Event, now: Callable[[], datetime], rest: float = LONGEST_REST) -> None:
    """Look at each source whenever it is due, until `stopping` is set; looks that are going on end first.

    rest: seconds between two glances at what is due, at most. Raises nothing that a look, a file of sources or the
    store may raise: that is told, and tried again.
    """
    _Watch(looks, stopping, now, rest).run()


class _Watch:
    def __init__(self, looks: Looks, stopping: Event, now: Callable[[], datetime], rest: float) -> None:
        self._looks, self._stopping, self._now, self._rest = looks, stopping, now, rest
        self._lock = Lock()
        self._busy: set[str] = set()
        self._said = ""

    def run(self) -> None:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="look") as pool:
            while not self._stopping.is_set():
                for host, sources in self._due().items():
                    self._occupy(host)
                    pool.submit(self._look, host, sources)
                self._stopping.wait(self._rest)

    def _due(self) -> Mapping[str, Sequence[Source]]:
        """By host, the sources that are to be looked at; those of hosts that are being looked at wait."""
        try:
            sources, states = self._looks.find_sources(), self._looks.find_states()
        except Exception as error:  # noqa: BLE001 - a file that is just being edited must not end the watch
            self._complain_once(_said(error))
            return {}
        self._complain_once("" if sources else "note: there are no sources; `timeline sources add URL` adds one")
        now = self._now()
        with self._lock:
            busy = frozenset(self._busy)
        return by_host(s for s in sources if is_due(states.get(s.id), now) and host_of(s) not in busy)

    def _complain_once(self, message: str) -> None:
        """Say what hinders the whole watch, once for as long as it does."""
        if message and message != self._said:
            self._looks.complain(message)
        self._said = message

    def _occupy(self, host: str) -> None:
        with self._lock:
            self._busy.add(host)

    def _look(self, host: str, sources: Sequence[Source]) -> None:
        try:
            if not self._stopping.is_set():
                self._looked(sources)
        finally:
            with self._lock:
                self._busy.discard(host)

    def _looked(self, sources: Sequence[Source]) -> None:
        try:
            self._looks.look(sources)
        except Exception as error:  # noqa: BLE001 - it costs one look, never the watch
            if len(sources) > 1:  # one of them is to blame; the others shall not wait for it
                for source in sources:
                    self._looked([source])
                return
            self._looks.complain(f"{sources[0].id}: {_said(error)}")
            self._keep_failure(sources, error)

    def _keep_failure(self, sources: Sequence[Source], error: Exception) -> None:
        try:
            self._looks.failed(sources, error)
        except Exception as worse:  # noqa: BLE001 - a disk that is full: it must not be asked again at once
            self._looks.complain(_said(worse))
            self._stopping.wait(_AFTER_TROUBLE * self._rest)


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, TimelineError) else f"{type(error).__name__}: {error}"


def host_of(source: Source) -> str:
    return urlsplit(source.url).hostname or ""


def by_host(sources: Iterable[Source]) -> dict[str, list[Source]]:
    grouped: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        grouped[host_of(source)].append(source)
    return dict(grouped)

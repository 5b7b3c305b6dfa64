"""`timeline watch`: follow the sources for as long as it is wanted, each on its own schedule."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread, Timer
from types import FrameType
from typing import Annotated

from cyclopts import Parameter

from timeline.cli.application import Flag, HomeProvince, StoreFolder, app, settings_of
from timeline.cli.examples import EXAMPLES
from timeline.cli.looking import find_sources, look_at, moved_lines, outcome_line, present
from timeline.cli.output import complain
from timeline.cli.sourcetable import span
from timeline.config import Settings
from timeline.errors import AlreadyWatchedError, ConfigError, LaterError
from timeline.fetch import open_fetcher
from timeline.followed import Fetch, Source
from timeline.pipeline.health import Condition, find_health
from timeline.pipeline.schedule import scheduled
from timeline.pipeline.update import next_due
from timeline.pipeline.watching import Looks
from timeline.pipeline.watching import watch as watch_sources
from timeline.store.following import Following
from timeline.store.watchlock import only_watcher
from timeline.watcher import ALREADY_WATCHED, GRACE

_NICE = 10  # of 0 to 19: whoever serves readers goes first
BesideServer = Annotated[Flag, Parameter(name="--beside-server", show=False)]  # how `timeline serve` starts it


@app.command(help_epilogue=EXAMPLES["watch"])
def watch(*, store: StoreFolder = None, province: HomeProvince = None, beside_server: BesideServer = False) -> int:
    """Follow the sources on the web until it is stopped (Ctrl+C): each is asked when it is due.

    What is new is kept, and each look is told in a line. `timeline serve` does the same by itself where a source was
    added. One program at a time follows the sources of a store; a second one ends with the exit code 3.
    """
    settings = settings_of(store=store, province=province)
    stopping = Event()
    with _stopped_by_signals(stopping):
        if beside_server:
            _live_beside_server(stopping)
        try:
            with only_watcher(settings.store):
                _watch(settings, stopping)
        except AlreadyWatchedError as error:
            if not beside_server:
                complain(str(error))
            return ALREADY_WATCHED
    return 0


def _watch(settings: Settings, stopping: Event) -> None:
    following = Following(settings.store)
    _tell_lasting(settings)
    _tell_beginning(settings, following)
    try:
        with open_fetcher(settings, now=present, sleep=lambda seconds: _rest(stopping, seconds)) as fetch:
            looks = Looks(
                lambda: find_sources(settings),
                following.sources,
                lambda sources: _look(sources, settings, following, fetch, stopping),
                lambda sources, error: _keep_failure(sources, following, error),
                complain,
            )
            watch_sources(looks, stopping, present)
    finally:
        following.close()


def _tell_beginning(settings: Settings, following: Following) -> None:
    """Who waits for the first look knows that it comes. Files that are wrong are told by the watch itself."""
    try:
        found = find_sources(settings)
    except ConfigError:
        return
    now = present()
    first = next_due(found, following, now)
    if first is not None:
        when = f"in {span(first - now)}" if first > now else "now"
        complain(f"follows {len(found)} {'source' if len(found) == 1 else 'sources'}; the next is asked {when}")


def _rest(stopping: Event, seconds: float) -> None:
    """Wait between two requests. Raises LaterError where the watch ends meanwhile: the request is not made then."""
    if stopping.wait(seconds):
        raise LaterError("not asked, since the watch ends")


def _look(sources: Sequence[Source], settings: Settings, following: Following, fetch: Fetch, stopping: Event) -> None:
    summary = look_at(sources, settings, following, fetch, only_due=True, stop=stopping.is_set)
    now = present()
    for outcome in summary.sources:
        complain(outcome_line(outcome, now))
    for line in moved_lines(summary.sources):
        complain(line)
    for error in summary.ingest.errors:
        complain(f"failed: {error}")
    if summary.failed:
        _tell_lasting(settings, {outcome.id for outcome in summary.failed})


def _tell_lasting(settings: Settings, ids: set[str] | None = None) -> None:
    """Say which sources have failed for long: somebody must see to them."""
    for one in find_health(settings.store, settings.province, present()):
        if one.condition is Condition.LASTING and (ids is None or one.source.id in ids):
            complain(f"{one.source.id}: has failed since {one.state.failing_since:%Y-%m-%d}; see `timeline sources`")


def _keep_failure(sources: Sequence[Source], following: Following, error: Exception) -> None:
    now = present()
    for source in sources:
        state = following.source(source.id)
        failed = replace(
            state,
            tried=now,
            failures=state.failures + 1,
            failing_since=state.failing_since or now,
            message=f"{type(error).__name__}: {error}",
        )
        following.save_source(scheduled(source, failed, news=False, told=None, now=now, dice=random.random))


@contextmanager
def _stopped_by_signals(stopping: Event) -> Iterator[None]:
    """A first signal lets what is going on come to its end; a second one does not wait for that."""

    def stop(number: int, _: FrameType | None) -> None:
        if stopping.is_set():
            os._exit(128 + number)
        stopping.set()

    wanted = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, stop) for number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _live_beside_server(stopping: Event) -> None:
    """Give way to who serves readers, and end when that ends, however it does: then standard input ends."""
    os.nice(_NICE)

    def wait_for_end() -> None:
        while os.read(sys.stdin.fileno(), 1024):  # not the buffered one, which an end of the program must not meet
            pass
        stopping.set()
        end = Timer(GRACE, lambda: os._exit(1))  # nobody is left who would end us
        end.daemon = True
        end.start()

    Thread(target=wait_for_end, name="server", daemon=True).start()

"""The watcher beside a server: `timeline watch` in a process of its own, so that no reader ever waits for it.

It is started with the server and stopped with it. One that dies is started again, after a while that grows; one that
outlives a server which was killed notices by itself, since its standard input ends (see `--beside-server`).
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Event, Thread
from typing import Any

from timeline.config import Settings, as_variables

SOURCES_FILE = "sources.toml"  # in the store's folder: a person named a source
ALREADY_WATCHED = 3  # exit code of a watcher that is not needed
GRACE = 10.0  # seconds that a look which is going on has to end
_SHORTEST, _LONGEST = 1.0, 300.0  # seconds until one that died is started again
_WELL = 60.0  # seconds; whoever lived so long did not die of how it was started
_LOOK = 0.2  # seconds between two looks at the child
_LOG = logging.getLogger(__name__)


def wants_watching(settings: Settings) -> bool:
    """Whether the server watches: as the settings say, else where a person has added a source.

    So nothing of the outside web is asked by who only reads articles in.
    """
    return settings.watch if settings.watch is not None else (settings.store / SOURCES_FILE).is_file()


def lifespan(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """What a server runs for as long as it is up."""

    @asynccontextmanager
    async def watched(_: Any) -> AsyncIterator[None]:
        if settings.watch is False:
            yield
            return
        watcher = Watcher(settings)
        watcher.start()
        try:
            yield
        finally:
            watcher.stop()

    return watched


class Watcher:
    """Keeps a watcher running while that is wanted. Its own thread looks after it."""

    def __init__(self, settings: Settings, command: tuple[str, ...] = (sys.executable, "-m", "timeline")) -> None:
        self._settings = settings
        self._command = (*command, "watch", "--beside-server")
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the watcher: a look that is going on may finish, for a while."""
        self._stopped.set()
        self._thread.join(GRACE + 5)

    def _run(self) -> None:
        pause = _SHORTEST
        while not self._stopped.is_set():
            if not wants_watching(self._settings):
                self._stopped.wait(_SHORTEST)
                continue
            began = time.monotonic()
            code = self._watched_once()
            if self._stopped.is_set():
                return
            pause = _SHORTEST if time.monotonic() - began > _WELL else min(2 * pause, _LONGEST)
            if code != ALREADY_WATCHED:  # else another server does, and we wait until it ends
                _LOG.warning("the watcher of the sources ended with %s; starting it again in %g seconds", code, pause)
            self._stopped.wait(pause)

    def _watched_once(self) -> int | str:
        """Run a watcher until it ends or the server does: its exit code, or why there was none."""
        try:
            return self._watch_once()
        except OSError as error:  # no memory, no processes left: later there may be
            return error.strerror or type(error).__name__

    def _watch_once(self) -> int:
        environment = os.environ | as_variables(self._settings)
        with subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl+C is for the server, which ends us in order
        ) as child:
            while child.poll() is None:
                if self._stopped.wait(_LOOK):
                    _end(child)
            return child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            child.kill()
        child.wait()

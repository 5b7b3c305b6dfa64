"""What goes to a terminal or a pipe: UTF-8 whatever the locale says, and no control characters of others.

A title or a file name may hold what a terminal takes for a command, or what turns the direction of text; each such
character is shown as an escape instead.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

# C0 and C1 controls, DEL, line and paragraph separators, overrides of direction (Unicode TR 36, section 2.5)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
WIDE = 200  # columns where no terminal says how many there are: a pipe's reader can cut, but not restore


def use_utf8() -> None:
    """Let both outputs speak UTF-8 under any locale; what no encoding can say is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    r"""The text in one line that is safe to print: an escape character becomes `\x1b`."""
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)


def say(*lines: str) -> None:
    """Lines of a result."""
    for line in lines:
        sys.stdout.write(f"{printable(line)}\n")


def flush() -> None:
    """Let a pipe's reader have what was said until now."""
    sys.stdout.flush()


def complain(message: str) -> None:
    """One line to standard error."""
    sys.stderr.write(f"timeline: {printable(' '.join(message.split()))}\n")
    sys.stderr.flush()


def put_octets(octets: bytes) -> None:
    """A rendered document, as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(octets)
    sys.stdout.buffer.flush()


def put_renderable(renderable: object) -> None:
    """What rich draws, as wide as the terminal. Its texts must be printable already."""
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    with console.capture() as drawn:
        console.print(renderable)
    sys.stdout.write(drawn.get())


def hush() -> None:
    """Let nothing more be written to a closed pipe, not even when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


class Bar:
    """A bar on standard error. `move` is what long work calls: how much is done, of how much (None: not known)."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task

    def move(self, done: int, total: int | None = None) -> None:
        self._progress.update(self._task, completed=done, total=total)


@contextmanager
def bar(what: str) -> Iterator[Bar]:
    """Progress of long work, drawn only where standard error is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        yield Bar(progress, progress.add_task(what, total=None))

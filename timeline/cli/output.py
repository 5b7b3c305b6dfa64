"""What goes to a terminal or a pipe: UTF-8 whatever the locale says, and no control characters of others.

A title or a file name may hold what a terminal takes for a command, or what turns the direction of text; each such
character is shown as an escape instead.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

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


def shows_colours() -> bool:
    """Whether results go to a terminal (or to what says that it wants colours, FORCE_COLOR)."""
    return Console().is_terminal


def put_lines(lines: Iterable[tuple[str, Text]]) -> None:
    """Texts in colours, each after what stands before it, and broken beside that; in a pipe plain and unbroken.

    They must be printable already.
    """
    console = Console(highlight=False)
    for before, text in lines:
        room = console.width - len(before)
        parts = text.wrap(console, room) if console.is_terminal and room > 0 and text else [text]
        with console.capture() as drawn:
            for number, part in enumerate(parts):
                console.print(Text(before if number == 0 else " " * len(before)) + part, soft_wrap=True)
        sys.stdout.write(drawn.get())


def hush() -> None:
    """Let nothing more be written to a closed pipe, not even when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


@contextmanager
def counting(what: str, *, streaming: bool = False) -> Iterator[Callable[[int], None]]:
    """Long work shows how far it is; what this gives is told each number.

    Only where standard error is a terminal and results do not go there, too, while they are made.
    """
    hidden = not sys.stderr.isatty() or (streaming and sys.stdout.isatty())
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done: progress.update(task, completed=done)

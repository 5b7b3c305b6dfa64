"""The command line: arguments in, printing, progress and exit codes out; everything else is the rooms'.

Results go to standard output, complaints and progress to standard error. The exit code is 0 if all went well, 1 if
something failed (bad sources are named, the rest is done), 2 for a wrong command line or a wrong setting.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import CycloptsError

from timeline.cli import (  # noqa: F401  (each registers its commands)
    articles,
    changes,
    publishing,
    reviews,
    scores,
    sources,
    update,
    views,
    watch,
)
from timeline.cli.application import app
from timeline.cli.output import complain, hush, use_utf8
from timeline.errors import ConfigError, CorrectionError, FilterError, TimelineError

__all__ = ["app", "main"]

_BEFORE_THE_COMMAND = ("--store", "--province")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. arguments: those after the program's name; None for the real ones."""
    try:
        use_utf8()
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough of it, as `head` has
        hush()
        return 0
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        result = app(command_first(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        complain(f"{error} (`timeline --help` shows what there is)")
        return 2
    except (ConfigError, CorrectionError, FilterError) as error:
        complain(str(error))
        return 2
    except TimelineError as error:
        complain(str(error))
        return 1
    return result if isinstance(result, int) else 0


def command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the options of all commands, where they stand before the command, put behind it.

    Raises ConfigError where no command follows them.
    """
    moved: list[str] = []
    rest = list(arguments)
    while rest and rest[0].split("=", 1)[0] in _BEFORE_THE_COMMAND:
        taken = 1 if "=" in rest[0] else 2
        moved, rest = moved + rest[:taken], rest[taken:]
    if moved and not rest:
        raise ConfigError("a command must follow", subject=" ".join(moved))
    has_commands = rest[:1] in (["review"], ["sources"])  # commands themselves
    words = 2 if has_commands and rest[1:] and not rest[1].startswith("-") else 1
    return rest[:words] + moved + rest[words:]

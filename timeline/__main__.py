"""`python -m timeline` is `timeline`: where the program begins, before the libraries that it needs are there.

They take a second or two to import, which is when people notice that they mistyped something and press Ctrl+C.
"""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main() -> int:
    """Run the command line and give its exit code; an interrupt ends it quietly, however early it comes."""
    answered = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else whoever started us ignores it
    if answered:
        signal.signal(signal.SIGINT, _leave)
    from timeline.cli import main as run

    if answered:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run()


def _leave(_: int, __: FrameType | None) -> None:
    """End at once. Raised inside an import, KeyboardInterrupt may come out as anything; and nothing is begun yet."""
    os.write(2, b"timeline: interrupted\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())

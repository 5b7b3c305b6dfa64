"""The application that the commands belong to, and the options that several of them share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from cyclopts import App, Parameter

import timeline
from timeline.cli.examples import EXAMPLES
from timeline.cli.output import complain, counting
from timeline.config import Settings, read_settings
from timeline.errors import SourceError
from timeline.sources import Notice

app = App(
    name="timeline",
    help="Find the dated events in news of a province's foreign affairs; serve them as timeline, calendar and feeds.",
    version=f"timeline {timeline.__version__}",
    help_format="plaintext",
    help_epilogue=EXAMPLES["timeline"],
    suppress_keyboard_interrupt=False,
)


def _no_blank(_: Any, places: list[str]) -> None:
    """A blank path is a shell variable that is not set; it must not stand for the working folder."""
    if not all(place.strip() for place in places):
        raise ValueError("a path is blank")


Places = Annotated[list[str], Parameter(name="PATH", negative=(), validator=_no_blank)]
Place = Annotated[str, Parameter(name="PATH", validator=lambda kind, place: _no_blank(kind, [place]))]
Files = Annotated[list[Path], Parameter(consume_multiple=True, negative=())]
Many = Annotated[list[str] | None, Parameter(negative=(), show_default=False)]
Flag = Annotated[bool, Parameter(negative=())]
StoreFolder = Annotated[  # a text, since a Path of an empty one is the working folder
    str | None, Parameter(name="--store", help="Folder of the event store. [default: $TIMELINE_STORE, else var]")
]
HomeProvince = Annotated[
    str | None,
    Parameter(
        name="--province",
        help="Home province of articles that name none. [default: $TIMELINE_PROVINCE, else binh-duong]",
    ),
]
AllPages = Annotated[
    bool,
    Parameter(
        name="--all-pages",
        negative=(),
        help="Read also the pages of archives (.warc) that do not name the home province.",
    ),
]
SiteProvince = Annotated[
    str | None,
    Parameter(
        name="--province",
        help="Province whose events are shown, by its profile or name. [default: $TIMELINE_PROVINCE, else binh-duong]",
    ),
]
# Common options that change nothing for the command; they may stand in front of any.
UnusedStore = Annotated[Path | None, Parameter(name="--store", show=False)]
UnusedProvince = Annotated[str | None, Parameter(name="--province", show=False)]
PublicAddress = Annotated[
    str | None,
    Parameter(name="--public-url", help="Address by which readers reach the site. [default: $TIMELINE_PUBLIC_URL]"),
]


def settings_of(**options: Any) -> Settings:
    """The settings of this run: options, above the environment, above the file in the working folder."""
    return read_settings(os.environ, Path.cwd(), **options)


Found = TypeVar("Found")  # what a stream is of, besides errors and notices


class Failures:
    """What failed on the way of a command that goes on: each is said at once, and turns the exit code to 1."""

    def __init__(self) -> None:
        self.code = 0

    def sift(self, stream: Iterable[Found | SourceError | Notice], *, streaming: bool = False) -> Iterator[Found]:
        """The results of a stream; its errors and notices are told, and how far it is.

        streaming: each gives a result at once, so that progress has no place on the same terminal.
        """
        with counting("articles read", streaming=streaming) as tell:
            for number, one in enumerate(stream, start=1):
                tell(number)
                yield from self._sifted(one)

    def _sifted(self, one: Found | SourceError | Notice) -> Iterator[Found]:
        if isinstance(one, Notice):
            tell_notice(one)
        elif isinstance(one, SourceError):
            self.tell(str(one))
        else:
            yield one

    def tell(self, message: str) -> None:
        complain(f"failed: {message}")
        self.code = 1


def tell_notice(notice: Notice) -> None:
    """Say what was decided without loss."""
    complain(f"note: {notice.subject}: {notice.message}")

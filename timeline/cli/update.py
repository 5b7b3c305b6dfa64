"""`timeline update`: ask the followed sources once, and keep what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from cyclopts import Parameter

from timeline.cli.application import Failures, Flag, HomeProvince, StoreFolder, app, settings_of, tell_notice
from timeline.cli.examples import EXAMPLES
from timeline.cli.looking import find_sources, look_at, moved_lines, outcome_line, present
from timeline.cli.output import complain, counting, say
from timeline.cli.tables import summary_lines
from timeline.config import Settings
from timeline.errors import AlreadyWatchedError
from timeline.fetch import open_fetcher
from timeline.followed import Source
from timeline.pipeline.schedule import is_due
from timeline.pipeline.update import UpdateSummary
from timeline.store.following import Following
from timeline.store.watchlock import only_watcher

Ids = Annotated[list[str], Parameter(name="ID", negative=(), help="Sources to ask, due or not. [default: those due]")]


@app.command(help_epilogue=EXAMPLES["update"], usage="Usage: timeline update [ID...] [OPTIONS]")
def update(*ids: str, all: Flag = False, store: StoreFolder = None, province: HomeProvince = None) -> int:
    """Ask the sources on the web once, those that are due, and keep what is new; `timeline watch` goes on doing so.

    Parameters
    ----------
    ids
        The sources to ask, due or not, by their ids (`timeline sources` lists them). [default: those that are due]
    all
        Ask all sources, due or not.
    """
    settings = settings_of(store=store, province=province)
    sources = find_sources(settings, ids)
    if not sources:
        complain("note: there are no sources; `timeline sources add URL` adds one")
        return 0
    following = Following(settings.store)
    try:
        with only_watcher(settings.store):
            return _update(sources, settings, following, only_due=not (ids or all))
    except AlreadyWatchedError:
        return _leave_to_watcher(sources, following, named=bool(ids or all))
    finally:
        following.close()


def _update(sources: Sequence[Source], settings: Settings, following: Following, *, only_due: bool) -> int:
    with open_fetcher(settings, now=present) as fetch, counting("pages fetched") as tell:
        fetched = iter(range(1, 10**9))
        summary = look_at(
            sources,
            settings,
            following,
            fetch,
            only_due=only_due,
            progress=lambda step: tell(next(fetched)),
            waiting=lambda: complain("note: another program is writing to the store; waiting for it to finish"),
        )
    return _told(summary, len(sources))


def _told(summary: UpdateSummary, many: int) -> int:
    """Say what a run did. Gives the exit code."""
    failed, now = Failures(), present()
    for notice in summary.ingest.notices:
        tell_notice(notice)
    for error in summary.ingest.errors:
        failed.tell(str(error))
    for outcome in summary.sources:
        if outcome.message is not None:
            failed.tell(f"{outcome.id}: {outcome.message}")
        say(
            outcome_line(replace(outcome, message=None), now) if outcome.message is None else outcome_line(outcome, now)
        )
    say(*moved_lines(summary.sources))
    say(f"sources: asked {len(summary.sources)}, failed {len(summary.failed)}, not due {many - len(summary.sources)}")
    say(*summary_lines(summary.ingest))
    return failed.code


def _leave_to_watcher(sources: Sequence[Source], following: Following, *, named: bool) -> int:
    """Two that ask would ask a server twice at once; so who watches is asked to look now."""
    states, now = following.sources(), present()
    chosen = [source for source in sources if named or is_due(states.get(source.id), now)]
    for source in chosen:
        following.save_source(replace(following.source(source.id), next_try=now))
    complain("note: another program follows the sources of this store; it asks those that are due within seconds")
    return 0

"""Commands that show what is in the store: as a table, as files, as a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from timeline import publish
from timeline.cli.application import Flag, PublicAddress, SiteProvince, StoreFolder, UnusedProvince, app, settings_of
from timeline.cli.choice import EVERYTHING, Choice
from timeline.cli.examples import EXAMPLES
from timeline.cli.output import complain, flush, put_octets, put_renderable, say
from timeline.cli.tables import ANNOUNCED, event_table
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.provinces import profile_for
from timeline.publish.wording import is_unreported
from timeline.store import Store
from timeline.web.feeds import feed_of
from timeline.web.protection import is_loopback_only
from timeline.web.site import Site

Format = Literal["table", "csv", "jsonl"]


@app.command(help_epilogue=EXAMPLES["events"])
def events(
    *, choice: Choice = EVERYTHING, undated: Flag = False, format: Format = "table", store: StoreFolder = None
) -> None:
    """Print the events in the store that fit, the latest first; options that can be repeated mean any of them.

    Parameters
    ----------
    undated
        Also those of which no more is known than by when they were over ("recently"): no calendar or feed has them.
    format
        table for people, csv for spreadsheets, jsonl for programs.
    """
    chosen, settings = choice.as_filter(), settings_of(store=store)
    kept = _opened(settings)
    _tell_unknown_provinces(chosen, kept)
    _print_events(kept.find_events(chosen, dated=not undated), kept, chosen, format, settings)


def _tell_unknown_provinces(chosen: EventFilter, kept: Store) -> None:
    """Say which of the provinces that are asked for no event names, and which ones events do: one may be mistyped."""
    there = kept.find_provinces()
    for asked in chosen.provinces if there else ():
        if not kept.find_events(EventFilter(provinces=(asked,), limit=1), dated=False):
            complain(f"note: no event is of the province {asked!r}; there are events of {', '.join(there)}")


def _print_events(found: Sequence[Event], kept: Store, chosen: EventFilter, format: Format, settings: Settings) -> None:
    if not found:
        complain("note: no event fits")
    if format == "table":
        today = datetime.now(UTC).date()
        put_renderable(event_table(found, chosen.language or settings.language, today))
        if any(is_unreported(event, today) for event in found):
            complain(f"note: {ANNOUNCED}: its day has passed, and no report says so far that it took place")
    elif format == "jsonl":
        for event in found:
            put_octets(f"{publish.json_line(publish.event_record(event, chosen.language))}\n".encode())
    else:
        site = Site(settings, kept, profile_for(None, settings.province))
        put_octets(publish.render_csv(found, site_feed(site, chosen)))


def _opened(settings: Settings) -> Store:
    """The store; who asks an empty one is told so, because a mistyped folder is empty, too."""
    kept = Store(settings.store)
    if kept.generation() == 0:
        complain(f"note: {settings.store}: there is no store yet; `timeline ingest PATH` makes one")
    return kept


def site_feed(site: Site, chosen: EventFilter) -> publish.Feed:
    """What is published as files says of itself what the server says, but its events have no page of their own."""
    feed = feed_of(site, "", chosen, _base_url(site.settings), site.store.last_changed())
    return replace(feed, event_url=None)


def _base_url(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"


@app.command(help_epilogue=EXAMPLES["check"])
def check(*, store: StoreFolder = None, province: UnusedProvince = None) -> int:
    """Look for what is wrong in the store: duplicates, references to nothing. Any gives the exit code 1."""
    faults = _opened(settings_of(store=store)).check()
    say(*faults)
    return 1 if faults else 0


@app.command(help_epilogue=EXAMPLES["serve"])
def serve(
    *,
    host: str | None = None,
    port: int | None = None,
    public_url: PublicAddress = None,
    watch: bool | None = None,
    store: StoreFolder = None,
    province: SiteProvince = None,
) -> None:
    """Serve the timeline page, the calendar and the feeds until it is stopped (Ctrl+C).

    Parameters
    ----------
    host
        Address to listen on; the default can be reached from this machine alone. [default: 127.0.0.1]
    port
        Port to listen on; 0 takes a free one. [default: 8501]
    watch
        Whether to follow the sources on the web, too. [default: where somebody has added one]
    """
    from timeline.server import serve as serve_site  # takes a second to import, which no other command should cost

    settings = settings_of(host=host, port=port, public_url=public_url, watch=watch, store=store, province=province)
    _opened(settings)
    if is_loopback_only(settings):
        complain(
            "note: without public_url only this machine is answered, any other name gets 400; "
            "say the address that others use: --public-url http://ADDRESS:PORT"
        )
    serve_site(settings, _announce)


def _announce(addresses: Mapping[str, str]) -> None:
    say(f"open            {addresses['page']}", "subscribe to")
    say(*(f"  {name:<14}{address}" for name, address in addresses.items() if name != "page"))
    flush()

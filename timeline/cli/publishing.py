"""`timeline publish`: all that the server shows, as a folder of files."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import timeline
from timeline.cli.application import PublicAddress, SiteProvince, StoreFolder, app, settings_of
from timeline.cli.examples import EXAMPLES
from timeline.cli.hub import tell_hub_of
from timeline.cli.output import complain, say
from timeline.cli.sitefolder import published_paths, save_site
from timeline.config import Settings
from timeline.errors import PublishError, StoreError
from timeline.filter import EventFilter
from timeline.publish.feed import Feed
from timeline.publish.formats import FORMATS, Purpose
from timeline.publish.staticsite import YIELDING, StaticSite, render_static_site
from timeline.store import Store
from timeline.web.feeds import NEVER_CHANGED, feed_of
from timeline.web.site import Site, open_site

_TRIES = 3
_WRITTEN = {".py", ".toml", ".json", ".css"}
_LIBRARIES = ("babel", "feedgen", "icalendar", "lxml")


@app.command(name="publish", help_epilogue=EXAMPLES["publish"])
def publish_site(
    *, out: Path, public_url: PublicAddress = None, store: StoreFolder = None, province: SiteProvince = None
) -> None:
    """Write pages, calendars and feeds as static files, for any web server.

    The folder changes all at once, and not at all where something fails.

    Parameters
    ----------
    out
        Folder to write to; it is made. Files in it that are none of ours stay.
    """
    settings = settings_of(store=store, public_url=public_url, province=province)
    kept = Store(settings.store)
    if kept.generation() == 0:
        raise PublishError("there is no store yet; `timeline ingest PATH` makes one", subject=str(settings.store))
    site = open_site(settings, kept)
    if settings.public_url is None:
        complain(f"note: feeds will give {_base_url(settings)} as their address; --public-url says a better one")
    contents = replace(_contents(site, datetime.now(UTC)), published=published_paths(out))
    files = render_static_site(contents)
    saved = save_site(files, out, maker=_program(), yielding=YIELDING, waiting=lambda: _tell_waiting(out))
    tell_hub_of(settings, [f"{settings.public_url}/{name}" for name in saved.names if _is_news(name)])
    removed = f"; {saved.removed} removed" if saved.removed else ""
    say(f"{saved.files} files in {out}, {saved.changed} of them changed{removed}")


def _is_news(name: str) -> bool:
    """Whether the file is one that people subscribe to at a hub: a news feed, and none of its past."""
    folder, _, file = name.rpartition("/")
    return "archive" not in folder.split("/") and any(
        file == form.file and form.purpose is Purpose.NEWS for form in FORMATS
    )


def _tell_waiting(out: Path) -> None:
    complain(f"note: another `timeline publish` is writing to {out}; this one waits for it")


def _contents(site: Site, now: datetime) -> StaticSite:
    """All of one generation of the store. Raises StoreError where it is written to without a pause."""
    everything = EventFilter()
    for _ in range(_TRIES):
        generation, changed = site.store.generation(), site.store.last_changed()
        found = StaticSite(
            events=site.store.find_events(site.selection(everything)),
            base_url=_base_url(site.settings),
            feed_of=partial(_feed, site, changed),
            today=now.astimezone(ZoneInfo(site.profile.timezone)).date(),
            updated=changed or NEVER_CHANGED,
            changes=site.store.find_histories(),
            redirects=site.store.find_redirects(),
            provinces=tuple(profile.name(site.settings.language) for profile in site.profiles(everything)),
        )
        if site.store.generation() == generation:
            return found
    raise StoreError("it is being written to without a pause", subject=str(site.store.folder))


def _program() -> str:
    """Names this program, down to each of its files and the libraries that write for it."""
    digest = hashlib.sha256(sys.version.encode())
    folder = Path(timeline.__file__).parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _WRITTEN):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def _feed(site: Site, changed: datetime | None, file: str, chosen: EventFilter) -> Feed:
    """What the server's feed of the filter says of itself."""
    return feed_of(site, file, chosen, _base_url(site.settings), changed)


def _base_url(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"

"""`timeline sources`: what is followed on the web and how it fares; sources are added, looked at and removed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from timeline.cli.application import Failures, HomeProvince, StoreFolder, app, settings_of
from timeline.cli.examples import EXAMPLES
from timeline.cli.looking import find_sources, present
from timeline.cli.output import complain, put_octets, put_renderable, say
from timeline.cli.seen import seen_lines
from timeline.cli.sourcetable import source_table, trouble_lines, unread_lines
from timeline.errors import TimelineError
from timeline.fetch import open_fetcher
from timeline.followed import Link, Source
from timeline.pipeline.finding import find_source
from timeline.pipeline.health import Condition, SourceHealth, find_health, health_record
from timeline.pipeline.trial import Seen, see, seen_in
from timeline.provinces.followed import add_source, read_sources, remove_source
from timeline.provinces.sourcerows import described
from timeline.store.following import Following
from timeline.store.watchlock import is_watched

sources = App(
    name="sources",
    help="List the sources on the web, and how each fares; the commands add, look at and remove them.",
    help_format="plaintext",
    help_epilogue=EXAMPLES["sources"],
)
app.command(sources)
Id = Annotated[str, Parameter(name="ID", help="The source's id, as `timeline sources` lists it.")]


@sources.default
def fare(
    *, format: Literal["table", "json"] = "table", store: StoreFolder = None, province: HomeProvince = None
) -> int:
    """List the sources on the web, and how each fares; the commands add, look at and remove them.

    The exit code is 1 where one has failed for more than three days.

    Parameters
    ----------
    format
        table for people; json for programs, a list of objects.
    """
    settings = settings_of(store=store, province=province)
    now = present()
    found = find_health(settings.store, settings.province, now)
    if format == "json":
        put_octets(f"{json.dumps([health_record(one) for one in found], ensure_ascii=False, indent=1)}\n".encode())
    elif found:
        put_renderable(source_table(found, now))
        say(*trouble_lines(found, now))
        _tell_unread(found, settings.store)
    if not found:
        complain("note: there are no sources; `timeline sources add URL` adds one")
    elif not is_watched(settings.store) and format == "table":
        complain("note: nobody follows them just now; `timeline watch` and `timeline serve` do, `timeline update` once")
    return 1 if any(one.condition is Condition.LASTING for one in found) else 0


def _tell_unread(found: Sequence[SourceHealth], folder: Path) -> None:
    following = Following(folder)
    try:
        say(*unread_lines(found, following))
    finally:
        following.close()


@sources.command(help_epilogue=EXAMPLES["sources add"])
def add(
    url: Annotated[str, Parameter(name="URL")],
    /,
    *,
    id: str | None = None,
    title: str | None = None,
    language: str | None = None,
    pages: str | None = None,
    every: str | None = None,
    province: Annotated[str | None, Parameter(name="--province")] = None,
    store: StoreFolder = None,
) -> None:
    """Follow a source: the address is asked what stands there, and the best of it is taken: a feed before a list.

    It says what it found and which articles that names now. What is nothing is refused. No article is fetched yet.

    Parameters
    ----------
    url
        Address of a feed, a sitemap, a newspaper's or portal's page that lists articles, or of one article; without
        http:// or https://, the latter is meant.
    id
        Short name: small letters, digits, hyphens. [default: made from the address]
    title
        What people call it. [default: as it calls itself]
    language
        Of its articles where they do not say: en, vi, zh, ... [default: as it says]
    province
        Home province of its articles: a profile or a name. [default: $TIMELINE_PROVINCE, else binh-duong]
    pages
        Regular expression that the addresses of its articles have; others are passed over.
    every
        How often it is asked: 30m, 2h, 1d. [default: as it says itself, else as often as it has news]
    """
    settings = settings_of(store=store)
    known = read_sources(settings.store, settings.province)
    with open_fetcher(settings, now=present) as fetch:
        found = find_source(
            url if "://" in url else f"https://{url}", fetch, settings.province, [source.id for source in known]
        )
        given = {
            "id": id,
            "title": title,
            "language": language,
            "province": province,
            "pages": pages,
            "every": every,
        }
        source = described(found.source, **given)
        seen = _only(source) if found.listing is None else seen_in(source, found.listing)
        add_source(settings.store, source, settings.province)
    for passed in found.passed_over:
        say(f"passed over: {passed.url}: {passed.why}")
    say(*seen_lines(seen))
    _tell_of_others(source, known)
    say(f"followed as {source.id}; `timeline update`, `timeline watch` and `timeline serve` ask it")


def _only(page: Source) -> Seen:
    return Seen(page, (Link(page.url, page.title),))


def _tell_of_others(source: Source, known: Sequence[Source]) -> None:
    """Who adds a first source may not know of those of the profile, which are asked from now on, too."""
    of_profile = [one.id for one in known if one.profile is not None]
    if of_profile and len(of_profile) == len(known):
        complain(
            f"note: from now on the sources of the province's profile are followed, too: {', '.join(of_profile)}; "
            "`timeline sources remove ID` switches one off"
        )


@sources.command(help_epilogue=EXAMPLES["sources remove"], usage="Usage: timeline sources remove ID... [OPTIONS]")
def remove(id: Id, /, *ids: Id, store: StoreFolder = None, province: HomeProvince = None) -> None:
    """Follow sources no longer; their articles and events stay. One of the province's profile is switched off."""
    settings = settings_of(store=store, province=province)
    following = Following(settings.store)
    try:
        for source in find_sources(settings, [id, *ids]):
            remove_source(settings.store, source.id, settings.province)
            following.forget(source.id)
            say(f"{source.id}: followed no longer; its articles and events stay")
    finally:
        following.close()


@sources.command(help_epilogue=EXAMPLES["sources check"], usage="Usage: timeline sources check [ID...] [OPTIONS]")
def check(*ids: Id, store: StoreFolder = None, province: HomeProvince = None) -> int:
    """Ask sources what they name now, and say it; nothing is stored, and no article is fetched."""
    settings, failed = settings_of(store=store, province=province), Failures()
    found = find_sources(settings, ids)
    if not found:
        complain("note: there are no sources; `timeline sources add URL` adds one")
    with open_fetcher(settings, now=present) as fetch:
        for source in found:
            try:
                say(*seen_lines(see(source, fetch, settings.province)))
            except TimelineError as error:
                failed.tell(f"{source.id}: {error}")
    return failed.code

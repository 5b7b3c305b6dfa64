"""RSS (all versions), Atom and RDF by feedparser: sanitised, without entities of their own, however badly made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from timeline.errors import SourceFormatError
from timeline.followed import Link, Listing, Response
from timeline.sources.addresses import canonical
from timeline.sources.encodings import mark_of
from timeline.sources.instants import read_instant
from timeline.sources.plainly import one_line

MAX_FEED_BYTES = 10_000_000
MAX_ENTRIES = 2000
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=30)
_DEPTH = 500
_MOST_TAGS = 150_000  # 75 for each of the entries that are read; the library takes a second for 10,000
_OPENED, _CLOSED = re.compile(rb"<[A-Za-z]"), re.compile(rb"</|/>")
_PERIODS = {  # of the syndication module (RSS 1.0)
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def read_feed(content: bytes, response: Response, zone: ZoneInfo) -> Listing:
    """The entries of a feed. Raises SourceFormatError where it is too large or no feed at all."""
    parsed = parse_feed(content, response)
    links = (_link(entry, response, zone) for entry in parsed.entries[:MAX_ENTRIES])
    return Listing(
        links=tuple(link for link in links if link is not None),
        more=tuple(_further(parsed.feed)),
        every=_every(parsed.feed),
    )


def parse_feed(content: bytes, response: Response) -> Any:
    """What feedparser makes of it. Raises SourceFormatError where it is too large or no feed at all."""
    if len(content) > MAX_FEED_BYTES:
        message = f"the feed is larger than {MAX_FEED_BYTES // 1_000_000} MB; name a smaller one, or a sitemap"
        raise SourceFormatError(message, subject=response.url)
    _refuse_deep(content, response)
    mark = mark_of(content)
    if mark is not None:  # as UTF-8, so that NULs can go
        content = content[mark[1] :].decode(mark[0], "replace").encode()
    charset = "utf-8" if mark is not None else response.charset
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    headers = {"content-type": kind, "content-location": response.url}
    try:
        parsed = feedparser.parse(content.replace(b"\0", b""), response_headers=headers)
    except (ValueError, AssertionError, RecursionError, LookupError) as error:  # its loose parser on wild markup
        raise SourceFormatError("the feed cannot be read", subject=response.url) from error
    if not parsed.version and not parsed.entries:
        raise SourceFormatError("the feed cannot be read", subject=response.url) from parsed.get("bozo_exception")
    return parsed


def _refuse_deep(content: bytes, response: Response) -> None:
    """Elements opened again and again and not closed: the time of the library grows with the square of the depth."""
    bare = _without_cdata(content)
    opened = len(_OPENED.findall(bare))
    if opened - len(_CLOSED.findall(bare)) > _DEPTH:
        raise SourceFormatError("the feed cannot be read: its elements nest too deeply", subject=response.url)
    if opened > _MOST_TAGS:
        raise SourceFormatError(f"the feed has more than {_MOST_TAGS:,} elements", subject=response.url)


def _without_cdata(content: bytes) -> bytes:
    """Without the sections that hold text; not by an expression, which would look for each one's end again and again.

    One that does not end goes up to the next one.
    """
    first, *others = content.split(b"<![CDATA[")
    return first + b"".join(part.partition(b"]]>")[2] for part in others)


def _link(entry: Mapping[str, Any], response: Response, zone: ZoneInfo) -> Link | None:
    """An entry as a link; None for one that leads to no page."""
    addresses = (canonical(url, response.url) for url in _addresses(entry))
    url = next((address for address in addresses if address is not None), None)
    if url is None:
        return None
    return Link(
        url=url,
        title=one_line(_text(entry.get("title"))),
        published=_first(entry, ("published", "created"), zone, response),
        updated=_first(entry, ("updated",), zone, response),
    )


def _addresses(entry: Mapping[str, Any]) -> Iterator[str]:
    """Where the article stands, the best first: services that pass feeds on write their own address into `link`."""
    for name in ("feedburner_origlink", "link"):
        if isinstance(entry.get(name), str) and entry[name].strip():
            yield entry[name]
    for link in entry.get("links") or ():
        if link.get("rel") in (None, "alternate") and link.get("href"):
            yield link["href"]
    identity = entry.get("id")
    if isinstance(identity, str) and identity.startswith(("http://", "https://")):
        yield identity


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _first(entry: Mapping[str, Any], names: tuple[str, ...], zone: ZoneInfo, response: Response) -> Any:
    """The entry's own words: what the library parses takes a time without a zone for one of Greenwich."""
    for name in names:
        if name in entry:  # `get` of feedparser's mapping would answer with another date
            instant = read_instant(_text(entry[name]), zone, response.fetched)
            if instant is not None:
                return instant
    return None


def _further(feed: Mapping[str, Any]) -> Iterator[str]:
    """The next page, or the archive before it (RFC 5005, sections 3 and 4)."""
    for link in feed.get("links") or ():
        if link.get("rel") in ("next", "prev-archive") and link.get("href"):
            yield link["href"]


def _every(feed: Mapping[str, Any]) -> timedelta | None:
    """RSS's ttl (minutes), or the syndication module's frequency in a period; within reason."""
    ttl = str(feed.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit() and int(ttl[:6]) > 0:
        return _within(timedelta(minutes=int(ttl[:6])))
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    if period is None:
        return None
    times = str(feed.get("sy_updatefrequency") or "1").strip()
    return _within(period / max(1, int(times[:6]))) if times.isascii() and times.isdigit() else _within(period)


def _within(every: timedelta) -> timedelta:
    return min(max(every, _SHORTEST), _LONGEST)

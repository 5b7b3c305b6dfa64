"""What a source would give now, as people read it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.followed import Link, SourceKind
from timeline.pipeline.trial import Seen

SHOWN = 10  # articles
WHAT = {
    SourceKind.FEED: "a feed",
    SourceKind.SITEMAP: "a sitemap",
    SourceKind.LIST: "a page that lists articles",
    SourceKind.PAGE: "an article",
}


def seen_lines(seen: Seen) -> Iterator[str]:
    """How many articles a source names, and the newest of them."""
    source, many = seen.source, len(seen.links)
    yield f"{source.id}: {WHAT[source.kind]}: {source.url}"
    parts = [f"  articles: {many}"]
    parts += [f"passed over by --pages: {seen.passed_over}"] if seen.passed_over else []
    parts += [f"further lists: {seen.more}"] if seen.more else []
    yield "; ".join(parts) + _order(seen)
    yield from (f"    {_line(link)}" for link in seen.links[:SHOWN])
    if many > SHOWN:
        yield f"    and {many - SHOWN} more"


def _order(seen: Seen) -> str:
    """Lists whose articles have no day are told in their own order."""
    if len(seen.links) < 2:
        return ""
    return ", the newest first:" if any(link.published or link.updated for link in seen.links) else ", as listed there:"


def _line(link: Link) -> str:
    moment = link.published or link.updated
    return f"{moment:%Y-%m-%d}  {link.title or link.url}" if moment else f"{'':10}  {link.title or link.url}"

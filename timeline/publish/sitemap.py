"""The list of a site's pages for search engines (sitemaps.org, protocol 0.9), and what they may read (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree

from timeline.publish.wording import stamp

MOST = 50_000  # addresses of one file; more have an index of files
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemaps(pages: Sequence[tuple[str, datetime]], root: str) -> Iterator[tuple[str, bytes]]:
    """Each file's name and octets. pages: absolute addresses, and when each last changed; root: where the files stand,
    with a slash at the end."""
    parts = [pages[first : first + MOST] for first in range(0, len(pages), MOST)]
    if len(parts) <= 1:
        yield "sitemap.xml", _document("urlset", "url", pages)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", part)
    latest = [(f"{root}{name}", max(at for _, at in part)) for name, part in zip(names, parts, strict=True)]
    yield "sitemap.xml", _document("sitemapindex", "sitemap", latest)


def render_robots(root: str) -> bytes:
    """robots.txt; it counts only where the site stands at the top of its host."""
    return f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n".encode()


def _document(name: str, item: str, rows: Sequence[tuple[str, datetime]]) -> bytes:
    document = etree.Element(name, nsmap={None: _NAMESPACE})  # type: ignore[dict-item]  # the stubs know no default namespace
    for address, changed in rows:
        row = etree.SubElement(document, item)
        etree.SubElement(row, "loc").text = address
        etree.SubElement(row, "lastmod").text = stamp(changed)
    octets: bytes = etree.tostring(document, encoding="utf-8", xml_declaration=True)
    return octets

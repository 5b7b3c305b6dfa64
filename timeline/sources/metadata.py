"""What an HTML page says of itself: title, address, and when it was published (JSON-LD, meta and time elements)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from datetime import time as clock
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from lxml import html

from timeline.dates.stampforms import find_writings, make_date
from timeline.sources.draft import clean, is_address
from timeline.sources.tables import listings, row_text

_META_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "publication_date",
    "pubdate",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dcterms.date",
    "date",
)
_ISO = re.compile(r"\s{0,9}(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)")
_ARTICLE = re.compile(r"Article$|Posting$|^Report$|^Event$|WebPage$")
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre"),
        *("section", "table", "td", "th", "title", "tr", "ul"),
    )
)
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "svg"))
_DEPTH = 20
_HEADER_LINES = 25
_SPACE = re.compile(r"[ \t\r\n\xa0]+")


def find_published(tree: html.HtmlElement, zone: ZoneInfo | None = None) -> date | None:
    """The publication date of the metadata: JSON-LD, then meta elements, then the article's time element.

    zone: whose day an instant is turned into; None leaves the day as it is written.
    """
    for value in (*_from_json_ld(tree), *_from_meta(tree), *_from_time(tree)):
        day = (read_day_in(value, zone) if zone is not None else None) or read_day(value)
        if day is not None:
            return day
    return None


def read_day(value: str) -> date | None:
    """The day of a metadata value: ISO 8601 in its common spellings, else as stamps are written, day first."""
    match = _ISO.match(value[:100])
    if match:
        return make_date(*(int(part) for part in match.groups()))
    return next((writing.date for writing in find_writings(value[:100], "") if writing.date), None)


def read_day_in(value: str, zone: ZoneInfo) -> date | None:
    """The day in `zone` of an instant with an offset; None where it is none.

    Midnight of Greenwich is what programs write for a day without a time.
    """
    try:
        instant = datetime.fromisoformat(value[:100].strip())
        if instant.tzinfo is None or instant.astimezone(UTC).time() == clock(0):
            return None
        return instant.astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def _from_json_ld(tree: html.HtmlElement) -> Iterator[str]:
    """`datePublished` of schema.org objects, those of articles first."""
    found: list[tuple[bool, str]] = []
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json" or not script.text:
            continue
        try:
            found += _dates_in(json.loads(script.text, strict=False), _DEPTH)
        except (ValueError, RecursionError):  # other people's pages hold broken JSON; it only says nothing then
            continue
    for _, value in sorted(found, key=lambda pair: not pair[0]):
        yield value


def _dates_in(value: object, depth: int) -> Iterator[tuple[bool, str]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _dates_in(item, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
        published = value.get("datePublished")
        if isinstance(published, str) and any(_ARTICLE.search(name) for name in names):
            yield not any(name.endswith("WebPage") for name in names), published
        for item in list(value.values())[:200]:
            yield from _dates_in(item, depth - 1)


def _from_meta(tree: html.HtmlElement) -> Iterator[str]:
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if meta.get("content"):
            values.setdefault(name.lower().strip(), meta.get("content", ""))
    for name in _META_DATES:
        if name in values:
            yield values[name]


def _from_time(tree: html.HtmlElement) -> Iterator[str]:
    """Time elements marked as publication; else the only one, since others stand beside links to other articles.

    Those in the rows of a table are of what it lists.
    """
    rows = listings(tree)
    times = [time for time in tree.iter("time") if time.get("datetime") or (time.text or "").strip()]
    times = [time for time in times if not any(table in rows for table in time.iterancestors("table"))]
    marked = [time for time in times if time.get("pubdate") is not None or "datePublished" in time.get("itemprop", "")]
    if not marked and len({time.get("datetime") or time.text for time in times}) == 1:
        marked = times[:1]
    for time in marked:
        yield time.get("datetime") or (time.text or "")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        if element.tag not in ("time", "meta"):
            yield element.get("content") or element.text_content()[:100]


def find_title(tree: html.HtmlElement) -> str | None:
    """og:title, else the only h1, else the title element, white space folded."""
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() == "og:title" and (
            meta.get("content") or ""
        ).strip():
            return _folded(meta.get("content", ""))
    heads = [_folded(head.text_content()) for head in tree.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1 and not _is_site(heads[0], tree):
        return heads[0]
    return _written_title(tree)


def _written_title(tree: html.HtmlElement) -> str | None:
    """The title element, without the site's name where that is its only h1."""
    title = tree.find(".//title")
    written = _folded(title.text_content()) if title is not None else ""
    heads = [_folded(head.text_content()) for head in tree.iter("h1")]
    site = next((head for head in heads if head and written.endswith(head)), "")
    return written.removesuffix(site).rstrip(" -_|–—·") or written or None


def _is_site(head: str, tree: html.HtmlElement) -> bool:
    """Whether a heading is the site's name: the title element has it last, after something else."""
    title = tree.find(".//title")
    written = _folded(title.text_content()) if title is not None else ""
    return bool(re.search(rf"[-_|–—·]\s{{0,3}}{re.escape(head)}$", written))


def find_address(tree: html.HtmlElement, base: str = "") -> str | None:
    """The address that the page gives as its own (canonical link, else og:url); None where it is no web address.

    base: where the page stands, for a relative one.
    """
    candidates = [link.get("href", "") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    candidates += [meta.get("content", "") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    joined = (_joined(base, url.strip()) for url in candidates if url.strip())
    return next((clean(url) for url in joined if is_address(url)), None)


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:  # a bracket in the host
        return ""


def names_one_page(url: str) -> bool:
    """Whether it can be the address of one article: many sites give their front page as that of every page."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def header_text(tree: html.HtmlElement) -> str:
    """The page's text lines from its heading on, as far as a stamp of it can stand; from the top without a heading."""
    lines = [line for line in "".join(_pieces(tree)).split("\n") if line.strip()]
    headings = {_folded(head.text_content()) for head in tree.iter("h1", "h2")} - {""}
    title = find_title(tree)
    headings |= {title} if title else set()
    start = next((number for number, line in enumerate(lines) if _folded(line) in headings), 0)
    return "\n".join(lines[max(0, start - 3) : start + _HEADER_LINES])


def _pieces(tree: html.HtmlElement) -> Iterator[str]:
    """Text in order, with a new line at each block's start and end, and for each row of a table.

    A walk without recursion: pages nest deeply.
    """
    stack: list[tuple[html.HtmlElement, bool]] = [(tree, True)]
    rows = {row for table in listings(tree) for row in table.iter("tr")}
    while stack:
        element, opening = stack.pop()
        if element in rows:
            yield f"\n{row_text(element)}\n"
            continue
        block = element.tag in _BLOCKS
        if block:
            yield "\n"
        if opening and element.tag not in _SILENT and isinstance(element.tag, str):
            yield _SPACE.sub(" ", element.text or "")
            stack.append((element, False))
            stack += [(child, True) for child in reversed(element)]
            continue
        yield _SPACE.sub(" ", element.tail or "")


def _folded(text: str) -> str:
    return " ".join(clean(text).split())[:1000]

"""What RFC 4287, RFC 5005, RSS 2.0 (with the RSS Advisory Board's profile) and GeoRSS demand of a feed, checked element
by element: parsers of feeds let nearly everything pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
GEORSS = "{http://www.georss.org/georss}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d ([+-]\d{4}|GMT)"
)
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
# How often a child may stand in its parent: (at least, at most).
MANY = 10**6
FEED = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("generator", "icon", "logo", "rights", "subtitle"), (0, 1)),
    **dict.fromkeys(("category", "contributor", "link", "entry"), (0, MANY)),
    "author": (1, MANY),
}
ENTRY = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("published", "rights", "source", "summary", "content"), (0, 1)),
    **dict.fromkeys(("author", "category", "contributor", "link"), (0, MANY)),
}
CHANNEL = {
    **dict.fromkeys(("title", "link", "description"), (1, 1)),
    **dict.fromkeys(("language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate"), (0, 1)),
    **dict.fromkeys(("generator", "docs", "cloud", "ttl", "image", "textInput", "skipHours", "skipDays"), (0, 1)),
    **dict.fromkeys(("category", "item"), (0, MANY)),
}
ITEM = {
    **dict.fromkeys(("title", "guid", "pubDate", "description"), (1, 1)),  # these we always have
    **dict.fromkeys(("link", "author", "comments", "source", "enclosure"), (0, 1)),
    "category": (0, MANY),
}


def atom_complaints(octets: bytes) -> list[str]:
    """What is wrong with an Atom document, a line each."""
    root = etree.fromstring(octets)
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    return [*_atom_feed(root), *_common(root)]


def _atom_feed(root: etree._Element) -> Iterator[str]:
    yield from _counted(root, FEED, ATOM)
    yield from _atom_parts(root)
    yield from _feed_links(root.findall(f"{ATOM}link"), first="alternate")
    yield from _history(root, root.findall(f"{ATOM}link"))
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    yield from (f"the id {key} stands twice" for key, count in Counter(ids).items() if count > 1)
    for entry in root.findall(f"{ATOM}entry"):
        yield from _counted(entry, ENTRY, ATOM)
        yield from _atom_parts(entry)
        yield from _atom_entry(entry)


def _atom_parts(parent: etree._Element) -> Iterator[str]:
    for part in parent.findall(f"{ATOM}id"):
        if not _is_iri(part.text):
            yield f"the id {part.text!r} is no IRI"
    for name in ("updated", "published"):
        yield from (f"{name} {e.text!r}" for e in parent.findall(ATOM + name) if not INSTANT.fullmatch(e.text or ""))
    for name in ("title", "subtitle", "summary", "content"):
        for part in parent.findall(ATOM + name):
            if part.get("type", "text") not in {"text", "html"} or len(part):
                yield f"{name} is neither text nor escaped HTML"
    for part in parent.findall(f"{ATOM}author"):
        yield from _counted(part, {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}, ATOM)
        if not EMAIL.fullmatch(part.findtext(f"{ATOM}email") or "a@b"):
            yield "an author's email is none"
    for part in parent.findall(f"{ATOM}category"):
        if not part.get("term") or not _is_iri(part.get("scheme", "a:b")) or part.get("label") == "":
            yield f"category {dict(part.attrib)}"
    if not (parent.findtext(f"{ATOM}title") or "").strip():
        yield "a title is empty"


def _atom_entry(entry: etree._Element) -> Iterator[str]:
    links = entry.findall(f"{ATOM}link")
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if len(alternates) > 1 or (not alternates and entry.find(f"{ATOM}content") is None):
        yield f"{len(alternates)} links to the entry itself"
    published, updated = (entry.findtext(ATOM + name) or "" for name in ("published", "updated"))
    if published and datetime.fromisoformat(updated) < datetime.fromisoformat(published):
        yield f"updated {updated} before published {published}"


def rss_complaints(octets: bytes) -> list[str]:
    """What is wrong with an RSS document, a line each."""
    root = etree.fromstring(octets)
    if (root.tag, root.get("version"), [child.tag for child in root]) != ("rss", "2.0", ["channel"]):
        return ["the root is no rss 2.0 with one channel"]
    return [*_rss_channel(root[0]), *_common(root)]


def _rss_channel(channel: etree._Element) -> Iterator[str]:
    yield from _counted(channel, CHANNEL, "")
    yield from _rss_parts(channel)
    links = channel.findall(f"{ATOM}link")
    yield from _feed_links(links, first="self")
    yield from _history(channel, links)
    if not TAG.fullmatch(channel.findtext("language") or ""):
        yield "the language is no tag"
    if not re.fullmatch(r"[^\s@]+@[^\s@]+ \(.+\)", channel.findtext("managingEditor") or "a@b (c)"):
        yield "managingEditor is no address with a name"
    guids = [item.findtext("guid") for item in channel.findall("item")]
    yield from (f"the guid {key} stands twice" for key, count in Counter(guids).items() if count > 1)
    for item in channel.findall("item"):
        yield from _counted(item, ITEM, "")
        yield from _rss_parts(item)
        if item.find("guid[@isPermaLink='false']") is None:
            yield "a guid is taken for an address"


def _rss_parts(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag in {"title", "link", "description", "guid", "pubDate", "lastBuildDate", "category"} and (
            len(child) or not (child.text or "").strip()
        ):
            yield f"{child.tag} is empty or has children"
    for name in ("pubDate", "lastBuildDate"):
        for part in parent.findall(name):
            if not RFC822.fullmatch(part.text or "") or parsedate_to_datetime(part.text or "").tzinfo is None:
                yield f"{name} {part.text!r}"
    yield from (f"link {e.text!r}" for e in parent.findall("link") if not _is_web(e.text))
    yield from (f"domain {e.get('domain')!r}" for e in parent.findall("category") if not _is_iri(e.get("domain")))


def _common(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if element.get(LANG) is not None and not TAG.fullmatch(element.get(LANG) or ""):
            yield f"xml:lang {element.get(LANG)!r}"
        if not isinstance(element.tag, str):
            yield f"a node {element.tag}"
    for link in root.iter(f"{ATOM}link"):
        yield from _link(link)
    for point in root.iter(f"{GEORSS}point"):
        latitude, longitude = map(float, (point.text or "").split(" "))
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield f"point {point.text!r}"


def _link(link: etree._Element) -> Iterator[str]:
    if not _is_web(link.get("href")):
        yield f"a link leads to {link.get('href')!r}"
    if not MEDIA_TYPE.fullmatch(link.get("type", "a/b")) or not TAG.fullmatch(link.get("hreflang", "en")):
        yield f"link {dict(link.attrib)}"
    if len(link) or (link.text or "").strip():
        yield "a link has content"


def _feed_links(links: list[etree._Element], first: str) -> Iterator[str]:
    rels = [link.get("rel", "alternate") for link in links]
    if rels[:1] != [first] or rels.count("self") != 1 or rels.count("alternate") != (1 if first == "alternate" else 0):
        yield f"the feed's links are {rels}"
    yield from (f"{rel} stands twice" for rel in {"prev-archive", "next-archive", "current"} if rels.count(rel) > 1)


def _history(parent: etree._Element, links: list[etree._Element]) -> Iterator[str]:
    """RFC 5005, section 4: an archive document says so and names the current one; that one has no newer."""
    rels = {link.get("rel"): link.get("href") for link in links}
    is_archive = parent.find(f"{HISTORY}archive") is not None
    if is_archive != ("current" in rels) or ("next-archive" in rels and not is_archive):
        yield f"an archive document: {is_archive}; links {sorted(map(str, rels))}"
    if len(set(rels.values())) != len(rels) - (rels.get("hub") == rels.get("self")):
        yield f"two links lead to the same: {rels}"


def _counted(parent: etree._Element, allowed: dict[str, tuple[int, int]], namespace: str) -> Iterator[str]:
    names = [etree.QName(child) for child in parent if isinstance(child.tag, str)]
    counts = Counter(name.localname for name in names if (name.namespace or "") == namespace.strip("{}"))
    yield from (f"{etree.QName(parent).localname} has a {name}" for name in sorted(set(counts) - set(allowed)))
    for name, (least, most) in allowed.items():
        if not least <= counts[name] <= most:
            yield f"{etree.QName(parent).localname} has {counts[name]} {name}"


def _is_iri(text: str | None) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"\\^`{|}]+", text or ""))


def _is_web(text: str | None) -> bool:
    return _is_iri(text) and urlsplit(text or "").scheme in {"http", "https"} and bool(urlsplit(text or "").hostname)

"""Addresses of web pages: one spelling for each, and what an address alone tells of the page behind it.

The spelling is that of RFC 3986, section 6, without fragment and without what only says where a reader came from. The
rest of the query stays: on many portals it alone names the article (`ChiTiet.aspx?ID=7`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from courlan import extract_domain
from url_normalize import url_normalize

from timeline.lexicon import read_table
from timeline.sources.draft import MAX_ADDRESS, is_address

# Parameters that trace readers and choose no page: of analytics, advertisement, newsletters, and chat programs.
_TRACING = re.compile(
    r"(?:utm|mtm|hsa)_.+|(?:itm|pk|ga)_(?:source|medium|campaign|content|term|keyword|kwd|cid)|vero_(?:id|conv)"
    r"|oly_(?:anon|enc)_id|(?:fb|g|dc|gb|wb|tw|yc|msc?l?k?)clid|gbraid|wbraid|yclid|ysclid|igshid|igsh"
    r"|phpsessid|jsessionid|sessionid|aspsessionid.+|mc_[ce]id|_ga|_gl|gidzl|zarsrc|zalo_.+|spm|fb_action_.+|__cf_chl.*|cmpid|ncid|ref_src",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/?#;]{1,200}", re.IGNORECASE)
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|css|js|json|mp[34]|avi|mov|wmv|m3u8|webm|ogg|wav|pdf|docx?|xlsx?|pptx?|zip|rar"
    r"|7z|gz|exe|apk|rss|atom|xml|ics|txt)",
    re.IGNORECASE,
)
# Parts of a path that name what a site offers beside its articles.
_DATE = re.compile(r"(?:^|[/_-])(?:19|20)\d\d(?:[/_-]?\d{1,2}){1,2}(?:[/_-]|$)")
_NUMBER = re.compile(r"(?<![0-9])\d{4,20}(?![0-9])")
_OPAQUE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|(?<![0-9a-z])(?=[a-z]*[0-9])[0-9a-f]{16,40}(?![0-9a-z])", re.IGNORECASE)
_SLUG_WORDS = 4
_LONG_SLUG_WORDS = 6


@lru_cache(maxsize=8192)
def canonical(url: str, base: str | None = None) -> str | None:
    """The one spelling of a web page's address; None where it is none (other schemes, no host, a name and password).

    base: the address of the page that it stands in, for a relative one.
    """
    try:
        joined = urljoin(base or "", _without_controls(url))
        if not is_address(joined) or re.search("[@%]", urlsplit(joined).netloc):
            return None
        normal = str(url_normalize(_untraced(_SESSION.sub("", joined.partition("#")[0]))))
    except (ValueError, UnicodeError, IndexError):  # an address that its own parts contradict
        return None
    return normal if is_address(normal) and len(normal) <= MAX_ADDRESS else None


def article_address(url: str, base: str | None = None) -> str | None:
    """As `canonical`, without what only says from which page of a list a reader came.

    On many portals it is part of the article's address, and another one tomorrow (`?ID=7&PageIndex=3`).
    """
    found = canonical(url, base)
    if found is None or not _in_query(found):
        return found
    head, _, query = found.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0].lower() not in _words("positions")]
    return f"{head}?{'&'.join(kept)}"


def _in_query(url: str) -> bool:
    """Whether a parameter of the query tells the article from others."""
    query = parse_qsl(urlsplit(url).query[:MAX_ADDRESS])
    return any(value and (name.lower() in _words("ids") or _NUMBER.fullmatch(value)) for name, value in query)


def _without_controls(url: str) -> str:
    """As browsers read it: white space around it and line breaks within do not count (WHATWG URL, section 4.4)."""
    return re.sub(r"[\t\n\r]", "", url[: 2 * MAX_ADDRESS].strip()).replace(" ", "%20")


def _untraced(url: str) -> str:
    """Without the parameters that trace readers; the others keep their spelling and order."""
    head, mark, query = url.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACING.fullmatch(unquote(part.partition("=")[0]))]
    return f"{head}{mark}{'&'.join(kept)}" if kept else head


@lru_cache(maxsize=4096)
def site_of(url: str) -> str:
    """What stands for the site: the domain that was registered; of a name in no public zone, its last two parts."""
    host = (urlsplit(url).hostname or "").lower()
    if not host or host.replace(".", "").isdigit() or ":" in host:
        return host
    return (extract_domain(f"http://{host}/") or ".".join(host.split(".")[-2:])).lower()


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_table("names/sites.toml")[key])


def same_site(one: str, other: str) -> bool:
    return site_of(one) == site_of(other)


def is_aside(url: str) -> bool:
    """Whether it names no article for sure: a front page, a file, a tag, a search, a form to sign in or to print."""
    parts = urlsplit(url)
    path = unquote(parts.path).lower()
    pieces = [piece for piece in path.split("/") if piece]
    if not pieces and not parts.query:
        return True
    last = pieces[-1] if pieces else ""
    if "." in last and _FILES.fullmatch(last[last.rfind(".") :]):
        return True
    return any(piece in _words("aside") or piece.partition(".")[0] in _words("aside") for piece in pieces)


def names_an_article(url: str) -> bool:
    """Whether the address itself looks like an article's: a date, a number, an id, or a headline in it."""
    return has_id(url) or _is_headline(unquote(urlsplit(url).path))


def has_id(url: str) -> bool:
    """Whether a date, a long number or an id in the address tells one article from others."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _DATE.search(path) or _NUMBER.search(path) or _OPAQUE.search(path):
        return True
    return _in_query(url)


def is_long_headline(url: str) -> bool:
    """Whether the last part of the path has so many words that it names no rubric."""
    return _is_headline(unquote(urlsplit(url).path), _LONG_SLUG_WORDS)


def _is_headline(path: str, words: int = _SLUG_WORDS) -> bool:
    """A last part of several words: `leaders-receive-a-delegation`."""
    last = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return len([word for word in re.split(r"[-_ ]", last) if word]) >= words


def shape(url: str) -> str:
    """The address with what differs between the articles of one site left out: words and numbers."""
    parts = urlsplit(url)
    pieces = [_shape_of(piece) for piece in parts.path.split("/")]
    names = sorted(name.lower() for name, _ in parse_qsl(parts.query[:MAX_ADDRESS], keep_blank_values=True))
    return f"{parts.netloc}{'/'.join(pieces)}?{'&'.join(names)}"


def _shape_of(piece: str) -> str:
    stem, dot, suffix = piece.rpartition(".")
    name = stem if dot else suffix
    words = len(re.split(r"[-_]", name))
    kind = (
        "#" if name.isdigit() else "slug" if words >= _SLUG_WORDS else "word" if not re.search(r"\d", name) else "mix"
    )
    return f"{kind}{dot}{suffix if dot else ''}"

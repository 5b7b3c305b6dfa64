"""List pages: which of a page's links lead to articles.

A rubric repeats one form: the same elements again and again, each with a link whose words are a headline and whose
address has a number, a date or the headline in it. Menus repeat, too, but their words are short and their addresses
name rubrics. What stands in navigation, footers and side columns is no part of the list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html

from timeline.followed import Link, Listing, Response, Source
from timeline.lexicon.writing import dense_letter
from timeline.sources.addresses import article_address, canonical, has_id, is_aside, names_an_article, same_site, shape
from timeline.sources.listings.clutter import main_part
from timeline.sources.listings.matching import takes
from timeline.sources.listings.words import is_next, is_read_more
from timeline.sources.markup import parse_markup
from timeline.sources.plainly import one_line

MAX_ANCHORS = 5_000
MAX_LINKS = 1000
_HEADLINE = 24  # characters, and
_WORDS = 5
_DENSE_HEADLINE = 9  # characters where each is a word or a syllable (Han)
_REPEATED = 3
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_UP = 4  # how many elements around a link tell its place


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A link's element. place: the elements around it, the same for each item of a list. headed: it is a heading."""

    element: html.HtmlElement
    url: str
    text: str
    place: tuple[str, ...]
    headed: bool


@dataclass(slots=True)
class _Page:
    """All anchors to one address; its title is the headline among their texts: leads are often linked, too."""

    anchors: list[_Anchor] = field(default_factory=list)

    @property
    def title(self) -> str:
        return max(self.anchors, key=lambda anchor: (anchor.headed, is_headline(anchor.text), -len(anchor.text))).text


def read_list(markup: str, response: Response, source: Source | None) -> Listing:
    """The links to articles on a page, in its order, and its next page. source: its `pages` decides where given."""
    tree = parse_markup(markup)
    if tree is None:
        return Listing()
    base = _base(tree, response.url)
    if source is not None and source.pages is not None:
        pages = _pages(_anchors(tree, base))
        chosen = [url for url in pages if takes(source, url)]
    else:
        pages = _pages(_anchors(main_part(tree), base))
        chosen = _articles(pages, canonical(response.url) or response.url)
    links = tuple(Link(url=url, title=one_line(pages[url].title)) for url in chosen[:MAX_LINKS])
    return Listing(links=links, more=tuple(_next_page(parse_markup(markup), base, response)))


def _base(tree: html.HtmlElement, url: str) -> str:
    base = tree.find(".//base[@href]")
    return (canonical(base.get("href", ""), url) or url) if base is not None else url


def _anchors(tree: html.HtmlElement, base: str) -> Iterator[_Anchor]:
    for count, element in enumerate(tree.iter("a")):
        if count == MAX_ANCHORS:
            return
        href = (element.get("href") or "").strip()
        if not href or href.startswith("#") or "nofollow ugc" in (element.get("rel") or ""):
            continue
        url = article_address(href, base)
        if url is not None and same_site(url, base):
            yield _Anchor(element, url, _text(element), _place(element), _is_headed(element))


def _text(element: html.HtmlElement) -> str:
    """The link's words; of a link around a whole item, its heading's; a picture's where there is nothing else."""
    heading = next(element.iter(*_HEADINGS), None)
    text = " ".join((element if heading is None else heading).text_content().split())[:1000]
    if text and not is_read_more(text):
        return text
    image = element.find(".//img")
    named = element.get("title") or (image.get("alt") if image is not None else None) or ""
    return " ".join(named.split())[:1000]


def _place(element: html.HtmlElement) -> tuple[str, ...]:
    around = []
    for number, parent in enumerate(element.iterancestors()):
        if number == _UP:
            break
        around.append(f"{parent.tag}.{next(iter((parent.get('class') or '').split()), '')}")
    return tuple(around)


def _is_headed(element: html.HtmlElement) -> bool:
    """Whether it stands in a heading or holds one, with words of its own."""
    around = (
        next(element.iterancestors(*_HEADINGS), None) is not None or next(element.iter(*_HEADINGS), None) is not None
    )
    return around and bool(_text(element))


def _pages(anchors: Iterator[_Anchor]) -> dict[str, _Page]:
    pages: defaultdict[str, _Page] = defaultdict(_Page)
    for anchor in anchors:
        pages[anchor.url].anchors.append(anchor)
    return pages


def _articles(pages: dict[str, _Page], own: str) -> list[str]:
    """The addresses that are articles' for sure, and those that stand in the same form beside several of these."""
    possible = {
        url: page for url, page in pages.items() if url != own and not is_aside(url) and not _is_above(url, own)
    }
    sure = [url for url, page in possible.items() if is_headline(page.title) and names_an_article(url)]
    shapes = Counter(map(shape, sure))
    places = Counter(anchor.place for url in sure for anchor in possible[url].anchors)
    known = set(sure)
    headed = Counter(
        anchor.place for page in possible.values() if is_headline(page.title) for anchor in page.anchors[:1]
    )
    return [
        url
        for url, page in possible.items()
        if url in known
        or (page.title and has_id(url) and shapes[shape(url)] >= _REPEATED)
        or (is_headline(page.title) and _repeats(page, places, headed) and not _is_rubric(url, pages))
    ]


def _repeats(page: _Page, places: Counter[tuple[str, ...]], headed: Counter[tuple[str, ...]]) -> bool:
    """Whether it stands in the same form as several headlines."""
    return any(max(places[anchor.place], headed[anchor.place]) >= _REPEATED for anchor in page.anchors)


def _is_above(url: str, own: str) -> bool:
    """Whether the page lies below that address: a way back up ("News / Politics")."""
    one, other = urlsplit(url), urlsplit(own)
    above = one.path.rstrip("/") + "/"
    return one.netloc == other.netloc and not one.query and other.path.startswith(above) and not has_id(url)


def _is_rubric(url: str, pages: dict[str, _Page]) -> bool:
    """Whether other links of the page lie below it."""
    stem = url.rstrip("/") + "/"
    return sum(other.startswith(stem) for other in pages) >= 2


def is_headline(text: str) -> bool:
    """Whether a link's words are as long as a headline: rubrics have one to three."""
    dense = len(dense_letter().findall(text[:200]))
    if dense * 2 > len(text[:200]):
        return len(text) >= _DENSE_HEADLINE
    return len(text) >= _HEADLINE and len(text.split()) >= _WORDS


_PAGE_NUMBER = re.compile(
    r"(?:[?&](?:page|pageindex|p|paged|trang|pg|pageno|pagenum|curpage|index)=|[/_-](?:page|trang|p|index_?)[/_-]?)(\d{1,5})(?!\d)",
    re.IGNORECASE,
)


def _next_page(tree: html.HtmlElement | None, base: str, response: Response) -> Iterator[str]:
    """The address that the page names as the next (RFC 8288), by its words, or by the number after its own."""
    if tree is None:
        return
    named = [e for e in tree.iter("link", "a") if "next" in (e.get("rel") or "").lower().split()]
    named += [e for e in tree.iter("a") if is_next(" ".join(e.text_content().split())[:60]) and _pages_on(e)]
    addresses = [canonical(element.get("href") or "", base) for element in (*named, *_numbered(tree, base, response))]
    own = {canonical(response.url), canonical(response.asked)}
    found = next((url for url in addresses if url is not None and url not in own and same_site(url, base)), None)
    if found is not None:
        yield found


def _pages_on(element: html.HtmlElement) -> bool:
    """Whether its address has a page's number, or it stands among the numbers of pages."""
    if _PAGE_NUMBER.search(element.get("href") or ""):
        return True
    around = [parent for parent, _ in zip(element.iterancestors(), range(3), strict=False)]
    return any("pag" in f"{parent.get('class') or ''} {parent.get('id') or ''}".lower() for parent in around)


def _numbered(tree: html.HtmlElement, base: str, response: Response) -> Sequence[html.HtmlElement]:
    """Links that are the number of the next page and have it in their address."""
    own = _PAGE_NUMBER.search(response.url)
    following = str(int(own[1]) + 1) if own else "2"
    found = []
    for element in tree.iter("a"):
        number = _PAGE_NUMBER.search(element.get("href") or "")
        if number and number[1] in {following} and element.text_content().strip() == following:
            found.append(element)
    return found

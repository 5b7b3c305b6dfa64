"""HTML pages: the main text by trafilatura, and what the page says of itself.

The article's text is what was extracted once; spans point into it. A stamp often stands outside of it, between title
and body, so that part of the page is kept beside it as `header`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import trafilatura
from htmldate import find_date
from lxml import html

from timeline.dates.stamps import publication_date
from timeline.errors import SourceError, SourceFormatError
from timeline.sources.draft import Draft, Given, Notice, clean, hash_bytes, is_address, make_draft
from timeline.sources.encodings import declared_in, decode
from timeline.sources.languages import find_language
from timeline.sources.markup import parse_markup
from timeline.sources.metadata import find_address, find_published, find_title, header_text, names_one_page
from timeline.sources.places import File
from timeline.sources.plain import check_length, guess_notice, read_bytes
from timeline.sources.spans import carry_spans
from timeline.sources.surroundings import drop_surroundings
from timeline.sources.tables import listings

MAX_BYTES = 10_000_000  # a page that is larger holds no article, and takes minutes to parse
_LAST_DAY = "2100-12-31"  # htmldate would read the machine's clock for want of a limit


_SAVED_FROM = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s{1,50}url:\s{0,5})(\S{1,3000})",
    re.IGNORECASE,
)
_NAMES = "concat(' ', translate(@class, 'FOTERCPYIGHSDBAL', 'fotercpyighsdbal'), ' ', @id)"
_BELOW = (
    "//body//*[self::footer or self::small or self::aside or self::time or "
    + " or ".join(f"contains({_NAMES}, '{word}')" for word in ("foot", "copyright", "sidebar", "related", "licen"))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Page:
    """text: the article's. published: from JSON-LD, meta or time elements. guess: what htmldate takes for it."""

    text: str
    title: str | None
    url: str | None
    published: date | None
    header: str
    guess: date | None


def read_page(file: File) -> Iterator[Draft | SourceError | Notice]:
    """The article in an HTML file, or why there is none."""
    try:
        data = read_bytes(file, MAX_BYTES)
    except SourceError as error:
        yield error
        return
    yield from read_saved(file, data, declared_in(data), None)


def read_saved(
    file: File, data: bytes, declared: str | None, address: str | None
) -> Iterator[Draft | SourceError | Notice]:
    """The article of a page that was saved, or why there is none. declared: its encoding, where something names it.

    address: where it was saved from, as the file tells beside the page; it counts where the page gives none of its own.
    """
    try:
        markup, guessed = decode(data, file.place, declared=declared)
        page = read_markup(markup)
        if page is None:
            raise SourceFormatError("no article text was found in the page", subject=file.place)
        check_length(page.text, file)
    except SourceError as error:
        yield error
        return
    yield from guess_notice(file, guessed, declared)
    saved = address or _saved_from(markup)
    url = saved if saved is not None and not (page.url and names_one_page(page.url)) else page.url
    given = Given(
        text=page.text,
        source=file.place,
        content_hash=hash_bytes(data),
        url=url,
        title=page.title,
        published=page.published,
        published_from="metadata" if page.published else None,
        header=page.header,
        guess=page.guess,
    )
    if url is not None and names_one_page(url):
        yield make_draft(given, claims=(url,), names=(file.name,), same=None)
    else:
        yield make_draft(given, claims=(), names=(file.path.stem, file.name), same=None)


def _saved_from(markup: str) -> str | None:
    """The address that a browser, or a program that saves pages, wrote at the top of the file."""
    match = _SAVED_FROM.search(markup[:4000])
    return clean(match[1]) if match and is_address(match[1]) else None


def read_markup(markup: str, url: str | None = None, zone: ZoneInfo | None = None) -> Page | None:
    """The page of a document's markup; None where no article's text is found in it.

    url: where it is known. zone: whose day the metadata's instant is turned into; None leaves it as it is written.
    """
    tree = parse_markup(markup)
    if tree is None:
        return None
    text = trafilatura.extract(_prepared(markup), favor_precision=True, include_comments=False, with_metadata=False)
    if not text or not text.strip():
        return None
    header = header_text(tree)
    published = _published(tree, header, clean(text), zone)
    return Page(
        text=clean(text),
        title=find_title(tree),
        url=url or find_address(tree),
        published=published,
        header=header,
        guess=None if published else _guess(markup),
    )


def _published(tree: html.HtmlElement, header: str, text: str, zone: ZoneInfo | None) -> date | None:
    """The metadata's day in the zone; as it is written, where the page prints that one for its readers.

    Many sites write their own clock's time and call it Greenwich's.
    """
    written = find_published(tree)
    there = find_published(tree, zone) if zone is not None else written
    if written == there:
        return written
    stamp = publication_date(header, find_language(text))
    return written if stamp is not None and stamp[0] == written else there


def _prepared(markup: str) -> html.HtmlElement | None:
    """The document without what surely is around its article, the cells that span several rows in each of these."""
    tree = parse_markup(markup)
    if tree is not None:
        drop_surroundings(tree)
        carry_spans(tree)
    return tree


def _guess(markup: str) -> date | None:
    """htmldate's guess from what is marked as a date above the footer, outside of tables that list something.

    Left alone it takes the licence's.

    Time elements were read before: where they disagree, there is nothing to guess from them.
    """
    tree = parse_markup(markup)
    for element in [] if tree is None else [*tree.xpath(_BELOW), *listings(tree)]:
        element.drop_tree()
    found = find_date(tree, extensive_search=False, original_date=True, max_date=_LAST_DAY)
    return date.fromisoformat(found) if found else None

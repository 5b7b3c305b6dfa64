"""Markup: the text of a page that was fetched, and the tree of its elements; nothing in it is run or loaded."""

from __future__ import annotations

import re

from lxml import etree, html

from timeline.errors import SourceFormatError
from timeline.followed import Response
from timeline.sources.draft import clean
from timeline.sources.encodings import decode_answer

MAX_PAGE_BYTES = 10_000_000  # a page that is larger holds no article, and takes minutes to parse
MAX_TAGS = 60_000  # opened and closed; the same, and the time of some libraries grows with the square of the number
_MAX_ATTRIBUTES = 5_000
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")


def markup_of(response: Response) -> str:
    """The page's markup. Raises SourceFormatError where it is too large, binary, or in no encoding that is known."""
    return decoded(response)[0]


def decoded(response: Response) -> tuple[str, str | None]:
    """The page's markup, and its encoding where that had to be guessed. Raises as `markup_of`."""
    if len(response.content) > MAX_PAGE_BYTES:
        limit = MAX_PAGE_BYTES // 1_000_000
        raise SourceFormatError(f"the page is larger than {limit} MB, too large for an article", subject=response.url)
    markup, guessed = decode_answer(response.content, response.url, charset=response.charset)
    if markup.count("<") > MAX_TAGS or any(tag[0].count(" ") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        raise SourceFormatError("the page has more elements or attributes than any article", subject=response.url)
    return markup, guessed


def parse_markup(markup: str) -> html.HtmlElement | None:
    """The document, parsed without network and entities of its own; None where it has no element.

    NUL is U+FFFD, as HTML's section 13.2.5 has it.
    """
    data = clean(markup).replace("\0", "\ufffd").encode("utf-8")
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):  # no element at all
        return None

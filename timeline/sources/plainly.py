"""Short texts of others (titles, names) as one line of plain text: no markup, no control characters."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree, html

MAX_TITLE = 500
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\d|#x|[A-Za-z]{2,8};)")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,2000}>?")
_LONGEST = 20_000


def one_line(text: str | None, most: int = MAX_TITLE) -> str | None:
    """`text` as people may read it, at most `most` characters; None where nothing is left.

    Markup gives its text (scripts and styles none); marks that turn the direction of the text or cannot be seen go.
    """
    if not text:
        return None
    bare = text[:_LONGEST]
    if _MARKUP.search(bare):
        bare = _TAG.sub(" ", _text_of(bare))  # what was escaped twice is still no markup of ours
    line = " ".join("".join(map(_visible, bare)).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    return line or None


def _text_of(markup: str) -> str:
    data = f"<div>{''.join(map(_visible, markup))}</div>".encode()
    try:
        tree: html.HtmlElement = html.document_fromstring(
            data, parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    for element in list(tree.iter("script", "style", "noscript", "iframe", "object", etree.Comment)):
        if element.getparent() is not None:
            element.drop_tree()
    return str(tree.text_content())


_JOINERS = "\u200c\u200d"  # some scripts are misspelt without them


def _visible(letter: str) -> str:
    """Nothing for what is no character to read (controls, marks of direction, lone surrogates, what Unicode lacks)."""
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn", "Co"} and letter not in _JOINERS else letter

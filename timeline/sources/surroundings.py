"""What stands beneath an article in its page: lists of other articles, comments, imprints, notes about cookies.

The library that finds the main text leaves some of it in where pages are small or made of tables.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import html

from timeline.lexicon import read_table

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WORD = re.compile(r"[A-Za-z]+")
_MOST = 0.3  # of the page's words outside of links: what holds more may be the article itself, whatever it is called
_FEWEST = 200  # characters in the page, below which nothing is told


def drop_surroundings(tree: html.HtmlElement) -> None:
    """Takes out of the tree the elements whose classes or ids name them so, and that hold little of its text."""
    found = [
        element for element in tree.iter("div", "ul", "ol", "section", "table", "p", "footer") if _is_beneath(element)
    ]
    if not found:
        return
    total = _words(tree)
    for element in found:
        if total >= _FEWEST and element.getparent() is not None and _words(element) <= total * _MOST:
            element.drop_tree()


def _is_beneath(element: html.HtmlElement) -> bool:
    if element.tag == "footer":
        return next(element.iterancestors("article"), None) is None
    return bool(names_of(element) & _names())


def names_of(element: html.HtmlElement) -> set[str]:
    """The words of its classes and id in small letters: of `siteFooter`, "sitefooter", "site" and "footer"."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return {part.lower() for part in (*_PART.findall(names), *_WORD.findall(names))}


def _words(element: html.HtmlElement) -> int:
    """Characters of text outside of links, scripts and styles."""
    silent = sum(len(part.text_content()) for part in element.iter("a", "script", "style", "noscript"))
    return len(element.text_content()) - silent


@cache
def _names() -> frozenset[str]:
    return frozenset(read_table("names/sites.toml")["beneath"])

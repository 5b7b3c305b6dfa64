"""What stands around the list or article of a page: menus, footers, side columns, forms, what is hidden."""

from __future__ import annotations

from functools import cache

from lxml import html

from timeline.lexicon import read_table
from timeline.sources.surroundings import names_of

_ELEMENTS = frozenset(
    ("nav", "footer", "aside", "form", "script", "style", "noscript", "template", "select", "button", "iframe", "svg")
)
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog")
)
_MOST = 0.5  # of the page's links: what holds more is the page itself, whatever it is called


def main_part(tree: html.HtmlElement) -> html.HtmlElement:
    """The tree without what stands around its main part; it is changed in place and given back."""
    total = sum(1 for _ in tree.iter("a"))
    for element in [found for found in tree.iter() if isinstance(found.tag, str) and _is_around(found)]:
        if element.getparent() is None or element.tag in {"html", "body", "main"}:
            continue
        if element.tag in _ELEMENTS - {"form"} or sum(1 for _ in element.iter("a")) <= total * _MOST:
            element.drop_tree()
    return tree


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag in _ELEMENTS or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or _is_invisible(element):
        return True
    return bool(names_of(element) & names_around())


@cache
def names_around() -> frozenset[str]:
    """Parts of the classes and ids of elements around a page's main part."""
    return frozenset(read_table("names/sites.toml")["around"])


def _is_invisible(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style

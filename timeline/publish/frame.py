"""What all our pages without script share: the head, the policy, the one style sheet, and how they are written out.

The Content-Security-Policy allows the page's own style sheet, named by its hash, and nothing else: not even what a
text smuggled in could do anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from lxml import etree

from timeline.publish.content import Element, element


@cache
def style_sheet() -> str:
    return (resources.files(__package__) / "site.css").read_text("utf-8")


@cache
def policy() -> str:
    """The Content-Security-Policy of these pages, for a `meta` element or a header."""
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def html_page(title: str, language: str, head: Sequence[Element], body: Sequence[Element]) -> bytes:
    """A whole page in UTF-8. title, language: of the page, clean. head: what it has beside what all have."""
    page = element("html", _head(title, head), element("body", *body), lang=language)
    octets: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return octets


def _head(title: str, more: Sequence[Element]) -> Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy()}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        *more,
        element("style", style_sheet()),
    )

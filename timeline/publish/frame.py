"""What all our pages without script share: the head, the policy, the one style sheet, and how they are written out.

The Content-Security-Policy allows the page's own style sheet, named by its hash, and nothing else: not even what a
text smuggled in could do anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from lxml import etree

from timeline.publish.content import Element, element


@cache
def style_sheet() -> str:
    return (resources.files(__package__) / "site.css").read_text("utf-8")


@lru_cache(maxsize=64)
def policy(style: str | None = None, *, has_form: bool = False) -> str:
    """The Content-Security-Policy of a page with this style sheet (None: the common one).

    has_form: whether it has a form, which leads to pages of this site alone.
    """
    digest = base64.b64encode(hashlib.sha256((style or style_sheet()).encode()).digest()).decode()
    forms = "'self'" if has_form else "'none'"
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action {forms}"


def html_page(
    title: str,
    language: str,
    head: Sequence[Element],
    body: Sequence[Element],
    style: str | None = None,
    *,
    has_form: bool = False,
) -> bytes:
    """A whole page in UTF-8. title, language: of the page, clean. head: what it has beside what all have.

    style: its style sheet, None for the common one. has_form: whether the body has a form.
    """
    page = element("html", _head(title, head, style, has_form), element("body", *body), lang=language)
    octets: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return octets


def _head(title: str, more: Sequence[Element], style: str | None, has_form: bool) -> Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy(style, has_form=has_form)}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        *more,
        element("style", style or style_sheet()),
    )

"""Whom to write to for corrections and take-down: an e-mail or a web address, as pages and feeds show it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from timeline.lexicon.labels import phrase
from timeline.publish.content import Element, element
from timeline.publish.text import clean_line, web_address

_EMAIL = re.compile(r"[^\s@:]{1,64}@[^\s@]{1,255}")  # RFC 5322, section 3.4.1, without quotes


def contact_email(contact: str | None) -> str | None:
    """The contact where it is an e-mail address, else None."""
    said = clean_line(contact or "")
    return said if _EMAIL.fullmatch(said) else None


def contact_link(contact: str | None) -> str | None:
    """What a link to it leads to: `mailto:` (RFC 6068), or the web address; None where it is neither."""
    email = contact_email(contact)
    return f"mailto:{quote(email, safe='@')}" if email else web_address(contact)


def correction_link(contact: str | None, subject: str, body: str) -> str | None:
    """What a link to suggest a correction leads to: a mail that is begun (RFC 6068, section 2), or the web address."""
    email = contact_email(contact)
    if email is None:
        return web_address(contact)
    return f"mailto:{quote(email, safe='@')}?{urlencode({'subject': subject, 'body': body}, quote_via=quote, safe='')}"


def contact_line(contact: str | None, language: str) -> list[Element]:
    """A paragraph for the foot of a page, none where there is no contact."""
    link = contact_link(contact)
    if link is None:
        return []
    said = phrase("labelled", language, label=phrase("contact", language), value="")
    shown = clean_line(contact or "").removeprefix("https://").removeprefix("http://")
    return [element("p", said, element("a", shown, href=link))]

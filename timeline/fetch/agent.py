"""Who we say that we are: name, version, and whom to write to (RFC 9110, sections 10.1.2 and 10.1.5)."""

from __future__ import annotations

import re

import httpx2

from timeline import __version__

PRODUCT = "foreign-affairs-timeline"  # what a robots.txt names us by
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


def own_headers(contact: str | None) -> dict[str, str]:
    """What every request says of us. contact: an e-mail or a web address, as the settings have it."""
    named = f" (+{_in_a_comment(contact)})" if contact else ""
    headers = {"User-Agent": f"{PRODUCT}/{__version__}{named}", "Accept": _ACCEPT}
    return headers | ({"From": contact} if contact and _EMAIL.fullmatch(contact) else {})


def _in_a_comment(contact: str) -> str:
    """ASCII, and without the brackets that would end it (RFC 9110, section 5.6.5)."""
    ascii_only = contact if _EMAIL.fullmatch(contact) else str(httpx2.URL(contact))
    return ascii_only.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")

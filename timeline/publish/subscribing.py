"""Ways to subscribe to a calendar with one click: what each kind of calendar program is to be given.

`webcal:` is the scheme by which a browser hands a calendar's address to the program on the machine (registered with
IANA for https). Google Calendar and Outlook on the web have addresses of their own that ask their user whether to add
the calendar behind an address; their servers then fetch it themselves, so that it must be one that the world reaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import segno
from lxml import etree

from timeline.config import is_loopback
from timeline.lexicon.labels import phrase
from timeline.publish.addresses import LONGEST_ADDRESS
from timeline.publish.content import Element
from timeline.publish.text import clean_line

_LONGEST_NAME = 100  # characters of a calendar's name in a link; the calendar itself has the whole of it
_LONGEST_CODE = 500  # characters; a code of more is too fine for the camera of a phone
_DRAWING: dict[str, Any] = {"border": 4, "dark": "#000", "light": "#fff", "lineclass": None}
_GOOGLE = "https://calendar.google.com/calendar/r"
_OUTLOOK = {
    "outlook": "https://outlook.live.com/calendar/0/addfromweb",
    "office": "https://outlook.office.com/calendar/0/addfromweb",
}
# Names that lead nowhere outside (RFC 6761, RFC 6762, RFC 8375, and the one that ICANN set aside for private use).
_PRIVATE_NAMES = ("localhost", "local", "internal", "home.arpa", "lan")


class Program(StrEnum):
    """What people keep their calendar in. WEBCAL: any program that a browser opens for `webcal:`."""

    GOOGLE = "google"
    WEBCAL = "webcal"
    OUTLOOK = "outlook"  # of a private account
    OFFICE = "office"  # of an account from work or school


class Hindrance(StrEnum):
    """Why a way cannot work for an address."""

    UNREACHABLE = "unreachable"  # the program's servers cannot fetch it
    TOO_LONG = "too_long"  # the program takes no address of that length


@dataclass(frozen=True, slots=True)
class Way:
    """link: what to click on; None where it could not work, for `hindrance`."""

    program: Program
    link: str | None
    hindrance: Hindrance | None = None


def ways_to(address: str, title: str) -> list[Way]:
    """How to subscribe to the calendar at an absolute address of http or https, which stays as it is in the links.

    title: what the calendar is called, for the programs that ask for that in the link.
    """
    return [_way(program, address, title) for program in Program]


def hindrances(ways: Sequence[Way], address: str, language: str) -> list[str]:
    """Sentences that say which programs the address cannot be offered for, and why."""
    return [
        phrase(
            f"subscribe_{hindrance}",
            language,
            programs=phrase("separator", language).join(phrase(f"subscribe_way_{p}", language) for p in programs),
            most=str(LONGEST_ADDRESS),
            length=str(len(webcal_address(address))),
        )
        for hindrance in Hindrance
        if (programs := [way.program for way in ways if way.hindrance is hindrance])
    ]


def webcal_address(address: str) -> str:
    """The address as a browser hands it to the calendar program."""
    return f"webcal:{address.partition(':')[2]}"


def is_reachable(address: str) -> bool:
    """Whether servers elsewhere can fetch the address, as far as its host tells: no loopback or private one."""
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not any(host == name or host.endswith(f".{name}") for name in _PRIVATE_NAMES)


def is_worth_scanning(address: str) -> bool:
    """Whether a phone that reads the address from a code can follow it, and can read it at all: not so what leads to
    the very machine that shows the code; the machines of one house reach each other."""
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    return len(address) <= _LONGEST_CODE and not is_loopback(host) and not host.endswith(".localhost")


def qr_code(address: str) -> Element:
    """The address as a QR code (ISO/IEC 18004): an <svg> without a style of its own, dark on light with the margin of
    four modules that readers need, also on a dark page.

    Raises ValueError for more than a code holds (some 2,900 characters).
    """
    drawn = _encoded(address).svg_inline(omitsize=True, svgclass="qr", **_DRAWING)
    return etree.fromstring(drawn)


def qr_picture(address: str) -> str:
    """The same code as the address of a picture (`data:`). Raises ValueError as `qr_code` does."""
    picture: str = _encoded(address).svg_data_uri(scale=4, svgclass=None, **_DRAWING)
    return picture


def _encoded(address: str) -> segno.QRCode:
    # "m" mends 15 % of it: codes are photographed from screens and printed on notices.
    return segno.make_qr(address, error="m", boost_error=False)


def _way(program: Program, address: str, title: str) -> Way:
    if program is Program.WEBCAL:
        return Way(program, webcal_address(address))
    if not is_reachable(address):
        return Way(program, None, Hindrance.UNREACHABLE)
    if program is Program.GOOGLE:
        return _google(address)
    query = urlencode({"url": address, "name": clean_line(title, _LONGEST_NAME)}, quote_via=quote)
    return Way(program, f"{_OUTLOOK[program]}?{query}")


def _google(address: str) -> Way:
    """Google takes `https:` for a page of its own to show, `webcal:` for a calendar to subscribe to."""
    subscribed = webcal_address(address)
    if max(len(address), len(subscribed)) > LONGEST_ADDRESS:
        return Way(Program.GOOGLE, None, Hindrance.TOO_LONG)
    return Way(Program.GOOGLE, f"{_GOOGLE}?cid={quote(subscribed, safe='')}")

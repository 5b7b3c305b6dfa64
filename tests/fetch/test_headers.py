"""What is taken from the head of an answer, which may say anything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fetch.conftest import START
from timeline.fetch.agent import own_headers
from timeline.fetch.headers import charset, conditions, media_type, retry_after, validators
from timeline.followed import Validators

TYPES = {
    "text/html": ("text/html", None),
    "Text/HTML;charset=UTF-8": ("text/html", "UTF-8"),
    ' application/rss+xml ; version=2; charset="utf-8"': ("application/rss+xml", "utf-8"),
    "text/html; charset='gb2312'": ("text/html", "gb2312"),
    "text/html; charset=": ("text/html", None),
    "text/html; charset=<script>": ("text/html", None),
    "text/html; Charset = big5 ; x=y": ("text/html", "big5"),
    "text/html, text/html; charset=utf-8": ("text/html", "utf-8"),
    "html": (None, None),
    "": (None, None),
    ";charset=utf-8": (None, "utf-8"),
    "text/<script>": (None, None),
    "a/" + "b" * 5000: (None, None),
}
TIMES = {
    "0": 0,
    "120": 120,
    " 120 ": 120,
    "604800": 604_800,
    "604801": 604_800,
    "99999999999999999999": None,
    "-1": None,
    "1.5": None,
    "1e3": None,
    "１２": None,
    "soon": None,
    "": None,
    "Sun, 22 Nov 2026 08:02:00 GMT": 120,
    "Sun, 22 Nov 2026 08:02:00": 120,
    "Sun, 22 Nov 2026 15:02:00 +0700": 120,
    "Sunday, 22-Nov-26 08:02:00 GMT": 120,
    "Sun Nov 22 08:02:00 2026": 120,
    "Sun, 22 Nov 2026 07:00:00 GMT": 0,
    "Sun, 22 Nov 2226 07:00:00 GMT": 604_800,
    "Fri, 31 Dec 9999 23:59:59 GMT": 604_800,
    "Fri, 31 Dec 9999 23:59:59 -2359": None,
    "Mon, 01 Jan 0001 00:00:00 +2359": 0,
    "Sun, 99 Nov 2026 99:99:99 GMT": None,
    "Sun, 22 Nov 2026 08:02:00 +99999999": None,
    ",,,,": None,
}
ETAGS = {
    '"x"': True,
    'W/"x"': True,
    "unquoted": True,
    '""': True,
    '"a b"': True,
    '"é"': False,
    "": False,
    '"\x01"': False,
}


@pytest.mark.parametrize("header", TYPES, ids=lambda header: repr(header[:40]))
def test_type_and_charset_are_read(header: str) -> None:
    headers = {"content-type": header}
    assert (media_type(headers), charset(headers)) == TYPES[header]


@pytest.mark.parametrize("header", TIMES, ids=repr)
def test_when_to_come_again_is_read(header: str) -> None:
    wait = retry_after({"retry-after": header}, START)
    assert wait == (None if TIMES[header] is None else timedelta(seconds=TIMES[header]))


@pytest.mark.parametrize("etag", ETAGS, ids=repr)
def test_a_validator_is_kept_where_it_can_be_sent_back(etag: str) -> None:
    assert validators({"etag": etag}).etag == (etag if ETAGS[etag] else None)


@pytest.mark.parametrize("etag", ['"x"\r\nHost: b', "x" * 5000, '"\x7f"'], ids=lambda etag: repr(etag[:20]))
def test_what_is_no_header_is_not_sent_back(etag: str) -> None:
    assert conditions(Validators(etag, None)) == {}


CONTACTS = {
    "desk@example.org": "(+desk@example.org)",
    "https://example.org/about": "(+https://example.org/about)",
    "https://báo.example/liên-hệ?a=(b)": "(+https://xn--bo-mia.example/li%C3%AAn-h%E1%BB%87?a=%28b%29)",
}


@pytest.mark.parametrize("contact", CONTACTS)
def test_the_contact_stands_in_the_user_agent(contact: str) -> None:
    agent = own_headers(contact)["User-Agent"]
    assert agent.endswith(CONTACTS[contact])
    assert agent.isascii()

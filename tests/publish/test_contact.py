"""The contact for corrections and take-down: what is shown of it, and where its link leads."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from timeline.filter import LANGUAGES
from timeline.publish.contact import contact_email, contact_line, contact_link, correction_link
from timeline.publish.content import to_html

LINKS = [
    ("lan@example.org", "mailto:lan@example.org"),
    ("o'neil+a/b@example.org", "mailto:o%27neil%2Ba%2Fb@example.org"),
    ("https://example.org/write?about=dates#form", "https://example.org/write?about=dates#form"),
    ("https://example.org/@lan", "https://example.org/@lan"),
    ("javascript:alert(1)", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("contact", "link"), LINKS)
def test_a_contacts_link(contact: str | None, link: str | None) -> None:
    assert contact_link(contact) == link


@pytest.mark.parametrize(
    ("contact", "email"),
    [("lan@example.org", "lan@example.org"), ("https://example.org/@lan", None), (None, None)],
)
def test_only_an_email_is_one(contact: str | None, email: str | None) -> None:
    assert contact_email(contact) == email


SUBJECT, BODY = "Correction: 50% & more?\nBcc: x@example.org", "https://example.org/event/a%20b?lang=vi#x\r\n"


def test_a_suggestion_is_a_mail_with_subject_and_address_and_no_more() -> None:
    parts = urlsplit(str(correction_link("lan@example.org", SUBJECT, BODY)))
    assert (parts.scheme, parts.path) == ("mailto", "lan@example.org")
    assert parse_qsl(parts.query, strict_parsing=True) == [("subject", SUBJECT), ("body", BODY)]


def test_a_suggestions_link_is_percent_encoded_throughout() -> None:
    assert re.fullmatch(r"mailto:[\w@.%-]+\?[\w.~=&%-]+", str(correction_link("lan+1@example.org", SUBJECT, BODY)))


@pytest.mark.parametrize(
    ("contact", "link"),
    [("https://example.org/write?a=b", "https://example.org/write?a=b"), ("x:y", None), (None, None)],
)
def test_a_suggestion_goes_to_the_web_address_or_nowhere(contact: str | None, link: str | None) -> None:
    assert correction_link(contact, SUBJECT, BODY) == link


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_it_as_a_link(language: str) -> None:
    (line,) = contact_line("https://example.org/write", language)
    assert line.xpath("a/@href") == ["https://example.org/write"]
    assert line.xpath("string(a)") == "example.org/write"
    assert len(line.text.strip()) > 5


def test_without_one_a_page_says_nothing() -> None:
    assert contact_line(None, "en") == []


def test_it_can_only_become_text() -> None:
    (line,) = contact_line("<b>&x@example.org", "en")
    assert "<b>" not in to_html(line)

"""Sitemaps: within the protocol's limits."""

from __future__ import annotations

from lxml import etree

from tests.factories import KNOWN
from timeline.publish.sitemap import MOST, render_sitemaps

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(octets: bytes) -> list[str]:
    found: list[str] = etree.fromstring(octets).xpath("//s:loc/text()", namespaces=SPACES)
    return found


def test_as_many_as_one_file_may_have_are_in_one() -> None:
    files = dict(render_sitemaps([(f"https://a.example/{n}", KNOWN) for n in range(MOST)], "https://a.example/"))
    assert list(files) == ["sitemap.xml"]
    assert len(addresses(files["sitemap.xml"])) == MOST == 50_000


def test_more_have_an_index() -> None:
    files = dict(render_sitemaps([(f"https://a.example/{n}", KNOWN) for n in range(MOST + 1)], "https://a.example/"))
    assert addresses(files["sitemap.xml"]) == [f"https://a.example/sitemap-{n}.xml" for n in (1, 2)]
    assert [len(addresses(files[f"sitemap-{n}.xml"])) for n in (1, 2)] == [MOST, 1]


def test_an_address_is_escaped() -> None:
    files = dict(render_sitemaps([("https://a.example/?a=1&b=<", KNOWN)], "https://a.example/"))
    assert addresses(files["sitemap.xml"]) == ["https://a.example/?a=1&b=<"]

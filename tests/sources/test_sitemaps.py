"""Sitemaps: of pages, of news, of sitemaps, as lines; packed with gzip or not."""

from __future__ import annotations

import gzip
from collections.abc import Generator
from datetime import UTC, datetime
from inspect import getgeneratorlocals

import pytest

from tests.sources.answers import SITE, ZONE, answer, listing
from timeline.errors import SourceFormatError
from timeline.followed import Link
from timeline.sources.listings.sitemaps import _entries

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def urlset(*entries: str) -> str:
    return f'<?xml version="1.0"?><urlset {NAMES}>{"".join(f"<url>{entry}</url>" for entry in entries)}</urlset>'


NEWS = urlset(
    f"<loc>{SITE}/a-1</loc><lastmod>2023-01-06T00:00:00Z</lastmod><image:image><image:title>No</image:title></image:image>"
    "<n:news><n:publication><n:name>N</n:name></n:publication><n:title>Visit &amp; talks</n:title>"
    "<n:publication_date>2023-01-05T10:00+07:00</n:publication_date></n:news>"
)
VISIT = Link(
    f"{SITE}/a-1",
    "Visit & talks",
    datetime(2023, 1, 5, 3, tzinfo=UTC),
    datetime(2023, 1, 6, tzinfo=UTC),
)


@pytest.mark.parametrize("content", [NEWS.encode(), gzip.compress(NEWS.encode()), b"\xef\xbb\xbf" + NEWS.encode()])
def test_a_sitemap_of_news(content: bytes) -> None:
    assert listing(content, f"{SITE}/news.xml").links == (VISIT,)


def test_a_change_is_no_publication() -> None:
    (link,) = listing(urlset(f"<loc>{SITE}/a-1</loc><lastmod>2023-01-06</lastmod>")).links
    assert (link.published, link.updated) == (None, datetime(2023, 1, 5, 17, tzinfo=UTC))


def test_an_index_gives_its_sitemaps_the_last_changed_first() -> None:
    entries = [("old", "2022-01-01"), ("new", "2023-01-01"), ("none", "")]
    rows = "".join(f"<sitemap><loc>{SITE}/{n}.xml.gz</loc><lastmod>{d}</lastmod></sitemap>" for n, d in entries)
    found = listing(f"<sitemapindex {NAMES}>{rows}</sitemapindex>")
    assert (found.links, found.more) == ((), (f"{SITE}/new.xml.gz", f"{SITE}/old.xml.gz", f"{SITE}/none.xml.gz"))


def test_lines_of_addresses() -> None:
    found = listing(f"{SITE}/a-1\n{SITE}/a-2\nhttps://other.example/a-3\n", f"{SITE}/sitemap.txt")
    assert [link.url for link in found.links] == [f"{SITE}/a-1", f"{SITE}/a-2"]


@pytest.mark.parametrize(
    "address", ["https://other.example/a-1", f"{SITE}/", f"{SITE}/tag/a-1", f"{SITE}/a.pdf", "javascript:1", ""]
)
def test_what_names_no_article_of_the_site_is_left_out(address: str) -> None:
    assert listing(urlset(f"<loc>{address}</loc>")).links == ()


def test_a_sitemap_that_breaks_off_names_what_came_before() -> None:
    whole = urlset(*(f"<loc>{SITE}/a-{number}</loc>" for number in range(1000, 1100)))
    assert len(listing(whole[: len(whole) // 2]).links) in range(40, 60)


def test_entities_are_not_resolved(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("s") / "secret"
    secret.write_text("secret-words")
    head = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "inner">]>'
    found = listing(head + urlset(f"<loc>{SITE}/a-1</loc><n:news><n:title>A &x; &y; B</n:title></n:news>")[21:])
    assert "secret-words" not in repr(found)


def test_a_bomb_of_entities_is_harmless() -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE urlset [<!ENTITY e0 "ha">{rows}]>' + urlset(f"<loc>{SITE}/&e11;</loc>")[21:]
    assert len(repr(listing(bomb))) < 10_000


def test_a_bomb_of_gzip_is_refused() -> None:
    with pytest.raises(SourceFormatError, match="unpacks to more than"):
        listing(gzip.compress(b"<urlset>" + b" " * 60_000_000))


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(SourceFormatError, match="nest too deeply"):
        listing(f"<urlset {NAMES}>" + "<a>" * 5000)


def test_an_entry_of_endless_elements_is_refused() -> None:
    with pytest.raises(SourceFormatError, match="more elements than any"):
        listing(urlset("<a/>" * 30_000))


def test_what_is_no_entry_is_not_kept() -> None:
    content = f"<urlset {NAMES}>{'<a/>' * 40_000}<url><loc>{SITE}/a-1</loc></url></urlset>".encode()
    reading = _entries(content, answer(content), ZONE)
    next(reading)
    assert isinstance(reading, Generator)
    root = getgeneratorlocals(reading)["element"].getparent()
    assert len(root) < 10


@pytest.mark.slow
def test_a_sitemap_of_the_largest_size() -> None:
    whole = urlset(*(f"<loc>{SITE}/article-{number}</loc>" for number in range(10_000, 70_000)))
    assert len(listing(whole).links) == 50_000

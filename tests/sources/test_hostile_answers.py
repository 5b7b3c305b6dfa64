"""Hostile answers of the web: whatever comes, reading ends, raises nothing unforeseen, and gives plain text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.answers import SITE, SOURCE, ZONE, answer, page
from timeline.errors import SourceError, SourceFormatError
from timeline.followed import Listing
from timeline.sources import Draft, Notice, read_listing, read_response, recognise
from timeline.sources.addresses import article_address, canonical
from timeline.sources.plainly import MAX_TITLE, one_line

TITLE = "The province receives a delegation of Busan"
BOMBS = {
    "deep": "<div>" * 50_000 + "x",
    "deep list": "<ul><li>" * 20_000 + f'<a href="/a-1234">{TITLE}</a>',
    "deep menu": "<div class=menu>" * 20_000 + f'<a href="/a-1234">{TITLE}</a>',
    "deep footers": "<div class=footer>words" * 20_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x",
    "classes": f'<div class="{"menu " * 50_000}"><a href="/a-1234">{TITLE}</a></div>',
    "links": f'<a href="/a-1234">{TITLE}</a>' * 50_000,
    "different links": "".join(f'<a href="/a-b-c-d-{n}">{TITLE}</a>' for n in range(10_000)),
    "tables": "<table><tr><td>" * 5_000 + "x",
    "entities": "&lt;" * 200_000,
    "unclosed": "<" * 200_000,
    "comments": "<!--" * 100_000,
    "doctype": "<!DOCTYPE " + "x " * 100_000,
    "nuls": "<html>\0<body>\0" + "<p>words\0words</p>" * 5_000,
    "controls": "<html><body>" + "<p>\x01\x02\x1b[31m words \x7f</p>" * 5_000,
    "quotes": "<a href=\"'" * 50_000,
    "metas": "<html><head>" + '<meta name="date" content="2023">' * 50_000,
    "json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    "addresses": "".join(f'<a href="{"../" * 500}{n}">{TITLE}</a>' for n in range(1000)),
    "feed": "<rss><channel>" + "<item><title>" * 20_000,
    "feed of tags": "<rss><channel><item><title>"
    + "&lt;b&gt;" * 50_000
    + "</title><link>/a-1</link></item></channel></rss>",
    "sitemap": "<urlset>" + "<url><loc>" * 20_000,
    "robots": "Sitemap: " * 100_000,
    "json feed": '{"version": "https://jsonfeed.org/version/1", "items": [' + '{"url": "' * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str) -> None:
    response = answer(BOMBS[name])
    recognise(response)
    try:
        assert isinstance(read_listing(response, SOURCE, ZONE), Listing)
    except SourceFormatError as error:
        assert "report this" not in error.message
    assert [one for one in read_response(response, SOURCE, ZONE) if "report this" in getattr(one, "message", "")] == []


def test_a_bomb_of_entities_in_a_feed_is_harmless() -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{rows}]><rss version="2.0"><channel><title>T</title>'
        "<item><title>&e11;</title><link>/a-1</link></item></channel></rss>"
    )
    assert len(repr(read_listing(answer(feed), SOURCE, ZONE))) < 10_000


def test_a_feed_reads_no_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("s") / "secret"
    secret.write_text("secret-words")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel>'
        "<title>T</title><item><title>A &x;</title><link>/a-1</link></item></channel></rss>"
    )
    assert "secret-words" not in repr(read_listing(answer(feed), SOURCE, ZONE))


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&;\"'/=!-[]abh \x00\x1b\u202e\u2028\ufeff", max_size=60),
    st.sampled_from(
        ["<script>alert(1)</script>", "=1+1", "<img src=x onerror=a>", "&#x202e;", "]]>", "<!--", "\ud800"]
    ),
)


@given(HOSTILE)
def test_a_title_is_one_line_of_plain_text(text: str) -> None:
    line = one_line(text)
    if line is not None:
        assert 0 < len(line) <= MAX_TITLE
        assert all(unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"} for letter in line)
        assert "<script" not in line
        assert one_line(line.replace("<", " ").replace("&", " ")) is not None or not line.strip("<& ")


@given(st.one_of(st.text(max_size=80), st.text(alphabet=":/?#[]@!%&=.;\\a1\n ", max_size=60)))
def test_an_address_is_a_web_address_or_none(text: str) -> None:
    for found in (canonical(text, f"{SITE}/list"), article_address(text, f"{SITE}/list")):
        if found is not None:
            assert found.startswith(("http://", "https://"))
            assert found.isascii() or found.isprintable()
            assert not set(found) & set(' \n\t<>"#')


@given(st.one_of(st.text(max_size=60), st.text(alphabet=":/?#[]@%&=.;a1", max_size=60)))
def test_a_spelling_does_not_change_again(text: str) -> None:
    once = canonical(text, f"{SITE}/list")
    assert once is None or canonical(once) == once


@given(HOSTILE, HOSTILE, HOSTILE)
def test_what_a_feed_holds_comes_out_plain_or_not_at_all(title: str, link: str, day: str) -> None:
    feed = f"<rss version='2.0'><channel><item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
    try:
        found = read_listing(answer(feed.encode("utf-8", "replace")), SOURCE, ZONE)
    except SourceFormatError:
        return
    for one in found.links:
        assert one.url.startswith(("http://", "https://"))
        assert one.title is None or "<script" not in one.title


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(HOSTILE, HOSTILE)
def test_a_page_gives_one_draft_or_one_error(head: str, body: str) -> None:
    data = page(head, body).encode("utf-8", "replace")
    found = [one for one in read_response(answer(data, f"{SITE}/a-1234"), SOURCE, ZONE) if not isinstance(one, Notice)]
    assert len(found) == 1
    assert isinstance(found[0], Draft | SourceError)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_asked_about(data: bytes) -> None:
    recognise(answer(data))
    for one in read_response(answer(data), SOURCE, ZONE):
        assert "report this" not in getattr(one, "message", "")

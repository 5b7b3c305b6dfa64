"""Feeds: RSS of all versions, Atom, RDF, JSON Feed; what they name and when it was published."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.answers import NOW, SITE, SOURCE, ZONE, answer, listing
from timeline.errors import SourceFormatError
from timeline.sources import read_listing
from timeline.sources.instants import read_instant

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>{}</rdf:RDF>'
)


def rss(*items: str, head: str = "") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{head}{body}</channel></rss>'


def json_feed(**more: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", **more})


@pytest.mark.parametrize(
    "feed",
    [
        rss("<title>Visit</title><link>/a-1</link><pubDate>Thu, 05 Jan 2023 23:30:00 +0700</pubDate>"),
        rss("<title>Visit</title><guid>https://news.example/a-1</guid><pubDate>5 Jan 2023 16:30 GMT</pubDate>"),
        ATOM.format(
            '<entry><title>Visit</title><link href="/a-1"/><published>2023-01-05T16:30:00Z</published></entry>'
        ),
        ATOM.format(
            '<entry><title type="html">&lt;b&gt;Visit&lt;/b&gt;</title><link rel="enclosure" href="/a.mp3"/>'
            '<link rel="alternate" href="/a-1"/><published>2023-01-05T23:30:00+07:00</published></entry>'
        ),
        RDF.format(
            '<item rdf:about="/a-1"><title>Visit</title><link>/a-1</link><dc:date>2023-01-05T16:30Z</dc:date></item>'
        ),
        json_feed(items=[{"id": "1", "url": "/a-1", "title": "Visit", "date_published": "2023-01-05T16:30:00Z"}]),
        json_feed(items=[{"id": f"{SITE}/a-1", "title": "Visit", "date_published": "2023-01-05T23:30:00+07:00"}]),
    ],
)
def test_each_form_names_the_same_article(feed: str) -> None:
    (link,) = listing(feed).links
    assert (link.url, link.title) == (f"{SITE}/a-1", "Visit")
    assert link.published == datetime(2023, 1, 5, 16, 30, tzinfo=UTC) or "dc:date" in feed


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("Thu, 05 Jan 2023 08:00:00 GMT", (5, 8)),
        ("Thu, 05 Jan 2023 08:00:00 +0700", (5, 1)),
        ("Thu, 05 Jan 2023 08:00:00 GMT+7", (5, 1)),
        ("Thu, 05 Jan 2023 08:00:00 UTC+07:00", (5, 1)),
        ("Thu, 05 Jan 2023 08:00:00", (5, 1)),
        ("Thu, 05 Jan 2023 08:00:00 ICT", (5, 1)),
        ("Thu, 05 Jan 2023 08:00:00 CST", (5, 1)),
        ("Thu, 05 Jan 23 08:00:00 EST", (5, 13)),
        ("2023-01-05T08:00:00Z", (5, 8)),
        ("2023-01-05 08:00:00", (5, 1)),
        ("2023-01-05 08:00:00 +0900", (4, 23)),
        ("2023-01-05", (4, 17)),
        ("25/01/2023 08:00", (25, 1)),
        ("01/25/2023 08:00:00", (25, 1)),
        ("05/05/2023", None),
        ("05/01/2023", None),
        ("1/5/2023 8:00:00 AM", None),
        ("31/02/2023", None),
        ("yesterday", None),
        ("", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59Z", None),
        ("2023-07-01T00:00:00Z", None),
        ("2023-13-45", None),
        ("Thu, 99 Jan 2023 08:00:00 GMT", None),
    ],
)
def test_an_instant_is_read_or_left_alone(written: str, hour: tuple[int, int] | None) -> None:
    found = read_instant(written, ZONE, NOW)
    if written == "05/05/2023":
        assert found == datetime(2023, 5, 4, 17, tzinfo=UTC)
    else:
        assert found == (datetime(2023, 1, hour[0], hour[1], tzinfo=UTC) if hour else None)


@pytest.mark.parametrize(
    ("head", "every"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>1</ttl>", timedelta(minutes=5)),
        ("<ttl>999999</ttl>", timedelta(days=30)),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("", None),
        ("<s:updatePeriod>hourly</s:updatePeriod><s:updateFrequency>2</s:updateFrequency>", timedelta(minutes=30)),
        ("<s:updatePeriod>daily</s:updatePeriod>", timedelta(days=1)),
        ("<s:updatePeriod>often</s:updatePeriod>", None),
    ],
)
def test_how_often_it_is_worth_a_look(head: str, every: timedelta | None) -> None:
    feed = rss(head=head).replace("<rss ", '<rss xmlns:s="http://purl.org/rss/1.0/modules/syndication/" ')
    assert listing(feed).every == every


@pytest.mark.parametrize(
    "feed",
    [
        ATOM.format('<link rel="next" href="/list?page=2"/>'),
        rss(head='<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="next" href="/list?page=2"/>'),
        ATOM.format('<link rel="prev-archive" href="/list?page=2"/>'),
        json_feed(items=[], next_url="/list?page=2"),
    ],
)
def test_the_next_page_of_a_feed(feed: str) -> None:
    assert listing(feed).more == (f"{SITE}/list?page=2",)


def test_order_is_kept_and_each_address_comes_once() -> None:
    items = [f"<title>T{n}</title><link>{SITE}/a-{n}?utm_source=rss#top</link>" for n in (3, 1, 2, 3)]
    assert [link.url for link in listing(rss(*items)).links] == [f"{SITE}/a-{n}" for n in (3, 1, 2)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "mailto:a@b.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a/b",
        "http://u:p@a/",
    ],
)
def test_only_web_addresses_are_named(address: str) -> None:
    assert listing(rss(f"<title>T</title><link>{address}</link>")).links == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A &lt;script&gt;alert(1)&lt;/script&gt;B", "A B"),
        ("<![CDATA[<img src=x onerror=alert(1)>A <b>B</b>]]>", "A B"),
        ("&lt;i&gt;A&lt;/i&gt; &amp;amp; B", "A & B"),
        ("A\n\t B", "A B"),
        ("A&#x202e;B&#xfeff;C", "ABC"),
        ("5 &lt; 6", "5 < 6"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("", None),
        ("&#160;", None),
    ],
)
def test_a_title_is_plain_text(written: str, title: str | None) -> None:
    (link,) = listing(rss(f"<title>{written}</title><link>/a-1</link>")).links
    assert link.title == title


def test_a_content_type_does_not_decide() -> None:
    for media_type in ("text/html", "application/octet-stream", "image/png"):
        response = answer(rss("<title>T</title><link>/a-1</link>"), media_type=media_type)
        assert len(read_listing(response, SOURCE, ZONE).links) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"%PDF-1.4 x",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08\x00broken",
        b'{"version": "https://jsonfeed.org/version/1", "items": 3}',
        b'{"version": "https://jsonfeed.org/version/1", ' + b"[" * 100_000,
        b'{"a": 1}',
        b"just words",
    ],
)
def test_what_is_no_list_is_told(content: bytes) -> None:
    with pytest.raises(SourceFormatError):
        listing(content)


def test_a_broken_feed_names_what_can_be_read() -> None:
    feed = rss("<title>A & B</title><link>/a-1</link>", "<title>C</title><link>/a-2</link>")
    assert [link.title for link in listing(feed[:-18]).links] == ["A & B", "C"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_feed_in_another_encoding(encoding: str) -> None:
    declared = rss("<title>代表团访问</title><link>/a-1</link>").replace(
        '"1.0"', f'"1.0" encoding="{encoding.removesuffix("-sig")}"'
    )
    assert listing(declared.encode(encoding)).links[0].title == "代表团访问"


def test_an_instant_that_is_still_to_come_is_that_of_the_fetch() -> None:
    """A site's own evening that is called one of Greenwich would be the next day there."""
    (link,) = listing(rss("<link>/a-1</link><pubDate>Thu, 01 Jun 2023 18:30:00 GMT</pubDate>")).links
    assert link.published == NOW


def test_sections_that_never_end_take_no_time() -> None:
    """A million of them: what looks for the end of each would take days."""
    assert listing(b"<rss version='2.0'><channel>" + b"<![CDATA[" * 1_000_000).links == ()


def test_what_stands_in_a_section_opens_no_element() -> None:
    deep = "<![CDATA[" + "<b>" * 2000 + "]]>"
    found = listing(rss(f"<link>/a-1</link><description>{deep}</description>"))
    assert [link.url for link in found.links] == [f"{SITE}/a-1"]


def test_a_feed_of_too_many_elements_is_refused() -> None:
    with pytest.raises(SourceFormatError, match="more than 150,000 elements"):
        listing(rss("<a/>" * 200_000))

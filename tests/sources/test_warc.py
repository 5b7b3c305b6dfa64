"""Web archives: what is an article of theirs, and that nothing which is broken in one costs the rest of it."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warcs import HTML, page, record, write_warc
from timeline.errors import SourceError
from timeline.model import Article
from timeline.provinces import read_profile
from timeline.sources import Notice, PassedOver, names_of, read_articles

ONE = "https://news.example/1"
TWO = "https://news.example/2"
LAST = record(page(number=2), TWO)
MEGABYTE = 1_000_000


def read(path: Path) -> tuple[list[Article], list[str], dict[str, int]]:
    """Articles, errors and what was passed over."""
    found = list(read_articles([path]))
    passed = [dict(one.counts) for one in found if isinstance(one, PassedOver)]
    errors = [str(one).removeprefix(f"{path.parent}/") for one in found if isinstance(one, SourceError)]
    return [one for one in found if isinstance(one, Article)], errors, passed[0] if passed else {}


def urls(path: Path) -> list[str | None]:
    return [article.url for article in read(path)[0]]


@pytest.fixture(params=["a.warc", "a.warc.gz"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def test_page_is_an_article_under_its_address(file: Path) -> None:
    [article], errors, _ = read(write_warc(file, [record(page())]))
    assert (article.key, article.url, article.source) == (ONE, ONE, f"{file}#0")
    assert article.title == "Binh Duong and Daejeon sign memorandum 1"
    assert not errors


def test_source_names_the_place_in_the_file(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", [record(page()), LAST])
    offset = len(gzip.compress(record(page())))
    assert [article.source for article in read(path)[0]] == [f"{path}#0", f"{path}#{offset}"]


def test_file_of_a_library_that_writes_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with GzipWriter(str(path)) as stream:
        for kind, body in ((WarcRecordType.warcinfo, b"software: x"), (WarcRecordType.response, page().encode())):
            one = WarcRecord()
            one.init_headers(kind)
            one.headers["WARC-Target-URI"] = ONE
            one.is_http = kind is WarcRecordType.response
            one.set_bytes_content(HTML.encode() + body if one.is_http else body)
            one.write(stream)
    articles, errors, passed = read(path)
    assert ([article.url for article in articles], errors) == ([ONE], [])
    assert passed == {"records that are no answer of a server": 1}


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (record(page(), kind="revisit"), "revisits, whose page an earlier crawl holds"),
        (record(page(), kind="request"), "records that are no answer of a server"),
        (record(page(), http=HTML.replace("200 OK", "404 Not Found")), "answers without a page (redirects, errors)"),
        (record(page(), http=HTML.replace("200 OK", "301 Moved")), "answers without a page (redirects, errors)"),
        (record(page(), http=HTML.replace("text/html", "image/png")), "answers that are no HTML"),
        (record("no header", http=""), "answers without a page (redirects, errors)"),
        (record("<html><body></body></html>"), "pages that hold no article"),
        (record(page().replace("Daejeon", "\0\0\0")), "pages that hold no article"),
        (record(""), "pages that hold no article"),
    ],
)
def test_what_is_no_article_is_passed_over_and_counted(file: Path, one: bytes, reason: str) -> None:
    articles, errors, passed = read(write_warc(file, [one, LAST]))
    assert ([article.url for article in articles], errors, passed) == ([TWO], [], {reason: 1})


def test_page_without_content_type_is_read_where_it_looks_like_one(file: Path) -> None:
    assert urls(write_warc(file, [record(page(), http="HTTP/1.1 200 OK\r\n\r\n")])) == [ONE]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
    ],
)
def test_content_coding_is_undone(file: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    http = HTML.replace("\r\n\r\n", f"\r\nContent-Encoding: {coding}\r\n\r\n")
    assert urls(write_warc(file, [record(pack(page().encode()), http=http)])) == [ONE]


def test_chunks_are_put_together(file: Path) -> None:
    body = page()
    chunked = f"{len(body):x}\r\n{body}\r\n0\r\n\r\n"
    http = HTML.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert urls(write_warc(file, [record(chunked, http=http)])) == [ONE]


@pytest.mark.parametrize("coding", ["Content-Encoding: gzip", "Transfer-Encoding: chunked"])
def test_page_that_a_crawler_unpacked_is_read_whatever_its_header_says(file: Path, coding: str) -> None:
    assert urls(write_warc(file, [record(page(), http=HTML.replace("\r\n\r\n", f"\r\n{coding}\r\n\r\n"))])) == [ONE]


@pytest.mark.parametrize("charset", ["gb18030", "big5", "utf-8"])
def test_charset_of_the_header_counts(file: Path, charset: str) -> None:
    body = page("平陽").encode(charset)
    [article], _, _ = read(write_warc(file, [record(body, http=HTML.replace("utf-8", charset))]))
    assert "平陽 Province" in article.text


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (b"<https://news.example/1>", ONE),
        (b"https://news.example/1#top", ONE),
        (b"https://news.example/\xff", "https://news.example/%FF"),
        ("https://news.example/tin-tức".encode(), "https://news.example/tin-t%E1%BB%A9c"),
    ],
)
def test_address(file: Path, target: bytes, url: str) -> None:
    assert urls(write_warc(file, [record(page(), target)])) == [url]


@pytest.mark.parametrize("target", [b"urn:uuid:1", b"javascript:alert(1)", b"https://news.example/\0", b""])
def test_page_without_an_address_of_the_web_is_an_error(file: Path, target: bytes) -> None:
    articles, [error], _ = read(write_warc(file, [record(page(), target), LAST]))
    assert [article.url for article in articles] == [TWO]
    assert "it gives no address of the web" in error


def test_page_that_was_crawled_twice_is_read_once(file: Path) -> None:
    path = write_warc(file, [record(page()), record(page().replace("training", "trade")), LAST])
    assert urls(path) == [ONE, TWO]


def test_page_that_the_crawler_cut_is_said(file: Path) -> None:
    path = write_warc(file, [record(page(), headers="WARC-Truncated: length\r\n")])
    notices = [one.message for one in read_articles([path]) if isinstance(one, Notice)]
    assert notices == ["the crawler kept only the start of this page"]


BROKEN = {
    "length-too-long": record(page(), length=100_000),
    "length-a-little-too-long": record(page(), length=len(HTML + page()) + 60),
    "length-too-short": record(page(), length=200),
    "length-negative": record(page(), length=-5),
    "length-no-number": record(page(), length="many"),
    "length-beyond-all-files": record(page(), length=2**63),
    "length-beyond-all-numbers": record(page(), length=2**64),
    "not-gzip": record(b"\x1f\x8bno gzip", http=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n")),
    "unknown-coding": record(b"\0\1", http=HTML.replace("\r\n\r\n", "\r\nContent-Encoding: x-own\r\n\r\n")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_record_is_an_error_and_the_next_is_read(file: Path, name: str) -> None:
    articles, [error], _ = read(write_warc(file, [record(page(), "https://news.example/0"), BROKEN[name], LAST]))
    assert [article.url for article in articles] == ["https://news.example/0", TWO]
    assert error.startswith(f"{file.name}#")


def test_noise_between_records_costs_none_that_is_compressed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(page())) + b"noise " * 50 + gzip.compress(LAST))
    articles, [error], _ = read(path)
    assert [article.url for article in articles] == [ONE, TWO]
    assert "what follows this record is broken" in error


def test_octet_that_is_wrong_in_the_compressed_data(tmp_path: Path) -> None:
    middle = bytearray(gzip.compress(record(page())))
    middle[len(middle) // 2] ^= 0xFF
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(page(), "https://news.example/0")) + bytes(middle) + gzip.compress(LAST))
    assert urls(path) == ["https://news.example/0", TWO]


def test_records_that_are_compressed_together(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(page()) + LAST))
    assert urls(path) == [ONE, TWO]


@pytest.mark.parametrize("lost", [1, 30, 200])
def test_file_that_is_cut_off_gives_what_came_before_and_says_where(file: Path, lost: int) -> None:
    write_warc(file, [record(page()), LAST])
    file.write_bytes(file.read_bytes()[: -lost - 20])
    articles, [error], _ = read(file)
    assert [article.url for article in articles] == [ONE]
    assert "#0:" not in error
    assert "cut off" in error


@pytest.mark.parametrize(
    "content",
    [b"", b"no archive at all\n", gzip.compress(b""), gzip.compress(b"a text"), b"\x1f\x8b"],
    ids=["empty", "text", "empty-packed", "text-packed", "two-octets"],
)
def test_file_that_is_no_archive(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    articles, errors, _ = read(file)
    assert (articles, len(errors)) == ([], 1)


def test_record_that_is_too_large_is_an_error_if_it_is_a_page(file: Path) -> None:
    video = record(b"\0" * 11 * MEGABYTE, "https://news.example/v", http=HTML.replace("text/html", "video/mp4"))
    path = write_warc(file, [record("x" * 11 * MEGABYTE), video, LAST])
    articles, [error], passed = read(path)
    assert ([article.url for article in articles], passed) == ([TWO], {"answers that are no HTML": 1})
    assert error == f"{file.name}#0: the page is larger than 10 MB, too large for an article"


def test_page_that_is_too_large_when_it_is_unpacked(file: Path) -> None:
    http = HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n")
    _, [error], _ = read(write_warc(file, [record(gzip.compress(b"x" * 11 * MEGABYTE), http=http), LAST]))
    assert "unpacked, the page is larger than 10 MB" in error


READ = """
import resource, sys
from timeline.sources import read_articles
from timeline.model import Article
list(read_articles([sys.argv[1]]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = [type(one).__name__ for one in read_articles([sys.argv[2]])]
print(*sorted(found), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.parametrize("where", ["header", "block", "coding"])
def test_bomb_takes_no_memory(tmp_path: Path, where: str) -> None:
    """A gigabyte that is a megabyte when packed: as a header, as a record, as a page."""
    bomb = tmp_path / "bomb.warc.gz"
    thousand = (b"a" * MEGABYTE for _ in range(1000))
    if where == "coding":
        packer = zlib.compressobj(wbits=31)
        body = b"".join(map(packer.compress, thousand)) + packer.flush()
        http = HTML.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n")
        bomb.write_bytes(gzip.compress(record(body, http=http)))
    else:
        start = b"WARC/1.0\r\nX: " if where == "header" else record("", length=1000 * MEGABYTE)[:-4]
        with gzip.open(bomb, "wb", 1) as stream:
            stream.write(start)
            for part in thousand:
                stream.write(part)
            stream.write(b"\r\n\r\n")
    first = gzip.compress(record(page()))
    bomb.write_bytes(first + bomb.read_bytes() + gzip.compress(LAST))
    small = write_warc(tmp_path / "small.warc.gz", [record(page()), LAST])
    told = subprocess.run([sys.executable, "-c", READ, small, bomb], capture_output=True, text=True, check=True)
    *found, grown = told.stdout.split()
    assert found == ["Article", "Article", "SourceFormatError"]
    assert int(grown) < 60_000  # kilobytes, of a page of 10 MB and what it is unpacked into


def test_only_pages_that_name_the_province_are_read_if_asked(file: Path) -> None:
    path = write_warc(file, [record(page("Ha Giang")), LAST])
    found = list(read_articles([path], names=names_of(read_profile("binh-duong"))))
    assert [one.url for one in found if isinstance(one, Article)] == [TWO]
    [passed] = [one for one in found if isinstance(one, PassedOver)]
    assert passed.message == "passed over: 1 pages that do not name the province"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_leaves_the_last_record_or_an_error(tmp_path: Path, data: st.DataObject) -> None:
    """Octets that are overwritten in a file of four records: nothing is raised, and nothing is lost in silence."""
    path = write_warc(tmp_path / "a.warc.gz", [record(page(number=n), f"https://news.example/{n}") for n in range(4)])
    octets = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(octets) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=40))
    octets[at : at + len(noise)] = noise
    path.write_bytes(octets)
    articles, errors, passed = read(path)
    assert len(articles) >= 2 or at < 200
    assert len(articles) == 4 or errors or passed

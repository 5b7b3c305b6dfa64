"""Pages as browsers save them: where they are from, and what of a page is no article of its own."""

from __future__ import annotations

import quopri
from pathlib import Path

import pytest

from tests.warcs import page
from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources import read_articles

URL = "https://news.example/visit-7.html"


def urls(place: Path) -> list[str | None]:
    return [found.url for found in read_articles([place]) if isinstance(found, Article)]


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0033){URL} -->",
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Jan 05 2023\n-->",
    ],
)
def test_comment_tells_where_a_page_is_from(tmp_path: Path, comment: str) -> None:
    (tmp_path / "a.html").write_text(comment + page(), "utf-8")
    assert urls(tmp_path) == [URL]


def test_own_address_of_the_page_comes_first(tmp_path: Path) -> None:
    own = page().replace("<head>", '<head><link rel="canonical" href="https://news.example/own-7.html">')
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0033){URL} -->{own}", "utf-8")
    assert urls(tmp_path) == ["https://news.example/own-7.html"]


@pytest.mark.parametrize("address", ["file:///home/a.html", "about:blank", "javascript:alert(1)"])
def test_what_is_no_address_of_the_web_is_none(tmp_path: Path, address: str) -> None:
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0010){address} -->{page()}", "utf-8")
    assert urls(tmp_path) == [None]


def test_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/ad.html", "b_files/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page(number=len(name)), "utf-8")
    found = [one.source for one in read_articles([tmp_path]) if isinstance(one, Article)]
    assert found == [str(tmp_path / "a.html"), str(tmp_path / "b_files" / "c.html")]


def mhtml(body: bytes, charset: str = "utf-8") -> bytes:
    head = (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {URL}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    picture = (
        b"\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n----b--\r\n"
    )
    return head.encode() + quopri.encodestring(body) + picture


@pytest.mark.parametrize("charset", ["utf-8", "big5"])
def test_page_in_one_file(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.mhtml").write_bytes(mhtml(page("平陽").encode(charset), charset))
    [article] = [one for one in read_articles([tmp_path]) if isinstance(one, Article)]
    assert (article.url, "平陽 Province" in article.text) == (URL, True)


@pytest.mark.parametrize("content", [b"", b"no message", mhtml(b""), mhtml(page().encode())[:150]])
def test_file_without_a_page_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(content)
    [error] = list(read_articles([tmp_path]))
    assert isinstance(error, SourceError)

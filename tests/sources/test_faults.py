"""A fault on one file or row is an error of its own, told with its cause; what stands beside it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import SourceFormatError
from timeline.model import Article
from timeline.sources import pages, read_articles

TEXT = "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."
PAGE = "<html><head>{}</head><body><article><h1>Tin của trang</h1><p>{}</p></article></body></html>"
CODECS = [
    "undefined",
    "punycode",
    "idna",
    "utf-7",
    "unicode_escape",
    "raw_unicode_escape",
    "rot13",
    "hex",
    "mbcs",
    "hz",
]


def write_page(path: Path, head: str = "", text: str = TEXT) -> Path:
    path.write_text(PAGE.format(head, f"{text} " * 3), "utf-8")
    return path


@pytest.fixture
def broken_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that fails on pages that hold the word BROKEN."""
    extract = pages.trafilatura.extract

    def failing(tree: Any, **options: Any) -> Any:
        if "BROKEN" in tree.text_content():
            raise KeyError("deep within")
        return extract(tree, **options)

    monkeypatch.setattr(pages.trafilatura, "extract", failing)


@pytest.mark.parametrize("charset", CODECS)
def test_codecs_that_are_no_pages_encoding_are_passed_over(tmp_path: Path, charset: str) -> None:
    write_page(tmp_path / "a.html", f'<meta charset="{charset}">')
    write_page(tmp_path / "b.html")
    found = [one for one in read_articles([tmp_path]) if isinstance(one, Article)]
    assert [TEXT in one.text for one in found] == [True, True]


def test_escapes_of_a_page_stay_as_they_are(tmp_path: Path) -> None:
    path = write_page(tmp_path / "a.html", '<meta charset="unicode_escape">', f"{TEXT} \\u003cb\\u003e")
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert "\\u003cb" in article.text


@pytest.mark.usefixtures("broken_library")
def test_a_page_that_a_library_fails_on_is_an_error_with_its_cause(tmp_path: Path) -> None:
    path = write_page(tmp_path / "a.html", text="BROKEN " + TEXT)
    write_page(tmp_path / "b.html")
    error, article = read_articles([tmp_path])
    assert isinstance(error, SourceFormatError)
    assert (error.subject, type(error.__cause__)) == (str(path), KeyError)
    assert isinstance(article, Article)


@pytest.mark.usefixtures("broken_library")
def test_a_row_that_a_library_fails_on_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    rows = [{"id": str(n), "html": PAGE.format("", f"{word} {TEXT} " * 3)} for n, word in enumerate(["", "BROKEN", ""])]
    path.write_text("\n".join(map(json.dumps, rows)))
    first, error, last = read_articles([path])
    assert isinstance(error, SourceFormatError)
    assert (error.line, type(error.__cause__)) == (2, KeyError)
    assert [one.key for one in (first, last) if isinstance(one, Article)] == ["0", "2"]

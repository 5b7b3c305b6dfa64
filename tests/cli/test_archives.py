"""Archives of crawls on the command line: what is read of them, and what is only counted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_ingest import SIGNING, VISIT
from tests.warcs import page, record, write_warc

Command = Callable[..., Run]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A page about the province, one about another, and a broken record."""
    rows = (record(page()), record(page("Ha Giang"), "https://news.example/2"), record(page(), length=9**9))
    return write_warc(tmp_path / "crawl.warc.gz", rows)


def test_what_was_passed_over_is_counted(run: Command, crawl: Path) -> None:
    done = run("ingest", str(crawl))
    assert done.code == 1
    assert "articles: new 1, changed 0, unchanged 0, failed 1" in done.out
    assert "passed over: 1 pages that do not name the province" in done.out
    assert "the record is cut off" in done.err


def test_all_pages_are_read_if_asked(run: Command, crawl: Path) -> None:
    assert "articles: new 2," in run("ingest", str(crawl), "--all-pages").out


def test_pages_of_another_province(run: Command, crawl: Path) -> None:
    done = run("extract", str(crawl), "--province", "Ha Giang")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["https://news.example/2"]


def test_what_was_read_before_is_unchanged(run: Command, crawl: Path) -> None:
    run("ingest", str(crawl))
    assert "articles: new 0, changed 0, unchanged 1" in run("ingest", str(crawl)).out


def test_extract_reads_archives_and_says_what_it_passed_over(run: Command, crawl: Path) -> None:
    done = run("extract", str(crawl))
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["https://news.example/1"]
    assert "passed over: 1 pages that do not name the province" in done.err


def test_packed_json_lines(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in (VISIT, SIGNING)).encode()))
    assert "articles: new 2," in run("ingest", str(path)).out


@pytest.mark.parametrize("damage", [slice(None, -20), slice(3, None)])
def test_packed_json_lines_that_are_broken_are_an_error(run: Command, tmp_path: Path, damage: slice) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in (VISIT, SIGNING)).encode())[damage])
    assert f"failed: {path}: the file cannot be read to its end" in run("ingest", str(path)).err

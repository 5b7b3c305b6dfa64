"""Parquet files of articles: columns are what fields of JSON lines are, and a file that is odd is told so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources import LeftOut, Notice, read_articles

TEXT = "The delegation of the partner city was received by the leaders of the province."
COLUMNS: dict[str, Any] = {
    "id": ["a", "b"],
    "url": ["https://news.example/a", None],
    "title": ["A visit", "A call"],
    "published": ["2023-01-05", None],
    "language": ["en", "en"],
    "text": [TEXT, f"{TEXT} Again."],
}


def read(path: Path) -> tuple[list[Article], list[str], list[Notice]]:
    found = list(read_articles([path]))
    return (
        [one for one in found if isinstance(one, Article)],
        [str(one).removeprefix(str(path)) for one in found if isinstance(one, SourceError)],
        [one for one in found if isinstance(one, Notice)],
    )


def write(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    pq.write_table(pa.table(columns), path / "a.parquet", **options)
    return path / "a.parquet"


def test_columns_are_fields(tmp_path: Path) -> None:
    [first, second], errors, notices = read(write(tmp_path, COLUMNS))
    assert (first.key, first.url, first.title, first.published) == (
        *("a", "https://news.example/a", "A visit"),
        date(2023, 1, 5),
    )
    assert (second.key, second.url, second.published, second.text) == ("b", None, None, f"{TEXT} Again.")
    assert (errors, notices) == ([], [])


@pytest.mark.parametrize(
    "days",
    [
        pa.array([date(2023, 1, 5), None]),
        pa.array([datetime(2023, 1, 5, 23, tzinfo=UTC), None], pa.timestamp("us")),
        pa.array([datetime(2023, 1, 4, 20, tzinfo=UTC), None], pa.timestamp("ms", "Asia/Ho_Chi_Minh")),
        pa.array(["2023-01-05T08:00:00+07:00", None]),
        pa.array(["2023-01-05", None]).dictionary_encode(),
    ],
    ids=["date", "timestamp", "timestamp with a zone", "text", "dictionary"],
)
def test_types_of_days(tmp_path: Path, days: pa.Array) -> None:
    articles, errors, _ = read(write(tmp_path, COLUMNS | {"published": days}))
    assert ([one.published for one in articles], errors) == ([date(2023, 1, 5), None], [])


def test_day_beyond_all_years_is_left_out(tmp_path: Path) -> None:
    days = pa.array([2**60, None], pa.timestamp("ms"))
    articles, _, [notice] = read(write(tmp_path, COLUMNS | {"published": days}))
    assert [one.published for one in articles] == [None, None]
    assert isinstance(notice, LeftOut)


@pytest.mark.parametrize("texts", [[1, 2], [["a"], ["b"]], [{"a": 1}, None], [b"\xff", b"x"]])
def test_text_of_another_type_is_an_error_that_names_it(tmp_path: Path, texts: Any) -> None:
    articles, [error], [notice] = read(write(tmp_path, COLUMNS | {"text": texts}))
    assert (articles, error.startswith(": it has no column text or html of strings")) == ([], True)
    assert "its type is" in notice.message


def test_optional_column_of_another_type_is_left_out(tmp_path: Path) -> None:
    articles, errors, [notice] = read(write(tmp_path, COLUMNS | {"title": [["x"], ["y"]]}))
    assert (len(articles), errors, isinstance(notice, LeftOut)) == (2, [], True)


def test_unknown_column_is_passed_over_and_said(tmp_path: Path) -> None:
    articles, _, [notice] = read(write(tmp_path, COLUMNS | {"author": ["x", "y"]}))
    assert (len(articles), "unknown column 'author'" in notice.message) == (2, True)


def test_row_without_a_text_is_an_error_of_its_own(tmp_path: Path) -> None:
    articles, [error], _ = read(write(tmp_path, COLUMNS | {"text": [None, TEXT]}))
    assert ([one.key for one in articles], error) == (["b"], ", line 1: no text: not an article")


def test_markup_is_read_as_a_page(tmp_path: Path) -> None:
    markup = f"<html><body><article><h1>A visit</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    articles, errors, _ = read(write(tmp_path, {"html": [markup]}))
    assert (len(articles), errors) == (1, [])


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no table", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    articles, errors, _ = read(path)
    assert (articles, len(errors)) == ([], 1)


@pytest.mark.parametrize("lost", [1, 100, 400])
def test_file_that_is_cut_off_is_an_error(tmp_path: Path, lost: int) -> None:
    path = write(tmp_path, COLUMNS)
    path.write_bytes(path.read_bytes()[:-lost])
    assert len(read(path)[1]) == 1


def test_what_came_before_a_broken_place_counts(tmp_path: Path) -> None:
    texts = [f"{TEXT} Number {number}." * 50 for number in range(200)]
    path = write(tmp_path, {"text": texts}, row_group_size=50, compression="zstd", use_dictionary=False)
    start = pq.ParquetFile(path).metadata.row_group(3).column(0).data_page_offset
    octets = bytearray(path.read_bytes())
    octets[start + 30 : start + 90] = b"\xff" * 60
    path.write_bytes(octets)
    articles, errors, _ = read(path)
    assert (len(articles) >= 96, len(errors)) == (True, 1)


def test_rows_that_are_too_large_together_are_left_out(tmp_path: Path) -> None:
    texts = ["x" * 13_000_000] * 16 + [TEXT]
    articles, errors, _ = read(write(tmp_path, {"text": texts}))
    assert (len(articles), errors) == (1, [": rows 1 to 16 are too large together, and are left out"])

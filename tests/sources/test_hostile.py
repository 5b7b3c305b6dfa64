"""Whatever bytes a file holds, reading it gives articles, errors or notices, and raises nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.errors import SourceError
from timeline.model import Article
from timeline.sources import Notice, read_articles

SUFFIXES = ("txt", "html", "jsonl")
FOLDER = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\0\u2028\ufeff\ufffe")
STAMPS = st.sampled_from(["05/01/2023", "2023-01-05", "11:00", "Update: ", "Thứ 5, ", "\n", " | ", "月", "日电", "- "])
TEXTS = st.lists(st.text(LETTERS, max_size=8) | STAMPS, max_size=40).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
)
NAMES = st.sampled_from(["id", "url", "title", "published", "language", "province", "text", "html"])
MARKUP = [
    *("<p>", "<div>", "</p>", "<h1>", "<time datetime='", "'>", "<table><tr><td>", "<!--", "&#0;", "&#xd800;", "word "),
    *("<meta name=date content=", "<script type=application/ld+json>", "{", "}", '"@graph":', "[", "]", "2023-01-05"),
]


def read(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    found = list(read_articles([path]))
    assert found
    assert all(isinstance(one, Article | SourceError | Notice) for one in found)
    for article in (one for one in found if isinstance(one, Article)):
        assert article.text.strip()
        assert article.key
        json.dumps(article.key + article.text + (article.title or ""), ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
@FOLDER
@given(data=st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, suffix: str, data: bytes) -> None:
    read(tmp_path / f"a.{suffix}", data)


@pytest.mark.parametrize("suffix", SUFFIXES)
@FOLDER
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_any_text(tmp_path: Path, suffix: str, text: str, encoding: str) -> None:
    read(tmp_path / f"a.{suffix}", text.encode(encoding))


@pytest.mark.slow
@FOLDER
@given(fields=st.dictionaries(NAMES, VALUES))
def test_any_fields(tmp_path: Path, fields: dict[str, object]) -> None:
    read(tmp_path / "a.jsonl", json.dumps(fields).encode())


@FOLDER
@given(markup=st.lists(st.sampled_from(MARKUP), max_size=60).map("".join))
def test_any_markup(tmp_path: Path, markup: str) -> None:
    read(tmp_path / "a.html", markup.encode())

"""Places: files and folders, what is passed over, what is an error, and keys that are each one article's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline.errors import FetchError, SourceFormatError
from timeline.model import Article
from timeline.sources import Notice, read_articles

TEXT = "The delegation of the partner city was received by the leaders of the province."


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def keys(*places: Path) -> list[str]:
    return [found.key for found in read_articles(places) if isinstance(found, Article)]


def test_folder_is_read_to_its_depth_sorted_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "d.TXT"):
        write(tmp_path / name)
    assert keys(tmp_path) == ["c", "z", "b", "d"]


def test_hidden_files_and_other_suffixes_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "a.pdf", "README", "b.json", "c.txt"):
        write(tmp_path / name)
    assert [type(found).__name__ for found in read_articles([tmp_path])] == ["Article"]


def test_named_hidden_file_is_read(tmp_path: Path) -> None:
    assert keys(write(tmp_path / ".hidden.txt")) == [".hidden"]


def test_named_file_of_another_suffix_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf")
    (error,) = read_articles([path])
    assert isinstance(error, SourceFormatError)
    assert ".jsonl" in str(error)


@pytest.mark.parametrize("name", ["nowhere", "nul\0byte", "x" * 5000])
def test_missing_place_is_an_error_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    good = write(tmp_path / "a.txt")
    error, article = read_articles([tmp_path / name, good])
    assert isinstance(error, FetchError)
    assert isinstance(article, Article)


def test_an_address_of_the_web_is_told_as_such() -> None:
    (error,) = read_articles([Path("https://news.example/world")])
    assert isinstance(error, SourceFormatError) and "timeline sources add" in str(error)


def test_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    assert keys(tmp_path) == ["b"]


def test_broken_link_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (error,) = read_articles([tmp_path])
    assert isinstance(error, FetchError)


def test_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert keys(tmp_path, path, tmp_path / "." / "a.txt") == ["a"]


def test_pipe_is_an_error_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (error,) = read_articles([tmp_path])
    assert isinstance(error, SourceFormatError)


def test_name_that_is_no_unicode(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_text(TEXT, "utf-8")
    assert keys(tmp_path) == ["b\ufffd"]


def test_same_id_twice_takes_the_path_and_says_so(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    write(tmp_path / "b" / "x.txt", f"{TEXT} Another one.")
    first, notice, second = read_articles([tmp_path])
    assert isinstance(first, Article) and first.key == "x"
    assert isinstance(second, Article) and second.key == "b/x.txt"
    assert isinstance(notice, Notice) and "'x'" in notice.message

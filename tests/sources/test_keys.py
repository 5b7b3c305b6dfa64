"""Keys: one article each, whatever its file is called, where it stands, and what was read before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from timeline.model import Article
from timeline.records import ArticlePlace
from timeline.sources import Notice, read_articles

TEXT = "The delegation of the partner city was received by the leaders of the province."
OTHER = "Both sides opened an office for trade in the new port on the same morning of the week."
PAGE = "<html><head>{}</head><body><article><h1>News of it</h1><p>{}</p></article></body></html>"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def write_rows(path: Path, *rows: dict[str, str]) -> Path:
    return write(path, "\n".join(json.dumps({"text": TEXT} | row) for row in rows))


def write_page(path: Path, url: str | None = None, text: str = TEXT) -> Path:
    return write(path, PAGE.format(f'<link rel="canonical" href="{url}">' if url else "", f"{text} " * 3))


def keys(*places: Path) -> list[str]:
    return [found.key for found in read_articles(places) if isinstance(found, Article)]


def notices(*places: Path) -> list[Notice]:
    return [found for found in read_articles(places) if isinstance(found, Notice)]


class Shelf:
    """A store that keeps nothing but keys and places."""

    def __init__(self) -> None:
        self.held: dict[str, ArticlePlace] = {}

    def take(self, *places: Path) -> tuple[list[str], list[Notice]]:
        """Keys and notices of a run."""
        found = list(read_articles(places, lambda: list(self.held.values())))
        articles = [one for one in found if isinstance(one, Article)]
        self.held |= {a.key: ArticlePlace(a.key, a.source, a.content_hash) for a in articles}
        return [article.key for article in articles], [one for one in found if isinstance(one, Notice)]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_row_in_front_changes_no_keys(tmp_path: Path) -> None:
    rows: list[dict[str, str]] = [{}, {"text": OTHER}]
    before = keys(write_rows(tmp_path / "n.jsonl", *rows))
    after = keys(write_rows(tmp_path / "n.jsonl", {"text": "A new one."}, *rows))
    assert after[1:] == before
    assert all(key.startswith("n.jsonl#") for key in before)


def test_row_of_a_file_has_one_key_from_wherever_the_file_is_asked_for(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a" / "n.jsonl", {})
    assert keys(path) == keys(tmp_path) == keys(tmp_path / "a")


def test_equal_texts_without_ids_are_one_article_and_it_is_said(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "n.jsonl", {}, {"text": OTHER}, {"title": "Talks"})
    assert len(keys(path)) == 2
    (notice,) = notices(path)
    assert notice.subject == f"{path}#3"
    assert f"{path}#1" in notice.message


def test_other_text_with_the_same_id_gets_another_key_and_it_is_said(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "n.jsonl", {"id": "x"}, {"id": "x", "text": OTHER})
    first, second = keys(path)
    assert (first, second[:8]) == ("x", "n.jsonl#")
    (notice,) = notices(path)
    assert "'x'" in notice.message


def test_other_fields_with_the_same_id_and_text_are_not_lost(tmp_path: Path) -> None:
    rows = [{"id": "x", "published": f"2023-01-0{n}"} for n in range(1, 5)]
    assert len(set(keys(write_rows(tmp_path / "n.jsonl", *rows)))) == 4


def test_an_id_that_looks_like_another_rows_key_takes_no_article_from_it(tmp_path: Path) -> None:
    (hashed,) = keys(write_rows(tmp_path / "n.jsonl", {}))
    assert len(set(keys(write_rows(tmp_path / "n.jsonl", {"id": hashed, "text": OTHER}, {})))) == 2


def test_markup_in_rows_is_told_apart(tmp_path: Path) -> None:
    rows = [{"text": " ", "html": PAGE.format("", f"{text} " * 3)} for text in (TEXT, OTHER)]
    assert len(set(keys(write_rows(tmp_path / "n.jsonl", *rows)))) == 2


# --- pages ------------------------------------------------------------------------------------------------------------


def test_page_that_gives_its_address_has_it_as_key(tmp_path: Path) -> None:
    assert keys(write_page(tmp_path / "index.html", "https://example.org/a")) == ["https://example.org/a"]


@pytest.mark.parametrize(
    "url", [None, "https://example.org", "https://example.org/", "javascript:alert(1)", "ftp://example.org/a", "/a"]
)
def test_page_without_an_address_of_its_own_is_called_as_its_file(tmp_path: Path, url: str | None) -> None:
    assert keys(write_page(tmp_path / "index.html", url)) == ["index"]


def test_two_pages_with_one_address_in_a_run_are_both_read(tmp_path: Path) -> None:
    write_page(tmp_path / "a" / "index.html", "https://example.org/a")
    write_page(tmp_path / "b" / "index.html", "https://example.org/a", OTHER)
    assert keys(tmp_path) == ["https://example.org/a", "b/index.html"]
    assert len(notices(tmp_path)) == 1


# --- places -----------------------------------------------------------------------------------------------------------


def test_a_later_file_of_the_same_name_takes_another_key_and_it_is_said(tmp_path: Path, shelf: Shelf) -> None:
    one, two, three = (write(tmp_path / name / "index.txt", f"{TEXT} {name}") for name in ("x", "y", "z"))
    assert shelf.take(one) == (["index"], [])
    (second,), (notice,) = shelf.take(two)
    (third,), _ = shelf.take(three)
    assert len({"index", second, third}) == 3
    assert notice.subject == str(two)
    assert str(one) in notice.message


def test_a_place_keeps_its_key_and_nothing_more_is_said(tmp_path: Path, shelf: Shelf) -> None:
    paths = [write(tmp_path / name / "index.txt", f"{TEXT} {name}") for name in ("x", "y", "z")]
    first = [shelf.take(path)[0] for path in paths]
    assert [shelf.take(path) for path in reversed(paths)] == [(found, []) for found in reversed(first)]


def test_a_place_keeps_its_key_when_its_text_changes(tmp_path: Path, shelf: Shelf) -> None:
    one, two = (write(tmp_path / name / "index.txt", f"{TEXT} {name}") for name in ("x", "y"))
    first = [shelf.take(path)[0] for path in (one, two)]
    assert [shelf.take(write(path, f"{OTHER} {path.parent.name}"))[0] for path in (one, two)] == first


def test_a_place_keeps_its_key_when_a_file_comes_before_it(tmp_path: Path, shelf: Shelf) -> None:
    write(tmp_path / "b" / "x.txt")
    assert shelf.take(tmp_path)[0] == ["x"]
    write(tmp_path / "a" / "x.txt", OTHER)
    assert shelf.take(tmp_path)[0] == ["a/x.txt", "x"]
    assert shelf.take(tmp_path) == (["a/x.txt", "x"], [])


def test_a_moved_file_keeps_its_key(tmp_path: Path, shelf: Shelf) -> None:
    write(tmp_path / "old" / "a" / "x.txt")
    write(tmp_path / "old" / "b" / "x.txt", OTHER)
    before = shelf.take(tmp_path / "old")[0]
    (tmp_path / "old").rename(tmp_path / "new")
    assert shelf.take(tmp_path / "new")[0] == before


def test_the_same_relative_place_in_two_folders_is_two_articles(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for folder in ("x", "y"):
        monkeypatch.chdir(write(tmp_path / folder / "index.txt", f"{TEXT} {folder}").parent)
        found += shelf.take(Path("index.txt"))[0]
    assert len(set(found)) == 2


def test_a_file_asked_for_by_another_path_is_the_same_place(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "x" / "index.txt")
    shelf.take(path)
    write(path, OTHER)
    monkeypatch.chdir(tmp_path)
    assert shelf.take(Path("x"))[0] == ["index"]


def test_a_file_takes_no_rows_id(tmp_path: Path, shelf: Shelf) -> None:
    shelf.take(write_rows(tmp_path / "n.jsonl", {"id": "index"}))
    (key,), (notice,) = shelf.take(write(tmp_path / "index.txt", OTHER))
    assert key != "index"
    assert "'index'" in notice.message


def test_a_page_without_address_takes_no_page_that_stood_there_with_one(tmp_path: Path, shelf: Shelf) -> None:
    path = write_page(tmp_path / "index.html", "https://example.org/a")
    shelf.take(path)
    assert shelf.take(write_page(path, text=OTHER))[0] == ["index"]


def test_what_the_store_holds_is_not_asked_for_where_rows_have_ids(tmp_path: Path) -> None:
    def known() -> Iterable[ArticlePlace]:
        pytest.fail("asked")

    assert list(read_articles([write_rows(tmp_path / "n.jsonl", {"id": "x"}, {"url": "https://example.org/a"})], known))


def test_source_is_as_it_was_asked_for_unless_a_store_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    found = [*read_articles(["a.txt"]), *read_articles(["a.txt"], list)]
    assert [a.source for a in found if isinstance(a, Article)] == ["a.txt", str(tmp_path / "a.txt")]


def test_a_file_name_that_is_no_unicode_has_a_key(tmp_path: Path, shelf: Shelf) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt"))
    assert shelf.take(write(path))[0] == ["b\ufffd"]

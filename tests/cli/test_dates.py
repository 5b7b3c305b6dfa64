"""`timeline dates`: the date layer alone, for any news."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_ingest import write_rows

Command = Callable[..., Run]
NEWS = {
    "id": "harvest",
    "published": "2021-06-16",
    "language": "en",
    "text": "😀 The harvest began on 3 June 2021. Yesterday it rained.",
}
UNDATED = {"id": "undated", "language": "vi", "text": "Ngày 4/5, hội chợ khai mạc."}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "news.jsonl", NEWS, UNDATED)


def found(run: Command, *arguments: object) -> dict[str, list[dict[str, Any]]]:
    result = run("dates", *arguments)
    assert (result.code, result.err) == (0, "")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert all(set(row) == {"id", "dates"} for row in rows)
    return {row["id"]: row["dates"] for row in rows}


def values(run: Command, *arguments: object) -> dict[str, list[str]]:
    return {key: [one["value"] for one in dates] for key, dates in found(run, *arguments).items()}


def test_a_date_has_the_fields_that_are_promised(run: Command, articles: Path) -> None:
    start = str(NEWS["text"]).index("3 June")
    assert found(run, articles)["harvest"][0] == {
        "start": start,
        "end": start + len("3 June 2021"),
        "text": "3 June 2021",
        "value": "2021-06-03",
        "precision": "day",
        "resolved": "stated",
    }


def test_dates_are_resolved_against_the_articles_own_date(run: Command, articles: Path) -> None:
    assert values(run, articles) == {"harvest": ["2021-06-03", "2021-06-15"], "undated": []}


def test_another_day_of_publication_may_be_given(run: Command, articles: Path) -> None:
    assert values(run, articles, "--published", "2022-01-10") == {
        "harvest": ["2021-06-03", "2022-01-09"],
        "undated": ["2022-05-04"],
    }


def test_another_language_may_be_given(run: Command, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", {"id": "a", "language": "en", "text": "Ngày 4 tháng 5 năm 2020"})
    assert values(run, path, "--language", "vi") == {"a": ["2020-05-04"]}


def test_text_files_are_read_and_called_as_extract_calls_them(run: Command, tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text("The fair opened on 3 June 2021.")
    assert values(run, tmp_path / "fair.txt") == {"fair": ["2021-06-03"]}
    assert json.loads(run("extract", tmp_path / "fair.txt").out)["id"] == "fair"


def test_an_article_without_dates_has_a_line(run: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing happened here.")
    assert found(run, tmp_path / "a.txt") == {"a": []}


WRONG = [
    ("--published", "2023-13-01", "2023-13-01"),
    ("--published", "yesterday", "yesterday"),
    ("--language", "tlh", "there is no lexicon for it"),
    ("--format", "xml", "xml"),
]


@pytest.mark.parametrize("option, value, said", WRONG)
def test_a_wrong_option_is_refused(run: Command, articles: Path, option: str, value: str, said: str) -> None:
    result = run("dates", articles, option, value)
    assert (result.code, result.out) == (2, "") and said in result.err


def test_what_cannot_be_read_is_named_and_the_rest_printed(run: Command, articles: Path, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "thai.jsonl", {"id": "thai", "language": "th", "text": "ภาษาไทย"})
    result = run("dates", tmp_path / "none.txt", path, articles)
    assert result.code == 1 and len(result.out.splitlines()) == 2
    assert "none.txt" in result.err and "no dates can be looked for in this article" in result.err

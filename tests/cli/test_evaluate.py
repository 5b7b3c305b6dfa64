"""Scores by command: the printed figures are those of the extraction that is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_ingest import SIGNING, VISIT, write_rows
from tests.conftest import PROJECT
from tests.evaluate.test_against_the_tool import same, tool  # noqa: F401  (a fixture)
from timeline.evaluate.score import Score

Command = Callable[..., Run]
LABELLED = PROJECT / "tests" / "labelled"
AGREEMENT = {"start": "2022-06-23", "end": None, "kind": "agreement", "countries": ["LA"], "date_text": "On June 23"}
NEVER = {
    "start": "2020-02-02",
    "end": None,
    "kind": "award",
    "title": "A prize",
    "date_text": "as of December 15, 2022",
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {
        "articles": write_rows(tmp_path / "articles.jsonl", VISIT, SIGNING),
        "good": write_rows(tmp_path / "good.jsonl", {"id": "signing", "events": [AGREEMENT]}),
        "bad": write_rows(tmp_path / "bad.jsonl", {"id": "visit", "events": [NEVER]}),
    }


def test_what_is_found_scores(run: Command, files: dict[str, Path]) -> None:
    result = run("evaluate", "--articles", files["articles"], "--gold", files["good"])
    assert result.code == 0 and "event        P 1.000  R 1.000  F1 1.000" in result.out


def test_a_kinds_numbers_are_those_of_its_figures(run: Command, files: dict[str, Path]) -> None:
    text = run("evaluate", "--articles", files["articles"], "--gold", files["good"], files["bad"]).out
    rows = {line.split()[0]: line.split("  ")[-1] for line in text.splitlines() if line.endswith(" labelled")}
    assert rows == {
        "agreement": "right 1 of 1 given, found 1 of 1 labelled",
        "visit": "right 0 of 1 given, found 0 of 0 labelled",
        "award": "right 0 of 0 given, found 0 of 1 labelled",
    }


def test_several_files_are_scored_each_and_together(run: Command, files: dict[str, Path]) -> None:
    arguments = ["--articles", files["articles"], "--gold", files["good"], files["bad"], "--format", "json"]
    table = json.loads(run("evaluate", *arguments).out)
    assert [score["name"] for score in table["scores"]] == ["good", "bad"]
    assert table["pooled"]["counts"]["event wanted"] == 2 and table["pooled"]["event"]["recall"] == 0.5


def test_what_is_missed_is_listed_with_its_words(run: Command, files: dict[str, Path]) -> None:
    text = run("evaluate", "--articles", files["articles"], "--gold", files["bad"], "--verbose").out
    assert '  missed   visit  2020-02-02  award  "as of December 15, 2022": A prize' in text
    assert "900 million USD as of December 15, 2022." in text


def test_what_is_spurious_is_listed(run: Command, files: dict[str, Path]) -> None:
    text = run("evaluate", "--articles", files["articles"], "--gold", files["bad"]).out
    assert "  spurious visit  2023-01-04  visit" in text


def test_of_files_that_nobody_has_read_the_totals_alone_are_told(run: Command, files: dict[str, Path]) -> None:
    arguments = ["--articles", files["articles"], "--gold", files["good"], files["bad"], "--unread", files["bad"]]
    text = run("evaluate", *arguments).out
    assert "bad: 2 articles" not in text and "bad: 1 articles" in text
    assert "missed" not in text and "spurious" not in text


def test_a_file_that_nobody_has_read_has_to_be_scored(run: Command, files: dict[str, Path]) -> None:
    arguments = ["--articles", files["articles"], "--gold", files["good"], "--unread", files["bad"]]
    result = run("evaluate", *arguments)
    assert result.code == 1 and "not one of --gold" in result.err


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    path = tmp_path / "groups.csv"
    rows = ["signing,1,2022-06-23,agreement,talks", "visit,1,2023-01-04,visit,talks"]
    path.write_text("\n".join(["article,event,start,kind,case", *rows]), "utf-8")
    return path


def test_groups_are_scored(run: Command, files: dict[str, Path], groups: Path) -> None:
    text = run("evaluate", "--articles", files["articles"], "--gold", files["good"], "--groups", groups).out
    assert "groups: 2 of 2 reports found" in text and "precision 1.000, recall 0.500" in text
    assert "wrongly two: signing 2022-06-23 agreement; visit 2023-01-04 visit (talks)" in text


def test_of_groups_that_nobody_has_read_the_totals_alone_are_told(
    run: Command, files: dict[str, Path], groups: Path
) -> None:
    arguments = ["--articles", files["articles"], "--gold", files["good"], "--groups", groups, "--unread", groups]
    text = run("evaluate", *arguments).out
    assert "groups: 2 of 2 reports found" in text and "wrongly" not in text


def test_how_many_were_right_is_written_down(run: Command, files: dict[str, Path], tmp_path: Path) -> None:
    written = tmp_path / "accuracy.json"
    run("evaluate", "--articles", files["articles"], "--gold", files["good"], "--measured", written)
    (counts,) = json.loads(written.read_text("utf-8")).values()
    assert set(counts) == {"articles", "right", "given", "labelled"}
    assert counts["right"] == counts["given"] == counts["labelled"] > 0


def test_accepted_scores_do_not_fail(run: Command, files: dict[str, Path], tmp_path: Path) -> None:
    arguments = ["evaluate", "--articles", files["articles"], "--gold", files["bad"]]
    run(*arguments, "--accept", tmp_path / "accepted.json")
    result = run(*arguments, "--against", tmp_path / "accepted.json")
    assert (result.code, result.err) == (0, "timeline: bad: as accepted\n")


def test_a_score_that_drops_fails(run: Command, files: dict[str, Path], tmp_path: Path) -> None:
    run("evaluate", "--articles", files["articles"], "--gold", files["good"], "--accept", tmp_path / "accepted.json")
    write_rows(files["good"], {"id": "signing", "events": [AGREEMENT, NEVER]})
    result = run(
        "evaluate", "--articles", files["articles"], "--gold", files["good"], "--against", tmp_path / "accepted.json"
    )
    assert result.code == 1 and "DROPPED" in result.err and "missed now: signing 2020-02-02 award" in result.err


def test_labels_without_an_article_are_told(run: Command, files: dict[str, Path], tmp_path: Path) -> None:
    gold = write_rows(tmp_path / "gold.jsonl", {"id": "lost", "events": [AGREEMENT]})
    result = run("evaluate", "--articles", files["articles"], "--gold", gold)
    assert result.code == 1 and "gold: there are labels for lost, but no such article" in result.err


def test_labels_that_cannot_be_read_are_one_line(run: Command, files: dict[str, Path]) -> None:
    files["good"].write_text("{")
    result = run("evaluate", "--articles", files["articles"], "--gold", files["good"])
    assert result.code == 1 and result.out == "" and "good.jsonl, line 1: " in result.err


def test_no_labels_at_all_is_no_perfect_score(run: Command, files: dict[str, Path]) -> None:
    files["good"].write_text("")
    result = run("evaluate", "--articles", files["articles"], "--gold", files["good"])
    assert result.code == 1 and "good: there are no labels in it" in result.err


def as_score(record: dict[str, Any]) -> Score:
    """A printed score as the value that it was made from, as far as figures follow from counts."""
    counts = {(key.split(" ")[0], key.split(" ")[1]): number for key, number in record["counts"].items()}
    return Score(record["name"], record["articles"], counts)


@pytest.mark.parametrize("language", [*(pytest.param(code, marks=pytest.mark.slow) for code in ("en", "vi")), "zh"])
def test_the_figures_are_those_of_the_tool_on_what_is_printed(run: Command, tool: Any, language: str) -> None:  # noqa: F811
    articles, gold = LABELLED / "articles" / f"{language}.jsonl", LABELLED / "gold" / f"{language}.jsonl"
    printed = [json.loads(line) for line in run("extract", articles).out.splitlines()]
    record = json.loads(run("evaluate", "--articles", articles, "--gold", gold, "--format", "json").out)["scores"][0]
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    theirs = tool.score({row["id"]: row for row in rows}, {row["id"]: row for row in printed})
    assert same(as_score(record), theirs), theirs

"""How reports that are put together are scored against rows that say which belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.short import Told, known_after, report
from timeline.errors import FetchError, SourceFormatError
from timeline.evaluate import (
    Mention,
    MergingScore,
    compare_scores,
    read_accepted,
    read_groups,
    render_accepted,
    render_merging,
    score_merging,
)
from timeline.model import Kind

HEADER = "article,event,start,kind,case,trap\n"
TOLD = [report("a", "01-04"), report("b", "01-04"), report("c", "01-04", "Gangnam"), report("d", "01-04", "Gangnam")]


def _score(events: str, told: list[Told] = TOLD) -> MergingScore:
    """events: a letter for the event of each article."""
    rows = [
        Mention(one.article, event, "2023-01-04", Kind.VISIT, "talks") for one, event in zip(told, events, strict=True)
    ]
    return score_merging("groups", rows, known_after(told).reports)


def test_all_as_it_should_be() -> None:
    score = _score("xxyy")
    assert (score.measure.precision, score.measure.recall, score.wrong, score.missed) == (1, 1, (), ())


@pytest.mark.parametrize(
    ("events", "precision", "recall"),
    [("xxxx", 1, 0.5), ("wxyz", 0.5, 1), ("xyyy", 0.75, (1 + 1 / 3 + 2 / 3 + 2 / 3) / 4)],
)
def test_b_cubed(events: str, precision: float, recall: float) -> None:
    measure = _score(events).measure
    assert (measure.precision, measure.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_pairs_that_are_wrong_are_told_by_case() -> None:
    score = _score("xyyy")
    assert [(one.article, other.article) for one, other in score.wrong] == [("a", "b")]
    assert [(one.article, other.article) for one, other in score.missed] == [("b", "c"), ("b", "d")]
    assert "  wrongly one: a 2023-01-04 visit; b 2023-01-04 visit (talks)\n" in render_merging([score])


def test_what_is_not_found_is_not_scored() -> None:
    rows = [Mention("a", "1", "2023-01-04", Kind.VISIT), Mention("a", "1", "2023-01-05", Kind.VISIT)]
    score = score_merging("groups", rows, known_after(TOLD).reports)
    assert (score.labelled, score.found, score.missed) == (2, 1, ())


def test_a_further_kind_finds_its_report_too() -> None:
    told = [report("a", "01-04", kind=Kind.AGREEMENT, also=(Kind.VISIT,))]
    assert _score("x", told).found == 1


def test_each_report_is_found_once() -> None:
    rows = [Mention("a", event, "2023-01-04", Kind.VISIT) for event in "12"]
    assert score_merging("groups", rows, known_after(TOLD).reports).found == 1


def test_the_event_of_another_home_province_is_another() -> None:
    told = [report("a", "01-04"), report("b", "01-04", province="da-nang")]
    assert _score("xx", told).measure.recall == 1


def test_nothing_found_is_nothing_wrong() -> None:
    assert score_merging("groups", [], ()).measure.f1 == 1


def test_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(f"{HEADER}a-1,7,2023-01,visit,talks,0\na-2,7,,award,talks,1\n", "utf-8")
    assert read_groups(path) == [
        Mention("a-1", "7", "2023-01", Kind.VISIT, "talks"),
        Mention("a-2", "7", "", Kind.AWARD, "talks"),
    ]


@pytest.mark.parametrize("text", ["article,event\na,1\n", f"{HEADER}a,1,2023,party,talks,0\n"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceFormatError, match="line 2"):
        read_groups(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError):
        read_groups(tmp_path / "groups.csv")


def test_a_merge_that_is_lost_is_told_against_the_accepted_score(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(render_accepted([_score("xxyy")]), "utf-8")
    (change,) = compare_scores([_score("xxxy")], read_accepted(path))
    assert change.dropped
    assert "missed now: a 2023-01-04 visit with c 2023-01-04 visit" in change.losses

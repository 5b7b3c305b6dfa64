"""Accepted scores: written, read, and held against new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import FetchError, SourceFormatError
from timeline.evaluate import (
    Guess,
    Label,
    LabelledArticle,
    Score,
    compare_scores,
    read_accepted,
    render_accepted,
    render_changes,
)
from timeline.evaluate.accepted import Accepted
from timeline.evaluate.score import score_guesses
from timeline.model import Kind

ARTICLE = LabelledArticle("a1", (Label("2023-01-04", None, Kind.VISIT), Label("2022", None, Kind.AWARD)))


def score(*guesses: tuple[str, Kind]) -> Score:
    return score_guesses(ARTICLE, [Guess(start, None, kind) for start, kind in guesses])


GOOD = score(("2023-01-04", Kind.VISIT), ("2022", Kind.AWARD))
WORSE = score(("2023-01-04", Kind.VISIT), ("2021", Kind.AWARD))


@pytest.fixture
def accepted(tmp_path: Path) -> dict[str, Accepted]:
    path = tmp_path / "accepted.json"
    path.write_text(render_accepted([GOOD]), "utf-8")
    return read_accepted(path)


def test_the_same_score_is_no_change(accepted: dict[str, Accepted]) -> None:
    (change,) = compare_scores([GOOD], accepted)
    assert not change.dropped and render_changes([change]) == "a1: as accepted\n"


def test_a_worse_score_has_dropped(accepted: dict[str, Accepted]) -> None:
    (change,) = compare_scores([WORSE], accepted)
    assert change.dropped


def test_losses_name_the_events(accepted: dict[str, Accepted]) -> None:
    (change,) = compare_scores([WORSE], accepted)
    assert change.losses == ("missed now: a1 2022 award", "spurious now: a1 2021 award")


def test_a_better_score_gains_and_has_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(render_accepted([WORSE]), "utf-8")
    (change,) = compare_scores([GOOD], read_accepted(path))
    assert not change.dropped
    assert change.gains == ("found now: a1 2022 award", "spurious no more: a1 2021 award")


def test_a_score_that_was_never_accepted_is_no_change(accepted: dict[str, Accepted]) -> None:
    assert compare_scores([score_guesses(LabelledArticle("other"), [])], accepted) == []


def with_countries(*codes: str) -> Score:
    label = Label("2023-01-04", None, Kind.VISIT, countries=frozenset({"KR"}))
    guess = Guess("2023-01-04", None, Kind.VISIT, countries=frozenset(codes))
    return score_guesses(LabelledArticle("a1", (label,)), [guess])


def test_a_country_that_is_wrong_now_has_dropped(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(render_accepted([with_countries("KR")]), "utf-8")
    (change,) = compare_scores([with_countries("JP")], read_accepted(path))
    assert change.dropped and change.losses == ("countries or status wrong now: a1 2023-01-04 visit",)


def test_an_event_that_is_found_with_a_wrong_country_has_not_dropped(tmp_path: Path) -> None:
    more = (*ARTICLE.events, Label("2020", None, Kind.AWARD, countries=frozenset({"KR"})))
    few, many = ([Guess("2022", None, Kind.AWARD)], [Guess("2022", None, Kind.AWARD), Guess("2020", None, Kind.AWARD)])
    path = tmp_path / "accepted.json"
    path.write_text(render_accepted([score_guesses(LabelledArticle("a1", more), few)]), "utf-8")
    (change,) = compare_scores([score_guesses(LabelledArticle("a1", more), many)], read_accepted(path))
    assert not change.dropped and len(change.gains) == len(change.losses) == 1


def test_accepting_twice_writes_the_same() -> None:
    assert render_accepted([GOOD, WORSE]) == render_accepted([GOOD, WORSE])


@pytest.mark.parametrize("text", ["", "[]", '{"a1": {}}', '{"a1": {"figures": {"event F1": "high"}}}'])
def test_a_file_of_another_sort_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceFormatError, match=r"accepted\.json"):
        read_accepted(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"accepted\.json"):
        read_accepted(tmp_path / "accepted.json")

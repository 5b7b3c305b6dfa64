"""How good the program is said to be: what pages and the README tell is what was measured and accepted."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PROJECT
from timeline.evaluate import Accuracy, pooled, read_accepted, read_accuracy

LABELLED = PROJECT / "tests" / "labelled"
MEASURED = read_accuracy()
READ = ("wide-en", "wide-vi", "wide-zh", "en", "vi", "zh", "more", "ko")
ROWS = [("unread-en", "unread-vi", "unread-zh"), *((name,) for name in READ)]  # of the README's table


@pytest.mark.parametrize("name", MEASURED)
def test_what_is_told_was_accepted(name: str) -> None:
    accepted = read_accepted(LABELLED / "accepted.json")[name]
    assert round(MEASURED[name].f1, 4) == accepted.figures["event F1"]


@pytest.mark.parametrize("name", MEASURED)
def test_as_many_articles_are_labelled_as_is_told(name: str) -> None:
    gold = (LABELLED / "gold" / f"{name}.jsonl").read_text("utf-8")
    assert MEASURED[name].articles == len(gold.splitlines())


def test_every_set_of_labels_is_told() -> None:
    assert set(MEASURED) == {path.stem for path in (LABELLED / "gold").glob("*.jsonl")}


def test_the_readme_tells_the_same_figures() -> None:
    part = (PROJECT / "README.md").read_text("utf-8").partition("## How good it is")[2].partition("\n## ")[0]
    rows = re.findall(r"^\|.*\| (\d+) \| ([\d.]+) \| ([\d.]+) \| \**([\d.]+)\** \|$", part, re.MULTILINE)
    told = [pooled(MEASURED[name] for name in names) for names in ROWS]
    assert [int(articles) for articles, *_ in rows] == [one.articles for one in told]
    figures = [figure for _, *row in rows for figure in map(float, row)]
    # half a hundredth, and a little for who rounds what was rounded
    measured = [figure for one in told for figure in (one.precision, one.recall, one.f1)]
    assert figures == pytest.approx(measured, abs=0.0055)


@pytest.mark.parametrize(
    ("one", "figures"),
    [
        (Accuracy(3, 8, 10, 16), (0.8, 0.5, 8 / 13)),
        (Accuracy(0, 0, 0, 0), (0, 0, 0)),
        (Accuracy(1, 0, 0, 4), (0, 0, 0)),
    ],
)
def test_figures_follow_from_counts(one: Accuracy, figures: tuple[float, float, float]) -> None:
    assert (one.precision, one.recall, one.f1) == pytest.approx(figures)


def test_sets_are_pooled_by_their_counts() -> None:
    assert pooled([Accuracy(1, 2, 3, 4), Accuracy(5, 6, 7, 8)]) == Accuracy(6, 8, 10, 12)
    assert pooled([]) == Accuracy(0, 0, 0, 0)

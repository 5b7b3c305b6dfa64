"""How good the extraction is on labelled articles: below these figures something has broken."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import PROJECT, missing
from timeline.config import Settings
from timeline.evaluate import find_guesses, pool_scores, read_labels, score_articles
from timeline.model import Extraction
from timeline.pipeline import extract_places

LABELLED = PROJECT / "tests" / "labelled"
LEAST = {"en": 0.90, "vi": 0.90, "zh": 0.90, "ko": 0.70}
LEAST_UNREAD = 0.75  # pooled over the articles that whoever wrote rules has not read


@cache
def extractions(place: Path) -> Mapping[str, Extraction]:
    """What is found in a place, by the key of the article."""
    found = [item for item in extract_places([place], Settings()) if isinstance(item, Extraction)]
    return {extraction.article.key: extraction for extraction in found}


def dated_in_empty(gold: Path, place: Path) -> list[tuple[str, str]]:
    """(article, title) of what is dated in articles that hold no event."""
    empty = [article.id for article in read_labels(gold) if not article.events]
    return [(key, guess.title) for key in empty for guess in find_guesses(extractions(place)[key])]


@pytest.mark.parametrize("language", LEAST)
def test_events_of_the_labelled_articles(language: str) -> None:
    gold = LABELLED / "gold" / f"{language}.jsonl"
    score = score_articles(language, read_labels(gold), extractions(LABELLED / "articles" / f"{language}.jsonl"))
    assert score.event.f1 >= LEAST[language]


def test_events_of_the_articles_that_no_rule_was_fitted_to() -> None:
    names = [f"unread-{language}" for language in ("en", "vi", "zh")]
    files = [(LABELLED / "gold" / f"{name}.jsonl", LABELLED / "articles" / f"{name}.jsonl") for name in names]
    scores = [score_articles(gold.stem, read_labels(gold), extractions(place)) for gold, place in files]
    assert pool_scores("unread", scores).event.f1 >= LEAST_UNREAD


@pytest.mark.parametrize("language", LEAST)
def test_nothing_is_dated_where_there_is_no_event(language: str) -> None:
    gold = LABELLED / "gold" / f"{language}.jsonl"
    assert dated_in_empty(gold, LABELLED / "articles" / f"{language}.jsonl") == []


@pytest.mark.parametrize("language", LEAST)
def test_each_labelled_article_is_read(language: str) -> None:
    labelled = {article.id for article in read_labels(LABELLED / "gold" / f"{language}.jsonl")}
    assert labelled <= set(extractions(LABELLED / "articles" / f"{language}.jsonl"))


@pytest.fixture(scope="module")
def seed_gold(seeds: Path) -> Path:
    """The labels of the seed articles, which lie beside them."""
    gold = seeds.parent / "gold" / "seeds.jsonl"
    if not gold.exists():
        missing(f"no labels of the seed articles: {gold}")
    return gold


def test_events_of_the_seeds(seeds: Path, seed_gold: Path) -> None:
    assert score_articles("seeds", read_labels(seed_gold), extractions(seeds)).event.f1 >= 0.75


def test_nothing_is_dated_in_the_seed_that_holds_no_event(seeds: Path) -> None:
    (key,) = [key for key in extractions(seeds) if key.startswith("003")]
    assert find_guesses(extractions(seeds)[key]) == []

"""The figures are those of the scorer that everybody measures with, which is not part of this project.

It lies beside the seed articles, in `tools/`. Both score the same guesses: the labels, damaged at random with a fixed
seed in the ways in which an extraction goes wrong.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, missing
from timeline.evaluate import Guess, pool_scores, read_labels
from timeline.evaluate.score import Score, score_guesses
from timeline.model import Kind, Status

LABELS = PROJECT / "tests" / "labelled" / "gold"
KINDS = [str(kind) for kind in Kind]
Event = dict[str, Any]


@pytest.fixture(scope="module")
def tool() -> Any:
    seeds = Path(os.environ.get("TIMELINE_SEEDS") or PROJECT.parent / "shared" / "seeds")
    places = [seeds.parent / "tools" / "score_events.py", PROJECT.parent / "shared" / "tools" / "score_events.py"]
    path = next((place for place in places if place.exists()), None)
    if path is None:
        missing(f"no score_events.py in {places[0].parent}")
    spec = importlib.util.spec_from_file_location("score_events", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(event: Event, chance: random.Random) -> list[Event]:
    """What an extraction may make of a labelled event: the same, something like it, two of it, or nothing."""
    guess = {key: event[key] for key in ("start", "end", "kind", "status", "countries")}
    accepted = event.get("accept", []) + event.get("accept_end", [])
    for change in chance.sample(range(9), k=chance.choice([0, 0, 1, 1, 2, 3])):
        if change == 0:
            return []
        if change == 1:
            guess["kind"] = chance.choice(event.get("also", []) + KINDS)
        if change == 2:
            guess["start"] = chance.choice([event["start"][:4], event["start"][:7], "2021-02-03", *accepted])
        if change == 3:
            guess["end"] = chance.choice([None, event["start"], "2023", "2021-02-04", *accepted])
        if change == 4:
            guess["status"] = chance.choice([str(status) for status in Status])
        if change == 5:
            guess["countries"] = chance.choice([[], ["KR"], guess["countries"] + ["LA"], guess["countries"][::-1]])
        if change == 6:
            return [guess, dict(guess)]
        if change == 7:
            return [guess, guess | {"kind": chance.choice(event.get("also", []) + KINDS)}]
        if change == 8:
            guess["start"] = None
    return [guess]


def predictions(rows: list[Event], seed: int) -> dict[str, list[Event]]:
    """Guesses by article id; some articles are lacking and the events of some are in another order."""
    chance = random.Random(seed)
    guesses = {row["id"]: [g for e in row["events"] for g in damaged(e, chance)] for row in rows}
    for events in guesses.values():
        chance.shuffle(events)
    return {key: events for key, events in guesses.items() if chance.random() > 0.05}


def ours(path: Path, predicted: dict[str, list[Event]]) -> Score:
    scores = []
    for article in read_labels(path):
        events = [event for event in predicted.get(article.id, []) if event["start"]]
        guesses = [
            Guess(e["start"], e["end"], Kind(e["kind"]), Status(e["status"]), frozenset(e["countries"])) for e in events
        ]
        scores.append(score_guesses(article, guesses))
    return pool_scores(path.stem, scores)


def same(score: Score, figures: dict[str, Any]) -> bool:
    counts = {" ".join(key): number for key, number in score.counts.items()}
    both = {key: counts.get(key, 0) for key in figures["counts"]} == figures["counts"]
    measures = all(
        (m.precision, m.recall, m.f1) == pytest.approx(figures[name], abs=1e-12)
        for name, m in (("date", score.date), ("event", score.event))
    )
    rest = (score.main_recall, score.country, score.status) == pytest.approx(
        (figures["main recall"], figures["country"], figures["status"]), abs=1e-12
    )
    return both and measures and rest and score.articles == figures["articles"]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
@pytest.mark.parametrize("seed", range(12))
def test_same_figures_as_the_tool(tool: Any, language: str, seed: int) -> None:
    path = LABELS / f"{language}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    predicted = predictions(rows, seed)
    gold = {row["id"]: row for row in rows}
    theirs = tool.score(gold, {key: {"events": events} for key, events in predicted.items()})
    assert same(ours(path, predicted), theirs), theirs


def test_the_damage_is_neither_nothing_nor_everything() -> None:
    rows = [json.loads(line) for line in (LABELS / "en.jsonl").read_text("utf-8").splitlines()]
    values = [ours(LABELS / "en.jsonl", predictions(rows, seed)).event.f1 for seed in range(12)]
    assert min(values) < 0.8 and max(values) < 1 and len(set(values)) > 6

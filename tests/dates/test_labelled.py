"""Short pieces of general news, made up for these tests, with their dates as the guidelines of TIMEX3 mark them.

A date of a day, a month or a year is asked for (`type` DATE); weeks, seasons, quarters, hours, spans of time and what
is vague (`type` OTHER) are neither asked for nor held against the program. Value F1 of a language: found at the place
and of the same value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import Reference, date_values, find_dates

PIECES = Path(__file__).parent.parent / "labelled" / "dates"
FLOORS = {"en": 0.95, "zh": 0.94, "vi": 0.95}

Mark = Mapping[str, object]


@pytest.mark.parametrize("language", FLOORS)
def test_value_f1_of_general_news(language: str) -> None:
    gold = {row["id"]: row["dates"] for row in _rows(f"{language}.gold.jsonl")}
    wanted = guessed = right = 0
    faults: list[str] = []
    for piece in _rows(f"{language}.jsonl"):
        marks = gold[piece["id"]]
        asked = [mark for mark in marks if mark["type"] == "DATE"]
        others = [mark for mark in marks if mark["type"] != "DATE"]
        mentions = find_dates(piece["text"], language, Reference(date.fromisoformat(piece["published"])))
        found = [e for e in date_values(mentions) if not any(_overlap(e, mark) > 0 for mark in others)]
        hits = _hits(asked, found)
        wanted, guessed, right = wanted + len(asked), guessed + len(found), right + len(hits)
        faults += [f"{piece['id']} {mark['text']} {mark['value']}" for mark in asked if mark["start"] not in hits]
    score = 2 * right / (wanted + guessed)
    assert score >= FLOORS[language], f"value F1 {score:.3f}\n" + "\n".join(faults)


def test_every_label_stands_where_it_says() -> None:
    for language in FLOORS:
        texts = {piece["id"]: piece["text"] for piece in _rows(f"{language}.jsonl")}
        for row in _rows(f"{language}.gold.jsonl"):
            assert [texts[row["id"]][m["start"] : m["end"]] for m in row["dates"]] == [m["text"] for m in row["dates"]]


def _hits(asked: list[Mark], found: list[Mark]) -> set[object]:
    """Where the marks begin that an entry of their value overlaps most, one to one."""
    pairs = sorted(((-_overlap(a, f), i, j) for i, a in enumerate(asked) for j, f in enumerate(found)))
    hits: set[object] = set()
    seen: set[int] = set()
    taken: set[int] = set()
    for overlap, i, j in pairs:
        if overlap < 0 and i not in seen and j not in taken:
            seen.add(i)
            taken.add(j)
            if asked[i]["value"] in str(found[j]["value"]).split("/"):
                hits.add(asked[i]["start"])
    return hits


def _overlap(one: Mark, other: Mark) -> int:
    return min(int(str(one["end"])), int(str(other["end"]))) - max(int(str(one["start"])), int(str(other["start"])))


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PIECES / name).read_text("utf-8").splitlines()]

"""The sample articles and their labels are well formed, belong together, and repeat nothing of the seed articles."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from timeline.model import Kind, Status

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = sorted(path.stem for path in (DATA / "articles").glob("*.jsonl"))
CODES = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)}
COUNTRIES = CODES - {"EU", "EZ", "UN", "VN"}  # no country, or the home country
KINDS, STATUSES = set(Kind), set(Status)
RUN = 12  # words: names with their titles may be as long as ten
FURNITURE = re.compile(r"Cỡ chữ:.*\(A\+\)")  # the portal's line for the size of letters stands on each of its pages

Row = dict[str, Any]


def rows(folder: str, language: str) -> list[Row]:
    lines = (DATA / folder / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts(language: str) -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows("articles", language)}


def labelled(language: str, *lists: str) -> list[tuple[str, Row]]:
    """(article's id, entry) for each entry of these lists of the labels."""
    return [(row["id"], entry) for row in rows("labels", language) for name in lists for entry in row.get(name, [])]


def is_date(value: str) -> bool:
    """A year, month or day of the calendar: YYYY, YYYY-MM, YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(FURNITURE.sub(" | ", text))
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def test_there_are_samples_in_three_languages() -> None:
    assert {"en", "vi", "zh"} <= set(LANGUAGES)


def test_ids_are_unique_across_languages() -> None:
    ids = Counter(row["id"] for language in LANGUAGES for row in rows("articles", language))
    assert [key for key, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_say_where_they_come_from(language: str) -> None:
    wrong = [
        row["id"]
        for row in rows("articles", language)
        if not re.match(r"https?://[^/\s]+\.[^/\s]+/\S", row["url"]) or row["language"] != language or not row["text"]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_publication_dates_are_days_or_unknown(language: str) -> None:
    published = {row["id"]: row["published"] for row in rows("articles", language)}
    assert {k: v for k, v in published.items() if v is not None and not (is_date(v) and len(v) == 10)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_article_has_one_row_of_labels(language: str) -> None:
    assert sorted(row["id"] for row in rows("labels", language)) == sorted(texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_name_their_articles_address_and_day(language: str) -> None:
    articles = {row["id"]: (row["url"], row["published"]) for row in rows("articles", language)}
    assert {row["id"]: (row["url"], row["published"]) for row in rows("labels", language)} == articles


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_texts_stand_in_the_article(language: str) -> None:
    article = texts(language)
    stated = [(key, e["date_text"]) for key, e in labelled(language, "events", "unresolved") if e["date_text"]]
    stated += [(row["id"], text) for row in rows("labels", language) for text in row["not_events"]]
    assert [(key, text) for key, text in stated if text not in article[key]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_have_dates_of_the_calendar(language: str) -> None:
    wrong = [
        (key, e["title"])
        for key, e in labelled(language, "events")
        if not all(map(is_date, filter(None, [e["start"], e["end"], *e.get("accept", []), *e.get("accept_end", [])])))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_without_start_has_a_limit(language: str) -> None:
    undated = [(key, e) for key, e in labelled(language, "events") if e["start"] is None]
    assert [key for key, e in undated if e["end"] is None or e.get("precision") != "before"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_end_after_they_start(language: str) -> None:
    ranges = [(key, e["start"], e["end"]) for key, e in labelled(language, "events") if e["start"] and e["end"]]
    assert [r for r in ranges if len(r[1]) == len(r[2]) and r[1] >= r[2]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_and_statuses_are_those_of_the_model(language: str) -> None:
    entries = labelled(language, "events", "unresolved")
    kinds = {kind for _, e in entries for kind in (e["kind"], *e.get("also", []))}
    assert (kinds - KINDS, {e.get("status", "held") for _, e in entries} - STATUSES) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_is_given_twice(language: str) -> None:
    kinds = [(key, [e["kind"], *e.get("also", [])]) for key, e in labelled(language, "events", "unresolved")]
    assert [(key, found) for key, found in kinds if len(found) != len(set(found))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_are_codes_of_iso_3166_and_never_the_home_country(language: str) -> None:
    entries = labelled(language, "events", "unresolved")
    assert [(key, e["countries"]) for key, e in entries if not set(e["countries"]) <= COUNTRIES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_articles_hold_no_event(language: str) -> None:
    without = [row["id"] for row in rows("labels", language) if not row["events"] and not row.get("unresolved")]
    assert len(without) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_repeat_no_sentence_of_the_seeds(language: str, seeds: Path) -> None:
    known = set().union(*(runs(path.read_text(encoding="utf-8")) for path in seeds.glob("*.txt")))
    repeated = {key: sorted(" ".join(run) for run in runs(text) & known) for key, text in texts(language).items()}
    assert {key: found for key, found in repeated.items() if found} == {}

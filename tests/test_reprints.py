"""Reprints in the store: one event with many sources, that count as one; whichever of them came first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from timeline import pipeline
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.pipeline.reprocess import reprocess
from timeline.store import Store

NOW = datetime(2024, 1, 1, tzinfo=UTC)
HEADLINE = "Binh Duong and Daejeon sign a memorandum on training"
SIGNING = (
    "On January 4, 2023, the People's Committee of Binh Duong Province and the city of Daejeon, South Korea, signed a "
    "memorandum of understanding on vocational training in Thu Dau Mot."
)
DINNER = "The guests stayed for two more days and were shown the new university, the river port and a pottery workshop."
TEXT = "\n".join((HEADLINE, SIGNING, DINNER))
PAPERS = ("one", "two", "three", "four", "five")
Row = dict[str, Any]


def row(paper: str, text: str = TEXT, **changes: Any) -> Row:
    values = {"id": paper, "url": f"https://{paper}.example/a", "title": HEADLINE, "published": "2023-01-05"}
    return {**values, "language": "en", "text": text, **changes}


def ingest(folder: Path, rows: Sequence[Row], hours: int = 0) -> tuple[Store, pipeline.IngestSummary]:
    folder.mkdir(exist_ok=True)
    path = folder / f"{hours}.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    store = Store(folder / "store")
    return store, pipeline.ingest([path], store, Settings(store=folder / "store"), NOW + timedelta(hours=hours))


def events(store: Store) -> list[Event]:
    return store.find_events(EventFilter())


def reprints_of(store: Store) -> dict[str, str | None]:
    return {record.key: record.reprint_of for record in store.find_articles()}


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys of the articles in which events were looked for."""
    keys: list[str] = []
    extract = pipeline.extract_events

    def noted(article: Any, profile: Any) -> Any:
        keys.append(article.key)
        return extract(article, profile)

    monkeypatch.setattr(pipeline, "extract_events", noted)
    return keys


def test_events_are_looked_for_in_the_original_alone(tmp_path: Path, extracted: list[str]) -> None:
    _, summary = ingest(tmp_path, [row(paper) for paper in PAPERS])
    assert (extracted, summary.articles_reprinted, summary.articles_new) == (["one"], 4, 5)


def test_original_may_have_come_in_an_earlier_run(tmp_path: Path, extracted: list[str]) -> None:
    ingest(tmp_path, [row("one")])
    store, _ = ingest(tmp_path, [row("two", f"{TEXT}\nThe agency")], hours=1)
    assert (extracted, reprints_of(store)) == (["one"], {"one": None, "two": "one"})


def test_reprints_are_sources_of_the_one_event(tmp_path: Path) -> None:
    store, _ = ingest(tmp_path, [row(paper) for paper in PAPERS])
    [event] = events(store)
    assert {one.url for one in event.evidence} == {f"https://{paper}.example/a" for paper in PAPERS}
    assert {one.reprint_of for one in event.evidence} == {None, "https://one.example/a"}


def test_reprints_confirm_nothing(tmp_path: Path) -> None:
    alone, _ = ingest(tmp_path / "a", [row("one")])
    many, _ = ingest(tmp_path / "b", [row(paper) for paper in PAPERS])
    assert events(alone)[0].confidence == events(many)[0].confidence


def test_another_report_of_the_event_does_confirm_it(tmp_path: Path) -> None:
    own = f"{SIGNING} A reporter of this paper was there and saw the pens, which were made of the wood of old boats."
    alone, _ = ingest(tmp_path / "a", [row("one")])
    store, summary = ingest(tmp_path / "b", [row("one"), row("own", own)])
    assert summary.articles_reprinted == 0
    assert events(store)[0].confidence > events(alone)[0].confidence


VARIANTS = (
    row("one"),
    row("two", f"AGENCY -\n{TEXT}\nRead more"),
    row("three", TEXT.replace(HEADLINE, "Training for all"), title="Training for all"),
    row("four", published="2023-01-06"),
)


@pytest.mark.slow
def test_groups_and_facts_are_the_same_in_any_order(tmp_path: Path) -> None:
    told = set()
    for number, order in enumerate(permutations(VARIANTS)):
        store, _ = ingest(tmp_path / str(number), order)
        told.add(
            tuple(
                (
                    event.dtstart,
                    event.kind,
                    event.status,
                    event.confidence,
                    tuple(sorted(e.article for e in event.evidence)),
                )
                for event in events(store)
            )
        )
    assert len(told) == 1


def test_a_reprint_that_is_read_again_is_unchanged(tmp_path: Path) -> None:
    rows = [row(paper) for paper in PAPERS]
    ingest(tmp_path, rows)
    _, summary = ingest(tmp_path, rows, hours=1)
    assert (summary.articles_unchanged, summary.events_unchanged, summary.events_changed) == (5, 1, 0)


def test_reprocessing_finds_the_same(tmp_path: Path) -> None:
    store, _ = ingest(tmp_path, [VARIANTS[1], VARIANTS[0], *VARIANTS[2:]])
    before = events(store)
    result = reprocess(store, NOW + timedelta(days=1))
    assert (result.gained, result.lost, result.changed) == ((), (), ())
    assert events(store) == before
    assert set(reprints_of(store).values()) == {None, "two"}


def test_article_that_changes_is_no_reprint_any_more(tmp_path: Path) -> None:
    ingest(tmp_path, [row("one"), row("two")])
    own = "On March 9, 2023, the leaders of Binh Duong Province received the consul general of Japan in Thu Dau Mot."
    store, _ = ingest(
        tmp_path, [row("two", f"{own}\nHe will stay in office for three more years, which pleased all.")], 1
    )
    assert reprints_of(store) == {"one": None, "two": None}
    assert [event.dtstart for event in events(store)] == [date(2023, 3, 9), date(2023, 1, 4)]


def test_two_events_of_one_text_stay_two_however_often_it_is_printed(tmp_path: Path) -> None:
    both = (
        "On January 4, 2023, the People's Committee of Binh Duong Province received guests from Daejeon, South Korea.\n"
        "On January 4, 2023, the People's Committee of Binh Duong Province received guests from Oita, Japan.\n" + DINNER
    )
    store, _ = ingest(tmp_path, [row(paper, both, title="Guests of the province") for paper in PAPERS])
    assert [len(event.evidence) for event in events(store)] == [5, 5]
    assert {event.countries for event in events(store)} == {("KR",), ("JP",)}


def test_text_in_another_language_or_for_another_province_is_no_reprint(tmp_path: Path) -> None:
    store, _ = ingest(tmp_path, [row("one"), row("two", language="vi"), row("three", province="Da Nang")])
    assert set(reprints_of(store).values()) == {None}

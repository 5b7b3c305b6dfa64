"""Articles that are only named by their files, from several places into one store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports import later
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.pipeline import IngestSummary, ingest
from timeline.store import Store

VISIT = "On January 4, 2023, a delegation of Champasak province of Laos visited Binh Duong province.\n"
SIGNING = "Leaders of Binh Duong and of the city of Daejeon signed an agreement on sport on March 9, 2022.\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var")


def run(store: Store, place: Path, hour: int = 0) -> IngestSummary:
    return ingest([place], store, Settings(), later(hour))


def write(folder: Path, text: str, name: str = "index.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_files_of_one_name_from_two_runs_are_two_articles(tmp_path: Path, store: Store) -> None:
    run(store, write(tmp_path / "x", VISIT))
    summary = run(store, write(tmp_path / "y", SIGNING), hour=1)
    assert (summary.articles_new, summary.articles_changed, summary.events_withdrawn) == (1, 0, 0)
    assert len(summary.notices) == 1
    assert sorted(str(event.dtstart) for event in store.find_events(EventFilter())) == ["2022-03-09", "2023-01-04"]


def test_each_place_is_unchanged_the_next_time(tmp_path: Path, store: Store) -> None:
    paths = [write(tmp_path / "x", VISIT), write(tmp_path / "y", SIGNING)]
    for path in paths:
        run(store, path)
    assert [run(store, path, hour=1) for path in paths] == [
        IngestSummary(articles_unchanged=1, articles_undated=1, events_unchanged=1)
    ] * 2


def test_a_moved_folder_changes_nothing(tmp_path: Path, store: Store) -> None:
    for folder, text in (("x", VISIT), ("y", SIGNING)):
        run(store, write(tmp_path / "old" / folder, text))
    (tmp_path / "old").rename(tmp_path / "new")
    summary = run(store, tmp_path / "new", hour=1)
    assert (summary.articles_unchanged, summary.events_unchanged, summary.events_withdrawn) == (2, 2, 0)


def test_a_row_in_front_changes_no_article(tmp_path: Path, store: Store) -> None:
    rows = [f'{{"text": "{text.strip()}"}}\n' for text in (VISIT, SIGNING)]
    run(store, write(tmp_path, "".join(rows), "n.jsonl"))
    added = '{"text": "On May 2, 2021, the consul general of Japan visited Binh Duong province."}\n'
    summary = run(store, write(tmp_path, "".join([added, *rows]), "n.jsonl"), hour=1)
    assert (summary.articles_new, summary.articles_changed, summary.articles_unchanged) == (1, 0, 2)
    assert summary.events_withdrawn == 0

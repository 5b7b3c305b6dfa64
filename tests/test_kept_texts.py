"""The pipeline keeps what calendars say of events: made with each change, and caught up with where it is of old."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_event, make_events
from tests.reports import later
from timeline.config import Settings
from timeline.filter import LANGUAGES, EventFilter
from timeline.pipeline import ingest, texts
from timeline.pipeline.reprocess import reprocess
from timeline.pipeline.review import correct
from timeline.pipeline.texts import keep_texts, text_name, texts_version
from timeline.publish.vevent import home_zone, opening
from timeline.records import Action, Decision, Plan
from timeline.store import Store

ALL = EventFilter()
ARTICLE = {
    "id": "a",
    "language": "en",
    "published": "2023-03-04",
    "text": "A delegation from Daejeon, South Korea, visited Binh Duong on March 3, 2023 and signed a memorandum.",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One article was read."""
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps(ARTICLE))
    ingest([file], found := Store(tmp_path / "var"), Settings(), later(0))
    return found


def kept(store: Store, language: str = "en") -> dict[str, str | None]:
    return dict(store.find_texts(ALL, text_name(language), texts_version()))


def made(store: Store, language: str = "en") -> dict[str, str]:
    return {e.uid: opening(e, language, home_zone(e)) for e in store.find_events(ALL)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_gets_its_texts(store: Store, language: str) -> None:
    assert kept(store, language) == made(store, language) != {}


def test_what_is_corrected_gets_new_ones(store: Store) -> None:
    [uid] = kept(store)
    correct(store, [Decision(Action.SET, uid, field="summary.en", value="Talks")], later(1), Settings())
    assert kept(store) == made(store)
    assert "SUMMARY:Talks" in str(kept(store)[uid])


def test_other_rules_make_them_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "texts_version", lambda: "tomorrow")
    reprocess(store, later(1))
    assert set(dict(store.find_texts(ALL, "calendar.en", "tomorrow")).values()) == {None}  # nothing else was to write
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=(make_event(),)))
        keep_texts(writer)
    assert None not in dict(store.find_texts(ALL, "calendar.en", "tomorrow")).values()


def test_what_their_version_is_of_is_all_that_makes_them() -> None:
    """Of the program; records and sources say nothing, and a calendar's text has nothing of filters and countries."""
    loaded = (
        "import sys, timeline.publish.vevent; print(*(name for name in sys.modules if name.startswith('timeline.')))"
    )
    names = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    known = ("timeline.publish", "timeline.lexicon", "timeline.provinces", "timeline.model", "timeline.folding")
    others = {name for name in names if not name.startswith(known)}
    assert others == {f"timeline.{name}" for name in ("countries", "errors", "filter", "followed", "records")}


def test_a_write_catches_up_with_but_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_CATCH_UP", 10)
    store = fill_store(tmp_path / "var", make_events(30))
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=(make_event(uid="new"),)))
        keep_texts(writer)
    assert len([uid for uid, text in kept(store).items() if text is not None]) == 11


def test_a_text_that_hangs_on_the_calendar_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "var")
    with store.write(KNOWN) as writer:
        writer.apply(Plan(events=(make_event(uid="x", clock=later(0).time(), province=None),)))
        keep_texts(writer)
    assert kept(store) == {"x": None}

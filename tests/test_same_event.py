"""Articles of several papers and languages that report the same event, from their text to one event in the store."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.reports import NOW
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.pipeline import ingest
from timeline.store import Store

LABELLED = Path(__file__).parent / "labelled" / "articles"


@pytest.fixture(scope="module")
def events_of(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The uids of what each labelled article reports."""
    store = Store(tmp_path_factory.mktemp("labelled") / "var")
    ingest([LABELLED / f"{language}.jsonl" for language in ("en", "vi", "zh")], store, Settings(), NOW)
    found: dict[str, set[str]] = defaultdict(set)
    for event in store.find_events(EventFilter(), dated=False):
        for evidence in event.evidence:
            found[evidence.article].add(event.uid)
    return found


@pytest.mark.parametrize(("one", "other"), [("en002", "en023"), ("en009", "en022"), ("en022", "vi023")])
def test_two_articles_report_one_event(events_of: dict[str, set[str]], one: str, other: str) -> None:
    assert events_of[one] & events_of[other]


def test_another_article_of_that_time_reports_another(events_of: dict[str, set[str]]) -> None:
    assert not events_of["en002"] & events_of["en009"]

"""What a writer shows the decider is enough: with it, all comes out as if the decider were shown everything."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports import NOW, after, later, make_article, make_candidate, make_extraction, silent
from timeline.filter import EventFilter
from timeline.model import Extraction, Kind, Party, Precision, Span
from timeline.records import Known
from timeline.resolve import plan_changes
from timeline.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def _tell(store: Store, hour: int, *batch: Extraction) -> None:
    with store.write(later(hour)) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now, {e.article.key: "1" for e in batch}))


def _known(store: Store, *batch: Extraction) -> Known:
    with store.write(later(9)) as writer:
        return writer.find_known(batch)


def test_reports_in_the_same_window_are_known(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    known = _known(store, make_extraction("news-2"))
    assert [report.article for report in known.reports] == ["news-1"]
    assert set(known.events) == {report.event for report in known.reports}


def test_reports_of_a_day_near_by_are_known(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    known = _known(store, make_extraction("news-2", make_candidate("news-2", dtstart=date(2023, 1, 7))))
    assert [report.article for report in known.reports] == ["news-1"]


def test_what_hangs_together_with_them_is_known(store: Store) -> None:
    days = (date(2023, 1, 4), date(2023, 1, 7), date(2023, 1, 10))
    _tell(store, 0, *(make_extraction(f"{day}", make_candidate(f"{day}", dtstart=day)) for day in days[1:]))
    known = _known(store, make_extraction("news-1", make_candidate("news-1", dtstart=days[0])))
    assert len(known.reports) == 2


CHAINS = [  # days in January on which the counterpart came, the new day, those that hang together with it
    ((4, 7, 10, 16, 19), 12, (4, 7, 10)),
    ((4, 7, 10, 16, 19), 13, (4, 7, 10, 16, 19)),
    ((4, 7, 10, 16, 19), 22, (16, 19)),
    ((4, 7, 10, 16, 19), 25, ()),
]


@pytest.mark.parametrize(("days", "new", "expected"), CHAINS)
def test_a_chain_of_days_ends_at_a_gap(
    store: Store, days: tuple[int, ...], new: int, expected: tuple[int, ...]
) -> None:
    _tell(store, 0, *(make_extraction(f"{day}", make_candidate(f"{day}", dtstart=date(2023, 1, day))) for day in days))
    known = _known(store, make_extraction("new", make_candidate("new", dtstart=date(2023, 1, new))))
    assert {int(report.article) for report in known.reports} == set(expected)


UNRELATED: list[dict[str, Any]] = [
    {"province": "da-nang"},
    {"dtstart": date(2023, 1, 8)},
    {"parties": (Party("Gangnam", country="KR"),), "countries": ("KR", "JP"), "quote": "Quite another thing."},
    {"dtstart": date(2023, 1, 5), "parties": (Party("Gangnam", country="KR"),)},
]


@pytest.mark.parametrize("changes", UNRELATED)
def test_what_lies_on_no_shelf_with_it_is_not_known(store: Store, changes: dict[str, Any]) -> None:
    _tell(store, 0, make_extraction("news-1"))
    own = {"summary": "A title of its own"} | changes
    assert _known(store, make_extraction("news-2", make_candidate("news-2", **own))).reports == ()


def test_what_an_article_said_before_is_known_with_its_window(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"), make_extraction("news-2"))
    known = _known(store, silent("news-1"))
    assert {report.article for report in known.reports} == {"news-1", "news-2"}


def test_a_name_leads_to_reports_of_other_precision(store: Store) -> None:
    named = {"summary": "Meet Japan 2023", "quote": "Meet Japan 2023 was held.", "date_span": Span(200, 210)}
    year = {"dtstart": date(2023, 1, 1), "dtend": date(2024, 1, 1), "precision": Precision.YEAR}
    _tell(store, 0, make_extraction("news-1", make_candidate("news-1", **named, **year)))
    elsewhere = (Party("Yamaguchi", country="JP"),)
    _tell(store, 1, make_extraction("news-3", make_candidate("news-3", dtstart=date(2023, 9, 8), parties=elsewhere)))
    known = _known(store, make_extraction("news-2", make_candidate("news-2", **named)))
    assert [report.article for report in known.reports] == ["news-1"]


def test_undated_reports_have_a_window_too(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1", make_candidate("news-1", dtstart=None, province=None)))
    known = _known(store, make_extraction("news-2", make_candidate("news-2", dtstart=None, province=None)))
    assert [report.article for report in known.reports] == ["news-1"]


def test_gone_reports_are_known_since_they_may_come_back(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    _tell(store, 1, silent("news-1"))
    known = _known(store, make_extraction("news-1"))
    assert [report.gone for report in known.reports] == [later(1)]


def test_reports_come_back_as_they_went_in(store: Store) -> None:
    batch = (make_extraction("news-1"), make_extraction("news-2", make_candidate("news-2", dtstart=None)))
    _tell(store, 0, *batch)
    expected = after(Known(), plan_changes(batch, Known(), NOW, {"news-1": "1", "news-2": "1"}))
    assert _known(store, *batch) == expected


WHEN: list[dict[str, Any]] = [
    {"dtstart": date(2023, 1, 4)},
    {"dtstart": date(2023, 1, 5)},
    {"dtstart": date(2023, 1, 8)},
    {"dtstart": date(2023, 1, 3), "dtend": date(2023, 1, 7)},
    {"dtstart": date(2023, 1, 1), "dtend": date(2023, 2, 1), "precision": Precision.MONTH},
    {"dtstart": date(2023, 1, 1), "dtend": date(2024, 1, 1), "precision": Precision.YEAR},
    {"dtstart": None},
]
_CANDIDATE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([Kind.VISIT, Kind.MEETING]),
        "parties": st.sampled_from([(Party("Daejeon"),), (Party("Daejeon"), Party("Horasis")), (Party("Horasis"),)]),
        "countries": st.sampled_from([("KR",), ("JP",), ()]),
        "when": st.sampled_from(WHEN),
        "quote": st.sampled_from(["They met in the hall.", "All sides met at Meet Japan 2023."]),
        "summary": st.sampled_from(["Meet Japan 2023", "A meeting"]),
    }
).map(lambda row: {**row.pop("when"), "date_span": Span(200, 210), **row})
_STEP = st.lists(st.tuples(st.integers(0, 4), st.lists(_CANDIDATE, max_size=2)), min_size=1, max_size=3)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(steps=st.lists(_STEP, min_size=1, max_size=3))
def test_the_store_is_enough(steps: list[list[tuple[int, list[dict[str, Any]]]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        store, known = Store(Path(name)), Known()
        for hour, step in enumerate(steps):
            batch = [_extraction(number, candidates) for number, candidates in dict(step).items()]
            plan = plan_changes(batch, known, later(hour), {e.article.key: "1" for e in batch})
            known = after(known, plan)
            _tell(store, hour, *batch)
        events = store.find_events(EventFilter(), dated=False)
        assert {event.uid: event for event in events} == known.events
        leading = {r.id: r.event for r in known.reports if r.id not in known.events}
        assert store.find_redirects() == leading
        assert set(store.find_pairs()) == set(plan.pairs)
        assert store.check() == []


def _extraction(number: int, candidates: list[dict[str, Any]]) -> Extraction:
    article = make_article(f"news-{number}")
    return Extraction(article, tuple(make_candidate(article, **changes) for changes in candidates))

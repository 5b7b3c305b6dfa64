"""What a batch of articles changes: identity, history, withdrawal, and that the order plays no part."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports import (
    NOW,
    after,
    bare_facts,
    ids,
    later,
    make_article,
    make_candidate,
    make_extraction,
    silent,
)
from timeline.model import Event, Extraction, Kind, Party, Precision, Span, Status
from timeline.records import Known
from timeline.resolve import plan_changes

NOTHING = Known()


def _run(known: Known, *batch: Extraction, hour: int = 0, rules: str = "1") -> Known:
    names = {extraction.article.key: rules for extraction in batch}
    return after(known, plan_changes(batch, known, later(hour), names))


def _only(known: Known) -> Event:
    (event,) = known.events.values()
    return event


def _edited(key: str, **changes: Any) -> Extraction:
    """The article with another text, and a meeting that differs by `changes`."""
    article = make_article(key, text=f"{key}, corrected: on January 4 the province met a delegation from Daejeon.")
    return make_extraction(article, make_candidate(article, **changes))


def test_a_first_report_makes_an_event_under_its_id() -> None:
    known = _run(NOTHING, make_extraction())
    assert (_only(known).uid, _only(known).created, _only(known).sequence) == (known.reports[0].id, NOW, 0)


def test_a_second_report_joins_it_and_its_id_leads_there() -> None:
    first = _run(NOTHING, make_extraction("news-1"))
    known = _run(first, make_extraction("news-2"), hour=1)
    assert _only(known).uid == _only(first).uid
    assert {report.event for report in known.reports} == {_only(first).uid}


def test_a_change_raises_sequence_and_instant() -> None:
    known = _run(_run(NOTHING, make_extraction("news-1")), make_extraction("news-2"), hour=1)
    assert (_only(known).sequence, _only(known).created, _only(known).last_modified) == (1, NOW, later(1))


def test_history_says_what_changed_when_and_why() -> None:
    known = _run(NOTHING, make_extraction())
    plan = plan_changes([_edited("news-1", status=Status.CANCELLED)], known, later(1), {"news-1": "r2"})
    (row,) = [change for change in plan.history if change.field == "status"]
    assert (row.old, row.new, row.sequence, row.at) == ('"held"', '"cancelled"', 1, later(1))
    assert (row.article, row.rules, row.uid) == ("news-1", "r2", _only(known).uid)


def test_history_is_json() -> None:
    known = _run(NOTHING, make_extraction())
    changed = _edited("news-1", parties=(Party("Đà Lạt"),), dtstart=date(2023, 1, 5))
    plan = plan_changes([changed], known, later(1))
    assert {"dtstart", "parties", "evidence"} <= {change.field for change in plan.history}
    assert all(json.loads(change.old) != json.loads(change.new) for change in plan.history)


def test_the_same_again_changes_nothing() -> None:
    known = _run(NOTHING, make_extraction("news-1"), make_extraction("news-2"))
    batch = [make_extraction("news-1"), make_extraction("news-2")]
    assert plan_changes(batch, known, later(1), {"news-1": "1", "news-2": "1"}).is_empty


def test_other_rules_that_find_the_same_change_no_event() -> None:
    plan = plan_changes([make_extraction()], _run(NOTHING, make_extraction()), later(1), {"news-1": "2"})
    assert (len(plan.articles), plan.events, plan.reports) == (1, (), ())


def test_two_changes_in_one_run_raise_sequence_once() -> None:
    known = _run(NOTHING, make_extraction("news-1"))
    known = _run(_run(known, make_extraction("news-2"), hour=1), make_extraction("news-3"), hour=1)
    assert (_only(known).sequence, len(_only(known).evidence)) == (1, 3)


def test_an_event_that_is_new_in_this_run_has_no_history() -> None:
    known = _run(NOTHING, make_extraction("news-1"))
    assert plan_changes([make_extraction("news-2")], known, NOW).history == ()


def test_a_date_that_is_corrected_keeps_the_uid() -> None:
    first = _run(NOTHING, make_extraction())
    known = _run(first, _edited("news-1", dtstart=date(2023, 1, 5)), hour=1)
    assert (_only(known).uid, _only(known).dtstart) == (_only(first).uid, date(2023, 1, 5))


def test_an_event_without_reports_is_withdrawn_not_dropped() -> None:
    known = _run(_run(NOTHING, make_extraction()), silent(make_article("news-1", text="No such thing.")), hour=1)
    withdrawn = _only(known).withdrawn
    assert withdrawn is not None
    assert (withdrawn.at, withdrawn.reason) == (later(1), "article-changed")
    assert (_only(known).status, _only(known).sequence) == (Status.HELD, 1)


def test_withdrawal_tells_rules_from_articles() -> None:
    withdrawn = _only(_run(_run(NOTHING, make_extraction()), silent("news-1"), hour=1, rules="2")).withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "rules-changed"


def test_an_event_is_withdrawn_once() -> None:
    known = _run(_run(NOTHING, make_extraction()), silent("news-1"), hour=1)
    plan = plan_changes([silent(make_article("news-1", text="Still none."))], known, later(2))
    assert (plan.events, plan.withdrawn) == ((), frozenset())


def test_an_event_that_is_reported_again_comes_back() -> None:
    first = _run(NOTHING, make_extraction())
    known = _run(_run(first, silent("news-1"), hour=1), make_extraction(), hour=2)
    event = _only(known)
    assert (event.uid, event.withdrawn, event.sequence) == (_only(first).uid, None, 2)


def test_another_article_can_bring_it_back() -> None:
    first = _run(NOTHING, make_extraction("news-1"))
    known = _run(_run(first, silent("news-1"), hour=1), make_extraction("news-2"), hour=2)
    assert (_only(known).uid, _only(known).withdrawn) == (_only(first).uid, None)
    assert {report.event for report in known.reports} == {_only(first).uid}


def test_an_event_that_loses_its_first_report_keeps_its_uid() -> None:
    first = _run(NOTHING, make_extraction("news-1"))
    known = _run(_run(first, make_extraction("news-2"), hour=1), silent("news-1"), hour=2)
    assert (_only(known).uid, _only(known).withdrawn) == (_only(first).uid, None)
    assert [e.article for e in _only(known).evidence] == ["news-2"]


def _japan(key: str, **changes: Any) -> Extraction:
    article = make_article(key)
    parties = (Party("Yamaguchi", country="JP"),)
    return make_extraction(article, make_candidate(article, parties=parties, countries=("JP",), **changes))


_EDITED = "news-2: on January 4 the province met a delegation from Daejeon, a correction says."


def test_two_events_that_turn_out_to_be_one_keep_the_older_uid() -> None:
    known = _run(_run(NOTHING, make_extraction("news-1")), _japan("news-2"), hour=1)
    older = min(known.events.values(), key=lambda event: event.created)
    known = _run(known, make_extraction(make_article("news-2", text=_EDITED)), hour=2)
    assert _only(known).uid == older.uid
    assert {report.event for report in known.reports} == {older.uid}


def test_a_merge_outnumbers_both() -> None:
    known = _run(NOTHING, make_extraction("news-1"), _japan("news-2"))
    for hour, status in enumerate((Status.PLANNED, Status.CANCELLED, Status.HELD), start=1):
        known = _run(known, _japan("news-2", status=status), hour=hour)
    most = max(event.sequence for event in known.events.values())
    known = _run(known, make_extraction(make_article("news-2", text=_EDITED)), hour=9)
    assert most >= 2
    assert _only(known).sequence > most


def test_a_merge_that_is_undone_gives_the_uid_back() -> None:
    apart = _run(NOTHING, make_extraction("news-1"), _japan("news-2"))
    merged = _run(apart, make_extraction(make_article("news-2", text=_EDITED)), hour=1)
    known = _run(merged, _japan("news-2"), hour=2)
    assert set(known.events) == set(apart.events)
    assert all(event.sequence >= 2 for event in known.events.values())


def test_rejections_are_kept_with_their_article() -> None:
    plan = plan_changes([silent("news-1")], NOTHING, NOW)
    assert [(saved.article.key, saved.first_seen) for saved in plan.articles] == [("news-1", NOW)]


def test_first_seen_stays() -> None:
    known = _run(NOTHING, make_extraction())
    assert plan_changes([_edited("news-1")], known, later(1)).articles[0].first_seen == NOW


def test_a_plan_touches_no_other_day() -> None:
    known = _run(NOTHING, make_extraction("news-1"))
    other = make_candidate("news-2", dtstart=date(2023, 2, 4))
    plan = plan_changes([make_extraction("news-2", other)], known, later(1))
    assert plan.new == {event.uid for event in plan.events}
    assert len(plan.events) == 1


CORPUS = [
    make_extraction("news-1"),
    make_extraction("news-2", make_candidate(make_article("news-2", language="vi"), kind=Kind.VISIT)),
    make_extraction(
        "news-3",
        make_candidate("news-3", also=(Kind.VISIT,), parties=(Party("Daejeon"), Party("Yamaguchi")), countries=()),
    ),
    _japan("news-4"),
]


def test_any_order_gives_the_same() -> None:
    results = []
    for order in permutations(CORPUS):
        known = NOTHING
        for hour, extraction in enumerate(order):
            known = _run(known, extraction, hour=hour)
        results.append((bare_facts(known), ids(known)))
    assert all(result == results[0] for result in results)


NAMING = "All sides met at Meet Japan 2023."
WHEN: list[dict[str, Any]] = [
    {"dtstart": date(2023, 1, 4)},
    {"dtstart": date(2023, 1, 5)},
    {"dtstart": date(2023, 1, 8)},
    {"dtstart": date(2022, 1, 4)},
    {"dtstart": date(2023, 1, 3), "dtend": date(2023, 1, 7)},
    {"dtstart": date(2023, 1, 1), "dtend": date(2023, 2, 1), "precision": Precision.MONTH},
    {"dtstart": date(2023, 1, 1), "dtend": date(2024, 1, 1), "precision": Precision.YEAR},
    {"dtstart": None},
]
_PARTIES = st.lists(st.sampled_from(["Daejeon", "Gangnam", "Horasis"]), max_size=2, unique=True)
_CANDIDATE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([Kind.VISIT, Kind.MEETING, Kind.AGREEMENT]),
        "also": st.lists(st.sampled_from([Kind.VISIT, Kind.MEETING]), max_size=2, unique=True).map(tuple),
        "parties": _PARTIES.map(lambda names: tuple(Party(name) for name in names)),
        "countries": st.lists(st.sampled_from(["KR", "JP"]), max_size=2, unique=True).map(tuple),
        "when": st.sampled_from(WHEN),
        "clock": st.sampled_from([None, None, time(9), time(14)]),
        "status": st.sampled_from(list(Status)),
        "main": st.booleans(),
        "summary": st.sampled_from(["A meeting of the two sides", "A meeting of the three sides", "Meet Japan 2023"]),
        "quote": st.sampled_from(["They met on that day in the hall.", "They met on that day in a hall.", NAMING]),
        "composed": st.sampled_from([{}, {"en": "Meeting"}]),
    }
).map(lambda row: {**row.pop("when"), "date_span": Span(200, 210), **row})
_ARTICLES = st.lists(st.lists(_CANDIDATE, max_size=3), min_size=1, max_size=5)


def _corpus(articles: Sequence[Sequence[dict[str, Any]]]) -> list[Extraction]:
    made = []
    for number, candidates in enumerate(articles):
        article = make_article(f"news-{number}", language=("en", "vi")[number % 2], published=date(2023, 1, 6 + number))
        made.append(Extraction(article, tuple(make_candidate(article, **changes) for changes in candidates)))
    return made


@settings(max_examples=100, deadline=None)
@given(articles=_ARTICLES, data=st.data())
def test_any_articles_in_any_order_and_batches(articles: list[list[dict[str, Any]]], data: st.DataObject) -> None:
    corpus = _corpus(articles)
    expected = _run(NOTHING, *corpus)
    known = NOTHING
    rest = data.draw(st.permutations(corpus))
    for hour in range(len(corpus)):
        size = data.draw(st.integers(0, len(rest)))
        known, rest = _run(known, *rest[:size], hour=hour), rest[size:]
    known = _run(known, *rest, hour=20)
    assert bare_facts(known) == bare_facts(expected)
    assert ids(known) == ids(expected)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(before=_ARTICLES, now=_ARTICLES)
def test_whatever_was_known_before_the_articles_say_the_same(
    before: list[list[dict[str, Any]]], now: list[list[dict[str, Any]]]
) -> None:
    """Facts of what is reported follow from the articles as they are, not from what they said once."""
    known = _run(_run(NOTHING, *_corpus(before)), *_corpus(now), hour=1)
    silenced = [silent(extraction.article) for extraction in _corpus(before)[len(now) :]]
    known = _run(known, *silenced, hour=2)
    live = replace(known, events={uid: event for uid, event in known.events.items() if event.withdrawn is None})
    assert bare_facts(live) == bare_facts(_run(NOTHING, *_corpus(now)))


@settings(max_examples=100, deadline=None)
@given(before=_ARTICLES, now=_ARTICLES)
def test_no_uid_is_ever_lost(before: list[list[dict[str, Any]]], now: list[list[dict[str, Any]]]) -> None:
    known = _run(NOTHING, *_corpus(before))
    changed = _run(known, *_corpus(now), hour=1)
    assert ids(known) <= ids(changed)
    assert {report.event for report in changed.reports} <= set(changed.events)
    for uid in set(known.events) & set(changed.events):
        assert changed.events[uid].sequence >= known.events[uid].sequence


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(articles=_ARTICLES)
def test_taking_in_the_same_again_changes_nothing(articles: list[list[dict[str, Any]]]) -> None:
    corpus = _corpus(articles)
    known = _run(NOTHING, *corpus)
    plan = plan_changes(corpus, known, later(1), {extraction.article.key: "1" for extraction in corpus})
    assert plan.is_empty


@settings(max_examples=50, deadline=None)
@given(articles=_ARTICLES)
def test_the_same_order_gives_the_same_uids(articles: list[list[dict[str, Any]]]) -> None:
    corpus = _corpus(articles)
    assert _run(NOTHING, *corpus) == _run(NOTHING, *corpus)

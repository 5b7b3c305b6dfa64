"""What raises sequence and last_modified: what subscribers see, and nothing else; and what a change is put down to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.reports import NOW, after, later, make_article, make_candidate, make_extraction, silent
from timeline.model import Event, Extraction, Party, Span
from timeline.publish import Feed, render_calendar, render_json_feed
from timeline.records import Known, Plan
from timeline.resolve import plan_changes

FIRST = after(Known(), plan_changes([make_extraction()], Known(), NOW, {"news-1": "1"}))
FEED = Feed("Title", "Description", "en", "https://a.example/", "https://a.example/feed", NOW)


def _edited(**changes: Any) -> Extraction:
    """The article with another text before its sentence, and a meeting that differs by `changes`."""
    article = make_article("news-1", text="An advertisement now stands here. Then as before.")
    quote = make_candidate().evidence.quote
    return make_extraction(article, make_candidate(article, quote=quote, **changes))


def _plan(extraction: Extraction) -> Plan:
    return plan_changes([extraction], FIRST, later(1), {"news-1": "2"})


def _only(plan: Plan) -> Event:
    (event,) = after(FIRST, plan).events.values()
    return event


UNSEEN = [{"span": Span(34, 80)}, {"confidence": 0.8004}]
SEEN = [{"confidence": 0.801}, {"location": "Di An"}, {"main": False}]


@pytest.mark.parametrize("changes", UNSEEN, ids=str)
def test_what_nobody_sees_raises_nothing_and_is_kept(changes: dict[str, Any]) -> None:
    plan = _plan(_edited(**changes))
    event = _only(plan)
    assert (event.sequence, event.last_modified, plan.history, plan.changed) == (0, NOW, (), frozenset())
    assert event == replace(_only(_plan(make_extraction())), **_kept(event))
    assert _kept(event) != _kept(next(iter(FIRST.events.values())))


def _kept(event: Event) -> dict[str, Any]:
    return {"confidence": event.confidence, "evidence": event.evidence}


@pytest.mark.parametrize("changes", UNSEEN, ids=str)
def test_what_nobody_sees_changes_no_octet(changes: dict[str, Any]) -> None:
    before, now = next(iter(FIRST.events.values())), _only(_plan(_edited(**changes)))
    assert render_calendar([before], FEED) == render_calendar([now], FEED)
    assert render_json_feed([before], FEED) == render_json_feed([now], FEED)


@pytest.mark.parametrize("changes", SEEN, ids=str)
def test_what_is_seen_raises_both(changes: dict[str, Any]) -> None:
    plan = _plan(_edited(**changes))
    event = _only(plan)
    assert (event.sequence, event.last_modified, plan.changed) == (1, later(1), {event.uid})


def test_a_second_change_in_one_run_is_seen_too() -> None:
    known = after(FIRST, _plan(_edited(location="Di An")))
    plan = plan_changes([_edited(location="Thu Dau Mot")], known, later(1), {"news-1": "2"})
    assert [(row.field, row.old, row.new) for row in plan.history] == [("location", '"Di An"', '"Thu Dau Mot"')]
    assert plan.changed == {event.uid for event in plan.events}


def test_reports_that_are_grouped_anew_were_so_by_the_rules_of_the_run() -> None:
    one, other = make_extraction("news-1"), make_extraction("news-2", make_candidate("news-2", parties=(Party("Hue"),)))
    apart = after(Known(), plan_changes([one, other], Known(), NOW))
    uid = next(report.event for report in apart.reports if report.article == "news-1")
    # as other rules would have had it: both reports are of one event
    joined = replace(
        apart,
        reports=tuple(replace(report, event=uid) for report in apart.reports),
        events={uid: replace(apart.events[uid], location="Hue")},
    )
    plan = plan_changes([one], joined, later(1), {"news-1": "r2"})
    assert [(row.field, row.article, row.rules) for row in plan.history if row.uid == uid] == [("location", None, "r2")]


def test_what_vanished_is_put_down_to_its_article() -> None:
    plan = plan_changes([silent("news-1")], FIRST, later(1), {"news-1": "2"})
    assert [(row.field, row.article, row.rules) for row in plan.history] == [("withdrawn", "news-1", "2")]

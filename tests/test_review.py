"""What people decide, laid over what articles say: the whole way, with real stores and rules for tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.reports import NOW, later, make_candidate, make_extraction, silent
from timeline.config import Settings
from timeline.errors import CorrectionError, EventNotFoundError
from timeline.filter import EventFilter
from timeline.model import Event, Extraction, Kind, Review, Status, Withdrawal
from timeline.pipeline.review import CorrectionSummary, correct
from timeline.records import Action, Decision
from timeline.resolve import plan_changes
from timeline.store import Store

ALL = EventFilter()
SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Any) -> Store:
    return Store(tmp_path / "var")


def tell(store: Store, hour: int, *batch: Extraction) -> None:
    """The articles say this now."""
    with store.write(later(hour)) as writer:
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now, {e.article.key: "1" for e in batch}))


def decide(store: Store, hour: int, action: Action, uid: str, **more: Any) -> CorrectionSummary:
    return correct(store, [Decision(action, uid, by="Lan", **more)], later(hour), SETTINGS)


def put(store: Store, hour: int, uid: str, field: str, value: str) -> CorrectionSummary:
    return decide(store, hour, Action.SET, uid, field=field, value=value)


def only(store: Store) -> Event:
    (event,) = store.find_events(ALL, dated=False)
    return event


@pytest.fixture
def told(store: Store) -> str:
    """The uid of the meeting on 4 January 2023 that one article reports."""
    tell(store, 0, make_extraction("news-1"))
    return only(store).uid


def meeting(key: str, **changes: Any) -> Extraction:
    return make_extraction(key, make_candidate(key, **changes))


def test_a_corrected_date_is_shown(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    event = only(store)
    assert (event.uid, event.dtstart, event.dtend) == (told, date(2023, 1, 6), date(2023, 1, 7))


def test_a_correction_raises_sequence_and_instant_once(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    assert (only(store).sequence, only(store).created, only(store).last_modified) == (1, NOW, later(1))


def test_history_names_the_correction(store: Store, told: str) -> None:
    summary = put(store, 1, told, "dates", "2023-01-06")
    rows = {row.field: row for row in store.find_history(told)}
    assert rows["dtstart"].correction == summary.corrections[0].id
    assert (rows["dtstart"].old, rows["dtstart"].new) == ('"2023-01-04"', '"2023-01-06"')


def test_what_is_published_says_which_fields_were_corrected(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    put(store, 2, told, "status", "cancelled")
    assert only(store).review == Review(later(2), confirmed=False, fields=("dates", "status"))


VALUES = [
    ("summary.vi", "Họp với Daejeon", lambda e: e.summary["vi"], "Họp với Daejeon"),
    ("summary", "Talks with Daejeon", lambda e: e.summary, {"en": "Talks with Daejeon"}),
    ("dates", "2023-01", lambda e: (e.dtstart, e.dtend, e.precision), (date(2023, 1, 1), date(2023, 2, 1), "month")),
    ("dates", "2023", lambda e: (e.dtend, e.precision), (date(2024, 1, 1), "year")),
    ("dates", "2023-01-04 / 2023-01-06", lambda e: (e.dtstart, e.dtend), (date(2023, 1, 4), date(2023, 1, 7))),
    ("dates", "../2023-01-06", lambda e: (e.dtstart, e.dtend, e.precision), (None, date(2023, 1, 7), "before")),
    ("kind", "Visit", lambda e: e.kind, Kind.VISIT),
    ("also", "visit, agreement", lambda e: e.also, (Kind.VISIT, Kind.AGREEMENT)),
    ("status", "postponed", lambda e: e.status, Status.POSTPONED),
    ("scope", "domestic", lambda e: e.scope, "domestic"),
    ("main", "no", lambda e: e.main, False),
    ("part_of_day", "morning", lambda e: e.part_of_day, "morning"),
    ("clock", "9:00-11:30", lambda e: (e.clock.isoformat(), e.clock_end.isoformat()), ("09:00:00", "11:30:00")),
    ("countries", "kr JP", lambda e: e.countries, ("KR", "JP")),
    ("location", " Thu Dau Mot ", lambda e: e.location, "Thu Dau Mot"),
    (
        "parties",
        "Daejeon | visitor | KR ;; Tran Van A | host | | Chairman",
        lambda e: [(p.name, p.role, p.country, p.title) for p in e.parties],
        [("Daejeon", "visitor", "KR", None), ("Tran Van A", "host", None, "Chairman")],
    ),
]


@pytest.mark.parametrize("field, value, shown, wanted", VALUES, ids=[f"{row[0]}={row[1]}" for row in VALUES])
def test_each_field_can_be_corrected(
    store: Store, told: str, field: str, value: str, shown: Callable[[Event], Any], wanted: Any
) -> None:
    put(store, 1, told, field, value)
    assert shown(only(store)) == wanted


REFUSED = [
    ("date", "2023-01-04", "there is no field 'date'; there are summary.en"),
    ("dates", "4 January", "such as 2023-01-04"),
    ("dates", "2023-02-30", "no day of the calendar"),
    ("dates", "2023-01-06/2023-01-04", "ends before it begins"),
    ("dates", "2023-01/2023-02-04", "both ends"),
    ("dates", "9999", "out of range"),
    ("kind", "party", "'party' is not one of agreement, twinning"),
    ("countries", "KR, XX", "'XX' is no country code"),
    ("clock", "25:00", "no time such as 09:00"),
    ("main", "perhaps", "not one of yes, no"),
    ("summary.en", " ", "not empty"),
    ("parties", " | host", "not empty"),
    ("parties", "Daejeon (KR)", "may mean more than one thing"),
    ("location", "\ud800", "lone surrogates"),
    ("dates", "25/08/2023", "'25/08/2023' is no date such as 2023-01-04"),
    ("dates", "1025-01-04", "a year that is not from 1900 to 2100"),
    ("title", "Talks", "there is no field 'title'; a title is written summary.vi or summary.en"),
    ("summary.fr", "Réunion", "language: 'fr' is not one of en, vi, zh"),
    ("summary.en", "\x1b\x00", "not empty"),
    ("countries", "KR, VN", "VN is the home country"),
    ("parties", "Daejeon (visitr, KR)", "roles are visitor"),
]


@pytest.mark.parametrize("field, value, words", REFUSED, ids=[f"{row[0]}={row[1]!r}" for row in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_written(
    store: Store, told: str, field: str, value: str, words: str
) -> None:
    before = store.generation()
    with pytest.raises(CorrectionError, match=words):
        put(store, 1, told, field, value)
    assert (store.generation(), store.find_corrections()) == (before, [])


def test_an_unknown_uid_is_refused(store: Store, told: str) -> None:
    with pytest.raises(EventNotFoundError, match="nowhere"):
        put(store, 1, "nowhere", "kind", "visit")


def test_several_decisions_are_all_applied_or_none(store: Store, told: str) -> None:
    wanted = [Decision(Action.CONFIRM, told), Decision(Action.SET, told, field="kind", value="party")]
    with pytest.raises(CorrectionError):
        correct(store, wanted, later(1), SETTINGS)
    assert (store.find_corrections(), only(store).review) == ([], None)


def test_saying_it_twice_changes_nothing(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    decide(store, 2, Action.CONFIRM, told)
    before = (store.generation(), only(store))
    assert put(store, 3, told, "dates", "2023-01-06").unchanged == 1
    assert decide(store, 4, Action.CONFIRM, told).unchanged == 1
    assert (store.generation(), only(store)) == before


def test_a_correction_survives_another_extraction(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    tell(store, 2, meeting("news-1", location="Thu Dau Mot"))
    assert (only(store).dtstart, only(store).location) == (date(2023, 1, 6), "Thu Dau Mot")


def test_what_was_told_already_is_no_conflict(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    assert only(store).conflicts == ()


def test_new_evidence_against_a_correction_is_shown_as_conflict(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    tell(store, 2, meeting("news-1", dtstart=date(2023, 1, 5)))
    assert only(store).dtstart == date(2023, 1, 6)
    assert only(store).conflicts == ("dates:2023-01-05:correction",)


def test_evidence_that_comes_to_agree_is_no_conflict(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    tell(store, 2, meeting("news-1", dtstart=date(2023, 1, 6)))
    assert only(store).conflicts == ()


def test_who_confirms_has_seen_the_conflict(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    tell(store, 2, meeting("news-1", dtstart=date(2023, 1, 5)))
    decide(store, 3, Action.CONFIRM, told)
    assert (only(store).dtstart, only(store).conflicts) == (date(2023, 1, 6), ())


def test_a_confirmed_event_is_as_sure_as_can_be(store: Store, told: str) -> None:
    decide(store, 1, Action.CONFIRM, told)
    assert (only(store).confidence, only(store).review) == (0.99, Review(later(1), confirmed=True))


def test_a_confirmed_date_stays_and_what_is_said_since_is_a_conflict(store: Store, told: str) -> None:
    decide(store, 1, Action.CONFIRM, told)
    tell(store, 2, meeting("news-1", dtstart=date(2023, 1, 14)))
    assert (only(store).dtstart, only(store).conflicts) == (date(2023, 1, 4), ("dates:2023-01-14:correction",))


def test_a_confirmed_month_may_become_a_day(store: Store) -> None:
    month = {"dtstart": date(2023, 1, 1), "dtend": date(2023, 2, 1), "precision": "month"}
    tell(store, 0, meeting("news-1", **month))
    decide(store, 1, Action.CONFIRM, only(store).uid)
    tell(store, 2, meeting("news-1"))
    assert (only(store).dtstart, only(store).precision, only(store).conflicts) == (date(2023, 1, 4), "day", ())


def test_a_confirmed_plan_may_come_true(store: Store) -> None:
    tell(store, 0, meeting("news-1", status=Status.PLANNED))
    decide(store, 1, Action.CONFIRM, only(store).uid)
    tell(store, 2, meeting("news-2"))
    assert (only(store).status, only(store).conflicts) == (Status.HELD, ())


def test_a_rejected_event_is_withdrawn_with_the_note(store: Store, told: str) -> None:
    decide(store, 1, Action.REJECT, told, note="an anniversary")
    assert only(store).withdrawn == Withdrawal(later(1), "rejected:an anniversary")


def test_what_is_rejected_stays_so_when_it_is_extracted_again(store: Store, told: str) -> None:
    decide(store, 1, Action.REJECT, told)
    tell(store, 2, silent("news-1"))
    tell(store, 3, meeting("news-1", location="Thu Dau Mot"))
    assert (only(store).withdrawn, only(store).conflicts) == (Withdrawal(later(1), "rejected"), ())


def test_another_article_on_what_is_rejected_is_a_conflict(store: Store, told: str) -> None:
    decide(store, 1, Action.REJECT, told)
    tell(store, 2, meeting("news-2"))
    assert only(store).withdrawn is not None
    assert only(store).conflicts == ("kind:meeting:https://news-2.example/story",)


def test_rejecting_twice_is_rejecting_once(store: Store, told: str) -> None:
    decide(store, 1, Action.REJECT, told)
    assert decide(store, 2, Action.REJECT, told).unchanged == 1


def test_confirming_takes_a_rejected_event_back(store: Store, told: str) -> None:
    decide(store, 1, Action.REJECT, told)
    decide(store, 2, Action.CONFIRM, told)
    assert only(store).withdrawn is None


def _facts(event: Event) -> Event:
    return replace(event, sequence=0, last_modified=NOW)


@pytest.mark.parametrize("action", [Action.CONFIRM, Action.REJECT])
def test_undoing_gives_back_what_was(store: Store, told: str, action: Action) -> None:
    before = only(store)
    done = decide(store, 1, action, told)
    decide(store, 2, Action.UNDO, done.corrections[0].id)
    assert (_facts(only(store)), only(store).sequence) == (_facts(before), 2)


def test_what_undoes_can_be_undone(store: Store, told: str) -> None:
    done = put(store, 1, told, "dates", "2023-01-06")
    shown = only(store)
    undone = decide(store, 2, Action.UNDO, done.corrections[0].id)
    decide(store, 3, Action.UNDO, undone.corrections[0].id)
    assert _facts(only(store)) == _facts(shown)


def test_undoing_twice_is_undoing_once(store: Store, told: str) -> None:
    done = put(store, 1, told, "dates", "2023-01-06")
    decide(store, 2, Action.UNDO, done.corrections[0].id)
    assert decide(store, 3, Action.UNDO, done.corrections[0].id).unchanged == 1


def test_an_unknown_correction_cannot_be_undone(store: Store, told: str) -> None:
    with pytest.raises(CorrectionError, match="no correction"):
        decide(store, 1, Action.UNDO, "nothing")


def test_what_a_person_upholds_stays_when_no_article_says_it_any_more(store: Store, told: str) -> None:
    decide(store, 1, Action.CONFIRM, told)
    tell(store, 2, silent("news-1"))
    assert only(store).withdrawn is None
    assert only(store).conflicts == ("gone:rules-changed:https://news-1.example/story",)
    assert store.check() == []


def test_when_it_is_upheld_no_more_it_is_withdrawn_as_it_would_have_been(store: Store, told: str) -> None:
    done = put(store, 1, told, "dates", "2023-01-06")
    tell(store, 2, silent("news-1"))
    decide(store, 3, Action.UNDO, done.corrections[0].id)
    assert (only(store).dtstart, only(store).withdrawn) == (date(2023, 1, 4), Withdrawal(later(2), "rules-changed"))


def test_a_withdrawn_event_can_be_confirmed(store: Store, told: str) -> None:
    tell(store, 1, silent("news-1"))
    decide(store, 2, Action.CONFIRM, told)
    assert (only(store).withdrawn, only(store).dtstart) == (None, date(2023, 1, 4))


def test_corrections_are_kept_as_they_were_made(store: Store, told: str) -> None:
    done = put(store, 1, told, "dates", "2023-01-06")
    [kept] = store.find_corrections(told)
    assert [kept] == list(done.corrections)
    assert (kept.by, kept.action, kept.uid, kept.ids, kept.field) == ("Lan", Action.SET, told, (told,), "dates")
    assert (json.loads(kept.value), json.loads(kept.told)) == ("2023-01-06", "2023-01-04")


def test_decisions_of_one_run_have_an_order(store: Store, told: str) -> None:
    wanted = [Decision(Action.SET, told, field="dates", value=f"2023-01-{day:02}") for day in (9, 8, 7)]
    correct(store, wanted, later(1), SETTINGS)
    assert only(store).dtstart == date(2023, 1, 7)
    assert [c.at > later(1) for c in store.find_corrections()] == [False, True, True]


CLEANED = [
    ("summary.en", "Talks\x1b[2J with\x07 Daejeon\x9d", lambda e: e.summary["en"], "Talks[2J with Daejeon"),
    ("location", "Thu\x00 Dau\u2028Mot", lambda e: e.location, "Thu Dau Mot"),
    ("parties", "Dae\x08jeon | visitor | KR", lambda e: e.parties[0].name, "Daejeon"),
]


@pytest.mark.parametrize("field, value, shown, wanted", CLEANED, ids=[row[0] for row in CLEANED])
def test_control_characters_are_not_kept(
    store: Store, told: str, field: str, value: str, shown: Callable[[Event], Any], wanted: str
) -> None:
    put(store, 1, told, field, value)
    assert shown(only(store)) == wanted


def test_who_decides_and_why_hold_no_control_characters(store: Store, told: str) -> None:
    correct(store, [Decision(Action.REJECT, told, "La\x1bn", "an\x00\nanniversary\x9b")], later(1), SETTINGS)
    assert [(c.by, c.note) for c in store.find_corrections()] == [("Lan", "an anniversary")]


def test_the_home_country_that_reports_gave_does_not_hinder_a_correction(store: Store) -> None:
    tell(store, 0, make_extraction("news-1", make_candidate("news-1", countries=("VN",))))
    put(store, 1, only(store).uid, "countries", "VN, KR")
    assert only(store).countries == ("VN", "KR")


def test_nobody_is_named_in_what_is_shown(store: Store, told: str) -> None:
    put(store, 1, told, "dates", "2023-01-06")
    assert "Lan" not in repr(only(store))


def test_a_decision_knows_of_reports_that_were_published_after_the_event_became_known(store: Store, told: str) -> None:
    tell(store, 24 * 20, meeting("news-2", status=Status.CANCELLED, published=date(2024, 3, 15)))
    put(store, 24 * 20 + 1, told, "status", "postponed")
    assert not any(conflict.startswith("status:cancelled:") for conflict in only(store).conflicts)

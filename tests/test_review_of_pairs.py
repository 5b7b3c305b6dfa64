"""What people decide about several reports: events that are one, or two, or that no article reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import fill_store, make_event
from tests.reports import NOW, later, make_article, make_candidate, make_extraction, silent
from tests.test_review import SETTINGS, decide, tell
from timeline.errors import ConfigError, CorrectionError, EventNotFoundError
from timeline.filter import EventFilter
from timeline.model import Event, Extraction, Kind, Party, Role, Withdrawal
from timeline.pipeline import rules_version
from timeline.pipeline.review import correct, find_doubts, full_uid
from timeline.records import Action, Decision, Known
from timeline.resolve import plan_changes
from timeline.store import Store

ADDED = {"dates": "2023-01-04", "kind": "meeting", "summary": "Talks with Daejeon", "countries": "KR"}
ADDED |= {"parties": "Daejeon (visitor, KR)", "url": "https://other.example/1", "quote": "They met."}


@pytest.fixture
def store(tmp_path: Any) -> Store:
    return Store(tmp_path / "var")


def meeting(key: str, who: str = "Daejeon", **changes: Any) -> Extraction:
    parties = (Party(who, Role.VISITOR, "KR"),)
    values = {"parties": parties, "quote": f"Only {key} has it so.", "summary": f"What {key} tells of {who}"} | changes
    article = make_article(key, title=f"Story {key} of {who}")
    return make_extraction(article, make_candidate(article, **values))


def events(store: Store) -> list[Event]:
    return store.find_events(EventFilter(), dated=False)


def members(store: Store) -> set[str]:
    """The articles of each event that is not withdrawn, as one text."""
    return {" ".join(sorted({e.article for e in event.evidence})) for event in events(store) if not event.withdrawn}


def uid_of(store: Store, article: str) -> str:
    return next(event.uid for event in events(store) if article in {e.article for e in event.evidence})


def add(store: Store, hour: int, **changes: str) -> str:
    """The uid of an event that is added by hand."""
    summary = correct(store, [Decision(Action.ADD, by="Lan", added=ADDED | changes)], later(hour), SETTINGS)
    return next(iter(summary.events), "")


@pytest.fixture
def two(store: Store) -> Sequence[str]:
    """The uids of two events on one day."""
    tell(store, 0, meeting("a"))
    tell(store, 1, meeting("b", "Ulsan"))
    assert members(store) == {"a", "b"}
    return uid_of(store, "a"), uid_of(store, "b")


def test_events_that_are_one_go_under_the_uid_that_was_known_first(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[1], uids=(two[0],))
    assert (members(store), store.get_event(two[1]).uid) == ({"a b"}, two[0])


def test_history_tells_of_the_merger_and_who_decided_it(store: Store, two: Sequence[str]) -> None:
    done = decide(store, 2, Action.MERGE, *two[:1], uids=two[1:])
    rows = [row for row in store.find_history(two[0]) if row.field == "merged"]
    assert [row.correction for row in rows] == [done.corrections[0].id]


def test_history_names_the_rules_of_what_comes_out_otherwise_beside_a_decision(store: Store) -> None:
    tell(store, 0, meeting("a"), meeting("c", "Busan"))
    with store.write(later(1)) as writer:  # as by rules that did not see that it tells of what another does
        writer.apply(plan_changes([meeting("b")], Known(), writer.now))
    assert members(store) == {"a", "b", "c"}
    decide(store, 2, Action.CONFIRM, uid_of(store, "c"))
    assert members(store) == {"a b", "c"}
    causes = {(row.article, row.rules, row.correction) for row in store.find_history(uid_of(store, "a"))}
    assert causes == {(None, rules_version(), None)}


def test_what_was_made_one_stays_so_when_articles_are_extracted_again(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    tell(store, 3, meeting("b", "Ulsan", location="Thu Dau Mot"), meeting("c", "Busan"))
    assert members(store) == {"a b", "c"}


def test_events_of_far_days_can_be_one(store: Store) -> None:
    tell(store, 0, meeting("a"), meeting("b", dtstart=date(2021, 5, 6)))
    decide(store, 1, Action.MERGE, uid_of(store, "a"), uids=(uid_of(store, "b"),))
    tell(store, 2, meeting("a", location="Thu Dau Mot"))
    assert members(store) == {"a b"}


def test_a_merger_can_be_undone(store: Store, two: Sequence[str]) -> None:
    before = {e.uid: replace(e, sequence=0, last_modified=NOW) for e in events(store)}
    done = decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    decide(store, 3, Action.UNDO, done.corrections[0].id)
    assert {e.uid: replace(e, sequence=0, last_modified=NOW, created=before[e.uid].created) for e in events(store)} == (
        before
    )


def test_merging_what_is_one_changes_nothing(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    assert decide(store, 3, Action.MERGE, two[1], uids=two[:1]).unchanged == 1


def test_a_report_can_leave(store: Store) -> None:
    tell(store, 0, meeting("a"), meeting("b"))
    (event,) = events(store)
    leaving = next(report.id for report in store.find_reports(event.uid) if report.article == "b")
    decide(store, 1, Action.SPLIT, event.uid, uids=(leaving,))
    tell(store, 2, meeting("b", location="Thu Dau Mot"))
    assert members(store) == {"a", "b"}
    assert store.check() == []


def test_merged_then_split_then_undone(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    leaving = next(report.id for report in store.find_reports(two[0]) if report.article == "b")
    split = decide(store, 3, Action.SPLIT, two[0], uids=(leaving,))
    apart = members(store)
    decide(store, 4, Action.UNDO, split.corrections[0].id)
    assert (apart, members(store)) == ({"a", "b"}, {"a b"})


def test_some_report_has_to_stay(store: Store, two: Sequence[str]) -> None:
    with pytest.raises(CorrectionError, match="one report only"):
        decide(store, 2, Action.SPLIT, two[0], uids=two[:1])


def test_all_reports_cannot_leave(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    with pytest.raises(CorrectionError, match="one has to stay; the event's reports are "):
        decide(store, 3, Action.SPLIT, two[0], uids=tuple(r.id for r in store.find_reports(two[0])))


def test_an_event_is_not_merged_with_itself(store: Store, two: Sequence[str]) -> None:
    with pytest.raises(CorrectionError, match="both uids lead to one event, “"):
        decide(store, 2, Action.MERGE, two[0], uids=two[:1])


def test_what_was_merged_already_changes_nothing(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    assert decide(store, 3, Action.MERGE, two[0], uids=two[1:]).unchanged == 1


@pytest.mark.parametrize("asked", [Action.SPLIT, Action.APART])
def test_that_two_events_are_two_is_kept_as_it_was_asked(store: Store, two: Sequence[str], asked: Action) -> None:
    decide(store, 2, asked, two[0], uids=two[1:])
    assert [correction.action for correction in store.find_corrections()] == [Action.APART]


def test_two_events_stay_two(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.SPLIT, two[0], uids=two[1:])
    tell(store, 3, meeting("b"))
    assert members(store) == {"a", "b"}
    assert decide(store, 4, Action.SPLIT, two[1], uids=two[:1]).unchanged == 1


@pytest.mark.slow
def test_corrections_of_both_hold_and_an_older_one_that_was_not_known_of_is_a_conflict(
    store: Store, two: Sequence[str]
) -> None:
    decide(store, 2, Action.SET, two[0], field="kind", value="visit")
    decide(store, 3, Action.SET, two[1], field="kind", value="exchange")
    decide(store, 4, Action.SET, two[0], field="location", value="Thu Dau Mot")
    decide(store, 5, Action.MERGE, two[0], uids=two[1:])
    (event,) = events(store)
    assert (event.kind, event.location) == (Kind.EXCHANGE, "Thu Dau Mot")
    assert event.conflicts == ("kind:visit:overruled",)


def test_an_event_can_be_added_by_hand(store: Store) -> None:
    uid = add(store, 0)
    event = store.get_event(uid)
    assert (event.dtstart, event.kind, event.countries) == (date(2023, 1, 4), Kind.MEETING, ("KR",))
    assert (event.summary, event.confidence, event.province) == ({"en": "Talks with Daejeon"}, 0.99, "binh-duong")
    assert [(e.url, e.quote) for e in event.evidence] == [("https://other.example/1", "They met.")]
    assert store.check() == []


def test_what_was_added_and_an_article_reports_later_is_one_event_of_two_sources(store: Store) -> None:
    uid = add(store, 0)
    tell(store, 1, make_extraction("news-1"))
    (event,) = events(store)
    assert (event.uid, len(event.evidence)) == (uid, 2)


def test_what_was_added_joins_what_an_article_reported(store: Store) -> None:
    tell(store, 0, make_extraction("news-1"))
    add(store, 1)
    assert [len(event.evidence) for event in events(store)] == [2]


def test_why_somebody_added_an_event_is_not_published_as_what_a_source_says(store: Store) -> None:
    correct(store, [Decision(Action.ADD, note="told by phone", added=ADDED | {"quote": ""})], later(1), SETTINGS)
    assert [e.quote for event in events(store) for e in event.evidence] == ["Talks with Daejeon"]


def test_an_id_that_is_whole_stays_as_it_is_though_it_leads_to_another_event(store: Store, two: Sequence[str]) -> None:
    decide(store, 2, Action.MERGE, two[0], uids=two[1:])
    removed = next(uid for uid in two if store.get_event(uid).uid != uid)
    assert full_uid(store, removed) == removed
    assert full_uid(store, removed[:12]) == store.get_event(removed).uid


def test_who_adds_to_an_event_that_is_here_is_told_which(store: Store) -> None:
    tell(store, 0, make_extraction("news-1"))
    summary = correct(store, [Decision(Action.ADD, added=ADDED)], later(1), SETTINGS)
    assert [event.uid for event in summary.joined] == [uid_of(store, "news-1")]


def test_what_is_added_as_an_event_of_its_own_joins_nothing(store: Store) -> None:
    assert correct(store, [Decision(Action.ADD, added=ADDED)], later(1), SETTINGS).joined == ()


def test_two_like_events_that_were_added_are_worth_a_look_until_somebody_parts_them(store: Store) -> None:
    one, other = add(store, 0), add(store, 1, dates="2023-01-06", summary="More talks")
    assert {doubt.event.uid for doubt in find_doubts(store) if "pair" in doubt.reasons} == {one, other}
    decide(store, 2, Action.APART, one, uids=(other,))
    assert find_doubts(store) == []


def test_what_was_added_and_confirmed_needs_no_look(store: Store) -> None:
    uids = add(store, 0), add(store, 1, dates="2023-01-06", summary="More talks")
    for hour, uid in enumerate(uids, start=2):
        decide(store, hour, Action.CONFIRM, uid)
    assert find_doubts(store) == []


def test_an_added_event_is_of_a_province_of_the_store(store: Store) -> None:
    tell(store, 0, meeting("a", province="long-an"))
    added = add(store, 1, province="Long An", dates="2022-05-06")
    assert store.get_event(added).province == "long-an"


def test_what_was_added_stays_when_the_article_falls_silent(store: Store) -> None:
    tell(store, 0, make_extraction("news-1"))
    add(store, 1)
    tell(store, 2, silent("news-1"))
    assert [event.withdrawn for event in events(store)] == [None]


def test_what_was_added_can_be_taken_back(store: Store) -> None:
    uid = add(store, 0)
    [correction] = store.find_corrections()
    undone = decide(store, 1, Action.UNDO, correction.id)
    assert store.get_event(uid).withdrawn == Withdrawal(later(1), "undone")
    decide(store, 2, Action.UNDO, undone.corrections[0].id)
    assert store.get_event(uid).withdrawn is None


def test_what_was_added_can_be_corrected(store: Store) -> None:
    uid = add(store, 0)
    decide(store, 1, Action.SET, uid, field="summary.vi", value="Họp với Daejeon")
    assert store.get_event(uid).summary == {"en": "Talks with Daejeon", "vi": "Họp với Daejeon"}


LACKING = [
    ({"dates": ""}, CorrectionError, "needed: dates"),
    ({"summary": "", "kind": ""}, CorrectionError, "needed: kind, summary"),
    ({"dates": "soon"}, CorrectionError, "is no date such as"),
    ({"summary.vi": "Họp"}, CorrectionError, "one title"),
    ({"colour": "red"}, CorrectionError, "there is no field 'colour'"),
    ({"province": "Nowhere"}, ConfigError, "'Nowhere' has no profile"),
    ({"url": "javascript:alert(1)"}, CorrectionError, "url: 'javascript:alert.1.' is no address of a web page"),
    ({"url": "file:///etc/passwd"}, CorrectionError, "is no address of a web page"),
    ({"language": "fr"}, CorrectionError, "language: 'fr' is not one of en, vi, zh"),
    ({"dates": "1025-01-04"}, CorrectionError, "a year that is not from 1900 to 2100"),
    ({"dates": "../3025-01-04"}, CorrectionError, "a year that is not from 1900 to 2100"),
    ({"countries": "KR, VN"}, CorrectionError, "VN is the home country of binh-duong"),
    ({"parties": "Daejeon (visitr, KR)"}, CorrectionError, "roles are visitor, host"),
    ({"parties": "Daejeon | visitr | KR"}, CorrectionError, "'visitr' is no role; .*roles are visitor, host"),
    ({"summary": "\x1b\x07"}, CorrectionError, "needed: summary"),
]


@pytest.mark.parametrize("changes, error, words", LACKING, ids=[repr(row[0]) for row in LACKING])
def test_what_is_added_has_to_be_an_event(
    store: Store, changes: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        add(store, 0, **changes)
    assert store.generation() == 0


def _why(store: Store) -> list[tuple[str, ...]]:
    return [doubt.reasons for doubt in find_doubts(store)]


def test_what_is_unsure_is_worth_a_look_until_somebody_looked(store: Store) -> None:
    tell(store, 0, meeting("a", confidence=0.4), meeting("b", "Ulsan", confidence=0.9, dtstart=date(2020, 1, 1)))
    assert _why(store) == [("unsure",)]
    decide(store, 1, Action.SET, uid_of(store, "a"), field="location", value="Thu Dau Mot")
    assert _why(store) == []


def test_what_changed_since_somebody_looked_is_worth_a_look_again(store: Store) -> None:
    tell(store, 0, meeting("a", confidence=0.4))
    decide(store, 1, Action.SET, uid_of(store, "a"), field="location", value="Thu Dau Mot")
    tell(store, 2, meeting("a", confidence=0.4, status="cancelled"))
    assert _why(store) == [("unsure",)]


def test_conflict_with_what_people_decided_goes_first(store: Store) -> None:
    tell(store, 0, meeting("a", confidence=0.1), meeting("b", "Ulsan", dtstart=date(2020, 1, 1)))
    decide(store, 1, Action.SET, uid_of(store, "b"), field="dates", value="2020-01-02")
    tell(store, 2, meeting("b", "Ulsan", dtstart=date(2020, 1, 3)))
    assert _why(store) == [("contested", "conflict"), ("unsure",)]


@pytest.mark.parametrize("end", ["correction", "overruled"])
def test_what_reports_say_is_no_conflict_with_people_whatever_their_keys(store: Store, end: str) -> None:
    codes = (f"status:held:news:{end}", f"dtstart:2023-01-06:{end}", f"dtend:2023-01-06:news:{end}", f"gone:x:{end}")
    fill_store(store.folder, [make_event(uid=f"event-{n}", conflicts=(code,)) for n, code in enumerate(codes)])
    assert all("contested" not in reasons for reasons in _why(store))
    assert len(_why(store)) == len(codes)


@pytest.mark.parametrize("code", ["status:held", "clock:09:00-11:30", "summary.en:Talks: the first", "parties:A: B, C"])
def test_what_people_decided_otherwise_is_contested(store: Store, code: str) -> None:
    fill_store(store.folder, [make_event(conflicts=(f"{code}:correction",))])
    assert [reasons[0] for reasons in _why(store)] == ["contested"]


def test_possible_pairs_are_offered_until_somebody_says_that_they_are_two(store: Store) -> None:
    tell(store, 0, meeting("a"), meeting("b", dtstart=date(2023, 1, 6)))
    assert _why(store) == [("pair",), ("pair",)]
    decide(store, 1, Action.SPLIT, uid_of(store, "a"), uids=(uid_of(store, "b"),))
    assert _why(store) == []


def test_the_beginning_of_a_uid_is_enough_while_only_one_begins_so(store: Store, two: Sequence[str]) -> None:
    assert full_uid(store, two[0][:8]) == two[0]


def test_a_beginning_of_none_or_of_several_is_refused(store: Store, two: Sequence[str]) -> None:
    with pytest.raises(EventNotFoundError):
        full_uid(store, "nothing")
    fill_store(store.folder, [make_event(uid="same-1"), make_event(uid="same-2")])
    with pytest.raises(CorrectionError, match="same-1, same-2"):
        full_uid(store, "same")

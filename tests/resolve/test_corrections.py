"""What people decided survives whatever articles say later; taken back, it is as if it had never been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports import after, bare_facts, later, make_article, make_candidate, make_extraction, silent
from timeline.model import Event, Extraction, Kind, Party, Role, Status
from timeline.records import Action, Correction, Decision, Known
from timeline.resolve import plan_changes
from timeline.resolve.corrections import standing, verdicts
from timeline.resolve.decisions import decide

ARTICLES = "abc"
Telling = tuple[str, dict[str, Any] | None]  # an article's key, and what it says; None: nothing (any more)
Step = Telling | Correction


def extraction(key: str, changes: dict[str, Any] | None, *, together: bool) -> Extraction:
    """An article on a meeting; together: all use the same words, and a and b name the same counterpart."""
    article = make_article(key)
    if changes is None:
        return silent(article)
    name, quote = ("both" if together and key in "ab" else key), ("They met." if together else f"Only {key}.")
    parties = (Party(f"City of {name}", Role.VISITOR, "KR"),)
    return make_extraction(article, make_candidate(article, parties=parties, quote=quote, **changes))


SAYINGS = st.fixed_dictionaries(
    {
        "dtstart": st.dates(date(2023, 1, 4), date(2023, 1, 6)),
        "kind": st.sampled_from([Kind.MEETING, Kind.VISIT]),
        "status": st.sampled_from(Status),
        "confidence": st.sampled_from([0.3, 0.8]),
    }
)
TELLINGS = st.tuples(st.sampled_from(ARTICLES), st.none() | SAYINGS)
DECISIONS = st.sampled_from(
    [
        Decision(Action.SET, field="dates", value="2023-02-03"),
        Decision(Action.SET, field="dates", value="2023-01"),
        Decision(Action.SET, field="kind", value="award"),
        Decision(Action.SET, field="clock", value="09:00"),
        Decision(Action.CONFIRM),
        Decision(Action.REJECT, note="none"),
    ]
)


def run(steps: Sequence[Step], known: Known | None = None, first: int = 0, *, together: bool = False) -> Known:
    """What is known after the steps, an hour each."""
    known = known or Known()
    for hour, step in enumerate(steps, start=first):
        if isinstance(step, Correction):
            known = after(known, plan_changes((), known, later(hour), decided=[step]))
        else:
            told = extraction(*step, together=together)
            known = after(known, plan_changes([told], known, later(hour), {told.article.key: "1"}))
    return known


BEGINNING: list[Telling] = [(key, {"dtstart": date(2023, 1, 4)}) for key in ARTICLES]


def facts(known: Known, *, together: bool) -> list[str]:
    """Of all events; where articles tell of the same, of those that are not withdrawn: which one goes on under the uid
    of what is withdrawn follows from the order."""
    live = {uid: event for uid, event in known.events.items() if not (together and event.withdrawn)}
    return bare_facts(replace(known, events=live))


def decided(known: Known, decision: Decision, article: str, hour: int) -> Correction:
    """The decision on the event of that article, as it is known."""
    uid = next(report.event for report in known.reports if report.article == article)
    correction = decide(replace(decision, uid=uid, by="Lan"), known, later(hour))
    assert correction is not None
    return correction


def event_of(known: Known, correction: Correction) -> Event:
    report = next(report for report in known.reports if report.id == correction.uid)
    return known.events[report.event]


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, max_size=6), st.sampled_from(ARTICLES))
def test_a_corrected_date_stays_whatever_is_told_later(later_on: list[Telling], article: str) -> None:
    known = run(BEGINNING)
    correction = decided(known, Decision(Action.SET, field="dates", value="2023-02-03"), article, 50)
    event = event_of(run([correction, *later_on], known, 60), correction)
    assert (event.dtstart, event.dtend, event.withdrawn) == (date(2023, 2, 3), date(2023, 2, 4), None)


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, max_size=6), st.sampled_from(ARTICLES))
def test_what_is_rejected_stays_so_whatever_is_told_later(later_on: list[Telling], article: str) -> None:
    known = run(BEGINNING)
    correction = decided(known, Decision(Action.REJECT), article, 50)
    event = event_of(run([correction, *later_on], known, 60), correction)
    assert event.withdrawn is not None and event.withdrawn.reason == "rejected"


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(TELLINGS, min_size=1, max_size=6), DECISIONS, st.sampled_from(ARTICLES), st.booleans(), st.data())
def test_it_makes_no_difference_when_a_decision_is_taken_in(
    told: list[Telling], decision: Decision, article: str, together: bool, data: st.DataObject
) -> None:
    correction = decided(run(BEGINNING, together=together), decision, article, 50)
    articles = [*BEGINNING, *told]
    outcomes = []
    for place in {0, len(articles), data.draw(st.integers(0, len(articles)))}:
        known = run([correction], run(articles[:place], together=together), 20)
        outcomes.append(facts(run(articles[place:], known, place, together=together), together=together))
    assert all(outcome == outcomes[0] for outcome in outcomes)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(TELLINGS, max_size=3), st.lists(TELLINGS, max_size=3), DECISIONS, st.sampled_from(ARTICLES), st.booleans()
)
def test_undoing_gives_back_what_would_be_there(
    between: list[Telling], afterwards: list[Telling], decision: Decision, article: str, together: bool
) -> None:
    start = run(BEGINNING, together=together)
    correction = decided(start, decision, article, 50)
    undoing = Correction("undoing", later(51), "Lan", Action.UNDO, correction.id)
    with_it = run([undoing], run(between, run([correction], start, 55), 60, together=together), 66)
    without = run(between, start, 60, together=together)
    assert facts(with_it, together=together) == facts(without, together=together)
    both = [run(afterwards, known, 70, together=together) for known in (with_it, without)]
    assert facts(both[0], together=together) == facts(both[1], together=together)


def correction(name: str, hour: int, action: Action, uid: str = "", **more: Any) -> Correction:
    return Correction(name, later(hour), "Lan", action, uid, **more)


def test_what_undoes_can_be_undone_in_turn() -> None:
    rows = [correction("set", 0, Action.SET), correction("undo", 1, Action.UNDO, "set")]
    rows += [correction("again", 2, Action.UNDO, "undo")]
    assert [[c.id for c in standing(rows[:count])] for count in (1, 2, 3)] == [["set"], [], ["set"]]


def test_the_later_decision_on_a_pair_counts() -> None:
    one = correction("one", 0, Action.MERGE, "x", ids=("x", "y", "z"))
    two = correction("two", 1, Action.SPLIT, "x", ids=("z",), rest=("x", "y"))
    said = verdicts([two, one])
    assert (said.one, said.two) == ((("x", "y"),), frozenset({("x", "z"), ("y", "z")}))
    assert verdicts([one, two, correction("undo", 2, Action.UNDO, "two")]).two == frozenset()


def test_the_newest_merger_comes_first() -> None:
    rows = [correction(name, hour, Action.MERGE, ids=tuple(name)) for hour, name in enumerate(["ab", "cd", "ab"])]
    assert verdicts([replace(c, id=f"{c.id}{n}") for n, c in enumerate(rows)]).one == (("a", "b"), ("c", "d"))


def test_a_rejection_leaves_with_the_report_that_it_is_about() -> None:
    """The article falls silent, then tells of another day: what the others tell of is no longer rejected."""
    known = run(BEGINNING, together=True)
    correction = decided(known, Decision(Action.REJECT), "a", 50)
    moved: list[Telling] = [("a", None), ("a", {"dtstart": date(2023, 1, 5), "kind": Kind.VISIT})]
    late = run([correction], run(moved, known, 10, together=True), 20)
    early = run(moved, run([correction], known, 60), 61, together=True)
    assert facts(early, together=True) == facts(late, together=True)
    assert [event.withdrawn is None for event in early.events.values()].count(True) == 1

"""The table of decisions: which reports of other dates are one event, and under which uid it goes.

A row is a case with its reports in short form and the articles of each event that they make. What is said of reports
of the very same dates is in test_groups, what a name with a year does in test_across.
"""

from __future__ import annotations

from datetime import date, time
from itertools import permutations

import pytest

from tests.reports import after, bare_facts, ids, later
from tests.resolve.short import Told, decisions_of, extractions, groups_of, known_after, pairs_of, report
from timeline.model import Kind, PartOfDay, Role, Status
from timeline.records import Known, Verdicts
from timeline.resolve import plan_changes

SAME_TITLE = {"summary": "Province and city look back on ten years of their friendship"}
SAME_WORDS = {"quote": "The chairman received the guests from the sister city in the new hall of the centre."}
RANGES = [
    ("a range and a day in it", [report("a", "01-03/01-06"), report("b", "01-04")], "ab"),
    ("a range and two days in it", [report("a", "01-03/01-06"), report("b", "01-04"), report("c", "01-06")], "abc"),
    ("ranges that overlap", [report("a", "01-03/01-06"), report("b", "01-05/01-08")], "ab"),
    ("a range and a day in it, of others", [report("a", "01-03/01-06"), report("b", "01-04", "Gangnam")], "a b"),
    ("a range and a day in it, of another province",
     [report("a", "01-03/01-06"), report("b", "01-04", province="da-nang")], "a b"),
    ("a visit of days, and a signing in it",
     [report("a", "01-03/01-06"), report("b", "01-04", kind=Kind.AGREEMENT, also=(Kind.VISIT,))], "a b"),
    ("one article tells of the visit and of a talk in it",
     [report("a1", "01-03/01-06"), report("a2", "01-04", kind=Kind.MEETING, also=(Kind.VISIT,)), report("b", "01-04")],
     "a ab"),
    ("a conference of days and its opening, of one body",
     [report("a", "01-03/01-06", "Horasis", Kind.CONFERENCE), report("b", "01-03", "Horasis", Kind.CONFERENCE)], "ab"),
    ("a range far too long for days that are far apart",
     [report("a", "01-03/01-20"), report("b", "01-04"), report("c", "01-15")], "a b c"),
]  # fmt: skip
VAGUE = [
    ("a month and its day", [report("a", "2023-01"), report("b", "01-04")], "ab"),
    ("a month and two of its days", [report("a", "2023-01"), report("b", "01-04"), report("c", "01-20")], "a b c"),
    ("a month and two of its days, one of the same title",
     [report("a", "2023-01", **SAME_TITLE), report("b", "01-04"), report("c", "01-20", **SAME_TITLE)], "ac b"),
    ("a month and two of its days, one of the same kind",
     [report("a", "2023-01"), report("b", "01-04"), report("c", "01-20", kind=Kind.MEETING, also=(Kind.VISIT,))],
     "ab c"),
    ("a month and two of its days, one with both counterparts",
     [report("a", "2023-01", "Daejeon Kobe"), report("b", "01-04"), report("c", "01-20", "Daejeon Kobe")], "ac b"),
    ("a month and the next", [report("a", "2023-01"), report("b", "02-04")], "a b"),
    ("a month, others", [report("a", "2023-01"), report("b", "01-04", "Gangnam")], "a b"),
    ("a month, another kind", [report("a", "2023-01"), report("b", "01-04", kind=Kind.AWARD)], "a b"),
    ("a quarter, its month and its day",
     [report("a", "2023-01/2023-03"), report("b", "2023-01"), report("c", "01-04")], "abc"),
    ("two months, one of them with the day",
     [report("a", "2023-01"), report("b", "2023-02"), report("c", "01-04")], "ac b"),
    ("one article tells of the month and of the day", [report("a1", "2023-01"), report("a2", "01-04")], "a a"),
    ("a month that two reports of one article fit",
     [report("a1", "2023-01"), report("a2", "2023-01", kind=Kind.MEETING, also=(Kind.VISIT,)), report("b", "01-04")],
     "ab a"),
    ("an agreement of the year and its day",
     [report("a", "2023", kind=Kind.AGREEMENT), report("b", "01-04", kind=Kind.AGREEMENT)], "ab"),
    ("an agreement of the year, and two",
     [report("a", "2023", kind=Kind.AGREEMENT), report("b", "01-04", kind=Kind.AGREEMENT),
      report("c", "07-04", kind=Kind.AGREEMENT)], "a b c"),
    ("a visit of the year and its day", [report("a", "2023"), report("b", "01-04")], "a b"),
    ("recently, and the day before", [report("a", "<01-20"), report("b", "01-04")], "ab"),
    ("recently, and a day long before", [report("a", "<03-20"), report("b", "01-04")], "a b"),
    ("recently, and a day after it", [report("a", "<01-20"), report("b", "01-21")], "a b"),
    ("recently, and its month", [report("a", "<01-20"), report("b", "2023-01")], "a b"),
    ("recently told twice, and the day", [report("a", "<01-20"), report("b", "<01-22"), report("c", "01-04")], "abc"),
    ("a plan for the month, and the day after it",
     [report("a", "2023-01", status=Status.PLANNED), report("b", "01-04")], "ab"),
]  # fmt: skip
CONTRADICTIONS = [
    ("two days with nothing more", [report("a", "01-04"), report("b", "01-06")], "a b"),
    ("two days under one title", [report("a", "01-04", **SAME_TITLE), report("b", "01-06", **SAME_TITLE)], "ab"),
    ("two days in one sentence", [report("a", "01-04", **SAME_WORDS), report("b", "01-07", **SAME_WORDS)], "ab"),
    ("days too far apart", [report("a", "01-04", **SAME_TITLE), report("b", "01-08", **SAME_TITLE)], "a b"),
    ("one title in two languages",
     [report("a", "01-04", **SAME_TITLE), report("b", "01-06", **SAME_TITLE, language="vi")], "a b"),
    ("another kind", [report("a", "01-04", **SAME_TITLE),
                      report("b", "01-06", kind=Kind.MEETING, also=(Kind.VISIT,), **SAME_TITLE)], "a b"),
    ("the same hour", [report("a", "01-04", clock=time(9)), report("b", "01-06", clock=time(9))], "ab"),
    ("the same person", [report("a", "01-04", "Daejeon +Kim"), report("b", "01-06", "Daejeon +Kim")], "ab"),
    ("two counterparts", [report("a", "01-04", "Daejeon Kobe"), report("b", "01-06", "Daejeon Kobe")], "ab"),
    ("the same person, published a week apart",
     [report("a", "01-04", "Daejeon +Kim"), report("b", "01-06", "Daejeon +Kim", published="02-02")], "a b"),
    ("the same person, told as held before the other day",
     [report("a", "01-04", "Daejeon +Kim", published="01-05"),
      report("b", "01-06", "Daejeon +Kim", published="01-07")], "a b"),
    ("the same person, told twice by one paper",
     [report("a", "01-04", "Daejeon +Kim", url="https://p.example/1"),
      report("b", "01-06", "Daejeon +Kim", url="https://p.example/2")], "a b"),
    ("one article tells of both", [report("a1", "01-04", **SAME_TITLE), report("a2", "01-06", **SAME_TITLE)], "a a"),
    ("a third paper tells of both days",
     [report("a", "01-04", **SAME_TITLE), report("b", "01-06", **SAME_TITLE), report("c1", "01-04"),
      report("c2", "01-06")], "ac bc"),
    ("a day between two that are too far apart",
     [report("a", "01-03", **SAME_TITLE), report("b", "01-05", **SAME_TITLE), report("c", "01-07", **SAME_TITLE)],
     "a b c"),
    ("the year mistaken in one sentence",
     [report("a", "2022-01-04", **SAME_WORDS), report("b", "2023-01-04", **SAME_WORDS)], "ab"),
    ("the same day a year later, published a year later",
     [report("a", "2022-01-04", **SAME_WORDS, published="2022-01-05"), report("b", "2023-01-04", **SAME_WORDS)], "a b"),
    ("the same day a year later, in other words", [report("a", "2022-01-04"), report("b", "2023-01-04")], "a b"),
    ("a plan that was moved, in one sentence",
     [report("a", "01-05", status=Status.PLANNED, **SAME_WORDS), report("b", "01-08", **SAME_WORDS)], "ab"),
    ("a plan that was moved", [report("a", "01-05", status=Status.PLANNED), report("b", "01-08")], "a b"),
]  # fmt: skip
OTHERS = [
    ("a visit and the return of it",
     [report("a", "01-04", **SAME_TITLE), report("b", "01-06", role=Role.HOST, **SAME_TITLE)], "a b"),
    ("the return visit told of the month", [report("a", "2023-01", role=Role.HOST), report("b", "01-04")], "a b"),
    ("a year later", [report("a", "2022-09-08", "Horasis", Kind.CONFERENCE),
                      report("b", "2023-09-09", "Horasis", Kind.CONFERENCE)], "a b"),
    ("an anniversary", [report("a", "2022-01-04", kind=Kind.TWINNING, main=False),
                        report("b", "2023-01-04", kind=Kind.STATEMENT)], "a b"),
]  # fmt: skip
CASES = RANGES + VAGUE + CONTRADICTIONS + OTHERS
Case = tuple[str, list[Told], str]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_which_are_one_event(case: Case) -> None:
    _, told, expected = case
    known = known_after(told)
    made = ["".join(sorted(r.article for r in known.reports if r.event == uid)) for uid in known.events]
    assert sorted(made) == sorted(expected.split())


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_any_order_gives_the_same(case: Case) -> None:
    articles = sorted({one.article for one in case[1]})
    results = [
        known_after(*([one for one in case[1] if one.article == name] for name in order))
        for order in permutations(articles)
    ]
    assert all(bare_facts(known) == bare_facts(results[0]) for known in results)
    assert all(ids(known) == ids(results[0]) for known in results)


def test_the_longer_range_is_shown() -> None:
    (event,) = known_after([report("a", "01-03/01-06"), report("b", "01-04")]).events.values()
    assert (event.dtstart, event.dtend, event.conflicts) == (date(2023, 1, 3), date(2023, 1, 7), ())


def test_the_better_attested_day_is_shown_and_the_other_told() -> None:
    told = [report(name, day, **SAME_TITLE) for name, day in (("a", "01-04"), ("b", "01-06"), ("c", "01-06"))]
    (event,) = known_after(told).events.values()
    assert (event.dtstart, event.conflicts) == (date(2023, 1, 6), ("dtstart:2023-01-04:https://a.example/1",))


def test_of_two_days_that_are_attested_alike_the_one_nearer_to_the_news_is_shown() -> None:
    told = [
        report("a", "01-04", **SAME_TITLE, published="01-09"),
        report("b", "01-06", **SAME_TITLE, published="01-09"),
    ]
    (event,) = known_after(told).events.values()
    assert event.dtstart == date(2023, 1, 6)


# -- bridges: who keeps the uid ----------------------------------------------------------------------------------------

MONTH, FOURTH, TWENTIETH = report("a", "2023-01"), report("b", "01-04"), report("c", "01-20")


def _own(known: Known, article: str) -> str:
    return next(r.id for r in known.reports if r.article == article)


def _shown(known: Known) -> dict[str, date | None]:
    return {uid: event.dtstart for uid, event in known.events.items()}


def test_a_bridge_that_falls_leaves_the_uid_to_the_day_that_was_shown_under_it() -> None:
    known = known_after([MONTH], [FOURTH], [TWENTIETH])
    month, fourth, twentieth = (_own(known, name) for name in "abc")
    assert _shown(known) == {month: date(2023, 1, 4), fourth: date(2023, 1, 1), twentieth: date(2023, 1, 20)}


@pytest.mark.parametrize("order", list(permutations([MONTH, FOURTH, TWENTIETH])))
def test_a_day_that_was_shown_keeps_its_uid(order: tuple[Told, ...]) -> None:
    for number in range(1, 3):
        before = known_after(*([told] for told in order[:number]))
        known = known_after(*([told] for told in order))
        for uid, event in before.events.items():
            if event.precision == "day":
                assert known.events[uid].dtstart == event.dtstart


def test_a_bridge_that_is_built_again_leads_to_the_day() -> None:
    known = known_after([MONTH], [FOURTH], [TWENTIETH])
    silenced = extractions([report("c", "01-20", "Gangnam")])
    known = after(known, plan_changes(silenced, known, later(5)))
    assert sorted(_shown(known).values(), key=str) == [date(2023, 1, 4), date(2023, 1, 20)]
    assert known.events[_own(known, "a")].dtstart == date(2023, 1, 4)


# -- what people say ---------------------------------------------------------------------------------------------------


def _pair(known: Known, one: str, other: str) -> tuple[str, str]:
    first, second = sorted((_own(known, one), _own(known, other)))
    return first, second


def test_people_can_say_that_two_are_one() -> None:
    told = [report("a", "01-04"), report("b", "06-20", "Kobe", Kind.AWARD)]
    pair = _pair(known_after(told), "a", "b")
    assert groups_of(known_after(told, verdicts=Verdicts(one=(pair,)))) == {"ab"}


def test_people_can_say_that_one_is_two() -> None:
    told = [report("a", "01-04"), report("b", "01-04"), report("c", "2023-01")]
    pair = _pair(known_after(told), "a", "b")
    assert groups_of(known_after(told, verdicts=Verdicts(two=frozenset([pair])))) == {"a", "b", "c"}


def test_what_people_said_last_counts() -> None:
    told = [report("a", "01-04"), report("b", "06-20", "Kobe"), report("c", "09-09", "Gangnam")]
    known = known_after(told)
    kept = frozenset([_pair(known, "a", "c")])
    one = (_pair(known, "b", "c"), _pair(known, "a", "b"))
    assert groups_of(known_after(told, verdicts=Verdicts(one=one, two=kept))) == {"a", "bc"}


def test_who_joins_one_of_what_people_made_one_joins_both() -> None:
    told = [report("a", "01-04"), report("b", "06-20", "Kobe"), report("c", "06-20", "Kobe")]
    pair = _pair(known_after(told), "a", "b")
    assert groups_of(known_after(told, verdicts=Verdicts(one=(pair,)))) == {"abc"}


# -- possible pairs ----------------------------------------------------------------------------------------------------

OFFERED = [
    ("two days with nothing more", [report("a", "01-04"), report("b", "01-06")], {"same-counterpart", "near-dates"}),
    ("a month and two of its days, with either",
     [report("a", "2023-01"), report("b", "01-04"), report("c", "01-20")], {"within-dates"}),
    ("a visit of the year and its day", [report("a", "2023"), report("b", "01-04")], {"within-dates", "same-kind"}),
    ("one day, one country, nobody named",
     [report("a", "01-04"), report("b", "01-04", "", countries=("KR",))], {"same-dates", "same-countries"}),
    ("several days and one of them, of one kind and country",
     [report("a", "01-04/01-06", "", Kind.PROMOTION, countries=("JP",)),
      report("b", "01-04", "", Kind.PROMOTION, countries=("JP",))], {"near-dates", "same-countries", "same-kind"}),
    ("a dialogue, to one a meeting and to the other a conference",
     [report("a", "01-04", "", Kind.MEETING, countries=("NL",)),
      report("b", "01-04", "", Kind.CONFERENCE, also=(Kind.MEETING,), countries=("NL",))],
     {"same-dates", "same-countries"}),
    ("the consular corps and a consul in one evening",
     [report("a", "01-04", "", Kind.CONSULAR, part_of_day=PartOfDay.EVENING),
      report("b", "01-04", "", Kind.CONSULAR, part_of_day=PartOfDay.EVENING, countries=("IT",))],
     {"same-dates", "same-kind"}),
]  # fmt: skip
NOT_OFFERED = [
    ("others on one day", [report("a", "01-04"), report("b", "01-04", "Gangnam")]),
    ("others on days near by", [report("a", "01-04"), report("b", "01-06", "Gangnam")]),
    ("the same a month later", [report("a", "01-04"), report("b", "02-04")]),
    ("one article tells of both", [report("a1", "01-04"), report("a2", "01-06")]),
    ("several days and a day of another kind",
     [report("a", "01-04/01-06", "", Kind.PROMOTION, countries=("JP",)),
      report("b", "01-04", "", Kind.AGREEMENT, countries=("JP",))]),
    ("days near by with one country in common",
     [report("a", "01-04", "", Kind.PROMOTION, countries=("JP",)),
      report("b", "01-06", "", Kind.PROMOTION, countries=("JP",))]),
    ("the consular corps in the evening, a consul in the morning",
     [report("a", "01-04", "", Kind.CONSULAR, part_of_day=PartOfDay.EVENING),
      report("b", "01-04", "", Kind.CONSULAR, part_of_day=PartOfDay.MORNING, countries=("IT",))]),
    ("a visit and the return of it", [report("a", "01-04"), report("b", "01-06", role=Role.HOST)]),
    ("one event", [report("a", "01-04"), report("b", "01-04")]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "reasons"), [row[1:] for row in OFFERED], ids=[row[0] for row in OFFERED])
def test_what_may_be_one_is_offered(told: list[Told], reasons: set[str]) -> None:
    pairs = pairs_of(told)
    assert len(pairs) == len(told) - 1
    assert all(reasons <= set(pair.reasons) and 0 < pair.likeness < 1 for pair in pairs)


@pytest.mark.parametrize("told", [row[1] for row in NOT_OFFERED], ids=[row[0] for row in NOT_OFFERED])
def test_what_is_known_is_not_offered(told: list[Told]) -> None:
    assert pairs_of(told) == ()


def test_what_people_keep_apart_is_not_offered() -> None:
    told = [report("a", "01-04"), report("b", "01-06")]
    pair = _pair(known_after(told), "a", "b")
    people = Known(corrections=decisions_of(Verdicts(two=frozenset([pair]))))
    plan = plan_changes(extractions(told), people, later(0))
    assert plan.pairs == ()

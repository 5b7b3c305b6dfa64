"""Which reports are one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.reports import make_article, make_candidate
from timeline.model import EventCandidate, Kind, Party, Precision
from timeline.records import Report
from timeline.resolve.alike import APART, relation, said
from timeline.resolve.groups import group_reports

DAEJEON = (Party("Daejeon", country="KR"),)
YEAR = {"dtstart": date(2005, 1, 1), "dtend": date(2006, 1, 1), "precision": Precision.YEAR}


def _report(number: int, **changes: Any) -> Report:
    article = make_article(changes.pop("article", f"news-{number}"), language=changes.pop("language", "en"))
    changes.setdefault("quote", f"{number} sentences that are {number} times other ones")
    changes.setdefault("summary", f"Summary number {number} of {number}")
    return Report(f"r{number}", "", make_candidate(article, **changes))


SAME: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same party, written otherwise", {}, {"parties": (Party("DAEJEON", country="KR"),)}),
    ("the same party, countries on one side only", {}, {"countries": ()}),
    ("the same countries, no party on one side", {}, {"parties": ()}),
    ("the same countries in another language", {}, {"parties": (Party("大田", country="KR"),), "language": "zh"}),
    ("countries in another order", {"countries": ("KR", "JP")}, {"countries": ("JP", "KR"), "parties": ()}),
    ("a word of the counterpart's name", {}, {"parties": (Party("City of Daejeon", country="KR"),)}),
    ("kinds that go together", {"kind": Kind.VISIT, "also": (Kind.MEETING,)}, {}),
    ("nobody named, the sentence reprinted",
     {"parties": (), "countries": (), "quote": "On January 4 the province opened its office for guests from abroad"},
     {"parties": (), "countries": (), "quote": "On January 4, the province opened its office for guests from abroad"}),
    ("a friendship of a year, named twice", {**YEAR, "kind": Kind.TWINNING}, {**YEAR, "kind": Kind.TWINNING}),
]  # fmt: skip

OTHER: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("other countries", {}, {"countries": ("JP",), "parties": (Party("Yamaguchi", country="JP"),)}),
    ("two cities of one country", {}, {"parties": (Party("Gangnam", country="KR"),)}),
    ("more countries, nobody in common", {"parties": ()}, {"parties": (), "countries": ("KR", "JP")}),
    ("kinds that do not go together", {}, {"kind": Kind.AWARD}),
    ("nobody named", {"parties": (), "countries": ()}, {"parties": (), "countries": ()}),
    ("nobody named on one side", {}, {"parties": (), "countries": ()}),
    ("one article, two kinds", {"article": "a", "also": (Kind.VISIT,)}, {"article": "a", "kind": Kind.VISIT}),
    ("one article, two counterparts", {"article": "a"}, {"article": "a", "parties": (*DAEJEON, Party("Gangnam"))}),
    ("two visits in one year", {**YEAR, "kind": Kind.VISIT}, {**YEAR, "kind": Kind.VISIT}),
    ("'recently', twice", {"dtstart": None}, {"dtstart": None}),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_one_event(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert len(group_reports([_report(1, **first), _report(2, **second)])) == 1


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_two_events(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert len(group_reports([_report(1, **first), _report(2, **second)])) == 2


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SAME + OTHER])
def test_who_is_asked_first_does_not_matter(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, other = said(_report(1, **first)), said(_report(2, **second))
    assert relation(one, other) == relation(other, one)


def test_one_article_may_say_it_twice() -> None:
    assert len(group_reports([_report(1, article="a"), _report(2, article="a")])) == 1


def test_a_report_between_two_that_cannot_be_one_goes_with_the_surer() -> None:
    korea = _report(1)
    japan = _report(2, parties=(Party("Yamaguchi", country="JP"),), countries=("JP",), kind=Kind.VISIT)
    both = _report(3, parties=(*DAEJEON, Party("Yamaguchi")), countries=("KR", "JP"), also=(Kind.VISIT,))
    assert [len(group) for group in group_reports([korea, japan, both])] == [2, 1]


def test_a_report_that_fits_two_equally_well_stays_alone() -> None:
    korea = _report(1)
    japan = _report(2, parties=(Party("Yamaguchi", country="JP"),), countries=("JP",))
    both = _report(3, parties=(*DAEJEON, Party("Yamaguchi")), countries=("KR", "JP"))
    assert [len(group) for group in group_reports([korea, japan, both])] == [1, 1, 1]


def test_two_things_in_each_of_two_articles_stay_two() -> None:
    """As in a signing during a conference, which both articles report, and which share a party."""
    body = Party("World Ports Association")
    signing: dict[str, Any] = {"kind": Kind.AGREEMENT, "also": (Kind.CONFERENCE,), "countries": ("IN", "CN")}
    frame: dict[str, Any] = {"kind": Kind.CONFERENCE, "also": (Kind.AGREEMENT,), "countries": ()}
    reports = [
        _report(1, article="a", parties=(body, Party("Port of Mumbai")), **signing),
        _report(2, article="a", parties=(body,), **frame),
        _report(3, article="b", parties=(body, Party("Port of Mumbai")), **signing),
        _report(4, article="b", parties=(body,), **frame),
    ]
    groups = group_reports(reports)
    assert [[report.id for report in group] for group in groups] == [["r1", "r3"], ["r2", "r4"]]


def test_no_group_holds_two_that_are_apart() -> None:
    """A chain of reports, each like the next, the ends unlike each other."""
    parties = [Party(name) for name in ("Arta", "Bresa", "Cuneo", "Dorna", "Elva")]
    chain = [_report(n, parties=tuple(parties[n : n + 2]), countries=(f"X{n}",)) for n in range(4)]
    for group in group_reports(chain):
        compared = [said(report) for report in group]
        assert all(relation(one, other) != APART for one in compared for other in compared)


def test_every_report_is_in_one_group() -> None:
    reports = [_report(n, countries=("KR", "JP")[n % 2 :]) for n in range(6)]
    assert sorted(r.id for group in group_reports(reports) for r in group) == [f"r{n}" for n in range(6)]


def test_nothing_gives_no_group() -> None:
    assert group_reports([]) == []


def _said_later(candidate: EventCandidate) -> EventCandidate:
    return replace(candidate, main=False)


def test_a_later_mention_joins_the_news() -> None:
    news = _report(1)
    mention = replace(_report(2), candidate=_said_later(_report(2).candidate))
    assert len(group_reports([news, mention])) == 1

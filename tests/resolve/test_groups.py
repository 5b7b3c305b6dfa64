"""Which reports are one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import combinations
from typing import Any

import pytest

from tests.reports import make_article, make_candidate
from timeline.model import EventCandidate, Kind, PartOfDay, Party, Precision, Role, Span, Status
from timeline.records import Report
from timeline.resolve.alike import APART, relation, said
from timeline.resolve.groups import group_reports

YEAR = {"dtstart": date(2005, 1, 1), "dtend": date(2006, 1, 1), "precision": Precision.YEAR}
MONTH = {"dtstart": date(2019, 3, 1), "dtend": date(2019, 4, 1), "precision": Precision.MONTH}
THREE_DAYS = {"dtstart": date(2018, 10, 10), "dtend": date(2018, 10, 13)}
KOREA = (Party("South Korea", country="KR"),)
JAPAN: dict[str, Any] = {"parties": (Party("Japan", Role.VISITOR, "JP"),), "countries": ("JP",)}
PORTS = Party("World Ports Association", Role.ORGANISER)
FORUM: dict[str, Any] = {"kind": Kind.CONFERENCE, "parties": (PORTS,), "countries": ()}
ICF = Party("Intelligent Community Forum")
JAPANESE = Party("Aoki Jun", Role.VISITOR, "JP", "Mayor")
CHAIRMAN = Party("Nguyen An", Role.HOST, "VN", "Chairman")
CORPS: dict[str, Any] = {"kind": Kind.CONSULAR, "parties": (), "countries": ()}
REPRINT = "On January 4 the province opened its office for guests from abroad"
COMPOSED: dict[str, Any] = {
    "summary": "Visit: Binh Duong and guests from Japan",
    "composed": {"en": "Visit: Binh Duong and guests from Japan"},
}


def _agreement(*names: str, **changes: Any) -> dict[str, Any]:
    """An agreement of 2005 with localities of Korea."""
    parties = tuple(Party(name, Role.SIGNATORY, "KR") for name in names)
    return {**YEAR, "kind": Kind.AGREEMENT, "parties": parties, **changes}


def _report(number: int, **changes: Any) -> Report:
    article = make_article(changes.pop("article", f"news-{number}"), language=changes.pop("language", "en"))
    changes.setdefault("quote", f"{number} sentences that are {number} times other ones")
    changes.setdefault("summary", f"Summary number {number} of {number}")
    return Report(f"r{number}", "", make_candidate(article, **changes))


SAME: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same party, written otherwise", {}, {"parties": (Party("DAEJEON", country="KR"),)}),
    ("the same party, countries on one side only", {}, {"countries": ()}),
    ("the same party in another language", {}, {"language": "zh"}),
    ("one more counterpart", {}, {"parties": (Party("Daejeon", country="KR"), Party("Gangnam", country="KR"))}),
    ("a word of the counterpart's name", {}, {"parties": (Party("City of Daejeon", country="KR"),)}),
    ("kinds that go together", {"kind": Kind.VISIT, "also": (Kind.MEETING,)}, {}),
    ("an international body as the guest", {"parties": (Party("World Bank"),), "countries": ()},
     {"parties": (Party("World Bank"),), "countries": (), "language": "vi"}),
    ("nobody named, the sentence reprinted",
     {"parties": (), "countries": (), "quote": REPRINT},
     {"parties": (), "countries": (), "quote": REPRINT.replace(" the", ", the", 1)}),
    ("only the country named, the headline reprinted",
     {**JAPAN, "summary": "Chairman receives investors of the electronics industry"},
     {**JAPAN, "summary": "Chairman receives investors of the electronics industry!"}),
    ("a friendship of a year, named twice", {**YEAR, "kind": Kind.TWINNING}, {**YEAR, "kind": Kind.TWINNING}),
    ("an agreement of a year, in two languages", _agreement("Daejeon"), _agreement("Daejeon", language="vi")),
    ("an award of a year by a body, further bodies on one side",
     {**YEAR, "kind": Kind.AWARD, "parties": (ICF,), "countries": ()},
     {**YEAR, "kind": Kind.AWARD, "parties": (ICF, Party("Horasis")), "countries": ()}),
    ("one organiser, the same several days", {**FORUM, **THREE_DAYS}, {**FORUM, **THREE_DAYS}),
    ("one country, the same several days", {**JAPAN, **THREE_DAYS}, {**JAPAN, **THREE_DAYS}),
    ("one organiser, the same place", {**FORUM, "location": "City Hall"}, {**FORUM, "location": "city hall"}),
    ("one organiser, the same named event, in two languages",
     {**FORUM, "date_span": Span(55, 66),
      "quote": "Guests of the 2019 Horasis Asia Meeting will hear of it November 23."},
     {**FORUM, "date_span": Span(0, 10), "language": "vi",
      "quote": "Ngày 23/11, dự án được công bố tại diễn đàn kinh tế Horasis năm 2019."}),
    ("planned and cancelled", {"status": Status.PLANNED}, {"status": Status.CANCELLED}),
    ("one visit held and cancelled", {"status": Status.HELD}, {"status": Status.CANCELLED}),
    ("met by video, each at home", {"location": "City Hall"}, {"location": "Daejeon"}),
    ("an award of a day by a body, its hour told otherwise",
     {"kind": Kind.AWARD, "parties": (ICF,), "countries": (), "part_of_day": PartOfDay.MORNING},
     {"kind": Kind.AWARD, "parties": (ICF,), "countries": (), "part_of_day": PartOfDay.AFTERNOON}),
    ("kinds of which each has one that fits", {"kind": Kind.EXCHANGE, "also": (Kind.MEETING,)},
     {"kind": Kind.AGREEMENT, "also": (Kind.MEETING,)}),
    ("one guest by name, one country", {**JAPAN, "parties": (JAPANESE,)},
     {**JAPAN, "parties": (JAPANESE, Party("Kobe", Role.VISITOR, "JP"))}),
    ("the consular corps on one evening", {**CORPS, "part_of_day": PartOfDay.EVENING},
     {**CORPS, "part_of_day": PartOfDay.EVENING}),
    ("one clock time", {"clock": time(9)}, {"clock": time(9)}),
    ("a time on one side", {"part_of_day": PartOfDay.MORNING}, {"clock": time(9)}),
    ("a place within a place", {"location": "Thu Dau Mot"}, {"location": "City Hall, Thu Dau Mot"}),
    ("places in two languages", {"location": "City Hall"}, {"location": "Tòa thị chính", "language": "vi"}),
]  # fmt: skip

OTHER: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("other countries", {}, {"countries": ("JP",), "parties": (Party("Yamaguchi", country="JP"),)}),
    ("two cities of one country", {}, {"parties": (Party("Gangnam", country="KR"),)}),
    ("two cities of one country, in two languages", {},
     {"parties": (Party("Gangnam", country="KR"),), "language": "vi"}),
    ("names that nobody knows to be the same", {}, {"parties": (Party("大德", country="KR"),), "language": "zh"}),
    ("only the country is the same", JAPAN, JAPAN),
    ("only the country is the same, in two languages", JAPAN,
     {"parties": (Party("Nhật Bản", country="JP"),), "countries": ("JP",), "language": "vi"}),
    ("a country with its article", {"parties": (Party("the Netherlands", country="NL"),), "countries": ("NL",)},
     {"parties": (Party("The Netherlands", country="NL"),), "countries": ("NL",)}),
    ("a city, and only its country", {}, {"parties": KOREA}),
    ("only the country, nobody named", {"parties": ()}, {"parties": ()}),
    ("more countries, nobody in common", {"parties": ()}, {"parties": (), "countries": ("KR", "JP")}),
    ("kinds that do not go together", {}, {"kind": Kind.AWARD}),
    ("nobody named", {"parties": (), "countries": ()}, {"parties": (), "countries": ()}),
    ("nobody named on one side", {}, {"parties": (), "countries": ()}),
    ("one article, two kinds", {"article": "a", "also": (Kind.VISIT,)}, {"article": "a", "kind": Kind.VISIT}),
    ("one article, two counterparts", {"article": "a"},
     {"article": "a", "parties": (Party("Daejeon", country="KR"), Party("Gangnam"))}),
    ("one article, the same twice", {"article": "a"}, {"article": "a"}),
    ("two conferences of one organiser", FORUM, FORUM),
    ("two conferences of one participant body", {**FORUM, "parties": (Party("Horasis"),)},
     {**FORUM, "parties": (Party("Horasis"),)}),
    ("the chairman and guests of one country", {**JAPAN, "parties": (CHAIRMAN,)}, {**JAPAN, "parties": (CHAIRMAN,)}),
    ("the consular corps, at no time of the day", CORPS, CORPS),
    ("a conference held, another of those days cancelled",
     {**FORUM, **THREE_DAYS}, {**FORUM, **THREE_DAYS, "status": Status.CANCELLED}),
    ("two clock times", {"clock": time(9)}, {"clock": time(14)}),
    ("two parts of the day", {"part_of_day": PartOfDay.MORNING}, {"part_of_day": PartOfDay.EVENING}),
    ("two venues", {"location": "City Hall"}, {"location": "University"}),
    ("titles of a page that fit everything", {**JAPAN, "summary": "News and events"},
     {**JAPAN, "summary": "News and events"}),
    ("titles that the program composed", {**JAPAN, **COMPOSED}, {**JAPAN, **COMPOSED}),
    ("two visits in one year", {**YEAR, "kind": Kind.VISIT}, {**YEAR, "kind": Kind.VISIT}),
    ("two visits in one month, titles composed", {**MONTH, **COMPOSED}, {**MONTH, **COMPOSED}),
    ("agreements with two in a year, one of them the same", _agreement("Daejeon", "Gangnam"),
     _agreement("Daejeon", "Seoul")),
    ("a sentence that sums up what three countries signed", _agreement("Daejeon", countries=("KR", "JP", "US")),
     _agreement("Daejeon")),
    ("an agreement of a year with a mere country", _agreement(parties=KOREA), _agreement(parties=KOREA)),
    ("agreement and membership of a year", _agreement("Daejeon"), _agreement("Daejeon", kind=Kind.MEMBERSHIP)),
    ("'recently', twice", {"dtstart": None}, {"dtstart": None}),
    ("'recently', titles composed", {"dtstart": None, **COMPOSED}, {"dtstart": None, **COMPOSED}),
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


def test_no_third_report_brings_two_of_one_article_together() -> None:
    groups = group_reports([_report(1, article="a"), _report(2, article="a"), _report(3, article="b")])
    assert all(len({report.article for report in group}) == len(group) for group in groups)


def test_a_report_between_two_that_cannot_be_one_goes_with_the_surer() -> None:
    korea = _report(1)
    japan = _report(2, parties=(Party("Yamaguchi", country="JP"),), countries=("JP",), kind=Kind.VISIT)
    both = _report(
        3, parties=(Party("Daejeon", country="KR"), Party("Yamaguchi")), countries=("KR", "JP"), also=(Kind.VISIT,)
    )
    assert [len(group) for group in group_reports([korea, japan, both])] == [2, 1]


def test_a_report_that_fits_two_equally_well_stays_alone() -> None:
    korea = _report(1)
    japan = _report(2, parties=(Party("Yamaguchi", country="JP"),), countries=("JP",))
    both = _report(3, parties=(Party("Daejeon", country="KR"), Party("Yamaguchi")), countries=("KR", "JP"))
    assert [len(group) for group in group_reports([korea, japan, both])] == [1, 1, 1]


def test_two_things_in_each_of_two_articles_stay_two() -> None:
    """As in a signing during a conference, which both articles report, and which share a party."""
    body = Party("World Ports Association")
    signing: dict[str, Any] = {"kind": Kind.AGREEMENT, "also": (Kind.CONFERENCE,), "countries": ("IN", "CN")}
    frame: dict[str, Any] = {"kind": Kind.CONFERENCE, "also": (Kind.AGREEMENT,), "countries": ()}
    mumbai = Party("Mumbai", country="IN")
    opening = "The regional meeting of the association opened its doors to all ports"
    reports = [
        _report(1, article="a", parties=(body, mumbai), **signing),
        _report(2, article="a", parties=(body,), quote=opening, **frame),
        _report(3, article="b", parties=(body, mumbai), **signing),
        _report(4, article="b", parties=(body,), quote=f"{opening}!", **frame),
    ]
    groups = group_reports(reports)
    assert [[report.id for report in group] for group in groups] == [["r1", "r3"], ["r2", "r4"]]


def test_no_group_holds_two_that_are_apart() -> None:
    """A chain of reports, each like the next, the ends unlike each other."""
    parties = [Party(name) for name in ("Arta", "Bresa", "Cuneo", "Dorna", "Elva")]
    chain = [_report(n, parties=tuple(parties[n : n + 2]), countries=(f"X{n}",)) for n in range(4)]
    for group in group_reports(chain):
        compared = [said(report) for report in group]
        assert all(relation(one, other) != APART for one, other in combinations(compared, 2))


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

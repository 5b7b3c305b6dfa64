"""What several reports say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import permutations
from typing import Any

import pytest

from tests.reports import NOW, make_article, make_candidate
from timeline.model import Event, Kind, PartOfDay, Party, Precision, Role, Scope, Status
from timeline.records import Report
from timeline.resolve.facts import resolve_facts

COMPOSED: dict[str, Any] = {
    "summary": "Gặp gỡ: B – D",
    "composed": {"en": "Meeting: B – D", "vi": "Gặp gỡ: B – D", "zh": "会谈：B—D"},
}


def _report(number: int, *, language: str = "en", **changes: Any) -> Report:
    """Reports are published a day apart, in the order of their numbers."""
    article = make_article(f"news-{number}", language=language, published=date(2023, 1, 4 + number))
    return Report(f"r{number}", "r1", make_candidate(article, **changes))


def _event(*changes: dict[str, Any]) -> Event:
    return resolve_facts("r1", [_report(n, **c) for n, c in enumerate(changes, start=1)], NOW)


HELD, PLANNED, CANCELLED, POSTPONED = (
    {"status": status} for status in (Status.HELD, Status.PLANNED, Status.CANCELLED, Status.POSTPONED)
)


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ((PLANNED, HELD), Status.HELD),
        ((HELD, PLANNED), Status.HELD),
        ((PLANNED, CANCELLED), Status.CANCELLED),
        ((CANCELLED, PLANNED), Status.PLANNED),
        ((PLANNED, POSTPONED, PLANNED), Status.PLANNED),
        ((CANCELLED, HELD), Status.HELD),
        ((PLANNED, PLANNED), Status.PLANNED),
    ],
)
def test_the_newest_report_says_what_happened(reports: tuple[dict[str, Any], ...], status: Status) -> None:
    assert _event(*reports).status is status


def test_an_undated_report_is_the_oldest() -> None:
    undated = replace(_report(2).candidate.evidence, published=None)
    cancelled = replace(_report(2, **CANCELLED).candidate, evidence=undated)
    assert resolve_facts("r1", [_report(1), Report("r2", "r1", cancelled)], NOW).status is Status.HELD


def test_another_status_is_a_conflict() -> None:
    assert _event(HELD, CANCELLED).conflicts == ("status:held:https://news-1.example/story",)


def test_a_plan_that_came_true_is_none() -> None:
    assert _event(PLANNED, HELD).conflicts == ()


def test_an_end_goes_with_its_own_beginning() -> None:
    assert _event({"clock": time(9)}, {"clock": time(14), "clock_end": time(15)}).clock_end is None


def test_what_one_report_leaves_out_another_supplies() -> None:
    event = _event({}, {"location": "Thu Dau Mot", "part_of_day": PartOfDay.MORNING, "clock": time(9)})
    assert (event.location, event.part_of_day, event.clock) == ("Thu Dau Mot", PartOfDay.MORNING, time(9))


def test_news_in_one_report_is_news() -> None:
    assert _event({"main": False}, {"main": True}).main


def test_only_mentions_make_a_background_event() -> None:
    assert not _event({"main": False}, {"main": False}).main


def test_most_news_reports_say_which_kind() -> None:
    event = _event({"kind": Kind.VISIT}, {"kind": Kind.MEETING}, {"kind": Kind.MEETING, "also": (Kind.CONSULAR,)})
    assert (event.kind, event.also) == (Kind.MEETING, (Kind.CONSULAR, Kind.VISIT))


def test_of_kinds_named_equally_often_the_earlier_goes_first() -> None:
    assert _event({"kind": Kind.MEETING}, {"kind": Kind.AGREEMENT}).kind is Kind.AGREEMENT


def test_mentions_have_no_vote_beside_news() -> None:
    assert _event({"kind": Kind.VISIT}, {"main": False}, {"main": False}).kind is Kind.VISIT


def test_a_party_is_one_party_however_it_is_written() -> None:
    event = _event(
        {"parties": (Party("Đà Lạt", Role.HOST),)}, {"parties": (Party("Da Lat", country="VN"), Party("Hue"))}
    )
    assert event.parties == (Party("Đà Lạt", Role.HOST, "VN"), Party("Hue"))


def test_countries_of_all_reports() -> None:
    assert _event({"countries": ("KR",)}, {"countries": ("JP", "KR")}).countries == ("KR", "JP")


def test_a_guest_from_abroad_makes_it_international() -> None:
    assert _event({"scope": Scope.DOMESTIC}, {}).scope is Scope.INTERNATIONAL


def test_a_summary_in_each_language_first_that_of_the_first_report() -> None:
    event = _event({"language": "vi", "summary": "Gặp"}, {"summary": "Met"}, {"summary": "Met again"})
    assert list(event.summary.items()) == [("vi", "Gặp"), ("en", "Met")]


def test_a_source_s_own_title_goes_before_composed_ones() -> None:
    event = _event(
        {"language": "vi", **COMPOSED},
        {"summary": "Guests from Daejeon"},
        {"language": "zh", "summary": "会见大田客人"},
    )
    assert event.summary == {"en": "Guests from Daejeon", "zh": "会见大田客人"}


def test_without_any_own_title_the_composed_ones_serve_in_all_languages() -> None:
    event = _event({"language": "vi", **COMPOSED}, {"summary": "Meeting: A – B", "composed": {"en": "Meeting: A – B"}})
    assert list(event.summary.items()) == [("vi", "Gặp gỡ: B – D"), ("en", "Meeting: B – D"), ("zh", "会谈：B—D")]


def test_the_exact_date_wins() -> None:
    year = {"dtstart": date(2023, 1, 1), "dtend": date(2024, 1, 1), "precision": Precision.YEAR}
    event = _event(year, {})
    assert (event.dtstart, event.dtend, event.precision) == (date(2023, 1, 4), date(2023, 1, 5), Precision.DAY)


def test_news_gives_the_summary_before_a_mention() -> None:
    assert _event({"main": False, "summary": "Mentioned"}, {"summary": "Reported"}).summary == {"en": "Reported"}


def test_independent_sources_raise_confidence() -> None:
    assert 0.8 < _event({}, {}).confidence < _event({}, {}, {}).confidence <= 0.99


def test_the_same_site_twice_raises_nothing() -> None:
    one = {"url": "https://news.example/1"}
    other = {"url": "https://news.example/2"}
    assert _event(one, other).confidence == 0.8


def test_nothing_is_certain() -> None:
    assert _event({"confidence": 1.0}).confidence == 0.99


def test_evidence_of_all_by_publication() -> None:
    assert [e.article for e in _event({}, {}, {}).evidence] == ["news-1", "news-2", "news-3"]


def test_a_sentence_that_gives_two_reports_is_one_piece_of_evidence() -> None:
    twice = [_report(1), replace(_report(1, also=(Kind.VISIT,)), id="r2")]
    assert len(resolve_facts("r1", twice, NOW).evidence) == 1


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [
        _report(1, language="vi", location="here", **CANCELLED),
        _report(2, kind=Kind.VISIT, clock=time(9), location="there"),
        _report(3, main=False, parties=(Party("Gangnam"),), **PLANNED),
        _report(4, part_of_day=PartOfDay.EVENING),
    ]
    assert len({repr(resolve_facts("r1", order, NOW)) for order in permutations(reports)}) == 1


def test_ids_do_not_matter() -> None:
    """Of two reports of one sentence, which has the lesser id depends on the past: it may decide nothing."""
    first, second = replace(_report(1), id="a"), replace(_report(1, summary="Another summary"), id="b")
    swapped = [replace(first, id="b"), replace(second, id="a")]
    assert resolve_facts("x", [first, second], NOW) == resolve_facts("x", swapped, NOW)


def _told(host: str, day: int, published: date | int | None, *, last: int | None = None, **changes: Any) -> Report:
    """What a host says of days of January 2023. published: a day of that month, a date, or None."""
    when = date(2023, 1, published) if isinstance(published, int) else published
    dates = {"dtstart": date(2023, 1, day), "dtend": date(2023, 1, last or day) + timedelta(days=1)}
    article = make_article(f"{host}-{day}-{published}", url=f"https://{host}.example/{day}")
    candidate = make_candidate(article, **dates, **changes)
    evidence = replace(candidate.evidence, published=when)
    return Report(article.key, "r1", replace(candidate, evidence=evidence))


def _shown(*reports: Report) -> Event:
    return resolve_facts("r1", reports, NOW)


CLOCK = {"clock": time(9), "clock_end": time(10), "part_of_day": PartOfDay.MORNING}


def test_another_day_s_hour_is_not_shown() -> None:
    event = _shown(_told("a", 4, 5, **CLOCK), _told("b", 6, 7), _told("c", 6, 7))
    assert (event.dtstart, event.clock, event.clock_end, event.part_of_day) == (date(2023, 1, 6), None, None, None)


def test_the_hour_of_one_of_several_days_is_not_shown() -> None:
    event = _shown(_told("a", 4, 7, last=6), _told("b", 5, 7, **CLOCK))
    assert (event.dtend, event.clock, event.part_of_day) == (date(2023, 1, 7), None, None)


@pytest.mark.parametrize(
    ("reports", "day"),
    [
        pytest.param([_told("a", 4, 5), _told("b", 6, 7), _told("c", 6, 7)], 6, id="more hosts"),
        pytest.param([_told("a", 6, 8), _told("a", 6, 9), _told("b", 4, 5)], 4, id="one host twice is one"),
        pytest.param([_told("a", 6, 8), _told("www.a", 6, 9), _told("b", 4, 5)], 4, id="with and without www"),
        pytest.param([_told("a", 4, 5, **PLANNED), _told("b", 6, 9)], 6, id="held before a plan told near it"),
        pytest.param([_told("a", 4, 3, **PLANNED), _told("b", 6, 9)], 6, id="held before a plan"),
        pytest.param([_told("a", 10, 9), _told("b", 8, 10)], 8, id="held before it was"),
        pytest.param([_told("a", 10, 9), _told("b", 10, 9), _told("c", 8, 10)], 8, id="held before it was, twice"),
        pytest.param([_told("a", 10, 9), _told("b", 8, 7, **PLANNED)], 8, id="a plan before what cannot be"),
        pytest.param([_told("a", 4, 5, main=False), _told("b", 6, 9)], 6, id="news before mention"),
        pytest.param([_told("a", 2, 4, last=4), _told("b", 6, 9)], 6, id="a day before several others"),
        pytest.param([_told("a", 4, 9), _told("b", 6, 7)], 6, id="written soonest after it"),
        pytest.param([_told("a", 9, 8, **PLANNED), _told("b", 5, 2, **PLANNED)], 5, id="no plan is near"),
        pytest.param([_told("a", 6, None), _told("b", 8, 20)], 8, id="when it was written is known"),
        pytest.param([_told("a", 4, 5), _told("b", 6, 7)], 4, id="the earlier day"),
    ],
)
def test_of_contradicting_days_the_better_attested(reports: list[Report], day: int) -> None:
    assert {_shown(*order).dtstart for order in permutations(reports)} == {date(2023, 1, day)}


def test_a_month_speaks_for_the_day_in_it() -> None:
    february = _told("c", 1, date(2023, 2, 20))
    month = {"dtstart": date(2023, 2, 1), "dtend": date(2023, 3, 1), "precision": Precision.MONTH}
    vague = replace(february, candidate=replace(february.candidate, **month))
    later = _told("b", 4, None)
    other = replace(later, candidate=replace(later.candidate, dtstart=date(2023, 2, 4), dtend=date(2023, 2, 5)))
    assert _shown(_told("a", 4, 5), other, vague).dtstart == date(2023, 2, 4)


@pytest.mark.parametrize(
    ("reports", "days"),
    [
        pytest.param([_told("a", 4, 7, last=6), _told("b", 4, 5), _told("c", 4, 5)], (4, 6), id="news of all days"),
        pytest.param([_told("a", 2, 20, last=15), _told("b", 4, 5)], (2, 15), id="two weeks"),
        pytest.param([_told("a", 2, 20, last=16), _told("b", 4, 5)], (4, 4), id="more than two weeks"),
        pytest.param([_told("a", 4, 2, last=6, **PLANNED), _told("b", 4, 5)], (4, 4), id="a plan, held on a day"),
        pytest.param(
            [_told("a", 4, 2, last=6, **PLANNED), _told("b", 4, 3, last=6, **PLANNED), _told("c", 5, 5)],
            (4, 6),
            id="a plan of two hosts, held on a day",
        ),
        pytest.param(
            [_told("a", 4, 7, last=6, main=False), _told("b", 4, 8, last=6, main=False), _told("c", 5, 5)],
            (4, 6),
            id="mentions of two hosts beside news",
        ),
        pytest.param(
            [_told("a", 4, 2, last=6, **PLANNED), _told("www.a", 4, 3, last=6, **PLANNED), _told("c", 5, 5)],
            (5, 5),
            id="a plan of one host, told twice",
        ),
        pytest.param(
            [
                *(_told(host, 4, 2, last=6, **PLANNED) for host in ("a", "b")),
                *(_told(host, 5, 5) for host in ("c", "d", "e")),
            ],
            (5, 5),
            id="a plan of two hosts, held on a day as more say",
        ),
        pytest.param([_told("a", 4, 2, last=6), _told("b", 4, 3, last=6), _told("c", 4, 5)], (4, 4), id="twice before"),
        pytest.param(
            [  # each goes before another one
                *(_told(host, 5, 6) for host in ("a", "b")),
                *(_told(host, 4, 2, last=6, main=False, **PLANNED) for host in ("c", "d")),
                _told("e", 3, 2, last=7, **PLANNED),
            ],
            (5, 5),
            id="three of which none is the best",
        ),
        pytest.param([_told("a", 4, 2, last=6), _told("b", 4, 5)], (4, 4), id="held before it was"),
        pytest.param(
            [_told("a", 4, 2, last=6, **PLANNED), _told("b", 4, 3, **PLANNED)], (4, 6), id="a plan beside a plan"
        ),
        pytest.param([_told("a", 4, 7, last=6, main=False), _told("b", 4, 5)], (4, 4), id="a mention beside news"),
        pytest.param(
            [_told("a", 4, 7, last=6, main=False), _told("b", 4, 5, main=False)], (4, 6), id="a mention beside another"
        ),
        pytest.param([_told("a", 1, 9, last=31), _told("b", 4, 7, last=6), _told("c", 5, 6)], (4, 6), id="three deep"),
    ],
)
def test_several_days_and_one_of_them(reports: list[Report], days: tuple[int, int]) -> None:
    first, last = (date(2023, 1, day) for day in days)
    shown = {(event.dtstart, event.dtend) for event in (_shown(*order) for order in permutations(reports))}
    assert shown == {(first, last + timedelta(days=1))}


def test_days_that_are_not_shown_are_a_conflict() -> None:
    event = _shown(_told("a", 1, 2, last=31, **PLANNED), _told("b", 4, 5), _told("c", 4, 5))
    assert event.conflicts == (
        "dtstart:2023-01-01:https://a.example/1",
        "dtend:2023-02-01:https://a.example/1",
    )


def test_a_day_of_several_that_are_shown_is_no_conflict() -> None:
    assert _shown(_told("a", 4, 7, last=6), _told("b", 5, 6)).conflicts == ()


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        pytest.param(
            [_told("a", 4, date(2099, 1, 1), **CANCELLED), _told("b", 4, 5)], Status.HELD, id="published in the future"
        ),
        pytest.param([_told("a", 4, 3, **CANCELLED), _told("b", 4, None)], Status.HELD, id="held is not told before"),
        pytest.param([_told("a", 4, 5, **CANCELLED), _told("b", 4, None)], Status.CANCELLED, id="undated, held"),
        pytest.param([_told("a", 4, None, **CANCELLED), _told("b", 4, 3, **PLANNED)], Status.PLANNED, id="undated"),
        pytest.param([_told("a", 4, 2), _told("b", 4, 3, **PLANNED)], Status.PLANNED, id="held before it was"),
        pytest.param(
            [_told("a", 4, 9, **CANCELLED), _told("b", 4, 5), _told("c", 4, 5)], Status.HELD, id="one takes it back"
        ),
        pytest.param(
            [_told("a", 4, 9, **POSTPONED), _told("b", 4, 5), _told("c", 4, 5)], Status.HELD, id="one puts it off"
        ),
        pytest.param(
            [_told("a", 4, 9, **CANCELLED), _told("d", 4, 9, **CANCELLED), _told("b", 4, 5), _told("c", 4, 5)],
            Status.CANCELLED,
            id="two take it back",
        ),
        pytest.param(
            [_told("a", 4, 9, **CANCELLED), _told("b", 4, 5), _told("b", 4, 6)], Status.CANCELLED, id="of one host"
        ),
        pytest.param(
            [_told("a", 4, 6, last=8, **CANCELLED), _told("b", 4, 5, last=8), _told("c", 4, 5, last=8)],
            Status.CANCELLED,
            id="called off halfway",
        ),
        pytest.param(
            [_told("a", 4, 5, **CANCELLED), _told("b", 4, 3), _told("c", 4, 3)], Status.CANCELLED, id="never was held"
        ),
    ],
)
def test_whose_status_is_shown(reports: list[Report], status: Status) -> None:
    assert {_shown(*order).status for order in permutations(reports)} == {status}


def test_the_status_that_one_host_takes_back_is_a_conflict() -> None:
    event = _shown(_told("a", 4, 9, **CANCELLED), _told("b", 4, 5), _told("c", 4, 5))
    assert event.conflicts == ("status:cancelled:https://a.example/4",)


def test_who_contradicts_the_date_makes_it_no_surer() -> None:
    sure, doubtful = _told("a", 4, 5, confidence=0.95), [_told(host, 6, 7, confidence=0.5) for host in "bc"]
    assert _shown(sure, *doubtful).confidence == _shown(*doubtful).confidence

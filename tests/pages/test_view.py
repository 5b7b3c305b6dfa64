"""What a reader sees of an event, as plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.factories import make_event, make_evidence
from tests.reports import make_candidate
from timeline.model import Event, Kind, Party, Precision, Role, Scope, Span, Status, Withdrawal
from timeline.pages.view import event_view, marked_quote, summary
from timeline.publish.overview import Overview
from timeline.publish.wording import LONGEST_QUOTE
from timeline.records import Report

TODAY = date(2023, 3, 1)
MONTH = make_event(dtstart=date(2017, 6, 1), dtend=date(2017, 7, 1), precision=Precision.MONTH)
EARLIER = make_event(dtstart=date(2020, 1, 1), countries=("JP",))
WITHDRAWN = make_event(withdrawn=Withdrawal(datetime(2024, 1, 1, tzinfo=UTC), "the page is gone"))


@pytest.mark.parametrize(
    ("event", "language", "when"),
    [
        (make_event(), "en", "3 Mar 2023"),
        (MONTH, "en", "June 2017"),
        (make_event(dtstart=date(2017, 1, 1), dtend=date(2018, 1, 1), precision=Precision.YEAR), "en", "2017"),
        (make_event(), "zh", "2023年3月3日"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(event: Event, language: str, when: str) -> None:
    assert event_view(event, language, TODAY)["when"] == when


def test_a_month_is_said_to_be_no_day() -> None:
    assert event_view(MONTH, "en", TODAY)["notes"]


@pytest.mark.parametrize(
    ("event", "badge", "struck"),
    [
        (make_event(), "", False),
        (make_event(status=Status.PLANNED), "Planned", False),
        (make_event(status=Status.CANCELLED), "Cancelled", True),
        (WITHDRAWN, "withdrawn", True),
    ],
)
def test_what_was_not_simply_held_is_marked(event: Event, badge: str, struck: bool) -> None:
    view = event_view(event, "en", TODAY)
    assert (view["badge"], view["struck"]) == (badge, struck)


def test_why_it_was_withdrawn_is_said() -> None:
    assert any("the page is gone" in note for note in event_view(WITHDRAWN, "en", TODAY)["notes"])


def test_parties_have_their_roles_and_countries() -> None:
    event = make_event(parties=(Party("Daejeon", Role.HOST, "KR"), Party("WTA")), countries=("KR",))
    facts = dict(event_view(event, "en", TODAY)["facts"])
    assert facts["With"] == [
        {"text": "Daejeon (host, South Korea)", "country": "KR"},
        {"text": "WTA (participant)", "country": ""},
    ]
    assert facts["Countries"] == [{"text": "South Korea", "country": "KR"}]


@pytest.mark.parametrize(
    ("party", "language", "said"),
    [
        (Party("South Korea", Role.VISITOR, "KR"), "en", "South Korea (visitor)"),
        (Party("South Korea", Role.VISITOR, "KR"), "vi", "Hàn Quốc (khách)"),
        (Party("South Korea", Role.VISITOR, "KR"), "zh", "韩国（来访方）"),
        (Party("Diplomatic mission of Singapore", Role.VISITOR, "SG"), "zh", "新加坡外交代表机构（来访方、新加坡）"),
    ],
)
def test_countries_and_missions_are_named_in_the_readers_language(party: Party, language: str, said: str) -> None:
    name = {"en": "With", "vi": "Với", "zh": "对方"}[language]
    [fact] = dict(event_view(make_event(parties=(party,)), language, TODAY)["facts"])[name]
    assert fact["text"] == said


def test_what_is_not_known_is_left_out() -> None:
    assert event_view(make_event(parties=(), countries=(), location=None), "en", TODAY)["facts"] == []


@pytest.mark.parametrize(
    ("scope", "language", "labels"),
    [
        (Scope.INTERNATIONAL, "en", ["Agreement"]),
        (Scope.DOMESTIC, "en", ["Agreement", "Domestic"]),
        (Scope.DOMESTIC, "zh", ["签署协议", "国内"]),
    ],
)
def test_a_domestic_event_says_so(scope: Scope, language: str, labels: list[str]) -> None:
    assert event_view(make_event(scope=scope), language, TODAY)["labels"] == labels


@pytest.mark.parametrize(
    ("code", "said", "source", "url"),
    [
        ("status:planned", "Other reports differ: status:planned", "", ""),
        ("dtstart:2023-03-06:news-1", "Another report says: 6 Mar 2023", "news.example", "https://news.example/1"),
        ("dtstart:2023-03-06:javascript:x", "Another report says: 6 Mar 2023", "javascript:x", ""),
    ],
)
def test_what_another_report_says_is_told_with_whose_it_is(code: str, said: str, source: str, url: str) -> None:
    view = event_view(make_event(conflicts=(code,)), "en", TODAY)
    assert view["conflicts"] == [{"said": said, "source": source, "url": url}]


@pytest.mark.parametrize(
    ("language", "badge"),
    [
        ("en", "announced; no report so far that it took place"),
        ("vi", "đã thông báo; đến nay chưa có tin là đã diễn ra"),
        ("zh", "已宣布；迄今尚无举行的报道"),
    ],
)
def test_a_plan_of_the_past_says_that_nobody_reported_it(language: str, badge: str) -> None:
    view = event_view(make_event(status=Status.PLANNED), language, date(2023, 3, 4))
    assert (view["badge"], view["struck"], view["notes"]) == (badge, False, [])


def test_further_kinds_are_told() -> None:
    assert dict(event_view(make_event(also=(Kind.VISIT,)), "en", TODAY)["facts"])["Also"] == [
        {"text": "Visit", "country": ""}
    ]


def test_each_source_is_told_with_its_sentence() -> None:
    [source] = event_view(make_event(), "en", TODAY)["sources"]
    [(quote, is_date)] = source["quote"]
    assert quote.startswith("On March 3") and not is_date
    assert (source["host"], source["date"], source["language"]) == ("news.example", "4 Mar 2023", "English")


def reported(event: Event, *dates: Span) -> list[Report]:
    """Reports by the event's first source that have their dates there."""
    evidence = event.evidence[0]
    candidate = make_candidate("a", evidence=evidence)
    return [
        Report(f"report-{number}", event.uid, replace(candidate, date_span=date)) for number, date in enumerate(dates)
    ]


QUOTE = "On  March 3, the two sides\u2028signed; on March 5 they dined."
FIRST, SECOND = (QUOTE.index(said) for said in ("March 3", "March 5"))


@pytest.mark.parametrize(
    ("dates", "pieces"),
    [
        ([], [("On March 3, the two sides signed; on March 5 they dined.", False)]),
        (
            [Span(FIRST, FIRST + 7)],
            [("On ", False), ("March 3", True), (", the two sides signed; on March 5 they dined.", False)],
        ),
        (
            [Span(SECOND, SECOND + 7), Span(FIRST, FIRST + 7), Span(FIRST, FIRST + 7)],
            [
                ("On ", False),
                ("March 3", True),
                (", the two sides signed; on ", False),
                ("March 5", True),
                (" they dined.", False),
            ],
        ),
        (
            [Span(FIRST, FIRST + 5), Span(FIRST + 2, FIRST + 7)],
            [("On ", False), ("March", True), (" 3", True), (", the two sides signed; on March 5 they dined.", False)],
        ),
        ([Span(-20, -10)], [("On March 3, the two sides signed; on March 5 they dined.", False)]),
        ([Span(5, 5)], [("On March 3, the two sides signed; on March 5 they dined.", False)]),
        ([Span(len(QUOTE) - 2, len(QUOTE) + 3)], [("On March 3, the two sides signed; on March 5 they dined.", False)]),
    ],
)
def test_the_words_that_tell_the_date_are_told_apart(dates: list[Span], pieces: list[tuple[str, bool]]) -> None:
    assert marked_quote(QUOTE, dates) == pieces


def test_a_quote_that_is_too_long_is_cut_and_not_marked() -> None:
    [(said, is_date)] = marked_quote("March 3 " * 1000, [Span(0, 7)])
    assert len(said) == LONGEST_QUOTE and not is_date


def test_the_date_is_marked_in_the_sentence_of_its_report() -> None:
    event = make_event(evidence=(make_evidence(span=Span(40, 108)), make_evidence(article="news-2")))
    sources = event_view(event, "en", TODAY, reported(event, Span(43, 50)))["sources"]
    assert [[said for said, is_date in source["quote"] if is_date] for source in sources] == [["March 3"], []]


@pytest.mark.parametrize(
    ("dates", "note"),
    [([Span(43, 50)], ""), ([Span(2, 9)], "The date stands elsewhere in this article."), ([], "")],
)
def test_a_date_that_the_sentence_does_not_tell_is_said_to_stand_elsewhere(dates: list[Span], note: str) -> None:
    event = make_event()
    [source] = event_view(event, "en", TODAY, reported(event, *dates))["sources"]
    assert source["note"] == note


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", None])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    [source] = event_view(make_event(evidence=(make_evidence(url=url),)), "en", TODAY)["sources"]
    assert source["url"] == ""


def test_the_title_is_in_the_readers_language_where_a_source_has_it() -> None:
    event = make_event(summary={"vi": "Ký kết với Daejeon", "en": "Signing with Daejeon"})
    assert (event_view(event, "en", TODAY)["title"], event_view(event, "en", TODAY)["original"]) == (
        "Signing with Daejeon",
        "",
    )


def test_a_title_in_another_language_is_marked() -> None:
    view = event_view(make_event(summary={"vi": "Ký kết với Daejeon"}), "en", TODAY)
    assert (view["title_language"], view["original"]) == ("vi", "Title in Vietnamese")


@pytest.mark.parametrize(
    ("overview", "said"),
    [
        (Overview(), "0 events"),
        (Overview(1, 1, 2023, 2023), "1 event with 1 country, 2023"),
        (Overview(2, 2, 2020, 2023), "2 events with 2 countries, 2020–2023"),
        (Overview(1, 0, 2023, 2023), "1 event, 2023"),
    ],
)
def test_the_summary_is_one_line(overview: Overview, said: str) -> None:
    assert summary(overview, "en") == said

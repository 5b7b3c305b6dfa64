"""Words for readers: which events are told of, and how their dates are put."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.factories import KNOWN, make_event, make_evidence
from timeline.model import Event, PartOfDay, Party, Precision, Status, Withdrawal
from timeline.publish.wording import (
    LONGEST_QUOTE,
    is_unreported,
    newest_first,
    notes,
    party_names,
    permanent_id,
    quotation,
    source_of,
    sources,
    title_language,
    told_headline,
    when,
    when_fully,
    whose,
)


@pytest.mark.parametrize(
    ("summary", "language", "said"),
    [
        ({"en": "Talks", "vi": "Hội đàm"}, "vi", "Hội đàm"),
        ({"en": "Talks"}, "vi", "Talks (Tiếng Anh)"),
        ({"vi": "Hội đàm"}, "en", "Hội đàm (Vietnamese)"),
        ({"vi": "Hội đàm"}, "zh", "Hội đàm（越南语）"),
        ({"qqq": "?"}, "en", "? (qqq)"),
    ],
)
def test_a_title_in_another_language_says_so(summary: dict[str, str], language: str, said: str) -> None:
    assert told_headline(make_event(summary=summary), language) == said


def test_of_more_than_fit_those_that_changed_last_are_told_of() -> None:
    old = make_event(uid="old", created=KNOWN - timedelta(days=9), last_modified=KNOWN - timedelta(days=9))
    cancelled = make_event(uid="cancelled", created=KNOWN - timedelta(days=8), last_modified=KNOWN)
    new = make_event(uid="new", created=KNOWN - timedelta(days=1), last_modified=KNOWN - timedelta(days=1))
    assert [e.uid for e in newest_first([old, cancelled, new], at_most=2)] == ["new", "cancelled"]
    assert [e.uid for e in newest_first([old, cancelled, new])] == ["new", "cancelled", "old"]


def test_of_those_known_at_one_moment_the_later_date_is_first() -> None:
    events = [make_event(uid=str(day), dtstart=date(2023, 1, day)) for day in (2, 9, 5)]
    assert [e.uid for e in newest_first(events)] == ["9", "5", "2"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "not later than 5 Jan 2023"), ("vi", "không muộn hơn 5 thg 1, 2023"), ("zh", "不晚于2023年1月5日")],
)
def test_recently_has_a_limit(language: str, words: str) -> None:
    assert when(make_event(dtstart=None, dtend=date(2023, 1, 6)), language) == words


@pytest.mark.parametrize(
    ("changes", "language", "words"),
    [
        ({"part_of_day": PartOfDay.EVENING}, "en", "3 Mar 2023, evening"),
        ({"part_of_day": PartOfDay.MORNING}, "zh", "2023年3月3日上午"),
        ({"clock": time(8)}, "en", "3 Mar 2023, 08:00"),
        (
            {"clock": time(8), "clock_end": time(9, 30), "part_of_day": PartOfDay.MORNING},
            "en",
            "3 Mar 2023, 08:00–09:30",
        ),
    ],
)
def test_the_time_of_day_as_printed(changes: dict[str, object], language: str, words: str) -> None:
    assert when_fully(make_event(**changes), language) == words


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"status": Status.PLANNED}, ["Announced; no report so far that it took place."]),
        ({"precision": Precision.MONTH}, ["Only the month is known."]),
        ({"precision": Precision.YEAR, "main": False}, ["Only the year is known.", "Mentioned in passing."]),
    ],
)
def test_notes(changes: dict[str, object], told: list[str]) -> None:
    assert notes(make_event(**changes), "en") == told


@pytest.mark.parametrize(
    ("changes", "language", "told"),
    [
        (
            {"withdrawn": Withdrawal(KNOWN, "article-changed")},
            "en",
            "Withdrawn here on 1 Mar 2024: the article changed and no longer reports it",
        ),
        ({"withdrawn": Withdrawal(KNOWN, "by hand")}, "en", "Withdrawn here on 1 Mar 2024: by hand"),
    ],
)
def test_codes_get_words_and_words_stay(changes: dict[str, object], language: str, told: str) -> None:
    assert notes(make_event(**changes), language) == [told]


PLAN = make_event(status=Status.PLANNED, dtstart=date(2023, 3, 3), dtend=date(2023, 3, 5))


@pytest.mark.parametrize(
    ("event", "day", "unreported"),
    [
        (PLAN, date(2023, 3, 4), False),
        (PLAN, date(2023, 3, 5), True),
        (replace(PLAN, precision=Precision.MONTH, dtend=date(2023, 4, 1)), date(2023, 3, 31), False),
        (replace(PLAN, precision=Precision.MONTH, dtend=date(2023, 4, 1)), date(2023, 4, 1), True),
        (replace(PLAN, status=Status.HELD), date(2024, 1, 1), False),
        (replace(PLAN, status=Status.POSTPONED), date(2024, 1, 1), False),
        (replace(PLAN, withdrawn=Withdrawal(KNOWN, "x")), date(2024, 1, 1), False),
    ],
)
def test_a_plan_whose_last_day_has_passed_is_unreported(event: Event, day: date, unreported: bool) -> None:
    assert is_unreported(event, day) is unreported


def test_a_source_is_told_once() -> None:
    event = make_event(evidence=(make_evidence(), make_evidence(quote="Another sentence."), make_evidence(article="b")))
    assert [source.label for source in sources(event, "en")] == ["Training for both, 4 Mar 2023"] * 2


@pytest.mark.parametrize(
    ("title", "url", "label"),
    [
        ("A title", "https://www.a.example/1", "A title, 4 Mar 2023"),
        (None, "https://www.a.example/1", "a.example, 4 Mar 2023"),
        (None, None, "news-1, 4 Mar 2023"),
    ],
)
def test_a_source_is_called_by_what_is_known(title: str | None, url: str | None, label: str) -> None:
    assert sources(make_event(evidence=(make_evidence(title=title, url=url),)), "en")[0].label == label


def test_a_quote_is_a_sentence_and_no_article() -> None:
    assert len(quotation(make_evidence(quote="word " * 5000), "en")) <= LONGEST_QUOTE + 2


def test_an_empty_quote_is_none() -> None:
    assert quotation(make_evidence(quote=" \x00"), "en") == ""


def test_ids_are_of_their_uid_alone_and_stay() -> None:
    assert permanent_id("a") == "urn:uuid:9cb15907-4e57-51b3-a35c-0c5ad181c5fc"
    assert permanent_id("a") != permanent_id("b")


def test_a_titles_language() -> None:
    event = make_event(summary={"vi": "Hội đàm", "en": "Talks"})
    assert [title_language(event, language) for language in ("en", "vi", "zh")] == ["en", "vi", "vi"]


@pytest.mark.parametrize(
    ("title", "told"), [("Guests from Laos", "（news.example）"), (None, "")], ids=["titled", "known by its host alone"]
)
def test_a_host_is_told_once(title: str | None, told: str) -> None:
    assert whose(source_of(make_evidence(title=title, url="https://news.example/1"), "zh"), "zh") == told


def test_a_name_that_tells_its_country_tells_it_once() -> None:
    assert party_names(Party("Henan", country="CN"), "vi") == ("Hà Nam (Trung Quốc)", "")

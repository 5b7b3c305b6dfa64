"""What changed in an event, in words."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import KNOWN, make_event, make_evidence
from timeline.model import Precision
from timeline.publish.history import Cause, changes_in_words
from timeline.records import Change

EVENT = make_event(uid="e-1", dtstart=date(2023, 3, 3))


def change(field: str, old: Any, new: Any, sequence: int = 1, **more: Any) -> Change:
    """A row of history; each sequence is a day after the one before."""
    texts = (json.dumps(value, ensure_ascii=False, default=str) for value in (old, new))
    return Change("e-1", sequence, KNOWN + timedelta(days=sequence), field, *texts, **more)


def told(*rows: Change, language: str = "en", **changes: Any) -> list[tuple[str, str, str]]:
    event = make_event(uid="e-1", **changes)
    return [(one.name, one.old, one.new) for one in changes_in_words(event, rows, language)]


def test_start_and_end_are_one_date() -> None:
    rows = (change("dtstart", "2023-03-01", "2023-03-03"), change("dtend", "2023-03-03", "2023-03-04"))
    assert told(*rows) == [("Date", "1–2 Mar 2023", "3 Mar 2023")]


def test_a_date_is_as_exact_as_it_was() -> None:
    rows = (
        change("dtend", "2023-04-01", "2023-03-04"),
        change("dtstart", "2023-03-01", "2023-03-03"),
        change("precision", "month", "day"),
    )
    assert told(*rows, language="vi") == [("Ngày", "tháng 3 năm 2023", "3 thg 3, 2023")]


def test_dates_follow_from_each_other_back_in_time() -> None:
    rows = (
        change("dtend", "2023-05-01", "2023-04-01", 1),
        change("dtstart", "2023-04-01", "2023-03-01", 1),
        change("dtend", "2023-04-01", "2023-03-04", 2),
        change("precision", "month", "day", 2),
        change("dtend", "2023-03-04", "2023-03-06", 3),
    )
    assert told(*rows, dtstart=date(2023, 3, 1), dtend=date(2023, 3, 6)) == [
        ("Date", "1–3 Mar 2023", "1–5 Mar 2023"),
        ("Date", "March 2023", "1–3 Mar 2023"),
        ("Date", "April 2023", "March 2023"),
    ]


def test_recently_becomes_a_day() -> None:
    rows = (
        change("dtend", "2023-03-06", "2023-03-04"),
        change("dtstart", None, "2023-03-03"),
        change("precision", str(Precision.BEFORE), "day"),
    )
    assert told(*rows) == [("Date", "not later than 5 Mar 2023", "3 Mar 2023")]


PARTIES = [{"name": "Daejeon", "role": "host", "country": "KR", "title": None}, {"name": "WTA", "role": "participant"}]

VALUES = [
    ("status", "planned", "held", "en", ("Status", "Planned", "Held")),
    ("kind", "visit", "meeting", "zh", ("类别", "访问", "会谈")),
    ("also", [], ["visit"], "en", ("Also", "", "Visit")),
    ("main", False, True, "en", ("Weight", "mentioned in passing", "reported as news")),
    ("part_of_day", None, "morning", "vi", ("Buổi", "", "buổi sáng")),
    ("clock", "09:00:00", None, "en", ("Time", "09:00", "")),
    ("clock", "09:00:30", None, "en", ("Time", "09:00:30", "")),
    ("countries", ["KR", "LA"], ["KR", "JP"], "en", ("Countries", "Laos", "Japan")),
    ("countries", ["KR", "LA"], ["LA", "KR"], "en", ("Countries", "South Korea, Laos", "Laos, South Korea")),
    ("parties", PARTIES, PARTIES[:1], "en", ("Parties", "WTA (participant)", "")),
    ("parties", [], PARTIES[:1], "zh", ("各方", "", "大田（东道主、韩国）")),
    ("location", None, "Di An", "en", ("Place", "", "Di An")),
    ("summary", {"en": "Talks"}, {"en": "Talks", "vi": "Gặp"}, "en", ("Title (Vietnamese)", "", "Gặp")),
    ("summary", {"en": "A", "vi": "B"}, {"vi": "B", "en": "A"}, "en", ("Title", "A", "B")),
    ("confidence", 0.9, 0.9541, "vi", ("Độ tin cậy", "0,9", "0,954")),
    (
        "withdrawn",
        None,
        {"at": "2024-03-02T00:00:00+00:00", "reason": "rules-changed"},
        "en",
        ("Withdrawn", "", "the article is the same, but is read otherwise today"),
    ),
    (
        "review",
        None,
        {"at": "2024-03-02T00:00:00+00:00", "confirmed": True, "fields": ["dates", "summary.vi"]},
        "en",
        ("Looked at by hand", "", "confirmed by hand, corrected by hand: Date, Title (Vietnamese)"),
    ),
    (
        "conflicts",
        [],
        ["dtstart:2023-03-06:x"],
        "en",
        ("What other reports say", "", "Another report says: 6 Mar 2023 (x)"),
    ),
    ("merged", None, "Visit to Seoul", "en", ("Merged with", "", "Visit to Seoul")),
    ("status", "unheard-of", "held", "en", ("Status", "unheard-of", "Held")),
    ("unheard-of", {"a": 1}, 7, "en", ("unheard-of", "{'a': 1}", "7")),
]


@pytest.mark.parametrize(("field", "old", "new", "language", "words"), VALUES)
def test_a_change_in_words(field: str, old: Any, new: Any, language: str, words: tuple[str, str, str]) -> None:
    assert told(change(field, old, new), language=language) == [words]


def sentences(*quotes: str, **more: Any) -> list[dict[str, Any]]:
    return [asdict(make_evidence(quote=quote, **more)) for quote in quotes]


def test_of_sources_those_that_came_and_went_are_told() -> None:
    other = sentences("Another one.", article="news-2", title="Elsewhere")
    rows = [change("evidence", sentences("They met."), [*sentences("They met."), *other])]
    assert told(*rows) == [("Sources", "", "Elsewhere, 4 Mar 2023")]


def test_of_the_same_sources_the_sentences_are_told() -> None:
    rows = [change("evidence", sentences("They met."), sentences("They met again."))]
    assert told(*rows) == [("Sources", "“They met.”", "“They met again.”")]


def test_what_reads_the_same_is_left_out() -> None:
    moved = [one | {"span": {"start": 1, "end": 2}} for one in sentences("They met.")]
    assert told(change("evidence", sentences("They met."), moved)) == []


def test_two_changes_of_one_run_are_one() -> None:
    rows = [change("location", "B", "C"), change("location", "A", "B")]
    assert told(*rows) == [("Place", "A", "C")]


def test_the_last_is_first() -> None:
    rows = [change("location", "A", "B", 1), change("location", "B", "C", 2)]
    assert [new for _, _, new in told(*rows)] == ["C", "B"]


def test_an_event_that_was_merged_into_it_has_dates_of_its_own() -> None:
    rows = [Change("other", 1, KNOWN, "dtend", '"2020-01-03"', '"2020-01-04"')]
    assert told(*rows) == [("Last day", "2020-01-02", "2020-01-03")]


CAUSES = [
    (
        {"article": "news-1", "rules": "r"},
        "en",
        Cause("according to", "Training for both, 4 Mar 2023", "https://news.example/1", "r"),
    ),
    ({"article": "javascript:x"}, "vi", Cause("theo", "javascript:x")),
    ({"article": "https://a.example/1"}, "zh", Cause("据", "https://a.example/1", "https://a.example/1")),
    ({"rules": "r2"}, "en", Cause("its reports were put together anew", rules="r2")),
    ({"article": "news-1", "correction": "c-1"}, "vi", Cause("hiệu đính thủ công", correction="c-1")),
    ({}, "zh", Cause("其各篇报道重新归并")),
]


@pytest.mark.parametrize(("given", "language", "cause"), CAUSES)
def test_why(given: dict[str, str], language: str, cause: Cause) -> None:
    (one,) = changes_in_words(EVENT, [change("location", "A", "B", **given)], language)
    assert one.cause == cause


def test_an_article_that_no_longer_reports_it_is_known_by_what_it_said() -> None:
    gone = sentences("They met.", article="old", url="https://old.example/1", title="Old news")
    rows = [change("evidence", gone, sentences("They met."), article="old")]
    (one,) = changes_in_words(EVENT, rows, "en")
    assert (one.cause.source, one.cause.url) == ("Old news, 4 Mar 2023", "https://old.example/1")

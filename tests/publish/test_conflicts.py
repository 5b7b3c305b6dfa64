"""What other reports say, in words: every code that events bear, in each language of the readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import make_event, make_evidence
from timeline.model import Precision
from timeline.publish.conflicts import Conflict, conflict_line, conflicts

EVENT = make_event(evidence=(make_evidence(), make_evidence(article="bao-2", url=None)))

LINES = [
    ("status:held:bao-2", "en", "Another report says: Held (bao-2)"),
    ("status:held:bao-2", "vi", "Một bản tin khác viết: Đã diễn ra (bao-2)"),
    ("status:held:bao-2", "zh", "另有报道称：已举行（bao-2）"),
    ("kind:visit:https://www.a.example/1", "en", "Another report says: Visit (a.example)"),
    ("dtstart:2023-03-06:news-1", "en", "Another report says: 6 Mar 2023 (news.example)"),
    ("dtstart:2023-03-06:news-1", "vi", "Một bản tin khác viết: 6 thg 3, 2023 (news.example)"),
    ("dtstart:2023-03-06:news-1", "zh", "另有报道称：2023年3月6日（news.example）"),
    ("dates:2023-01-06:correction", "en", "The reports now say: 6 Jan 2023; what is shown was corrected by hand"),
    ("dates:2023-01:overruled", "zh", "较早的一次更正为：2023年1月"),
    ("dates:2022/2023:overruled", "en", "An earlier correction said: 2022–2023"),
    ("dates:2022-12/2023-01:overruled", "en", "An earlier correction said: December 2022 – January 2023"),
    ("dates:../2023-01-06:overruled", "en", "An earlier correction said: not later than 6 Jan 2023"),
    ("kind:visit:overruled", "vi", "Một lần hiệu đính trước ghi: Thăm và làm việc"),
    ("status:held:news:correction", "en", "Another report says: Held (news:correction)"),
    ("dtstart:2023-03-06:overruled", "en", "Another report says: 6 Mar 2023 (overruled)"),
    ("clock:09:00-11:30:overruled", "en", "An earlier correction said: Time: 09:00-11:30"),
    ("countries:KR, LA:overruled", "zh", "较早的一次更正为：国家：韩国、老挝"),
    ("main:no:overruled", "en", "An earlier correction said: Weight: mentioned in passing"),
    ("summary.vi:Hội đàm:overruled", "en", "An earlier correction said: Title (Vietnamese): Hội đàm"),
    (
        "gone:article-changed:news-1",
        "en",
        "Upheld by hand, though a report of it is gone: the article changed and no longer reports it (news.example)",
    ),
    (
        "source-gone:2024-05-06:https://www.a.example/1",
        "en",
        "Nobody can look this up any more: the page has not been there since 6 May 2024 (a.example)",
    ),
    (
        "source-gone:2024-05-06:news-1",
        "vi",
        "Không thể tra cứu lại: trang nguồn không còn từ 6 thg 5, 2024 (news.example)",
    ),
    ("source-gone:2024-05-06:news-1", "zh", "已无法查证：来源网页自2024年5月6日起不存在（news.example）"),
]


@pytest.mark.parametrize(("code", "language", "line"), LINES)
def test_a_code_in_words(code: str, language: str, line: str) -> None:
    (told,) = conflicts(replace(EVENT, conflicts=(code,)), language)
    assert conflict_line(told, language) == line


NO_CODES = ["what nobody knows", "status:held", "status:no:news-1", "time:14:30", "dtstart:2023-02-30:x", ":::", "a:b:"]


@pytest.mark.parametrize(
    "code",
    [
        *NO_CODES,
        "source-gone:yesterday:news-1",
        "main:perhaps:correction",
        "dates:x:correction",
        "dates:2023-13:overruled",
    ],
)
def test_what_is_no_code_is_shown_as_it_is(code: str) -> None:
    assert conflicts(replace(EVENT, conflicts=(code,)), "en") == [Conflict(f"Other reports differ: {code}")]


@pytest.mark.parametrize(
    ("start", "precision", "said"),
    [
        (date(2023, 3, 1), Precision.MONTH, "Another report says: April 2023"),
        (date(2023, 1, 1), Precision.YEAR, "Another report says: 2023"),
    ],
)
def test_another_date_is_as_exact_as_the_events(start: date, precision: Precision, said: str) -> None:
    event = replace(EVENT, dtstart=start, precision=precision, conflicts=("dtstart:2023-04-01:x",))
    assert [one.said for one in conflicts(event, "en")] == [said]


def test_first_and_last_day_of_one_source_are_told_as_one() -> None:
    codes = ("dtstart:2023-03-06:a", "dtend:2023-03-09:a", "dtstart:2023-03-07:b")
    told = conflicts(replace(EVENT, conflicts=codes), "en")
    assert [(one.said, one.source) for one in told] == [
        ("Another report says: 6–8 Mar 2023", "a"),
        ("Another report says: 7 Mar 2023", "b"),
    ]


@pytest.mark.parametrize(
    ("source", "named", "url"),
    [
        ("news-1", "news.example", "https://news.example/1"),
        ("https://news.example/1", "news.example", "https://news.example/1"),
        ("https://www.b.example/x", "b.example", "https://www.b.example/x"),
        ("bao-2", "bao-2", None),
        ("javascript:alert(1)", "javascript:alert(1)", None),
    ],
)
def test_who_says_so_is_a_host_with_its_address_or_an_articles_id(source: str, named: str, url: str | None) -> None:
    (told,) = conflicts(replace(EVENT, conflicts=(f"status:planned:{source}",)), "en")
    assert (told.source, told.url) == (named, url)

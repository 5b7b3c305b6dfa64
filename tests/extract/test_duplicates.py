"""What one article says twice is one event; what only looks alike stays two."""

from __future__ import annotations

import pytest

from tests.extract.reading import dates, events, extract, only_event
from timeline.model import Kind

AGAIN = "the same event, said again"

TWICE = [
    (
        "en",
        "On May 18, a delegation of Daejeon, Korea, visited Binh Duong province.\n\n"
        "On May 18, the Korean guests visited Binh Duong again.",
    ),
    (
        "en",
        "On May 18, a delegation of Daejeon, Korea, visited Binh Duong province.\n\n"
        "The delegation of Daejeon visits Binh Duong on May 18 (photo by the office)",
    ),
    ("en", "On May 18, a delegation of Korea visited Binh Duong.\n\nOn May 18, Binh Duong held talks with Korea."),
    (
        "vi",
        "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương.\n\n"
        "Ngày 18/5, tỉnh Bình Dương tiếp đoàn công tác Hàn Quốc.",
    ),
    ("zh", "5月18日，日本代表团访问平阳省。\n\n5月18日，平阳省会见日本代表团。"),
]


@pytest.mark.parametrize(("language", "text"), TWICE)
def test_said_twice_is_one(language: str, text: str) -> None:
    assert dates(only_event(text, language)) == "2023-05-18"


@pytest.mark.parametrize(("language", "text"), TWICE)
def test_what_was_said_again_is_told(language: str, text: str) -> None:
    assert AGAIN in {r.reason for r in extract(text, language).rejections}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A delegation of Daejeon, Korea, visited Binh Duong from May 16 to May 18. "
            "On May 18, the delegation of Daejeon visited a school.",
        ),
        (
            "en",
            "On May 18, the delegation of Daejeon, Korea, visited a school of Binh Duong. "
            "The delegation of Daejeon visited Binh Duong from May 16 to May 18.",
        ),
        (
            "vi",
            "Từ ngày 16 đến ngày 18/5, đoàn công tác Hàn Quốc đến thăm Bình Dương. "
            "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm một trường học.",
        ),
        ("zh", "5月16日至18日，日本代表团访问平阳省。5月18日，日本代表团访问一所学校。"),
    ],
)
def test_a_day_of_a_visit_is_part_of_the_visit(language: str, text: str) -> None:
    assert dates(only_event(text, language)) == "2023-05-16/2023-05-18"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 18, a delegation of Korea visited Binh Duong. On May 18, a delegation of Laos visited it too."),
        ("vi", "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh. Ngày 18/5, đoàn công tác Lào đến thăm tỉnh."),
        ("zh", "5月18日，日本代表团访问平阳省。5月18日，老挝代表团访问平阳省。"),
    ],
)
def test_two_guests_on_one_day_are_two_events(language: str, text: str) -> None:
    assert [len(event.countries) for event in events(text, language)] == [1, 1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 17, a delegation of Korea visited Binh Duong. On May 18, a delegation of Korea visited it too."),
        ("vi", "Ngày 17/5, đoàn công tác Hàn Quốc đến thăm tỉnh. Ngày 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh."),
        ("zh", "5月17日，日本代表团访问平阳省。5月18日，日本代表团访问平阳省。"),
    ],
)
def test_one_guest_on_two_days_are_two_events(language: str, text: str) -> None:
    assert [dates(event) for event in events(text, language)] == ["2023-05-17", "2023-05-18"]


def test_a_forum_and_a_visit_on_one_day_told_apart_are_two() -> None:
    text = (
        "On May 18, Binh Duong hosted a forum with Korea. On May 18, Korean guests paid a courtesy visit to the mayor."
    )
    assert [event.kind for event in events(text, "en")] == [Kind.CONFERENCE, Kind.VISIT]


def test_the_kinds_of_both_are_kept() -> None:
    text = "On May 18, a delegation of Korea visited Binh Duong. On May 18, Binh Duong signed a memorandum with Korea."
    event = only_event(text, "en")
    assert {event.kind, *event.also} == {Kind.VISIT, Kind.AGREEMENT}


def test_what_only_the_second_says_is_kept() -> None:
    text = "On May 18, guests of Korea visited Binh Duong. On the morning of May 18, Korean guests visited Binh Duong."
    assert only_event(text, "en").part_of_day == "morning"


def test_prose_speaks_before_a_caption() -> None:
    text = (
        "The delegation of Daejeon visits Binh Duong on May 18 (photo by the office)\n\n"
        "On May 18, a delegation of Daejeon, Korea, visited Binh Duong province and saw its schools and roads."
    )
    assert only_event(text, "en").evidence.quote.startswith("On May 18")


def test_korean_guests_who_are_received_and_visit_are_one_event() -> None:
    event = only_event("5月18日，韩国代表团访问平阳省。5月18日，平阳省会见韩国代表团。", "zh")
    assert (event.kind, event.also) == (Kind.VISIT, (Kind.MEETING,))


@pytest.mark.xfail(strict=True, reason="its text is that of the sentence, while its span is that of the date")
@pytest.mark.parametrize(("language", "text"), TWICE)
def test_the_text_of_what_was_said_again_is_the_text_of_its_span(language: str, text: str) -> None:
    assert all(r.text == r.span.of(text) for r in extract(text, language).rejections)


HOURS = [
    (
        "en",
        "At {} on 18 May 2023, Binh Duong's chairman received the Consul General of Japan. "
        "At {} on 18 May 2023, the secretary of Binh Duong met the Consul General of Japan.",
        ("9:00", "11:00"),
        ("9:00", "9:15"),
    ),
    (
        "vi",
        "{} ngày 18/5, Chủ tịch tỉnh Bình Dương tiếp Tổng Lãnh sự Nhật Bản. "
        "{} ngày 18/5, Bí thư Tỉnh ủy Bình Dương làm việc với Tổng Lãnh sự Nhật Bản.",
        ("8h00", "10h00"),
        ("8h00", "8h30"),
    ),
    (
        "zh",
        "5月18日{}，平阳省主席会见日本总领事。5月18日{}，平阳省书记会见日本总领事。",
        ("9时", "11时"),
        ("9时", "9时"),
    ),
]


@pytest.mark.parametrize(("language", "text", "apart", "_"), HOURS)
def test_two_meetings_of_a_day_at_other_hours_stay_two(
    language: str, text: str, apart: tuple[str, str], _: object
) -> None:
    assert len(events(text.format(*apart), language)) == 2


@pytest.mark.parametrize(("language", "text", "_", "close"), HOURS)
def test_hours_that_are_close_are_of_one_meeting(language: str, text: str, _: object, close: tuple[str, str]) -> None:
    assert len(events(text.format(*close), language)) == 1


def test_the_hours_of_a_programme_are_of_one_conference() -> None:
    text = (
        "The international conference of Binh Duong and Korea opens at 8:00 on 18 May 2023. "
        "The international conference of Binh Duong and Korea ends at 16:00 on 18 May 2023."
    )
    assert len(events(text, "en")) == 1

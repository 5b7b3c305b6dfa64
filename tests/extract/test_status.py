"""Whether an event was held, is planned, was postponed or cancelled."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import dates, events, only_event
from timeline.model import Status

# The articles were published on 20 May 2023.
EXAMPLES = [
    ("en", "Binh Duong held a forum with Korea on May 8.", Status.HELD),
    ("en", "Binh Duong held a forum with Korea on May 8. Its guests will come again.", Status.HELD),
    ("en", "Binh Duong held a forum with Korea today.", Status.HELD),
    ("en", "Binh Duong holds a forum with Korea from May 19 to May 22.", Status.HELD),
    ("en", "Binh Duong will hold a forum with Korea today.", Status.PLANNED),
    ("en", "Binh Duong will hold a forum with Korea on June 8.", Status.PLANNED),
    ("en", "A forum of Binh Duong and Korea is set for June 8.", Status.PLANNED),
    ("en", "A forum of Binh Duong and Korea opens in June 2023.", Status.PLANNED),
    ("en", "Binh Duong will hold a forum with Korea from May 19 to May 22.", Status.PLANNED),
    ("en", "The forum of Binh Duong and Korea on June 8 has been cancelled.", Status.CANCELLED),
    ("en", "The forum of Binh Duong and Korea on May 8 was called off.", Status.CANCELLED),
    ("en", "The forum of Binh Duong and Korea on June 8 has been postponed.", Status.POSTPONED),
    ("en", "The forum of Binh Duong and Korea on May 8 was put off.", Status.POSTPONED),
    ("vi", "Tỉnh Bình Dương đã tổ chức diễn đàn với Hàn Quốc vào ngày 8/5.", Status.HELD),
    ("vi", "Tỉnh Bình Dương sẽ tổ chức diễn đàn với Hàn Quốc vào ngày 8/6.", Status.PLANNED),
    ("vi", "Ngày 20/5, tỉnh Bình Dương sẽ tổ chức diễn đàn với Hàn Quốc.", Status.PLANNED),
    ("vi", "Diễn đàn giữa Bình Dương và Hàn Quốc ngày 8/6 đã bị hủy.", Status.CANCELLED),
    ("vi", "Diễn đàn giữa Bình Dương và Hàn Quốc ngày 8/5 không tổ chức.", Status.CANCELLED),
    ("vi", "Diễn đàn giữa Bình Dương và Hàn Quốc ngày 8/6 tạm hoãn.", Status.POSTPONED),
    ("zh", "5月8日，平阳省与韩国举办论坛。", Status.HELD),
    ("zh", "5月8日，平阳省与韩国举办论坛。客人将再来。", Status.HELD),
    ("zh", "6月8日，平阳省将与韩国举办论坛。", Status.PLANNED),
    ("zh", "平阳省与韩国原定6月8日的论坛取消。", Status.CANCELLED),
    ("zh", "平阳省与韩国6月8日的论坛推迟举行。", Status.POSTPONED),
]


@pytest.mark.parametrize(("language", "text", "status"), EXAMPLES)
def test_what_became_of_it(language: str, text: str, status: Status) -> None:
    assert only_event(text, language).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Binh Duong will hold a forum with Korea on June 8, 2023.", Status.PLANNED),
        ("Binh Duong held a forum with Korea on June 8, 2023.", Status.HELD),
        ("The forum of Binh Duong and Korea on June 8, 2023 is cancelled.", Status.CANCELLED),
        ("On June 8, 2023, Binh Duong leaders talked with guests from Korea about the plan for 2030.", Status.HELD),
        ("On June 8, 2023, Binh Duong leaders received guests from Korea, who will come again.", Status.HELD),
        ("2023年6月8日，韩国大田市代表团还会再来平阳省访问。", Status.PLANNED),
        ("2023年6月8日，韩国大田市代表团将再次访问平阳省。", Status.PLANNED),
        ("2023年6月8日，韩国大田市代表团访问平阳省。", Status.HELD),
    ],
)
def test_without_a_publication_date_the_words_decide(text: str, status: Status) -> None:
    assert only_event(text, "en" if text.isascii() else "zh", None).status is status


@pytest.mark.parametrize(
    ("published", "status"),
    [(date(2023, 5, 7), Status.PLANNED), (date(2023, 5, 8), Status.HELD), (date(2023, 5, 9), Status.HELD)],
)
def test_the_day_of_publication_decides_where_no_word_does(published: date, status: Status) -> None:
    assert only_event("Forum of Binh Duong and Korea: May 8, 2023.", "en", published).status is status


def test_a_cancelled_event_of_one_clause_leaves_the_other_as_it_was() -> None:
    text = "Binh Duong held a forum with Korea on May 8; the summit of Binh Duong with Japan on June 9 was cancelled."
    assert [event.status for event in events(text, "en")] == [Status.HELD, Status.CANCELLED]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The forum of Binh Duong and Korea, slated for May 8, was put off.", Status.POSTPONED),
        ("The forum of Binh Duong and Korea, scheduled for May 8, was cancelled.", Status.CANCELLED),
    ],
)
def test_what_was_called_off_stays_in_its_year(text: str, status: Status) -> None:
    event = only_event(text, "en")
    assert (dates(event), event.status) == ("2023-05-08", status)

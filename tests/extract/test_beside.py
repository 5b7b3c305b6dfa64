"""What an article tells beside its event: dates of offices, laws, plagues and plants, and who shares a date's year."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str, str]  # see `reading.row`

EVENT = {
    "en": "On May 18, Binh Duong received a delegation of Korea. ",
    "vi": "Ngày 18/5, Bình Dương tiếp đoàn Hàn Quốc. ",
    "zh": "5月18日，韩国代表团访问平阳省。",
}
OF_KOREA = ("2023-05-18", "visit", "KR", "held")

OFFICE = "in the first sentences a mayor (a word of guests and of home) and a place abroad are guessed to be a visit"
STATES = "that a president visited another state is read as a visit to the province"
PLAGUE = "a plague that reaches a country is read as a guest that travels"
LAW = "talks that went before a law lend it their kind"
TICKETS = "dates that lead to a fair (tickets, from, in June) are read as those of the fair"

BESIDE = [
    ("en", "Daejeon's mayor took office on July 1, 2022.", OFFICE),
    ("en", "The two countries set up diplomatic relations on December 22, 1992.", ""),
    ("en", "The Prime Minister had visited Seoul on April 3.", ""),
    ("en", "Last year Korea's president visited Laos.", STATES),
    ("en", "A law on investment was adopted on June 17, 2020 after talks with Korea.", LAW),
    ("en", "The pandemic, which reached Korea on January 20, 2020, had stopped such visits.", PLAGUE),
    ("en", "A Korean firm began building its plant here on March 3, 2022 and received its licence on May 2.", ""),
    ("en", "A stadium of Daejeon opened on May 1, 1993.", ""),
    ("en", "Tickets for the fair with Korea can be bought from May 25.", TICKETS),
    ("vi", "Thị trưởng Daejeon nhậm chức ngày 1/7/2022.", ""),
    ("vi", "Hai nước thiết lập quan hệ ngoại giao ngày 22/12/1992.", ""),
    ("vi", "Trước đó, ngày 3/4 Thủ tướng thăm Seoul.", ""),
    ("vi", "Ngày 21/5, đoàn sẽ thăm Đồng Nai.", ""),
    ("vi", "Dịch bệnh đến Hàn Quốc ngày 20/1/2020 đã làm gián đoạn các chuyến thăm.", PLAGUE),
    ("vi", "Sân vận động của Daejeon khánh thành ngày 1/5/1993.", ""),
    ("zh", "大田市长2022年7月1日上任。", OFFICE),
    ("zh", "两国于1992年12月22日建交。", ""),
    ("zh", "此前4月3日总理访问首尔。", ""),
    ("zh", "5月21日，代表团将访问同奈省。", ""),
    ("zh", "大田的体育场1993年5月1日落成。", ""),
]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param(language, sentence, marks=[pytest.mark.xfail(strict=True, reason=wrong)] if wrong else [])
        for language, sentence, wrong in BESIDE
    ],
)
def test_what_is_told_beside_an_event_is_none(language: str, sentence: str) -> None:
    assert [row(event) for event in events(EVENT[language] + sentence, language)] == [OF_KOREA]


def test_a_journey_on_to_another_province() -> None:
    text = "On May 18, Binh Duong received a delegation of Korea, which will visit Dong Nai on May 21."
    assert [row(event) for event in events(text, "en")] == [OF_KOREA]


# --- the year of several dates


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Binh Duong met guests of Korea on March 28, 2022 and April 2.", ["2022-03-28", "2022-04-02"]),
        ("vi", "Bình Dương tiếp đoàn Hàn Quốc các ngày 3, 4 và 5/5/2022.", ["2022-05-03", "2022-05-04", "2022-05-05"]),
        ("zh", "平阳省于2022年5月3日、4日和5日与日本会谈。", ["2022-05-03", "2022-05-04", "2022-05-05"]),
        pytest.param(
            "en",
            "Binh Duong met guests of Korea on March 28 and April 2, 2022.",
            ["2022-03-28", "2022-04-02"],
        ),
        pytest.param(
            "en",
            "Binh Duong met guests of Korea on March 28, April 2 and April 9, 2022.",
            ["2022-03-28", "2022-04-02", "2022-04-09"],
        ),
        pytest.param(
            "vi",
            "Bình Dương tiếp đoàn Hàn Quốc ngày 3/5, 4/5 và 5/5/2022.",
            ["2022-05-03", "2022-05-04", "2022-05-05"],
        ),
    ],
)
def test_several_dates_share_the_year_that_is_printed_once(language: str, text: str, days: list[str]) -> None:
    assert [row(event)[0] for event in events(text, language)] == days


# --- days of office in the sentence that tells of a call

CALL = ("2023-05-18", "consular", "KR", "held")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "en",
            "On May 18, Consul General Lee, who took up his post on January 5, 2022, paid a courtesy call to "
            "Binh Duong's leaders on behalf of Korea.",
            marks=pytest.mark.xfail(strict=True, reason="the day of taking up a post is read as a visit"),
        ),
        (
            "vi",
            "Ngày 18/5, Tổng Lãnh sự Lee (nhận nhiệm vụ từ ngày 5/1/2022) của Hàn Quốc đến chào lãnh đạo tỉnh "
            "Bình Dương.",
        ),
        pytest.param(
            "zh",
            "5月18日，2022年1月5日到任的韩国总领事拜会平阳省领导。",
            marks=pytest.mark.xfail(strict=True, reason="the day of taking up a post (到任的) is read as an event"),
        ),
    ],
)
def test_the_day_of_taking_up_a_post_is_no_event(language: str, text: str) -> None:
    assert [row(event) for event in events(text, language)] == [CALL]


# --- what did not come about


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Binh Duong's chairman did not travel to Daejeon, Korea, on May 10."),
        pytest.param(
            "en",
            "A delegation of Laos was to visit Binh Duong on May 15 but did not come.",
            marks=pytest.mark.xfail(strict=True, reason="the negation stands in the second half of the sentence"),
        ),
        ("vi", "Đoàn Lào dự kiến thăm Bình Dương ngày 15/5 nhưng đã không đến."),
        pytest.param(
            "zh",
            "老挝代表团原定5月15日访问平阳省，但没有来。",
            marks=pytest.mark.xfail(strict=True, reason="the negation stands in the second half of the sentence"),
        ),
    ],
)
def test_who_did_not_come(language: str, text: str) -> None:
    assert events(text, language) == []


# --- a range is no journey


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 2 đến ngày 12/5, nhà máy Hoa Kỳ ở Bình Dương nghỉ lễ.",
        "Từ ngày 2 đến ngày 12/5, học sinh Hàn Quốc ở Bình Dương thi học kỳ.",
        "Bão gần Philippines gây mưa ở Bình Dương từ ngày 21 đến ngày 23/5.",
    ],
)
def test_a_vietnamese_range_of_days_is_no_journey(text: str) -> None:
    assert events(text, "vi") == []


# --- Chinese receptions of Korean guests


def test_who_is_received_is_not_promoted() -> None:
    (event,) = events("5月18日，平阳省会见韩国代表团。", "zh")
    assert (event.kind, event.also) == ("visit", ("meeting",))


# --- a day of the first sentence, and what the next one tells without a day

NEIGHBOURS = "one person from abroad who lives here is read as a party from outside"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "en",
            "Wedding\n\nOn May 13, a Binh Duong singer married a Thai actor. Guests from Bangkok visited the family.",
        ),
        pytest.param(
            "vi",
            "Đám cưới\n\nNgày 13/5, ca sĩ Bình Dương cưới diễn viên Thái Lan. Khách từ Bangkok đến thăm gia đình.",
        ),
        pytest.param(
            "zh",
            "婚礼\n\n5月13日，平阳省歌手与泰国演员结婚。来自曼谷的客人访问了她家。",
        ),
        ("en", "Cat returned\n\nOn May 11, a Frenchman in Thuan An met his neighbours and gave back a cat."),
        pytest.param(
            "vi",
            "Trả mèo\n\nNgày 11/5, một người Pháp ở Thuận An gặp gỡ hàng xóm để trả lại con mèo.",
            marks=pytest.mark.xfail(strict=True, reason=NEIGHBOURS),
        ),
        pytest.param(
            "zh",
            "还猫\n\n5月11日，住在顺安市的一位法国人同邻居见面，还了猫。",
            marks=pytest.mark.xfail(strict=True, reason=NEIGHBOURS),
        ),
        pytest.param(
            "en",
            "Loan\n\nOn May 12, Becamex signed a loan agreement with a bank of Ho Chi Minh City.",
            marks=pytest.mark.xfail(strict=True, reason="a company's loan at home is read as a pact of two provinces"),
        ),
        ("vi", "Vay vốn\n\nNgày 12/5, Becamex ký hợp đồng vay với một ngân hàng ở TP. Hồ Chí Minh."),
        ("en", "Earthquake\n\nAn earthquake shook Japan on May 5. Binh Duong's workers there are well."),
        ("vi", "Động đất\n\nNgày 5/5, động đất ở Nhật Bản. Lao động Bình Dương bình an."),
        ("zh", "地震\n\n5月5日日本发生地震。领事馆表示，平阳省劳工平安。"),
    ],
)
def test_private_matters_are_no_affairs_of_the_province(language: str, text: str) -> None:
    assert events(text, language) == []

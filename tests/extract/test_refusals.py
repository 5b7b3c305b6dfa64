"""Dates that stand beside words of our kinds and are no event of ours: of police, of a rule, of another province."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import dates, events, extract, only_event, reasons, row
from tests.extract.test_decide import FIRST, VISIT

BESIDE_AN_EVENT = {
    "a matter of police, courts or accidents": [
        ("en", "On May 16, police arrested a man after a visit to a firm of Korea.", "May 16"),
        ("en", "The court sentenced two men on May 15 after a meeting with a firm of Korea.", "May 15"),
        ("vi", "Ngày 16/5, công an bắt giữ hai người sau khi đến thăm một nhà máy Hàn Quốc.", "Ngày 16/5"),
        ("vi", "Ngày 15/5, tòa án xét xử hai người, gặp gỡ một công ty Hàn Quốc.", "Ngày 15/5"),
        ("zh", "5月16日，警方在韩国工厂逮捕两名来访的人。", "5月16日"),
        ("zh", "5月15日，法院判处一名访问过韩国的人。", "5月15日"),
    ],
    "said not to have taken place": [
        ("en", "The ambassador of Japan did not visit Binh Duong on May 16.", "May 16"),
        ("en", "Binh Duong has not signed an agreement with Laos on May 15.", "May 15"),
        ("vi", "Ngày 16/5, đoàn Nhật Bản không đến thăm Bình Dương.", "Ngày 16/5"),
        ("vi", "Ngày 15/5, Bình Dương chưa ký thỏa thuận với Lào.", "Ngày 15/5"),
        ("zh", "5月16日，日本代表团并未访问平阳省。", "5月16日"),
        ("zh", "5月15日，平阳省没有会见老挝客人。", "5月15日"),
    ],
    "a date of somebody's history, or of a rule": [
        ("en", "The mayor of Osaka in Japan, who visited it too, was born on March 3, 1960.", "March 3, 1960"),
        ("en", "The agreement that was signed with Korea takes effect on June 1, 2023.", "June 1, 2023"),
        ("vi", "Thỏa thuận ký kết với Hàn Quốc có hiệu lực từ ngày 1/6/2023.", "ngày 1/6/2023"),
        ("zh", "与韩国签署的协议自2023年6月1日起施行。", "2023年6月1日"),
        ("zh", "来访的韩国市长生于1960年3月3日。", "1960年3月3日"),
        pytest.param(
            "vi",
            "Ông Lee, người đến thăm, sinh ngày 3/3/1960 ở Hàn Quốc.",
            "ngày 3/3/1960",
        ),
    ],
    "an honour of somebody else": [
        ("en", "Eindhoven was named Intelligent Community of the Year 2011.", "the Year 2011"),
        ("en", "Taichung was named one of the Intelligent Communities in 2013.", "2013"),
        ("zh", "2013年，台中获评年度智慧社区。", "2013年"),
        ("zh", "2011年，埃因霍温荣获年度智慧社区称号。", "2011年"),
        ("vi", "Năm 2011, Eindhoven được vinh danh.", "Năm 2011"),
        pytest.param(
            "vi",
            "Năm 2013, thành phố Đài Trung (Đài Loan) được vinh danh.",
            "Năm 2013",
            marks=pytest.mark.xfail(strict=True, reason="`thành phố`, of whatever city, is a word of home"),
        ),
    ],
    "a preparation at home": [
        ("en", "On May 16, Binh Duong discussed preparations for the forum with Korea at a meeting.", "May 16"),
        ("en", "On May 15, a meeting spoke of preparations for the conference with Japan.", "May 15"),
        ("vi", "Ngày 15/5, tỉnh họp về công tác chuẩn bị cho hội nghị với Nhật Bản.", "Ngày 15/5"),
        ("vi", "Ngày 16/5, tỉnh họp soát lại công tác chuẩn bị diễn đàn với Hàn Quốc.", "Ngày 16/5"),
        ("zh", "5月15日平阳省召开会议，研究与日本论坛的筹备。", "5月15日"),
        ("zh", "5月16日，平阳省开会听取韩国推介会筹备情况。", "5月16日"),
    ],
}


def _rows() -> list[object]:
    rows: list[object] = []
    for reason, examples in BESIDE_AN_EVENT.items():
        for example in examples:
            values, marks = (example.values, example.marks) if hasattr(example, "values") else (example, ())
            language, sentence, words = values
            rows.append(pytest.param(language, sentence, words, reason, marks=marks, id=f"{language}-{reason}-{words}"))
    return rows


@pytest.mark.parametrize(("language", "sentence", "words", "reason"), _rows())
def test_beside_an_event_it_is_none(language: str, sentence: str, words: str, reason: str) -> None:
    text = FIRST[language] + sentence
    assert reasons(text, language).get(words) == reason
    assert [row(event) for event in events(text, language)] == [VISIT]


OTHERS = [
    ("en", "Guests of Korea\n\nOn May 18, Tay Ninh received a delegation of Daejeon, Korea."),
    ("en", "A pact is signed\n\nOn May 18, Dong Nai and Gyeongnam of Korea signed a memorandum."),
    ("vi", "Tin đối ngoại\n\nNgày 18/5, tỉnh Tây Ninh tiếp đoàn công tác Hàn Quốc."),
    ("vi", "Ký kết hợp tác\n\nNgày 18/5, tỉnh Đồng Nai ký kết bản ghi nhớ với tỉnh Gyeongnam (Hàn Quốc)."),
    ("zh", "外事消息\n\n5月18日，同奈省与韩国签署备忘录。"),
    ("zh", "外事消息\n\n5月18日，岘港市领导会见日本总领事。"),
    pytest.param(
        "zh",
        "外事消息\n\n5月18日，韩国代表团访问西宁省。",
    ),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_the_event_of_another_province(language: str, text: str) -> None:
    assert set(reasons(text, language).values()) == {"another province's event"}


def test_for_that_province_itself_it_is_an_event() -> None:
    assert row(only_event("On May 18, Da Nang received a delegation of Daejeon, Korea.", "en", province="Da Nang")) == (
        VISIT
    )


# --- of a week, the month is known


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Last week, a delegation of Korea visited Binh Duong."),
        ("vi", "Tuần trước, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương."),
        ("zh", "上周，日本代表团访问平阳省。"),
    ],
)
@pytest.mark.parametrize(("published", "when"), [(date(2023, 5, 20), "2023-05"), (date(2023, 5, 8), "2023-05")])
def test_of_last_week_only_the_month_is_known(language: str, text: str, published: date, when: str) -> None:
    assert dates(only_event(text, language, published)) == when


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Last week, a delegation of Korea visited Binh Duong."),
        ("vi", "Tuần trước, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương."),
        ("zh", "上周，日本代表团访问平阳省。"),
    ],
)
def test_a_week_of_two_months_stays_a_week(language: str, text: str) -> None:
    """Monday, 29 May to Sunday, 4 June: neither month is sure."""
    assert dates(only_event(text, language, date(2023, 6, 7))) == "2023-05-29/2023-06-04"


# --- lists: a line of its own for each thing

LISTS = {
    "en": "Guests of Italy in May\n\n"
    "On May 5, Binh Duong signed a memorandum with Daejeon of Korea.\n"
    "On May 9, a Lao delegation visited Binh Duong.\n"
    "On May 11, Binh Duong opened a park.\n"
    "On May 12, the province held a working session.\n"
    "On May 15, Binh Duong received guests of Japan.",
    "vi": "Tin đối ngoại với Italia\n\n"
    "Ngày 5/5, Bình Dương ký bản ghi nhớ với Daejeon (Hàn Quốc).\n"
    "Ngày 9/5, đoàn công tác Lào đến thăm Bình Dương.\n"
    "Ngày 11/5, Bình Dương mở công viên.\n"
    "Ngày 12/5, tỉnh có buổi làm việc.\n"
    "Ngày 15/5, Bình Dương tiếp đoàn Nhật Bản.",
    "zh": "意大利与五月外事\n\n"
    "5月5日，平阳省与韩国签署备忘录。\n"
    "5月9日，老挝代表团访问平阳省。\n"
    "5月11日，平阳省开放公园。\n"
    "5月12日，平阳省举行工作会议。\n"
    "5月15日，平阳省会见日本代表团。",
}


@pytest.mark.parametrize("language", LISTS)
def test_no_line_of_a_list_borrows_from_another(language: str) -> None:
    assert [row(event)[:3] for event in events(LISTS[language], language)] == [
        ("2023-05-05", "agreement", "KR"),
        ("2023-05-09", "visit", "LA"),
        ("2023-05-15", "visit", "JP"),
    ]


@pytest.mark.parametrize("language", LISTS)
def test_why_a_line_of_a_list_is_no_event(language: str) -> None:
    told = [r.reason for r in extract(LISTS[language], language).rejections]
    assert told[-2:] == ["no kind of event", "nobody from outside takes part"]

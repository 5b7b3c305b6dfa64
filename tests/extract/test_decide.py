"""Which dates are no event of ours, and the reason that is given for each."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, dates, events, extract, reasons, row

# The guests of the 18th are an event; what is told after them is not.
FIRST = {
    "en": "Delegation of Daejeon in Binh Duong\n\n"
    "On May 18, a delegation of Daejeon, Korea, visited Binh Duong province. ",
    "vi": "Đoàn thành phố Daejeon thăm Bình Dương\n\n"
    "Ngày 18/5, đoàn công tác của thành phố Daejeon (Hàn Quốc) đến thăm tỉnh Bình Dương. ",
    "zh": "大田市代表团访问平阳省\n\n5月18日，韩国大田市代表团访问平阳省。",
}
VISIT = ("2023-05-18", "visit", "KR", "held")

TOLD_AFTER = {
    "a limit, not the date of an event": [
        ("en", "As of April 30, firms of Korea had met Binh Duong 700 times.", "April 30"),
        ("en", "Binh Duong must sign the agreement with Korea by December 2024.", "December 2024"),
        ("en", "The delegation meets Binh Duong's schools until May 25.", "May 25"),
        ("en", "There were more meetings with Korea than in March 2022.", "March 2022"),
        ("vi", "Tính đến ngày 30/4, Hàn Quốc có 700 nhà máy ở đây.", "ngày 30/4"),
        ("vi", "Tỉnh phải ký thỏa thuận với Hàn Quốc trước năm 2024.", "năm 2024"),
        ("vi", "Số đoàn Hàn Quốc nhiều hơn so với tháng 3/2022.", "tháng 3/2022"),
        ("zh", "截至4月30日，韩国企业在这里有700家工厂。", "4月30日"),
        ("zh", "与韩国的协议须在2024年年底前签署。", "2024年"),
        ("zh", "来访的韩国客人比2022年3月多。", "2022年3月"),
    ],
    "a period of reporting or planning": [
        ("en", "In the first half of 2022, Binh Duong met many guests of Korea.", "the first half of 2022"),
        ("vi", "Trong 6 tháng đầu năm 2022, Bình Dương tiếp nhiều đoàn Hàn Quốc.", "6 tháng đầu năm 2022"),
        ("vi", "Nhiệm kỳ 2021-2026, tỉnh đã tiếp nhiều đoàn Hàn Quốc.", "2021-2026"),
        ("zh", "2022年上半年，平阳省接待了许多韩国客人。", "2022年上半年"),
    ],
    "the beginning of something that goes on": [
        ("en", "A school of Korea has met its pupils here since 2015.", "2015"),
        ("vi", "Một trường Hàn Quốc dạy ở đây từ năm 2015.", "năm 2015"),
        ("zh", "自2015年起韩国学校在这里上课。", "2015年"),
    ],
    "a term of office or a planning period": [
        ("en", "The strategy for 2021-2026 lists talks of Binh Duong with Korea.", "2021-2026"),
        ("vi", "Theo quy hoạch 2021-2030, tỉnh tiếp nhiều đoàn Hàn Quốc.", "2021-2030"),
        ("zh", "规划2021-2025年会见韩国客人。", "2021-2025年"),
    ],
    "how long something is to hold": [
        ("en", "The agreement that Binh Duong signed with Korea is to hold from 2024 to 2029.", "2024 to 2029"),
        ("vi", "Thỏa thuận ký kết với Hàn Quốc có hiệu lực từ năm 2024 đến năm 2029.", "năm 2024 đến năm 2029"),
        ("zh", "平阳省与韩国签署的合作协议2024年至2029年有效。", "2024年至2029年"),
    ],
    "an anniversary": [
        ("en", "From May 1, 2013 to May 1, 2023, Binh Duong met Korea often.", "May 1, 2013 to May 1, 2023"),
        ("zh", "2013年5月1日至2023年5月1日，平阳省与韩国会谈多次。", "2013年5月1日至2023年5月1日"),
    ],
    "no kind of event": [
        ("en", "It rained on May 17.", "May 17"),
        ("en", "The guests were tired on May 19, 2023.", "May 19, 2023"),
        ("vi", "Ngày 17/5 trời mưa.", "Ngày 17/5"),
        ("zh", "5月17日下雨。", "5月17日"),
    ],
    "statistics": [
        ("en", "In April 2023, Binh Duong received guests of Korea and exports rose by 3 percent.", "April 2023"),
        ("vi", "Tháng 4/2023, tỉnh tiếp khách Hàn Quốc và xuất khẩu đạt 3 tỷ USD, tăng 4%.", "Tháng 4/2023"),
        ("zh", "2023年4月，平阳省接待韩国代表团，出口增长4%，总额3亿美元。", "2023年4月"),
    ],
    "a count of events": [
        ("en", "It took part in 2022 in 20 international conferences in Korea.", "2022"),
        ("vi", "Năm 2022, Bình Dương dự 20 hội nghị quốc tế ở Hàn Quốc.", "Năm 2022"),
        ("zh", "2022年，平阳省接待韩国代表团20批。", "2022年"),
    ],
    "a domestic affair": [
        ("en", "The province's members met with voters on May 16.", "May 16"),
        ("vi", "Ngày 16/5, tỉnh họp bàn việc giải phóng mặt bằng.", "Ngày 16/5"),
        ("zh", "5月16日，平阳省召开党代会，举行座谈。", "5月16日"),
    ],
    "the date of a feast": [
        ("en", "Binh Duong met its Lao guests for Bunpimay (April 14-16).", "April 14-16"),
        ("vi", "Tỉnh họp mặt sinh viên Lào nhân tết Bunpimay (14-16/4).", "14-16/4"),
        ("zh", "平阳省与老挝学生举行新年（4月14日至16日）座谈。", "4月14日至16日"),
    ],
    "the date of a release, not of the event": [
        ("en", "According to a handout of May 16, the consulate of Korea met Binh Duong.", "May 16"),
        ("vi", "Theo thông cáo báo chí ngày 16/5, Tổng Lãnh sự quán Hàn Quốc làm việc với tỉnh.", "ngày 16/5"),
    ],
    "the event of somebody else": [
        ("en", "Eindhoven, the 2011 Intelligent Community of the Year, came along.", "the 2011"),
    ],
    "relations of two states": [
        ("en", "It is known that in 1992 Viet Nam and Korea signed an agreement on diplomatic ties.", "1992"),
        ("vi", "Năm 1992, Việt Nam và Hàn Quốc thiết lập quan hệ hợp tác và quan hệ ngoại giao.", "Năm 1992"),
        ("zh", "1992年，越南与韩国建交，建立友好关系。", "1992年"),
    ],
    "a year of jubilee": [
        (
            "en",
            "The year 2023 marks the 10th anniversary of the friendship relations of Binh Duong with Daejeon.",
            "The year 2023",
        ),
        ("vi", "Năm 2023 là năm kỷ niệm 10 năm thiết lập quan hệ hữu nghị với Daejeon.", "Năm 2023"),
        ("zh", "2023年是平阳省与韩国大田市结好10周年。", "2023年"),
    ],
    "a preparation at home": [
        ("vi", "Ngày 16/5, tỉnh họp bàn công tác chuẩn bị diễn đàn với Hàn Quốc.", "Ngày 16/5"),
        ("zh", "5月16日平阳省开会筹备与韩国的论坛。", "5月16日"),
    ],
    "further ahead than anybody plans": [
        ("en", "It says that in 2033 Binh Duong will sign an agreement with Korea.", "2033"),
        ("vi", "Năm 2033, Bình Dương sẽ ký thỏa thuận với Hàn Quốc.", "Năm 2033"),
        ("zh", "2033年平阳省将与韩国签署协议。", "2033年"),
    ],
    "a national event": [
        ("en", "On May 2, the Prime Minister held talks in Seoul, Korea.", "May 2"),
        ("vi", "Ngày 2/5, Thủ tướng hội đàm tại Seoul (Hàn Quốc).", "Ngày 2/5"),
        ("zh", "5月2日，总理在韩国首尔举行会谈。", "5月2日"),
    ],
    "a dateline": [
        ("zh", "据越通社首尔5月17日电，韩国领事馆与平阳省会谈。", "5月17日"),
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence", "words", "reason"),
    [
        pytest.param(language, sentence, words, reason, id=f"{language}-{reason}-{words}")
        for reason, examples in TOLD_AFTER.items()
        for language, sentence, words in examples
    ],
)
def test_what_is_no_event_beside_one_that_is(language: str, sentence: str, words: str, reason: str) -> None:
    text = FIRST[language] + sentence
    assert reasons(text, language).get(words) == reason


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param(language, sentence, id=f"{language}-{reason}-{words}")
        for reason, examples in TOLD_AFTER.items()
        for language, sentence, words in examples
        if "Bunpimay" not in sentence and "新年" not in sentence  # the gathering itself is undated there
    ],
)
def test_the_event_beside_it_stays(language: str, sentence: str) -> None:
    assert [row(event) for event in events(FIRST[language] + sentence, language)] == [VISIT]


# --- articles that hold no event at all

NOTHING = [
    (
        "en",
        "nobody from outside takes part",
        "Binh Duong news\n\nOn May 18, Binh Duong held a working session on water.",
    ),
    (
        "vi",
        "nobody from outside takes part",
        "Tin tỉnh nhà\n\nNgày 18/5, tỉnh Bình Dương có buổi làm việc về cấp nước.",
    ),
    ("zh", "nobody from outside takes part", "平阳省消息\n\n5月18日，平阳省召开供水工作会议。"),
    (
        "en",
        "a dateline",
        "News of the day\n\nA word from SEOUL, May 17 - A delegation of Daejeon, Korea, met Binh Duong.",
    ),
    ("en", "a stamp of the page", "BINH DUONG, May 19 - A delegation of Daejeon, Korea, likes Binh Duong province."),
    ("vi", "a stamp of the page", "Tin tỉnh nhà\nThứ 6, Ngày 19/05/2023, 11:00\nĐoàn Hàn Quốc mến tỉnh."),
    ("zh", "a stamp of the page", "平阳省消息\n发布时间：2023-05-19 11:00\n韩国客人喜欢平阳省。"),
    ("en", "in a headline or a part of the page that is no prose", "Visit of May 2023\n\nKorea likes Binh Duong."),
    ("vi", "in a headline or a part of the page that is no prose", "Đoàn thăm ngày 18/5\n\nHàn Quốc mến Bình Dương."),
    ("zh", "in a headline or a part of the page that is no prose", "5月18日代表团访问\n\n韩国喜欢平阳省。"),
]


@pytest.mark.parametrize(("language", "reason", "text"), NOTHING)
def test_an_article_without_an_event(language: str, reason: str, text: str) -> None:
    extraction = extract(text, language)
    assert extraction.candidates == ()
    assert {r.reason for r in extraction.rejections} == {reason}


ELSEWHERE = [
    ("en", "Delegation of Daejeon in Hue\n\nOn May 18, a delegation of Daejeon, Korea, visited a school in Hue."),
    ("vi", "Đoàn Daejeon ở Huế\n\nNgày 18/5, đoàn công tác của thành phố Daejeon (Hàn Quốc) thăm một trường ở Huế."),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_an_event_in_which_home_takes_no_part(language: str, text: str) -> None:
    extraction = extract(text, language, province=None)
    assert [r.reason for r in extraction.rejections] == ["the home province takes no part"]
    assert extraction.candidates == ()


UNDATED = [
    ("en", "On May 18, a delegation of Daejeon, Korea, visited Binh Duong province."),
    ("en", "Binh Duong and Daejeon of Korea signed a memorandum on Monday."),
    ("vi", "Ngày 18/5, đoàn công tác của thành phố Daejeon (Hàn Quốc) đến thăm tỉnh Bình Dương."),
    ("zh", "5月18日，韩国大田市代表团访问平阳省。"),
]


@pytest.mark.parametrize(("language", "text"), UNDATED)
def test_without_a_publication_date_a_day_without_a_year_is_not_dated(language: str, text: str) -> None:
    extraction = extract(text, language, None)
    assert [r.reason for r in extraction.rejections] == ["the date cannot be resolved"]
    assert extraction.candidates == ()


# --- what is one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Recently, a delegation of Daejeon, Korea, visited Binh Duong province."),
        ("vi", "Mới đây, đoàn công tác của thành phố Daejeon (Hàn Quốc) đến thăm tỉnh Bình Dương."),
        ("zh", "日前，韩国大田市代表团访问平阳省。"),
    ],
)
def test_recently_is_a_limit_and_no_date(language: str, text: str) -> None:
    (event,) = events(text, language)
    assert (event.dtstart, dates(event)) == (None, f"<{PUBLISHED}")


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en", "In June 2017, Binh Duong and Daejeon of Korea signed an agreement.", "2017-06"),
        ("en", "Binh Duong and Daejeon of Korea signed an agreement in 2017.", "2017"),
        ("vi", "Tháng 6/2017, Bình Dương và Daejeon (Hàn Quốc) ký kết bản ghi nhớ.", "2017-06"),
        ("vi", "Năm 2017, Bình Dương và Daejeon (Hàn Quốc) ký kết bản ghi nhớ.", "2017"),
        ("zh", "2017年6月，平阳省与韩国大田市签署备忘录。", "2017-06"),
        ("zh", "2017年，平阳省与韩国大田市签署备忘录。", "2017"),
    ],
)
def test_what_happened_years_ago_is_background_no_finer_than_stated(language: str, text: str, when: str) -> None:
    (event,) = events(text, language)
    assert (dates(event), event.main) == (when, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 16, a delegation of Tay Ninh province visited Binh Duong and signed a cooperation agreement."),
        ("vi", "Ngày 16/5, đoàn công tác tỉnh Tây Ninh đến thăm và làm việc với tỉnh Bình Dương."),
    ],
)
def test_a_visit_of_another_province_is_domestic(language: str, text: str) -> None:
    (event,) = events(text, language)
    assert (event.scope, event.countries) == ("domestic", ())


def test_the_foreign_ministry_is_a_domestic_party() -> None:
    (event,) = events("On May 16, the Ministry of Foreign Affairs held a working session with Binh Duong.", "en")
    assert (event.kind, event.scope) == ("meeting", "domestic")


def test_a_domestic_visit_counts_only_in_viet_nam() -> None:
    text = "On May 16, a delegation of Lahore visited Punjab and met its leaders."
    assert events(text, "en", province="Punjab (PK)") == []


def test_the_home_country_is_no_party() -> None:
    (event,) = events("On May 16, Binh Duong of Viet Nam signed an agreement with Daejeon of Korea.", "en")
    assert event.countries == ("KR",)


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_each_date_gives_an_event_or_a_reason(language: str) -> None:
    text = FIRST[language] + " ".join(
        sentence for rows in TOLD_AFTER.values() for lang, sentence, _ in rows if lang == language
    )
    extraction = extract(text, language)
    told = {event.date_span for event in extraction.candidates} | {r.span for r in extraction.rejections}
    assert [m.text for m in extraction.mentions if m.span not in told] == []


def test_the_trace_tells_of_each_date_in_the_prose() -> None:
    extraction = extract(FIRST["en"] + "It rained on May 17.", "en")
    assert [outcome for _, _, outcome in extraction.trace] == ["event", "no kind of event"]


def test_the_day_of_publication_decides_the_year() -> None:
    text = "On December 28, Binh Duong and Daejeon of Korea signed an agreement."
    assert [dates(event) for event in events(text, "en", date(2023, 1, 5))] == ["2022-12-28"]


# --- what should be refused, or found, and is not


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Ngày 16/5, tỉnh Bình Dương tổ chức hội nghị tiếp xúc cử tri."),
        ("zh", "5月16日，平阳省召开新闻发布会，举行对话。"),
    ],
)
def test_meetings_with_voters_and_with_the_press_are_domestic(language: str, sentence: str) -> None:
    assert [row(event) for event in events(FIRST[language] + sentence, language)] == [VISIT]


def test_a_chinese_date_after_a_comma() -> None:
    (event,) = events("据悉，5月16日平阳省与韩国大田市签署备忘录。", "zh")
    assert dates(event) == "2023-05-16"


def test_a_film_festival_is_no_dateline() -> None:
    (event,) = events("5月16日电影节在平阳省开幕，韩国代表团出席论坛。", "zh")
    assert dates(event) == "2023-05-16"


def test_each_date_of_a_sentence_is_judged_for_itself() -> None:
    text = "On May 10, Binh Duong met guests of Korea, and on May 12 the guests slept late."
    extraction = extract(text, "en")
    assert [dates(event) for event in extraction.candidates] == ["2023-05-10"]
    assert [r.text for r in extraction.rejections] == ["May 12"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, Binh Duong and Daejeon of Korea signed an agreement.",
        "In 2017, the province became a member of the World Technopolis Association.",
    ],
)
def test_a_year_at_the_beginning_of_a_sentence(text: str) -> None:
    assert [dates(event) for event in events(text, "en")] == ["2017"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Binh Duong is preparing for a forum with Korea on June 8."),
        ("vi", "Bình Dương đang chuẩn bị cho diễn đàn với Hàn Quốc vào ngày 8/6."),
        ("zh", "平阳省正在筹备6月8日与韩国的论坛。"),
    ],
)
def test_what_is_being_prepared_is_planned(language: str, text: str) -> None:
    assert [row(event) for event in events(text, language)] == [("2023-06-08", "conference", "KR", "planned")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The WTA Summit 2022, held by Binh Duong in 2022, was the second."),
        ("vi", "Diễn đàn WTA 2022 do Bình Dương tổ chức năm 2022 là lần thứ hai."),
    ],
)
def test_the_year_of_a_name_said_again(language: str, text: str) -> None:
    assert [r.reason for r in extract(text, language).rejections] == ["the year of a name"]

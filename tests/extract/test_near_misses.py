"""Somebody from outside takes part in something, or reporters speak of a visit: and yet it is no event of the province.

Beside these, articles that hold one event among dates that are none. As in `test_precision`, each article is dated
20 May 2023 and comes from the province's own pages.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import extract, row

Row = tuple[str, str, str, str]  # see `reading.row`
NOTHING: tuple[Row, ...] = ()
CANCELLED = (("2023-05-25", "visit", "LA", "cancelled"),)
OF_ORYOL = (("2023-05-10", "visit", "RU", "held"),)

LABOUR = "a meeting of workers is read as one with the country of their employer"
AT_HOME = "an honour that the province itself gives is read as one from the country that is named beside"
SEAT = "what a consulate does in another city is read as the province's, whose name stands in the next sentence"
CORRECTED = "that a report was wrong is not understood"
ABROAD = "a meeting of others abroad is the province's wherever the next sentence names it"
PLAYER = "a tournament at home with one foreign player is read as an exchange"

# what it is about, the article, its events, why the test fails now
ENGLISH: list[tuple[str, str, tuple[Row, ...], str]] = [
    (
        "a fire",
        "Fire at a warehouse\n\n"
        "A fire broke out on May 14 at a warehouse of a Japanese firm in Tan Uyen. Nobody was hurt. "
        "The firm's director met with the fire brigade on May 15.",
        NOTHING,
        "",
    ),
    (
        "a strike",
        "Strike ends\n\n"
        "On May 12, 800 workers of a Korean shoe factory in Di An went back to work after a meeting with the union. "
        "They had walked out on May 9.",
        NOTHING,
        LABOUR,
    ),
    (
        "an honour at home",
        "Award for a teacher\n\n"
        "On May 10, a teacher of Binh Duong was honoured by the provincial People's Committee. "
        "She had studied in Australia.",
        NOTHING,
        AT_HOME,
    ),
    (
        "a consulate elsewhere",
        "Dutch week in Ho Chi Minh City\n\n"
        "On May 16, the Dutch Consulate General opened a design week in Ho Chi Minh City. "
        "Binh Duong's students may go there by bus.",
        NOTHING,
        SEAT,
    ),
    (
        "a fair of books",
        "Book fair\n\n"
        "A book fair will open in Thu Dau Mot on June 2. Novels from Japan and Korea are sold at half price.",
        NOTHING,
        "",
    ),
    (
        "golf",
        "Golf\n\nThe golf tournament of Binh Duong's bankers took place on May 13. A player from Korea came third.",
        NOTHING,
        PLAYER,
    ),
    (
        "a licence",
        "New plant licensed\n\n"
        "On May 18, the industrial zones authority licensed a plant of a German maker of valves worth 45 million USD.",
        NOTHING,
        "",
    ),
    (
        "tourists",
        "Tourists\n\nIn April 2023, 12,000 visitors from Korea visited Binh Duong, twice as many as in April 2022.",
        NOTHING,
        "",
    ),
    (
        "a correction",
        "Correction\n\nOur report of May 12 said that a delegation of Laos had visited Binh Duong. That was wrong.",
        NOTHING,
        CORRECTED,
    ),
    (
        "others abroad",
        "Summit in Geneva\n\n"
        "On May 17, ministers of Japan and Germany met in Geneva. "
        "Binh Duong's makers of furniture hope for lower tariffs.",
        NOTHING,
        "",
    ),
    (
        "doctors",
        "Hospital\n\n"
        "From May 2 to May 12, surgeons from the United States operated on 40 children in Binh Duong free of charge.",
        NOTHING,
        "",
    ),
    (
        "a plan of years",
        "Chip plan\n\n"
        "Binh Duong plans to send 500 engineers to Taiwan by 2027 and to sign agreements with three universities "
        "there between 2025 and 2030.",
        NOTHING,
        "",
    ),
    (
        "a visit called off",
        "Visit called off\n\n"
        "The visit of a delegation of Champasak, Laos, to Binh Duong on May 25 is cancelled because of the storm.",
        CANCELLED,
        "",
    ),
    (
        "a visit beside years",
        "Two dates\n\n"
        "On May 10, 2023 Binh Duong welcomed a delegation of Oryol, Russia. Oryol was founded in 1566. "
        "The two sides had first talked by video in 2021.",
        OF_ORYOL,
        "",
    ),
]

VIETNAMESE: list[tuple[str, str, tuple[Row, ...], str]] = [
    (
        "a fire",
        "Cháy kho hàng\n\n"
        "Ngày 14/5, một kho của công ty Nhật Bản ở Tân Uyên bốc cháy. "
        "Ngày 15/5, giám đốc công ty làm việc với lực lượng chữa cháy.",
        NOTHING,
        "",
    ),
    (
        "a strike",
        "Hết đình công\n\n"
        "Ngày 12/5, 800 công nhân nhà máy giày Hàn Quốc ở Dĩ An trở lại làm việc sau cuộc họp với công đoàn.",
        NOTHING,
        LABOUR,
    ),
    (
        "an honour at home",
        "Khen thưởng cô giáo\n\nNgày 10/5, UBND tỉnh Bình Dương tuyên dương một cô giáo từng học ở Úc.",
        NOTHING,
        "",
    ),
    (
        "a consulate elsewhere",
        "Tuần lễ thiết kế ở TP. Hồ Chí Minh\n\n"
        "Ngày 16/5, Tổng Lãnh sự quán Hà Lan khai mạc tuần lễ thiết kế tại TP. Hồ Chí Minh. "
        "Sinh viên Bình Dương có thể đi xe buýt đến xem.",
        NOTHING,
        "",
    ),
    (
        "a fair of books",
        "Hội sách\n\nNgày 2/6, hội sách mở tại Thủ Dầu Một. Tiểu thuyết Nhật Bản, Hàn Quốc bán nửa giá.",
        NOTHING,
        "",
    ),
    (
        "golf",
        "Giải golf\n\nNgày 13/5, giải golf ngân hàng Bình Dương kết thúc. Một tay golf Hàn Quốc về thứ ba.",
        NOTHING,
        "",
    ),
    (
        "a licence",
        "Cấp phép nhà máy\n\n"
        "Ngày 18/5, Ban Quản lý các khu công nghiệp trao giấy chứng nhận đầu tư cho nhà máy van của Đức, "
        "vốn 45 triệu USD.",
        NOTHING,
        "",
    ),
    (
        "tourists",
        "Khách du lịch\n\nTháng 4/2023, 12.000 lượt khách Hàn Quốc đến thăm Bình Dương, gấp đôi tháng 4/2022.",
        NOTHING,
        "",
    ),
    (
        "a correction",
        "Đính chính\n\nTin ngày 12/5 viết rằng đoàn Lào đến thăm Bình Dương. Điều đó không đúng.",
        NOTHING,
        CORRECTED,
    ),
    (
        "others abroad",
        "Họp ở Geneva\n\n"
        "Ngày 17/5, bộ trưởng Nhật Bản và Đức gặp nhau tại Geneva. Doanh nghiệp gỗ Bình Dương mong giảm thuế.",
        NOTHING,
        ABROAD,
    ),
    (
        "doctors",
        "Phẫu thuật miễn phí\n\nTừ ngày 2 đến ngày 12/5, bác sĩ Hoa Kỳ mổ cho 40 trẻ em ở Bình Dương.",
        NOTHING,
        "",
    ),
    (
        "a plan of years",
        "Kế hoạch\n\n"
        "Bình Dương muốn đưa 500 kỹ sư sang Đài Loan đến năm 2027 và ký kết với ba trường trong giai đoạn 2025-2030.",
        NOTHING,
        "",
    ),
    (
        "a visit called off",
        "Hủy chuyến thăm\n\nChuyến thăm Bình Dương của đoàn tỉnh Champasak (Lào) ngày 25/5 bị hủy vì bão.",
        CANCELLED,
        "",
    ),
    (
        "a visit beside years",
        "Khách Nga\n\n"
        "Ngày 10/5/2023, tỉnh Bình Dương đón đoàn tỉnh Oryol (Nga). Oryol ra đời năm 1566. "
        "Hai bên từng trao đổi trực tuyến năm 2021.",
        OF_ORYOL,
        "",
    ),
]

CHINESE: list[tuple[str, str, tuple[Row, ...], str]] = [
    (
        "a fire",
        "仓库起火\n\n5月14日，新渊一家日本企业的仓库起火。5月15日，企业负责人与消防队会面。",
        NOTHING,
        "",
    ),
    ("a strike", "罢工结束\n\n5月12日，以安市韩国鞋厂800名工人同工会座谈后复工。", NOTHING, LABOUR),
    (
        "an honour at home",
        "表彰教师\n\n5月10日，平阳省人民委员会表彰一名曾在澳大利亚留学的教师，授予她称号。",
        NOTHING,
        AT_HOME,
    ),
    (
        "a consulate elsewhere",
        "设计周\n\n5月16日，荷兰总领事馆在胡志明市举办设计周。平阳省学生可以乘公交车去看。",
        NOTHING,
        SEAT,
    ),
    ("a fair of books", "书展\n\n6月2日，书展在土龙木开幕。日本和韩国小说半价出售。", NOTHING, ""),
    ("golf", "高尔夫\n\n5月13日，平阳省银行业高尔夫比赛结束。一名韩国选手获第三名。", NOTHING, ""),
    (
        "a licence",
        "新厂获批\n\n5月18日，工业区管理委员会向德国阀门厂颁发投资许可证，金额4500万美元。",
        NOTHING,
        "",
    ),
    ("tourists", "游客\n\n2023年4月，1.2万名韩国游客访问平阳省，比2022年4月多一倍。", NOTHING, ""),
    ("a correction", "更正\n\n本报5月12日称老挝代表团访问了平阳省，这一说法有误。", NOTHING, CORRECTED),
    (
        "others abroad",
        "日内瓦会晤\n\n5月17日，日本和德国部长在日内瓦会晤。平阳省木材企业希望降低关税。",
        NOTHING,
        ABROAD,
    ),
    ("doctors", "义诊\n\n5月2日至12日，美国医生在平阳省为40名儿童免费手术。", NOTHING, ""),
    (
        "a plan of years",
        "计划\n\n平阳省希望到2027年派500名工程师去台湾，并在2025-2030年与三所大学签署协议。",
        NOTHING,
        "",
    ),
    ("a visit called off", "访问取消\n\n老挝占巴塞省代表团原定5月25日对平阳省的访问因台风取消。", CANCELLED, ""),
    (
        "a visit beside years",
        "俄罗斯客人\n\n2023年5月10日，平阳省接待俄罗斯奥廖尔州代表团。奥廖尔建于1566年。双方2021年曾视频交谈。",
        OF_ORYOL,
        "",
    ),
]

ARTICLES = {"en": ENGLISH, "vi": VIETNAMESE, "zh": CHINESE}


def _examples() -> list[object]:
    rows: list[object] = []
    for language, articles in ARTICLES.items():
        for about, text, expected, wrong in articles:
            marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
            rows.append(pytest.param(language, text, expected, marks=marks, id=f"{language}-{about}"))
    return rows


@pytest.mark.parametrize(("language", "text", "expected"), _examples())
def test_no_event_but_what_is_one(language: str, text: str, expected: tuple[Row, ...]) -> None:
    assert tuple(row(event) for event in extract(text, language).candidates) == expected

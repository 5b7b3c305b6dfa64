"""Chronicles and lists: a line belongs to the headings above it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str]  # dates, kind, countries

# text, language, publication, province, what should be found
CHRONICLES: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "days below a year": (
        "Chronicle of external relations\n\n2018\n"
        "January 5: Chairman Tran Thanh Liem receives the Consul General of Laos.\n"
        "November 20: A delegation of the province visits Daejeon (Korea).\n"
        "2019\n"
        "February 14: The province and Oryol (Russia) sign a memorandum of understanding.\n",
        "en",
        date(2021, 6, 1),
        "Binh Duong",
        [("2018-01-05", "consular", "LA"), ("2018-11-20", "visit", "KR"), ("2019-02-14", "agreement", "RU")],
    ),
    "bare days below a month": (
        "Diary of the Foreign Affairs Office, 2017\n\nMarch\n"
        "5 - The provincial chairman received the Ambassador of Italy.\n"
        "19 - The province signed a cooperation agreement with Emilia-Romagna (Italy).\n"
        "April\n2 - A delegation of Champasak (Laos) visited the province.\n",
        "en",
        date(2018, 1, 20),
        "Binh Duong",
        [("2017-03-05", "consular", "IT"), ("2017-03-19", "agreement", "IT"), ("2017-04-02", "visit", "LA")],
    ),
    "the year of the page's title": (
        "Milestones of 2016\n\n"
        "* March 8: provincial leaders receive the Ambassador of Belgium\n"
        "* June 2: memorandum of understanding signed with Eindhoven (Netherlands)\n"
        "* October 30: delegation from Yamaguchi (Japan) visits the province\n",
        "en",
        date(2017, 1, 9),
        "Binh Duong",
        [("2016-03-08", "consular", "BE"), ("2016-06-02", "agreement", "NL"), ("2016-10-30", "visit", "JP")],
    ),
    "bullets below a day": (
        "The provincial chairman's day\n\n15 May 2023\n\n"
        "• received the Consul General of Singapore\n"
        "• signed a memorandum of understanding with Daejeon (Korea)\n"
        "• worked on the budget with the Department of Finance\n\n16 May 2023\n\n"
        "• received a delegation of investors from Japan\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-05-15", "consular", "SG"), ("2023-05-15", "agreement", "KR"), ("2023-05-16", "visit", "JP")],
    ),
    "Vietnamese months": (
        "Sự kiện đối ngoại nổi bật năm 2015\n\nTháng 1\n"
        "- Ngày 14: Đoàn công tác thành phố Eindhoven (Hà Lan) thăm tỉnh.\n"
        "- Ngày 20: Lãnh đạo tỉnh tiếp Tổng Lãnh sự Nhật Bản.\nTháng 10\n"
        "- Ngày 14: Tỉnh ký thỏa thuận hợp tác với tỉnh Đông Flanders (Bỉ).\n",
        "vi",
        date(2016, 1, 12),
        "Bình Dương",
        [("2015-01-14", "visit", "NL"), ("2015-01-20", "consular", "JP"), ("2015-10-14", "agreement", "BE")],
    ),
    "a Chinese chronicle": (
        "2018年外事大事记\n\n1月\n5日，市长会见日本驻广州总领事。\n23日，市政府代表团访问法国里昂市。\n2月\n"
        "8日，我市与韩国光州市签署友好合作备忘录。\n",
        "zh",
        date(2019, 3, 1),
        "广州市(广东省)",
        [("2018-01-05", "consular", "JP"), ("2018-01-23", "visit", "FR"), ("2018-02-08", "agreement", "KR")],
    ),
    "a chapter of a yearbook": (
        "外事工作\n\n【友好城市】 2012年，与友城往来进一步密切。6月18日，与英国伯明翰市签署友好合作协议。\n"
        "【来访】 2012年接待外宾40批。9月3日，澳大利亚驻广州总领事拜会市长。\n",
        "zh",
        date(2013, 8, 1),
        "广州市(广东省)",
        [("2012-06-18", "agreement", "GB"), ("2012-09-03", "consular", "AU")],
    ),
    "an annual report with dated items": (
        "Annual report 2020 of the Department of Foreign Affairs\n\n"
        "- 45 delegations with 310 guests were received\n"
        "- 12 agreements were signed\n"
        "- 9 March 2020: signing of a memorandum of understanding with Kratie (Cambodia)\n"
        "- 17 November 2020: online meeting with Eindhoven (Netherlands)\n",
        "en",
        date(2021, 1, 15),
        "Binh Duong",
        [("2020-03-09", "agreement", "KH"), ("2020-11-17", "meeting", "NL")],
    ),
    "years that open lines": (
        "History of relations\n\n"
        "1994: friendship agreement signed with Jiangsu (China)\n"
        "2000: delegation of New Jersey (USA) visits\n"
        "2005: population passes one million\n2010: new city hall opens\n",
        "en",
        None,
        "Jeonbuk",
        [("1994", "agreement", "CN"), ("2000", "visit", "US")],
    ),
    "Vietnamese years": (
        "Biên niên sự kiện đối ngoại\n\nNĂM 2018\n"
        "* 12/3: Ký thỏa thuận hợp tác với tỉnh Oryol (Nga)\n"
        "* 20/8: Đón đoàn thành phố Daejeon (Hàn Quốc)\nNĂM 2019\n"
        "* 5/1: Tổng Lãnh sự Lào đến chào xã giao\n",
        "vi",
        date(2020, 2, 2),
        "Bình Dương",
        [("2018-03-12", "agreement", "RU"), ("2018-08-20", "visit", "KR"), ("2019-01-05", "consular", "LA")],
    ),
    "a Vietnamese report": (
        "Kết quả công tác đối ngoại năm 2022\n\n"
        "- Đón 45 đoàn khách quốc tế với 312 lượt người.\n"
        "- Ngày 18/3: ký bản ghi nhớ với tỉnh Chungcheongnam (Hàn Quốc).\n"
        "- Ngày 22/9: Đoàn tỉnh thăm và làm việc tại Bang Hessen (Đức).\n"
        "- Cử 20 đoàn ra.\n",
        "vi",
        date(2023, 1, 10),
        "Bình Dương",
        [("2022-03-18", "agreement", "KR"), ("2022-09-22", "visit", "DE")],
    ),
    "a Chinese chronicle of one year": (
        "外事大事记（2019年）\n\n1月5日 市长会见日本驻广州总领事。\n3月18日 我市与韩国光州市签署友好合作备忘录。\n"
        "12月20日 法国里昂市代表团来访。\n",
        "zh",
        date(2020, 3, 1),
        "广州市(广东省)",
        [("2019-01-05", "consular", "JP"), ("2019-03-18", "agreement", "KR"), ("2019-12-20", "visit", "FR")],
    ),
    "Chinese cities below their countries": (
        "友好城市\n\n日本\n福冈市（1979年5月2日）\n美国\n洛杉矶市（1981年12月8日）\n德国\n法兰克福市（1988年4月11日）\n",
        "zh",
        None,
        "广州市(广东省)",
        [("1979-05-02", "twinning", "JP"), ("1981-12-08", "twinning", "US"), ("1988-04-11", "twinning", "DE")],
    ),
    "numbered Chinese lines": (
        "2019年来访团组\n\n1、3月12日，韩国仁川市代表团一行8人来访。\n2、5月20日，日本福冈市议会代表团一行来访。\n"
        "3、7月2日，德国驻广州总领事来访。\n",
        "zh",
        date(2020, 1, 9),
        "广州市(广东省)",
        [("2019-03-12", "visit", "KR"), ("2019-05-20", "visit", "JP"), ("2019-07-02", "consular", "DE")],
    ),
    "dates that close numbered lines": (
        "List of MOUs of the province\n\n"
        "1. MOU with Hessen (Germany) - 4 March 2014\n"
        "2. MOU with Kratie (Cambodia) - 12 June 2016\n"
        "3. MOU with Yunnan (China) - 30 August 2018\n",
        "en",
        None,
        "Binh Duong",
        [("2014-03-04", "agreement", "DE"), ("2016-06-12", "agreement", "KH"), ("2018-08-30", "agreement", "CN")],
    ),
}


@pytest.mark.parametrize("name", CHRONICLES)
def test_a_line_is_an_event(name: str) -> None:
    text, language, published, province, expected = CHRONICLES[name]
    found = events(text, language, published, province=province)
    assert [row(event)[:3] for event in found] == expected

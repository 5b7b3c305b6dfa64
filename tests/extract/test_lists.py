"""Pages that are no prose: tables, chronicles, lists of teasers, plans, cards; one row is one event."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str]  # dates, kind, countries

TABLES: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "partners with a day of signing": (
        "Partner localities of the province\n\n"
        "No. | Partner | Country | Date of signing | Fields\n"
        "1 | Champasak | Laos | 12 March 2012 | Farming, schools\n"
        "2 | Daejeon | South Korea | 17 May 2005 | High technology\n"
        "3 | Emmen | Netherlands | June 2018 | Waste\n",
        "en",
        None,
        "Binh Duong",
        [("2012-03-12", "agreement", "LA"), ("2005-05-17", "agreement", "KR"), ("2018-06", "agreement", "NL")],
    ),
    "sister cities with the year of the twinning": (
        "Sister Cities\n\nCity\tCountry\tSince\n"
        "Sapporo\tJapan\t1972\nMunich\tGermany\t1972\nGuadalajara\tMexico\t1983\n",
        "en",
        None,
        "Oregon",
        [("1972", "twinning", "JP"), ("1972", "twinning", "DE"), ("1983", "twinning", "MX")],
    ),
    "columns parted by spaces": (
        "Agreements with partners abroad\n\n"
        "Partner            Country        Signed on\n"
        "Oudomxay           Laos           4 May 2011\n"
        "Yamanashi          Japan          9 June 2014\n"
        "Gangwon            Korea          21 July 2016\n",
        "en",
        None,
        "Dien Bien",
        [("2011-05-04", "agreement", "LA"), ("2014-06-09", "agreement", "JP"), ("2016-07-21", "agreement", "KR")],
    ),
    "an event a row": (
        "Foreign affairs in the first half of 2023\n\n"
        "Date | Event | Guests\n"
        "12 January | Reception of a delegation | Provincial Assembly of Gyeonggi (Korea)\n"
        "3 March | Courtesy call | Consul General of Japan in Ho Chi Minh City\n"
        "20 April | Investment promotion conference | Businesses of Singapore\n",
        "en",
        date(2023, 7, 4),
        "Binh Duong",
        [("2023-01-12", "visit", "KR"), ("2023-03-03", "consular", "JP"), ("2023-04-20", "promotion", "SG")],
    ),
    "a Vietnamese table": (
        "Danh sách địa phương nước ngoài có quan hệ hữu nghị\n\n"
        "TT | Địa phương | Quốc gia | Ngày ký kết | Ghi chú\n"
        "1 | Tỉnh Champasak | Lào | 12/3/2012 | \n"
        "2 | Thành phố Daejeon | Hàn Quốc | 17/5/2005 | Trao đổi đoàn hằng năm\n"
        "3 | Tỉnh Yamaguchi | Nhật Bản | Tháng 7/2013 | \n",
        "vi",
        None,
        "Bình Dương",
        [("2012-03-12", "agreement", "LA"), ("2005-05-17", "agreement", "KR"), ("2013-07", "agreement", "JP")],
    ),
    "a Vietnamese table of delegations": (
        "Các đoàn ra, đoàn vào năm 2022\n\n"
        "Thời gian\tNội dung\tNước\n"
        "15/3\tĐoàn tỉnh thăm và làm việc tại Viêng Chăn\tLào\n"
        "Tháng 6\tĐoàn tỉnh xúc tiến đầu tư tại Osaka\tNhật Bản\n"
        "20/9\tTiếp Đại sứ Hàn Quốc\tHàn Quốc\n",
        "vi",
        date(2023, 2, 10),
        "Bình Dương",
        [("2022-03-15", "visit", "LA"), ("2022-06", "promotion", "JP"), ("2022-09-20", "consular", "KR")],
    ),
    "a Chinese table": (
        "我市国际友好城市一览表\n\n"
        "序号 | 城市 | 国家 | 结好时间\n"
        "1 | 福冈市 | 日本 | 1979年5月2日\n"
        "2 | 洛杉矶市 | 美国 | 1981年12月8日\n"
        "3 | 法兰克福市 | 德国 | 1988年4月\n",
        "zh",
        None,
        "广州市(广东省)",
        [("1979-05-02", "twinning", "JP"), ("1981-12-08", "twinning", "US"), ("1988-04", "twinning", "DE")],
    ),
    "a Chinese table with the date first": (
        "2019年重要来访团组\n\n"
        "时间\t来访团组\t内容\n"
        "3月12日\t韩国仁川市代表团\t商谈经贸合作\n"
        "5月\t日本山口县议会代表团\t访问我省\n"
        "9月8日\t新西兰驻上海总领事\t拜会副省长\n",
        "zh",
        date(2020, 2, 1),
        "山东省",
        [("2019-03-12", "visit", "KR"), ("2019-05", "visit", "JP"), ("2019-09-08", "consular", "NZ")],
    ),
}

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
        "April\n"
        "2 - A delegation of Champasak (Laos) visited the province.\n",
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
        "• worked on the budget with the Department of Finance\n\n"
        "16 May 2023\n\n"
        "• received a delegation of investors from Japan\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-05-15", "consular", "SG"), ("2023-05-15", "agreement", "KR"), ("2023-05-16", "visit", "JP")],
    ),
    "Vietnamese months": (
        "Sự kiện đối ngoại nổi bật năm 2015\n\nTháng 1\n"
        "- Ngày 14: Đoàn công tác thành phố Eindhoven (Hà Lan) thăm tỉnh.\n"
        "- Ngày 20: Lãnh đạo tỉnh tiếp Tổng Lãnh sự Nhật Bản.\n"
        "Tháng 10\n"
        "- Ngày 14: Tỉnh ký thỏa thuận hợp tác với tỉnh Đông Flanders (Bỉ).\n",
        "vi",
        date(2016, 1, 12),
        "Bình Dương",
        [("2015-01-14", "visit", "NL"), ("2015-01-20", "consular", "JP"), ("2015-10-14", "agreement", "BE")],
    ),
    "a Chinese chronicle": (
        "2018年外事大事记\n\n1月\n"
        "5日，市长会见日本驻广州总领事。\n"
        "23日，市政府代表团访问法国里昂市。\n"
        "2月\n"
        "8日，我市与韩国光州市签署友好合作备忘录。\n",
        "zh",
        date(2019, 3, 1),
        "广州市(广东省)",
        [("2018-01-05", "consular", "JP"), ("2018-01-23", "visit", "FR"), ("2018-02-08", "agreement", "KR")],
    ),
    "a chapter of a yearbook": (
        "外事工作\n\n"
        "【友好城市】 2012年，与友城往来进一步密切。6月18日，与英国伯明翰市签署友好合作协议。\n"
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
}

TEASERS: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "a tag page": (
        "Tag: external relations\n\n"
        "Chairman receives Consul General of Japan\n15/05/2023 16:20\n"
        "This morning, the provincial chairman received the Consul General of Japan in Ho Chi Minh City.\n\n"
        "Delegation from Champasak visits\n08/03/2023 09:10\n"
        "On 5 March, a delegation of Champasak province (Laos) visited Binh Duong.\n\n"
        "Province meets Korean investors\n02/12/2022 14:00\n"
        "Yesterday, leaders of Binh Duong had a working session with a delegation of investors from Korea.\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-15", "consular", "JP"), ("2023-03-05", "visit", "LA"), ("2022-12-01", "meeting", "KR")],
    ),
    "a Vietnamese tag page": (
        "Từ khóa: đối ngoại\n\n"
        "Bí thư Tỉnh ủy tiếp Tổng Lãnh sự Hàn Quốc\n10:15 12/04/2023\n"
        "Sáng nay, Bí thư Tỉnh ủy tiếp Tổng Lãnh sự Hàn Quốc tại TP. Hồ Chí Minh.\n"
        "Đoàn tỉnh Kratie thăm Bình Dương\n15:40 20/02/2023\n"
        "Ngày 18/2, đoàn đại biểu tỉnh Kratie (Campuchia) đến thăm và làm việc tại Bình Dương.\n"
        "Bình Dương ký kết hợp tác với Emmen\n08:00 05/11/2022\n"
        "Chiều qua, tỉnh Bình Dương và thành phố Emmen (Hà Lan) ký biên bản ghi nhớ hợp tác.\n",
        "vi",
        None,
        "Bình Dương",
        [("2023-04-12", "consular", "KR"), ("2023-02-18", "visit", "KH"), ("2022-11-04", "agreement", "NL")],
    ),
    "a Chinese list of news": (
        "外事动态\n\n"
        "市长会见日本驻广州总领事\n2023-05-16\n昨日，市长在市政府会见日本驻广州总领事。\n"
        "我市与里昂市签署合作备忘录\n2023-04-08\n4月6日，我市与法国里昂市签署合作备忘录。\n"
        "韩国光州市代表团来访\n2022-11-30\n今日，韩国光州市代表团到访我市。\n",
        "zh",
        None,
        "广州市(广东省)",
        [("2023-05-15", "consular", "JP"), ("2023-04-06", "agreement", "FR"), ("2022-11-30", "visit", "KR")],
    ),
}

PLANS: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "a week plan": (
        "Working schedule of the provincial chairman, 22-26 May 2023\n\n"
        "Monday, May 22\n"
        "8:00 Receive the Consul General of Japan\n"
        "14:00 Meeting with the Department of Finance\n"
        "Wednesday, May 24\n"
        "9:30 Receive a delegation of Gyeonggi province (Korea)\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-05-22", "consular", "JP"), ("2023-05-24", "visit", "KR")],
    ),
    "a Vietnamese week plan": (
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO TỈNH\nTuần từ 22/5/2023 đến 26/5/2023\n\n"
        "Thứ Hai (22/5)\n"
        "8h00: Chủ tịch UBND tỉnh tiếp Tổng Lãnh sự Singapore.\n"
        "14h00: Họp Ban Thường vụ Tỉnh ủy.\n"
        "Thứ Năm (25/5)\n"
        "9h30: Phó Chủ tịch UBND tỉnh tiếp đoàn công tác tỉnh Champasak (Lào).\n",
        "vi",
        None,
        "Bình Dương",
        [("2023-05-22", "consular", "SG"), ("2023-05-25", "visit", "LA")],
    ),
    "a Chinese week plan": (
        "市领导一周活动安排\n\n"
        "5月22日（星期一）\n"
        "9:00 市长会见新加坡驻广州总领事\n"
        "15:00 市政府常务会议\n"
        "5月25日（星期四）\n"
        "10:30 副市长会见日本福冈市代表团\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
        [("2023-05-22", "consular", "SG"), ("2023-05-25", "visit", "JP")],
    ),
}

CARDS: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "an English card": (
        "Meet Korea 2023 in Binh Duong\n\n"
        "Date: 15 June 2023\nTime: 8:00 - 11:30\nVenue: Becamex Convention Center\n"
        "Organisers: provincial People's Committee, Consulate General of Korea\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-06-15", "promotion", "KR")],
    ),
    "a Vietnamese card": (
        "Thông báo: Hội nghị xúc tiến đầu tư với doanh nghiệp Nhật Bản tại Bình Dương\n\n"
        "Thời gian: 8h00 ngày 15/6/2023\nĐịa điểm: Trung tâm Hội nghị tỉnh\n"
        "Thành phần: đại diện doanh nghiệp Nhật Bản\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
        [("2023-06-15", "promotion", "JP")],
    ),
    "a Chinese card": (
        "关于举办2023年中国（广州）—新加坡经贸合作交流会的通知\n\n"
        "时间：2023年6月15日上午9:00\n地点：广州白云国际会议中心\n主办单位：广州市商务局\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
        [("2023-06-15", "promotion", "SG")],
    ),
}

NOTHING: dict[str, tuple[str, str, date | None, str]] = {
    "a league table": (
        "Friendly football, standings\n\nTeam | Played | Last match\n"
        "Korea | 4 | 12 May 2023\nJapan | 4 | 14 May 2023\nLaos | 3 | 8 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "a table of prices": (
        "Rice prices\n\nCountry | USD a ton | Updated\nThailand | 480 | 12 May 2023\nIndia | 445 | 12 May 2023\n"
        "Pakistan | 460 | 11 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "a calendar of holidays": (
        "Holidays of the Consulate General of Japan in 2023\n\nDate | Holiday\n2 January | New Year\n"
        "29 May | Memorial Day\n2 September | National Day of Viet Nam\n",
        "en",
        date(2022, 12, 20),
        "Binh Duong",
    ),
    "a site's menu": (
        "Home | News 20/05/2023 | Japan desk | Korea desk | Events | Contact\n"
        "Friendship cities (updated 12/04/2023)\nConsulates (updated 13/04/2023)\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "releases of other provinces": (
        "Press releases\n\n12/05/2023 Da Nang: memorandum of understanding with Kyoto\n"
        "13/05/2023 Can Tho: delegation of Laos visits\n14/05/2023 Hai Phong: Consul General of Korea received\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "a list of headlines with stamps": (
        "News\n\nChairman receives Consul General of Japan (15/05/2023)\n"
        "Delegation from Champasak visits province (08/03/2023)\n"
        "Province signs memorandum with Emmen (02/12/2022)\n",
        "en",
        None,
        "Binh Duong",
    ),
    "Vietnamese holidays": (
        "Lịch nghỉ lễ của Tổng Lãnh sự quán Hàn Quốc\n\nNgày | Dịp nghỉ\n01/01/2023 | Năm mới\n"
        "30/04/2023 | Giải phóng miền Nam\n03/10/2023 | Quốc khánh Hàn Quốc\n",
        "vi",
        date(2022, 12, 20),
        "Bình Dương",
    ),
    "Vietnamese prices": (
        "Giá cao su xuất khẩu\n\nNước | USD/tấn | Ngày\nNhật Bản | 1.480 | 12/5/2023\nTrung Quốc | 1.445 | 12/5/2023\n"
        "Hàn Quốc | 1.460 | 11/5/2023\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
    ),
    "a Vietnamese week plan without guests": (
        "LỊCH CÔNG TÁC TUẦN\n\nThứ Hai (22/5)\n8h00: Chủ tịch UBND tỉnh họp Ban Thường vụ.\n"
        "14h00: Tiếp công dân định kỳ.\nThứ Ba (23/5)\n8h00: Hội nghị sơ kết công tác 6 tháng.\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
    ),
    "Chinese holidays": (
        "日本驻广州总领事馆2023年休馆日\n\n日期 | 名称\n1月2日 | 元旦\n5月1日 | 劳动节\n10月2日 | 国庆节\n",
        "zh",
        date(2022, 12, 20),
        "广州市(广东省)",
    ),
    "a Chinese league table": (
        "友谊杯足球赛积分榜\n\n球队 | 积分 | 更新\n"
        "日本队 | 9 | 2023年5月12日\n韩国队 | 6 | 2023年5月12日\n泰国队 | 3 | 2023年5月11日\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
    ),
    "a Chinese list of headlines with stamps": (
        "要闻\n\n"
        "市长会见日本驻广州总领事 2023-05-16\n韩国光州市代表团来访 2023-04-08\n"
        "我市与里昂市签署备忘录 2023-03-02\n",
        "zh",
        None,
        "广州市(广东省)",
    ),
}

PAGES = {**TABLES, **CHRONICLES, **TEASERS, **PLANS, **CARDS}


def found(text: str, language: str, published: date | None, province: str) -> list[Row]:
    return [row(event)[:3] for event in events(text, language, published, province=province)]


@pytest.mark.parametrize("name", PAGES)
def test_rows_are_events(name: str) -> None:
    text, language, published, province, expected = PAGES[name]
    assert found(text, language, published, province) == expected


@pytest.mark.parametrize("name", NOTHING)
def test_rows_of_something_else(name: str) -> None:
    assert found(*NOTHING[name]) == []

"""Tables: a row is one event; the titles of the columns say what its dates are."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str]  # dates, kind, countries

# text, language, publication, province, what should be found
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
        "Sister Cities\n\nCity\tCountry\tSince\nSapporo\tJapan\t1972\n"
        "Munich\tGermany\t1972\nGuadalajara\tMexico\t1983\n",
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
        "Foreign affairs in the first half of 2023\n\nDate | Event | Guests\n"
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
        "Các đoàn ra, đoàn vào năm 2022\n\nThời gian\tNội dung\tNước\n"
        "15/3\tĐoàn tỉnh thăm và làm việc tại Viêng Chăn\tLào\n"
        "Tháng 6\tĐoàn tỉnh xúc tiến đầu tư tại Osaka\tNhật Bản\n"
        "20/9\tTiếp Đại sứ Hàn Quốc\tHàn Quốc\n",
        "vi",
        date(2023, 2, 10),
        "Bình Dương",
        [("2022-03-15", "visit", "LA"), ("2022-06", "promotion", "JP"), ("2022-09-20", "consular", "KR")],
    ),
    "a Chinese table": (
        "我市国际友好城市一览表\n\n序号 | 城市 | 国家 | 结好时间\n1 | 福冈市 | 日本 | 1979年5月2日\n"
        "2 | 洛杉矶市 | 美国 | 1981年12月8日\n3 | 法兰克福市 | 德国 | 1988年4月\n",
        "zh",
        None,
        "广州市(广东省)",
        [("1979-05-02", "twinning", "JP"), ("1981-12-08", "twinning", "US"), ("1988-04", "twinning", "DE")],
    ),
    "a Chinese table with the date first": (
        "2019年重要来访团组\n\n时间\t来访团组\t内容\n3月12日\t韩国仁川市代表团\t商谈经贸合作\n5月\t日本山口县议会代表团\t访问我省\n"
        "9月8日\t新西兰驻上海总领事\t拜会副省长\n",
        "zh",
        date(2020, 2, 1),
        "山东省",
        [("2019-03-12", "visit", "KR"), ("2019-05", "visit", "JP"), ("2019-09-08", "consular", "NZ")],
    ),
    "with bars around it": (
        "# Sister cities of Portland\n\n| City | Country | Year established |\n"
        "|---|---|---|\n| Sapporo | Japan | 1959 |\n"
        "| Ulsan | South Korea | 1987 |\n| Suzhou | China | 1988 |\n",
        "en",
        None,
        "Oregon",
        [("1959", "twinning", "JP"), ("1987", "twinning", "KR"), ("1988", "twinning", "CN")],
    ),
    "below prose, with two columns of dates": (
        "Binh Duong has friends in many countries.\n\n"
        "The list below names the agreements that the province signed.\n\n"
        "Partner\tSigned\tRenewed\nDaejeon (Korea)\t17 May 2005\t17 May 2015\n"
        "Champasak (Laos)\t3 June 2012\t-\n",
        "en",
        date(2021, 3, 3),
        "Binh Duong",
        [("2005-05-17", "agreement", "KR"), ("2012-06-03", "agreement", "LA")],
    ),
    "honours by year": (
        "Awards\n\nYear | Award | Body\n"
        "2018 | Smart21 community | Intelligent Community Forum\n"
        "2019 | Top7 intelligent community | Intelligent Community Forum\n",
        "en",
        None,
        "Binh Duong",
        [("2018", "award", ""), ("2019", "award", "")],
    ),
    "a Vietnamese week with cells that stand for several rows": (
        "Lịch công tác tuần\n\nThứ/ngày | Buổi | Nội dung | Địa điểm\n"
        "Thứ Hai 22/5 | Sáng | 8h00: Họp giao ban | Phòng họp A\n"
        " | Chiều | 14h00: Tiếp Tổng Lãnh sự Nhật Bản | Phòng khánh tiết\n"
        "Thứ Ba 23/5 | Sáng | 8h00: Tiếp đoàn tỉnh Champasak (Lào) | Phòng khánh tiết\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
        [("2023-05-22", "consular", "JP"), ("2023-05-23", "visit", "LA")],
    ),
    "a column that says what was signed": (
        "Relations\n\nPartner | Country | Type | Date signed\nDaejeon | Korea | Sister city | 5 May 2005\n"
        "Champasak | Laos | MOU | 7 May 2012\nEmmen | Netherlands | - | 9 May 2014\n",
        "en",
        None,
        "Binh Duong",
        [("2005-05-05", "twinning", "KR"), ("2012-05-07", "agreement", "LA"), ("2014-05-09", "agreement", "NL")],
    ),
    "a Vietnamese column that says what was signed": (
        "Đối tác\n\nĐịa phương | Nước | Hình thức | Ngày ký\nDaejeon | Hàn Quốc | Kết nghĩa | 5/5/2005\n"
        "Champasak | Lào | Biên bản ghi nhớ | 7/5/2012\n",
        "vi",
        None,
        "Bình Dương",
        [("2005-05-05", "twinning", "KR"), ("2012-05-07", "agreement", "LA")],
    ),
    "a Chinese column that says what was signed": (
        "国际伙伴\n\n城市 | 国家 | 类型 | 签署时间\n福冈市 | 日本 | 友好城市 | 1979年5月2日\n"
        "里昂市 | 法国 | 备忘录 | 2019年3月4日\n",
        "zh",
        None,
        "广州市(广东省)",
        [("1979-05-02", "twinning", "JP"), ("2019-03-04", "agreement", "FR")],
    ),
    "a day of the event, and one of the letter": (
        "Delegations received\n\nReceived | Guests | Date\n1 May 2023 | Provincial Assembly of Gyeonggi (Korea) | "
        "5 May 2023\n2 May 2023 | Champasak (Laos) | 7 May 2023\n4 May 2023 | Emmen (Netherlands) | -\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-05", "visit", "KR"), ("2023-05-07", "visit", "LA")],
    ),
    "a day of arrival, and one of departure": (
        "Delegations received\n\nGuests | Arrival | Departure\nGyeonggi (Korea) | 5 May 2023 | 7 May 2023\n"
        "Champasak (Laos) | 8 May 2023 | 9 May 2023\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-05", "visit", "KR"), ("2023-05-08", "visit", "LA")],
    ),
    "a first column without a title": (
        "Delegations received\n\n | Guests | Country\n5 May 2023 | Gyeonggi | Korea\n | Oulu | Finland\n"
        "8 May 2023 | Champasak | Laos\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-05", "visit", "KR"), ("2023-05-05", "visit", "FI"), ("2023-05-08", "visit", "LA")],
    ),
    "bars around the rows alone": (
        "Delegations received\n\nDate | Guests | Country\n| 5 May 2023 | Gyeonggi | Korea |\n"
        "| 8 May 2023 | Champasak | Laos |\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-05", "visit", "KR"), ("2023-05-08", "visit", "LA")],
    ),
    "blanks in the place of a first cell": (
        "Delegations received\n\nGuests          Country      Arrival\nGyeonggi        Korea        5 May 2023\n"
        "                Laos         7 May 2023\nEmmen           Netherlands   8 May 2023\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-05", "visit", "KR"), ("2023-05-07", "visit", "LA"), ("2023-05-08", "visit", "NL")],
    ),
    "a year in a column of its own": (
        "Delegations received\n\nYear | Date | Guests\n2019 | 5 May | Gyeonggi (Korea)\n"
        " | 7 June | Emmen (Netherlands)\n2021 | 8 May | Champasak (Laos)\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2019-05-05", "visit", "KR"), ("2019-06-07", "visit", "NL"), ("2021-05-08", "visit", "LA")],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_an_event(name: str) -> None:
    text, language, published, province, expected = TABLES[name]
    found = events(text, language, published, province=province)
    assert [row(event)[:3] for event in found] == expected


TABLE = (
    "Partner localities of the province\n\nNo. | Partner | Decision | Date of signing\n"
    "1. | Daejeon (Korea) | 3 January 2023 | 5 January 2023\n"
    "2. | Kratie (Cambodia) | 4 January 2023 | 7 January 2023\n"
    "3. | Champasak (Laos) | 9 January 2023 | \n"
)


def test_the_day_of_a_decision_is_no_events() -> None:
    text = (
        "No. | Date of decision | Guests | Date of arrival\n"
        "1 | 3/1/2023 | Delegation of Daejeon (Korea) visits Binh Duong | 5/1/2023\n"
        "2 | 4/1/2023 | Delegation of Kratie (Cambodia) visits Binh Duong | 7/1/2023\n"
        "3 | 9/1/2023 | Delegation of Champasak (Laos) visits Binh Duong | \n"
    )
    found = events(text, "en", None, province="Binh Duong")
    assert [row(event)[0] for event in found] == ["2023-01-05", "2023-01-07"]


def test_the_number_of_a_row_is_no_hour() -> None:
    found = events(TABLE, "en", None, province="Binh Duong")
    assert [event.clock for event in found] == [None, None]


def test_a_line_of_very_many_cells_is_no_row() -> None:
    found = events(f"{TABLE}{'Oudomxay (Laos) | 5 May 2023 | ' * 40}\n", "en", None, province="Binh Duong")
    assert [row(event)[0] for event in found] == ["2023-01-05", "2023-01-07"]


LATER = (
    "Partner | Signed\nDaejeon (Korea) | 17 May 2005\nChampasak (Laos) | {later}\nEmmen (Netherlands) | 2 May 2014\n"
)


def test_the_first_date_of_a_table_is_no_stamp_that_others_are_too_far_ahead_of() -> None:
    found = events(LATER.format(later="3 June 2022"), "en", None)
    assert [row(event)[0] for event in found] == ["2005-05-17", "2022-06-03", "2014-05-02"]


def test_the_first_date_of_a_table_lends_no_year() -> None:
    found = events(LATER.format(later="3 June"), "en", None)
    assert [row(event)[0] for event in found] == ["2005-05-17", "2014-05-02"]


def test_a_date_of_a_column_of_something_else_is_no_events_where_the_row_has_no_other() -> None:
    text = "Guests | Arrival | Updated\n" + "Delegation of Laos visits Binh Duong | - | 8 May 2023\n" * 2
    assert events(text, "en", None) == []

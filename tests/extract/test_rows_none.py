"""Rows that are no events: standings, prices, holidays, menus, stamps."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

# text, language, publication, province
NOTHING: dict[str, tuple[str, str, date | None, str]] = {
    "a league table": (
        "Friendly football, standings\n\nTeam | Played | Last match\n"
        "Korea | 4 | 12 May 2023\nJapan | 4 | 14 May 2023\nLaos | 3 | 8 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "a table of prices": (
        "Rice prices\n\nCountry | USD a ton | Updated\n"
        "Thailand | 480 | 12 May 2023\nIndia | 445 | 12 May 2023\n"
        "Pakistan | 460 | 11 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "a calendar of holidays": (
        "Holidays of the Consulate General of Japan in 2023\n\nDate | Holiday\n"
        "2 January | New Year\n29 May | Memorial Day\n"
        "2 September | National Day of Viet Nam\n",
        "en",
        date(2022, 12, 20),
        "Binh Duong",
    ),
    "a site's menu": (
        "Home | News 20/05/2023 | Japan desk | Korea desk | Events | Contact\n"
        "Friendship cities (updated 12/04/2023)\n"
        "Consulates (updated 13/04/2023)\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "releases of other provinces": (
        "Press releases\n\n"
        "12/05/2023 Da Nang: memorandum of understanding with Kyoto\n"
        "13/05/2023 Can Tho: delegation of Laos visits\n"
        "14/05/2023 Hai Phong: Consul General of Korea received\n",
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
        "Lịch nghỉ lễ của Tổng Lãnh sự quán Hàn Quốc\n\nNgày | Dịp nghỉ\n"
        "01/01/2023 | Năm mới\n30/04/2023 | Giải phóng miền Nam\n"
        "03/10/2023 | Quốc khánh Hàn Quốc\n",
        "vi",
        date(2022, 12, 20),
        "Bình Dương",
    ),
    "Vietnamese prices": (
        "Giá cao su xuất khẩu\n\nNước | USD/tấn | Ngày\n"
        "Nhật Bản | 1.480 | 12/5/2023\nTrung Quốc | 1.445 | 12/5/2023\n"
        "Hàn Quốc | 1.460 | 11/5/2023\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
    ),
    "a Vietnamese week plan without guests": (
        "LỊCH CÔNG TÁC TUẦN\n\nThứ Hai (22/5)\n"
        "8h00: Chủ tịch UBND tỉnh họp Ban Thường vụ.\n"
        "14h00: Tiếp công dân định kỳ.\nThứ Ba (23/5)\n"
        "8h00: Hội nghị sơ kết công tác 6 tháng.\n",
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
        "友谊杯足球赛积分榜\n\n球队 | 积分 | 更新\n日本队 | 9 | 2023年5月12日\n韩国队 | 6 | 2023年5月12日\n"
        "泰国队 | 3 | 2023年5月11日\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
    ),
    "a Chinese list of headlines with stamps": (
        "要闻\n\n市长会见日本驻广州总领事 2023-05-16\n韩国光州市代表团来访 2023-04-08\n"
        "我市与里昂市签署备忘录 2023-03-02\n",
        "zh",
        None,
        "广州市(广东省)",
    ),
    "a card of a matter at home": (
        "Seminar on tax for local firms\n\nDate: 15 June 2023\nTime: 8:00\nVenue: Hall 2\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "headlines after stamps in brackets": (
        "News\n\n[15.05.2023] Consul General of Japan received by chairman\n"
        "[12.05.2023] Delegation from Laos in Binh Duong\n"
        "[02.05.2023] Road repaired\n",
        "en",
        None,
        "Binh Duong",
    ),
    "headlines after stamps": (
        "Latest news\n\n2023-05-15 Chairman receives Consul General of Japan\n"
        "2023-05-12 Delegation from Laos visits Binh Duong\n"
        "2023-05-02 Road repaired in Thuan An\n",
        "en",
        None,
        "Binh Duong",
    ),
    "Vietnamese headlines with stamps": (
        "Tin đối ngoại\n\nChủ tịch tỉnh tiếp Đại sứ Bỉ (15/5/2023)\n"
        "Ký kết với Emmen (12/4/2023)\nĐoàn Lào thăm tỉnh (2/3/2023)\n",
        "vi",
        None,
        "Bình Dương",
    ),
    "Chinese headlines after stamps": (
        "外事动态\n\n2023-05-16 市长会见日本驻广州总领事\n2023-04-08 我市与法国里昂市签署合作备忘录\n"
        "2023-03-01 我市召开党建会\n",
        "zh",
        None,
        "广州市(广东省)",
    ),
    "rates of exchange": (
        "Exchange rates\n\nCurrency\tRate\tDate\nKorean won\t18.1\t15 May 2023\n"
        "Japanese yen\t172.4\t15 May 2023\nLao kip\t1.3\t15 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "flights": (
        "Flights\n\nFlight | To | Departure\nVN 301 | Japan | 15 May 2023\nVN 417 | Korea | 16 May 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "consuls in office": (
        "Consulates in Ho Chi Minh City\n\n"
        "Consulate General | Consul General | In office since\n"
        "Japan | Ono Masuo | 2022\nKorea | Shin Choong-il | 2023\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "national days": (
        "National days\n\nCountry | National Day\nJapan | 23 February\nKorea | 3 October\nLaos | 2 December\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
    "Vietnamese list of consuls": (
        "Danh bạ cơ quan lãnh sự\n\nNước | Tổng Lãnh sự | Nhận nhiệm vụ\n"
        "Nhật Bản | Ono Masuo | 12/2022\nHàn Quốc | Shin Choong-il | 3/2023\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
    ),
    "Chinese exports": (
        "出口统计\n\n国家 | 金额（万美元） | 截至\n日本 | 480 | 2023年5月\n韩国 | 360 | 2023年5月\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
    ),
    "Chinese visa centres": (
        "签证中心公告\n\n国家 | 停止受理 | 恢复受理\n日本 | 2023年5月1日 | 2023年5月4日\n"
        "韩国 | 2023年5月5日 | 2023年5月6日\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
    ),
    "fixtures": (
        "Fixtures\n\nDate | Home | Away\n12 June 2023 | Viet Nam | Korea\n16 June 2023 | Japan | Viet Nam\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
    ),
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_row_of_something_else(name: str) -> None:
    text, language, published, province = NOTHING[name]
    found = events(text, language, published, province=province)
    assert [row(event) for event in found] == []


@pytest.mark.parametrize("name", NOTHING)
def test_a_row_of_something_else_on_a_page_without_a_date(name: str) -> None:
    text, language, _, province = NOTHING[name]
    found = events(text, language, None, province=province)
    assert [row(event) for event in found] == []

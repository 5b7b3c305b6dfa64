"""Plans of days and notices of events: lines with clock times, fields with labels."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str]  # dates, kind, countries

# text, language, publication, province, what should be found
PLANS: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "a week plan": (
        "Working schedule of the provincial chairman, 22-26 May 2023\n\n"
        "Monday, May 22\n8:00 Receive the Consul General of Japan\n"
        "14:00 Meeting with the Department of Finance\nWednesday, May 24\n"
        "9:30 Receive a delegation of Gyeonggi province (Korea)\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-05-22", "consular", "JP"), ("2023-05-24", "visit", "KR")],
    ),
    "a Vietnamese week plan": (
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO TỈNH\nTuần từ 22/5/2023 đến 26/5/2023\n\n"
        "Thứ Hai (22/5)\n8h00: Chủ tịch UBND tỉnh tiếp Tổng Lãnh sự Singapore.\n"
        "14h00: Họp Ban Thường vụ Tỉnh ủy.\nThứ Năm (25/5)\n"
        "9h30: Phó Chủ tịch UBND tỉnh tiếp đoàn công tác tỉnh Champasak (Lào).\n",
        "vi",
        None,
        "Bình Dương",
        [("2023-05-22", "consular", "SG"), ("2023-05-25", "visit", "LA")],
    ),
    "a Chinese week plan": (
        "市领导一周活动安排\n\n5月22日（星期一）\n9:00 市长会见新加坡驻广州总领事\n15:00 市政府常务会议\n"
        "5月25日（星期四）\n"
        "10:30 副市长会见日本福冈市代表团\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
        [("2023-05-22", "consular", "SG"), ("2023-05-25", "visit", "JP")],
    ),
    "an English card": (
        "Meet Korea 2023 in Binh Duong\n\nDate: 15 June 2023\nTime: 8:00 - 11:30\n"
        "Venue: Becamex Convention Center\n"
        "Organisers: provincial People's Committee, Consulate General of Korea\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-06-15", "promotion", "KR")],
    ),
    "a Vietnamese card": (
        "Thông báo: Hội nghị xúc tiến đầu tư với doanh nghiệp Nhật Bản tại Bình Dương\n"
        "\nThời gian: 8h00 ngày 15/6/2023\nĐịa điểm: Trung tâm Hội nghị tỉnh\n"
        "Thành phần: đại diện doanh nghiệp Nhật Bản\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
        [("2023-06-15", "promotion", "JP")],
    ),
    "a Chinese card": (
        "关于举办2023年中国（广州）—新加坡经贸合作交流会的通知\n\n时间：2023年6月15日上午9:00\n地点：广州白云国际会议中心\n"
        "主办单位：广州市商务局\n",
        "zh",
        date(2023, 5, 20),
        "广州市(广东省)",
        [("2023-06-15", "promotion", "SG")],
    ),
    "an agenda of one day": (
        "Agenda of the visit of the Governor of Gyeonggi to Binh Duong\n"
        "May 24, 2023\n\n"
        "8:30 Arrival of the delegation of Gyeonggi province (Korea)\n"
        "9:00 Talks with the Chairman of the Provincial People's Committee\n"
        "11:00 Signing of the memorandum of understanding\n12:00 Lunch\n",
        "en",
        date(2023, 5, 20),
        "Binh Duong",
        [("2023-05-24", "visit", "KR")],
    ),
    "bare weekdays of a stated week": (
        "Governor's public schedule for May 22 - 26, 2023\n\nMonday\n"
        "9:00 a.m. Meet with Consul General of Japan\nTuesday\n"
        "10:00 a.m. Staff meeting\n",
        "en",
        date(2023, 5, 21),
        "Utah",
        [("2023-05-22", "consular", "JP")],
    ),
    "a Vietnamese agenda": (
        "CHƯƠNG TRÌNH LÀM VIỆC\nvới Đoàn đại biểu tỉnh Gyeonggi (Hàn Quốc)\n"
        "Ngày 24/5/2023\n\n8h30: Đón đoàn tại Trung tâm hành chính tỉnh\n"
        "9h00: Chủ tịch UBND tỉnh hội đàm với đoàn\n"
        "11h00: Lễ ký biên bản ghi nhớ\n",
        "vi",
        date(2023, 5, 20),
        "Bình Dương",
        [("2023-05-24", "visit", "KR")],
    ),
    "a Chinese agenda": (
        "访问日程安排\n\n5月24日（星期三）\n上午9:00 韩国京畿道代表团抵达\n上午10:00 省长会见京畿道知事一行\n"
        "下午3:00 签署合作备忘录\n",
        "zh",
        date(2023, 5, 20),
        "广东省",
        [("2023-05-24", "visit", "KR")],
    ),
    "a card of several days": (
        "International Friendship Festival with Laos and Cambodia\n\n"
        "When: 3-5 December 2023\nWhere: Phu Cuong Park\nAdmission: free\n",
        "en",
        date(2023, 11, 1),
        "Binh Duong",
        [("2023-12-03/2023-12-05", "exchange", "KH LA")],
    ),
    "a Vietnamese card that says from when": (
        "Giao lưu hữu nghị Việt Nam - Campuchia\n\n"
        "Thời gian: từ 8h ngày 12/8/2023\nĐịa điểm: Nhà thi đấu tỉnh Bình Dương\n"
        "Nội dung: giao lưu thể thao, văn nghệ\n",
        "vi",
        date(2023, 8, 1),
        "Bình Dương",
        [("2023-08-12", "exchange", "KH")],
    ),
    "a Chinese card of a consulate": (
        "中日友好交流演讲会\n\n日期：2023年6月10日\n时间：14:00\n地点：市图书馆\n主办：日本驻广州总领事馆\n",
        "zh",
        date(2023, 6, 1),
        "广州市(广东省)",
        [("2023-06-10", "consular", "JP")],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_planned(name: str) -> None:
    text, language, published, province, expected = PLANS[name]
    found = events(text, language, published, province=province)
    assert [row(event)[:3] for event in found] == expected


# The hour that a line states which stands below a day.
HOURS = {
    "9:30 Receive a delegation of Daejeon (Korea)": time(9, 30),
    "9.30 Receive a delegation of Daejeon (Korea)": time(9, 30),
    "- 9 h, receive a delegation of Daejeon (Korea)": time(9),
    "- 2: receive a delegation of Daejeon (Korea)": None,
    "- 2. receive a delegation of Daejeon (Korea)": None,
    "- 2 high-ranking officials of Daejeon (Korea) visit the province": None,
}


@pytest.mark.parametrize("line", HOURS)
def test_a_number_is_no_hour(line: str) -> None:
    text = (
        "Working schedule of the provincial chairman, 22-26 May 2023\n\n"
        f"Monday, May 22\n8:00 Receive the Consul General of Japan\n{line}\n"
        "Wednesday, May 24\n14:00 Receive a delegation of Kratie (Cambodia)\n"
    )
    found = events(text, "en", date(2023, 5, 20), province="Binh Duong")
    assert [event.clock for event in found] == [time(8), HOURS[line], time(14)]

"""Stamps: what a page prints about itself. The lines are made up after the forms that real pages use."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from timeline.dates.stamps import date_in_url, dateline_day, find_stamps, publication_date

BODY_EN = (
    "The delegation of the partner city was received by the provincial leaders at the convention centre, where both"
    " sides spoke about trade and training for young engineers."
)
BODY_VI = (
    "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị, hai bên trao đổi về thương mại và"
    " đào tạo kỹ sư trẻ trong những năm tới."
)
BODY_ZH = (
    "友好城市代表团到访本省,省领导在会议中心会见来宾,双方就贸易往来和青年工程师培训深入交换意见,并表示将继续加强联系。"
)


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Thứ 5, Ngày 05/01/2023, 11:00", "en", date(2023, 1, 5)),
        ("Update: 17-01-2022 | 11:40:05", "en", date(2022, 1, 17)),
        ("Nov 13, 2021", "en", date(2021, 11, 13)),
        ("13 November 2021", "en", date(2021, 11, 13)),
        ("Thursday, January 5, 2023", "en", date(2023, 1, 5)),
        ("Thursday, January 5, 2023, 10:15 AM", "en", date(2023, 1, 5)),
        ("Thu, 05 Jan 2023 11:00:00 +0700", "en", date(2023, 1, 5)),
        ("2023-01-05T11:00:00+07:00", "en", date(2023, 1, 5)),
        ("updated on:2019-07-05 15:54", "en", date(2019, 7, 5)),
        ("Createdd 2005-10-19 Hit 6322", "en", date(2005, 10, 19)),
        ("Posted on 5 January 2023", "en", date(2023, 1, 5)),
        ("Nguyen Van A | 05/01/2023", "en", date(2023, 1, 5)),
        ("05/01/2023 | Nguyen Van A", "en", date(2023, 1, 5)),
        ("Economy - Society - 25/08/2023 17:57 NGUYEN A", "en", date(2023, 8, 25)),
        ("[Partner region] Vice governor received in the partner region2024-06-05", "en", date(2024, 6, 5)),
        ("Example DailyExample Daily05/01/2023", "en", date(2023, 1, 5)),
        ("ClockThursday, 05/01/2023 11:24", "en", date(2023, 1, 5)),
        ("January 05, 2023 | 19:07 (GMT+7)", "en", date(2023, 1, 5)),
        ("By Staff Writer January 5, 2023", "en", date(2023, 1, 5)),
        ("(Agency) 10:00, January 05, 2023", "en", date(2023, 1, 5)),
        ("Agency | Updated: 2023-01-05 10:00", "en", date(2023, 1, 5)),
        ("Update time: 2023-01-05", "en", date(2023, 1, 5)),
        ("05/01/2023, 11:00 AM", "en", None),
        ("05/26/2023, 11:00 AM", "en", date(2023, 5, 26)),
        ("05/01/2023, 11:00 AM", "vi", date(2023, 1, 5)),
        ("5/1/2023 11:00 AM", "vi", None),
        ("Đăng bởi Admin - 05/01/2023", "vi", date(2023, 1, 5)),
        ("Ngày: 05/01/2023", "vi", date(2023, 1, 5)),
        ("Tin đăng ngày: 05/01/2023 - Xem: 123", "vi", date(2023, 1, 5)),
        ("05 / 01 / 2023", "vi", date(2023, 1, 5)),
        ("Chính trị · Thứ Năm, 05/01/2023 | 11:24", "vi", date(2023, 1, 5)),
        ("Thứ Năm, ngày 5 tháng 1 năm 2023 11:00", "vi", date(2023, 1, 5)),
        ("5 Tháng Một, 2023", "vi", date(2023, 1, 5)),
        ("5 tháng mười một năm 2023", "vi", date(2023, 11, 5)),
        ("5 tháng bẩy, 2023", "vi", date(2023, 7, 5)),
        ("5 Sept. 2023", "en", date(2023, 9, 5)),
        ("Thurs, 05/01/2023 10:00 AM", "en", date(2023, 1, 5)),
        ("星期四 05/01/2023 10:00 AM", "zh", date(2023, 1, 5)),
        ("Chúa nhật 01/10/2023 10:00 AM", "en", date(2023, 10, 1)),
        ("11h00 - 05/01/2023", "vi", date(2023, 1, 5)),
        ("发布日期:2023-01-05 16:25 浏览次数: 信息来源:某局 字号:[ 大 中 小 ]", "zh", date(2023, 1, 5)),
        ("2023年01月05日 星期四", "zh", date(2023, 1, 5)),
        ("【2023-01-05】", "zh", date(2023, 1, 5)),
        ("16:24 08/09/2023", "vi", date(2023, 9, 8)),
        ("18:28 | 21/01/2022 GMT+7", "vi", date(2022, 1, 21)),
        ("09:45 AM 22/11/2022", "vi", date(2022, 11, 22)),
        ("09:45 AM 02/11/2022", "vi", date(2022, 11, 2)),
        ("Thứ tư, 28/12/2016, 09:05 SA", "vi", date(2016, 12, 28)),
        ("Thứ hai, 5-5-25 19:37:17", "vi", date(2025, 5, 5)),
        ("06:36 | 22/11/2013 Print   E-mail", "vi", date(2013, 11, 22)),
        ("Cập nhật lúc 14:05, ngày 5/1/2023", "vi", date(2023, 1, 5)),
        ("Ngày đăng: 05/01/2023", "vi", date(2023, 1, 5)),
        ("5 tháng 1 năm 2023", "vi", date(2023, 1, 5)),
        ("2024-09-02 18:18     来源: 某日报", "zh", date(2024, 9, 2)),
        ("体裁分类:其他           发布时间: 2023-07-25      发布机构:某局      浏览次数:21", "zh", date(2023, 7, 25)),
        ("28.11.2017  21:51", "zh", date(2017, 11, 28)),
        ("2022-08-16", "zh", date(2022, 8, 16)),
        ("2023年1月5日 11:00 来源:某网", "zh", date(2023, 1, 5)),
    ],
)
def test_stamp_between_headline_and_body(line: str, language: str, day: date | None) -> None:
    body = {"en": BODY_EN, "vi": BODY_VI, "zh": BODY_ZH}[language]
    found = publication_date(f"A headline about a visit\n{line}\n\n{body}\n", language)
    assert found == (None if day is None else (day, "stamp"))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (f" date 2023-08-10 {BODY_EN}", "en", date(2023, 8, 10)),
        (f" date 2024-04 A headline of the day 02/04/2024 16:50\n\n{BODY_VI}", "vi", date(2024, 4, 2)),
        (f" date 2024-04 A headline of the day\n\n{BODY_VI}", "vi", None),
    ],
)
def test_field_before_the_text(text: str, language: str, day: date | None) -> None:
    assert publication_date(text, language) == (None if day is None else (day, "stamp"))


@pytest.mark.parametrize(
    "text",
    [
        "The agreement was signed on 05/01/2023 in the presence of both chairmen.",
        "The two sides met at 17:57 on 25/08/2023.",
        "Signed on 5 January 2023",
        "Lễ ký diễn ra lúc 16:24 ngày 08/09/2023",
        "Hai bên ký ngày 05/01/2023",
        "2019年7月8日,参访团来到本市。",
        "2019年7月8日,参访团来到本市,宾主就港口建设和水产贸易互相介绍情况,并约定来年在对方城市再会。",
        "The bridge was in use for ten years (03/04/1995 - 03/04/2005), and a tunnel has replaced it.",
        "The list was updated on 05/01/2023 and now names forty members of the association in six districts.",
    ],
)
def test_no_stamp_in_prose(text: str) -> None:
    assert find_stamps(text, "en") == []
    assert publication_date(f"{text}\n{BODY_EN}", "en") is None


def test_page_clock_without_support_is_no_publication_date() -> None:
    text = f"Thứ 3 - 10/03/2015\nChọn màu\nGặp gỡ\n\nChiều 18-6, hai đội bóng trẻ gặp nhau. {BODY_VI}"
    assert publication_date(text, "vi") is None


@pytest.mark.parametrize("masthead", ["16:17 ngày 19/04/2024 | HOTLINE : 0900.000.000", "19/04/2024 16:17"])
def test_page_clock_above_the_stamp_is_none(masthead: str) -> None:
    text = f"{masthead}\n\nTrung tâm lớn sắp hình thành\n\n14:39 02/10/2019\n\n{BODY_VI}"
    assert publication_date(text, "vi") == (date(2019, 10, 2), "stamp")


def test_later_update_does_not_hide_the_first_stamp() -> None:
    text = f"02/10/2019 14:39\nTrung tâm lớn sắp hình thành\nCập nhật: 05/10/2019 10:00\n{BODY_VI}"
    assert publication_date(text, "vi") == (date(2019, 10, 2), "stamp")


def test_full_stamp_that_runs_on_into_the_text() -> None:
    text = f"| Thứ 5, Ngày 05/01/2023, 11:00 Tỉnh tiếp đoàn Cỡ chữ A- A+ {BODY_VI} |"
    assert [s.span.of(text) for s in find_stamps(text, "vi")] == ["Thứ 5, Ngày 05/01/2023, 11:00"]


def test_list_of_articles_has_no_date_of_its_own() -> None:
    text = "\n".join(f"Tin thứ {n} của trang\n0{n}/01/2023 10:00" for n in range(1, 6))
    assert publication_date(text, "vi") is None


def test_weekday_stamp_that_the_body_supports() -> None:
    text = f"Thứ 3 - 10/03/2015\nGặp gỡ\n\nChiều 9-3, hai đội bóng trẻ gặp nhau. {BODY_VI}"
    assert publication_date(text, "vi") == (date(2015, 3, 10), "stamp")


def test_sidebar_stamps_with_counters_are_no_publication_date() -> None:
    text = f"{BODY_VI}\n\n08/06/2024 7:05:11 AM — 12\n07/06/2024 8:30:00 AM — 345\n05/06/2024 6:15:42 PM — 1001"
    assert publication_date(text, "vi") is None
    assert [stamp.label for stamp in find_stamps(text, "vi")] == ["sidebar"] * 3


def test_ambiguous_date_in_a_table_is_none() -> None:
    text = f"| Bài | /a.jpg | {BODY_VI} | 7/5/2021 8:20 PM | 0 | Xong | | Bài |"
    assert [(s.label, s.date) for s in find_stamps(text, "vi")] == [("table", None)]
    assert publication_date(text, "vi") is None


def test_weekday_decides_between_day_first_and_month_first() -> None:
    assert publication_date(f"Monday, 05/01/2023 10:00\n{BODY_EN}", "en") == (date(2023, 5, 1), "stamp")


@pytest.mark.parametrize(
    ("text", "printed", "label"),
    [
        ("Copyright ©1999-2025 example.com", "Copyright ©1999-2025", "copyright"),
        ("Lượt người xem:  Views:   298", "Lượt người xem:  Views:   298", "counter"),
        ("浏览次数:21", "浏览次数:21", "counter"),
        ("0:00 / 0:00", "0:00 / 0:00", "player"),
        ("Hôm nay: Thứ 3, 10/03/2015", "Hôm nay: Thứ 3, 10/03/2015", "clock"),
    ],
)
def test_clutter_that_is_no_date_of_publication(text: str, printed: str, label: str) -> None:
    assert [(s.span.of(text), s.label) for s in find_stamps(text, "vi")] == [(printed, label)]
    assert publication_date(text, "vi") is None


@pytest.mark.parametrize(
    ("line", "month_day", "day"),
    [
        ("VIETNAM, January 7 - Leaders met.", (1, 7), None),
        ("HANOI, Jan. 5, 2023 (Agency) -- Leaders met.", (1, 5), date(2023, 1, 5)),
        ("MANILA, (Some News / Agency - 3rd Mar, 2021 ):Both met.", (3, 3), date(2021, 3, 3)),
        ("Manila (Some News, March 3, 2021): Both met.", (3, 3), date(2021, 3, 3)),
        ("Hải Phòng, (Agency – Mar. 3 ) – Both met.", (3, 3), None),
        ("SURABAYA, (Agency / Desk - Mar 3rd 2021): Both met.", (3, 3), date(2021, 3, 3)),
        ("Hanoi, 5 January (Agency) – Both met.", (1, 5), None),
        ("NEW DELHI, 5 January, 2023 - Both met.", (1, 5), date(2023, 1, 5)),
        ("(14 June 2022 – New York, USA) – Both met.", (6, 14), date(2022, 6, 14)),
        ("中新网广州9月27日电 (记者 某某)市政府披露。", (9, 27), None),
        ("新华社北京2023年9月27日电 市政府披露。", (9, 27), date(2023, 9, 27)),
        ("(June 14, 2022 – New York City, NY, USA & Hanoi, Vietnam) – The forum met.", (6, 14), date(2022, 6, 14)),
        ("(Ngày 14 tháng 6 năm 2022 – New York, Hoa Kỳ) – Diễn đàn họp.", (6, 14), date(2022, 6, 14)),
        ("(Hà Nội, 5/1/2023) Lãnh đạo hai bên gặp gỡ.", (1, 5), date(2023, 1, 5)),
    ],
)
def test_datelines(line: str, month_day: tuple[int, int], day: date | None) -> None:
    assert dateline_day(line) == month_day
    assert [(s.label, s.date) for s in find_stamps(line, "en")] == [("dateline", day)]
    assert publication_date(line, "en") == (None if day is None else (day, "dateline"))


@pytest.mark.parametrize(
    "line",
    [
        "Golden Harbour (a park of the city, 5 January 2020) was closed.",
        "Hanoi, January 5 was cold.",
        "Marseille (France) - on 5 January both met.",
        "MANILA, (Agency 2 - 3rd Mar, 2021 ):",
    ],
)
def test_a_place_and_a_day_in_a_sentence_are_no_dateline(line: str) -> None:
    assert dateline_day(line) is None


def test_impossible_day_of_a_dateline_is_none() -> None:
    assert dateline_day("VIETNAM, January 32 - Leaders met.") is None


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("http://example.org/art/2019/7/5/art_10020_3004005.html", (2019, 7, 5)),
        ("http://example.org/n1/2016/0429/c100200-30040050.html", (2016, 4, 29)),
        ("http://example.org/202209/t20220913_2003004.html", (2022, 9, 13)),
        ("http://example.org/x/2023/0928/200300.html", (2023, 9, 28)),
        ("http://example.org/2024-06-17/page", (2024, 6, 17)),
        ("http://example.org/kaifang/20240617/10020.html", (2024, 6, 17)),
        ("https://example.org/gn/news/2010/04-16/2003004.shtml", (2010, 4, 16)),
        ("https://example.org/politics/201305/some-title-2003004", (2013, 5, None)),
        ("https://example.org/2021/news/some-title", (2021, None, None)),
        ("https://example.org/some-title-170203104050607080.htm", None),
        ("https://example.org/news/meet-korea-2022-post200300.html", None),
        ("https://example.org/page?date=2022-01-05", None),
        ("https://example.org/2023/13/45/x", (2023, None, None)),
        ("https://example.org/1899/12/31/x", None),
        ("https://20230105.example.org/x", None),
        ("not an address", None),
    ],
)
def test_date_in_url(url: str, parts: tuple[int, int | None, int | None] | None) -> None:
    assert date_in_url(url) == parts


@pytest.mark.parametrize(
    "unit", ["1", "/", "1/1/2020 ", "     1-1-20", "Thứ 5, Ngày 05/01/2023, 11:00 ", "A ", "\n2020-01-05"]
)
def test_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(stamp.span.end <= len(text) for stamp in find_stamps(text, "vi"))


def test_stamps_are_in_order_and_apart() -> None:
    text = f"Thứ 5, Ngày 05/01/2023, 11:00\nTitle of it\n05/01/2023 | Nguyen\n{BODY_EN}\nViews: 2\nCopyright 2023"
    spans = [stamp.span for stamp in find_stamps(text, "en")]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) == 4

"""Vietnamese pages with what stands around the news on them; words for gifts, lessons, calls and remains."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Trang chủ » Đối ngoại\n"
        "20/05/2023 08:15\n\n"
        "Lãnh đạo Bình Dương làm việc với tập đoàn Đức\n\n"
        "Cỡ chữ A- A+\n\n"
        "Chiều 19/5, tại Trung tâm Hành chính tỉnh, ông Mai Hùng Dũng có buổi làm việc với đoàn Tập đoàn Siemens "
        "(Đức).\n\n"
        "Tập đoàn vào Việt Nam từ năm 1993. Năm 2022, doanh thu đạt 300 triệu USD.\n\n"
        "Tin liên quan\n"
        "Bình Dương đón đoàn Hàn Quốc\n"
        "Lượt xem: 120",
        DATED,
        "Bình Dương",
        (("2023-05-19", "visit", "DE", "held"),),
    ),
    (
        "Bình Dương - Champasak: 15 năm\n\n"
        "Từ khi ký thỏa thuận hợp tác vào tháng 7/2008, Bình Dương và Champasak (Lào) đã cùng làm nhiều việc. Năm "
        "2019, hai tỉnh khánh thành trường nội trú ở Pakse. Mỗi năm có 20 sinh viên Lào sang học.",
        DATED,
        "Bình Dương",
        (("2008-07", "agreement", "LA", "held"), ("2019", "other", "LA", "held")),
    ),
    (
        "Thông cáo\n\n"
        "UBND tỉnh Bình Dương thông báo: Hội nghị gặp gỡ doanh nghiệp Đài Loan lùi sang ngày 30/6/2023, thay vì "
        "2/6 như đã báo.",
        DATED,
        "Bình Dương",
        (("2023-06-30", "promotion", "TW", "postponed"),),
    ),
    (
        "Bế mạc trại hè\n\nTrại hè thanh thiếu niên Bình Dương - Daejeon (Hàn Quốc) bế mạc tối 14/5 sau năm ngày.",
        DATED,
        "Bình Dương",
        (("2023-05-14", "exchange", "KR", "held"),),
    ),
    (
        "Giao ban báo chí\n\n"
        "Sáng 15/5, tại buổi giao ban, Sở Ngoại vụ cho biết tháng 6 tới đoàn tỉnh Bình Dương sẽ thăm Hàn Quốc.",
        DATED,
        "Bình Dương",
        (("2023-06", "visit", "KR", "planned"),),
    ),
    (
        "Phỏng vấn\n\n"
        "- Thưa ông, chuyến đi Đức vừa rồi ra sao?\n"
        "- Đoàn Bình Dương ở Đức từ 2 đến 7/5, làm việc với ba bang và ký được hai bản ghi nhớ.",
        DATED,
        "Bình Dương",
        (("2023-05-02/2023-05-07", "agreement", "DE", "held"),),
    ),
    (
        "Kỷ yếu\n\n"
        "Các đoàn đến thăm tỉnh Bình Dương năm 2022\n"
        "- 12/01/2022: Đoàn Đại sứ quán Ấn Độ.\n"
        "- 22/02/2022: Đoàn tỉnh Champasak (Lào).\n"
        "- 07/04/2022: Đoàn Tổng Lãnh sự quán Nhật Bản.",
        DATED,
        "Bình Dương",
        (
            ("2022-01-12", "consular", "IN", "held"),
            ("2022-02-22", "visit", "LA", "held"),
            ("2022-04-07", "consular", "JP", "held"),
        ),
    ),
    (
        "Ảnh: Bình Dương đón khách Campuchia\n\n"
        "Chủ tịch UBND tỉnh Võ Văn Minh trao quà lưu niệm cho Tỉnh trưởng Kandal (Campuchia) trong buổi tiếp sáng "
        "16/5\n"
        "Ảnh: Q.Chiến",
        DATED,
        "Bình Dương",
        (("2023-05-16", "visit", "KH", "held"),),
    ),
    (
        "Hai đại học\n\n"
        "Thỏa thuận trao đổi sinh viên giữa Đại học Quốc tế Miền Đông (Bình Dương) và Đại học Portland (Hoa Kỳ) "
        "được ký từ năm 2011, gia hạn hôm 11/5.",
        DATED,
        "Bình Dương",
        (("2011", "agreement", "US", "held"), ("2023-05-11", "agreement", "US", "held")),
    ),
    (
        "Bình Dương gia nhập câu lạc bộ thành phố thông minh\n\n"
        "Tại lễ trao ở Montreal (Canada) ngày 12/5, Bình Dương lần thứ năm có tên trong Top 7 cộng đồng thông "
        "minh của ICF.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "award", "", "held"),),
    ),
    (
        "Hội nghị ngoại vụ\n\n"
        "Ngày 12/5 tại Bình Dương, Bộ Ngoại giao cùng 63 tỉnh, thành họp hội nghị ngoại vụ toàn quốc lần thứ 21.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "conference", "", "held"),),
    ),
    (
        "Bình Dương và Bình Phước\n\nLãnh đạo hai tỉnh Bình Dương, Bình Phước gặp nhau sáng 12/5 để bàn tuyến cao tốc.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "visit", "", "held"),),
    ),
    (
        "Đoàn Hà Lan xem cảng\n\n"
        "Cảng An Sơn (Thuận An) sáng 11/5 đón đoàn doanh nghiệp logistics Hà Lan do Tổng Lãnh sự Daniel Stork dẫn "
        "đầu.",
        DATED,
        "Bình Dương",
        (("2023-05-11", "consular", "NL", "held"),),
    ),
    (
        "Lớp học tiếng Lào\n\n"
        "Khóa tiếng Việt cho 30 cán bộ tỉnh Attapeu (Lào) khai giảng ngày 10/5 tại Trường Chính trị tỉnh Bình "
        "Dương.",
        DATED,
        "Bình Dương",
        (("2023-05-10", "exchange", "LA", "held"),),
    ),
    (
        "Cựu binh Mỹ\n\nSáng 10/5, nhóm cựu binh Mỹ trao 20 xe lăn cho người khuyết tật ở Phú Giáo (Bình Dương).",
        DATED,
        "Bình Dương",
        (("2023-05-10", "other", "US", "held"),),
    ),
    (
        "Bàn giao hài cốt\n\nSáng 9/5, tỉnh Kandal (Campuchia) bàn giao hài cốt 12 liệt sĩ cho Bình Dương.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "other", "KH", "held"),),
    ),
    (
        "Bình Dương kết nạp bạn mới\n\n"
        "Bình Dương và thành phố Jinju (Hàn Quốc) chính thức trở thành anh em sau lễ ký sáng 8/5.",
        DATED,
        "Bình Dương",
        (("2023-05-08", "agreement", "KR", "held"),),
    ),
    (
        "Hai bên điện đàm\n\n"
        "Thống đốc Yamaguchi (Nhật Bản) và Chủ tịch UBND tỉnh Bình Dương trò chuyện qua màn hình chiều 8/5.",
        DATED,
        "Bình Dương",
        (("2023-05-08", "meeting", "JP", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

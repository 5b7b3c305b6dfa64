"""Vietnamese articles in which somebody from abroad is named and no event of the province is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

NONE: list[Example] = [
    (
        "Thư viện sách\n\n"
        "Tên sách | Tác giả | Ngày nhập\n"
        "Sử Lào | Kham | 03/03/2023\n"
        "Sử Hàn | Kim | 04/03/2023\n"
        "Sử Nhật | Ito | 05/03/2023",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Kỷ niệm ngày sinh\n\nSáng 19/5, Bình Dương dâng hương kỷ niệm 133 năm Ngày sinh Chủ tịch Hồ Chí Minh.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Tin thế giới\n\nNgày 18/5, Tổng thống Hàn Quốc gặp Thủ tướng Nhật Bản tại Hiroshima.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Giá cà phê\n\nNgày 18/5, giá cà phê tại Bình Dương tăng; xuất khẩu sang Đức đạt 10.000 tấn.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Nhà máy\n\nNgày 17/5, Công ty Lego (Đan Mạch) thông báo tuyển 500 lao động tại Bình Dương.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Toàn cảnh FDI\n\n"
        "Đến ngày 15/5, Nhật Bản có 350 dự án tại Bình Dương, Đài Loan có 850 dự án. Tháng 4/2023, tỉnh cấp phép "
        "12 dự án.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Quy định mới\n\nNghị định 15 có hiệu lực từ ngày 15/5 về nhập cảnh của người Hàn Quốc.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Xét xử\n\nNgày 16/5, TAND tỉnh Bình Dương xét xử nhóm người Đài Loan lừa đảo.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Tuyển sinh\n\nTrường Đại học Việt Đức (Bình Dương) nhận hồ sơ đến ngày 30/5. Kỳ thi diễn ra ngày 10/6.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Lịch sử\n\nNhà thờ do người Pháp xây năm 1890, khánh thành ngày 12/5/1892 ở Thủ Dầu Một.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Văn nghệ\n\nTối 15/5, ca sĩ Hàn Quốc biểu diễn tại trung tâm thương mại ở TP.HCM.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Hội nghị tổng kết\n\nNgày 12/5, Sở Ngoại vụ Bình Dương họp tổng kết công tác quý I; kim ngạch với Mỹ tăng 5%.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Người tốt\n\nNgày 11/5, anh Park, kỹ sư Hàn Quốc ở Tân Uyên, trả lại ví cho người đánh rơi.",
        DATED,
        "Bình Dương",
        (),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), NONE)
def test_what_is_no_event_of_the_province_is_left_out(
    text: str, published: date | None, province: str, rows: object
) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

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
        "Nhà máy Nhật tăng tốc\n\nNgày 10/5, công ty Nhật Bản ở Thuận An khởi công nhà máy thứ hai, vốn 50 triệu USD.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Tai nạn\n\nChiều 12/5, một du khách Hàn Quốc bị xe máy tông trên đường ở Dĩ An. Công an đang làm rõ.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Xuất khẩu gỗ\n\nTính đến ngày 15/5, Bình Dương xuất sang Mỹ 2,1 tỷ USD đồ gỗ. Tháng 4, con số này giảm 5%.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Lịch cúp điện\n\nNgày 21/5, điện lực Bình Dương cắt điện tại khu công nghiệp Việt Nam - Singapore từ 8 giờ.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Thủ tướng thăm Nhật\n\n"
        "Ngày 19/5, Thủ tướng Phạm Minh Chính đến Hiroshima dự Hội nghị thượng đỉnh G7. Bình Dương có nhiều doanh "
        "nghiệp Nhật.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Lao động sang Hàn\n\n"
        "Ngày 17/5, Sở Lao động Bình Dương tổ chức ngày hội việc làm; 300 lao động đăng ký đi Hàn Quốc.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Học bổng\n\nEm Trần Minh, học sinh chuyên Hùng Vương Bình Dương, nhận học bổng của một đại học Mỹ ngày 16/5.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Công an bắt giữ người Trung Quốc\n\n"
        "Ngày 15/5, Công an Bình Dương trao trả 5 người Trung Quốc nhập cảnh trái phép.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Bóng đá\n\nB.Bình Dương thắng 2-1 ngày 14/5; tiền đạo người Brazil ghi cả hai bàn.",
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

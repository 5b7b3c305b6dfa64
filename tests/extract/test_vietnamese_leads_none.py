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
        "Thể thao\n\nĐội bóng chuyền VTV Bình Điền thắng CLB Nhật Bản ngày 12/5 tại Nakhon Ratchasima (Thái Lan).",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Chuyện nghề\n\nAnh Lê Minh (Bình Dương) từng sang Nhật làm việc năm 2015, nay mở xưởng gốm.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Họp báo\n\nNgày 12/5, UBND tỉnh Bình Dương họp báo về kinh tế quý I; vốn Hàn Quốc tăng 3%.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Kiều hối\n\nKhánh thành ngày 10/5, cây cầu ở Dầu Tiếng do một Việt kiều Mỹ góp 200 triệu đồng.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Du lịch\n\nLễ 30/4, hơn 10.000 khách Hàn Quốc, Trung Quốc ghé Khu du lịch Đại Nam (Bình Dương).",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Phim\n\nPhim Hàn Quốc chiếu ở rạp Bình Dương từ ngày 12/5.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Ra quân\n\nNgày 13/5, Hải quan Bình Dương phát hiện lô hàng lậu từ Trung Quốc.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Tàu hỏa\n\n"
        "Đoàn tàu container từ ga Sóng Thần (Bình Dương) đi Trung Quốc lăn bánh ngày 8/5, chở 500 tấn tinh bột.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Cấp phép\n\nSáng 12/5, Ban Quản lý VSIP trao giấy phép cho Tập đoàn Pandora (Đan Mạch), vốn 100 triệu USD.",
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

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
        "Đề xuất\n\n"
        "Ông Kim, Chủ tịch KoCham, mong Bình Dương và Hàn Quốc mở đường bay. Theo ông, năm 2025 là thời điểm tốt.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Thời tiết\n\nNgày 20/5, bão từ Philippines đi vào biển Đông; Bình Dương có mưa.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Giáo dục\n\nTừ ngày 5/9, học sinh Bình Dương học tiếng Hàn như ngoại ngữ thứ nhất.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Công nghệ\n\nNgày 12/5, Đại học Thủ Dầu Một ra mắt phòng thí nghiệm dùng thiết bị Nhật Bản.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Quốc khánh\n\nNgày 9/11 là Quốc khánh Campuchia, ngày 2/12 là Quốc khánh Lào.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Lịch sử quan hệ\n\nViệt Nam và Cuba thiết lập quan hệ ngoại giao ngày 2/12/1960.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Visa\n\nTổng Lãnh sự quán Hàn Quốc nhận hồ sơ visa tại Bình Dương đến ngày 30/6.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Tổng Bí thư thăm Lào\n\nNgày 15/5, Tổng Bí thư Nguyễn Phú Trọng tiếp Thủ tướng Lào tại Hà Nội.",
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

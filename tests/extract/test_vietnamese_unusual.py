"""Vietnamese news that says in unusual words who came, who wrote, who healed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Một chuyến ghé thăm ngắn\n\n"
        "Trưa 16/5, phái đoàn của Phu nhân Thống đốc Oita (Nhật Bản) dừng lại hai giờ tại Bình Dương, xem lớp học "
        "hoa.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "visit", "JP", "held"),),
    ),
    (
        "Bình Dương và Thụy Sĩ tính chuyện nước sạch\n\n"
        "Chuyện nước sạch được mang ra bàn giữa Sở Ngoại vụ Bình Dương và Tham tán kinh tế Thụy Sĩ hôm 15/5.",
        DATED,
        "Bình Dương",
        (("2023-05-15", "consular", "CH", "held"),),
    ),
    (
        "Tin vắn\n\nSau chuyến thăm Cuba, đoàn Bình Dương đã về nước ngày 14/5.",
        DATED,
        "Bình Dương",
        (("2023-05-14", "visit", "CU", "held"),),
    ),
    (
        "Nhịp cầu\n\n"
        "Mười thầy thuốc Bình Dương vừa hoàn tất đợt khám chữa bệnh ở Kratie (Campuchia), kéo dài từ 9 đến 12/5.",
        DATED,
        "Bình Dương",
        (("2023-05-09/2023-05-12", "other", "KH", "held"),),
    ),
    (
        "Bình Dương có thư gửi Artemisa\n\n"
        "Bức thư chia sẻ mất mát sau bão được Chủ tịch UBND tỉnh Bình Dương gửi tới tỉnh Artemisa (Cuba) ngày "
        "11/5.",
        DATED,
        "Bình Dương",
        (("2023-05-11", "statement", "CU", "held"),),
    ),
    (
        "Hẹn gặp tháng sáu\n\nTháng 6/2023, thị trưởng Eindhoven (Hà Lan) sẽ dẫn đoàn doanh nghiệp tới Bình Dương.",
        DATED,
        "Bình Dương",
        (("2023-06", "visit", "NL", "planned"),),
    ),
    (
        "Đêm Lào ở Thủ Dầu Một\n\n"
        "Du học sinh Lào tại Bình Dương đón Tết Bunpimay cùng Hội Hữu nghị Việt - Lào tỉnh tối 12/4.",
        DATED,
        "Bình Dương",
        (("2023-04-12", "exchange", "LA", "held"),),
    ),
    (
        "Hợp tác công đoàn\n\n"
        "Liên đoàn Lao động tỉnh Bình Dương và Liên hiệp công đoàn Champasak (Lào) ký kết chương trình hợp tác "
        "2023-2028 vào sáng 10/5.",
        DATED,
        "Bình Dương",
        (("2023-05-10", "agreement", "LA", "held"),),
    ),
    (
        "Bình Dương dự lễ ở Kandal\n\n"
        "Phó Chủ tịch HĐND tỉnh Bình Dương là khách mời của lễ khánh thành trường học tại Kandal (Campuchia) ngày "
        "9/5.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "visit", "KH", "held"),),
    ),
    (
        "Quảng Bình - Khăm Muộn\n\n"
        "Chương trình giao lưu hữu nghị quốc phòng biên giới giữa Quảng Bình và Khăm Muộn (Lào) khép lại chiều "
        "8/5.",
        DATED,
        "Quảng Bình",
        (("2023-05-08", "exchange", "LA", "held"),),
    ),
    (
        "Thái Nguyên xúc tiến tại Gyeongsangbuk\n\n"
        "Từ 3/5 đến 6/5, đoàn Thái Nguyên tiếp xúc 20 doanh nghiệp ở Gyeongsangbuk (Hàn Quốc) và dự lễ hội hoa.",
        DATED,
        "Thái Nguyên",
        (("2023-05-03/2023-05-06", "visit", "KR", "held"),),
    ),
    (
        "Ninh Bình làm bạn với Asan\n\n"
        "Biên bản thiết lập quan hệ hữu nghị giữa Ninh Bình và thành phố Asan (Hàn Quốc) được ký ngày 4/5.",
        DATED,
        "Ninh Bình",
        (("2023-05-04", "agreement", "KR", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

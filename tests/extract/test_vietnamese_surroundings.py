"""What stands around an event in Vietnamese news: sidelines, both sides, names with years, the sentence after."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Khách Lào đến Bình Dương\n\n"
        "Sáng 17/5, tỉnh đón đoàn công tác do một phó tỉnh trưởng dẫn đầu. Các vị khách đến từ Champasak (Lào).",
        DATED,
        "Bình Dương",
        (("2023-05-17", "visit", "LA", "held"),),
    ),
    (
        "Bình Dương, Kratie bàn lịch khánh thành\n\n"
        "Ngày 17/5, Bình Dương hội đàm với tỉnh Kratie (Campuchia) để chuẩn bị cho ngày vui chung. Lễ khánh thành "
        "trường học do hai tỉnh cùng xây diễn ra ngày 12/6.",
        DATED,
        "Bình Dương",
        (("2023-05-17", "meeting", "KH", "held"), ("2023-06-12", "other", "KH", "planned")),
    ),
    (
        "Bình Dương nhận việc lớn\n\nChiều 20/5, UBND tỉnh Bình Dương gặp gỡ đoàn Horasis để chuẩn bị cho diễn đàn.",
        DATED,
        "Bình Dương",
        (("2023-05-20", "conference", "", "held"),),
    ),
    (
        "Bình Dương sắp đón khách Nhật\n\n"
        "Chiều 20/5, lãnh đạo tỉnh Bình Dương sẽ tiếp đoàn thành phố Sakai (Nhật Bản).",
        DATED,
        "Bình Dương",
        (("2023-05-20", "visit", "JP", "planned"),),
    ),
    (
        "Múa Ấn Độ ở Thủ Dầu Một\n\n"
        "Tối 13/5, Tổng Lãnh sự quán Ấn Độ cùng tỉnh Bình Dương mời người dân xem đêm nhạc với nhiều vũ công.",
        DATED,
        "Bình Dương",
        (("2023-05-13", "exchange", "IN", "held"),),
    ),
    (
        "Nghệ sĩ Lào đến Bình Dương\n\n"
        "Tối 12/5, các nghệ sĩ tỉnh Champasak (Lào) đến Bình Dương hát và múa cho sinh viên xem.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "exchange", "LA", "held"),),
    ),
    (
        "Bên lề diễn đàn\n\n"
        "Bên lề Diễn đàn Hợp tác kinh tế châu Á Horasis, sáng 11/5 lãnh đạo tỉnh Bình Dương ngồi lại với đoàn "
        "thành phố Emmen (Hà Lan).",
        DATED,
        "Bình Dương",
        (("2023-05-11", "meeting", "NL", "held"),),
    ),
    (
        "Bình Dương được gọi tên\n\n"
        "Tối 10/5, tại New York (Hoa Kỳ), Diễn đàn Cộng đồng thông minh thế giới (ICF) vinh danh Bình Dương.",
        DATED,
        "Bình Dương",
        (("2023-05-10", "award", "", "held"),),
    ),
    (
        "Ngày hội Bình Dương - Champasak\n\n"
        "Ngày hội văn hóa Bình Dương - Champasak 2023 diễn ra từ ngày 8 đến 10/5 tại tỉnh Champasak (Lào).",
        DATED,
        "Bình Dương",
        (("2023-05-08/2023-05-10", "exchange", "LA", "held"),),
    ),
    (
        "Chuyến đi dài\n\n"
        "Từ cuối tháng 3 đến cuối tháng 4 vừa qua, đoàn công tác tỉnh Bình Dương thăm Lào và Campuchia.",
        DATED,
        "Bình Dương",
        (("2023-03/2023-04", "visit", "KH LA", "held"),),
    ),
    (
        "Đoàn công tác ở Đức\n\n"
        "Đoàn công tác tỉnh Bình Dương ở Đức từ 8 đến 12/5, vừa thăm nhà máy, vừa làm việc với bang Hessen.",
        DATED,
        "Bình Dương",
        (("2023-05-08/2023-05-12", "visit", "DE", "held"),),
    ),
    (
        "Hai trường bắt tay\n\nSáng 9/5, Đại học Thủ Dầu Một làm lễ ký kết hợp tác với Đại học Tokyo (Nhật Bản).",
        DATED,
        "Bình Dương",
        (("2023-05-09", "agreement", "JP", "held"),),
    ),
    (
        "Horasis xưa\n\nBình Dương từng tổ chức Horasis châu Á các kỳ 2018 và 2019.",
        DATED,
        "Bình Dương",
        (("2018", "conference", "", "held"), ("2019", "conference", "", "held")),
    ),
    (
        "Horasis qua các kỳ\n\n"
        "Bình Dương từng tổ chức Horasis châu Á các kỳ 2018 và 2019, sau đó là Horasis Ấn Độ 2022.",
        DATED,
        "Bình Dương",
        (("2018", "conference", "", "held"), ("2019", "conference", "", "held"), ("2022", "conference", "IN", "held")),
    ),
    (
        "Tin từ tỉnh bạn\n\n"
        "Ngày 17/5, tỉnh Bình Dương tiếp đoàn Champasak (Lào).\n\n"
        "Hai bên bàn về cao su và học bổng. Buổi tiếp kéo dài hai giờ.\n\n"
        "Đoàn Sơn La thăm tỉnh Xay Sổm Bun (Lào) ngày 15/5 và ký thỏa thuận ba năm.",
        DATED,
        "Bình Dương",
        (("2023-05-17", "visit", "LA", "held"),),
    ),
    (
        "Bình Dương và Sakai\n\n"
        "Ngày 16/5, Bình Dương tiếp đoàn thành phố Sakai (Nhật Bản).\n\n"
        "Biên bản ghi nhớ vừa ký giữa Bình Dương và Sakai nói về môi trường.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "visit", "JP", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

"""Vietnamese leads in all orders of words: what was done first, where, by whom, in which town."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Bình Dương mở tiệc mừng năm mới với các lãnh sự\n\n"
        "Các vị Tổng Lãnh sự đóng tại TP.HCM cùng lãnh đạo tỉnh Bình Dương nâng ly mừng năm mới tối 12/5 tại "
        "Trung tâm Hội nghị.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "consular", "", "held"),),
    ),
    (
        "Người Nhật thăm nhà máy nước\n\n"
        "20 chuyên gia cấp nước của Osaka (Nhật Bản) có mặt ở Bình Dương từ 8 đến 11/5. Biwase là nơi đón họ.",
        DATED,
        "Bình Dương",
        (("2023-05-08/2023-05-11", "visit", "JP", "held"),),
    ),
    (
        "Một buổi sáng ở Trung tâm Hành chính\n\n"
        "Người ngồi đối diện Chủ tịch UBND tỉnh Bình Dương sáng 9/5 là Đại sứ Phần Lan Keijo Norvanto.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "consular", "FI", "held"),),
    ),
    (
        "Bút đã ký\n\n"
        "Sau hai năm chờ dịch, Bình Dương và bang Hessen (Đức) rốt cuộc đã ký được bản ghi nhớ, hôm 9/5 tại "
        "Wiesbaden.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "agreement", "DE", "held"),),
    ),
    (
        "Kratie gửi quà\n\nTỉnh Kratie (Campuchia) ngày 8/5 gửi tặng Bình Dương 2.000 cây giống.",
        DATED,
        "Bình Dương",
        (("2023-05-08", "other", "KH", "held"),),
    ),
    (
        "Bình Dương gửi người đi học\n\n"
        "15 cán bộ của tỉnh Bình Dương sang Singapore học quản lý đô thị, khóa học kéo dài từ 8/5 đến 12/5.",
        DATED,
        "Bình Dương",
        (("2023-05-08/2023-05-12", "visit", "SG", "held"),),
    ),
    (
        "Thị trưởng Daejeon nói lời cảm ơn\n\n"
        "Thị trưởng Daejeon (Hàn Quốc) Lee Jang Woo, đang ở thăm Bình Dương, chiều 9/5 đã gặp các doanh nghiệp "
        "đồng hương.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "visit", "KR", "held"),),
    ),
    (
        "Chuyện ở Emmen\n\n"
        "Ông Eric van Oosterhout, Thị trưởng Emmen (Hà Lan), cùng đoàn Bình Dương khánh thành Văn phòng Bình "
        "Dương tại thành phố của ông hôm 5/5.",
        DATED,
        "Bình Dương",
        (("2023-05-05", "other", "NL", "held"),),
    ),
    (
        "Đoàn Quốc hội Lào\n\n"
        "Chiều 4/5, đoàn Ủy ban Đối ngoại Quốc hội Lào đã tới Bình Dương tìm hiểu hoạt động của HĐND tỉnh.",
        DATED,
        "Bình Dương",
        (("2023-05-04", "visit", "LA", "held"),),
    ),
    (
        "Ngoại giao nhân dân\n\n"
        "Liên hiệp các tổ chức hữu nghị tỉnh Bình Dương sáng 4/5 họp mặt kỷ niệm 60 năm Quốc khánh Cuba, có Tổng "
        "Lãnh sự Cuba dự.",
        DATED,
        "Bình Dương",
        (("2023-05-04", "consular", "CU", "held"),),
    ),
    (
        "Bình Dương ở Expo Osaka\n\nGian hàng Bình Dương mở cửa ngày 3/5 tại Triển lãm thế giới ở Osaka (Nhật Bản).",
        DATED,
        "Bình Dương",
        (("2023-05-03", "conference", "JP", "held"),),
    ),
    (
        "Bình Dương vận động nhà đầu tư Mỹ\n\n"
        "Hai buổi tọa đàm giới thiệu cơ hội đầu tư vào Bình Dương lần lượt mở tại Los Angeles và Houston (Hoa Kỳ) "
        "ngày 25/4 và 28/4.",
        DATED,
        "Bình Dương",
        (("2023-04-25", "promotion", "US", "held"), ("2023-04-28", "promotion", "US", "held")),
    ),
    (
        "Thư từ Daejeon\n\n"
        "Nhân ngày giải phóng miền Nam, Thị trưởng Daejeon (Hàn Quốc) ngày 29/4 gửi thư chúc mừng lãnh đạo tỉnh "
        "Bình Dương.",
        DATED,
        "Bình Dương",
        (("2023-04-29", "statement", "KR", "held"),),
    ),
    (
        "Lễ tưởng niệm\n\nSáng 27/4, đoàn tỉnh Bình Dương dâng hương tại đài hữu nghị Việt Nam - Campuchia ở Kratie.",
        DATED,
        "Bình Dương",
        (("2023-04-27", "other", "KH", "held"),),
    ),
    (
        "Ký kết\n\n"
        "Ngày 12/5/2023, tại Seoul, Becamex IDC (Bình Dương) và Tập đoàn Samsung C&T (Hàn Quốc) trao nhau biên "
        "bản ghi nhớ.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "agreement", "KR", "held"),),
    ),
    (
        "Trường học kết bạn\n\n"
        "Trường THPT chuyên Hùng Vương (Bình Dương) và một trường của Yamaguchi (Nhật Bản) chính thức kết nghĩa "
        "vào sáng 10/5.",
        DATED,
        "Bình Dương",
        (("2023-05-10", "twinning", "JP", "held"),),
    ),
    (
        "Nhà tài trợ đến thăm\n\n"
        "Ngày 11/5, đoàn Ngân hàng Thế giới do ông Andrew chủ trì xem công trình cải thiện môi trường nước ở Dĩ "
        "An (Bình Dương).",
        DATED,
        "Bình Dương",
        (("2023-05-11", "visit", "", "held"),),
    ),
    (
        "Hội nghị xúc tiến ở Thâm Quyến\n\n"
        "Hôm 18/4, Sở Kế hoạch và Đầu tư Bình Dương cùng Thương vụ Việt Nam mở hội nghị mời gọi doanh nghiệp Thâm "
        "Quyến (Trung Quốc).",
        DATED,
        "Bình Dương",
        (("2023-04-18", "promotion", "CN", "held"),),
    ),
    (
        "Báo chí Lào\n\nTổng Biên tập báo Champamay (Lào) cùng cộng sự thăm Báo Bình Dương sáng 16/5.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "visit", "LA", "held"),),
    ),
    (
        "Bác sĩ Hàn Quốc\n\n"
        "Đoàn y bác sĩ thành phố Daejeon (Hàn Quốc) khám bệnh miễn phí cho 500 người dân Bình Dương trong hai "
        "ngày 13-14/5.",
        DATED,
        "Bình Dương",
        (("2023-05-13/2023-05-14", "other", "KR", "held"),),
    ),
    (
        "Bình Dương có thêm công dân danh dự\n\n"
        "Sáng 15/5, UBND tỉnh Bình Dương trao danh hiệu Công dân danh dự cho ông Kim (Hàn Quốc).",
        DATED,
        "Bình Dương",
        (("2023-05-15", "award", "KR", "held"),),
    ),
    (
        "Bình Dương được UNESCO nhắc tên\n\n"
        "Ngày 15/5, UNESCO công nhận đờn ca tài tử ở Bình Dương là di sản tiêu biểu.",
        DATED,
        "Bình Dương",
        (("2023-05-15", "award", "", "held"),),
    ),
    (
        "Tây Ninh - Svay Rieng\n\n"
        "Buổi làm việc thường kỳ giữa công an hai tỉnh Tây Ninh và Svay Rieng (Campuchia) diễn ra ngày 14/5 tại "
        "Mộc Bài.",
        DATED,
        "Tây Ninh",
        (("2023-05-14", "meeting", "KH", "held"),),
    ),
    (
        "Kiên Giang - Kampot\n\n"
        "Sáng 13/5, Kiên Giang và hai tỉnh Kampot, Kep (Campuchia) sơ kết hợp tác quý I và ký kế hoạch quý II.",
        DATED,
        "Kiên Giang",
        (("2023-05-13", "agreement", "KH", "held"),),
    ),
    (
        "Điện Biên - Phongsaly\n\n"
        "Từ 10-12/5, tại tỉnh Phongsaly (Lào), đoàn đại biểu cấp cao Điện Biên có các cuộc hội đàm với lãnh đạo "
        "tỉnh bạn.",
        DATED,
        "Điện Biên",
        (("2023-05-10/2023-05-12", "meeting", "LA", "held"),),
    ),
    (
        "Khánh Hòa đón tàu Pháp\n\n"
        "Tàu hộ vệ Prairial của Hải quân Pháp thả neo ở Cam Ranh (Khánh Hòa) sáng 11/5, thăm xã giao bốn ngày.",
        DATED,
        "Khánh Hòa",
        (("2023-05-11", "visit", "FR", "held"),),
    ),
    (
        "Quảng Nam - Sekong\n\nCầu hữu nghị do Quảng Nam giúp tỉnh Sekong (Lào) xây được bàn giao hôm 10/5.",
        DATED,
        "Quảng Nam",
        (("2023-05-10", "other", "LA", "held"),),
    ),
    (
        "Hà Nội và Seoul\n\n"
        "Thành phố Hà Nội và thủ đô Seoul (Hàn Quốc) mừng 27 năm kết bạn bằng đêm nhạc ngày 9/5 bên hồ Hoàn Kiếm.",
        DATED,
        "Hà Nội",
        (("2023-05-09", "exchange", "KR", "held"),),
    ),
    (
        "Đồng Tháp và Prey Veng\n\n"
        "Phó Chủ tịch UBND tỉnh Đồng Tháp dẫn đầu đoàn sang Prey Veng (Campuchia) chúc Tết Chol Chnam Thmay ngày "
        "12/4.",
        DATED,
        "Đồng Tháp",
        (("2023-04-12", "visit", "KH", "held"),),
    ),
    (
        "Bến Tre mời gọi\n\n"
        "Với sự có mặt của Tổng Lãnh sự Nhật Bản, hội nghị gặp gỡ doanh nghiệp Nhật Bản do Bến Tre tổ chức ngày "
        "8/5 thu hút 80 đại biểu.",
        DATED,
        "Bến Tre",
        (("2023-05-08", "consular", "JP", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

"""Rows of tables and lists in Vietnamese, and turns of phrase that only some newspapers have."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Bảng các địa phương bạn của tỉnh Bình Dương\n\n"
        "Tỉnh mở rộng kết giao với bên ngoài.\n\n"
        "STT | Địa phương | Nước | Ngày ký kết quan hệ hữu nghị | Ghi chú\n"
        "1 | Daejeon | Hàn Quốc | 03/03/2005 | Công nghệ cao\n"
        "2 | Oryol | Nga | 12/10/2018 | Nông nghiệp\n"
        "3 | Emmen | Hà Lan | Tháng 6/2015 | Đô thị thông minh\n"
        "4 | Champasak | Lào | - | Cao su",
        DATED,
        "Bình Dương",
        (
            ("2005-03-03", "agreement", "KR", "held"),
            ("2018-10-12", "agreement", "RU", "held"),
            ("2015-06", "agreement", "NL", "held"),
        ),
    ),
    (
        "Lịch tiếp khách của lãnh đạo tỉnh Bình Dương\n\n"
        "Ngày	Nội dung	Địa điểm\n"
        "22/5	Tiếp Đại sứ Canada	Phòng họp 1\n"
        "23/5	Làm việc với đoàn thành phố Sakai (Nhật Bản)	Phòng họp 2\n"
        "24/5	Họp giao ban UBND tỉnh	Phòng họp 3",
        DATED,
        "Bình Dương",
        (("2023-05-22", "consular", "CA", "planned"), ("2023-05-23", "meeting", "JP", "planned")),
    ),
    (
        "Hoạt động đối ngoại nổi bật quý I của Bình Dương\n\n"
        "+ 05/01: Bình Dương và Emmen (Hà Lan) họp trực tuyến.\n"
        "+ 14/02: Tổng Lãnh sự Thái Lan đến chào Chủ tịch UBND tỉnh.\n"
        "+ 21/3: Ký ghi nhớ với tỉnh Hải Nam (Trung Quốc).",
        DATED,
        "Bình Dương",
        (
            ("2023-01-05", "meeting", "NL", "held"),
            ("2023-02-14", "consular", "TH", "held"),
            ("2023-03-21", "agreement", "CN", "held"),
        ),
    ),
    (
        "Bình Dương: Khai trương Văn phòng Hàn Quốc\n\n"
        "Sáng 16/5, tại TP. Thủ Dầu Một, Korea Desk, đầu mối hỗ trợ nhà đầu tư Hàn Quốc của tỉnh Bình Dương, "
        "chính thức đi vào hoạt động. Cắt băng có lãnh đạo tỉnh và Tổng Lãnh sự Hàn Quốc.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "consular", "KR", "held"),),
    ),
    (
        "Thanh niên Bình Dương và Lào trồng cây\n\n"
        "Hơn 60 đoàn viên Bình Dương cùng bạn trẻ Champasak (Lào) trồng cây hữu nghị sáng 14/5.",
        DATED,
        "Bình Dương",
        (("2023-05-14", "other", "LA", "held"),),
    ),
    (
        "Tỉnh đoàn Bình Dương sang Lào\n\n"
        "Ngày 13/5, Tỉnh đoàn Bình Dương cùng 30 y bác sĩ trẻ có mặt tại Champasak (Lào) để khám bệnh, phát thuốc "
        "cho người dân.",
        DATED,
        "Bình Dương",
        (("2023-05-13", "visit", "LA", "held"),),
    ),
    (
        "Bình Dương học cách làm của Đức\n\n"
        "Hiệp hội Phát triển Kinh tế và Ngoại thương Liên bang Đức (BWA) cử đoàn tới Bình Dương hôm 12/5; Chủ "
        "tịch UBND tỉnh chủ trì buổi tiếp.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "visit", "DE", "held"),),
    ),
    (
        "Đà Nẵng - Yokohama ký kế hoạch\n\n"
        "Kế hoạch hợp tác kỹ thuật giai đoạn 2023-2026 giữa Đà Nẵng và Yokohama (Nhật Bản) được hai thành phố "
        "thông qua bằng chữ ký của hai thị trưởng ngày 11/5.",
        DATED,
        "Đà Nẵng",
        (("2023-05-11", "agreement", "JP", "held"),),
    ),
    (
        "Nghệ An tiếp Đại sứ Lào\n\n"
        "Trong khuôn khổ chuyến công tác tại Nghệ An, chiều 10/5, Đại sứ Lào tại Việt Nam Sengphet "
        "Houngboungnuang đã có cuộc gặp với Bí thư Tỉnh ủy Thái Thanh Quý.",
        DATED,
        "Nghệ An",
        (("2023-05-10", "consular", "LA", "held"),),
    ),
    (
        "Thừa Thiên Huế chia buồn với Salavan\n\n"
        "Được tin nguyên Tỉnh trưởng Salavan từ trần, ngày 9/5 Tỉnh ủy Thừa Thiên Huế gửi điện chia buồn tới Tỉnh "
        "ủy Salavan (Lào).",
        DATED,
        "Thừa Thiên Huế",
        (("2023-05-09", "statement", "LA", "held"),),
    ),
    (
        "Cao Bằng - Quảng Tây: tuần tra\n\n"
        "Sáng 8/5, lực lượng biên phòng Cao Bằng và Quảng Tây (Trung Quốc) tuần tra chung trên biên giới.",
        DATED,
        "Cao Bằng",
        (("2023-05-08", "other", "CN", "held"),),
    ),
    (
        "Lạng Sơn tổ chức hội chợ\n\n"
        "Hội chợ thương mại quốc tế Việt - Trung do Lạng Sơn đăng cai khai mạc tối 7/5 với 300 gian hàng, trong "
        "đó 100 gian của doanh nghiệp Trung Quốc.",
        DATED,
        "Lạng Sơn",
        (("2023-05-07", "conference", "CN", "held"),),
    ),
    (
        "Quảng Ninh có tân Tổng Lãnh sự đến chào\n\n"
        "Nhân chuyến nhận nhiệm vụ, tân Tổng Lãnh sự Australia tại TP.HCM Sarah Hooper chào xã giao lãnh đạo "
        "Quảng Ninh ngày 6/5.",
        DATED,
        "Quảng Ninh",
        (("2023-05-06", "consular", "AU", "held"),),
    ),
    (
        "Vĩnh Phúc mời gọi nhà đầu tư Ý\n\n"
        "Hội nghị kết nối đầu tư Vĩnh Phúc - Italia, ngày 5/5 tại Rome, quy tụ 50 doanh nghiệp.",
        DATED,
        "Vĩnh Phúc",
        (("2023-05-05", "promotion", "IT", "held"),),
    ),
    (
        "An Giang đón đoàn Takeo\n\n"
        "Phó Tỉnh trưởng Takeo (Campuchia) Ly Savath là trưởng đoàn khách vừa được An Giang đón ngày 4/5, nhân "
        "Tết Chol Chnam Thmay.",
        DATED,
        "An Giang",
        (("2023-05-04", "visit", "KH", "held"),),
    ),
    (
        "Hà Tĩnh và Khăm Muộn\n\n"
        "Hội nghị cấp cao giữa hai tỉnh Hà Tĩnh và Khăm Muộn (Lào) đã diễn ra sáng 3/5 tại thành phố Hà Tĩnh.",
        DATED,
        "Hà Tĩnh",
        (("2023-05-03", "conference", "LA", "held"),),
    ),
    (
        "Tiền Giang nhận Huân chương của Lào\n\n"
        "Ngày 2/5, tại Viêng Chăn, Nhà nước Lào trao Huân chương Hữu nghị cho tập thể lãnh đạo tỉnh Tiền Giang.",
        DATED,
        "Tiền Giang",
        (("2023-05-02", "award", "LA", "held"),),
    ),
    (
        "Hải Phòng và Ibaraki\n\n"
        "Lần đầu tiên, Hải Phòng cùng tỉnh Ibaraki (Nhật Bản) mở ngày hội giao lưu, ngày 29-30/4.",
        DATED,
        "Hải Phòng",
        (("2023-04-29/2023-04-30", "exchange", "JP", "held"),),
    ),
    (
        "Bắc Ninh nói chuyện với Samsung\n\n"
        "Chiều 28/4, Chủ tịch UBND tỉnh Bắc Ninh tiếp Tổng Giám đốc Samsung Việt Nam và Đại sứ Hàn Quốc.",
        DATED,
        "Bắc Ninh",
        (("2023-04-28", "consular", "KR", "held"),),
    ),
    (
        "Bình Dương tham gia mạng lưới\n\nTỉnh Bình Dương được kết nạp làm thành viên CityNet vào ngày 27/4.",
        DATED,
        "Bình Dương",
        (("2023-04-27", "membership", "", "held"),),
    ),
    (
        "Bình Dương - Guangzhou: mười năm\n\n"
        "Lễ kỷ niệm 10 năm thiết lập quan hệ hữu nghị giữa Bình Dương và Quảng Châu (Trung Quốc) diễn ra tối 26/4 "
        "tại Trung tâm Hội nghị.",
        DATED,
        "Bình Dương",
        (("2023-04-26", "other", "CN", "held"),),
    ),
    (
        "Đại hội Hội hữu nghị\n\n"
        "Hội Hữu nghị Việt Nam - Hoa Kỳ tỉnh Bình Dương ra mắt sáng 25/4, bầu ban chấp hành 21 người.",
        DATED,
        "Bình Dương",
        (("2023-04-25", "other", "US", "held"),),
    ),
    (
        "Bình Dương cử đoàn dự hội chợ\n\n"
        "Mười hai doanh nghiệp gỗ do Sở Công Thương Bình Dương dẫn dắt góp mặt tại Hội chợ High Point (Hoa Kỳ) từ "
        "22 đến 26/4.",
        DATED,
        "Bình Dương",
        (("2023-04-22/2023-04-26", "conference", "US", "held"),),
    ),
    (
        "Bình Dương đón đoàn báo chí\n\n"
        "Đoàn 10 nhà báo Nhật Bản đến Bình Dương tác nghiệp ngày 21/4, được Sở Ngoại vụ tiếp và giới thiệu về "
        "tỉnh.",
        DATED,
        "Bình Dương",
        (("2023-04-21", "visit", "JP", "held"),),
    ),
    (
        "Dự kiến chuyến đi\n\n"
        "Theo kế hoạch, đoàn Bình Dương do Chủ tịch UBND tỉnh dẫn đầu sẽ sang Đức và Bỉ từ 10 đến 17/6/2023 để "
        "xúc tiến đầu tư.",
        DATED,
        "Bình Dương",
        (("2023-06-10/2023-06-17", "promotion", "BE DE", "planned"),),
    ),
    (
        "Tháng 10 có Horasis\n\nTháng 10 tới, Bình Dương sẽ là chủ nhà của Diễn đàn Horasis Trung Quốc.",
        DATED,
        "Bình Dương",
        (("2023-10", "conference", "CN", "planned"),),
    ),
    (
        "Bình Dương - Yamaguchi ôn lại chuyện cũ\n\n"
        "Năm 2014, Bình Dương và Yamaguchi (Nhật Bản) ký thỏa thuận hợp tác đầu tiên. Ngày 19/5, đoàn Yamaguchi "
        "trở lại thăm tỉnh.",
        DATED,
        "Bình Dương",
        (("2014", "agreement", "JP", "held"), ("2023-05-19", "visit", "JP", "held")),
    ),
    (
        "Chiều 18/5 ở Dĩ An\n\n"
        "UBND TP. Dĩ An (Bình Dương) chiều 18/5 có buổi giao lưu với đoàn quận Seo, TP. Daejeon (Hàn Quốc) nhân 5 "
        "năm kết nghĩa.",
        DATED,
        "Bình Dương",
        (("2023-05-18", "exchange", "KR", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

"""What Vietnamese news tells in its own turns of phrase: who came, who went where, what was signed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

EVENTS: list[Example] = [
    (
        "Khách từ Chungcheong\n\n"
        "Đoàn nghị viện tỉnh Chungcheongnam, Hàn Quốc, được Bình Dương đón chiều 18/5. Hai bên nói về công nghệ "
        "cao.",
        DATED,
        "Bình Dương",
        (("2023-05-18", "visit", "KR", "held"),),
    ),
    (
        "Bình Dương và Daejeon bắt tay làm khởi nghiệp\n\n"
        "Sáng 18/5, một bản ghi nhớ về khởi nghiệp đã được Bình Dương và thành phố Daejeon (Hàn Quốc) đặt bút ký.",
        DATED,
        "Bình Dương",
        (("2023-05-18", "agreement", "KR", "held"),),
    ),
    (
        "Đại sứ Ấn Độ đến Bình Dương\n\nBình Dương là điểm dừng chân của Đại sứ Ấn Độ Sandeep Arya hôm 17/5.",
        DATED,
        "Bình Dương",
        (("2023-05-17", "consular", "IN", "held"),),
    ),
    (
        "Tổng Lãnh sự Lào nói lời tạm biệt\n\n"
        "Kết thúc nhiệm kỳ, Tổng Lãnh sự Lào tại TP.HCM đã đến chào từ biệt lãnh đạo tỉnh Bình Dương vào ngày "
        "16/5.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "consular", "LA", "held"),),
    ),
    (
        "Doanh nghiệp Thái Lan tìm cơ hội\n\n"
        "Một nhóm 20 doanh nghiệp Thái Lan khảo sát các khu công nghiệp của Bình Dương trong hai ngày 15 và 16/5.",
        DATED,
        "Bình Dương",
        (("2023-05-15/2023-05-16", "visit", "TH", "held"),),
    ),
    (
        "Lãnh đạo tỉnh sang Nhật\n\n"
        "Từ ngày 10 đến 14/5, Bí thư Tỉnh ủy Bình Dương Nguyễn Văn Lợi dẫn đầu đoàn công tác của tỉnh tới Nhật "
        "Bản. Đoàn ghé Yamaguchi và Tokyo.",
        DATED,
        "Bình Dương",
        (("2023-05-10/2023-05-14", "visit", "JP", "held"),),
    ),
    (
        "Đoàn Bình Dương thăm Oryol\n\n"
        "Trong khuôn khổ chuyến công tác tại Liên bang Nga, ngày 12/5, đoàn Bình Dương do Chủ tịch UBND tỉnh Võ "
        "Văn Minh làm trưởng đoàn đã có buổi làm việc với Thống đốc tỉnh Oryol.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "visit", "RU", "held"),),
    ),
    (
        "Bình Dương tiếp đoàn Hải Nam\n\n"
        "BDO - Hôm nay (19/5), Phó Chủ tịch UBND tỉnh Mai Hùng Dũng tiếp đoàn Chính hiệp tỉnh Hải Nam, Trung Quốc.",
        DATED,
        "Bình Dương",
        (("2023-05-19", "visit", "CN", "held"),),
    ),
    (
        "Bình Dương tiếp đoàn Hải Nam\n\n"
        "Sáng nay, Phó Chủ tịch UBND tỉnh Mai Hùng Dũng tiếp đoàn Chính hiệp tỉnh Hải Nam, Trung Quốc.",
        DATED,
        "Bình Dương",
        (("2023-05-20", "visit", "CN", "held"),),
    ),
    (
        "Hội hữu nghị Việt - Hàn tỉnh họp đại hội\n\n"
        "Hội hữu nghị Việt - Hàn tỉnh Bình Dương vừa tổ chức đại hội nhiệm kỳ 2022-2027 sáng 10-5.",
        DATED,
        "Bình Dương",
        (("2023-05-10", "other", "KR", "held"),),
    ),
    (
        "Bình Dương mở lòng với bạn Lào\n\n"
        "Sáng 18/5, hội trường Trung tâm Hành chính tỉnh kín chỗ. Chủ tịch UBND tỉnh Bình Dương Võ Văn Minh tiếp "
        "đoàn tỉnh Champasak (Lào) do Tỉnh trưởng dẫn đầu.",
        DATED,
        "Bình Dương",
        (("2023-05-18", "visit", "LA", "held"),),
    ),
    (
        "Thêm một thỏa thuận với Eindhoven\n\n"
        "Ngày 17/5 là ngày vui của Becamex IDC. Tại Eindhoven, Hà Lan, doanh nghiệp này ký thỏa thuận hợp tác với "
        "tổ chức Brainport.",
        DATED,
        "Bình Dương",
        (("2023-05-17", "agreement", "NL", "held"),),
    ),
    (
        "Sắp có tuần lễ Hàn Quốc\n\n"
        "Tuần lễ văn hóa Hàn Quốc sẽ được Bình Dương tổ chức từ 2 đến 4/6 tại phố đi bộ Bạch Đằng.",
        DATED,
        "Bình Dương",
        (("2023-06-02/2023-06-04", "exchange", "KR", "planned"),),
    ),
    (
        "Bình Dương chuẩn bị đón Horasis\n\n"
        "Diễn đàn Horasis Ấn Độ 2023 dự kiến mở cửa ngày 25/6 ở Bình Dương với hơn 300 đại biểu.",
        DATED,
        "Bình Dương",
        (("2023-06-25", "conference", "IN", "planned"),),
    ),
    (
        "Hoãn hội nghị\n\n"
        "Hội nghị gặp gỡ Nhật Bản tại Bình Dương, vốn định vào ngày 25/5, bị hoãn vì khách chưa xin được thị thực.",
        DATED,
        "Bình Dương",
        (("2023-05-25", "promotion", "JP", "postponed"),),
    ),
    (
        "Hủy chuyến thăm\n\nChuyến thăm Bình Dương ngày 22/5 của đoàn tỉnh Kratie, Campuchia đã bị hủy.",
        DATED,
        "Bình Dương",
        (("2023-05-22", "visit", "KH", "cancelled"),),
    ),
    (
        "Lịch đối ngoại tháng 5/2023 của tỉnh Bình Dương\n\n"
        "Ngày 3/5: Tiếp Tổng Lãnh sự Singapore chào xã giao.\n"
        "Ngày 9/5: Làm việc với đoàn doanh nghiệp Đài Loan.\n"
        "Ngày 16/5: Ký kết bản ghi nhớ với tỉnh Gyeonggi, Hàn Quốc.\n"
        "Ngày 25/5: Dự Quốc khánh Cộng hòa Argentina tại TP.HCM.",
        DATED,
        "Bình Dương",
        (
            ("2023-05-03", "consular", "SG", "held"),
            ("2023-05-09", "visit", "TW", "held"),
            ("2023-05-16", "agreement", "KR", "held"),
            ("2023-05-25", "other", "AR", "planned"),
        ),
    ),
    (
        "Quan hệ kết nghĩa của Bình Dương\n\n"
        "- Thành phố Daejeon (Hàn Quốc): thiết lập quan hệ ngày 3/3/2005.\n"
        "- Tỉnh Champasak (Lào): thiết lập quan hệ năm 2007.\n"
        "- Tỉnh Yamaguchi (Nhật Bản): ký thỏa thuận hợp tác tháng 12/2014.",
        DATED,
        "Bình Dương",
        (
            ("2005-03-03", "twinning", "KR", "held"),
            ("2007", "twinning", "LA", "held"),
            ("2014-12", "agreement", "JP", "held"),
        ),
    ),
    (
        "Bình Dương và ICF: những mốc son\n\n"
        "2018: Thành phố thông minh Bình Dương lần đầu vào Smart21 của ICF.\n"
        "2021: lọt Top7.\n"
        "Tháng 10/2023: ICF trao danh hiệu Cộng đồng thông minh của năm cho Bình Dương.",
        None,
        "Bình Dương",
        (("2018", "award", "", "held"), ("2021", "award", "", "held"), ("2023-10", "award", "", "held")),
    ),
    (
        "Bên lề Horasis\n\n"
        "Bên lề Diễn đàn Horasis ở Bình Dương, chiều 16/5, Bí thư Tỉnh ủy có cuộc trao đổi riêng với Thị trưởng "
        "Emmen (Hà Lan).",
        DATED,
        "Bình Dương",
        (("2023-05-16", "meeting", "NL", "held"),),
    ),
    (
        "Bình Dương tiếp khách Bỉ\n\n"
        "Chiều 16/5, lãnh đạo tỉnh Bình Dương tiếp Đại sứ Bỉ. Trước đó, ngày 15/5, ông đã khảo sát cảng An Sơn.",
        DATED,
        "Bình Dương",
        (("2023-05-16", "consular", "BE", "held"), ("2023-05-15", "visit", "BE", "held")),
    ),
    (
        "Sinh viên hai nước cùng múa sạp\n\n"
        "Tối 17/5, sinh viên Đại học Thủ Dầu Một và bạn bè đến từ Đại học Yamaguchi (Nhật Bản) có đêm giao lưu "
        "văn nghệ.",
        DATED,
        "Bình Dương",
        (("2023-05-17", "exchange", "JP", "held"),),
    ),
    (
        "Trại hè thiếu niên\n\n"
        "Mười hai học sinh Bình Dương lên đường sang Daejeon (Hàn Quốc) ngày 15/5 để dự trại hè thanh thiếu niên "
        "quốc tế.",
        DATED,
        "Bình Dương",
        (("2023-05-15", "exchange", "KR", "held"),),
    ),
    (
        "Trận cầu hữu nghị\n\n"
        "Đội bóng ngoại giao đoàn đá giao hữu với đội lãnh đạo tỉnh Bình Dương chiều 13/5 trên sân Gò Đậu. Tỷ số "
        "2-2.",
        DATED,
        "Bình Dương",
        (("2023-05-13", "consular", "", "held"),),
    ),
    (
        "Triển lãm ảnh về đất nước Cuba\n\n"
        "Triển lãm ảnh Cuba do Liên hiệp các tổ chức hữu nghị tỉnh Bình Dương phối hợp Tổng Lãnh sự quán Cuba "
        "thực hiện khai mạc sáng 12/5.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "exchange", "CU", "held"),),
    ),
    (
        "Bình Dương tặng gạo Lào\n\n"
        "Sáng 11/5, UBND tỉnh Bình Dương trao 50 tấn gạo ủng hộ nhân dân tỉnh Champasak, Lào bị lũ lụt.",
        DATED,
        "Bình Dương",
        (("2023-05-11", "other", "LA", "held"),),
    ),
    (
        "Bình Dương vào WTCA\n\n"
        "Ngày 12/5, Thành phố mới Bình Dương chính thức được công nhận là thành viên Hiệp hội các Trung tâm "
        "Thương mại Thế giới (WTCA).",
        DATED,
        "Bình Dương",
        (("2023-05-12", "membership", "", "held"),),
    ),
    (
        "Danh hiệu mới\n\n"
        "Diễn đàn Cộng đồng thông minh thế giới (ICF) ngày 12/5 gọi tên Bình Dương trong danh sách 7 cộng đồng có "
        "chiến lược phát triển thông minh nhất.",
        DATED,
        "Bình Dương",
        (("2023-05-12", "award", "", "held"),),
    ),
    (
        "Chia sẻ với Thổ Nhĩ Kỳ\n\n"
        "Chủ tịch UBND tỉnh Bình Dương ngày 9/5 gửi điện chia buồn tới Tổng Lãnh sự quán Thổ Nhĩ Kỳ sau trận động "
        "đất.",
        DATED,
        "Bình Dương",
        (("2023-05-09", "statement", "TR", "held"),),
    ),
    (
        "Thư chúc mừng Thị trưởng\n\n"
        "Ngày 8/5, Bí thư Tỉnh ủy Bình Dương có thư chúc mừng ông Lee Jang Woo đắc cử Thị trưởng Daejeon, Hàn "
        "Quốc.",
        DATED,
        "Bình Dương",
        (("2023-05-08", "statement", "KR", "held"),),
    ),
    (
        "Sổ tang\n\n"
        "Sáng 7/5, lãnh đạo tỉnh Bình Dương đến Tổng Lãnh sự quán Nhật Bản viếng và ghi sổ tang cố Thủ tướng Abe.",
        DATED,
        "Bình Dương",
        (("2023-05-07", "statement", "JP", "held"),),
    ),
    (
        "Mừng Tết Bunpimay\n\nNgày 13/4, đoàn lãnh đạo tỉnh Bình Dương sang chúc Tết Tổng Lãnh sự quán Lào tại TP.HCM.",
        DATED,
        "Bình Dương",
        (("2023-04-13", "consular", "LA", "held"),),
    ),
    (
        "Văn phòng mới\n\n"
        "Văn phòng đại diện KOTRA tại Bình Dương được khánh thành sáng 6/5 với sự chứng kiến của Tổng Lãnh sự Hàn "
        "Quốc.",
        DATED,
        "Bình Dương",
        (("2023-05-06", "consular", "KR", "held"),),
    ),
    (
        "Khởi động trung tâm\n\nTrung tâm hợp tác Bình Dương - Emmen ra mắt ngày 5/5 tại Emmen, Hà Lan.",
        DATED,
        "Bình Dương",
        (("2023-05-05", "other", "NL", "held"),),
    ),
    (
        "Khai giảng lớp tiếng Lào\n\n"
        "Ngày 5/5, Hội hữu nghị Việt - Lào tỉnh Bình Dương khai giảng lớp tiếng Việt cho 20 cán bộ tỉnh Champasak "
        "(Lào).",
        DATED,
        "Bình Dương",
        (("2023-05-05", "exchange", "LA", "held"),),
    ),
    (
        "Bàn về đô thị thông minh\n\n"
        "Hơn 200 chuyên gia Hà Lan và Việt Nam quy tụ tại Bình Dương ngày 4/5 trong hội thảo về đô thị thông minh.",
        DATED,
        "Bình Dương",
        (("2023-05-04", "conference", "NL", "held"),),
    ),
    (
        "Gặp gỡ Hàn Quốc 2023\n\n"
        'Chương trình "Gặp gỡ Hàn Quốc 2023" do Bộ Ngoại giao và UBND tỉnh Bình Dương phối hợp tổ chức khai mạc '
        "sáng 28/4.",
        DATED,
        "Bình Dương",
        (("2023-04-28", "promotion", "KR", "held"),),
    ),
    (
        "Tọa đàm với doanh nghiệp Mỹ\n\n"
        "Ngày 27/4, AmCham cùng Bình Dương ngồi lại trong tọa đàm tháo gỡ vướng mắc cho doanh nghiệp Hoa Kỳ.",
        DATED,
        "Bình Dương",
        (("2023-04-27", "meeting", "US", "held"),),
    ),
    (
        "Hai tỉnh trao đổi kinh nghiệm\n\n"
        "Sáng 26/4, đoàn công tác tỉnh Quảng Ninh do Phó Chủ tịch UBND tỉnh dẫn đầu tới học tập kinh nghiệm tại "
        "Bình Dương.",
        DATED,
        "Bình Dương",
        (("2023-04-26", "visit", "", "held"),),
    ),
    (
        "Bộ Ngoại giao làm việc với Bình Dương\n\n"
        "Thứ trưởng Ngoại giao Lê Thị Thu Hằng ngày 25/4 đã chủ trì buổi làm việc với Bình Dương về công tác "
        "người Việt Nam ở nước ngoài.",
        DATED,
        "Bình Dương",
        (("2023-04-25", "meeting", "", "held"),),
    ),
    (
        "Lào Cai và Vân Nam họp\n\n"
        "Ngày 10/5, tại thành phố Lào Cai diễn ra hội đàm giữa tỉnh Lào Cai và tỉnh Vân Nam (Trung Quốc) về cửa "
        "khẩu.",
        DATED,
        "Lào Cai",
        (("2023-05-10", "meeting", "CN", "held"),),
    ),
    (
        "Quảng Trị - Savannakhet\n\n"
        "Sáng 10-5, Đoàn đại biểu cấp cao tỉnh Savannakhet (nước CHDCND Lào) do đồng chí Santiphab Phomvihane làm "
        "trưởng đoàn đến thăm, làm việc tại Quảng Trị.",
        DATED,
        "Quảng Trị",
        (("2023-05-10", "visit", "LA", "held"),),
    ),
    (
        "Cần Thơ đón tàu hải quân Ấn Độ\n\n"
        "Tàu hải quân Ấn Độ INS Delhi cập cảng Cần Thơ ngày 10/5, bắt đầu chuyến thăm hữu nghị ba ngày.",
        DATED,
        "Cần Thơ",
        (("2023-05-10", "visit", "IN", "held"),),
    ),
    (
        "Đà Nẵng mở đường bay\n\n"
        "Đà Nẵng và thành phố Changwon (Hàn Quốc) nâng cấp quan hệ lên thành phố kết nghĩa vào ngày 9/5.",
        DATED,
        "Đà Nẵng",
        (("2023-05-09", "twinning", "KR", "held"),),
    ),
    (
        "Bình Dương tiếp khách\n\n"
        "Chủ tịch UBND tỉnh Bình Dương Võ Văn Minh (bên phải) tiếp Đại sứ Thụy Điển Ann Måwe chiều 8/5. Ảnh: Q.C",
        DATED,
        "Bình Dương",
        (("2023-05-08", "consular", "SE", "held"),),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), EVENTS)
def test_what_an_article_tells_is_found(text: str, published: date | None, province: str, rows: object) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

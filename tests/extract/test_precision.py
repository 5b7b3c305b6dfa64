"""Articles that hold no event of the province's foreign affairs, or just one: what is dated besides is none.

A wrong event in somebody's calendar is worse than a missing one. Each article is dated 20 May 2023 and comes from the
province's own pages, so that nothing but its words speaks against an event.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import extract, row

Row = tuple[str, str, str, str]  # see `reading.row`
NOTHING: tuple[Row, ...] = ()

ENGLISH: dict[str, tuple[str, tuple[Row, ...]]] = {
    "crime": (
        "Card cheats held in Thuan An\n\n"
        "Police of Binh Duong on May 17 arrested four men, two of them from China, who had rented a villa in Thuan An. "
        "They met their victims online, investigators said on Thursday. "
        "The four will stand trial on September 4.",
        NOTHING,
    ),
    "biography": (
        "A gardener from Nagoya\n\n"
        "Kenji Mori was born on 3 March 1961 in Nagoya, Japan. He visited Binh Duong with his wife in a rainy summer "
        "and stayed. Since 2009 he has grown orchids in Phu Giao. On May 12, 2016 his first daughter was married.",
        NOTHING,
    ),
    "a law takes effect": (
        "New rules for foreign workers\n\n"
        "A decree on foreign workers takes effect on July 1, 2023. Firms from Korea and Japan in Binh Duong must then "
        "report their staff online. Papers that were issued before June 30 stay valid until December 31, 2024.",
        NOTHING,
    ),
    "opening hours": (
        "Visiting the museum\n\n"
        "The museum of Binh Duong opens daily from 8am to 5pm. From June 1 it closes at 6pm. "
        "Visitors from abroad pay as much as everybody else, and guides speak English, Korean and Japanese. "
        "It will be closed on May 29.",
        NOTHING,
    ),
    "a domestic conference": (
        "Province reviews its spring\n\n"
        "On May 16, the provincial People's Committee held a conference to review the first quarter. "
        "Investors from Taiwan, Japan and Korea put in 310 million USD, 4 percent more than in 2022, the report said. "
        "Deputies asked for more schools.",
        NOTHING,
    ),
    "exports": (
        "Wood sells well\n\n"
        "Binh Duong shipped furniture worth 2.1 billion USD to the United States in April 2023, up 6 percent. "
        "On May 15, customs counted another 40 million USD bound for the Netherlands. "
        "Makers talk with buyers in Germany every week.",
        NOTHING,
    ),
    "a negation": (
        "No delegation this spring\n\n"
        "The chairman of Binh Duong did not travel to Daejeon, Korea, on May 10. "
        "He never signed an agreement there, his office said.",
        NOTHING,
    ),
    "planned but unsure": (
        "Flights to Osaka?\n\n"
        "An airline may one day link Binh Duong's neighbours with Osaka in Japan. Nobody knows when. "
        "If talks go well, they could start in 2031, or never, a spokesman said.",
        NOTHING,
    ),
    "another province's event": (
        "Neighbours in the news\n\n"
        "On May 17, Dong Nai and Gyeongnam of Korea signed a memorandum on vocational training. "
        "On May 18, a delegation of Laos visited Tay Ninh.",
        NOTHING,
    ),
    "leaders elsewhere": (
        "Prime Minister in Hiroshima\n\n"
        "The Prime Minister arrived in Hiroshima, Japan, on May 19 for the expanded summit. "
        "He will hold talks with his Japanese host on May 21.",
        NOTHING,
    ),
    "an anniversary": (
        "Ten years of a factory\n\n"
        "May 20, 2023 is ten years to the day since a Dutch maker of milk powder began to work in Thuan An. "
        "Some 900 people of Binh Duong earn their living there.",
        NOTHING,
    ),
    "sports": (
        "Home side loses again\n\n"
        "Binh Duong lost 0-2 to Ha Noi on May 18. The Brazilian striker Wellington was booked in the first half. "
        "Their next match is against Hai Phong on May 27.",
        NOTHING,
    ),
    "weather": (
        "Rain at last\n\n"
        "A storm that formed near the Philippines on May 16 will bring rain to Binh Duong from May 21 to May 23. "
        "Schools watch the forecast.",
        NOTHING,
    ),
    "a job advertisement": (
        "Interpreter wanted\n\n"
        "A Korean maker of shoes in Ben Cat looks for an interpreter who will join meetings with guests from Busan. "
        "Send your papers by June 5. Interviews are held on June 12 and June 13.",
        NOTHING,
    ),
    "prices of land": (
        "Flats for foreigners\n\n"
        "Prices of flats in Di An rose by 7 percent in April 2023. Buyers from Singapore and China toured two towers "
        "on May 13, a broker said. A third tower goes on sale on June 3.",
        NOTHING,
    ),
    "school terms": (
        "Term dates\n\n"
        "The Korean school in Binh Duong ends its term on May 26, 2023. Pupils return on August 14. "
        "Parents meet the teachers on August 12.",
        NOTHING,
    ),
    "an exhibition at home": (
        "Orchids on show\n\n"
        "An exhibition of orchids opened in Thu Dau Mot on May 18. Growers of seven districts of Binh Duong show "
        "600 pots, and some kinds came from Thailand long ago. It lasts until May 28.",
        NOTHING,
    ),
    "a holiday of an embassy": (
        "Consulate closed\n\n"
        "The Consulate General of Japan in Ho Chi Minh City will be closed on May 3, May 4 and May 5, 2023. "
        "People of Binh Duong who need a visa can send their papers by post.",
        NOTHING,
    ),
    "rules for visas": (
        "Longer stays\n\n"
        "From August 15, 2023 guests from Germany, France and Korea may stay for 45 days without a visa. "
        "Hotels of Binh Duong expect more visits.",
        NOTHING,
    ),
    "an obituary": (
        "Friend of the province dies\n\n"
        "Anna Berg, a teacher from Sweden who had worked with schools of Binh Duong, passed away on May 9, 2023. "
        "She was born on 1 December 1938.",
        NOTHING,
    ),
    "one visit beside figures and plans": (
        "Guests from Emmen\n\n"
        "On May 17, a delegation of Emmen, the Netherlands, visited Binh Duong. Dutch firms have put in 80 million USD "
        "as of April 30. The province's plan for 2021-2025 wants more.",
        (("2023-05-17", "visit", "NL", "held"),),
    ),
}

VIETNAMESE: dict[str, tuple[str, tuple[Row, ...]]] = {
    "crime": (
        "Triệt phá sòng bạc\n\n"
        "Ngày 17/5, Công an tỉnh Bình Dương bắt giữ năm người, trong đó có hai người Trung Quốc. "
        "Nhóm này gặp gỡ con bạc tại một căn nhà ở Dĩ An. Phiên tòa dự kiến mở ngày 4/9.",
        NOTHING,
    ),
    "biography": (
        "Người thầy từ Hàn Quốc\n\n"
        "Thầy Park sinh ngày 2/2/1970 tại Busan (Hàn Quốc). Năm 2006, ông đến Bình Dương dạy học. "
        "Tháng 9/2014, ông cưới vợ ở Bến Cát.",
        NOTHING,
    ),
    "a law takes effect": (
        "Quy định mới về lao động nước ngoài\n\n"
        "Nghị định về lao động nước ngoài có hiệu lực từ ngày 1/7/2023. Doanh nghiệp Hàn Quốc, Nhật Bản tại Bình Dương "
        "phải khai báo trực tuyến. Hồ sơ cũ dùng được đến ngày 31/12/2024.",
        NOTHING,
    ),
    "opening hours": (
        "Giờ mở cửa bảo tàng\n\n"
        "Từ ngày 1/6, Bảo tàng tỉnh Bình Dương mở cửa đến 18 giờ. Khách nước ngoài được nghe thuyết minh tiếng Anh, "
        "tiếng Hàn. Ngày 29/5 bảo tàng nghỉ.",
        NOTHING,
    ),
    "a domestic conference": (
        "Sơ kết quý I\n\n"
        "Sáng 16/5, UBND tỉnh Bình Dương tổ chức hội nghị sơ kết tình hình kinh tế. "
        "Nhà đầu tư Đài Loan, Nhật Bản, Hàn Quốc rót 310 triệu USD, tăng 4% so với cùng kỳ. "
        "Các sở nêu khó khăn về đất.",
        NOTHING,
    ),
    "exports": (
        "Đồ gỗ bán chạy\n\n"
        "Tháng 4/2023, Bình Dương xuất khẩu đồ gỗ sang Hoa Kỳ đạt 2,1 tỷ USD, tăng 6%. "
        "Đến ngày 15/5, thêm 40 triệu USD hàng đi Hà Lan. Doanh nghiệp vẫn trao đổi với khách Đức.",
        NOTHING,
    ),
    "a negation": (
        "Chưa có chuyến đi nào\n\n"
        "Ngày 10/5, lãnh đạo tỉnh Bình Dương không thăm thành phố Daejeon (Hàn Quốc). "
        "Tỉnh cũng chưa ký kết thỏa thuận nào ở đó.",
        NOTHING,
    ),
    "planned but unsure": (
        "Đường bay mới?\n\n"
        "Một hãng bay muốn nối vùng Bình Dương với Osaka (Nhật Bản). Nếu đàm phán thuận lợi, "
        "có thể đến năm 2031 mới có chuyến đầu tiên, còn không thì thôi.",
        NOTHING,
    ),
    "another province's event": (
        "Tin các tỉnh bạn\n\n"
        "Ngày 17/5, tỉnh Đồng Nai ký kết bản ghi nhớ với tỉnh Gyeongnam (Hàn Quốc). "
        "Ngày 18/5, lãnh đạo tỉnh Tây Ninh tiếp đoàn công tác Lào.",
        NOTHING,
    ),
    "leaders elsewhere": (
        "Thủ tướng đến Hiroshima\n\n"
        "Ngày 19/5, Thủ tướng đến Hiroshima (Nhật Bản) dự hội nghị thượng đỉnh mở rộng. "
        "Ngày 21/5, Thủ tướng hội đàm với phía Nhật Bản.",
        NOTHING,
    ),
    "an anniversary": (
        "Mười năm một nhà máy\n\n"
        "Ngày 20/5/2023 tròn mười năm nhà máy sữa của Hà Lan chạy máy ở Thuận An. "
        "Chín trăm người Bình Dương có việc ở đó.",
        NOTHING,
    ),
    "sports": (
        "Chủ nhà lại thua\n\n"
        "Ngày 18/5, Bình Dương thua Hà Nội 0-2. Tiền đạo người Brazil nhận thẻ vàng. "
        "Ngày 27/5, đội gặp Hải Phòng.",
        NOTHING,
    ),
    "weather": (
        "Mưa trở lại\n\n"
        "Cơn bão hình thành gần Philippines hôm 16/5 gây mưa ở Bình Dương từ ngày 21 đến ngày 23/5. "
        "Các trường theo dõi tin thời tiết.",
        NOTHING,
    ),
    "a job advertisement": (
        "Tuyển phiên dịch\n\n"
        "Công ty giày Hàn Quốc tại Bến Cát tuyển phiên dịch làm việc với khách từ Busan. "
        "Hạn nộp hồ sơ trước ngày 5/6. Phỏng vấn ngày 12/6.",
        NOTHING,
    ),
    "prices of land": (
        "Giá căn hộ\n\n"
        "Tháng 4/2023, giá căn hộ ở Dĩ An tăng 7%. Ngày 13/5, khách Singapore và Trung Quốc đến xem hai tòa nhà. "
        "Tòa thứ ba mở bán ngày 3/6.",
        NOTHING,
    ),
    "school terms": (
        "Lịch năm học\n\n"
        "Trường Hàn Quốc tại Bình Dương bế giảng ngày 26/5/2023. Học sinh trở lại ngày 14/8. "
        "Phụ huynh họp ngày 12/8.",
        NOTHING,
    ),
    "an exhibition at home": (
        "Trưng bày hoa lan\n\n"
        "Ngày 18/5, triển lãm hoa lan mở tại Thủ Dầu Một. Nhà vườn bảy huyện của Bình Dương mang đến 600 chậu, "
        "có giống gốc Thái Lan. Triển lãm kéo dài đến ngày 28/5.",
        NOTHING,
    ),
    "a holiday of an embassy": (
        "Lịch nghỉ\n\n"
        "Tổng Lãnh sự quán Nhật Bản tại TP. Hồ Chí Minh nghỉ lễ các ngày 3/5, 4/5 và 5/5/2023. "
        "Người dân Bình Dương cần thị thực có thể gửi hồ sơ qua bưu điện.",
        NOTHING,
    ),
    "rules for visas": (
        "Ở lại lâu hơn\n\n"
        "Từ ngày 15/8/2023, công dân Đức, Pháp, Hàn Quốc được miễn thị thực 45 ngày. "
        "Khách sạn ở Bình Dương chờ thêm khách đến thăm.",
        NOTHING,
    ),
    "an obituary": (
        "Một người bạn ra đi\n\n"
        "Bà Anna Berg, cô giáo Thụy Điển từng làm việc với nhiều trường ở Bình Dương, qua đời ngày 9/5/2023. "
        "Bà sinh năm 1938.",
        NOTHING,
    ),
    "one visit beside figures and plans": (
        "Khách từ Emmen\n\n"
        "Ngày 17/5, đoàn công tác thành phố Emmen (Hà Lan) đến thăm tỉnh Bình Dương. "
        "Tính đến ngày 30/4, doanh nghiệp Hà Lan đầu tư 80 triệu USD. Kế hoạch giai đoạn 2021-2025 mong nhiều hơn.",
        (("2023-05-17", "visit", "NL", "held"),),
    ),
}

CHINESE: dict[str, tuple[str, tuple[Row, ...]]] = {
    "crime": (
        "赌窝被端\n\n5月17日，平阳省警方抓获五名嫌犯，其中两人来自中国。他们在以安市同赌客见面。法院将于9月4日开庭。",
        NOTHING,
    ),
    "biography": (
        "来自釜山的老师\n\n朴老师1970年2月2日生于韩国釜山。2006年他来到平阳省教书。2014年9月，他在宾吉成家。",
        NOTHING,
    ),
    "a law takes effect": (
        "外国劳工新规\n\n外国劳工管理规定自2023年7月1日起施行。平阳省的韩国、日本企业须在网上申报。旧证件有效期至2024年12月31日。",
        NOTHING,
    ),
    "opening hours": (
        "博物馆开放时间\n\n6月1日起，平阳省博物馆开放至18时。外国客人可听英语和韩语讲解。5月29日闭馆。",
        NOTHING,
    ),
    "a domestic conference": (
        "一季度总结\n\n5月16日，平阳省召开经济形势总结会议。台湾、日本、韩国投资者投入3.1亿美元，同比增长4%。各厅局谈到用地困难。",
        NOTHING,
    ),
    "exports": (
        "木制品畅销\n\n2023年4月，平阳省对美国出口木制品21亿美元，增长6%。截至5月15日，又有4000万美元货物发往荷兰。企业常与德国客人洽谈。",
        NOTHING,
    ),
    "a negation": (
        "没有成行\n\n5月10日，平阳省领导并未访问韩国大田。该省也没有签署任何协议。",
        NOTHING,
    ),
    "planned but unsure": (
        "新航线？\n\n有航空公司想把平阳省一带同日本大阪连起来。如果谈得顺利，也许2031年能有第一班，也许永远没有。",
        NOTHING,
    ),
    "another province's event": (
        "邻省消息\n\n5月17日，同奈省与韩国庆尚南道签署备忘录。5月18日，西宁省领导会见老挝代表团。",
        NOTHING,
    ),
    "leaders elsewhere": (
        "总理抵达广岛\n\n5月19日，总理抵达日本广岛出席峰会。5月21日，总理将与日方会谈。",
        NOTHING,
    ),
    "an anniversary": (
        "工厂十年\n\n2023年5月20日，荷兰奶粉厂在顺安市投产满十年。九百名平阳省人在那里上班。",
        NOTHING,
    ),
    "sports": (
        "主队又输\n\n5月18日，平阳队0比2负于河内队。巴西前锋吃到黄牌。下一场5月27日对海防队。",
        NOTHING,
    ),
    "weather": (
        "雨季来临\n\n5月16日在菲律宾附近生成的风暴，将于5月21日至23日给平阳省带来降雨。学校留意天气预报。",
        NOTHING,
    ),
    "a job advertisement": (
        "招聘翻译\n\n宾吉一家韩国鞋厂招聘翻译，接待来自釜山的客人。6月5日前投简历。6月12日面试。",
        NOTHING,
    ),
    "prices of land": (
        "公寓价格\n\n2023年4月，以安市公寓价格上涨7%。5月13日，新加坡和中国客人来看了两栋楼。第三栋6月3日开盘。",
        NOTHING,
    ),
    "school terms": (
        "校历\n\n平阳省韩国学校2023年5月26日放假。学生8月14日返校。家长会定于8月12日举行。",
        NOTHING,
    ),
    "an exhibition at home": (
        "兰花展\n\n5月18日，兰花展览会在土龙木开幕。平阳省七个县的花农带来600盆，有的品种早年来自泰国。展期至5月28日。",
        NOTHING,
    ),
    "a holiday of an embassy": (
        "放假通知\n\n日本驻胡志明市总领事馆2023年5月3日至5日放假。平阳省居民办签证可以邮寄材料。",
        NOTHING,
    ),
    "rules for visas": (
        "停留更久\n\n2023年8月15日起，德国、法国、韩国公民可免签停留45天。平阳省的酒店盼着更多客人来访。",
        NOTHING,
    ),
    "an obituary": (
        "老朋友走了\n\n曾在平阳省多所学校工作的瑞典教师安娜，2023年5月9日逝世。她生于1938年。",
        NOTHING,
    ),
    "one visit beside figures and plans": (
        "来自荷兰的客人\n\n5月17日，荷兰埃因霍温市代表团访问平阳省。截至4月30日，荷兰企业投资8000万美元。2021-2025年规划希望更多。",
        (("2023-05-17", "visit", "NL", "held"),),
    ),
}

ARTICLES = {"en": ENGLISH, "vi": VIETNAMESE, "zh": CHINESE}
WRONG = {}


def _examples() -> list[object]:
    rows: list[object] = []
    for language, articles in ARTICLES.items():
        for about, (text, expected) in articles.items():
            wrong = WRONG.get((language, about))
            marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
            rows.append(pytest.param(language, text, expected, marks=marks, id=f"{language}-{about}"))
    return rows


@pytest.mark.parametrize(("language", "text", "expected"), _examples())
def test_no_event_but_what_is_one(language: str, text: str, expected: tuple[Row, ...]) -> None:
    assert tuple(row(event) for event in extract(text, language).candidates) == expected


@pytest.mark.parametrize("language", ARTICLES)
def test_each_language_is_guarded_alike(language: str) -> None:
    assert set(ARTICLES[language]) == set(ENGLISH)

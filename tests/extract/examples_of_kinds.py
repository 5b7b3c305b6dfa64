"""Articles of each kind of event, two a language at least: (text, what it reports)."""

from __future__ import annotations

HELD = "held"

ENGLISH = [
    (
        "Binh Duong and Daejeon sign pact on start-ups\n\n"
        "On May 18, Binh Duong province and the Korean city of Daejeon signed a memorandum on start-up training. "
        "Both sides hope for quick results.",
        ("2023-05-18", "agreement", "KR", HELD),
    ),
    (
        "New deal with Italian region\n\n"
        "Binh Duong's foreign office inked a cooperation agreement with Emilia-Romagna of Italy on May 16. "
        "It covers ceramics.",
        ("2023-05-16", "agreement", "IT", HELD),
    ),
    (
        "Guests from Laos\n\n"
        "A delegation of Champasak province, Laos, visited Binh Duong on May 17. "
        "They saw a rubber factory.",
        ("2023-05-17", "visit", "LA", HELD),
    ),
    (
        "Japanese mayor in Binh Duong\n\n"
        "On May 15, Binh Duong's leaders received a delegation led by the mayor of Sakai, Japan. "
        "The mayor stayed for lunch.",
        ("2023-05-15", "visit", "JP", HELD),
    ),
    (
        "Working session with JETRO\n\n"
        "On May 12, leaders of Binh Duong held talks with a group of Japanese firms. "
        "The talks were about water.",
        ("2023-05-12", "meeting", "JP", HELD),
    ),
    (
        "Dialogue with Dutch firms\n\n"
        "Binh Duong held an online dialogue with Dutch companies of Eindhoven on May 11. "
        "Some forty people listened.",
        ("2023-05-11", "meeting", "NL", HELD),
    ),
    (
        "Consul General takes leave\n\n"
        "The Consul General of India made a farewell call on Binh Duong's chairman on May 10. "
        "He thanked the province.",
        ("2023-05-10", "consular", "IN", HELD),
    ),
    (
        "Ambassador comes to Binh Duong\n\n"
        "On May 9, the Ambassador of Canada came to Binh Duong to see a wood plant. "
        "She was shown round by the province.",
        ("2023-05-09", "consular", "CA", HELD),
    ),
    (
        "Forum on smart regions\n\n"
        "On May 8, Binh Duong hosted a forum on smart regions with experts from Belgium and the Netherlands. "
        "It lasted a day.",
        ("2023-05-08", "conference", "BE NL", HELD),
    ),
    (
        "Binh Duong at the summit\n\n"
        "Binh Duong attended a summit of the World Technopolis Association in Korea from May 3 to May 5. "
        "Its team showed a model.",
        ("2023-05-03/2023-05-05", "conference", "", HELD),
    ),
    (
        "Investors wooed in Osaka\n\n"
        "On April 27, Binh Duong opened an investment promotion week in Osaka, Japan. "
        "Eighty firms came.",
        ("2023-04-27", "promotion", "JP", HELD),
    ),
    (
        "Roadshow in Thailand\n\n"
        "Binh Duong opened a tourism promotion roadshow in Bangkok, Thailand, on April 25. "
        "It ends soon.",
        ("2023-04-25", "promotion", "TH", HELD),
    ),
    (
        "Sister provinces\n\n"
        "On April 21, Binh Duong and Kratie of Cambodia established friendship relations. "
        "The papers were drawn up last winter.",
        ("2023-04-21", "twinning", "KH", HELD),
    ),
    (
        "New sister city\n\n"
        "Binh Duong became sister provinces with Yamaguchi, Japan, on April 20. "
        "Both look to schools.",
        ("2023-04-20", "twinning", "JP", HELD),
    ),
    (
        "Binh Duong in the network\n\n"
        "Binh Duong became a member of the World Trade Centers Association on April 19. "
        "The certificate hangs in the hall.",
        ("2023-04-19", "membership", "", HELD),
    ),
    (
        "Joining the club\n\n"
        "On April 18, Binh Duong officially joined the World Technopolis Association. "
        "It took two years.",
        ("2023-04-18", "membership", "", HELD),
    ),
    (
        "Honour for Binh Duong\n\n"
        "Binh Duong was named one of the Top7 by the Intelligent Community Forum on April 14. "
        "The list is read closely.",
        ("2023-04-14", "award", "", HELD),
    ),
    (
        "Friendship order from Laos\n\n"
        "On April 13, the Lao government awarded Binh Duong the Order of Friendship. "
        "A band played.",
        ("2023-04-13", "award", "LA", HELD),
    ),
    (
        "Football with guests\n\n"
        "On April 8, Binh Duong held a friendly football match with teams from Korea and Japan. "
        "The score was even.",
        ("2023-04-08", "exchange", "JP KR", HELD),
    ),
    (
        "Film week\n\n"
        "A Korean cultural festival opened in Thu Dau Mot, Binh Duong, on April 7. "
        "Dancers came from Daejeon.",
        ("2023-04-07", "exchange", "KR", HELD),
    ),
    (
        "Condolences to Daejeon\n\n"
        "On April 4, Binh Duong's chairman sent a letter of sympathy to Daejeon, Korea. "
        "He wrote of old friends.",
        ("2023-04-04", "statement", "KR", HELD),
    ),
    (
        "Greetings\n\n"
        "Binh Duong extended congratulations to Champasak of Laos on the New Year on April 3. "
        "Flowers went along.",
        ("2023-04-03", "statement", "LA", HELD),
    ),
    (
        "Friendship association\n\n"
        "The Viet Nam - Japan Friendship Association of Binh Duong held its founding congress on April 1. "
        "Thirty delegates voted.",
        ("2023-04-01", "other", "JP", HELD),
    ),
    (
        "Korea Desk\n\nOn March 30, Binh Duong opened a Korea Desk with help from KOTRA. Two clerks sit there.",
        ("2023-03-30", "other", "KR", HELD),
    ),
]

VIETNAMESE = [
    (
        "Bình Dương ký kết với Daejeon\n\n"
        "Ngày 18/5, tỉnh Bình Dương và thành phố Daejeon (Hàn Quốc) ký kết bản ghi nhớ về đào tạo nghề. "
        "Hai bên mong sớm có kết quả.",
        ("2023-05-18", "agreement", "KR", HELD),
    ),
    (
        "Thỏa thuận mới với Ý\n\n"
        "Sở Ngoại vụ tỉnh Bình Dương đã ký thỏa thuận hợp tác với vùng Emilia-Romagna (Italia) vào ngày 16/5. "
        "Lĩnh vực chính là gốm sứ.",
        ("2023-05-16", "agreement", "IT", HELD),
    ),
    (
        "Đoàn tỉnh Champasak đến thăm Bình Dương\n\n"
        "Sáng 17/5, đoàn đại biểu tỉnh Champasak (Lào) đã đến thăm một nhà máy cao su tại Bình Dương. "
        "Đoàn ở lại hai ngày.",
        ("2023-05-17", "visit", "LA", HELD),
    ),
    (
        "Lãnh đạo tỉnh tiếp đoàn Nhật Bản\n\n"
        "Chiều 15/5, lãnh đạo tỉnh Bình Dương đã tiếp đoàn công tác của tỉnh Yamaguchi (Nhật Bản). "
        "Khách mời lại chủ nhà sang dự lễ hội.",
        ("2023-05-15", "visit", "JP", HELD),
    ),
    (
        "Hội đàm với doanh nghiệp Hà Lan\n\n"
        "Ngày 11/5, lãnh đạo tỉnh Bình Dương hội đàm trực tuyến với các công ty Hà Lan. "
        "Nội dung là xử lý nước.",
        ("2023-05-11", "meeting", "NL", HELD),
    ),
    (
        "Bình Dương làm việc với JETRO\n\n"
        "Ngày 12/5, tỉnh Bình Dương có buổi làm việc với JETRO. "
        "Buổi này bàn về cấp nước.",
        ("2023-05-12", "meeting", "", HELD),
    ),
    (
        "Tổng Lãnh sự Ấn Độ chào từ biệt\n\n"
        "Sáng 10/5, Tổng Lãnh sự Ấn Độ đến chào từ biệt lãnh đạo tỉnh Bình Dương. "
        "Ông cảm ơn tỉnh.",
        ("2023-05-10", "consular", "IN", HELD),
    ),
    (
        "Đại sứ Canada xem xưởng gỗ\n\nNgày 9/5, Đại sứ Canada đến Bình Dương xem một xưởng gỗ. Bà được tỉnh đưa đi.",
        ("2023-05-09", "consular", "CA", HELD),
    ),
    (
        "Diễn đàn vùng thông minh\n\n"
        "Ngày 8/5, tỉnh Bình Dương tổ chức diễn đàn quốc tế về vùng thông minh với chuyên gia Bỉ và Hà Lan. "
        "Diễn đàn kéo dài một ngày.",
        ("2023-05-08", "conference", "BE NL", HELD),
    ),
    (
        "Bình Dương dự hội nghị WTA\n\n"
        "Từ ngày 3 đến ngày 5/5, Bình Dương tham dự hội nghị thượng đỉnh của WTA tại Hàn Quốc. "
        "Đoàn mang theo một mô hình.",
        ("2023-05-03/2023-05-05", "conference", "", HELD),
    ),
    (
        "Xúc tiến đầu tư tại Osaka\n\n"
        "Ngày 27/4, Bình Dương xúc tiến đầu tư tại Osaka (Nhật Bản). "
        "Tám mươi công ty đến nghe.",
        ("2023-04-27", "promotion", "JP", HELD),
    ),
    (
        "Gặp gỡ Hàn Quốc\n\n"
        "Ngày 25/4, tỉnh Bình Dương mở chương trình xúc tiến du lịch với Hàn Quốc. "
        "Chương trình khép lại trong tuần.",
        ("2023-04-25", "promotion", "KR", HELD),
    ),
    (
        "Kết nghĩa với Kratie\n\n"
        "Ngày 21/4, tỉnh Bình Dương và tỉnh Kratie (Campuchia) thiết lập quan hệ hữu nghị. "
        "Giấy tờ đã soạn từ mùa đông.",
        ("2023-04-21", "twinning", "KH", HELD),
    ),
    (
        "Tỉnh kết nghĩa mới\n\n"
        "Ngày 20/4, Bình Dương chính thức kết nghĩa với Yamaguchi (Nhật Bản). "
        "Hai bên nghĩ đến trường học.",
        ("2023-04-20", "twinning", "JP", HELD),
    ),
    (
        "Bình Dương vào hiệp hội\n\n"
        "Ngày 19/4, tỉnh Bình Dương trở thành thành viên của Hiệp hội Trung tâm Thương mại thế giới. "
        "Chứng chỉ treo trong hội trường.",
        ("2023-04-19", "membership", "", HELD),
    ),
    (
        "Bình Dương gia nhập WTA\n\nNgày 18/4, tỉnh Bình Dương gia nhập WTA. Việc này mất hai năm.",
        ("2023-04-18", "membership", "", HELD),
    ),
    (
        "Bình Dương được vinh danh\n\n"
        "Ngày 14/4, Bình Dương được ICF vinh danh trong danh sách Top7. "
        "Nhiều nơi đọc danh sách này.",
        ("2023-04-14", "award", "", HELD),
    ),
    (
        "Huân chương của Lào\n\nNgày 13/4, Nhà nước Lào trao tặng tỉnh Bình Dương Huân chương Hữu nghị. Có nhạc lễ.",
        ("2023-04-13", "award", "LA", HELD),
    ),
    (
        "Giao hữu bóng đá\n\nNgày 8/4, tỉnh Bình Dương có trận giao hữu bóng đá với đội Hàn Quốc. Tỷ số đều nhau.",
        ("2023-04-08", "exchange", "KR", HELD),
    ),
    (
        "Ngày văn hóa Hàn Quốc\n\n"
        "Ngày 7/4, ngày văn hóa Hàn Quốc mở tại Thủ Dầu Một, Bình Dương. "
        "Nghệ sĩ đến từ Daejeon.",
        ("2023-04-07", "exchange", "KR", HELD),
    ),
    (
        "Thư thăm hỏi\n\n"
        "Ngày 4/4, Chủ tịch UBND tỉnh Bình Dương gửi thư thăm hỏi thành phố Daejeon (Hàn Quốc). "
        "Thư nhắc tình bạn cũ.",
        ("2023-04-04", "statement", "KR", HELD),
    ),
    (
        "Điện mừng gửi Champasak\n\n"
        "Ngày 3/4, tỉnh Bình Dương gửi điện mừng tỉnh Champasak (Lào) nhân năm mới. "
        "Có hoa kèm theo.",
        ("2023-04-03", "statement", "LA", HELD),
    ),
    (
        "Hội hữu nghị\n\n"
        "Ngày 1/4, Hội hữu nghị Việt - Nhật tỉnh Bình Dương tổ chức đại hội thành lập. "
        "Ba mươi đại biểu bỏ phiếu.",
        ("2023-04-01", "other", "JP", HELD),
    ),
    (
        "Văn phòng mới\n\nNgày 30/3, KOTRA khai trương văn phòng đại diện tại Bình Dương. Ở đó có hai người.",
        ("2023-03-30", "other", "", HELD),
    ),
]

CHINESE = [
    (
        "平阳省与大田市签署备忘录\n\n5月18日，越南平阳省与韩国大田市签署职业培训合作备忘录。双方希望早见成效。",
        ("2023-05-18", "agreement", "KR", HELD),
    ),
    (
        "与意大利的新协议\n\n5月16日，平阳省外事办公室与意大利艾米利亚-罗马涅大区签订合作协议。内容是陶瓷。",
        ("2023-05-16", "agreement", "IT", HELD),
    ),
    (
        "占巴塞省客人到访\n\n5月17日，老挝占巴塞省代表团访问平阳省。客人看了橡胶厂。",
        ("2023-05-17", "visit", "LA", HELD),
    ),
    (
        "平阳省迎来日本客人\n\n5月15日，日本山口县代表团到访平阳省。客人吃了午饭。",
        ("2023-05-15", "visit", "JP", HELD),
    ),
    (
        "与荷兰企业会谈\n\n5月11日，平阳省领导与荷兰企业举行会谈。话题是供水。",
        ("2023-05-11", "meeting", "NL", HELD),
    ),
    (
        "座谈\n\n5月12日上午，平阳省与日本企业座谈。座谈讲的是水。",
        ("2023-05-12", "meeting", "JP", HELD),
    ),
    (
        "印度总领事辞行\n\n5月10日，印度总领事向平阳省省长辞行。他感谢该省。",
        ("2023-05-10", "consular", "IN", HELD),
    ),
    (
        "加拿大大使来到平阳省\n\n5月9日，加拿大大使来到平阳省看木材厂。省里派人陪着。",
        ("2023-05-09", "consular", "CA", HELD),
    ),
    (
        "智慧区域论坛\n\n5月8日，平阳省举办智慧区域国际论坛，比利时和荷兰专家出席。论坛为期一天。",
        ("2023-05-08", "conference", "BE NL", HELD),
    ),
    (
        "平阳省出席峰会\n\n5月3日至5日，平阳省出席世界科技城市联盟在韩国举行的峰会。他们带去一个模型。",
        ("2023-05-03/2023-05-05", "conference", "", HELD),
    ),
    (
        "大阪投资推介\n\n4月27日，平阳省在日本大阪举行投资推介会。八十家公司到场。",
        ("2023-04-27", "promotion", "JP", HELD),
    ),
    (
        "旅游推介\n\n4月25日，平阳省在泰国曼谷举行旅游推介。活动很快结束。",
        ("2023-04-25", "promotion", "TH", HELD),
    ),
    (
        "结为友好省\n\n4月21日，平阳省与柬埔寨桔井省结为友好省。文件冬天就写好了。",
        ("2023-04-21", "twinning", "KH", HELD),
    ),
    (
        "新的友城\n\n4月20日，平阳省与日本山口县建立友好关系。双方看重学校。",
        ("2023-04-20", "twinning", "JP", HELD),
    ),
    (
        "平阳省成为会员\n\n4月19日，平阳省正式成为世界贸易中心协会会员。证书挂在大厅里。",
        ("2023-04-19", "membership", "", HELD),
    ),
    (
        "加入联盟\n\n4月18日，平阳省正式加入世界科技城市联盟。前后用了两年。",
        ("2023-04-18", "membership", "", HELD),
    ),
    (
        "平阳省获奖\n\n4月14日，平阳省荣获世界智慧社区论坛Top7称号。名单很多人看。",
        ("2023-04-14", "award", "", HELD),
    ),
    (
        "老挝勋章\n\n4月13日，老挝政府授予平阳省友谊勋章。乐队奏乐。",
        ("2023-04-13", "award", "LA", HELD),
    ),
    (
        "足球友谊赛\n\n4月8日，平阳省与韩国球队举行足球友谊赛。比分持平。",
        ("2023-04-08", "exchange", "KR", HELD),
    ),
    (
        "韩国文化节\n\n4月7日，韩国文化节在平阳省土龙木开幕。舞者来自大田。",
        ("2023-04-07", "exchange", "KR", HELD),
    ),
    (
        "慰问信\n\n4月4日，平阳省省长向韩国大田市发去慰问信。信里讲到老朋友。",
        ("2023-04-04", "statement", "KR", HELD),
    ),
    (
        "贺电\n\n4月3日，平阳省向老挝占巴塞省致贺电祝贺新年。还送了花。",
        ("2023-04-03", "statement", "LA", HELD),
    ),
    (
        "友好协会\n\n4月1日，平阳省越南日本友好协会举行成立大会。三十名代表投票，日本客人到场。",
        ("2023-04-01", "other", "JP", HELD),
    ),
    (
        "办事处\n\n3月30日，韩国贸易机构KOTRA在平阳省设立办事处。那里有两个人。",
        ("2023-03-30", "other", "KR", HELD),
    ),
]

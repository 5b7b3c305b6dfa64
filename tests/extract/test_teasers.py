"""Pages of teasers: each is a small article with a date of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str]  # dates, kind, countries

# text, language, publication, province, what should be found
TEASERS: dict[str, tuple[str, str, date | None, str, list[Row]]] = {
    "a tag page": (
        "Tag: external relations\n\nChairman receives Consul General of Japan\n"
        "15/05/2023 16:20\n"
        "This morning, the provincial chairman received the Consul General of Japan in Ho Chi Minh City.\n"
        "\nDelegation from Champasak visits\n08/03/2023 09:10\n"
        "On 5 March, a delegation of Champasak province (Laos) visited Binh Duong.\n"
        "\nProvince meets Korean investors\n02/12/2022 14:00\n"
        "Yesterday, leaders of Binh Duong had a working session with a delegation of investors from Korea.\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-15", "consular", "JP"), ("2023-03-05", "visit", "LA"), ("2022-12-01", "meeting", "KR")],
    ),
    "a Vietnamese tag page": (
        "Từ khóa: đối ngoại\n\nBí thư Tỉnh ủy tiếp Tổng Lãnh sự Hàn Quốc\n"
        "10:15 12/04/2023\n"
        "Sáng nay, Bí thư Tỉnh ủy tiếp Tổng Lãnh sự Hàn Quốc tại TP. Hồ Chí Minh.\n"
        "Đoàn tỉnh Kratie thăm Bình Dương\n15:40 20/02/2023\n"
        "Ngày 18/2, đoàn đại biểu tỉnh Kratie (Campuchia) đến thăm và làm việc tại Bình Dương.\n"
        "Bình Dương ký kết hợp tác với Emmen\n08:00 05/11/2022\n"
        "Chiều qua, tỉnh Bình Dương và thành phố Emmen (Hà Lan) ký biên bản ghi nhớ hợp tác.\n",
        "vi",
        None,
        "Bình Dương",
        [("2023-04-12", "consular", "KR"), ("2023-02-18", "visit", "KH"), ("2022-11-04", "agreement", "NL")],
    ),
    "a Chinese list of news": (
        "外事动态\n\n市长会见日本驻广州总领事\n2023-05-16\n昨日，市长在市政府会见日本驻广州总领事。\n我市与里昂市签署合作备忘录\n"
        "2023-04-08\n4月6日，我市与法国里昂市签署合作备忘录。\n韩国光州市代表团来访\n2022-11-30\n"
        "今日，韩国光州市代表团到访我市。\n",
        "zh",
        None,
        "广州市(广东省)",
        [("2023-05-15", "consular", "JP"), ("2023-04-06", "agreement", "FR"), ("2022-11-30", "visit", "KR")],
    ),
    "stamps above the headlines": (
        "News\n\nMay 15, 2023\nChairman receives Consul General of Japan\n"
        "The Chairman of Binh Duong received the Consul General of Japan in the city on May 14.\n"
        "\nMay 10, 2023\nLao delegation visits\n"
        "A delegation of Champasak, Laos, was welcomed in Binh Duong yesterday by the chairman.\n",
        "en",
        None,
        "Binh Duong",
        [("2023-05-14", "consular", "JP"), ("2023-05-09", "visit", "LA")],
    ),
}


@pytest.mark.parametrize("name", TEASERS)
def test_a_teaser_is_an_article(name: str) -> None:
    text, language, published, province, expected = TEASERS[name]
    found = events(text, language, published, province=province)
    assert [row(event)[:3] for event in found] == expected

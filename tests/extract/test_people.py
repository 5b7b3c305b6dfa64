"""Persons with their offices, and whose offices these are."""

from __future__ import annotations

import pytest

from tests.extract.reading import only_event
from timeline.model import Party

NAMED = [  # language, text, (name, office, country) of each
    (
        "en",
        "On May 18, Consul General of Japan Ono Masuo visited Binh Duong.",
        [("Ono Masuo", "Consul General of Japan", "JP")],
    ),
    (
        "en",
        "On May 18, Japanese Consul General Ono Masuo visited Binh Duong.",
        [("Ono Masuo", "Japanese Consul General", "JP")],
    ),
    (
        "en",
        "On May 18, Tran Van Hai, vice chairman of the Binh Duong People's Committee, received guests from Korea.",
        [("Tran Van Hai", "vice chairman of the Binh Duong People's Committee", "VN")],
    ),
    (
        "en",
        "On May 18, Chairman of Binh Duong People's Committee Mr. Tran Van Hai received guests from Daejeon, Korea.",
        [("Tran Van Hai", "Chairman of Binh Duong People's Committee", "VN")],
    ),
    (
        "en",
        "On May 18, Ibaraki (Japan) Governor Oigawa Kazuhiko and Speaker Mori Takashi visited Binh Duong.",
        [("Oigawa Kazuhiko", "Governor", None), ("Mori Takashi", "Speaker", None)],
    ),
    (
        "en",
        "On May 18, Binh Duong received Mayor Park Chung Hee of Daejeon City, Korea.",
        [("Park Chung Hee", "Mayor", "KR")],
    ),
    (
        "en",
        "On May 18, Mr. Park Chung Hee, Mayor of Daejeon (Korea), visited Binh Duong.",
        [("Park Chung Hee", "Mayor of Daejeon", "KR")],
    ),
    (
        "en",
        "Chairman Tran Van Hai Wednesday received a delegation of Daejeon, Korea, in Binh Duong.",
        [("Tran Van Hai", "Chairman", None)],
    ),
    (
        "en",
        "On May 18, a delegation of Daejeon, Korea, led by Mr. Kim Min-su visited Binh Duong.",
        [("Kim Min-su", "", None)],
    ),
    (
        "vi",
        "Ngày 18/5, Chủ tịch UBND tỉnh Trần Văn Hải tiếp Tổng Lãnh sự Nhật Bản tại TP.HCM Ono Masuo đến chào.",
        [("Trần Văn Hải", "Chủ tịch UBND tỉnh", "VN"), ("Ono Masuo", "Tổng Lãnh sự Nhật Bản tại TP.HCM", "JP")],
    ),
    (
        "vi",
        "Ngày 18/5, ông Trần Văn Hải - Phó Chủ tịch UBND tỉnh Bình Dương tiếp đoàn tỉnh Champasak (Lào).",
        [("Trần Văn Hải", "Phó Chủ tịch UBND tỉnh Bình Dương", "VN")],
    ),
    (
        "vi",
        "Ngày 18/5, Bình Dương tiếp đoàn Daejeon (Hàn Quốc) do bà Kim Min Su dẫn đầu.",
        [("Kim Min Su", "", None)],
    ),
    (
        "vi",
        "Ngày 18/5, bà Trần Thị Thanh Trung, Giám đốc Sở Ngoại vụ tỉnh Bình Dương, tiếp đoàn tỉnh Champasak (Lào).",
        [("Trần Thị Thanh Trung", "Giám đốc Sở Ngoại vụ tỉnh Bình Dương", "VN")],
    ),
    (
        "vi",
        "Ngày 18/5, Thứ trưởng Bộ Ngoại giao Đỗ Văn Việt làm việc với Bình Dương và đoàn Daejeon (Hàn Quốc).",
        [("Đỗ Văn Việt", "Thứ trưởng Bộ Ngoại giao", "VN")],
    ),
    (
        "zh",
        "5月18日，平阳省人民委员会主席陈文海会见日本驻胡志明市总领事小野益央。",
        [("陈文海", "平阳省人民委员会主席", "VN"), ("小野益央", "日本驻胡志明市总领事", "JP")],
    ),
    (
        "zh",
        "5月18日，加拿大驻广州总领事约翰·史密斯访问平阳省。",
        [("约翰·史密斯", "加拿大驻广州总领事", "CA")],
    ),
    (  # an office belongs to the name beside it
        "vi",
        "Ngày 18/5, ông Trần Văn Hải, Phó Bí thư Tỉnh ủy và ông Lê Nam, Chủ tịch UBND tỉnh tiếp đoàn Kobe, Nhật Bản.",
        [("Trần Văn Hải", "Phó Bí thư Tỉnh ủy", "VN"), ("Lê Nam", "Chủ tịch UBND tỉnh", "VN")],
    ),
    (
        "en",
        "On May 18, Tran Van Hai, Secretary of the Provincial Party Committee, and Le Van Nam, Chairman of the "
        "Provincial People's Committee, received a delegation of Kobe, Japan, in Binh Duong.",
        [
            ("Tran Van Hai", "Secretary of the Provincial Party Committee", "VN"),
            ("Le Van Nam", "Chairman of the Provincial People's Committee", "VN"),
        ],
    ),
]

NOT_OF_HOME = [  # language, text, who is not of the home country, or whose side is not said
    ("en", "On May 18, Ambassador to Vietnam Jens Holm of Denmark came to Binh Duong.", "Jens Holm"),
    ("en", "On May 18, the Korean side's Ambassador to Vietnam Kim Min Su visited Binh Duong.", "Kim Min Su"),
    ("en", "On May 18, Binh Duong received Japan's envoy, Consul General in Ho Chi Minh City Ono Masuo.", "Ono Masuo"),
    ("vi", "Ngày 18/5, Bình Dương ký bản ghi nhớ với Nebraska (Hoa Kỳ). Thống đốc Peter Falk và Bí thư Tỉnh ủy "
     "Trần Văn Hải chứng kiến.", "Peter Falk"),
    ("vi", "Ngày 18/5, đoàn Bình Dương tới thăm tỉnh Kyoto (Nhật Bản). Chủ tịch Hội đồng tỉnh Mori Takashi đón tiếp.",
     "Mori Takashi"),
    ("vi", "Ngày 18/5, Bình Dương tiếp đoàn Nhật Bản do Đại sứ tại Việt Nam Ono Masuo dẫn đầu.", "Ono Masuo"),
    ("zh", "5月18日，平阳省主席陈文海会见来自日本的驻胡志明市总领事小野益央。", "小野益央"),
]  # fmt: skip


def persons(text: str, language: str) -> list[Party]:
    return [party for party in only_event(text, language).parties if party.is_person]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_persons_and_their_offices(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(p.name, p.title, p.country) for p in persons(text, language)]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "name"), NOT_OF_HOME, ids=[row[1] for row in NOT_OF_HOME])
def test_who_is_not_known_to_be_of_home_is_not_of_home(language: str, text: str, name: str) -> None:
    assert [party.country for party in persons(text, language) if party.name == name] != ["VN"]
    assert name in [party.name for party in persons(text, language)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月18日，平阳省人民委员会主席梅文海正带队在日本开展工作访问。", "梅文海"),
        ("5月18日，平阳省人民委员会主席梅文海亲自会见韩国代表团。", "梅文海"),
        ("5月18日，平阳省人民委员会主席梅文海曾会见韩国代表团。", "梅文海"),
        ("5月18日，平阳省人民委员会主席梅文正会见韩国代表团。", "梅文正"),
        ("5月18日，平阳省人民委员会主席梅文海和州长约翰·史密斯签署备忘录，平阳省与美国内布拉斯加州结好。", "梅文海"),
    ],
)
def test_what_follows_on_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name in [party.name for party in persons(text, "zh")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 18, the Consul General of Japan visited Binh Duong."),
        ("en", "On May 18, in Hall Kim Lien Hotel, director of JETRO Japan met Binh Duong's leaders."),
        ("en", "On May 18, the Chairman of the World Trade Association of Japan visited Binh Duong."),
        ("en", "On May 18, the Ambassador of Japan and Becamex Corporation leaders met in Binh Duong."),
        ("vi", "Ngày 18/5, Chủ tịch UBND tỉnh Bình Dương tiếp Tổng Lãnh sự Nhật Bản."),
        ("vi", "Ngày 18/5, Giám đốc Sở Ngoại vụ Bình Dương tiếp đoàn Daejeon (Hàn Quốc)."),
        ("zh", "5月18日，日本驻胡志明市总领事访问平阳省。"),
        ("zh", "5月18日，平阳省主席会见韩国代表团。"),
    ],
)
def test_an_office_without_a_name_is_nobody(language: str, text: str) -> None:
    assert persons(text, language) == []


def test_a_person_said_twice_is_one() -> None:
    text = (
        "On May 18, Chairman Tran Van Hai received a delegation of Daejeon, Korea. "
        "Mr. Tran Van Hai thanked Binh Duong's guests."
    )
    assert [(p.name, p.title) for p in persons(text, "en")] == [("Tran Van Hai", "Chairman")]


def test_a_person_of_the_host_is_a_host() -> None:
    text = "On May 18, Chairman of Binh Duong People's Committee Tran Van Hai received a delegation of Daejeon, Korea."
    assert [p.role for p in persons(text, "en")] == ["host"]


def test_persons_name_no_country_of_the_event() -> None:
    text = "On May 18, Chairman of Binh Duong People's Committee Tran Van Hai received a delegation of Daejeon, Korea."
    assert only_event(text, "en").countries == ("KR",)

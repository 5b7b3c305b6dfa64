"""What the played outside web writes about: articles with dated events, in our own words, and as many more as wanted.

The persons are made up; the places are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Story:
    """One article. name: its part of an address. published: an instant in UTC. day: of its event, as ISO 8601."""

    name: str
    language: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    day: str


def at(day: str, hour: int = 3) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


ENGLISH = (
    Story(
        "oulu-mayor-visits",
        "en",
        "Oulu delegation visits Binh Duong",
        at("2024-03-13"),
        (
            "On March 12, 2024, the Chairman of the Binh Duong Provincial People's Committee received a delegation "
            "from the city of Oulu, Finland, led by its deputy mayor.",
            "The guests were shown the new city's library and its innovation quarter, and asked about bus lines.",
            "Both sides agreed that students should have more chances to spend a term abroad.",
        ),
        "2024-03-12",
    ),
    Story(
        "daejeon-agreement",
        "en",
        "Binh Duong and Daejeon sign cooperation agreement",
        at("2024-04-19"),
        (
            "On April 18, 2024, the Binh Duong Provincial People's Committee and the city of Daejeon, Republic of "
            "Korea, signed a memorandum of understanding on science parks.",
            "The text names three fields: laboratories that are shared, training of managers, and an exchange of data.",
            "A joint working group is to report to both sides every half year.",
        ),
        "2024-04-18",
    ),
    Story(
        "consul-general-farewell",
        "en",
        "Consul General of Japan pays farewell call",
        at("2024-05-08"),
        (
            "On May 7, 2024, the Vice Chairman of the Binh Duong Provincial People's Committee received the Consul "
            "General of Japan in Ho Chi Minh City, who came to say goodbye at the end of his term.",
            "Companies from Japan run several hundred projects in the province, from food to machine tools.",
        ),
        "2024-05-07",
    ),
)
VIETNAMESE = (
    Story(
        "tiep-doan-hoa-ky",
        "vi",
        "Lãnh đạo tỉnh tiếp Tổng Lãnh sự Hoa Kỳ",
        at("2024-03-21"),
        (
            "Ngày 20/3/2024, Chủ tịch UBND tỉnh Bình Dương đã tiếp Tổng Lãnh sự Hoa Kỳ tại TP. Hồ Chí Minh đến chào "
            "xã giao.",
            "Hai bên trao đổi về việc đưa thêm sinh viên của tỉnh sang học các ngành kỹ thuật và công nghệ.",
            "Khách cũng quan tâm đến tuyến đường sắt nối thành phố mới với sân bay.",
        ),
        "2024-03-20",
    ),
    Story(
        "ky-ket-thuan-an-emmen",
        "vi",
        "Bình Dương và Emmen ký kết hợp tác",
        at("2024-04-11"),
        (
            "Ngày 10/4/2024, UBND tỉnh Bình Dương và thành phố Emmen (Hà Lan) đã ký kết biên bản ghi nhớ về quản lý "
            "nước thải.",
            "Theo văn bản, các kỹ sư của hai bên sẽ làm việc cùng nhau trong ba năm, bắt đầu từ một nhà máy nhỏ.",
        ),
        "2024-04-10",
    ),
    Story(
        "doan-cong-tac-lao",
        "vi",
        "Đoàn đại biểu tỉnh Champasak thăm Bình Dương",
        at("2024-05-16"),
        (
            "Ngày 15/5/2024, Bí thư Tỉnh ủy Bình Dương đã tiếp Đoàn đại biểu cấp cao tỉnh Champasak (Lào) đến thăm và "
            "làm việc.",
            "Đoàn đã đi xem một khu công nghiệp và một trường nghề, nơi có hai mươi học viên đến từ Champasak.",
        ),
        "2024-05-15",
    ),
)
CHINESE = (
    Story(
        "guangxi-daibiaotuan",
        "zh",
        "平阳省领导会见广西代表团",
        at("2024-03-27"),
        (
            "2024年3月26日，越南平阳省人民委员会主席会见了来访的中国广西壮族自治区代表团。",
            "双方就跨境物流、职业教育和青年交流交换了意见，并参观了一处工业园区。",
        ),
        "2024-03-26",
    ),
    Story(
        "zonglingshi-baihui",
        "zh",
        "中国驻胡志明市总领事访问平阳省",
        at("2024-05-22"),
        (
            "2024年5月21日，中国驻胡志明市总领事访问越南平阳省，会见了省委书记。",
            "总领事表示，在当地投资的中国企业越来越多，希望在用工培训方面得到更多支持。",
        ),
        "2024-05-21",
    ),
)
_TOWNS = (
    ("Emmen", "the Netherlands"),
    ("Oulu", "Finland"),
    ("Daejeon", "the Republic of Korea"),
    ("Yamaguchi", "Japan"),
    ("Perth", "Australia"),
    ("Lyon", "France"),
    ("Leipzig", "Germany"),
    ("Champasak", "Laos"),
    ("Johor", "Malaysia"),
    ("Calgary", "Canada"),
)
_THEMES = ("bus lines", "laboratories", "nursing", "flood gates", "libraries", "welding", "music schools")
_ASIDES = (
    "They spoke about {theme}, and about what had come of paper number {number} of the year before.",
    "Questions about {theme} took most of the hour; {many} answers were put down in writing.",
    "A film of {many} minutes showed how {theme} changed a quarter of {town} within a decade.",
    "The guests brought {many} books on {theme}, which now stand in the reading room of the new city.",
    "Of {theme} the visitors said that whoever begins small with {many} people learns the most.",
)
_ENDINGS = (
    "The hosts counted {many} companies from there, and hoped for {more}.",
    "At noon everybody tasted mangosteens from Lai Thieu, {many} kilogrammes of them.",
    "Whether the plan holds will be seen when {more} households have been asked.",
    "An office of {many} desks on the third floor is to answer letters from {town}.",
    "Rain kept the party from seeing the {more} hectares of forest along the river.",
    "Interpreters for {many} talks had been found at a school in Thu Dau Mot.",
    "Nobody named a sum, though {more} million had been heard of before.",
)


def made(number: int) -> Story:
    """One more article, always the same for a number; no two tell of the same day, and no two are reprints."""
    day = datetime(2018, 1, 1, tzinfo=UTC) + timedelta(days=number)
    town, country = _TOWNS[number % len(_TOWNS)]
    theme = _THEMES[number % len(_THEMES)]
    words = {"town": town, "theme": theme, "number": number, "many": number + 3, "more": 7 * number + 11}
    return Story(
        f"talks-{number}",
        "en",
        f"Talks with {town} on {theme} ({number})",
        day + timedelta(days=1, hours=2),
        (
            f"On {day:%B} {day.day}, {day.year}, the Chairman of the Binh Duong Provincial People's Committee received "
            f"a delegation from {town}, {country}.",
            _ASIDES[number // 3 % len(_ASIDES)].format(**words),
            _ENDINGS[number % len(_ENDINGS)].format(**words),
            _ENDINGS[(number + 2 + number // 7) % len(_ENDINGS)].format(**words),
        ),
        f"{day:%Y-%m-%d}",
    )

"""Vietnamese date expressions: what is found, what it means, and what only looks like a date."""

from __future__ import annotations

from datetime import time

import pytest

from tests.dates.reading import mentions, value, values
from timeline.model import PartOfDay

PUBLISHED = "2023-09-08"  # a Friday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị diễn ra ngày 24/8.", ["2023-08-24"]),
        ("Sáng 11/11/2022, đoàn đến thăm.", ["2022-11-11"]),
        ("Tối 15-4, lễ hội bế mạc.", ["2023-04-15"]),
        ("Ngày 5-9-2023, đoàn đến thăm.", ["2023-09-05"]),
        ("Ngày 09/06/2023 đoàn đến.", ["2023-06-09"]),
        ("Thứ hai, 5-5-25 19:37:17", ["2025-05-05"]),
        ("Ngày 24 tháng 8 năm 2023, đoàn đến.", ["2023-08-24"]),
        ("Ngày 24 tháng 8, đoàn đến.", ["2023-08-24"]),
        ("Từ tháng 2/2021, tỉnh vận động.", ["2021-02"]),
        ("Dự án khởi công vào tháng 8-2025.", ["2025-08"]),
        ("Tháng sáu vừa qua, đoàn đến.", ["2023-06"]),
        ("Tháng 8 năm ngoái, đoàn đến.", ["2022-08"]),
        ("Trong năm 2022, tỉnh đón nhiều đoàn.", ["2022"]),
        ("Hội nghị từ ngày 19-21/7 tại tỉnh.", ["2023-07-19/2023-07-21"]),
        ("Từ ngày 11/6 đến 15/6/2023, đoàn ở lại.", ["2023-06-11/2023-06-15"]),
        ("Hội nghị từ ngày 17/12/2024 đến 19/12/2024.", ["2024-12-17/2024-12-19"]),
        ("Hội thảo các ngày 2 và 3-4 tại tỉnh.", ["2023-04-02", "2023-04-03"]),
        ("Hội thảo ngày 30/3 và 1/4 tại tỉnh.", ["2023-03-30", "2023-04-01"]),
        ("Đầu tháng 4/2025, hai bên ký kết.", ["2025-04"]),
        ("Hôm qua, đoàn đến thăm.", ["2023-09-07"]),
        ("Hôm nay, đoàn đến thăm.", ["2023-09-08"]),
        ("Chiều nay, đoàn đến thăm.", ["2023-09-08"]),
        ("Đoàn đến vào thứ Sáu.", ["2023-09-08"]),
        ("Đoàn đến vào thứ Năm tuần trước.", ["2023-08-31"]),
        ("Ngày 24/8, đoàn đến. Cùng ngày, đoàn thăm nhà máy.", ["2023-08-24", "2023-08-24"]),
        ("Nhân dịp Xuân Kỷ Hợi 2019, hai bên gặp gỡ.", ["2019"]),
        ("Ngày 29/7 và mùng 2/8 đoàn đến.", ["2023-07-29", "2023-08-02"]),
        ("Cách đây 10 năm, hai bên kết nghĩa.", ["2013"]),
        ("Hai năm trước, hai bên kết nghĩa.", ["2021"]),
        ("Mới đây, đoàn đã đến thăm.", ["<2023-09-08"]),
        ("Đoàn vừa qua đã đến thăm.", ["<2023-09-08"]),
    ],
)
def test_what_is_found_and_what_it_means(text: str, expected: list[str]) -> None:
    assert values(text, "vi", PUBLISHED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0:00 / 0:00",
        "Trực 24/24 giờ.",
        "Đại hội lần thứ 11 của hiệp hội.",
        "Quyết định số 2780/QĐ-UBND của tỉnh.",
        "Nhà số 12 đường Cách Mạng Tháng Tám.",
        "Tỷ số 3-2 nghiêng về đội nhà.",
        "Cách mạng công nghiệp 4.0 và 5,94 tỷ USD.",
        "Chiếm 2/3 diện tích, tăng 8,3%.",
        "Một người có thể đến. Thứ hai, chúng ta hợp tác.",
        "Điện thoại: 0274 3822 825.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text, "vi", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Hội nghị kéo dài đến ngày 12-10.", "until", "2023-10-12"),
        ("Tính đến ngày 15/9, có 10 dự án.", "as-of", "2022-09-15"),
        ("So với năm 2022, tăng mạnh.", "compared", "2022"),
        ("Quan hệ từ năm 2005 rất tốt.", "since", "2005"),
        ("GRDP 6 tháng đầu năm 2023 tăng.", "period", "2023"),
        ("Nhiệm kỳ 2022-2027 bắt đầu.", "period", "2022/2027"),
        ("Chương trình Gặp gỡ Nhật Bản 2023 diễn ra.", "name-year", "2023"),
    ],
)
def test_the_form_says_what_the_context_makes_of_it(text: str, form: str, expected: str) -> None:
    (mention,) = mentions(text, "vi", PUBLISHED)
    assert (mention.form, value(mention)) == (form, expected)


@pytest.mark.parametrize(
    ("text", "printed", "part", "clock"),
    [
        ("Sáng 11/11, đoàn đến.", "Sáng 11/11", PartOfDay.MORNING, None),
        ("Vào chiều ngày 24/8, đoàn đến.", "chiều ngày 24/8", PartOfDay.AFTERNOON, None),
        ("Tối 15-4, đoàn đến.", "Tối 15-4", PartOfDay.EVENING, None),
        ("Đoàn đến lúc 9 giờ ngày 24/8 tại tỉnh.", "lúc 9 giờ ngày 24/8", None, time(9)),
        ("Đoàn đến lúc 2 giờ chiều ngày 24/8.", "lúc 2 giờ chiều ngày 24/8", PartOfDay.AFTERNOON, time(14)),
        ("16:24 08/09/2023", "16:24 08/09/2023", None, time(16, 24)),
    ],
)
def test_part_of_day_and_clock_stand_beside_the_date(
    text: str, printed: str, part: PartOfDay | None, clock: time | None
) -> None:
    (mention,) = mentions(text, "vi", PUBLISHED)
    assert (mention.text, mention.part_of_day, mention.clock) == (printed, part, clock)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đến thứ Hai tuần trước.", ["2023-08-28"]),
        ("Đoàn đến thứ Hai tuần tới.", ["2023-09-11"]),
        ("Đoàn đến thứ ba tuần này.", ["2023-09-05"]),
        ("Đầu tháng, đoàn đến.", ["2023-09"]),
        ("Cuối năm, đoàn đến.", ["2023"]),
        ("Từ ngày 12 đến 15.8, đoàn ở lại.", ["2023-08-12/2023-08-15"]),
        ("Từ 12 đến ngày 15.8, đoàn ở lại.", ["2023-08-12/2023-08-15"]),
        ("Từ ngày 2 - 5.7, đoàn ở lại.", ["2023-07-02/2023-07-05"]),
        ("Từ ngày 30.6 đến ngày 2.7, đoàn ở lại.", ["2023-06-30/2023-07-02"]),
        ("Từ ngày 2-5.7.2022, đoàn ở lại.", ["2022-07-02/2022-07-05"]),
        ("Tăng từ 3 đến 5.8 triệu.", []),
        ("Thứ Hai (11/9): đoàn đến.", ["2023-09-11"]),
        ("11/9 (thứ Hai): đoàn đến.", ["2023-09-11"]),
        ("Năm 2019 tăng, năm trước đó giảm.", ["2019", "2018"]),
        ("Những năm 1990, đoàn đến.", []),
        ("Từ 2010 đến nay, tỉnh phát triển.", ["2010"]),
        ("Sẽ có đoàn. Thứ Hai, đoàn về.", ["2023-09-04"]),
    ],
)
def test_how_newspapers_write(text: str, expected: list[str]) -> None:
    assert values(text, "vi", PUBLISHED) == expected

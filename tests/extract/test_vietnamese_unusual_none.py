"""Vietnamese articles in which somebody from abroad is named and no event of the province is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import PUBLISHED, events, row

# text, publication, province, `reading.row`s
Example = tuple[str, date | None, str, tuple[tuple[str, str, str, str], ...]]
DATED = PUBLISHED

NONE: list[Example] = [
    (
        "Sân bay\n\nNgày 14/5, Vietjet thông báo tăng chuyến bay đi Seoul; nhiều khách từ Bình Dương.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Sách\n\nNgày 16/5, ra mắt sách về nhà văn Pháp tại thư viện Bình Dương.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Doanh nghiệp\n\n"
        "Ngày 17/5, đại hội cổ đông Becamex thông qua kế hoạch 2023, trong đó có liên doanh với Singapore.",
        DATED,
        "Bình Dương",
        (),
    ),
]


@pytest.mark.parametrize(("text", "published", "province", "rows"), NONE)
def test_what_is_no_event_of_the_province_is_left_out(
    text: str, published: date | None, province: str, rows: object
) -> None:
    assert tuple(row(event) for event in events(text, "vi", published, province=province)) == rows

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
        "Ngày hội việc làm\n\nSáng 8/5, ngày hội việc làm ở Dĩ An đón 2.000 lao động; nhiều chỗ làm của hãng Nhật Bản.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Du khách\n\nSáng 8/5, ba du khách Đức lạc đường ở Bến Cát được người dân giúp.",
        DATED,
        "Bình Dương",
        (),
    ),
    (
        "Đại sứ về thăm quê\n\nNgày 9/5, Đại sứ Việt Nam về thăm trường cũ ở Bình Dương.",
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

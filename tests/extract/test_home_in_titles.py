"""The home province may be named in the article's title alone: an HTML page's, a feed's."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, row

EN = "The chairman received the Consul General of Japan on 18 May 2023."
VI = "Ngày 18/5/2023, Chủ tịch tỉnh đã tiếp Tổng Lãnh sự Nhật Bản."

TITLES = [
    ("en", EN, "Chairman of Binh Duong receives Consul General", 1),
    ("en", EN, "Chairman receives Consul General | Binh Duong portal", 1),
    ("en", EN, "Chairmen of Dong Nai and Binh Duong receive Consul General | News", 1),
    ("en", EN, "Chairman receives Consul General", 0),
    ("en", EN, "Chairman of Dong Nai receives Consul General", 0),
    ("en", EN, "Chairman of Dong Nai receives Consul General - Binh Duong portal", 0),
    ("vi", VI, "Chủ tịch UBND tỉnh Bình Dương tiếp Tổng Lãnh sự", 1),
    ("vi", VI, "Chủ tịch UBND tỉnh tiếp Tổng Lãnh sự | Cổng thông tin điện tử tỉnh Bình Dương", 1),
    ("vi", VI, "Chủ tịch UBND tỉnh Đồng Nai tiếp Tổng Lãnh sự | Cổng thông tin điện tử tỉnh Bình Dương", 0),
]


@pytest.mark.parametrize(("language", "text", "title", "count"), TITLES, ids=[title for _, _, title, _ in TITLES])
def test_a_title_names_home(language: str, text: str, title: str, count: int) -> None:
    found = events(text, language, title=title, province=None)
    assert [row(event) for event in found] == [("2023-05-18", "consular", "JP", "held")] * count

"""Which markup names a province, however it is written."""

from __future__ import annotations

import unicodedata

import pytest

from timeline.provinces import profile_for, read_profile
from timeline.sources import names_of

BINH_DUONG = names_of(read_profile("binh-duong"))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Bình Dương</p>",
        "<p>BÌNH DƯƠNG</p>",
        "<p>B&#236;nh D&#432;&#417;ng</p>",
        "<p>B&igrave;nh&nbsp;D&#x1B0;&#x1A1;ng</p>",
        unicodedata.normalize("NFD", "<p>Bình Dương</p>"),
        "<p>Bình\n        Dương</p>",
        "<p>Bình <b>Dương</b></p>",
        "<p>binh duong</p>",
        "<p>平阳省</p>",
        "<p>빈즈엉성</p>",
        "<p>Thủ Dầu Một</p>",
        "<p>Becamex IDC</p>",
        "<p>châu Á - Thái Bình Dương, Bình Dương</p>",
    ],
)
def test_named(markup: str) -> None:
    assert BINH_DUONG(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>Hà Giang</p>",
        "<p>châu Á - Thái Bình Dương</p>",
        "<p>Bình yên, đại dương</p>",
        "<p>平阳县</p>",
        "<p>Bình</p><p>Dương</p>",
    ],
)
def test_not_named(markup: str) -> None:
    assert not BINH_DUONG(markup)


def test_province_without_a_profile() -> None:
    names = names_of(profile_for(None, "Khanh Hoa"))
    assert names("<p>Khanh Hoa</p>")
    assert not names("<p>Binh Duong</p>")

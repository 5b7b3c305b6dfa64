"""What readers are told of a province that became part of another one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import LANGUAGES
from timeline.provinces import Profile, read_profile
from timeline.provinces.succession import succession_words
from timeline.store import Store
from timeline.web.feeds import feed_of
from timeline.web.site import open_site

BINH_DUONG, DA_NANG = read_profile("binh-duong"), read_profile("da-nang")
SENTENCES = {
    "en": "Binh Duong became part of Ho Chi Minh City on 1 Jul 2025.",
    "vi": "Bình Dương đã sáp nhập vào Thành phố Hồ Chí Minh (1 thg 7, 2025).",
    "zh": "平阳省已于2025年7月1日并入胡志明市。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_readers_language(language: str) -> None:
    assert succession_words([BINH_DUONG], language) == SENTENCES[language]


def test_nothing_is_told_of_a_province_that_is_there() -> None:
    assert succession_words([DA_NANG], "en") == ""


def test_of_several_provinces_it_is_told_of_those_that_are_no_more() -> None:
    assert succession_words([DA_NANG, BINH_DUONG], "en") == SENTENCES["en"]


def test_a_successor_without_a_profile_is_named_as_it_is_given() -> None:
    gone = Profile("x", "VN", names={"en": ("X",)}, until=date(2025, 7, 1), succeeded_by="Quảng Trị")
    assert succession_words([gone], "en") == "X became part of Quảng Trị on 1 Jul 2025."


@pytest.mark.parametrize(("province", "told"), [("binh-duong", True), ("da-nang", False)])
def test_feeds_and_calendars_say_so_of_their_province(tmp_path: Path, province: str, told: bool) -> None:
    site = open_site(Settings(province=province), Store(tmp_path))
    feed = feed_of(site, "calendar.ics", EventFilter(), "https://timeline.example", None)
    assert (SENTENCES["en"] in feed.description) is told

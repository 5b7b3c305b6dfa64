"""Whose foreign affairs: which profile an article's province means, and what a profile's file may hold."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ConfigError
from timeline.provinces import Profile, _profile, profile_for, profile_ids, read_profile


def names(name: str) -> set[str]:
    """All names of the profile that `name` means."""
    return {form for row in profile_for(name, "binh-duong").names.values() for form in row}


@pytest.mark.parametrize(
    ("name", "profile_id"),
    [
        ("binh-duong", "binh-duong"),
        ("Binh Duong", "binh-duong"),
        ("Bình Dương", "binh-duong"),
        ("BÌNH DƯƠNG", "binh-duong"),
        ("  Bình Dương  ", "binh-duong"),
        ("tỉnh Bình Dương", "binh-duong"),
        ("binhduong", "binh-duong"),
        ("BinhDuong", "binh-duong"),
        ("binh_duong", "binh-duong"),
        ("danang", "da-nang"),
        ("Binh Duong Province", "binh-duong"),
        ("Province of Binh Duong", "binh-duong"),
        ("Binh Duong (VN)", "binh-duong"),
        ("平阳省", "binh-duong"),
        ("平陽省", "binh-duong"),
        ("Da Nang", "da-nang"),
        ("Đà Nẵng", "da-nang"),
        ("thành phố Đà Nẵng", "da-nang"),
        ("岘港市", "da-nang"),
        ("TP. Hồ Chí Minh", "ho-chi-minh-city"),
        ("HCMC", "ho-chi-minh-city"),
    ],
)
def test_a_province_that_has_a_profile(name: str, profile_id: str) -> None:
    assert profile_for(name, "da-nang").id == profile_id


@pytest.mark.parametrize("name", [None, "", "   "])
def test_without_a_name_the_default_serves(name: str | None) -> None:
    assert profile_for(name, "binh-duong").id == "binh-duong"


def test_the_default_may_be_a_name() -> None:
    assert profile_for(None, "Đà Nẵng").id == "da-nang"


@pytest.mark.parametrize("default", ["", "  "])
def test_neither_name_nor_default(default: str) -> None:
    with pytest.raises(ConfigError, match="no home province is named"):
        profile_for(None, default)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Punjab (PK)", {"Punjab"}),
        ("Long An; Tây Ninh", {"Long An", "Tây Ninh"}),
        ("Long An；Tây Ninh", {"Long An", "Tây Ninh"}),
        ("广州市(广东省)", {"广州市", "广州"}),
        ("广州市（广东省）", {"广州市", "广州"}),
        ("广西壮族自治区", {"广西壮族自治区", "广西"}),
        ("Guangxi Zhuang Autonomous Region", {"Guangxi Zhuang Autonomous Region", "Guangxi"}),
        ("Busan Metropolitan City", {"Busan Metropolitan City", "Busan"}),
        ("Vientiane Capital", {"Vientiane Capital", "Vientiane"}),
        ("Oryol Oblast", {"Oryol Oblast", "Oryol"}),
        ("Gyeongsangbuk-do", {"Gyeongsangbuk-do", "Gyeongsangbuk"}),
        ("Yamaguchi-ken", {"Yamaguchi-ken", "Yamaguchi"}),
        ("Yamaguchi Prefecture", {"Yamaguchi Prefecture", "Yamaguchi"}),
        ("tỉnh Tây Ninh", {"tỉnh Tây Ninh", "Tây Ninh"}),
        ("State of Oregon", {"State of Oregon", "Oregon"}),
        ("Bà Rịa - Vũng Tàu", {"Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu"}),
    ],
)
def test_the_forms_of_a_name_without_a_profile(name: str, expected: set[str]) -> None:
    assert expected <= names(name)


@pytest.mark.parametrize(
    ("name", "foreign"),
    [("Punjab (PK)", "PK"), ("广州市(广东省)", "广东省"), ("Long An; Tây Ninh", "Long An; Tây Ninh"), ("Tây Ninh", "")],
)
def test_what_is_no_name_of_it(name: str, foreign: str) -> None:
    assert foreign not in names(name)


@pytest.mark.parametrize(("name", "country"), [("Punjab (PK)", "PK"), ("Punjab", ""), ("广州市(广东省)", "")])
def test_a_country_is_what_the_brackets_say(name: str, country: str) -> None:
    assert profile_for(name, "binh-duong").country == country


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Punjab (PK)", "punjab-pk"),
        ("Long An; Tây Ninh", "long-an-tay-ninh"),
        ("Đắk Lắk", "dak-lak"),
        ("广西壮族自治区", "广西壮族自治区"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_the_id_of_a_province_without_a_profile(name: str, slug: str) -> None:
    assert profile_for(name, "binh-duong").id == slug


@given(name=st.text(max_size=80))
def test_any_name_gives_a_profile(name: str) -> None:
    assert isinstance(profile_for(name, "binh-duong"), Profile)


# --- the files


@pytest.mark.parametrize("profile_id", profile_ids())
def test_each_profile_can_be_read(profile_id: str) -> None:
    profile = read_profile(profile_id)
    assert profile.id == profile_id
    assert all(profile.names[language] for language in ("en", "vi", "zh"))
    assert len(profile.country) == 2 and ZoneInfo(profile.timezone)


@pytest.mark.parametrize("profile_id", profile_ids())
def test_what_succeeds_a_province_has_a_profile(profile_id: str) -> None:
    profile = read_profile(profile_id)
    assert profile.succeeded_by is None or profile.succeeded_by in profile_ids()
    assert (profile.until is None) == (profile.succeeded_by is None)


def test_binh_duong_ceased_to_exist() -> None:
    profile = read_profile("binh-duong")
    assert (profile.until, profile.succeeded_by) == (date(2025, 7, 1), "ho-chi-minh-city")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Binh Duong"), ("vi", "Bình Dương"), ("zh", "平阳省"), ("ko", "빈즈엉성"), ("lo", "Binh Duong")],
)
def test_the_name_that_is_shown(language: str, name: str) -> None:
    assert read_profile("binh-duong").name(language) == name


def test_a_profile_without_names_shows_its_id() -> None:
    assert Profile("nowhere", "").name("en") == "nowhere"


def test_partners_are_known_by_each_of_their_names() -> None:
    partners = _profile("x", {"country": "VN", "partners": {"KR": ["Yeongdo", "影岛"]}}, "x.toml").partners
    assert partners["Yeongdo"] == partners["影岛"] == "KR"


@pytest.mark.parametrize("profile_id", ["nowhere", "", "../binh-duong", "binh-duong.toml", "improvised", "Binh Duong"])
def test_an_unknown_profile(profile_id: str) -> None:
    with pytest.raises(ConfigError, match="there is no such profile; there are binh-duong"):
        read_profile(profile_id)


@pytest.mark.parametrize("key", ["name", "colour", "Names", "time_zone"])
def test_an_unknown_key(key: str) -> None:
    with pytest.raises(ConfigError, match=rf"unknown key {key}; there are bodies, country"):
        _profile("x", {"country": "VN", key: "x"}, "x.toml")


def test_an_unknown_key_is_told_with_its_file() -> None:
    with pytest.raises(ConfigError, match=r"^x\.toml: unknown key"):
        _profile("x", {"country": "VN", "colour": "red"}, "x.toml")


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "../../etc/passwd", "Asia/Ho Chi Minh"])
def test_an_unknown_time_zone(zone: str) -> None:
    with pytest.raises(ConfigError, match="is no IANA time zone"):
        _profile("x", {"country": "VN", "timezone": zone}, "x.toml")


@pytest.mark.parametrize(
    "table",
    [{}, {"country": "VN", "names": ["Binh Duong"]}, {"country": "VN", "timezone": 7}, {"country": 7}],
)
def test_a_profile_of_the_wrong_form(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        _profile("x", table, "x.toml")

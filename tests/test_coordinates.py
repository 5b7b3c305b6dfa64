"""Where a location lies: the point of a town that it names, and none where that is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ConfigError
from timeline.lexicon import read_table
from timeline.lexicon.places import places
from timeline.provinces import _profile, profile_ids, read_profile
from timeline.provinces.coordinates import _plain, find_coordinates

THU_DAU_MOT = (10.98, 106.65)
TOWNS = [
    (code, *row) for code, rows in read_table("names/coordinates.toml")["towns"].items() for row in rows
]  # (country, name, latitude, longitude)
# Generous boxes (south, north, west, east): a slip of a sign, or latitude and longitude exchanged, falls outside.
BOXES = {
    "VN": (8.0, 23.5, 102.0, 110.0),
    "CN": (18.0, 54.0, 73.0, 135.5),
    "KR": (33.0, 38.7, 125.0, 131.0),
    "JP": (24.0, 46.0, 122.0, 146.0),
    "US": (18.0, 72.0, -172.0, -66.0),
    "CA": (41.0, 84.0, -142.0, -52.0),
    "AU": (-44.0, -10.0, 112.0, 154.0),
    "DE": (47.0, 55.1, 5.8, 15.1),
    "FR": (41.0, 51.2, -5.2, 9.7),
    "IN": (6.0, 36.0, 68.0, 98.0),
}


@pytest.mark.parametrize(
    ("location", "point"),
    [
        ("Thu Dau Mot", THU_DAU_MOT),
        ("Thủ Dầu Một", THU_DAU_MOT),
        ("THỦ DẦU MỘT", THU_DAU_MOT),
        ("土龙木", THU_DAU_MOT),
        ("土龍木市", THU_DAU_MOT),
        ("투저우못시", THU_DAU_MOT),
        ("Thu Dau Mot City, Binh Duong Province", THU_DAU_MOT),
        ("TP.Thủ Dầu Một", THU_DAU_MOT),
        ("thành phố Thủ Dầu Một (Bình Dương)", THU_DAU_MOT),
        ("a hall in Thu Dau Mot", THU_DAU_MOT),
        ("Khách sạn Becamex", THU_DAU_MOT),
        ("Becamex Hotel, Thu Dau Mot, Viet Nam", THU_DAU_MOT),
        ("Di An", (10.91, 106.77)),
        ("Seoul", (37.57, 126.98)),
        ("首爾", (37.57, 126.98)),
        ("Seoul, South Korea", (37.57, 126.98)),
        ("thủ đô Viêng Chăn", (17.96, 102.61)),
        ("Khách sạn Rex ở TP. Hồ Chí Minh", (10.78, 106.70)),
        ("Yeongdo, Korea", (35.09, 129.07)),
        ("Washington, D.C.", (38.90, -77.04)),
        ("Mexico City", (19.43, -99.13)),
    ],
)
def test_a_town_that_is_named(location: str, point: tuple[float, float]) -> None:
    assert find_coordinates(location, "binh-duong") == point


@pytest.mark.parametrize(
    "location",
    [
        None,
        "",
        "Bình Dương",  # a province has no point
        "平阳",
        "South Korea",
        "Guangdong",
        "Mexico",
        "Savannakhet",  # a province, and its town
        "Jilin",
        "Convention Center",
        "New York Hotel",  # anywhere
        "Seoul Street 12",
        "Thủ Dầu Một, Seoul",  # two towns
        "Seoul - Busan",
        "Thuận An, Huế",  # another of that name, in a place that is not known
        "Thuận An, Quảng Nam",
        "Dĩ An, China",
        "Paris, Texas",
        "Becamex Hotel, Hanoi",
        "Thủ Dầu Một " * 20,
    ],
)
def test_where_it_is_not_certain(location: str | None) -> None:
    assert find_coordinates(location, "binh-duong") is None


def test_a_place_of_home_is_one_of_its_own_province_alone() -> None:
    assert find_coordinates("Dĩ An", "binh-duong") is not None
    assert [find_coordinates("Dĩ An", home) for home in ("da-nang", "Guangdong", None, "")] == [None] * 4


@pytest.mark.parametrize(
    ("location", "province", "point"),
    [
        ("TPHCM", "ho-chi-minh-city", (10.78, 106.70)),
        ("Thủ Đức, TPHCM", "ho-chi-minh-city", (10.85, 106.77)),
        ("Guangzhou", "guangzhou", (23.13, 113.26)),
        ("Osaka", None, (34.69, 135.50)),
    ],
)
def test_a_home_that_is_a_town(location: str, province: str | None, point: tuple[float, float]) -> None:
    assert find_coordinates(location, province) == point


@pytest.mark.parametrize(("country", "name", "latitude", "longitude"), TOWNS)
def test_each_town_of_the_table_is_known_and_found(country: str, name: str, latitude: float, longitude: float) -> None:
    assert any(row.country == country and name in row.names for row in places())
    assert find_coordinates(name, None) == (latitude, longitude)
    south, north, west, east = BOXES.get(country, (-60.0, 70.0, -180.0, 180.0))
    assert south <= latitude <= north
    assert west <= longitude <= east
    assert (round(latitude, 2), round(longitude, 2)) == (latitude, longitude)


@pytest.mark.parametrize("profile_id", profile_ids())
def test_each_town_of_a_profile_is_found_by_each_name(profile_id: str) -> None:
    for town in read_profile(profile_id).towns:
        for name in (*town.names, *town.venues):
            assert find_coordinates(name, profile_id) == town.at


@pytest.mark.parametrize("profile_id", profile_ids())
def test_no_place_abroad_has_the_name_of_one_of_home(profile_id: str) -> None:
    profile = read_profile(profile_id)
    own = {_plain(name) for town in profile.towns for name in (*town.names, *town.venues)}
    own -= {_plain(name) for name in profile.partners}
    abroad = {_plain(name) for place in places() if place.country != profile.country for name in place.names}
    assert not own & abroad


@pytest.mark.parametrize(
    "town",
    [
        {"names": ["A"]},
        {"at": [10.0, 106.0]},
        {"at": [10, 106], "names": ["A"]},
        {"at": [106.65, 10.98], "names": ["A"]},
        {"at": [10.0, 106.0], "names": "A"},
        {"at": [10.0, 106.0], "names": ["A"], "radius": 2},
        {"at": [float("nan"), 106.0], "names": ["A"]},
        "A",
    ],
)
def test_a_town_that_is_none(town: object) -> None:
    with pytest.raises(ConfigError, match="towns has to be"):
        _profile("made-up", {"country": "VN", "towns": [town]}, "made-up.toml")


@given(st.text(max_size=60), st.text(max_size=20) | st.none())
def test_any_text_will_do(location: str, province: str | None) -> None:
    find_coordinates(location, province)

"""Names of places and bodies: one for all languages, and what readers of each language see."""

from __future__ import annotations

import unicodedata

import pytest

from tests.extract.reading import only_event
from timeline.lexicon.labels import label_languages, party_label
from timeline.lexicon.places import Place, bodies, is_latin, is_of_one_language, places, shown_name
from timeline.model import Party

LANGUAGES = ("en", "vi", "zh")


def letters(name: str) -> str:
    """The scripts of a name's letters."""
    return " ".join(sorted({unicodedata.name(letter).split()[0] for letter in name if letter.isalpha()}))


# --- one name in each language


@pytest.mark.parametrize(
    ("canonical", "en", "vi", "zh"),
    [
        ("Champasak", "Champasak", "Chăm-pa-sắc", "占巴塞"),
        ("Yamaguchi", "Yamaguchi", "Yamaguchi", "山口县"),
        ("Daejeon", "Daejeon", "Daejeon", "大田"),
        ("Guangzhou", "Guangzhou", "Quảng Châu", "广州"),
        ("Tay Ninh", "Tay Ninh", "Tây Ninh", "西宁省"),
        ("Ho Chi Minh City", "Ho Chi Minh City", "Hồ Chí Minh", "胡志明市"),
        (
            "World Technopolis Association",
            "World Technopolis Association",
            "Hiệp hội Đô thị Khoa học Thế giới",
            "世界科技城市联盟",
        ),
        ("Horasis", "Horasis", "Horasis", "Horasis"),
        ("Nowhere at all", "Nowhere at all", "Nowhere at all", "Nowhere at all"),
        ("", "", "", ""),
    ],
)
def test_what_a_place_or_a_body_is_called(canonical: str, en: str, vi: str, zh: str) -> None:
    assert [shown_name(canonical, language) for language in LANGUAGES] == [en, vi, zh]


def test_a_language_of_which_nothing_is_known_sees_the_canonical_name() -> None:
    assert shown_name("Champasak", "fr") == "Champasak"


def test_the_foreign_ministry_in_english() -> None:
    assert shown_name("Ministry of Foreign Affairs", "en") == "Ministry of Foreign Affairs"


@pytest.mark.xfail(strict=True, reason="ministries are in no table of places or bodies")
@pytest.mark.parametrize(("language", "name"), [("vi", "Bộ Ngoại giao"), ("zh", "外交部")])
def test_the_foreign_ministry_elsewhere(language: str, name: str) -> None:
    assert shown_name("Ministry of Foreign Affairs", language) == name


def test_a_place_without_accents_in_its_row_gets_some_taken_off() -> None:
    known = {place.canonical for place in places()}
    assert {"Dak Lak", "Da Nang", "Thanh Hoa"} <= known


# --- canonical names


def test_each_canonical_name_of_a_place_is_latin() -> None:
    assert [place for place in places() if letters(place.canonical) != "LATIN"] == []


def test_no_canonical_name_of_a_place_bears_the_accents_of_vietnamese() -> None:
    odd = [place.canonical for place in places() if is_of_one_language(place.canonical) and place.country == "VN"]
    assert odd == []


def test_each_canonical_name_of_a_body_is_latin() -> None:
    assert [body for body in bodies() if letters(body.canonical) != "LATIN"] == []


def test_no_name_is_empty_or_has_spare_spaces() -> None:
    names = [name for place in (*places(), *bodies()) for name in (place.canonical, *place.names)]
    assert [name for name in names if not name or name != " ".join(name.split())] == []


def test_no_canonical_name_is_that_of_places_in_two_countries() -> None:
    countries: dict[str, set[str]] = {}
    for place in places():
        countries.setdefault(place.canonical, set()).add(place.country)
    assert {name: lands for name, lands in countries.items() if len(lands) > 1} == {}


def test_no_place_is_called_like_a_body() -> None:
    assert {place.canonical for place in places()} & {body.canonical for body in bodies()} == set()


def test_of_one_country_a_canonical_name_stands_once_in_its_rows() -> None:
    """Rows without accents come from the table of subdivisions; they follow, and so change no name."""
    rows = [place.canonical for place in places() if len(place.names) > 1]
    assert sorted(rows) == sorted(set(rows))


def test_each_body_has_one_row() -> None:
    names = [body.canonical for body in bodies()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.xfail(strict=True, reason="a row of Viet Nam without its accents comes again among the subdivisions")
def test_each_place_has_one_row() -> None:
    names = [place.canonical for place in places()]
    assert sorted(names) == sorted(set(names))


def test_no_spelling_is_that_of_two_places_of_one_country() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for place in places():
        for name in place.names:
            owners.setdefault((place.country, name), set()).add(place.canonical)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("name", "latin", "of_one"),
    [("Champasak", True, False), ("Tây Ninh", True, True), ("占巴塞", False, True), ("Düsseldorf", True, False)],
)
def test_how_a_name_is_written(name: str, latin: bool, of_one: bool) -> None:
    assert (is_latin(name), is_of_one_language(name)) == (latin, of_one)


def test_a_name_in_a_language_that_the_row_has_none_of() -> None:
    place = Place("Nowhere", "XX", ("Nowhere", "Nơi nào"))
    assert [place.name(language) for language in LANGUAGES] == ["Nowhere", "Nơi nào", "Nowhere"]


# --- parties


@pytest.mark.parametrize(
    ("party", "en", "vi", "zh"),
    [
        (Party("South Korea", country="KR"), "South Korea", "Hàn Quốc", "韩国"),
        (Party("Champasak", country="LA"), "Champasak", "Chăm-pa-sắc", "占巴塞"),
        (
            Party("Diplomatic mission of Japan", country="JP"),
            "Diplomatic mission of Japan",
            "Cơ quan đại diện ngoại giao Nhật Bản",
            "日本外交代表机构",
        ),
        (Party("Tay Ninh"), "Tay Ninh", "Tây Ninh", "西宁省"),
        (Party("UNESCO"), "UNESCO", "UNESCO", "联合国教科文组织"),
        (Party("A club that nobody knows"), *["A club that nobody knows"] * 3),
        (Party("{country} {0} %s", country="JP"), *["{country} {0} %s"] * 3),
        (Party("Lee & Sons", country="ZZ"), *["Lee & Sons"] * 3),
    ],
)
def test_what_a_party_is_called(party: Party, en: str, vi: str, zh: str) -> None:
    assert [party_label(party, language) for language in LANGUAGES] == [en, vi, zh]


def test_a_party_is_called_in_each_language_that_has_labels() -> None:
    assert set(label_languages()) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (
            {
                "en": "On May 18, a delegation of Champasak, Laos, visited Binh Duong.",
                "vi": "Ngày 18/5, đoàn công tác tỉnh Chăm-pa-sắc (Lào) đến thăm Bình Dương.",
                "zh": "5月18日，老挝占巴塞省代表团访问平阳省。",
            },
            "Champasak",
        ),
        (
            {
                "en": "On May 18, a delegation of Korea visited Binh Duong.",
                "vi": "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm Bình Dương.",
                "zh": "5月18日，韩国代表团访问平阳省。",
            },
            "South Korea",
        ),
        (
            {
                "en": "On May 18, the Consul General of Japan visited Binh Duong.",
                "vi": "Ngày 18/5, Tổng Lãnh sự Nhật Bản đến thăm Bình Dương.",
                "zh": "5月18日，日本总领事访问平阳省。",
            },
            "Diplomatic mission of Japan",
        ),
        (
            {
                "en": "On May 18, Binh Duong became a member of the WTA.",
                "vi": "Ngày 18/5, Bình Dương gia nhập WTA.",
                "zh": "5月18日，平阳省正式加入世界科技城市联盟。",
            },
            "World Technopolis Association",
        ),
        (
            {
                "en": "On May 18, a delegation of Guangzhou, China, visited Binh Duong.",
                "vi": "Ngày 18/5, đoàn công tác thành phố Quảng Châu (Trung Quốc) đến thăm Bình Dương.",
                "zh": "5月18日，中国广州市代表团访问平阳省。",
            },
            "Guangzhou",
        ),
    ],
)
def test_in_each_language_a_party_bears_the_same_name(texts: dict[str, str], name: str) -> None:
    found = {language: [party.name for party in only_event(text, language).parties] for language, text in texts.items()}
    assert list(found.values()) == [[name]] * len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_party_is_called_as_in_its_own_article(language: str) -> None:
    text = {
        "en": "On May 18, a delegation of Champasak, Laos, visited Binh Duong.",
        "vi": "Ngày 18/5, đoàn công tác tỉnh Chăm-pa-sắc (Lào) đến thăm Bình Dương.",
        "zh": "5月18日，老挝占巴塞省代表团访问平阳省。",
    }[language]
    (party,) = only_event(text, language).parties
    assert party_label(party, language) in text

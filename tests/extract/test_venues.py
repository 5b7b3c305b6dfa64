"""Where something is held says neither what it is nor with whom."""

from __future__ import annotations

import pytest

from tests.extract.reading import only_event, terms
from timeline.model import Kind, Role

VENUES = [
    ("en", "at Becamex Convention Centre"),
    ("en", "at the WTC Convention and Exhibition Center"),
    ("en", "at the International Exhibition & Convention Centre"),
    ("en", "at WTC Expo"),
    ("vi", "tại Trung tâm Hội nghị và Triển lãm quốc tế WTC"),
    ("vi", "tại Trung tâm Triển lãm quốc tế"),
    ("zh", "在国际会议中心"),
    ("zh", "在新城会展中心"),
    ("zh", "在国际会议展览中心"),
    ("ko", "베카멕스 컨벤션센터에서"),
    ("ko", "국제회의장에서"),
]


@pytest.mark.parametrize(("language", "venue"), VENUES)
def test_the_name_of_a_venue_tells_no_kind(language: str, venue: str) -> None:
    assert [t.value for t in terms(venue, language) if t.group == "kind"] == []


def bodies(text: str) -> dict[str, Role]:
    return {p.name: p.role for p in only_event(text, "en").parties if not p.is_person and p.country is None}


def test_a_body_whose_director_attends_does_not_organise() -> None:
    text = "On 18 May, Binh Duong opened a forum with Korea together with Kim Yun-hee, director of KOTRA."
    assert bodies(text) == {"KOTRA": Role.PARTICIPANT}


def test_a_body_that_holds_a_conference_organises_it() -> None:
    text = "On 18 May, Binh Duong opened a forum that KOTRA held, together with Kim Yun-hee, director of KOTRA."
    assert bodies(text) == {"KOTRA": Role.ORGANISER}


@pytest.mark.parametrize(
    ("language", "text", "localities"),
    [
        (
            "en",
            "On 4 May, on the sidelines of the summit in Vientiane, Chairman Vo Van Minh of Binh Duong met with the "
            "Governor of Champasak.",
            ["Champasak"],
        ),
        (
            "en",
            "On 4 May, leaders of Binh Duong held talks in Guangzhou (China) with the foreign affairs office of "
            "Guangdong province.",
            ["Guangdong"],
        ),
        (
            "vi",
            "Ngày 4/5, tại TP.Quảng Châu (Trung Quốc), đoàn tỉnh Bình Dương hội đàm với Sở Ngoại vụ tỉnh Quảng Đông.",
            ["Guangdong"],
        ),
        ("en", "On 4 May, a delegation of Binh Duong held talks in Guangzhou.", ["Guangzhou"]),
        (
            "en",
            "On 4 May, leaders of Binh Duong held talks in Guangzhou (China), Shenzhen and Nanning.",
            ["Guangzhou", "Shenzhen", "Nanning"],
        ),
        (
            "en",
            "On 4 May, leaders of Binh Duong held talks in Vientiane with the governor of Daejeon.",
            ["Vientiane", "Daejeon"],
        ),
    ],
)
def test_where_a_meeting_was_is_no_party_beside_others_of_that_country(
    language: str, text: str, localities: list[str]
) -> None:
    event = only_event(text, language)
    assert event.kind in {Kind.MEETING, Kind.VISIT}
    assert [p.name for p in event.parties if not p.is_person] == localities

"""Events known by a year in their name, alone or in a list."""

from __future__ import annotations

import pytest

from tests.extract.reading import dates, events
from timeline.model import EventCandidate


def named(text: str, language: str) -> list[tuple[str, str, str]]:
    """(year, kind, title) of the events of an article, in the order of the text."""
    found = sorted(events(text, language), key=lambda event: event.date_span)
    return [(dates(event), str(event.kind), event.summary) for event in found]


def years_alone(text: str, language: str) -> list[EventCandidate]:
    return [event for event in events(text, language) if event.precision == "year"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Binh Duong has hosted many events: Horasis Asia Meeting 2019, WTA Summit 2018 and Meet Korea 2022.",
            [
                ("2019", "conference", "Horasis Asia Meeting 2019"),
                ("2018", "conference", "WTA Summit 2018"),
                ("2022", "promotion", "Meet Korea 2022"),
            ],
        ),
        (
            "vi",
            "Bình Dương từng đăng cai: Hội nghị Horasis 2019, Diễn đàn WTA 2018, Gặp gỡ Hàn Quốc 2022.",
            [
                ("2019", "conference", "Hội nghị Horasis 2019"),
                ("2018", "conference", "Diễn đàn WTA 2018"),
                ("2022", "promotion", "Gặp gỡ Hàn Quốc 2022"),
            ],
        ),
        (
            "zh",
            "平阳省承办过2018世界科技城市联盟大会、2022相约韩国推介会。",
            [
                ("2018", "conference", "平阳省承办过2018世界科技城市联盟大会"),
                ("2022", "promotion", "2022相约韩国推介会"),
            ],
        ),
    ],
)
def test_each_name_of_a_list_is_an_event(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Binh Duong's guests took part in “Meet Korea 2022” too.", "Meet Korea 2022"),
        ("en", "Binh Duong, with Meet Korea 2022, found many friends.", "Meet Korea 2022"),
        ("vi", "Bình Dương có nhiều bạn với “Gặp gỡ Hàn Quốc 2022” vừa rồi.", "Gặp gỡ Hàn Quốc 2022"),
        ("zh", "平阳省办过《2022相约韩国推介会》。", "2022相约韩国推介会"),
    ],
)
def test_a_name_between_two_marks_is_the_title(language: str, text: str, title: str) -> None:
    assert [event.summary for event in years_alone(text, language)] == [title]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "Binh Duong has hosted many events, including: Meet Japan, Meet Korea and Horasis Asia Meeting 2022.",
            ["2022"] * 3,
        ),
        ("Binh Duong has hosted many events, such as: Meet Japan and Meet Korea 2022.", ["2022"] * 2),
        # The others differ: nobody knows the year of Meet Korea.
        ("Binh Duong has hosted: Meet Japan 2021, Meet Korea and Horasis Asia Meeting 2022.", ["2021", "2022"]),
        # No list is opened: Meet Japan has no year.
        ("Binh Duong hosted Meet Japan, and later Meet Korea 2022.", ["2022"]),
    ],
)
def test_names_of_a_list_share_the_year_that_all_others_bear(text: str, years: list[str]) -> None:
    assert [year for year, _, _ in named(text, "en")] == years


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_events_known_by_a_name_are_background_and_not_sure(language: str) -> None:
    text = {
        "en": "Binh Duong has hosted: WTA Summit 2018, Meet Korea 2022.",
        "vi": "Bình Dương từng đăng cai: Diễn đàn WTA 2018, Gặp gỡ Hàn Quốc 2022.",
        "zh": "平阳省承办过2018世界科技城市联盟大会、2022相约韩国推介会。",
    }[language]
    found = events(text, language)
    assert len(found) == 2
    assert all(not event.main and event.confidence < 0.6 for event in found)


@pytest.mark.parametrize(
    "text",
    [
        "Eindhoven, the 2011 Intelligent Community of the Year, praised Binh Duong.",
        "Korea held the Seoul Forum 2022.",
    ],
)
def test_the_event_of_somebody_else_is_none_of_ours(text: str) -> None:
    assert events(text, "en") == []


def test_a_name_with_a_year_and_a_day_beside_it_is_one_event() -> None:
    text = "Binh Duong held the WTA Summit 2022 with the World Technopolis Association on October 10-12, 2022."
    (event,) = events(text, "en")
    assert dates(event) == "2022-10-10/2022-10-12"


@pytest.mark.xfail(strict=True, reason="'such as' and 'including' open a list of names only where a colon follows")
@pytest.mark.parametrize("opening", ["such as", "including", "namely"])
def test_the_first_name_of_a_list_begins_after_the_words_that_open_it(opening: str) -> None:
    text = f"Binh Duong has hosted events {opening} Horasis Asia Meeting 2019 and Meet Korea 2022."
    assert [title for _, _, title in named(text, "en")] == ["Horasis Asia Meeting 2019", "Meet Korea 2022"]


@pytest.mark.xfail(strict=True, reason="包括 and 如 open a list of names only where a colon follows")
@pytest.mark.parametrize("opening", ["包括", "如"])
def test_the_first_chinese_name_of_a_list_begins_after_the_words_that_open_it(opening: str) -> None:
    text = f"平阳省承办过多项活动，{opening}2018世界科技城市联盟大会、2022相约韩国推介会。"
    assert [title for _, _, title in named(text, "zh")] == ["2018世界科技城市联盟大会", "2022相约韩国推介会"]


@pytest.mark.xfail(
    strict=True, reason="a name that begins with 2019年 is read as a year, and the whole list as its event"
)
def test_a_chinese_name_that_begins_with_a_year() -> None:
    text = "平阳省承办过多项活动，包括2019年世界科技城市联盟大会、2022相约韩国推介会。"
    assert [event.countries for event in events(text, "zh")] == [(), ("KR",)]


@pytest.mark.parametrize(
    "text",
    [
        "Binh Duong joined the Meet Korea 2022 programme.",
        pytest.param(
            "Binh Duong joined the celebration of Laos on May 3.",
            marks=pytest.mark.xfail(strict=True, reason="a celebration without an adjective is no kind of event"),
        ),
    ],
)
def test_who_joins_an_event_is_no_member(text: str) -> None:
    (event,) = events(text, "en")
    assert "membership" not in {event.kind, *event.also}


@pytest.mark.parametrize("colon", [":", "："])
def test_a_name_that_states_its_year_is_given_no_other(colon: str) -> None:
    text = f"平阳省承办过{colon}2018世界科技城市联盟大会、2022相约韩国推介会。"
    assert [year for year, _, _ in named(text, "zh")] == ["2018", "2022"]

"""What the lines around a date say: preparations, what goes on beside, who receives whom, how long it lasts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, reasons, row

FAIR = """Meet Korea 2023: Binh Duong gets ready for it

Mr. Minh had the departments of Binh Duong report on it on May 18. He wants no delays.

The provincial hall will be its place from June 8 to June 10."""


def test_of_a_fair_that_is_prepared_only_its_own_days_are_an_event() -> None:
    assert [row(event) for event in events(FAIR, "en")] == [("2023-06-08/2023-06-10", "promotion", "KR", "planned")]


def test_a_state_visit_beside_a_signing_leaves_it_the_provinces() -> None:
    text = (
        "Ties with Artemisa\n\nThe Governor of Artemisa, Cuba, came to Binh Duong on May 18. "
        "The People's Committee and Artemisa signed a letter of intent in April, "
        "while the National Assembly Chairman was on an official visit to Cuba."
    )
    assert ("2023-04", "agreement", "CU", "held") in [row(event) for event in events(text, "en")]


def test_the_same_day_goes_on_from_a_day_of_the_text_not_of_a_stamp() -> None:
    text = (
        "Guests from Italy\n\nUpdate: 19-05-2023 | 10:00\n\nThe Italian delegation toured Binh Duong on the same day.\n"
    )
    assert events(text, "en") == []
    assert reasons(text, "en")["on the same day"] == "no day is told before it"


@pytest.mark.parametrize(
    ("name", "found"),
    [("Mr. Peter Falk", True), ("Mrs. Akiko Wada", True), ("Mr. Tran Van Nam", False), ("Ms. Nguyen Lan", False)],
)
def test_who_bears_no_name_of_home_comes_from_outside(name: str, found: bool) -> None:
    text = f"News of the province\n\nOn May 18, the chairman of Binh Duong received and worked with {name}."
    assert bool(events(text, "en")) is found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Binh Duong hosts the Horasis Asia Meeting on May 26 and 27.", ["2023-05-26"]),
        ("Binh Duong received guests of Laos on May 17 and guests of Cuba on May 18.", ["2023-05-17", "2023-05-18"]),
    ],
)
def test_a_fair_on_two_days_running_is_one(sentence: str, expected: list[str]) -> None:
    assert [str(event.dtstart) for event in events(f"News\n\n{sentence}", "en")] == expected


def test_teasers_that_begin_alike_carry_the_year_on() -> None:
    text = (
        "News\n\n"
        "BEGIC - The Italian Ambassador was welcomed by the chairman of Binh Duong on 21 January 2019.\n\n"
        "BEGIC - The Lao Consul General, whose term is over, took leave of the chairman of Binh Duong on January 9.\n\n"
        "BEGIC - The chairman of Binh Duong, back from the south, received the Ambassador of Japan on December 13.\n"
    )
    found = [event.dtstart for event in events(text, "en", None)]
    assert found == [date(2019, 1, 21), date(2019, 1, 9), date(2018, 12, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "Korean tourists return\n\nSome 1,200 Korean visitors landed in Binh Duong on May 12 on seven flights.",
        "Job fair\n\nTwelve companies, four of them Taiwanese, look for workers at a job fair in Di An on May 18.",
        "Fire\n\nA fire in a flat of a Korean family in Thuan An on May 14 was put out in ten minutes.",
    ],
)
def test_travellers_jobs_and_minutes_are_none(text: str) -> None:
    assert events(text, "en") == []

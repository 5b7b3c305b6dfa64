"""From which day a text is told: its dateline's, and the year that its headline names."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import Reference, find_dates


def days(text: str, published: date) -> list[date | None]:
    return [m.dtstart for m in find_dates(text, "en", Reference(published)) if m.form != "dateline"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LAHORE, May 16 (Agency): The envoy called on the Governor today.", date(2022, 5, 16)),
        ("HANOI, May 16 (Agency) - The envoy came yesterday.", date(2022, 5, 15)),
        ("HANOI, April 16 (Agency) - The envoy came yesterday.", date(2022, 5, 16)),  # printed anew, a month later
    ],
)
def test_today_is_the_day_of_a_fresh_dateline(text: str, expected: date) -> None:
    assert days(text, date(2022, 5, 17)) == [expected]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [("Ten events of 2023", date(2023, 2, 7)), ("Ten events of 2024", date(2024, 2, 7)), ("News", date(2024, 2, 7))],
)
def test_a_look_back_tells_of_the_year_that_its_headline_names(headline: str, expected: date) -> None:
    assert days(f"{headline}\n\nOn February 7, guests came.", date(2024, 1, 5))[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chairman on Friday expressed thanks.", date(2022, 5, 13)),
        ("They met on the 16th to talk.", date(2022, 5, 16)),
        ("They met on the 16th in Seoul.", date(2022, 5, 16)),
        ("He was born on the 5th floor.", None),
    ],
)
def test_days_before_a_verb_or_a_place(text: str, expected: date | None) -> None:
    assert days(text, date(2022, 5, 17)) == ([expected] if expected else [])

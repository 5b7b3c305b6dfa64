"""From which day a text is told: its dateline's, and the year that its headline names."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import Reference, find_dates


def days(text: str, published: date, language: str = "en") -> list[date | None]:
    return [m.dtstart for m in find_dates(text, language, Reference(published)) if m.form != "dateline"]


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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("【本报5月16日电】主席今日会见大使。", "zh", date(2022, 5, 16)),
        ("【本报平阳2022年5月16日讯】主席昨天会见大使。", "zh", date(2022, 5, 15)),
        ("【本报5月13日电】主席今日会见大使。", "zh", date(2022, 5, 17)),  # printed anew
        ("某社河内5月16日电 主席今日会见大使。", "zh", date(2022, 5, 17)),
        ("Hà Nội, ngày 16/5 (TTX) - Hôm nay, đoàn đến.", "vi", date(2022, 5, 16)),
        ("Hà Nội, 16/5 - Hôm nay, đoàn đến.", "vi", date(2022, 5, 17)),
    ],
)
def test_in_some_languages_only_a_dateline_in_brackets_says_what_today_is(
    text: str, language: str, expected: date
) -> None:
    assert days(text, date(2022, 5, 17), language) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 1 March they met. On the 20th they left.", date(2022, 3, 20)),
        ("On 1 March they met.\n\nOn the 20th he left.", date(2022, 3, 20)),
        ("They met on 1 March; the guests left on the 20th.", date(2022, 3, 20)),
        ("On 10 May they met. On the 30th he will fly home.", date(2022, 5, 30)),
        ("On 10 May they met. On the 30th he flew home.", date(2022, 4, 30)),
        ("On 28 March they met. On the 3rd they left.", date(2022, 4, 3)),
        ("On 1 March they met. All went well. It rained. On the 16th they left.", date(2022, 5, 16)),
    ],
)
def test_a_bare_day_is_of_the_month_told_just_before(text: str, expected: date) -> None:
    assert days(text, date(2022, 5, 17))[-1] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("He received the consul on the 5th.", date(2022, 5, 6), date(2022, 5, 5)),
        ("He received the consul on the 5th.", date(2022, 5, 30), date(2022, 5, 5)),
        ("He received the consul on the 25th.", date(2022, 5, 3), date(2022, 4, 25)),
        ("He received the consul on the 25th.", date(2022, 5, 20), None),
        ("He received the consul on the 6th.", date(2022, 5, 4), None),
        ("He will receive the consul on the 2nd.", date(2022, 5, 28), date(2022, 6, 2)),
        ("He will receive the consul on the 17th.", date(2022, 5, 18), None),
    ],
)
def test_a_bare_day_of_another_month_is_near(text: str, published: date, expected: date | None) -> None:
    assert days(text, published) == [expected]

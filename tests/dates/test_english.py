"""English date expressions: what is found, what it means, and what only looks like a date."""

from __future__ import annotations

from datetime import time

import pytest

from tests.dates.reading import mentions, value, values
from timeline.model import PartOfDay, Resolution

PUBLISHED = "2023-01-05"  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair opened on January 04.", ["2023-01-04"]),
        ("The fair opened on Jan. 4 in the city.", ["2023-01-04"]),
        ("The fair opened on 4 January 2023.", ["2023-01-04"]),
        ("The fair opened on June 23rd, 2022.", ["2022-06-23"]),
        ("They met on 14th Jan, 2023 again.", ["2023-01-14"]),
        ("They met on the 14th of January 2023.", ["2023-01-14"]),
        ("They met on Wednesday, January 4, 2023.", ["2023-01-04"]),
        ("The paper is dated 2022-12-31.", ["2022-12-31"]),
        ("Posted 2022-12-31T08:00:00Z by the office", ["2022-12-31"]),
        ("The guests came on 26 and 27 June 2022.", ["2022-06-26", "2022-06-27"]),
        ("The guests came on June 26 and 27, 2022.", ["2022-06-26", "2022-06-27"]),
        ("The guests came on June 3, 5 and 8.", ["2022-06-03", "2022-06-05", "2022-06-08"]),
        ("The fair runs October 10-12, 2022.", ["2022-10-10/2022-10-12"]),
        ("The fair runs on 12, 13 March 2022.", ["2022-03-12", "2022-03-13"]),
        ("The office was busy in Jan-Feb 2022.", ["2022-01/2022-02"]),
        ("The season of 2012/13 was long.", ["2012/2013"]),
        ("Dated 03-May-60 in the files.", ["1960-05-03"]),
        ("They stayed from Oct. 20th to Oct. 22nd.", ["2022-10-20/2022-10-22"]),
        ("They stayed 26–27 June 2022.", ["2022-06-26/2022-06-27"]),
        ("They stayed from 28 December 2022 to 2 January 2023.", ["2022-12-28/2023-01-02"]),
        ("They stayed from December 28 to January 2.", ["2022-12-28/2023-01-02"]),
        ("They stayed between March 3 and March 5, 2022.", ["2022-03-03/2022-03-05"]),
        ("They stayed between March 3 and 5, 2022.", ["2022-03-03/2022-03-05"]),
        ("They stayed between March 3 and 5.", ["2023-03-03/2023-03-05"]),
        ("They stayed between the 3rd and 5th of March 2022.", ["2022-03-03/2022-03-05"]),
        ("They stayed between 30 March and 2 April 2022.", ["2022-03-30/2022-04-02"]),
        ("In June 2017 the link was made.", ["2017-06"]),
        ("The pact of June, 2017 holds.", ["2017-06"]),
        ("It grew in 2019.", ["2019"]),
        ("It grew in early 2011.", ["2011"]),
        ("It grew by mid-2020.", ["2020"]),
        ("It hosted events in 2016 and 2017.", ["2016", "2017"]),
        ("It was honoured from 2019 to 2022.", ["2019/2022"]),
        ("It was honoured in the years 2018-2019.", ["2018/2019"]),
        ("It was honoured in 1914-18 too.", ["1914/1918"]),
        ("In March and April 2022 they met.", ["2022-03", "2022-04"]),
        ("They met between April and June 2022.", ["2022-04", "2022-06"]),
    ],
)
def test_what_is_stated(text: str, expected: list[str]) -> None:
    assert values(text, "en", PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke on Thursday.", "2023-01-05"),
        ("They spoke on Friday.", "2022-12-30"),
        ("They spoke last Thursday.", "2022-12-29"),
        ("They will speak next Thursday.", "2023-01-12"),
        ("They speak this Saturday.", "2023-01-07"),
        ("The delegation will arrive on Monday.", "2023-01-09"),
        ("The delegation will arrive on Thursday.", "2023-01-05"),
        ("The minister, who will retire, said on Monday that all was well.", "2023-01-02"),
        ("They spoke yesterday.", "2023-01-04"),
        ("They spoke today.", "2023-01-05"),
        ("They speak tomorrow.", "2023-01-06"),
        ("They spoke the day before yesterday.", "2023-01-03"),
        ("They spoke last month.", "2022-12"),
        ("They spoke last year.", "2022"),
        ("They speak next year.", "2024"),
        ("They spoke last September.", "2022-09"),
        ("They speak next March.", "2023-03"),
        ("They spoke three days ago.", "2023-01-02"),
        ("They spoke two months ago.", "2022-11"),
        ("They spoke five years ago.", "2018"),
        ("They spoke last week.", "2022-12-26/2023-01-01"),
        ("They spoke in March last year.", "2022-03"),
        ("Over the past year they spoke often.", "2022"),
        ("They recently spoke.", "<2023-01-05"),
        ("They have just spoken.", "<2023-01-05"),
    ],
)
def test_what_is_told_from_the_publication(text: str, expected: str) -> None:
    (mention,) = mentions(text, "en", PUBLISHED)
    assert value(mention) == expected
    assert mention.resolved is Resolution.RELATIVE


def test_the_past_year_is_two_years_later_in_the_year() -> None:
    assert values("Over the past year they met.", "en", "2023-08-01") == ["2022/2023"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on June 27. Just one month earlier they had called.", ["2022-06-27", "2022-05"]),
        ("They came on June 27. Two days later they left.", ["2022-06-27", "2022-06-29"]),
        ("They came on June 27 and met the press the same day.", ["2022-06-27", "2022-06-27"]),
        ("They came on June 27. The next day they left.", ["2022-06-27", "2022-06-28"]),
        ("They came on June 27. They had called the day before.", ["2022-06-27", "2022-06-26"]),
    ],
)
def test_what_is_told_from_the_text(text: str, expected: list[str]) -> None:
    assert values(text, "en", "2022-07-05") == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may come in.",
        "They may sign 4 papers.",
        "The march on the town was long.",
        "The sun rose over the sat phone.",
        "The province counts 4,019 projects.",
        "It counts 3000 projects and over 2000 workers.",
        "The pact is worth 2022 USD and $2023.",
        "Call 0274 3822 825 or +84 2019 555.",
        "Decision 2780/QD-UBND applies.",
        "The industrial revolution 4.0 goes on.",
        "It was one of 21 cities and grew by 8.01%.",
        "The score was 3-2, the odds 24/24.",
        "Views: 298",
        "Room 2019, No. 2020",
        "They sold 1990 tons of rice.",
        "He scored 2012 points in the coming days.",
        "It opens every Monday; the shops have a Black Friday.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text, "en", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("As of March 2022 there were ten.", "as-of"),
        ("Accumulated to December 15, 2022 there were ten.", "as-of"),
        ("The parks should be there by the end of 2025.", "deadline"),
        ("Since January 2015 they have been partners.", "since"),
        ("The plan runs until 2026.", "until"),
        ("It rose compared to 2021.", "compared"),
        ("They held Meet Korea 2022.", "name-year"),
        ("It hosted the WTA Summit 2018.", "name-year"),
        ("It hosted the 2018 WTA Summit.", "name-year"),
        ("In the first six months of 2020 it grew.", "period"),
        ("It plans ten parks in the 2023 - 2030 period.", "period"),
        ("The 10th term, 2021-2026, began.", "period"),
        ("It was honoured from 2019 to 2022.", "range"),
        ("They met on March 3, 2022.", "day"),
        ("They met on March 3.", "month-day"),
    ],
)
def test_the_form_says_what_the_context_makes_of_it(text: str, form: str) -> None:
    assert [m.form for m in mentions(text, "en", PUBLISHED)] == [form]


@pytest.mark.parametrize(
    ("text", "printed", "part", "clock", "clock_end"),
    [
        ("On the evening of January 04 they met.", "the evening of January 04", PartOfDay.EVENING, None, None),
        ("In the morning of June 23rd they met.", "the morning of June 23rd", PartOfDay.MORNING, None, None),
        ("They met Tuesday morning.", "Tuesday morning", PartOfDay.MORNING, None, None),
        ("They met at 9:00 a.m. on June 23 there.", "at 9:00 a.m. on June 23", None, time(9), None),
        ("They met at 3 p.m. on June 23 there.", "at 3 p.m. on June 23", None, time(15), None),
        ("Update: 17-01-2022 | 11:40:05", "17-01-2022 | 11:40:05", None, time(11, 40), None),
        ("They meet on June 23, 14:00-16:30.", "June 23, 14:00-16:30", None, time(14), time(16, 30)),
    ],
)
def test_part_of_day_and_clock_stand_beside_the_date(
    text: str, printed: str, part: PartOfDay | None, clock: time | None, clock_end: time | None
) -> None:
    (mention,) = mentions(text, "en", PUBLISHED)
    assert (mention.text, mention.part_of_day, mention.clock, mention.clock_end) == (printed, part, clock, clock_end)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2023-01-05", "2023-01-05"), ("2023-05-01", "2023-05-01"), ("2023-05-20", "2023-01-05"), (None, "2023-01-05")],
)
def test_figures_are_read_day_first_unless_only_the_other_reading_is_the_day_of_publication(
    published: str | None, expected: str
) -> None:
    assert values("Dated 05/01/2023 in the city", "en", published) == [expected]


def test_figures_are_read_month_first_where_the_text_writes_others_so() -> None:
    assert values("Posted 01/31/2022, changed 02/03/2022.", "en") == ["2022-01-31", "2022-02-03"]


def test_a_dateline_says_from_when_an_undated_article_tells() -> None:
    text = "VIETNAM, August 11 - The 2023 Asia Pacific Meeting opened on Thursday."
    assert values(text, "en") == ["2023-08-11", "2023", "2023-08-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank may reopen Tuesday.", ["2023-01-10"]),
        ("Officials expect the road to open Monday.", ["2023-01-09"]),
        ("Shops stay closed until Monday.", ["2023-01-09"]),
        ("Friday brings the jobs report.", ["2023-01-06"]),
        ("Sunday’s game will be the last.", ["2023-01-08"]),
        ("The firm, which may merge, reported a loss Tuesday.", ["2023-01-03"]),
        ("He could not be reached Tuesday.", ["2023-01-03"]),
        ("The envoy called on the governor on Wednesday.", ["2023-01-04"]),
        ("It will close. Tuesday, shoppers came.", ["2023-01-03"]),
    ],
)
def test_a_weekday_lies_ahead_where_its_sentence_says_so(text: str, expected: list[str]) -> None:
    assert values(text, "en", PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday (9/1): the envoy calls.", ["2023-01-09"]),
        ("Monday (1/9): the envoy calls.", ["2023-01-09"]),
        ("Tuesday, 10/1: the envoy calls.", ["2023-01-10"]),
        ("Wed 11/1: the envoy calls.", ["2023-01-11"]),
        ("1/13 (Friday): the envoy calls.", ["2023-01-13"]),
        ("1/13, Friday: the envoy calls.", ["2023-01-13"]),
        ("Tuesday (9/1): the envoy calls.", ["?"]),
        ("Monday 7/11/2022: the envoy calls.", ["2022-11-07"]),
        ("Friday (7/11/2022): the envoy calls.", ["2022-11-07"]),
        ("They won 3-2 on Monday 24 times.", ["2023-01-02"]),
    ],
)
def test_a_weekday_says_which_of_two_figures_is_the_month(text: str, expected: list[str]) -> None:
    assert values(text, "en", PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Good Friday.", ["2023-04-07"]),
        ("They met on Thanksgiving.", ["2022-11-24"]),
        ("They met on Memorial Day 2022.", ["2022-05-30"]),
        ("They met last Christmas.", ["2022-12-25"]),
        ("Two men were tried for the Sept. 11 attacks.", ["2001-09-11"]),
        ("The park opened on Sept. 11 with a show.", ["2022-09-11"]),
    ],
)
def test_feasts_and_days_that_all_know(text: str, expected: list[str]) -> None:
    assert values(text, "en", PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20221231\nTHE CITY, a report.", ["2022-12-31"]),
        ("Ice formed 30,000 years ago.", []),
        ("He left forty years ago.", ["1983"]),
        ("It ends two years from now.", ["2025"]),
        ("Work ends by year’s end.", ["2023"]),
        ("They met on Aug. 11 and 12.", ["2022-08-11", "2022-08-12"]),
        ("Sales of last August were below the same month a year earlier.", ["2022-08", "2021-08"]),
    ],
)
def test_how_newswires_write(text: str, expected: list[str]) -> None:
    assert values(text, "en", PUBLISHED) == expected


def test_a_day_earlier_goes_back_to_the_news_after_what_was_long_ago() -> None:
    text = "The port opened on May 3, 1990. It grew in 1995. It burned Wednesday. In 2001 it was sold. "
    text += "A day earlier they met."
    assert values(text, "en", PUBLISHED)[-1] == "2023-01-03"

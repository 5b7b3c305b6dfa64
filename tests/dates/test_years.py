"""Where a missing year is taken from, and when it stays open."""

from __future__ import annotations

import pytest

from tests.dates.reading import mentions, values
from timeline.model import Resolution


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met on December 28.", "2023-01-05", "2022-12-28"),
        ("They meet on January 9.", "2022-12-28", "2023-01-09"),
        ("The fair will be held on December 20.", "2023-01-05", "2023-12-20"),
        ("The fair was held on June 20.", "2023-01-05", "2022-06-20"),
        ("As of October they counted ten.", "2023-06-05", "2022-10"),
        ("The show opens on February 29.", "2023-06-05", "2024-02-29"),
        ("The forum, slated for May 8, was put off.", "2023-05-20", "2023-05-08"),
        ("The forum, slated for May 8, is a first.", "2023-05-20", "2024-05-08"),
    ],
)
def test_a_day_lies_in_the_year_nearest_to_publication_unless_the_sentence_says_otherwise(
    text: str, published: str, expected: str
) -> None:
    assert values(text, "en", published) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "published", "expected"),
    [
        ("Hội chợ sẽ diễn ra ngày 20/12.", "vi", "2023-01-05", "2023-12-20"),
        ("Hội chợ đã diễn ra ngày 20/6.", "vi", "2023-01-05", "2022-06-20"),
        ("博览会将于12月20日举行。", "zh", "2023-01-05", "2023-12-20"),
        ("12月20日将举行博览会。", "zh", "2023-01-05", "2023-12-20"),
    ],
)
def test_verbs_of_every_language_say_what_lies_ahead(text: str, language: str, published: str, expected: str) -> None:
    assert values(text, language, published) == [expected]


def test_a_supplied_year_is_inferred_and_a_printed_one_stated() -> None:
    found = mentions("On March 3 and on March 3, 2022 they met.", "en", "2022-04-01")
    assert [m.resolved for m in found] == [Resolution.INFERRED, Resolution.STATED]


def test_without_publication_date_or_hint_the_year_stays_open_and_month_and_day_are_kept() -> None:
    (mention,) = mentions("The leaders met on February 10.", "en")
    assert (mention.is_resolved, mention.resolved, mention.month, mention.day) == (False, None, 2, 10)


def test_the_same_day_as_an_open_day_is_as_open() -> None:
    found = mentions("The leaders met on February 10. The same day they left.", "en")
    assert [(m.form, m.is_resolved, m.month, m.day) for m in found][1] == ("same-day", False, 2, 10)


def test_the_hint_supplies_the_year() -> None:
    assert values("They met on May 27.", "en", year=2013) == ["2013-05-27"]


def test_the_hint_of_a_month_decides_on_which_side_of_new_year_a_day_lies() -> None:
    assert values("They met on December 27.", "en", year=2013, month=1) == ["2012-12-27"]


def test_of_yesterday_in_an_article_known_by_its_month_the_month_is_known() -> None:
    assert values("They met yesterday.", "en", year=2015, month=10) == ["2015-10"]


def test_a_line_lends_the_year_that_it_names_to_its_day() -> None:
    text = "Sáng 25/2, hai bên dự Gặp gỡ đầu xuân năm 2022.\nSáng 22/2, hai bên dự Gặp gỡ đầu xuân năm 2023."
    assert values(text, "vi", year=2025) == ["2022-02-25", "2022", "2023-02-22", "2023"]


def test_a_chronological_list_inherits_its_year_and_rolls_over() -> None:
    text = "\n".join(f"On {day} they met." for day in ("March 25", "February 24", "February 13, 2025", "December 27"))
    assert values(text, "en") == ["2025-03-25", "2025-02-24", "2025-02-13", "2024-12-27"]


def test_a_list_that_begins_with_the_oldest_rolls_over_the_other_way() -> None:
    text = "\n".join(f"On {day} they met." for day in ("November 3, 2024", "December 27", "January 6", "March 2"))
    assert values(text, "en") == ["2024-11-03", "2024-12-27", "2025-01-06", "2025-03-02"]


def test_an_item_between_two_years_that_leave_a_choice_stays_open() -> None:
    text = "\n".join(f"Ngày {day}, đoàn đến." for day in ("29/1/2019", "12/11", "1/2/2016"))
    assert values(text, "vi") == ["2019-01-29", "?", "2016-02-01"]


def test_two_lines_are_no_list() -> None:
    assert values("12月7日,庆祝活动举行。\n2013年9月4日,两县签署协议。", "zh") == ["?", "2013-09-04"]


def test_an_anniversary_of_the_one_year_stated_supplies_the_year() -> None:
    text = "12月7日,缔结友好县10周年庆祝活动举行。\n2013年9月4日,两县签署协议。"
    assert values(text, "zh") == ["2023-12-07", "2013-09-04"]


def test_the_one_anniversary_of_a_text_counts_from_anywhere_in_it() -> None:
    text = "庆祝结好10周年\n\n10月10日，代表团来访。\n\n2008年5月3日，双方结好。"
    assert values(text, "zh") == ["2018-10-10", "2008-05-03"]


def test_a_day_that_the_year_of_the_hint_does_not_have_stays_open() -> None:
    assert values("They met on February 29.", "en", year=2023, month=3) == ["?"]


@pytest.mark.parametrize("text", ["WTA 2018 opens", "Partners of the WTA 2018 gather", "The 2018 WTA Summit"])
def test_the_address_goes_before_a_name_in_the_headline(text: str) -> None:
    assert values(f"{text}\n\nThe guests met on October 4.", "en", year=2016) == ["2018", "2016-10-04"]


@pytest.mark.parametrize("published", [None, "2022-09-01"])
def test_a_year_that_opens_the_paragraph_governs_it_as_in_yearbooks(published: str | None) -> None:
    text = "【概况】2021年,接待外宾10批。4月18—21日,参加论坛。11月20日,举行对话会。"
    assert values(text, "zh", published) == ["2021", "2021-04-18/2021-04-21", "2021-11-20"]


def test_a_heading_governs_what_stands_below_it() -> None:
    text = "2011年重要外事活动\n\n4月 | 出访意大利\n6月 | 出访新加坡\n"
    assert values(text, "zh", year=2012) == ["2011", "2011-04", "2011-06"]


def test_the_same_day_stated_elsewhere_supplies_the_year() -> None:
    text = "Chiều 15/6, đoàn về nước.\nTừ ngày 11/6 đến 15/6/2024, đoàn ở thăm."
    assert values(text, "vi") == ["2024-06-15", "2024-06-11/2024-06-15"]


def test_a_year_in_a_name_of_the_headline_supplies_the_year() -> None:
    text = "Partners of the Forum 2018 gather\n\nThe guests met on October 4."
    assert values(text, "en") == ["2018", "2018-10-04"]


def test_a_story_of_times_long_past_goes_on_from_what_was_told() -> None:
    text = (
        "In May 1931 the ministers met. By late June they had agreed. In November 1932 the league met.\n"
        "In February it broke up. The treaty of 1933 failed in March. It was renewed in 1934."
    )
    assert values(text, "en", "2009-12-19") == ["1931-05", "1931-06", "1932-11", "1933-02", "1933", "1933-03", "1934"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They met on March 28 and April 2, 2022.", "en", ["2022-03-28", "2022-04-02"]),
        ("Dates: December 30 and January 2, 2022.", "en", ["2021-12-30", "2022-01-02"]),
        ("Họ gặp ngày 3/5, 4/5 và 5/5/2022.", "vi", ["2022-05-03", "2022-05-04", "2022-05-05"]),
    ],
)
def test_the_last_of_joined_dates_gives_the_others_its_year(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language, "2023-05-20") == expected


def test_a_term_or_a_plan_of_several_years_dates_no_day_of_its_line() -> None:
    (plan, day) = mentions("The plan for 2021-2030 was the talk of September 8.", "en", None)
    assert plan.dtstart is not None
    assert not day.is_resolved


def test_stamps_of_a_sidebar_are_no_items_of_a_list() -> None:
    text = (
        "Sáng 10-5, hội họp.\n\n20/10/2025 9:18:03 AM — 734\n16/10/2025 9:00:45 AM — 117\n15/10/2025 4:50:50 PM — 119"
    )
    assert not mentions(text, "vi", None)[0].is_resolved


def test_a_year_behind_a_bracket_is_that_of_the_name_in_it() -> None:
    forms = [mention.form for mention in mentions("Diễn đàn châu Á (Ramona) 2019 đã mở.", "vi", None)]
    assert forms == ["name-year"]

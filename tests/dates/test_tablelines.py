"""Tables in plain text: their dates are of what they list."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.doubts import is_outlived
from timeline.dates.stamps import find_stamps, publication_date
from timeline.dates.tablelines import find_table_lines

TABLE = "No. | Partner | Date\n1 | Daejeon | 5 July 2005\n2 | Emmen | 03.11.2014\n3 | Oulu | -\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TABLE, 4),
        ("\n" + TABLE.replace("\n", "\n\n"), 4),
        (TABLE.replace(" | ", "\t"), 4),
        (TABLE.replace("\n", " |\n| "), 4),
        ("Daejeon | 5 July 2005\nEmmen | 3 June 2018\nLyon | 2 May 2019\n", 3),
        ("Partner | Signed\nDaejeon | 5 July 2005\nEmmen | 3 June 2018\n", 3),
        ("Author | Admin\nViews | 123\nUpdated | 06/01/2023\n", 0),
        ("Home | News | Contact\nVN | EN | ZH\nAdmin | 05/01/2023 | Print\n", 0),
        ("Author | 05/01/2023\nViews | 123\nUpdated | 06/01/2023\n", 0),
        ("A headline\nAdmin | 05/01/2023\nAnother\nAdmin | 04/01/2023\nA third\nAdmin | 03/01/2023\n", 0),
    ],
    ids=[
        "bars",
        "blank lines between",
        "tabs",
        "framed",
        "two cells",
        "two cells with titles",
        "a stamp",
        "a menu",
        "fields of a page",
        "teasers",
    ],
)
def test_lines_of_tables(text: str, lines: int) -> None:
    assert len(find_table_lines(text)) == lines


def test_a_date_in_a_table_is_no_stamp_of_the_page() -> None:
    assert publication_date(f"Sister cities\n\n{TABLE}", "en") is None


def test_a_field_that_says_when_the_page_was_published_is_a_stamp() -> None:
    text = "Author | Admin\nPublished | 05/01/2023\nUpdated | 06/01/2023\n\nThe province received a delegation.\n"
    assert publication_date(text, "en") == (date(2023, 1, 5), "stamp")


def test_dates_of_a_table_are_labelled_so() -> None:
    assert {stamp.label for stamp in find_stamps(TABLE, "en")} == {"table"}


def test_a_stamp_above_a_table_is_one() -> None:
    assert publication_date(f"Sister cities\n5 January 2023\n\n{TABLE}", "en") == (date(2023, 1, 5), "stamp")


OUTLIVED = [
    ("en", "The agreement was signed on 9 November 2022.", True),
    ("en", "The list is as of 1 January 2024.", True),
    ("en", "The agreement will be signed on 9 November 2022.", False),
    ("en", "The agreement was signed on 9 November.", False),
    ("en", "The agreement was signed on 20 June 2020.", False),
    ("vi", "Hai bên đã ký thỏa thuận ngày 9/11/2022.", True),
    ("vi", "Hai bên sẽ ký thỏa thuận ngày 9/11/2022.", False),
    ("en", "Partner | Town | Signed\nA | B | 9 November 2022\nC | D | 3 May 2012\n", True),
    ("en", "Plan | Town | Day\nA | B | 9 November 2021\nC | D | 3 May 2021\n", False),
    ("ja", "2022年11月9日に調印した。", False),
]


@pytest.mark.parametrize(("language", "text", "doubtful"), OUTLIVED, ids=[text[:50] for _, text, _ in OUTLIVED])
def test_a_page_that_tells_of_later_days_was_not_published_then(language: str, text: str, doubtful: bool) -> None:
    assert is_outlived(text, language, date(2020, 6, 1)) is doubtful

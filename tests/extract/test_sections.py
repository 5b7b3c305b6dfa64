"""Rows of lists: what they are, and whom they are with, may stand in a heading above them."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, read, row

OF_KINDS = """Home > International relations

Sisterhood (2 regions)
 • China
  • Hunan (7th October, 1996)
 • Japan
  • Kagawa Prefecture (19th May, 2001)

Memoranda signed
 • Tasmania, Australia (2 November, 2006)
"""
OF_COUNTRIES = """Friends of Binh Duong abroad

The province has friends in two countries. A short list follows.

1. Kratie (Cambodia)

+ 2016: the two signed an MOU on health.

2. Champasak (Laos)

+ July 2018: a delegation of teachers visited schools in Binh Duong.
"""
OF_DAYS = """Friendly relations of Binh Duong

- Champasak (Laos): set up on July 17, 2000
- Daejeon (South Korea): 4 May 2005
- Yamaguchi (Japan): MOU signed on November 29, 2014
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OF_KINDS,
            [
                ("1996-10-07", "twinning", "CN", "held"),
                ("2001-05-19", "twinning", "JP", "held"),
                ("2006-11-02", "agreement", "AU", "held"),
            ],
        ),
        (OF_COUNTRIES, [("2016", "agreement", "KH", "held"), ("2018-07", "visit", "LA", "held")]),
        (
            OF_DAYS,
            [
                ("2000-07-17", "twinning", "LA", "held"),
                ("2005-05-04", "twinning", "KR", "held"),
                ("2014-11-29", "agreement", "JP", "held"),
            ],
        ),
    ],
    ids=["kinds", "countries", "days"],
)
def test_a_heading_speaks_for_the_rows_below_it(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [row(event) for event in events(text, "en")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Prices of rice in Laos\n\n- 3 May 2023: 12 dong\n- 10 May 2023: 13 dong\n- 17 May 2023: 12 dong\n",
        "Sister cities\n\nThe list was drawn up for the council. Long.\n\n+ 2016: a road to the port was paved.\n",
        "Friendship\n\nOffice hours\n- 5 May 2023: closed\n- 6 May 2023: open\n",
    ],
)
def test_a_row_without_a_party_or_a_heading_is_none(text: str) -> None:
    assert events(text, "en") == []


def test_one_dated_line_is_no_list() -> None:
    page = read(
        "News\nKorea Week from May 9, 2023\nBinh Duong met guests of Daejeon, Korea, and spoke of roads.\n", "en"
    )
    assert [s.role for s in page.prose if s.role == "row"] == []


SCHEDULE = """The Governor's week

Monday, May 22

10:00 a.m. Signing of an MOU with Daejeon, Korea

Location: City Hall

1:00 p.m. Budget team

Tuesday, May 23

9:15 a.m. Meeting: Minister of Trade

Location: Vientiane, Laos
"""


def test_a_day_alone_on_its_line_dates_the_lines_below_it() -> None:
    assert [row(event) for event in events(SCHEDULE, "en")] == [
        ("2023-05-22", "agreement", "KR", "planned"),
        ("2023-05-23", "meeting", "LA", "planned"),
    ]


def test_the_day_above_all_is_the_pages_own() -> None:
    text = "19 May 2023\n\nNews\n\nMinister of Laos visited Binh Duong\n"
    assert events(text, "en") == []

"""English news as papers write it: what stands in one clause, and what the next one leaves unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str, str]  # see `reading.row`

# Lists of plans in which an item only says that others have the same.
LIKEWISE: dict[str, list[Row]] = {
    "The province will meet Japanese firms in June 2024 at a conference. "
    "By August 2024, firms from abroad will have theirs.": [
        ("2024-06", "conference", "JP", "planned"),
        ("2024-08", "conference", "", "planned"),
    ],
    "In June 2024 a forum with Korean firms is planned. In July 2024 it is the turn of Taiwan. "
    "By September 2024 other countries follow.": [
        ("2024-06", "conference", "KR", "planned"),
        ("2024-07", "conference", "TW", "planned"),
        ("2024-09", "conference", "", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. In July 2024 comes the turn for Laos.": [
        ("2024-06", "conference", "TH", "planned"),
        ("2024-07", "conference", "LA", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. By August 2024, the report must be ready.": [
        ("2024-06", "conference", "TH", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. By August 2024, "
    "the departments must send their own figures.": [
        ("2024-06", "conference", "TH", "planned"),
    ],
    "A dialogue conference with Thai investors was held in June 2023. By August 2024, "
    "foreign firms must follow the new rules.": [
        ("2023-06", "conference", "TH", "held"),
    ],
}


@pytest.mark.parametrize("text", LIKEWISE)
def test_others_have_the_like(text: str) -> None:
    found = events(f"Binh Duong and foreign firms: a year of conferences\n\n{text}", "en", date(2024, 3, 1))
    assert [row(event) for event in found] == LIKEWISE[text]

"""Sources that print another one's sentence say whose it is, in the reader's language."""

from __future__ import annotations

import pytest

from tests.factories import make_evidence
from timeline.publish.wording import source_of


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Training for both, March 4, 2023 (printed from agency.example)"),
        ("vi", "Training for both, ngày 4 tháng 3 năm 2023 (đăng lại từ agency.example)"),
        ("zh", "Training for both，2023年3月4日（转载自 agency.example）"),
    ],
)
def test_label(language: str, label: str) -> None:
    assert source_of(make_evidence(reprint_of="https://agency.example/7"), language).label == label


def test_original_without_an_address_is_named_by_its_id() -> None:
    assert source_of(make_evidence(reprint_of="news-7"), "en").label.endswith("(printed from news-7)")

"""Sources that print another one's sentence say whose it is, in the reader's language."""

from __future__ import annotations

import pytest

from tests.factories import make_evidence
from timeline.publish.wording import source_of


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Training for both, {day} (printed from agency.example)"),
        ("vi", "Training for both, {day} (đăng lại từ agency.example)"),
        ("zh", "Training for both，{day}（转载自 agency.example）"),
    ],
)
def test_label(language: str, label: str) -> None:
    plain = source_of(make_evidence(title="x"), language).label.removeprefix("x")
    day = plain.removeprefix(", ").removeprefix("，")
    assert source_of(make_evidence(reprint_of="https://agency.example/7"), language).label == label.format(day=day)


def test_original_without_an_address_is_named_by_its_id() -> None:
    assert source_of(make_evidence(reprint_of="news-7"), "en").label.endswith("(printed from news-7)")

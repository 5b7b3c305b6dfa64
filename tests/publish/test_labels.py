"""Labels: every kind, status and the like has one in each language, and a colour that a calendar may have."""

from __future__ import annotations

import re

import pytest

from timeline.filter import LANGUAGES
from timeline.lexicon import labels
from timeline.model import Kind, PartOfDay, Role, Scope, Status


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_has_its_own_label(language: str) -> None:
    assert len({labels.kind_label(kind, language) for kind in Kind}) == len(Kind)
    assert len({labels.status_label(status, language) for status in Status}) == len(Status)
    assert len({labels.part_of_day_label(part, language) for part in PartOfDay}) == len(PartOfDay)
    assert len({labels.role_label(role, language) for role in Role}) == len(Role)
    assert len({labels.scope_label(scope, language) for scope in Scope}) == len(Scope)


def test_every_kind_has_its_own_colour() -> None:
    colours = [labels.kind_color(kind) for kind in Kind]
    assert len(set(colours)) == len(Kind)
    assert all(re.fullmatch("[a-z]+", colour) for colour in colours)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KR", "en", "South Korea"),
        ("kr", "vi", "Hàn Quốc"),
        ("LA", "zh", "老挝"),
        ("XQ", "en", "XQ"),
        ("KR", "tlh", "South Korea"),
        ("KR", "../en", "South Korea"),
        ("KR", "", "South Korea"),
    ],
)
def test_country_names(code: str, language: str, name: str) -> None:
    assert labels.country_name(code, language) == name


def test_what_is_filled_in_is_text() -> None:
    assert labels.phrase("cancelled_title", "en", title="{title} {0.__class__}") == "Cancelled: {title} {0.__class__}"


def test_an_unknown_language_shows_english() -> None:
    assert labels.kind_label(Kind.VISIT, "color") == "Visit"

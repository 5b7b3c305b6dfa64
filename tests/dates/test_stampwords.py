"""What pages print around their stamps, as the lexicons have it."""

from __future__ import annotations

import re

import pytest

from timeline.dates import stampwords
from timeline.errors import ConfigError


def test_the_words_of_all_languages_are_looked_for() -> None:
    labels = re.compile(stampwords.words("updated"), re.IGNORECASE)
    assert all(labels.fullmatch(label) for label in ("Last updated", "Cập nhật", "更新时间"))


def test_words_that_no_language_has_fit_nothing() -> None:
    assert re.search(stampwords.words("no such key"), "anything") is None


def test_a_language_without_a_lexicon_adds_nothing() -> None:
    assert dict(stampwords.stamp_table("")) == {}


@pytest.mark.parametrize("table", [{"published": "("}, {"clock_marks": "z-a"}])
def test_a_table_that_is_wrong_is_named(table: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stampwords, "languages", lambda: ["xx"])
    monkeypatch.setattr(stampwords, "read_lexicon", lambda language: {"stamps": table})
    with pytest.raises(ConfigError, match=r"xx\.toml"):
        stampwords.stamp_table.__wrapped__("xx")

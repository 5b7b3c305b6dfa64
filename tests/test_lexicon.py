"""What every lexicon has to have, and what is said where it lacks something."""

from __future__ import annotations

import pytest

from timeline import lexicon
from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_can_be_read(language: str) -> None:
    assert read_lexicon(language)["writing"]["script"]


@pytest.mark.parametrize(("name", "what"), [("counts", "form"), ("home", "words"), ("writing", "script")])
def test_a_key_that_is_missing_is_named(name: str, what: str) -> None:
    table = {key: dict(value) for key, value in read_lexicon("en").items()}
    del table[name][what]
    with pytest.raises(ConfigError, match=rf"xx\.toml.*\[{name}\] {what}"):
        lexicon._check(table, "xx.toml")


def test_a_table_that_is_missing_is_named_once() -> None:
    table = {key: value for key, value in read_lexicon("en").items() if key != "clutter"}
    with pytest.raises(ConfigError, match=r"xx\.toml: the lexicon lacks \[clutter\]$"):
        lexicon._check(table, "xx.toml")

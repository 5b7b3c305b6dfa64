"""How languages are written, as their lexicons say it."""

from __future__ import annotations

import pytest

from timeline.errors import ConfigError
from timeline.lexicon import languages, places, writing
from timeline.lexicon.homes import home_of
from timeline.lexicon.places import Place
from timeline.lexicon.writing import ends_compounds, letters_without, writing_of


def test_every_lexicon_says_how_its_language_is_written() -> None:
    assert all(writing_of(language).script for language in languages())


@pytest.mark.parametrize(
    ("language", "name", "country", "sought"),
    [
        ("en", "Đà Nẵng", "VN", True),
        ("en", "Vân Nam", "CN", False),
        ("en", "Düsseldorf", "DE", True),
        ("en", "占巴塞", "LA", False),
        ("vi", "Vân Nam", "CN", True),
        ("zh", "占巴塞", "LA", True),
        ("zh", "Champasak", "LA", True),
    ],
)
def test_which_names_of_places_a_language_looks_for(language: str, name: str, country: str, sought: bool) -> None:
    assert writing_of(language).looks_for(name, country) is sought


@pytest.mark.parametrize("border", ["left", "right"])
def test_a_word_of_a_script_without_blanks_shows_no_border(border: str) -> None:
    assert letters_without(border).match("平") and not letters_without(border).match("b")


@pytest.mark.parametrize(
    "table", [{}, {"script": "a-z", "colour": "red"}, {"script": "a-z", "borders": "right"}, {"script": "z-a"}]
)
def test_a_table_that_is_wrong_is_named(table: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "read_lexicon", lambda language: {"writing": table})
    with pytest.raises(ConfigError, match=r"xx\.toml"):
        writing_of.__wrapped__("xx")


def test_visits_between_provinces_count_where_the_table_says_so() -> None:
    assert (home_of("VN").domestic, home_of("KR").domestic, home_of("").ministries) == (True, False, ())


def test_a_lexicon_may_name_places_by_their_canonical_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "languages", lambda: ["xx"])
    monkeypatch.setattr(
        places, "read_lexicon", lambda language: {"places": {"KR": {"Daejeon": ["Tajo"], "Nova": ["Novo"]}}}
    )
    rows = places._with_names([Place("Daejeon", "KR", ("Daejeon", "Tajo"))], "places")
    assert [row.names for row in rows] == [("Daejeon", "Tajo"), ("Nova", "Novo")]


@pytest.mark.parametrize(("compounds", "known"), [(0, False), (3, True), (4, False)])
def test_a_long_word_may_end_a_compound(compounds: int, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written = {"writing": {"script": "a-z", "borders": "left", "compounds": compounds}}
    monkeypatch.setattr(writing, "languages", lambda: ["xx"])
    monkeypatch.setattr(writing, "writing_of", lambda language: writing._writing(written["writing"]))
    assert ends_compounds.__wrapped__("abc") is known

"""The catalogues of words: read as gettext has them, and refused where something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import ConfigError
from timeline.filter import LANGUAGES
from timeline.lexicon import catalogues
from timeline.lexicon.catalogues import languages, words_of

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n\n'
ENGLISH = HEADER.format(forms="nplurals=2; plural=(n != 1);") + (
    'msgctxt "word"\nmsgid "data"\nmsgstr "Data"\n\n'
    'msgctxt "count"\nmsgid "days"\nmsgid_plural "days"\nmsgstr[0] "{n} day"\nmsgstr[1] "{n} days"\n'
)
POLISH = HEADER.format(
    forms="nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
) + (
    'msgctxt "word"\nmsgid "data"\nmsgstr "Dane"\n\n'
    'msgctxt "count"\nmsgid "days"\nmsgid_plural "days"\nmsgstr[0] "{n} dzień"\nmsgstr[1] "{n} dni"\n'
    'msgstr[2] "{n} dni."\n'
)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues of its own, with English in it."""
    (tmp_path / "en.po").write_text(ENGLISH, "utf-8")
    monkeypatch.setattr(catalogues.resources, "files", lambda _: tmp_path)
    for kept in (languages, words_of):
        kept.cache_clear()
    yield tmp_path  # type: ignore[misc]
    monkeypatch.undo()
    for kept in (languages, words_of):
        kept.cache_clear()


def test_all_languages_of_readers_have_one() -> None:
    assert set(LANGUAGES) <= set(languages())


def test_a_language_without_a_catalogue_is_told_in_english() -> None:
    assert words_of("tlh").language == "en"


def test_what_a_name_could_lead_to_outside_the_folder_is_english() -> None:
    assert words_of("../en").language == "en"


@pytest.mark.parametrize(("number", "said"), [(1, "{n} dzień"), (2, "{n} dni"), (5, "{n} dni."), (22, "{n} dni")])
def test_a_number_takes_the_form_that_its_language_has(installed: Path, number: int, said: str) -> None:
    (installed / "pl.po").write_text(POLISH, "utf-8")
    assert words_of("pl").counted("days", number) == said


FAULTS = [
    (POLISH.replace('msgctxt "word"\nmsgid "data"\nmsgstr "Dane"\n\n', ""), "data"),
    (POLISH.replace('"Dane"', '""'), "data"),
    (POLISH + '\nmsgctxt "word"\nmsgid "dta"\nmsgstr "x"\n', "dta"),
    (POLISH + '\nmsgctxt "wrod"\nmsgid "data"\nmsgstr "x"\n', "wrod"),
    ("no catalogue at all", "cannot be read"),
]


@pytest.mark.parametrize(("text", "named"), FAULTS, ids=[named for _, named in FAULTS])
def test_a_catalogue_at_fault_is_refused_and_the_fault_named(installed: Path, text: str, named: str) -> None:
    (installed / "pl.po").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=named) as refused:
        words_of("pl")
    assert refused.value.subject == "pl.po"

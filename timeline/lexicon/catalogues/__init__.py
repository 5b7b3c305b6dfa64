"""The words that readers see: a gettext catalogue a language, which translators' programs (Poedit, Weblate) can edit.

An entry's context says where its words are used ("kind", "word", "page", "report" ...), its id is their name in the
code, and its text is what readers get, with names in braces that are filled in. Babel reads the catalogues; they are
shipped as text, and need no compiling. English has every entry, and each language the same ones: the loader checks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from timeline.errors import ConfigError

ENGLISH = "en"
COUNT = "count"  # the context of what has a form for one and a form for many
OPTIONAL = "article"  # a context of which a language has what it needs: names of countries that take an article
Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Those of one language. tables: texts by context and name; of what is counted, the form for many."""

    language: str
    tables: Mapping[str, Table]
    translations: Translations

    def counted(self, name: str, number: int) -> str:
        """The form of that text which the language uses for the number (GNU gettext's plural rules)."""
        text: str = self.translations.npgettext(COUNT, name, name, number)
        return text


@cache
def languages() -> tuple[str, ...]:
    """The languages (ISO 639-1) that have a catalogue, English first."""
    names = (file.name for file in resources.files(__package__).iterdir())
    found = {name.removesuffix(".po") for name in names if name.endswith(".po")}
    return tuple(sorted(found, key=lambda language: (language != ENGLISH, language)))


@cache
def words_of(language: str) -> Words:
    """The catalogue of that language, English for one without. Raises ConfigError where it cannot be read, or lacks an
    entry that English has, or has one that English lacks."""
    if language not in languages():
        return words_of(ENGLISH)
    words = _read(language)
    if language != ENGLISH:
        _check_same(words, words_of(ENGLISH))
    return words


def _read(language: str) -> Words:
    file = f"{language}.po"
    try:
        octets = resources.files(__package__).joinpath(file).read_bytes()
        catalog = read_po(BytesIO(octets), locale=language, abort_invalid=True)
    except (OSError, UnicodeDecodeError, PoFileError) as error:
        raise ConfigError("the catalogue cannot be read", subject=file) from error
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Words(language, _tables(catalog), Translations(compiled))


def _tables(catalog: Catalog) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for message in catalog:
        if message.context is None:
            continue  # the header
        # Of what is counted, singular and plural are two of each; of all else there is one.
        name, text = (one if isinstance(one, str) else (one or ("",))[-1] for one in (message.id, message.string))
        tables.setdefault(message.context, {})[name] = text
    return tables


def _check_same(words: Words, english: Words) -> None:
    for context in english.tables.keys() | words.tables.keys() - {OPTIONAL}:
        mine, theirs = words.tables.get(context, {}), english.tables.get(context, {})
        odd = (mine.keys() ^ theirs.keys()) | {name for name, text in mine.items() if not text}
        if odd and context != OPTIONAL:
            named = ", ".join(sorted(odd))
            raise ConfigError(f"missing, empty or unknown in {context!r}: {named}", subject=f"{words.language}.po")

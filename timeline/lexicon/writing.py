"""How a language is written: the table `[writing]` of its lexicon, which the rules ask instead of a language's name.

Keys, all but `script` with a default: `script` (its own letters, as what stands in the brackets of a regular
expression); `reads` (the letters that names of places and bodies come in; its own); `borders` (which ends of a word
can be seen: "both", "left" where endings are glued to words, "none" where no blanks part them); `compounds` (letters
from which on a word is known at the end of a longer one too; 0 for never); `capitals` (names have them: true);
`accents` (they tell words apart: true); `wide` (full width is read as half width: false); `letters` (the table of
`names/` whose characters are read as others); `own_names` (which name of a place is in this language, a regular
expression); `countries_of` (other languages whose names of countries are used as well); `not_places` (an expression of
names of places that are not looked for) `unless_in` (these countries); `glosses` (an expression of readings in brackets
that pages put behind characters, left out where text is compared); `shortest_headline` (12 characters); `locales`
(of CLDR, for `make lexicon-data`: the language's own).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon, read_table

_COMPILED = ("own_names", "not_places", "glosses")
_BORDERS = ("both", "left", "none")


@dataclass(frozen=True, slots=True)
class Writing:
    """See the module. `script`, `reads`: the insides of a character class. `letters`: character to character."""

    script: str
    reads: str
    borders: str = "both"
    capitals: bool = True
    accents: bool = True
    wide: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    own_names: re.Pattern[str] | None = None
    glosses: re.Pattern[str] | None = None
    countries_of: tuple[str, ...] = ()
    not_places: re.Pattern[str] | None = None
    unless_in: frozenset[str] = frozenset()
    shortest_headline: int = 12
    compounds: int = 0

    @property
    def spaced(self) -> bool:
        """Whether blanks part words."""
        return self.borders != "none"

    def reads_name(self, name: str) -> bool:
        """Whether all letters of a name are such as names in text of this language come in."""
        return re.search(rf"(?=[^\W\d_])[^{self.reads}]", name) is None

    def looks_for(self, place: str, country: str) -> bool:
        """Whether a place of that name in that country (ISO 3166-1) is looked for in text of this language."""
        unfit = self.not_places is not None and country not in self.unless_in and self.not_places.search(place)
        return self.reads_name(place) and not unfit


@cache
def writing_of(language: str) -> Writing:
    """How `language` is written. Raises ConfigError where its table is wrong, or it has no lexicon."""
    table = read_lexicon(language).get("writing", {})
    try:
        return _writing(table)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ConfigError(f"the table [writing] is wrong: {error}", subject=f"{language}.toml") from error


def _writing(table: Mapping[str, Any]) -> Writing:
    if table.get("borders", "both") not in _BORDERS:
        raise ValueError(f"borders is one of {', '.join(_BORDERS)}")
    given: dict[str, Any] = {"reads": table["script"], **table}
    given.pop("locales", None)  # for tools/make_lexicon_data.py alone
    given |= {
        key: re.compile(given[key], re.IGNORECASE) for key in ("own_names", "not_places", "glosses") if key in given
    }
    given |= {"countries_of": tuple(given.get("countries_of", ())), "unless_in": frozenset(given.get("unless_in", ()))}
    re.compile(f"[{given['script']}{given['reads']}]")
    return Writing(**(given | {"letters": _letters(given["letters"]) if "letters" in given else {}}))


def _letters(name: str) -> Mapping[str, str]:
    """A table of pairs of characters (`han.json`: traditional ones and the simplified ones that they are read as)."""
    table = read_table(f"names/{name}.json")
    return dict(zip(table["from"], table["to"], strict=True))


@cache
def all_letters() -> Mapping[str, str]:
    """The characters that any language reads as others."""
    return {one: other for language in languages() for one, other in writing_of(language).letters.items()}


@cache
def letters_without(border: str) -> re.Pattern[str]:
    """One letter of a script in which that border of a word ("left", "right") cannot be seen."""
    hidden = {"left": {"none"}, "right": {"none", "left"}}[border]
    scripts = "".join(w.script for w in map(writing_of, languages()) if w.borders in hidden)
    return re.compile(f"[{scripts}]" if scripts else "(?!)")


@lru_cache(maxsize=4096)
def ends_compounds(word: str) -> bool:
    """Whether a word is known at the end of a longer one: in its script words are joined, and it is long enough."""
    writings = (writing for writing in map(writing_of, languages()) if 0 < writing.compounds <= len(word))
    return any(re.fullmatch(f"[{writing.script}]+", word) for writing in writings)


def dense_letter() -> re.Pattern[str]:
    """A letter that is a syllable or a word, so that few say much: of a script in which not all borders are seen."""
    return letters_without("right")

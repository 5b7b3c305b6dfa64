"""Words and names that mean something here, found in one pass: trigger words, cues, countries, places, bodies, home.

All that a lexicon, the tables of names and the home province's profile list is one automaton a language and province.
Words may overlap (each is a fact of its own); of overlapping names only the first and longest counts, so that
`Thái Bình Dương` (the Pacific) is not `Bình Dương`, and `Việt Nam - Singapore industrial park` is no country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from timeline.extract.folding import Folded, fold
from timeline.extract.names import home_country, names_of, starts_like_a_name
from timeline.extract.vocabulary import words_of
from timeline.lexicon.writing import ends_compounds, letters_without
from timeline.model import Kind, Span
from timeline.provinces import Profile

_LONG = 12
_CONSULAR = str(Kind.CONSULAR)
_LONGEST_ABBREVIATION = 5
_PLACE = attrgetter("span.start", "span.end")  # as a key it costs a third of comparing spans


@dataclass(frozen=True, slots=True)
class Term:
    """group: "word", "kind", "cue", "home", "foreign", ... of a word; those of names are listed in `names`.

    value: which word class, kind, cue, country code or canonical name it is. span: in the article's text.
    """

    span: Span
    group: str
    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    group: str
    value: str
    is_name: bool
    cased: str = ""  # compared with its case too (abbreviations)
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Automaton:
    finder: AhoCorasick
    entries: tuple[tuple[_Entry, ...], ...]


def find_terms(text: str, folded: Folded, language: str, profile: Profile) -> list[Term]:
    """All words and names in `text`, in order; `folded` is the same text as `fold` gives it."""
    automaton = _automaton(language, _Key(profile))
    words: list[Term] = []
    names: list[Term] = []
    for index, start, end in automaton.finder.find_matches_as_indexes(folded.text, overlapping=True):
        if not _is_whole(folded.text, start, end):
            continue
        span = folded.span(start, end)
        for entry in automaton.entries[index]:
            if entry.cased and span.of(text) != entry.cased:
                continue
            if not entry.is_name:
                words.append(Term(span, entry.group, entry.value))
            elif starts_like_a_name(text, span, entry.group, language):
                names.append(Term(span, entry.group, entry.value, entry.name))
    shown = list(_located(text, list(_longest(names))))
    words = _without_own_envoys(text, _unmasked(words, shown), shown, home_country(profile))
    return sorted([*words, *shown], key=_PLACE)


def _located(text: str, names: list[Term]) -> Iterator[Term]:
    """Each place in the country that a bracket right behind it names: `Portland (Hoa Kỳ)` is not Jamaica's."""
    for term, after in zip_longest(names, names[1:]):
        told = after is not None and term.group == "place" and after.group == "country"
        if told and term.value != after.value and text[term.span.end : after.span.start].strip() in {"(", "（"}:
            term = replace(term, value=after.value)
        yield term


def _without_own_envoys(text: str, words: list[Term], names: list[Term], home: str) -> list[Term]:
    """Without the home country's own ambassadors and consuls: nobody from outside. A space parts the two words."""
    own = [t.span for t in names if t.group == "country" and t.value == home]
    if not own:
        return words
    before = {span.start - 1 for span in own if text[span.start - 1 : span.start] == " "}
    after = {span.end + 1 for span in own if text.startswith(" ", span.end)}
    return [t for t in words if t.value != _CONSULAR or not (t.span.end in before or t.span.start in after)]


def _unmasked(words: list[Term], names: list[Term]) -> list[Term]:
    """Without the words inside of a mask or of a body's name: `assembly` means nothing in `National Assembly`.

    A word that is all of the mask or of the name keeps its meaning.
    """
    masks = [t for t in words if t.group == "mask"] + [t for t in names if t.group == "body"]
    if not masks:
        return words
    whole = {mask.span for mask in masks}
    bodies = {mask.span for mask in masks if mask.group == "body"}  # a list of the best is a body's, and an honour
    kept: list[Term] = []
    reach = -1  # the furthest end of the masks that began so far: what ends before it is inside one of them
    others = [t for t in words if t.group not in {"mask", "office"}]
    for term in sorted([*masks, *others], key=lambda t: (t.span.start, t.group not in {"mask", "body"})):
        if term.group in {"mask", "body"}:
            reach = max(reach, term.span.end)
        elif term.span.end > reach or (term.span in whole and (term.group in {"cue", "kind"} or term.span in bodies)):
            kept.append(term)
    return [*kept, *(t for t in words if t.group == "office")]  # an office is one wherever it stands


def _longest(names: list[Term]) -> Iterator[Term]:
    """Of overlapping names the first, and of those that start together the longest; the home province before others."""
    order = {"home-name": 0, "not-home": 0, "not-country": 0}
    end, last = -1, None
    for term in sorted(names, key=lambda t: (t.span.start, -t.span.end, order.get(t.group, 1))):
        if term.span.start >= end:
            yield term
            end, last = term.span.end, term
        elif last is not None and term.span == last.span and term.group == last.group and term.value != last.value:
            yield term


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the match stands alone: no letter or digit goes on at either side, where the script shows borders there.

    Pages that lost their line breaks glue words together ("hisworking session"): a long phrase needs no left border.
    """
    if end < len(text) and _shows(text[end], "right") and _shows(text[end - 1], "right"):
        return False
    glued = start > 0 and _shows(text[start - 1], "left") and _shows(text[start], "left")
    return not glued or (end - start >= _LONG and " " in text[start:end]) or ends_compounds(text[start:end])


@lru_cache(maxsize=8192)
def _shows(letter: str, border: str) -> bool:
    """Whether it is a letter or a digit, of a script that shows that border of a word: two such make one word."""
    return letter.isalnum() and letters_without(border).match(letter) is None


class _Key:
    """A profile as a key of the cache: profiles hold mappings, so they are told apart by what they say."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def __hash__(self) -> int:
        return hash(self.profile.id)

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, _Key) and self.profile is other.profile
        return same or (isinstance(other, _Key) and repr(self.profile) == repr(other.profile))


@lru_cache(maxsize=256)
def _automaton(language: str, key: _Key) -> _Automaton:
    table: dict[str, list[_Entry]] = {}
    for text, entry in _entries(language, key.profile):
        pattern = fold(text, language).text.strip()
        if pattern and entry not in table.setdefault(pattern, []):
            table[pattern].append(entry)
    patterns = list(table)
    return _Automaton(AhoCorasick(patterns), tuple(tuple(table[p]) for p in patterns))


def _entries(language: str, profile: Profile) -> Iterable[tuple[str, _Entry]]:
    for group, value, text in words_of(language):
        yield text, _entry(group, value, is_name=False, cased=_abbreviation(text))
    for name in names_of(language, profile):
        cased = _abbreviation(name.text)
        yield name.text, _entry(name.group, name.value, is_name=True, cased=cased, name=name.canonical)


# Most words and names are the same for all provinces: kept once, they fill no memory and hold up no collector.
_entry = lru_cache(maxsize=65_536)(_Entry)


def _abbreviation(text: str) -> str:
    """The text itself where it is one: `LOI` is a letter of intent, `Loi` a person."""
    return text if len(text) <= _LONGEST_ABBREVIATION and text.isupper() and text.isascii() else ""
